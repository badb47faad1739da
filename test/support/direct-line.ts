import { exports } from "cloudflare:workers";
import { vi } from "vitest";
import type { BotActivity } from "../../src/activity.ts";

/** An activity as Direct Line gives it out. */
export type Received = BotActivity & { id: string; timestamp: string; from: { id: string; role: string } };

/** What starting and reconnecting answer. */
export type Session = { conversationId: string; token: string; expires_in: number; streamUrl: string };

/** A call to Direct Line, from the same machine unless another address is given. */
export async function call(
  method: string,
  path: string,
  token?: string,
  body?: string,
  address = "127.0.0.1",
): Promise<Response> {
  return await exports.default.fetch(`http://madoguchi.test/v3/directline${path}`, {
    method,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), "cf-connecting-ip": address },
    ...(body === undefined ? {} : { body }),
  });
}

/** A stream as a client reads it: what came so far, and its newest watermark. */
export class Stream {
  readonly received: Received[] = [];
  watermark = "";
  closed: number | undefined;
  private readonly socket: WebSocket;

  /** @param socket not accepted yet */
  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.addEventListener("message", ({ data }) => {
      if (!data) return;
      const set: { activities: Received[]; watermark?: string } = JSON.parse(String(data));
      this.received.push(...set.activities);
      this.watermark = set.watermark ?? this.watermark;
    });
    socket.addEventListener("close", ({ code }) => {
      this.closed = code;
    });
    socket.accept();
  }

  /** Opens a stream at the address that Direct Line gave out. */
  static async open(streamUrl: string): Promise<Stream> {
    const response = await openStream(streamUrl);
    if (!response.webSocket) throw new Error(`no stream: ${response.status}`);
    return new Stream(response.webSocket);
  }

  /** @returns the texts of the messages so far, once there are `count` of them */
  async texts(count: number): Promise<string[]> {
    const texts = () => this.received.filter(({ type }) => type === "message").map(({ text }) => text);
    await vi.waitFor(() => {
      if (texts().length < count) throw new Error(`${texts().length} of ${count} messages`);
    }, 5000);
    return texts();
  }

  /** Sends what a client may send: a ping. */
  ping(): void {
    this.socket.send("");
  }

  /** Hangs up. */
  close(): void {
    this.socket.close(1000);
  }
}

/** @returns the answer to opening a stream at this address */
export async function openStream(streamUrl: string): Promise<Response> {
  return await exports.default.fetch(streamUrl.replace(/^ws/, "http"), { headers: { upgrade: "websocket" } });
}

/** A conversation over Direct Line, as an outside client holds it. */
export class DirectLineClient {
  readonly id: string;
  readonly token: string;
  private watermark = "";

  readonly streamUrl: string;

  private constructor(id: string, token: string, streamUrl: string) {
    this.id = id;
    this.token = token;
    this.streamUrl = streamUrl;
  }

  /** Opens a conversation, its greeting not read yet. */
  static async open(): Promise<DirectLineClient> {
    const { token } = await (await call("POST", "/tokens/generate")).json<{ token: string }>();
    const started = await (await call("POST", "/conversations", token)).json<Session>();
    return new DirectLineClient(started.conversationId, started.token, started.streamUrl);
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
