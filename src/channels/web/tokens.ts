import { sign, verify } from "hono/jwt";
import { z } from "zod";
import { Refusal } from "../../errors.ts";

/** Seconds that a Direct Line token is good for. */
export const TOKEN_SECONDS = 1800;

/** Seconds in which a stream's address must be opened: it stands in logs of proxies and is no key for longer. */
const STREAM_SECONDS = 60;

/** Seconds that a frame on another site remembers its conversation without being used. */
const FRAME_SECONDS = 24 * 60 * 60;

/** What signs and verifies: the first signs, all verify, so that a secret can be changed while tokens are out. */
export type SigningSecrets = readonly [string, ...string[]];

/** What a token opens: the conversation's activities, only its stream, or the chat page in a frame. */
const USE = z.enum(["conversation", "stream", "frame"]);
type Use = z.infer<typeof USE>;
const SECONDS: Record<Use, number> = {
  conversation: TOKEN_SECONDS,
  stream: STREAM_SECONDS,
  frame: FRAME_SECONDS,
};

const claims = z.object({ sub: z.string(), use: USE, exp: z.number() });

/**
 * @param conversationId the one conversation that the token opens
 * @param use what of it
 * @param secrets SESSION_SECRET, and the one before it
 * @param now Unix time in milliseconds
 * @returns a signed token
 */
export async function issueToken(
  conversationId: string,
  use: Use,
  secrets: SigningSecrets,
  now: number,
): Promise<string> {
  const exp = Math.floor(now / 1000) + SECONDS[use];
  return await sign({ sub: conversationId, use, exp }, secrets[0], "HS256");
}

/**
 * @param authorization the request's Authorization header
 * @returns the token in it
 * @throws Refusal 401 when there is none
 */
export function bearer(authorization: string | undefined): string {
  const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
  if (!token) throw new Refusal(401, "BadAuthorization", "send Authorization: Bearer with a token");
  return token;
}

/**
 * @param token as it was given out
 * @param use what it is to open
 * @param secrets SESSION_SECRET, and the one before it
 * @param now Unix time in milliseconds
 * @returns the conversation that the token opens
 * @throws Refusal 403 for one that is not ours, is for another use or has expired (as Direct Line does)
 */
export async function readToken(
  token: string,
  use: Use,
  secrets: SigningSecrets,
  now: number,
): Promise<string> {
  for (const secret of secrets) {
    // The clock is ours: `exp` is looked at below.
    const payload = await verify(token, secret, { alg: "HS256", exp: false }).catch(() => undefined);
    const read = claims.safeParse(payload).data;
    if (!read) continue;
    if (read.use !== use) break;
    if (read.exp * 1000 <= now)
      throw new Refusal(403, "TokenExpired", "the token has expired: generate another");
    return read.sub;
  }
  throw new Refusal(403, "BadToken", `the token is not one for this ${use}: generate another`);
}
