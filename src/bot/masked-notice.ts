import type { Middleware, TurnContext } from "botbuilder-core";
import type { Channel } from "../activity.ts";
import type { Phrases } from "../answers/content.ts";
import type { MaskedKind } from "../privacy/redact.ts";
import { say } from "./replies.ts";

/** Tells the user at once, before the answer, what was masked and how to take it back. */
export class MaskedNotice implements Middleware {
  private readonly phrases: Phrases;
  private readonly channel: Channel;
  private readonly masked: MaskedKind[];

  constructor(phrases: Phrases, channel: Channel, masked: MaskedKind[]) {
    this.phrases = phrases;
    this.channel = channel;
    this.masked = masked;
  }

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    if (this.masked.length > 0) {
      const kinds = this.masked.map((kind) => this.phrases.kinds[kind]).join("や");
      const notice = this.phrases.masked.replace("{kinds}", kinds);
      const takeBack = this.channel === "line" ? `\n${this.phrases.maskedOnLine}` : "";
      await context.sendActivity(say(notice + takeBack));
    }
    await next();
  }
}
