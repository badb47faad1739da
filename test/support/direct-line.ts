import { exports } from "cloudflare:workers";
import { vi } from "vitest";
import type { BotActivity } from "../../src/activity.ts";

/** An activity as Direct Line gives it out. */
export type Received = BotActivity & { id: string; timestamp: string; from: { id: string; role: string } };

/** A call to Direct Line. */
export async function call(method: string, path: string, token?: string, body?: string): Promise<Response> {
  return await exports.default.fetch(`http://madoguchi.test/v3/directline${path}`, {
    method,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), "cf-connecting-ip": "127.0.0.1" },
    ...(body === undefined ? {} : { body }),
  });
}

/** A conversation over Direct Line, as an outside client holds it. */
export class DirectLineClient {
  readonly id: string;
  readonly token: string;
  private watermark = "";

  private constructor(id: string, token: string) {
    this.id = id;
    this.token = token;
  }

  /** Opens a conversation, its greeting not read yet. */
  static async open(): Promise<DirectLineClient> {
    const { token } = await (await call("POST", "/tokens/generate")).json<{ token: string }>();
    const started = await (await call("POST", "/conversations", token)).json<{ conversationId: string }>();
    return new DirectLineClient(started.conversationId, token);
  }

  /** @returns what has come since the last call */
  async receive(): Promise<Received[]> {
    const query = this.watermark ? `?watermark=${this.watermark}` : "";
    const response = await call("GET", `/conversations/${this.id}/activities${query}`, this.token);
    const set = await response.json<{ activities: Received[]; watermark: string }>();
    this.watermark = set.watermark;
    return set.activities;
  }

  /** Posts an activity. */
  async post(activity: object): Promise<Response> {
    return await call("POST", `/conversations/${this.id}/activities`, this.token, JSON.stringify(activity));
  }

  /** Says something and waits for the bot. @returns the bot's activities of this turn */
  async say(text: string): Promise<Received[]> {
    await this.receive();
    await this.post({ type: "message", from: { id: "me" }, text });
    const replies: Received[] = [];
    await vi.waitFor(async () => {
      replies.push(...(await this.receive()).filter(({ from }) => from.role === "bot"));
      if (!replies.some(({ channelData }) => channelData?.outcome)) throw new Error("no reply yet");
    }, 5000);
    return replies;
  }
}

/** The manual's sections that an activity cites, the main one first. */
export function cited({ entities = [] }: Pick<BotActivity, "entities">): string[] {
  return entities.flatMap(({ citation }) => citation.map(({ appearance }) => appearance.identifier));
}
