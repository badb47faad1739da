import { type LinePlatform, TOKEN_MS } from "./platform.ts";
import type { WebhookEvent } from "./webhook.ts";

/** What a message is, without its id. */
export type Sent = { type: string; [field: string]: unknown };

/** Somebody on LINE: makes the events of what they do, each with a reply token of the platform's. */
export class SimulatedUser {
  readonly id: string;
  /** LINE's ids of the messages sent, oldest first */
  readonly sent: string[] = [];
  /** how long the next reply token lives, in milliseconds; 0 makes the bot push */
  nextTokenLife = TOKEN_MS;
  private readonly platform: LinePlatform;
  private readonly outside: { now: () => number; randomId: () => string };

  /** @param id LINE's, U and 32 hexadecimal digits */
  constructor(id: string, platform: LinePlatform, outside: { now: () => number; randomId: () => string }) {
    this.id = id;
    this.platform = platform;
    this.outside = outside;
  }

  says(text: string): WebhookEvent {
    return this.sends({ type: "text", text, quoteToken: "q" });
  }

  /** Sends a message of any kind; `chat` is a group's where it is not the chat with the bot alone. */
  sends(message: Sent, group?: string): WebhookEvent {
    const id = this.outside.randomId();
    this.sent.push(id);
    return this.event("message", { message: { ...message, id } }, group);
  }

  /** What area of the menu was tapped. */
  taps(data: string): WebhookEvent {
    return this.event("postback", { postback: { data } });
  }

  follows(): WebhookEvent {
    this.platform.setBlocked(this.id, false);
    return this.event("follow", { follow: { isUnblocked: false } });
  }

  /** Blocks the bot. */
  unfollows(): WebhookEvent {
    this.platform.setBlocked(this.id, true);
    return this.without("replyToken", this.event("unfollow", {}));
  }

  /** Takes a message back. */
  unsends(messageId: string): WebhookEvent {
    return this.without("replyToken", this.event("unsend", { unsend: { messageId } }));
  }

  /** Something that LINE may add one day. */
  doesSomethingNew(): WebhookEvent {
    return this.event("of-tomorrow", {});
  }

  private event(type: string, parts: object, group?: string): WebhookEvent {
    const webhookEventId = this.outside.randomId();
    const replyToken = this.outside.randomId();
    this.platform.issueToken(replyToken, group ?? this.id, webhookEventId, this.nextTokenLife);
    this.nextTokenLife = TOKEN_MS;
    return {
      type,
      mode: "active",
      timestamp: this.outside.now(),
      source: group ? { type: "group", groupId: group, userId: this.id } : { type: "user", userId: this.id },
      webhookEventId,
      deliveryContext: { isRedelivery: false },
      replyToken,
      ...parts,
    };
  }

  private without(field: keyof WebhookEvent, event: WebhookEvent): WebhookEvent {
    return { ...event, [field]: undefined };
  }
}
