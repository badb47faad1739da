import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { content } from "../../src/answers/compiled.ts";
import type { Content, Style } from "../../src/answers/content.ts";
import { office } from "../../src/answers/office.ts";
import { summarise } from "../../src/bot/flow-summary.ts";
import { FLOWS } from "../../src/flows/all.ts";
import { END, type Flow, type FlowAnswers, walk } from "../../src/flows/define-flow.ts";
import { loss } from "../../src/flows/loss.ts";
import { proxy } from "../../src/flows/proxy.ts";
import { paths } from "../support/flow-paths.ts";

/** A visit has hundreds of paths; a busy machine takes its time. */
vi.setConfig({ testTimeout: 30_000 });
const NOW = Date.parse("2026-11-24T12:00:00+09:00");
/** A municipality that has filled in all that is its own; made up. */
const full: Content = {
  ...content,
  office: office.parse({
    name: "見本市",
    counters: [
      { name: "市民課", place: "1階", telephone: "000-000-0000", hours: "平日 8時30分から17時15分" },
    ],
    proxyPickup: {
      evidence: { care: ["介護保険の被保険者証の写し"] },
      forms: [{ name: "委任状", where: "窓口にあります" }],
    },
  }),
};

/** A visit to a facility of twenty, on paper, without photographs. */
const visitOn = (date: string): FlowAnswers => ({
  place: "facility",
  date,
  people: "20",
  elsewhere: "no",
  "face-card": "no",
  photos: "no",
  online: "paper",
});

const summaryOf = (flow: Flow, answers: FlowAnswers, of = content, style: Style = "usual") =>
  summarise(of, style, flow, answers, NOW);

describe("a telephone number in a summary", () => {
  it.each([
    ["usual", "2026-11-28", "きょう11月28日(土)は9時30分から17時30分までです"],
    ["easy", "2026-11-24", "きょう11月24日(火)は 9時30分から 20時までです"],
    ["usual", "2026-12-31", "きょう12月31日(木)は年末年始です。受付時間は、手引きに書かれていません"],
  ] as const)("stands beside today's hours, %s on %s", (style, day, words) => {
    const noon = Date.parse(`${day}T12:00:00+09:00`);
    const { text } = summarise(content, style, loss, { what: "found" }, noon);
    expect(text).toContain(words);
  });
});

describe.each([...FLOWS.values()])("the flow $id", (flow) => {
  const all = paths(flow);

  it("ends on every path, in at most 12 questions, with a summary of its own wording", () => {
    expect(all.length).toBeGreaterThan(2);
    for (const answers of all) {
      expect(Object.keys(answers).length).toBeLessThanOrEqual(12);
      for (const style of ["usual", "easy"] as const) {
        const { text, html, citations } = summaryOf(flow, answers, content, style);
        expect(text).not.toMatch(/[{}]|undefined/);
        expect(html).not.toMatch(/[{}]|undefined/);
        expect(text.length).toBeLessThanOrEqual(5000);
        expect(citations.citation.length).toBeGreaterThan(0);
      }
    }
  });

  it("names the same numbers in both styles", () => {
    const { parts, outro } = content.flows[flow.id] ?? expect.unreachable();
    const numbers = (text: string) =>
      [...new Set(text.replace(/令和\d+年/g, "").match(/\d[\d-]*/g))].toSorted();
    for (const [part, { usual, easy }] of Object.entries({ ...parts, outro }))
      expect(numbers(easy.text), part).toEqual(expect.arrayContaining(numbers(usual.text)));
  });

  it("leaves nothing to fill in where the municipality has named its own", () => {
    for (const answers of all.filter((_, i) => i % 7 === 0))
      expect(summaryOf(flow, answers, full).html).not.toMatch(/[{}]|undefined/);
  });

  it("uses every part of its wording on some path", () => {
    const used = new Set(
      [content, full].flatMap(({ rules, office }) =>
        all.flatMap((answers) =>
          flow.summary(answers, { rules, own: office, today: "2026-11-24" }).map(({ part }) => part),
        ),
      ),
    );
    expect(flow.parts.filter((part) => !used.has(part))).toEqual([]);
    expect([...used].filter((part) => !flow.parts.includes(part))).toEqual([]);
  });

  it("does not mind answers that are not its own", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(flow.nodes)), fc.string()), (answers) => {
        const { at, path } = walk(flow, answers);
        expect(at === END || at in flow.nodes).toBe(true);
        expect(path.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe("a summary", () => {
  const text = (flow: string, answers: FlowAnswers) => {
    const found = FLOWS.get(flow);
    if (!found) throw new Error(`there is no flow ${flow}`);
    return summaryOf(found, answers).text;
  };

  it("of a lost card begins with the number to stop it, whatever else was lost", () => {
    for (const answers of paths(loss)) {
      const said = text("loss", answers);
      if (answers.what === "card" || answers.what === "smartphone") {
        expect(said.split("\n1. ")[1]).toMatch(/0120-95-0178|0120-601-785/);
      }
    }
  });

  it("of a visiting application day counts back and forward from the day", () => {
    const said = text("visit", visitOn("2027-06-30"));
    expect(said).toContain("2027年5月31日(月)ごろ");
    expect(said).toContain("2027年6月10日(木)ごろ");
    expect(said).toContain("2027年6月30日(水)");
    expect(said).toContain("2027年7月14日(水)ごろ");
    expect(said).not.toContain("デジタルカメラ");
    expect(text("visit", visitOn("undecided"))).toContain("約30日前");
  });

  it("of a visiting application day that is near says what to do now, and names no day that is over", () => {
    const said = text("visit", visitOn("2026-12-05"));
    expect(said).toContain("申請を受け付ける日は、11日後です。");
    expect(said).toContain("すぐに施設のある市区町村に連絡してください");
    expect(said).toContain("市区町村から案内が届く （目安の日を過ぎています）");
    expect(said).not.toContain("2026年11月");
    expect(said).toContain("2026年12月19日(土)ごろ");
    expect(text("visit", visitOn("2026-12-24"))).not.toContain("すぐに施設のある");
  });

  it("of a visiting application day at home speaks of no facility's schedule", () => {
    const facts = {
      place: "home",
      date: "2026-11-24",
      people: "1",
      elsewhere: "no",
      "face-card": "no",
      photos: "no",
      online: "paper",
    };
    expect(text("visit", facts)).toContain("市区町村の職員が、申請書類を持って家に来ます。");
    expect(text("visit", facts)).not.toMatch(/会場の準備|施設のある市区町村/);
  });

  it("drops what an online application makes needless", () => {
    const facts = {
      place: "facility",
      date: "undecided",
      people: "5",
      elsewhere: "no",
      "face-card": "no",
      photos: "yes",
      online: "online",
    };
    expect(text("visit", facts)).not.toMatch(/デジタルカメラ|フォトカッター|はさみ/);
    expect(text("visit", { ...facts, online: "paper" })).toMatch(/デジタルカメラ[\s\S]*フォトカッター/);
  });

  it("says neither yes nor no to who is in none of the manual's groups", () => {
    const said = text("proxy", {
      age: "younger",
      group: "none",
      "notification-card": "have",
      "resident-card": "no",
      who: "family",
    });
    expect(said).toContain("市区町村");
    expect(said).not.toMatch(/受け取れません|できません。/);
  });

  it("of a proxy pickup says why no evidence is needed", () => {
    const facts = {
      age: "75",
      lives: "elsewhere",
      "notification-card": "have",
      "resident-card": "no",
      who: "family",
    };
    expect(text("proxy", facts)).toMatch(/資料は、いりません。75歳以上/);
    const facility = { ...facts, lives: "facility", "photo-certificate": "yes" };
    expect(text("proxy", facility)).toMatch(/資料は、いりません。施設長などが証明した顔写真証明書/);
  });

  it("of a proxy pickup shows the municipality's own papers as its own, else what to ask", () => {
    const facts = {
      age: "younger",
      group: "care",
      "notification-card": "have",
      "resident-card": "no",
      who: "family",
    };
    const said = summaryOf(proxy, facts, full).text;
    expect(said).toMatch(/見本市で使える資料[\s\S]*見本市が決めたもの[\s\S]*・介護保険の被保険者証の写し/);
    expect(said).toMatch(/見本市の様式[\s\S]*・委任状（窓口にあります）/);
    expect(said).toMatch(/見本市の窓口[\s\S]*000-000-0000/);
    expect(said).not.toContain("この人の場合、何が使えるか");
    expect(summaryOf(proxy, { ...facts, group: "pregnant" }, full).text).toContain(
      "この人の場合、何が使えるか",
    );
    const unknown = text("proxy", facts);
    expect(unknown).not.toMatch(/見本市|被保険者証/);
    expect(unknown).toMatch(/窓口で聞くこと[\s\S]*この人の場合、何が使えるか/);
  });

  it("for who stands at a clinic begins with what helps there", () => {
    const said = text("pin", { what: "clinic", whose: "own", worried: "no" });
    expect(said.indexOf("顔認証")).toBeLessThan(said.indexOf("市区町村の窓口で決め直す"));
  });
});
