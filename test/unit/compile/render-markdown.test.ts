import { expect, it } from "vitest";
import { renderMarkdown } from "../../../src/compile/render-markdown.ts";

it("writes lists as lines that read well aloud", () => {
  const rendered = renderMarkdown("まず。\n\n1. 一つめ\n2. 二つめ\n\n- 点\n- 点二\n");
  expect(rendered).toMatchObject({ text: "まず。\n\n1. 一つめ\n2. 二つめ\n\n・点\n・点二" });
});

it("writes a table so that each cell says its column", () => {
  const table = "| 使いみち | カード | 確認書 |\n| --- | --- | --- |\n| 受診 | 使えます | 使えません |\n";
  expect(renderMarkdown(table)).toMatchObject({ text: "受診\n・カード：使えます\n・確認書：使えません" });
});

it("makes a telephone number tappable, but not a fax number", () => {
  expect(renderMarkdown("0120-95-0178 か 0120-601-785")).toMatchObject({
    html: '<p><a class="number" href="tel:0120950178">0120-95-0178</a> か <span class="number">0120-601-785</span></p>',
  });
});

it.each([
  ["# 見出し", "heading"],
  ["`code`", "codespan"],
  ["[ここ](https://example.com)", "link"],
  ["- **太字**", "strong"],
  ["<script>x</script>", "html"],
])("does not allow %s", (markdown, kind) => {
  expect(renderMarkdown(markdown)).toEqual({ notAllowed: kind });
});
