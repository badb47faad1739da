import { describe, expect, it } from "vitest";
import { content } from "../../src/answers/compiled.ts";
import { phrasesIn, type Style } from "../../src/answers/content.ts";
import { NEW_STATE } from "../../src/bot/turn-state.ts";
import { toLineMessages } from "../../src/channels/line/render.ts";
import { FLOWS } from "../../src/flows/all.ts";
import { END, edgesOf, type Flow, walk } from "../../src/flows/define-flow.ts";
import { answering, turn, unsure } from "../support/turn.ts";

const FREE = { date: ["2027-06-30", "未定"], count: ["12", "未定"] };
type Turned = Awaited<ReturnType<typeof turn>>;

/** Enters a flow and gives every answer of every question once: each node and each way out of it is met. */
async function everyTurn(flow: Flow, style: Style): Promise<Turned[]> {
  const entered = await turn("…", answering(`flow:${flow.id}`), { state: { ...NEW_STATE, style } });
  const met = [entered];
  const seen = new Set<string>();
  const queue = [entered];
  for (let from = queue.shift(); from; from = queue.shift()) {
    const { at } = walk(flow, from.state.flow?.answers ?? {});
    const node = flow.nodes[at];
    if (at === END || !node || seen.has(at)) continue;
    seen.add(at);
    met.push(await turn("ふにゃふにゃ", unsure, { state: from.state }));
    const answers =
      node.takes === "choice"
        ? edgesOf(node).map(
            ({ answer }) => content.flows[flow.id]?.nodes[at]?.choices.find(({ id }) => id === answer)?.label,
          )
        : FREE[node.takes];
    for (const answer of answers) {
      const next = await turn(answer ?? "", unsure, { state: from.state });
      met.push(next);
      queue.push(next);
    }
  }
  expect([...seen].toSorted()).toEqual(Object.keys(flow.nodes).toSorted());
  return met;
}

describe.each([...FLOWS.values()])("the flow $id", (flow) => {
  it.each(["usual", "easy"] as const)("fits LINE at every question and summary (%s)", async (style) => {
    for (const { replies } of await everyTurn(flow, style)) {
      const messages = toLineMessages(replies, {
        manual: content.manual,
        phrases: phrasesIn(content, style),
      });
      expect(messages.length).toBeLessThanOrEqual(5);
      for (const { text, quickReply } of messages) {
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(5000);
        expect(quickReply?.items?.length ?? 0).toBeLessThanOrEqual(13);
        for (const { action } of quickReply?.items ?? [])
          expect([...(action?.label ?? "")].length, action?.label).toBeLessThanOrEqual(20);
      }
    }
  });

  it("names its sources on LINE under what tells something, not under every question", async () => {
    for (const { replies, outcome } of await everyTurn(flow, "usual")) {
      const said = toLineMessages(replies, content)
        .map(({ text }) => text)
        .join();
      expect(said.includes("（出典：")).toBe(!replies.at(-1)?.channelData?.asksOnly);
      if (outcome === "answered") expect(said).toContain("（出典：");
      expect(replies.at(-1)?.entities?.[0]?.citation.length).toBeGreaterThan(0);
    }
  });

  it("ends on LINE with the address of its page to print, where the operator has said where that is", async () => {
    const publicUrl = "https://madoguchi.example";
    for (const { replies } of await everyTurn(flow, "usual")) {
      const last = replies.at(-1);
      const said = (to: string | undefined) =>
        toLineMessages(replies, { ...content, publicUrl: to })
          .map(({ text }) => text)
          .join("");
      const isSummary = last?.channelData?.node === END;
      expect(said(publicUrl).includes(`${publicUrl}/plans/${flow.id}?`)).toBe(isSummary);
      expect(said(undefined)).not.toContain("/plans/");
    }
  });

  it("leaves nothing to fill in, as text and as HTML for the web", async () => {
    for (const { replies } of await everyTurn(flow, "usual"))
      for (const { text, attachments = [] } of replies)
        for (const shown of [text, ...attachments.map(({ content: html }) => html)]) {
          expect(shown.length).toBeGreaterThan(0);
          expect(shown).not.toMatch(/undefined|\[object|\{[a-z]+\}/);
        }
  });
});
