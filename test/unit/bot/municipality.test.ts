import { describe, expect, it } from "vitest";
import { createAnswerBook } from "../../../src/answers/book.ts";
import { content } from "../../../src/answers/compiled.ts";
import { createFaqBook } from "../../../src/answers/faq.ts";
import { manualEntries } from "../../../src/bot/flow-entries.ts";
import { answering, choicesOf, replying, turn } from "../../support/turn.ts";

const { phrases } = content;
const office = {
  ...content.office,
  name: "見本市",
  counters: [{ name: "市民課", place: "1階3番", telephone: "000-000-0000", hours: "平日8時30分から" }],
};
const entries = [
  { id: "q1", question: "駐車場はありますか", text: "あります。\n\n<30台>です。", source: "見本市総務課" },
  { id: "q2", question: "紛失したら", text: "電話をください。", section: "8.4" },
  { id: "q3", question: "予約は要りますか", text: "要りません。" },
];
const book = createAnswerBook(manualEntries(content), createFaqBook(entries, "見本市のよくある質問"));

describe("a municipality's own entry", () => {
  it("is given with its own source, and markup in it is only text", async () => {
    const { outcome, replies } = await turn("駐車場", answering("faq:q1"), { book });
    expect(outcome).toBe("answered");
    expect(replies[0]?.text).toBe("「駐車場はありますか」\n\nあります。\n\n<30台>です。");
    expect(replies[0]?.attachments?.[0]?.content).toBe(
      "<h4>駐車場はありますか</h4><p>あります。</p><p>&#60;30台&#62;です。</p>",
    );
    expect(citationsOf(replies[0])).toEqual([["faq:q1", "見本市総務課"]]);
    expect(choicesOf(replies[0])).not.toContain(phrases.more);
    expect(choicesOf(replies[0])).not.toContain(phrases.easier);
  });

  it("cites the manual's section that it names, and the municipality where it names nothing", async () => {
    const section = await turn("紛失", answering("faq:q2"), { book });
    expect(citationsOf(section.replies[0])).toEqual([["8.4", "第８ 紛失した場合"]]);
    const none = await turn("予約", answering("faq:q3"), { book });
    expect(citationsOf(none.replies[0])).toEqual([["faq:q3", "見本市のよくある質問"]]);
  });

  it("that is gone since it was offered is not understood, not a fault", async () => {
    const { outcome } = await turn("駐車場", answering("faq:gone"), { book });
    expect(outcome).toBe("unsure");
  });
});

describe("the municipality's counters", () => {
  it("are told when asked for", async () => {
    const { outcome, replies } = await turn("市役所の電話", replying("office"), {
      content: { ...content, office },
    });
    expect(outcome).toBe("answered");
    expect(replies[0]?.text).toContain("見本市の窓口は、次のとおりです。");
    expect(replies[0]?.text).toContain(
      "市民課\n・場所：1階3番\n・電話：000-000-0000\n・受付時間：平日8時30分から",
    );
  });

  it("are told with today's hours where they are given by the days of the week", async () => {
    const week = [{ days: ["月" as const], opens: "08:30", closes: "17:15" }];
    const hours = { week, holidays: "closed" as const, closed: [] };
    const counters = [{ name: "市民課", hours }];
    const { replies } = await turn("市役所の電話", replying("office"), {
      content: { ...content, office: { ...office, counters } },
    });
    expect(replies[0]?.text).toContain(
      "・受付時間：きょう11月23日(月)、勤労感謝の日は休み。次に開くのは11月30日(月)",
    );
  });

  it("stand under what the manual does not hold", async () => {
    const { replies } = await turn("手数料", replying("out-of-scope"), { content: { ...content, office } });
    expect(replies[0]?.text).toContain("電話：000-000-0000");
  });

  it("are not made up where no municipality has named any", async () => {
    const { outcome, replies } = await turn("市役所の電話", replying("office"));
    expect(outcome).toBe("unsure");
    expect(replies[0]?.text).toBe(phrases.officeUnknown);
  });
});

function citationsOf(reply: Awaited<ReturnType<typeof turn>>["replies"][number] | undefined) {
  return reply?.entities?.[0]?.citation.map(({ appearance }) => [appearance.identifier, appearance.name]);
}
