import { Hono } from "hono";
import { Refusal } from "../../errors.ts";
import type { OpenDoor } from "../door.ts";

/**
 * `GET /transcripts/:id/:key`: the conversation as plain text for whoever holds the link. The key is 122 random bits;
 * the page is never indexed and its address goes nowhere as a referrer.
 *
 * @param open the conversations
 */
export function transcriptPage(open: OpenDoor): Hono {
  return new Hono().get("/:id/:key", async (c) => {
    const { id, key } = c.req.param();
    const transcript = await open(id).transcript(key);
    if (transcript === null) throw new Refusal(404, "UnknownTranscript", "the link opens no conversation");
    c.header("content-language", "ja");
    c.header("x-robots-tag", "noindex");
    c.header("cache-control", "no-store");
    return c.text(transcript);
  });
}
