import { describe, expect, it } from "vitest";
import { understand } from "../../support/understand.ts";

describe("the matcher", () => {
  it.each([
    ["お財布ごとカードを紛失してしまったようです", "flow:loss"],
    ["まいなんばーかーどを なくしてしまいました", "flow:loss"],
    ["暗証番号を思い出せません", "flow:pin"],
    ["暗証番号を3回まちがえてロックされました", "flow:pin"],
    ["資格確認書とは何ですか", "certificate-what"],
    ["フリーダイヤルの番号を教えてください", "contact-freedial"],
    ["資格確認書を申請したいのですが", "flow:certificate"],
  ])("is sure of 「%s」", (text, answer) => {
    expect(understand(text)).toMatchObject({ kind: "sure", target: { answer } });
  });

  it.each(["職員の方と話せますか", "オペレーターにつないで", "人間と話したい"])(
    "hears that 「%s」 asks for a person",
    (text) => {
      expect(understand(text)).toMatchObject({ kind: "sure", target: { reply: "human" } });
    },
  );

  it.each([
    "明日の天気を教えて",
    "再発行の手数料はいくらですか",
    "粗大ごみの出し方",
    "パスポートを更新したい",
  ])("does not answer 「%s」, which the manual does not hold", (text) => {
    const understood = understand(text);
    const answered = understood.kind === "sure" && "answer" in understood.target;
    expect(answered).toBe(false);
  });

  it.each(["死にたいです", "救急車を呼んでください", "夫に殴られています", "祖母の姿が朝から見えません"])(
    "hears the danger in 「%s」",
    (text) => {
      expect(understand(text)).toMatchObject({ kind: "sure", target: { reply: "emergency" } });
    },
  );

  it.each([
    ["代わりに受け取りたいのですが、書類がそろいません。もう消えてしまいたいです。", "emergency"],
    [
      "暗証番号を忘れて窓口で止まりました。家に帰ると夫に殴られます。どうすれば再設定できますか。",
      "emergency",
    ],
    [
      "先週から三度も同じことを書いているのに話が進みません。難しい言葉ばかりです。職員と話をさせてください。",
      "human",
    ],
    ["移動中で文字が打てません。オペレーターにつないでください。", "human"],
  ] as const)("hears what one sentence of 「%s」 asks for", (text, reply) => {
    expect(understand(text)).toMatchObject({ kind: "sure", target: { reply } });
  });

  it.each([
    "暗証番号を忘れました。窓口の職員に聞けばいいですか。",
    "カードをなくしました。母は泣いています。どうしたらいいですか。",
    "介護で疲れています。父の代わりにカードを受け取れますか。",
  ])("answers what 「%s」 asks, though it speaks of people and tears", (text) => {
    expect(understand(text)).toMatchObject({ kind: "sure", target: { answer: expect.any(String) } });
  });

  it.each([
    ["利用者さんのカードが行方不明です", true],
    ["財布を盗まれて、カードも入っていました", true],
    ["お年寄りのカードの写真を撮られたくない", false],
    ["暗証番号を忘れました", false],
  ])("notices whether 「%s」 speaks of a lost card", (text, urgent) => {
    expect(understand(text).urgent).toBe(urgent);
  });

  it("leans on what was talked of last when a message is elliptical", () => {
    const alone = understand("代理でも？");
    const after = understand("代理でも？", "pin-where");
    expect(after).toMatchObject({ kind: "sure", target: { answer: "pin-who-can-ask" } });
    expect(alone).not.toEqual(after);
  });

  it.each(["カードをなくしました", "資格確認書とは何ですか", "職員の方と話せますか"])(
    "keeps to 「%s」, which is clear by itself, whatever was talked of last",
    (text) => {
      const alone = understand(text);
      for (const last of ["pin-where", "visit-papers", "proxy-documents"]) {
        expect(understand(text, last)).toMatchObject({
          kind: "sure",
          target: alone.kind === "sure" ? alone.target : {},
        });
      }
    },
  );

  it("explains itself with the five likeliest intents", () => {
    const { scores } = understand("カードをなくしました");
    expect(scores).toHaveLength(5);
    expect(scores.map(({ score }) => score)).toEqual(
      scores.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  });

  it("says the same to the same message", () => {
    expect(understand("代理で受け取るには")).toEqual(understand("代理で受け取るには"));
  });
});
