import { describe, expect, it } from "vitest";
import { content } from "../../../src/answers/compiled.ts";
import { answering, choicesOf, offering, replying, restated, turn, unsure } from "../../support/turn.ts";

const { phrases } = content;

describe("a turn", () => {
  it("answers with the full text, its citations and a way to a person", async () => {
    const { outcome, replies } = await turn("通知カードがない", answering("loss-notification-card"));
    expect(outcome).toBe("answered");
    expect(replies).toHaveLength(1);
    const [reply] = replies;
    expect(reply?.text).toBe(restated("loss-notification-card"));
    expect(reply?.entities?.[0]?.citation.map(({ appearance }) => appearance.identifier)).toEqual([
      "8.4",
      "9",
      "5.1.4",
    ]);
    expect(choicesOf(reply)).toContain(phrases.human);
  });

  it("says which question it answers, as a heading on the web, but not to who asked in these very words", async () => {
    const understood = answering("contact-fax");
    const asked = await turn("FAXは使えないの？", understood);
    expect(asked.replies[0]?.text).toBe(restated("contact-fax"));
    const { title, full } = content.answers["contact-fax"] ?? expect.unreachable();
    expect(asked.replies[0]?.attachments?.[0]?.content).toBe(`<h4>${title}</h4>${full.html}`);
    const tapped = await turn(title, unsure);
    expect(tapped.replies[0]?.text).toBe(full.text);
    expect(tapped.replies[0]?.attachments?.[0]?.content).toBe(full.html);
  });

  it("answers shortly on LINE, and in full when asked for more", async () => {
    const short = await turn("誰が預かる", answering("custody-facility-how"), { channel: "line" });
    expect(short.replies[0]?.text).toBe(restated("custody-facility-how", "short"));
    expect(choicesOf(short.replies[0])).toContain(phrases.more);
    const more = await turn(phrases.more, unsure, { channel: "line", state: short.state });
    expect(more.replies[0]?.text).toBe(content.answers["custody-facility-how"]?.full.text);
    const noMore = await turn(phrases.more, unsure, { channel: "line", state: more.state });
    expect(noMore.replies[0]?.text).toBe(phrases.noMore);
  });

  it("notes that the manual may have been overtaken where a date it speaks of has passed", async () => {
    const then = Date.parse("2024-01-01T00:00:00+09:00");
    const late = await turn("保険証いつまで", answering("insurance-card-end"));
    const early = await turn("保険証いつまで", answering("insurance-card-end"), { now: then });
    expect(late.replies[0]?.text).toContain(phrases.stale);
    expect(early.replies[0]?.text).not.toContain(phrases.stale);
  });

  it("tells what was masked before it answers", async () => {
    const { replies } = await turn("123456789018 暗証番号は4649", answering("pin-forgotten"));
    expect(replies[0]?.text).toContain("マイナンバーや暗証番号のようなもの");
    expect(replies[1]?.channelData?.outcome).toBe("answered");
  });

  it("says what it does not know, and offers a person", async () => {
    const { outcome, replies } = await turn("手数料は", replying("out-of-scope"));
    expect(outcome).toBe("unsure");
    expect(replies[0]?.text).toContain("この案内ではわかりません");
    expect(choicesOf(replies[0])).toEqual([phrases.human]);
  });

  it("puts the number to stop a card first when a message seems to speak of a loss, whatever is answered", async () => {
    const custody = await turn("預かっていたカードをなくした", {
      ...answering("custody-facility-agreement"),
      urgent: true,
    });
    expect(custody.replies.map(({ text }) => text)).toEqual([
      phrases.lossFirst,
      restated("custody-facility-agreement"),
    ]);
    const which = await turn("カードが行方不明", { ...offering("loss-first-call"), urgent: true });
    expect(which.replies[0]?.text).toContain("0120-95-0178");
    const loss = await turn("カードをなくした", { ...answering("loss-first-call"), urgent: true });
    expect(loss.replies[0]?.text).toBe(restated("loss-first-call"));
  });

  it("sends who is in danger to 119 and 110, and never asks to put it in other words", async () => {
    const { outcome, replies } = await turn("助けて", replying("emergency"));
    expect(outcome).toBe("handed-over");
    expect(replies[0]?.text).toContain("119番");
    expect(replies[0]?.text).toContain("110番");
  });

  it("asks directly whether a person is wanted after two turns it did not understand", async () => {
    const first = await turn("???", unsure);
    const second = await turn("???", unsure, { state: first.state });
    expect(first.replies[0]?.text).toBe(phrases.unsure);
    expect(second.replies[0]?.text).toContain("職員に相談しますか");
    const after = await turn("カード", answering("term-card"), { state: second.state });
    expect(after.state.unclear).toBe(0);
  });

  it("greets who joins, without an outcome", async () => {
    const { outcome, replies } = await turn("", unsure, { kind: "join" });
    expect(outcome).toBeUndefined();
    expect(replies.map(({ text }) => text)).toEqual([phrases.greeting]);
  });

  it("is a pure function: the same input gives the same result and leaves the state as it was", async () => {
    const state = (await turn("x", offering("loss-police", "loss-fax"))).state;
    const copy = structuredClone(state);
    const [one, two] = [await turn("1", unsure, { state }), await turn("1", unsure, { state })];
    expect(one).toEqual(two);
    expect(state).toEqual(copy);
  });
});

describe("a choice", () => {
  it("offers the candidates, best first, with their sections", async () => {
    const { outcome, replies } = await turn("届け", offering("loss-police", "loss-municipality"));
    expect(outcome).toBe("clarify");
    expect(replies[0]?.channelData?.candidates?.map(({ id }) => id)).toEqual([
      "loss-police",
      "loss-municipality",
    ]);
    expect(replies[0]?.text).toContain("1. カードをなくしたら、警察に届けますか");
    expect(choicesOf(replies[0])).toContain(phrases.noneOfThese);
  });

  it.each(["2", "２", "②", "2番", "２番目", "2です"])("is made by %s", async (typed) => {
    const { state } = await turn("届け", offering("loss-police", "loss-municipality"));
    const { replies } = await turn(typed, unsure, { state });
    expect(replies[0]?.text).toBe(restated("loss-municipality"));
  });

  it("is made by its own words", async () => {
    const { state } = await turn("届け", offering("loss-police", "loss-municipality"));
    const { replies } = await turn("なくしたカードを作り直すには、どうしますか", unsure, { state });
    expect(replies[0]?.text).toBe(content.answers["loss-municipality"]?.full.text);
  });

  it("of one is made by はい", async () => {
    const { state } = await turn("届け", offering("loss-police"));
    const { replies } = await turn(phrases.yes, unsure, { state });
    expect(replies[0]?.text).toBe(restated("loss-police"));
  });

  it.each(["はい", "うん", "そうです"])("of several is asked for again after %s", async (typed) => {
    const { state } = await turn("届け", offering("loss-police", "loss-fax"));
    const again = await turn(typed, replying("out-of-scope"), { state });
    expect(again.outcome).toBe("clarify");
    expect(again.state.choices).toEqual(["loss-police", "loss-fax"]);
  });

  it("can be none of them, by いいえ too", async () => {
    const { state } = await turn("届け", offering("loss-police", "loss-fax"));
    expect((await turn("ちがいます", answering("loss-fax"), { state })).outcome).toBe("unsure");
  });

  it("can be none of them, which counts as not understood", async () => {
    const { state } = await turn("届け", offering("loss-police", "loss-fax"));
    const { outcome, state: after } = await turn(phrases.noneOfThese, answering("loss-fax"), { state });
    expect(outcome).toBe("unsure");
    expect(after.unclear).toBe(1);
  });

  it("is over when something else is asked", async () => {
    const { state } = await turn("届け", offering("loss-police", "loss-fax"));
    const { replies, state: after } = await turn("暗証番号を忘れた", answering("pin-forgotten"), { state });
    expect(replies[0]?.text).toBe(restated("pin-forgotten"));
    const late = await turn("1", unsure, { state: after });
    expect(late.outcome).toBe("unsure");
  });
});
