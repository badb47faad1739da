import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { content } from "../../../src/answers/compiled.ts";
import { phrasesIn } from "../../../src/answers/content.ts";
import { toLineMessages } from "../../../src/channels/line/render.ts";
import { ROOT } from "../../../src/compile/files.ts";
import { readMenu, richMenuRequest } from "../../../src/dev/line-menu/menu.ts";
import { everyReply } from "../../support/every-reply.ts";

/** LINE's own description of its API; it is not part of this repository. */
const OPENAPI = join(ROOT, "../shared/line-openapi/messaging-api.yml");

describe.skipIf(!existsSync(OPENAPI))("LINE's OpenAPI document", () => {
  // OpenAPI's own keywords and number formats are not JSON Schema's.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  if (existsSync(OPENAPI)) ajv.addSchema(parse(readFileSync(OPENAPI, "utf8")), "line");
  const schema = (name: string) => {
    const validate = ajv.getSchema(`line#/components/schemas/${name}`);
    if (!validate) throw new Error(`there is no schema ${name}`);
    return validate;
  };

  it("allows every reply of the product, in a reply and in a push", () => {
    const names = ["ReplyMessageRequest", "PushMessageRequest", "TextMessage", "QuickReply", "MessageAction"];
    const [reply, push, text, quickReply, action] = names.map(schema);
    const faults = [];
    for (const { style, replies } of everyReply()) {
      const messages = toLineMessages(replies, {
        manual: content.manual,
        phrases: phrasesIn(content, style),
      });
      const items = messages.flatMap((message) => message.quickReply?.items ?? []);
      const allowed =
        reply?.({ replyToken: "r", messages }) &&
        push?.({ to: "U", messages }) &&
        messages.every(
          (message) => text?.(message) && (!message.quickReply || quickReply?.(message.quickReply)),
        ) &&
        items.every((item) => action?.(item.action));
      if (!allowed) faults.push([messages, [reply, push, text, quickReply, action].map((by) => by?.errors)]);
    }
    expect(faults.slice(0, 1)).toEqual([]);
  }, 60_000);

  it("allows the rich menu", () => {
    const menu = richMenuRequest(readMenu(ROOT), "name");
    const [request, action] = [schema("RichMenuRequest"), schema("PostbackAction")];
    expect(request(menu), JSON.stringify(request.errors)).toBe(true);
    for (const area of menu.areas) expect(action(area.action), JSON.stringify(action.errors)).toBe(true);
  });

  it("would say no to what it forbids", () => {
    expect(schema("ReplyMessageRequest")({ messages: [] })).toBe(false);
    expect(schema("RichMenuRequest")({ chatBarText: "x".repeat(15) })).toBe(false);
  });
});
