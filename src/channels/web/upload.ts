import { Refusal } from "../../errors.ts";

/** As much of an upload as is looked at: the activity stands first, files are not taken. */
const MAX_READ = 64 * 1024;

/** Where uploads go; limits of bodies leave it to this file. */
export const UPLOAD_PATH = "/v3/directline/conversations/:id/upload";

/** A photograph from any telephone is smaller. */
const MAX_UPLOAD = 32 * 1024 * 1024;

/**
 * Reads the activity of Direct Line's upload (multipart/form-data: the activity, then files) and lets the files go by
 * unread: a photograph may show a card.
 *
 * @param request the upload
 * @returns the activity's JSON, or undefined when none stands first
 * @throws Refusal 413 for what is larger than any photograph
 */
export async function activityOfUpload(request: Request): Promise<string | undefined> {
  const type = request.headers.get("content-type") ?? "";
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  const start = await readStart(request.body, boundary ? `\r\n--${boundary}` : undefined);
  if (!start || !boundary) return undefined;
  const head = new Response(`${start}\r\n--${boundary}--\r\n`, { headers: { "content-type": type } });
  const part = (await head.formData().catch(() => undefined))?.get("activity");
  return typeof part === "string" ? part : await part?.text();
}

/** @returns the body up to the delimiter; the rest is drained, for a client that is cut off sees no answer */
async function readStart(body: ReadableStream<Uint8Array> | null, delimiter: string | undefined) {
  if (!body) return undefined;
  const decoder = new TextDecoder();
  let read = "";
  let size = 0;
  let end = -1;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MAX_UPLOAD) throw new Refusal(413, "BodyTooLarge", "files are not taken: send words");
    if (end >= 0 || !delimiter || size > MAX_READ + chunk.byteLength) continue;
    read += decoder.decode(chunk, { stream: true });
    end = read.indexOf(delimiter, 1);
  }
  return end >= 0 ? read.slice(0, end) : undefined;
}
