/**
 * LINE's Messaging API as far as we use it, with LINE's rules: a reply token is good once, a retry key delivers once.
 * Tests ask it for faults and read what it delivered. It serves the tests in workerd (vitest.config.ts) and, over HTTP,
 * the tests that kill the server.
 */

/** What LINE delivered to a user. */
export type Delivered = { via: "reply" | "push"; to: string; texts: string[] };

/**
 * `refuse`: an error status, nothing delivered. `lose-answer`: delivered, but the answer is an error.
 */
export type Fault = { kind: "refuse" | "lose-answer"; status: number };

export class FakeLine {
  private delivered: Delivered[] = [];
  private usedTokens = new Set<string>();
  private usedKeys = new Set<string>();
  private faults: Fault[] = [];

  /** Answers a request to api.line.me or to the controls under /control. */
  async handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/control/fault") {
      this.faults.push(JSON.parse(await request.text()));
      return new Response();
    }
    if (pathname === "/control/delivered") return Response.json(this.delivered);
    if (pathname === "/v2/bot/message/reply") return await this.reply(request);
    if (pathname === "/v2/bot/message/push") return await this.push(request);
    return Response.json({ message: "Not found" }, { status: 404 });
  }

  private async reply(request: Request): Promise<Response> {
    const { replyToken, messages } = JSON.parse(await request.text());
    if (this.usedTokens.has(replyToken) || replyToken.startsWith("expired")) {
      return Response.json({ message: "Invalid reply token" }, { status: 400 });
    }
    return this.deliver(this.usedTokens, replyToken, {
      via: "reply",
      to: replyToken,
      texts: textsOf(messages),
    });
  }

  private async push(request: Request): Promise<Response> {
    const key = request.headers.get("x-line-retry-key") ?? "";
    const { to, messages } = JSON.parse(await request.text());
    if (this.usedKeys.has(key)) return Response.json({ message: "already accepted" }, { status: 409 });
    return this.deliver(this.usedKeys, key, { via: "push", to, texts: textsOf(messages) });
  }

  private deliver(used: Set<string>, once: string, message: Delivered): Response {
    const fault = this.faults.shift();
    if (fault?.kind !== "refuse") {
      used.add(once);
      this.delivered.push(message);
    }
    if (fault) return Response.json({ message: "fault" }, { status: fault.status });
    return Response.json({ sentMessages: [{ id: "1", quoteToken: "q" }] });
  }
}

function textsOf(messages: { text: string }[]): string[] {
  return messages.map(({ text }) => text);
}
