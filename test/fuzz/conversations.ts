import { z } from "zod";
import { session } from "../../src/channels/web/direct-line-schema.ts";
import type { PLACEHOLDERS } from "./requests.ts";

/** After so many requests a conversation is replaced: long histories are the load test's business. */
const USES = 200;

type Known = Record<(typeof PLACEHOLDERS)[number] | "{origin}", string> & { uses: number };

/** The conversations that requests are about: real ones, so that what is generated gets beyond the door. */
export class Conversations {
  private readonly url: string;
  private readonly known: (Known | undefined)[];

  /**
   * @param url the server's
   * @param count how many at a time
   */
  constructor(url: string, count: number) {
    this.url = url;
    this.known = new Array(count).fill(undefined);
  }

  /** @returns the text with what stands for a conversation put in */
  async fill(texts: string[], which: number): Promise<string[]> {
    const slot = which % this.known.length;
    let one = this.known[slot];
    if (!one || one.uses >= USES) {
      one = await this.open();
      this.known[slot] = one;
    }
    one.uses += 1;
    const { uses: _, ...values } = one;
    return texts.map((text) =>
      Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(name, value), text),
    );
  }

  private async open(): Promise<Known> {
    const base = `${this.url}/v3/directline`;
    const generated = await fetch(`${base}/tokens/generate`, { method: "POST" });
    const { token } = z.object({ token: z.string() }).parse(await generated.json());
    const headers = { authorization: `Bearer ${token}` };
    const started = await fetch(`${base}/conversations`, { method: "POST", headers });
    const { conversationId, streamUrl } = session.parse(await started.json());
    const chat = await fetch(this.url, {
      method: "POST",
      headers: { origin: this.url },
      body: new URLSearchParams({ eventId: crypto.randomUUID(), text: "こんにちは" }),
      redirect: "manual",
    });
    const cookie = chat.headers.get("set-cookie")?.split(";")[0] ?? "";
    const stream = new URL(streamUrl).searchParams.get("t") ?? "";
    return {
      "{id}": conversationId,
      "{token}": token,
      "{stream}": stream,
      "{cookie}": cookie,
      "{origin}": this.url,
      uses: 0,
    };
  }
}
