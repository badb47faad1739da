import { describe, expect, it } from "vitest";
import { content } from "../../../src/answers/compiled.ts";
import { fillPlace } from "../../../src/bot/person-words.ts";
import { answering, choicesOf, NOW, offering, replying, turn, unsure } from "../../support/turn.ts";

const { person, phrases } = content;
const OPEN = Date.parse("2026-11-24T10:00:00+09:00");
const EVENING = Date.parse("2026-11-24T20:00:00+09:00");
const DAY = 24 * 60 * 60 * 1000;
const textOf = ({ replies }: Awaited<ReturnType<typeof turn>>) => replies.map(({ text }) => text).join("\n");

/** A conversation in which a person was called. */
async function called(now = OPEN, input: Parameters<typeof turn>[2] = {}) {
  return await turn("職員と話したい", replying("human"), { now, ...input });
}

describe("a person", () => {
  it("is called by asking for one, with the reason, and the user knows what happens now", async () => {
    const step = await called();
    expect(step.outcome).toBe("handed-over");
    expect(step.replies[0]?.channelData?.flow).toBe("handover");
    expect(step.desk).toMatchObject({ type: "open", reason: "asked", priority: 3 });
    expect(step.state.person).toMatchObject({ ticket: "ticket", phase: "waiting" });
    expect(choicesOf(step.replies[0])).toContain("ボットに戻る");
    const filled = fillPlace(content, step.replies, 2);
    expect(filled[0]?.text).toContain("順番は3番目です");
    expect(fillPlace(content, step.replies, undefined)[0]?.text).not.toMatch(/[{}]|番目/);
  });

  it("is offered after two turns that were not understood, and comes at a yes", async () => {
    const first = await turn("???", unsure);
    const second = await turn("???", unsure, { state: first.state });
    expect(second.replies[0]?.channelData).toEqual({ outcome: "unsure", flow: "handover" });
    const yes = await turn("はい、お願いします", unsure, { state: second.state, now: OPEN });
    expect(yes.desk).toMatchObject({ type: "open", reason: "unclear" });
    const no = await turn("カードとは", answering("term-card"), { state: second.state });
    expect(no.outcome).toBe("answered");
    const late = await turn("はい", unsure, { state: no.state });
    expect(late.outcome).toBe("unsure");
  });

  it.each([
    ["upset", "upset", 2],
    ["emergency", "distress", 1],
  ] as const)("comes unasked to who is %s", async (reply, reason, priority) => {
    const step = await turn("……", replying(reply), { now: OPEN });
    expect(step.desk).toMatchObject({ type: "open", reason, priority });
    expect(step.outcome).toBe("handed-over");
  });

  it("knows the flow, what was answered in it, who writes and what the matcher thought of", async () => {
    const begun = await turn("カードをなくした", answering("flow:loss"), { now: OPEN });
    const what = await turn("1", unsure, { state: begun.state, now: OPEN });
    const stopped = await turn("1", unsure, { state: what.state, now: OPEN });
    const whose = await turn("家族", unsure, { state: stopped.state, now: OPEN });
    const heard = {
      ...offering("loss-police"),
      scores: [{ intent: "loss-police", target: { answer: "loss-police" }, score: 0.4 }],
    };
    const asked = await turn("どうしたらいいかな", heard, { state: whose.state, now: OPEN });
    const step = await called(OPEN, { state: asked.state });
    expect(step.desk).toMatchObject({
      reason: "flow",
      priority: 1,
      situation: {
        audience: "家族などのもの",
        candidates: [{ id: "loss-police", score: 0.4 }],
        flow: {
          facts: [{ answer: "マイナンバーカード" }, { answer: "できました" }, { answer: "家族などのもの" }],
        },
      },
    });
    expect(textOf(step)).toContain("0120-95-0178");
  });

  it("is not there in the evening: the user knows when, the number to stop a card, and can leave one", async () => {
    const step = await called(EVENING);
    expect(textOf(step)).toContain("11月25日(水)の8時30分から");
    expect(textOf(step)).toContain("0120-95-0178（音声ガイダンス2番、24時間365日）");
    expect(choicesOf(step.replies[0])).toContain("電話番号を残す");
    const yearEnd = await called(Date.parse("2026-12-28T18:00:00+09:00"));
    expect(textOf(yearEnd)).toContain("1月4日(月)の8時30分から");
  });

  it("is spoken of in plain Japanese to who wants that", async () => {
    const easy = await turn("やさしい日本語で", replying("easier"));
    const step = await called(EVENING, { state: easy.state });
    expect(textOf(step)).toContain("人が ここまでの 話を 読みます");
    expect(textOf(step)).not.toMatch(/[{}]/);
  });
});

describe("while a person is called", () => {
  it("the bot is silent but for receipts, and the message goes to the person", async () => {
    const { state } = await called();
    const step = await turn("暗証番号を忘れた", answering("pin-forgotten"), { state, now: OPEN });
    expect(textOf(step)).toBe(person.usual.receipt);
    expect(step).toMatchObject({ outcome: "handed-over", desk: { type: "wrote" } });
    const again = await turn("まだですか", replying("human"), { state, now: OPEN });
    expect(textOf(again)).toContain("もう受け付けています");
  });

  it("a lost card and danger are not left waiting", async () => {
    const { state } = await called();
    const lost = await turn(
      "カードもない",
      { ...answering("flow:loss"), urgent: true },
      { state, now: OPEN },
    );
    expect(lost.replies[0]?.text).toBe(phrases.lossFirst);
    const danger = await turn("死にたい", replying("emergency"), { state, now: OPEN });
    expect(textOf(danger)).toContain("119番");
  });

  it("a photograph is declined as always, and the person sees that one came", async () => {
    const { state } = await called();
    const step = await turn("", unsure, { state, kind: "not-text", now: OPEN });
    expect(textOf(step)).toBe(phrases.notText);
    expect(step.desk).toEqual({ type: "wrote" });
  });

  it("who writes too fast is told that the message was not read, not that it has arrived", async () => {
    const { state } = await called();
    const step = await turn("", unsure, { state, kind: "hasty", now: OPEN });
    expect(textOf(step)).toBe(phrases.hasty);
    expect(step.desk).toBeUndefined();
    expect(step.state).toEqual(state);
  });

  it.each(["ボットに戻る", "ボットにもどる。", "やっぱりいいです"])(
    "「%s」 returns to the bot",
    async (text) => {
      const { state } = await called();
      const back = await turn(text, unsure, { state, now: OPEN });
      expect(back).toMatchObject({ desk: { type: "returned" }, state: { person: { phase: "closed" } } });
      const next = await turn("カードとは", answering("term-card"), { state: back.state, now: OPEN });
      expect(next.outcome).toBe("answered");
    },
  );

  it("a number to call is asked for in a step of its own, which can be left", async () => {
    const { state } = await called(EVENING);
    const asked = await turn("電話番号を残す", unsure, { state, now: EVENING });
    expect(asked.state.person?.awaitsNumber).toBe(true);
    const kept = await turn(`${person.numberShown} 午後に`, unsure, { state: asked.state, now: EVENING });
    expect(textOf(kept)).toBe(person.usual.numberKept);
    const unread = await turn("あとで", unsure, { state: asked.state, now: EVENING });
    expect(textOf(unread)).toContain("読み取れませんでした");
    const left = await turn("やめる", unsure, { state: asked.state, now: EVENING });
    expect(left.state.person).toMatchObject({ phase: "waiting", awaitsNumber: false });
  });
});

describe("after a person", () => {
  const closed = (at: number, awaitsRating = true) => ({
    person: { ticket: "old", phase: "closed" as const, at, awaitsNumber: false, awaitsRating },
  });
  const ended = async (at: number, awaitsRating?: boolean) => ({
    ...(await turn("カードとは", answering("term-card"))).state,
    ...closed(at, awaitsRating),
  });

  it("one tap says whether it helped", async () => {
    const step = await turn("解決した", unsure, { state: await ended(OPEN), now: OPEN });
    expect(step.desk).toEqual({ type: "rated", feedback: "solved" });
    expect(step.state.person?.awaitsRating).toBe(false);
  });

  it("who still has the trouble goes on with the same ticket", async () => {
    const step = await turn("まだ解決していない", unsure, { state: await ended(OPEN), now: OPEN });
    expect(step.desk).toEqual({ type: "reopen", feedback: "unsolved" });
    expect(step.state.person).toMatchObject({ ticket: "old", phase: "waiting" });
  });

  it("who is not understood within a week is taken to be talking to the person", async () => {
    const state = await ended(OPEN, false);
    const bot = await turn("カードとは", answering("term-card"), { state, now: OPEN + DAY });
    expect(bot.outcome).toBe("answered");
    const step = await turn("さっきの件ですが", unsure, { state, now: OPEN + 6 * DAY });
    expect(step.desk).toEqual({ type: "reopen" });
    expect(textOf(step)).toContain("前の相談の続き");
    const late = await turn("さっきの件ですが", unsure, { state, now: OPEN + 8 * DAY });
    expect(late.outcome).toBe("unsure");
  });

  it("who asks for a person after more than a week gets a new ticket", async () => {
    const step = await called(OPEN + 8 * DAY, { state: await ended(OPEN) });
    expect(step).toMatchObject({ desk: { type: "open" }, state: { person: { ticket: "ticket" } } });
  });
});

it("a public holiday is no opening day", async () => {
  expect(textOf(await called(NOW))).toContain("11月24日(火)の8時30分から");
});
