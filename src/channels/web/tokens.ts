import { sign, verify } from "hono/jwt";
import { z } from "zod";
import { Refusal } from "../../errors.ts";

/** Seconds that a Direct Line token is good for. */
export const TOKEN_SECONDS = 1800;

const claims = z.object({ sub: z.string(), exp: z.number() });

/**
 * @param conversationId the one conversation that the token opens
 * @param secret SESSION_SECRET
 * @param now Unix time in milliseconds
 * @returns a signed token
 */
export async function issueToken(conversationId: string, secret: string, now: number): Promise<string> {
  return await sign({ sub: conversationId, exp: Math.floor(now / 1000) + TOKEN_SECONDS }, secret, "HS256");
}

/**
 * @param authorization the request's Authorization header
 * @param secret SESSION_SECRET
 * @returns the conversation that the token opens
 * @throws Refusal 401 without a token, 403 for one that is not ours or has expired (as Direct Line does)
 */
export async function readToken(authorization: string | undefined, secret: string): Promise<string> {
  const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
  if (!token) throw new Refusal(401, "BadAuthorization", "send Authorization: Bearer with a token");
  try {
    return claims.parse(await verify(token, secret, "HS256")).sub;
  } catch {
    throw new Refusal(403, "TokenExpired", "the token is not valid any more: generate another");
  }
}
