import { describe, expect, it } from "vitest";
import { content } from "../../src/answers/compiled.ts";
import { readFlowAnswer } from "../../src/bot/flow-answer.ts";
import { folded } from "../../src/bot/typed-words.ts";
import { FLOWS } from "../../src/flows/all.ts";

/** A Tuesday. */
const TODAY = "2026-11-24";

/** What a node makes of typed words. */
function read(where: string, text: string): string | undefined {
  const [flow = "", id = ""] = where.split(".");
  const node = FLOWS.get(flow)?.nodes[id];
  const wording = content.flows[flow]?.nodes[id];
  if (!node || !wording) throw new Error(`there is no node ${where}`);
  return readFlowAnswer({ node, wording, alike: content.phrases.flowAlike }, text, TODAY);
}

const first = [
  "1",
  "１",
  "①",
  "(1)",
  "1番",
  "１番です",
  "一番",
  "いちばん",
  "最初の",
  "最初のやつ",
  "一つ目",
  "ひとつめ",
  "1番目です",
  "一",
  "1で",
  "1でお願いします",
  "１．",
];
const second = [
  "2",
  "②",
  "2番目",
  "二番目",
  "二つ目",
  "ふたつめ",
  "2番でお願いします",
  "はい、2です",
  "えっと2番かな",
];
const yes = [
  "はい",
  "はーい",
  "ハイ",
  "うん",
  "ええ",
  "そう",
  "そうです",
  "そうですね",
  "その通りです",
  "はい。",
  "はい！",
  "○",
];
const no = ["いいえ", "いえ", "いや", "ううん", "ちがう", "違います", "そうではありません", "イイエ", "NO"];
const unknown = [
  "わからない",
  "わからん",
  "分かりません",
  "わかんないです",
  "知らないです",
  "まだ決めてない",
  "決まっていません",
  "未定です",
  "さあ",
  "？",
];

describe("typed answers", () => {
  it.each(first)("%s is the first choice", (text) => {
    expect(read("loss.what", text)).toBe("card");
  });

  it.each(second)("%s is the second choice", (text) => {
    expect(read("loss.what", text)).toBe("smartphone");
  });

  it("最後の is the last one", () => {
    expect(read("loss.what", "最後のやつです")).toBe("found");
  });

  it.each(yes)("%s is yes", (text) => {
    for (const node of ["loss.stopped", "loss.police", "proxy.age", "visit.elsewhere", "pin.worried"])
      expect(read(node, text), node).toBe(Object.keys(nodes(node))[yesAt(node)]);
  });

  it.each(no)("%s is no", (text) => {
    expect(read("loss.police", text)).toBe("not-yet");
    expect(read("proxy.age", text)).toBe("younger");
    expect(read("visit.photos", text)).toBe("no");
  });

  it.each(unknown)("%s says that one does not know", (text) => {
    expect(read("visit.photos", text)).toBe("unknown");
    expect(read("visit.people", text === "さあ" || text === "？" ? "未定" : text)).toBe("unknown");
    expect(read("proxy.notification-card", text)).toBe("unknown");
    expect(read("certificate.registered", text)).toBe("unknown");
  });

  it.each([
    ["proxy.age", "82歳", "75"],
    ["proxy.age", "８２才です", "75"],
    ["proxy.age", "ななじゅうろく", "75"],
    ["proxy.age", "ななじゅうろくさいです", "75"],
    ["proxy.age", "七十六歳", "75"],
    ["proxy.age", "ハチジュウニサイ", "75"],
    ["proxy.age", "75", "75"],
    ["proxy.age", "75になりました", "75"],
    ["proxy.age", "74です", "younger"],
    ["proxy.age", "満74歳です", "younger"],
    ["proxy.age", "母は82歳です", "75"],
    ["proxy.age", "82歳の母です", "75"],
    ["proxy.age", "たぶん80くらい", "75"],
    ["proxy.age", "82になります", "75"],
    ["proxy.age", "80代です", "75"],
    ["proxy.age", "60代", "younger"],
    ["proxy.age", "昭和15年生まれ", "75"],
    ["proxy.age", "1990年生まれです", "younger"],
    ["proxy.age", "平成元年生まれ", "younger"],
    ["proxy.age", "75歳未満です", "younger"],
    ["proxy.age", "80歳を過ぎています", "75"],
    ["proxy.age", "百歳です", "75"],
    ["proxy.age", "12歳", "younger"],
    ["loss.whose", "母です", "family"],
    ["loss.whose", "母のです", "family"],
    ["loss.whose", "うちの母なんです", "family"],
    ["loss.whose", "施設の職員です", "resident"],
    ["loss.whose", "入所者さんのカードです", "resident"],
    ["loss.whose", "わたしのです", "own"],
    ["loss.what", "スマホです", "smartphone"],
    ["loss.what", "財布ごとなくしました", "card"],
    ["loss.what", "通知カードのほうです", "notification-card"],
    ["loss.stopped", "もう電話しました", "done"],
    ["loss.stopped", "耳が聞こえないんです", "cannot-call"],
    ["loss.stopped", "まだ電話していません", "not-yet"],
    ["loss.police", "届けてません", "not-yet"],
    ["pin.what", "3回間違えた", "locked"],
    ["pin.whose", "施設の入所者です", "resident"],
    ["proxy.group", "妊娠しています", "pregnant"],
    ["proxy.group", "要介護3です", "care"],
    ["proxy.group", "小学生の息子です", "child"],
    ["proxy.group", "特養に入っています", "facility"],
    ["proxy.group", "仕事が忙しくて行けません", "none"],
    ["proxy.lives", "老人ホームにいます", "facility"],
    ["proxy.lives", "施設ではありません", "elsewhere"],
    ["proxy.lives", "自宅です", "elsewhere"],
    ["proxy.who", "娘が行きます", "family"],
    ["proxy.who", "施設の職員が行きます", "staff"],
    ["proxy.notification-card", "なくしてしまいました", "lost"],
    ["visit.place", "特養です", "facility"],
    ["visit.date", "来月の第2火曜", "2026-12-08"],
    ["visit.date", "来年の3月10日ごろです", "2027-03-10"],
    ["visit.date", "次の金曜日", "2026-11-27"],
    ["visit.date", "まだ決めてない", "undecided"],
    ["visit.date", "わからん", "undecided"],
    ["visit.people", "3人くらい", "3"],
    ["visit.people", "二十名です", "20"],
    ["visit.people", "10人から15人", "15"],
    ["visit.people", "だいたい30人ほどかな", "30"],
    ["visit.people", "ふたりです", "2"],
    ["visit.people", "まだ決めてないです", "unknown"],
    ["visit.online", "スマホでやります", "online"],
  ])("%s: %s is %s", (node, text, answer) => {
    expect(read(node, text)).toBe(answer);
  });

  it.each([
    ["proxy.age", "もうすぐ75歳"],
    ["proxy.age", "70代です"],
    ["proxy.age", "昭和26年生まれ"],
    ["proxy.age", "3"],
    ["proxy.lives", "病院のとなりの施設"],
    ["proxy.group", "施設ではないです"],
    ["proxy.who", "家族でなく友人でもない"],
    ["loss.whose", "家族が届けてもいいですか"],
    ["loss.police", "警察では何を聞かれますか"],
    ["loss.stopped", "電話代はいくらですか"],
    ["loss.what", "6"],
    ["loss.what", "ふにゃふにゃ"],
    ["visit.date", "2020年1月1日"],
    ["visit.people", "0人"],
    ["visit.people", "たくさん"],
  ])("%s: %s is no answer: it is asked again, or is another question", (node, text) => {
    expect(read(node, text)).toBeUndefined();
  });

  it("never takes a choice's own words for a wish to go back, stop or begin anew", () => {
    const commands = Object.values(content.phrases.flowCommands).flat().map(folded);
    for (const { nodes } of Object.values(content.flows))
      for (const { choices } of Object.values(nodes))
        for (const { label, also } of choices)
          for (const word of [label, ...also]) expect(commands).not.toContain(folded(word));
  });
});

function nodes(where: string): Record<string, string> {
  const [flow = "", id = ""] = where.split(".");
  const node = FLOWS.get(flow)?.nodes[id];
  return node?.takes === "choice" ? { ...node.next } : {};
}

/** Which choice of a node is yes. */
function yesAt(where: string): number {
  return where === "pin.worried" ? Object.keys(nodes(where)).indexOf("yes") : 0;
}
