import { describe, expect, it } from "vitest";
import { content } from "../../src/answers/compiled.ts";
import { NEW_STATE, type TurnState } from "../../src/bot/turn-state.ts";
import { FLOWS } from "../../src/flows/all.ts";
import { END } from "../../src/flows/define-flow.ts";
import { answering, choicesOf, NOW, offering, replying, restated, turn, unsure } from "../support/turn.ts";

const { phrases, flows } = content;
const HOUR = 60 * 60 * 1000;

/** Says one thing after the other to a flow just entered. */
async function led(flow: string, ...said: string[]) {
  let last = await turn("…", answering(`flow:${flow}`));
  for (const text of said) last = await turn(text, unsure, { state: last.state });
  return last;
}
const nodeOf = ({ replies }: Awaited<ReturnType<typeof turn>>) => replies.at(-1)?.channelData?.node;
const labelOf = (flow: string, node: string, choice: string) =>
  flows[flow]?.nodes[node]?.choices.find(({ id }) => id === choice)?.label ?? "";

describe("entering a flow", () => {
  it.each([...FLOWS.keys()])(
    "%s asks its first question, with its choices to tap and numbered",
    async (id) => {
      const entered = await led(id);
      const { first } = FLOWS.get(id) ?? { first: "" };
      expect(entered).toMatchObject({ outcome: "asked" });
      expect(entered.replies.at(-1)?.channelData).toEqual({ outcome: "asked", flow: id, node: first });
      expect(entered.replies.at(-1)?.text).toContain(`1. ${flows[id]?.nodes[first]?.choices[0]?.label}`);
      expect(choicesOf(entered.replies.at(-1))).toContain(phrases.flowStop);
    },
  );

  it("for a lost card says the number to stop it before anything else", async () => {
    const [reply] = (await led("loss")).replies;
    expect(reply?.text.slice(0, 120)).toContain("0120-95-0178");
    expect(reply?.text).toContain("24時間365日");
  });
});

describe("answering a question", () => {
  it.each(["1", "１", "①", "1番", "一番目です".replace("一", "1")])("by its number: %s", async (typed) => {
    const first = flows.loss?.nodes.what?.choices[0]?.id;
    const { state } = await led("loss", typed);
    expect(state.flow?.answers).toEqual({ what: first });
  });

  it("by its label, a part of it, or other words for it", async () => {
    const label = labelOf("loss", "what", "card");
    expect((await led("loss", label)).state.flow?.answers).toEqual({ what: "card" });
    expect((await led("loss", `${label}です。`)).state.flow?.answers).toEqual({ what: "card" });
    for (const { id, also } of flows.loss?.nodes.what?.choices ?? []) {
      for (const way of also) expect((await led("loss", way)).state.flow?.answers, way).toEqual({ what: id });
    }
  });

  it("with words that mean nothing asks again in other words, the second time with a person beside it", async () => {
    const once = await led("loss", "ふにゃふにゃ");
    expect(once.outcome).toBe("asked");
    expect(once.replies[0]?.text).toContain(flows.loss?.nodes.what?.again);
    expect(once.replies[0]?.text).not.toContain(phrases.human);
    const twice = await turn("ほげほげ", unsure, { state: once.state });
    expect(twice.replies[0]?.text).toContain(phrases.human);
    expect(choicesOf(twice.replies[0])).toContain(phrases.human);
    expect(nodeOf(twice)).toBe("what");
  });

  it.each(["戻る", "もどる", "ひとつ前にもどる"])("%s goes back a question", async (back) => {
    const here = await led("loss", "1", back);
    expect(nodeOf(here)).toBe("what");
    expect(here.state.flow?.answers).toEqual({});
  });

  it.each(["やめる", "もういいです"])("%s ends the flow, and says what can be asked", async (stop) => {
    const ended = await led("loss", "1", stop);
    expect(ended.state.flow).toBeUndefined();
    expect(ended.replies[0]?.text).toBe(phrases.flowStopped);
  });

  it("最初から begins anew", async () => {
    expect((await led("pin", "1", "1", "最初から")).state.flow?.answers).toEqual({});
  });
});

describe("something else in the middle of a flow", () => {
  it("is answered, and the flow goes on where it was", async () => {
    const { state } = await led("loss", "1");
    const aside = await turn("暗証番号は4桁？", answering("term-pin"), { state });
    expect(aside.replies[0]?.text).toBe(restated("term-pin"));
    expect(aside.replies[1]?.text).toContain(phrases.flowGoesOn);
    expect(nodeOf(aside)).toBe("stopped");
    expect(aside.state.flow?.answers).toEqual(state.flow?.answers);
  });

  it("may be another flow, which takes its place", async () => {
    const { state } = await led("pin", "1");
    const other = await turn("カードもなくした", answering("flow:loss"), { state });
    expect(other.replies[0]?.channelData).toMatchObject({ flow: "loss", node: "what" });
  });

  it("may be more of the same, which answers nothing: the question is asked again", async () => {
    const { state } = await led("loss", "1");
    const more = await turn("財布ごとなんです", answering("flow:loss"), { state });
    expect(nodeOf(more)).toBe("stopped");
    expect(more.state.flow?.misses).toBe(1);
  });

  it("may be a person wanted, who is asked for at once", async () => {
    const { state } = await led("loss", "1");
    const human = await turn("人と話したい", replying("human"), { state });
    expect(human.replies[0]?.channelData?.outcome).toBe("handed-over");
    expect(human.desk).toMatchObject({ type: "open", reason: "flow" });
    expect(human.replies).toHaveLength(1);
    const back = await turn("ボットに戻る", unsure, { state: human.state });
    const later = await turn("1", unsure, { state: back.state });
    expect(nodeOf(later)).toBe("whose");
  });

  it("that could be several things is not asked about: the flow's question is", async () => {
    const { state } = await led("loss", "1");
    const vague = await turn("どれ", offering("loss-police", "loss-fax"), { state });
    expect(nodeOf(vague)).toBe("stopped");
  });

  it("can be easier words", async () => {
    const { state } = await led("loss", "1");
    const easier = await turn(phrases.easier, unsure, { state });
    expect(easier.replies.at(-1)?.text).toContain(flows.loss?.nodes.stopped?.easy);
    expect(easier.state.style).toBe("easy");
  });
});

describe("coming back", () => {
  it("hours later goes on where it was", async () => {
    const { state } = await led("loss", "1");
    const later = await turn("1", unsure, { state, now: NOW + 20 * HOUR });
    expect(nodeOf(later)).toBe("whose");
  });

  it("after a day is told so and begins anew", async () => {
    const { state } = await led("loss", "1");
    const nextDay = await turn("1", unsure, { state, now: NOW + 25 * HOUR });
    expect(nextDay.replies[0]?.text).toContain(phrases.flowExpired);
    expect(nodeOf(nextDay)).toBe("what");
  });

  it("to a flow of another version is told so and begins anew", async () => {
    const { state } = await led("loss", "1");
    const old: TurnState = {
      ...state,
      flow: { id: "loss", version: 0, answers: {}, misses: 0, offered: false, at: NOW },
    };
    expect((await turn("1", unsure, { state: old })).replies[0]?.text).toContain(phrases.flowExpired);
  });

  it("with something else to ask after a day just asks it", async () => {
    const { state } = await led("loss", "1");
    const asked = await turn("4桁？", answering("term-pin"), { state, now: NOW + 25 * HOUR });
    expect(asked.replies).toHaveLength(1);
    expect(asked.replies[0]?.text).toBe(restated("term-pin"));
  });

  it("to tick what is done meanwhile asks only for that", async () => {
    const done = ["1", "できた", "1", "まだ", "まだ"];
    const summary = await led("loss", ...done);
    expect(nodeOf(summary)).toBe(END);
    expect(summary.replies[0]?.text).toContain(phrases.flowDone);
    expect(choicesOf(summary.replies[0])).toContain(phrases.flowContinue);
    const back = await turn(phrases.flowContinue, unsure, { state: summary.state, now: NOW + 5 * HOUR });
    expect(back.replies[0]?.text).toContain(phrases.flowWelcomeBack);
    expect(nodeOf(back)).toBe("police");
  });

  it("to tick everything does not ask again whose card it is", async () => {
    const summary = await led("loss", "1", "まだ", "1", "まだ", "まだ");
    const back = await turn(phrases.flowContinue, unsure, { state: summary.state });
    expect(nodeOf(back)).toBe("stopped");
    expect(nodeOf(await turn("できました", unsure, { state: back.state }))).toBe("police");
  });
});

describe("after the summary", () => {
  const all = ["1", "できた", "1", "まだ", "まだ"];

  it("one may begin anew", async () => {
    const { state } = await led("loss", ...all);
    const anew = await turn(phrases.flowRestart, unsure, { state });
    expect(nodeOf(anew)).toBe("what");
    expect(anew.state.flow?.answers).toEqual({});
  });

  it("one may go back and answer the last question otherwise", async () => {
    const { state } = await led("loss", ...all);
    const back = await turn("戻る", unsure, { state });
    expect(nodeOf(back)).toBe("municipality");
    expect((await turn("届けました", unsure, { state: back.state })).state.flow?.answers.municipality).toBe(
      "done",
    );
  });

  it("going on after more than a day begins anew, and says why", async () => {
    const { state } = await led("loss", ...all);
    const late = await turn(phrases.flowContinue, unsure, { state, now: NOW + 30 * HOUR });
    expect(late.replies[0]?.text).toContain(phrases.flowExpired);
    expect(nodeOf(late)).toBe("what");
  });
});

describe("a pickup or a switch for somebody else", () => {
  it("knows that 「私が行く」 is somebody else when the card is not one's own", async () => {
    const own = await led("pin", "1", "自分", "心配です", "私が行きます");
    expect(own.state.flow?.answers["without-pin"]).toBe("self");
    const mothers = await led("pin", "1", "うちの母", "心配です", "私が行きます");
    expect(mothers.state.flow?.answers["without-pin-for-other"]).toBe("proxy");
    expect(nodeOf(mothers)).toBe("certificates");
  });
});

describe("distress in the middle of a flow", () => {
  const scored = (score: number) => ({
    ...replying("emergency"),
    scores: [{ intent: "emergency", target: { reply: "emergency" as const }, score }],
  });

  it("is heard", async () => {
    const { state } = await led("loss", "1");
    const { replies } = await turn("もう死んでしまいたい", scored(0.99), { state });
    expect(replies[0]?.text).toContain("119番");
  });

  it("is not made of an answer that only looks a little like it", async () => {
    const { state } = await led("loss", "1");
    const asked = await turn("いきました", scored(0.68), { state });
    expect(asked.replies[0]?.text).toContain(phrases.flowUnclear);
    expect(nodeOf(asked)).toBe("stopped");
  });
});

describe("what helps at once", () => {
  it("is said before the next question: at a clinic the face does it", async () => {
    const next = await led("pin", "病院の受付です");
    expect(next.replies[0]?.text).toMatch(/^受付の機械の画面で「顔認証」/);
    expect(nodeOf(next)).toBe("whose");
  });

  it("is the telephone again for who has not stopped the card yet", async () => {
    expect((await led("loss", "1", "まだです")).replies[0]?.text).toMatch(/^先に 0120-95-0178/);
  });
});

describe("the end of a flow", () => {
  it("is a summary with its citations, which is no question any more", async () => {
    const summary = await led("pin", "1", "1", labelOf("pin", "worried", "no"));
    expect(summary).toMatchObject({ outcome: "answered" });
    expect(summary.replies[0]?.channelData).toMatchObject({ outcome: "answered", flow: "pin", node: END });
    expect(
      summary.replies[0]?.entities?.[0]?.citation.map(({ appearance }) => appearance.identifier),
    ).toContain("8.5");
    expect(summary.replies[0]?.attachments?.[0]?.content).toContain('href="/plans/pin?');
    const next = await turn("1", unsure, { state: summary.state });
    expect(next.outcome).toBe("unsure");
  });

  it("never holds what somebody typed", async () => {
    const summary = await led("pin", "暗証番号は4649", "1", "1", "1");
    expect(JSON.stringify([summary.replies, summary.state])).not.toContain("4649");
  });
});

it("a flow that is gone since it was stored is forgotten", async () => {
  const state: TurnState = {
    ...NEW_STATE,
    flow: { id: "gone", version: 1, answers: {}, misses: 0, offered: false, at: NOW },
  };
  expect((await turn("1", unsure, { state })).outcome).toBe("unsure");
});

it("a summary is in the conversation's style, and so is its page to print", async () => {
  const [usual] = (await led("choose", "2")).replies;
  expect(usual?.text).toContain(flows.choose?.outro.usual.text);
  expect(usual?.channelData?.plan).not.toContain("style");
  const begun = await turn("やさしく", replying("easier"));
  const entered = await turn("どれがいい", answering("flow:choose"), { state: begun.state });
  const [summary] = (await turn("2", unsure, { state: entered.state })).replies;
  expect(summary?.text).toContain(flows.choose?.outro.easy.text);
  expect(summary?.channelData?.plan).toContain("style=easy");
});

describe("an answer that a flow makes fit for one's own case", () => {
  it("comes first, then the flow's first open question, with what both offer to tap", async () => {
    const { replies, outcome } = await turn("高校生でもいい？", answering("proxy-children"));
    expect(replies[0]?.text).toBe(restated("proxy-children"));
    expect(outcome).toBe("asked");
    expect(replies[1]?.channelData).toEqual({ outcome: "asked", flow: "proxy", node: "group" });
    expect(replies[1]?.text).toContain(phrases.flowOffer);
    expect(choicesOf(replies[1])).toContain(labelOf("proxy", "group", "child"));
    expect(choicesOf(replies[1]).length).toBeLessThanOrEqual(13);
  });

  it("goes on from every answer about a lost card, a notification card apart", async () => {
    const lost = Object.values(content.answers).filter(
      ({ topic, id }) => topic === "loss" && id !== "loss-notification-card",
    );
    expect(lost.length).toBeGreaterThan(4);
    for (const { id } of lost) {
      const { replies } = await turn("なくした", answering(id));
      expect(replies[1]?.channelData, id).toMatchObject({ outcome: "asked", flow: "loss" });
    }
  });

  it("is answered like any question of a flow", async () => {
    const { state } = await turn("75歳以上なら？", answering("proxy-75"));
    const next = await turn("1", unsure, { state });
    expect(next.state.flow).toMatchObject({ answers: { age: "75", lives: "facility" }, offered: false });
  });

  it("presses nobody: another question ends it", async () => {
    const { state } = await turn("だれが代理人に？", answering("proxy-who"));
    const other = await turn("暗証番号は4桁？", answering("term-pin"), { state });
    expect(other.replies).toHaveLength(1);
    expect(other.replies[0]?.channelData?.outcome).toBe("answered");
    expect(other.state.flow).toBeUndefined();
  });

  it("does not make a later call for a person a lost card's", async () => {
    const { state } = await turn("警察に届けるもの？", answering("loss-police"));
    const other = await turn("顔認証カードとは", answering("face-card-what"), { state });
    const call = await turn("職員に相談する", replying("human"), { state: other.state });
    expect(call.desk).toMatchObject({ type: "open", reason: "asked", priority: 3 });
  });

  it("takes a wish that names one of the choices for a wish, and other words for what they may answer", async () => {
    const { state } = await turn("代わりに届けられる？", answering("loss-resident"));
    const wish = await turn("マイナンバーカードを作りたい", answering("obtain-ways"), { state });
    expect(wish.replies[0]?.channelData).toMatchObject({ outcome: "answered" });
    expect(wish.state.flow).toBeUndefined();
    const told = await turn("なくしたのはスマホのほうなんです", unsure, { state });
    expect(told.state.flow).toMatchObject({ answers: { what: "smartphone" }, offered: false });
  });

  it("is entered from the beginning by who says that the card is lost", async () => {
    const { state } = await turn("警察に届けるもの？", answering("loss-police"));
    const lost = await turn("財布ごとなくした", answering("flow:loss"), { state });
    expect(lost.replies[0]?.text.slice(0, 120)).toContain("0120-95-0178");
    expect(lost.state.flow).toMatchObject({ id: "loss", offered: false });
  });

  it("does not take the place of a flow in progress", async () => {
    const { state } = await led("loss", "1");
    const aside = await turn("だれが代理人に？", answering("proxy-who"), { state });
    expect(nodeOf(aside)).toBe("stopped");
  });
});
