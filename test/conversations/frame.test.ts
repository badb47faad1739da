import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { FormVisitor, readPage } from "../support/web.ts";

/** Follows the frame's own form, which says where it leads. */
async function sayInFrame(visitor: FormVisitor, text: string): Promise<Response> {
  const action =
    /id="say" method="post" action="([^"]+)"/.exec(visitor.page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const eventId = /name="eventId" value="([^"]+)"/.exec(visitor.page)?.[1] ?? "";
  return await visitor.post(action, { eventId, text });
}

describe("the chat in a frame on another site", () => {
  it("remembers by its address alone: no cookie is set", async () => {
    const visitor = new FormVisitor();
    await visitor.get("/embed");
    await sayInFrame(visitor, "マイナカードなくしちゃった");
    await sayInFrame(visitor, "職員に相談する");
    expect(visitor.count("マイナカードなくしちゃった")).toBe(1);
    expect(visitor.page).toContain("職員への相談として受け付けました");
    expect(visitor.cookie).toBe("");
  });

  it("may be framed by the sites that the operator has named, and by no other", async () => {
    const framed = await exports.default.fetch("http://madoguchi.test/embed");
    expect(framed.headers.get("content-security-policy")).toContain(
      "frame-ancestors https://www.city.example",
    );
    expect(framed.headers.get("x-frame-options")).toBeNull();
    const alone = await exports.default.fetch("http://madoguchi.test/");
    expect(alone.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(alone.headers.get("x-frame-options")).toBe("DENY");
  });

  it("begins anew with an address that is not ours", async () => {
    const response = await exports.default.fetch("http://madoguchi.test/embed?in=forged&view=size%3D2");
    expect(response.status).toBe(200);
    const page = await readPage(response);
    expect(page).toContain("こんにちは");
    expect(page).toContain('data-size="2"');
  });
});
