import { AccountSettings } from "./account-settings.ts";
import { type Fault, Faults } from "./faults.ts";
import { pushBody, replyBody, type SentMessage } from "./messages.ts";

/** What a user got. */
export type Delivered = {
  via: "reply" | "push";
  /** LINE's id of the chat */
  to: string;
  /** a reply's: the token, and the event that it came with */
  replyToken?: string;
  eventId?: string;
  /** a push's X-Line-Retry-Key */
  retryKey?: string;
  messages: SentMessage[];
  /** the fault by which the sender was not told */
  untold?: Fault["kind"];
  at: number;
};

/** A reply token, good once and until then. */
type Token = { to: string; eventId: string; until: number; used: boolean };

/** A reply token lives this long. */
export const TOKEN_MS = 60_000;
/** Longer than the product waits for an answer. */
const HANG_MS = 15_000;

/** What the platform needs from outside. `random` is from 0 to 1; `wait` resolves after so many milliseconds. */
export type Outside = {
  now: () => number;
  random: () => number;
  randomId: () => string;
  wait: (milliseconds: number) => Promise<void>;
};

/**
 * LINE's Messaging API as far as we use it, with LINE's rules: a reply token is good once and for a minute, a retry key
 * delivers once, messages keep the limits. It serves the tests, the terminal (line-simulate.ts) and the soak.
 */
export class LinePlatform {
  readonly delivered: Delivered[] = [];
  readonly faults: Faults;
  readonly settings: AccountSettings;
  /** told of each delivery */
  onDelivered: (delivered: Delivered) => void = () => {};
  private readonly tokens = new Map<string, Token>();
  private readonly usedKeys = new Set<string>();
  private readonly blockers = new Set<string>();
  private readonly outside: Outside;

  constructor(outside: Outside) {
    this.outside = outside;
    this.faults = new Faults(outside.random);
    this.settings = new AccountSettings(outside.randomId);
  }

  /** Gives out a reply token with an event. `life` in milliseconds. */
  issueToken(token: string, to: string, eventId: string, life = TOKEN_MS): void {
    this.tokens.set(token, { to, eventId, until: this.outside.now() + life, used: false });
  }

  /** Whoever blocks the account gets nothing more, and LINE does not say so to the sender. */
  setBlocked(user: string, blocked: boolean): void {
    if (blocked) this.blockers.add(user);
    else this.blockers.delete(user);
  }

  /**
   * @param request one to https://api.line.me or https://api-data.line.me
   * @returns LINE's answer
   */
  async handle(request: Request): Promise<Response> {
    if (!/^Bearer \S+$/.test(request.headers.get("authorization") ?? ""))
      return error(
        401,
        "Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.",
      );
    const { pathname } = new URL(request.url);
    if (request.method === "POST" && pathname === "/v2/bot/message/reply") return await this.reply(request);
    if (request.method === "POST" && pathname === "/v2/bot/message/push") return await this.push(request);
    return (await this.settings.handle(request)) ?? error(404, "Not found");
  }

  private async reply(request: Request): Promise<Response> {
    const { data: body, error: invalid } = replyBody.safeParse(await json(request));
    if (!body) return error(400, `The request body has 1 error(s): ${invalid.issues[0]?.message ?? ""}`);
    const token = this.tokens.get(body.replyToken);
    if (!token || token.used || this.outside.now() >= token.until) return error(400, "Invalid reply token");
    const { to, eventId } = token;
    const { replyToken, messages } = body;
    return await this.deliver({ via: "reply", to, replyToken, eventId, messages }, () => {
      token.used = true;
    });
  }

  private async push(request: Request): Promise<Response> {
    const { data: body, error: invalid } = pushBody.safeParse(await json(request));
    if (!body) return error(400, `The request body has 1 error(s): ${invalid.issues[0]?.message ?? ""}`);
    const retryKey = request.headers.get("x-line-retry-key");
    if (retryKey && this.usedKeys.has(retryKey))
      return error(409, "The retry key is already accepted", { "x-line-accepted-request-id": retryKey });
    const { to, messages } = body;
    return await this.deliver({ via: "push", to, ...(retryKey ? { retryKey } : {}), messages }, () => {
      if (retryKey) this.usedKeys.add(retryKey);
    });
  }

  private async deliver(message: Omit<Delivered, "at">, accept: () => void): Promise<Response> {
    const met = this.faults.next(message.to);
    if (met?.kind !== "refuse") {
      accept();
      const delivered = { ...message, ...(met ? { untold: met.kind } : {}), at: this.outside.now() };
      if (!this.blockers.has(message.to)) {
        this.delivered.push(delivered);
        this.onDelivered(delivered);
      }
    }
    if (met?.kind === "hang") await this.outside.wait(HANG_MS);
    if (met) return error(met.status, "a fault of the simulator", retryAfter(met.retryAfter));
    const sentMessages = message.messages.map(() => ({ id: this.outside.randomId(), quoteToken: "q" }));
    return Response.json({ sentMessages });
  }
}

function retryAfter(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { "retry-after": String(seconds) };
}

async function json(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}

function error(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ message }, { status, headers });
}
