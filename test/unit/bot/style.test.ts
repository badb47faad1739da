import { describe, expect, it } from "vitest";
import { content } from "../../../src/answers/compiled.ts";
import { answering, choicesOf, replying, restated, turn, unsure } from "../../support/turn.ts";

const { phrases, easyPhrases } = content;
const easy = content.answers["custody-facility-how"]?.easy.text;

describe("やさしい日本語", () => {
  it("is offered under every answer, and says the same answer again", async () => {
    const asked = await turn("誰が預かる", answering("custody-facility-how"));
    expect(choicesOf(asked.replies[0])).toContain(phrases.easier);
    const again = await turn(phrases.easier, unsure, { state: asked.state });
    expect(again).toMatchObject({ outcome: "answered", state: { style: "easy" } });
    expect(again.replies[0]?.text).toBe(easy);
  });

  it.each(["web", "line"] as const)("is kept for the conversation on %s", async (channel) => {
    const { state } = await turn("むずかしい", replying("easier"), { channel });
    const asked = await turn("誰が預かる", answering("custody-facility-how"), { state, channel });
    expect(asked.replies[0]?.text).toBe(restated("custody-facility-how", "easy"));
    expect(choicesOf(asked.replies[0])).toContain(phrases.usual);
    const unclear = await turn("???", unsure, { state: asked.state, channel });
    expect(unclear.replies[0]?.text).toBe(easyPhrases.unsure);
  });

  it("lets the reader see the full answer all the same", async () => {
    const { state } = await turn("むずかしい", replying("easier"));
    const asked = await turn("誰が預かる", answering("custody-facility-how"), { state });
    const more = await turn(phrases.more, unsure, { state: asked.state });
    expect(more.replies[0]?.text).toBe(content.answers["custody-facility-how"]?.full.text);
    expect(more.state.style).toBe("easy");
  });

  it("begins a guided flow, and asks its questions", async () => {
    const { state } = await turn("むずかしい", replying("easier"));
    const begun = await turn("カードをなくした", answering("flow:loss"), { state });
    const { introEasy, nodes } = content.flows.loss ?? expect.unreachable();
    expect(begun.replies[0]?.text).toContain(introEasy);
    expect(begun.replies[0]?.text).toContain(nodes.what?.easy);
  });

  it("is left as it was entered", async () => {
    const { state } = await turn("むずかしい", replying("easier"));
    const back = await turn("ふつうの日本語にもどして", replying("usual"), { state });
    expect(back).toMatchObject({ outcome: "answered", state: { style: "usual" } });
    expect(back.replies[0]?.text).toBe(phrases.usualFromNow);
  });
});

describe("a near answer", () => {
  it("is offered beside the one given, before what belongs to it", async () => {
    const { replies } = await turn("届け", answering("loss-police", "loss-municipality"));
    expect(choicesOf(replies[0])[0]).toBe(content.answers["loss-municipality"]?.title);
  });

  it("is offered where the manual does not hold what was asked", async () => {
    const { replies } = await turn("再発行の手数料", {
      ...replying("out-of-scope"),
      near: ["loss-municipality"],
    });
    expect(replies[0]?.text).toContain("この案内ではわかりません");
    expect(choicesOf(replies[0])).toEqual([content.answers["loss-municipality"]?.title, phrases.human]);
  });
});

describe("who is upset", () => {
  it("hears that we are sorry, and gets a person at once", async () => {
    const { outcome, replies } = await turn("役立たず", replying("upset"));
    expect(outcome).toBe("handed-over");
    expect(replies[0]?.text).toContain("申し訳ありません");
    expect(replies[0]?.text).toContain("職員への相談として受け付けました");
  });
});
