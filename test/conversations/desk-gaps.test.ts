import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { content, deskAccounts, deskConsole } from "../../src/answers/compiled.ts";
import { createDeskStore } from "../../src/storage/desk/desk-store.ts";
import { createGapStore } from "../../src/storage/desk/gaps.ts";
import { DeskVisitor } from "../support/desk.ts";
import { DirectLineClient } from "../support/direct-line.ts";

const { gaps: words } = deskAccounts;
const gaps = createGapStore(env.DB);
const TITLE = content.answers["pin-forgotten"]?.title ?? "";

async function gap(seq: number, text: string): Promise<void> {
  await gaps.note({
    conversationId: "c",
    seq,
    at: seq,
    reason: "unsure",
    text,
    candidates: [{ id: "pin-forgotten", score: 0.2 }],
  });
}

const decided = async () =>
  (
    await env.DB.prepare(
      "select kind, answer_id, title, gap_decisions.text from gap_decisions order by at, rowid",
    ).all()
  ).results;

describe("questions that were not answered", () => {
  let visitor: DeskVisitor;
  beforeAll(async () => {
    visitor = await DeskVisitor.signedIn("agent");
    await gap(1, "駅前の駐輪場の料金は？");
    await gap(2, "番号の紙をなくした <script>alert(1)</script>");
    await gap(3, "駅前の駐輪場の料金を教えて");
  });

  it("stand together where they resemble each other, as text, with what the bot thought of", async () => {
    const page = await (await visitor.get("/desk/gaps")).text();
    expect(page.indexOf("似た質問は2件です。")).toBeLessThan(page.indexOf("似た質問は1件です。"));
    expect(page).not.toContain("<script>alert");
    expect(page).toContain(`「${TITLE}」`);
  });

  it("are not linked to an answer that there is not; what was typed stays", async () => {
    const response = await visitor.post("/desk/gaps", { of: "1.c", kind: "linked", title: "ない題名" });
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).toContain(words.faults.title);
    expect((await visitor.post("/desk/gaps", { kind: "dismissed" })).status).toBe(400);
    const draft = await visitor.post("/desk/gaps", { of: "3.c", kind: "drafted", title: "駐輪場", text: "" });
    expect(await draft.text()).toContain('value="駐輪場"');
    expect(await decided()).toEqual([]);
  });

  it("are linked, drafted or dismissed, each once, and are then gone from the list", async () => {
    const linked = await visitor.post("/desk/gaps", { of: "1.c", kind: "linked", title: TITLE });
    expect(linked.headers.get("location")).toBe("/desk/gaps?done=linked");
    await visitor.post("/desk/gaps", {
      of: "3.c",
      kind: "drafted",
      title: "駐輪場",
      text: "市の窓口へ。番号は1234 5678 9018です",
    });
    await visitor.post("/desk/gaps", { of: "2.c", kind: "dismissed" });
    const [first, second, third] = await decided();
    expect(first).toMatchObject({ kind: "linked", answer_id: "pin-forgotten" });
    expect(second).toMatchObject({ kind: "drafted", title: "駐輪場" });
    expect(second?.text).not.toContain("9018");
    expect(third).toMatchObject({ kind: "dismissed", answer_id: null });
    await visitor.post("/desk/gaps", { of: "1.c", kind: "dismissed" });
    const { results } = await env.DB.prepare(
      "select kind from gaps join gap_decisions on gap_decisions.id = decision where seq = 1",
    ).all();
    expect(results).toEqual([{ kind: "linked" }]);
    expect(await (await visitor.get("/desk/gaps")).text()).toContain(words.empty);
  });
});

it("questions and what was decided of them are kept no longer than messages", async () => {
  expect(await decided()).not.toEqual([]);
  await gaps.forget(Date.now() + 1);
  expect(await decided()).toEqual([]);
  expect(await gaps.waiting(9)).toEqual([]);
});

describe("a wrong answer", () => {
  const { tickets } = createDeskStore(env.DB);
  const { ticket: said, notices } = deskConsole.console;
  const ASKED = "顔認証マイナンバーカードとは何ですか";

  it("is marked by an agent beside it: its question goes among those that were not answered", async () => {
    const visitor = await DeskVisitor.signedIn("agent");
    const client = await DirectLineClient.open();
    await client.say(ASKED);
    await client.say("職員と直接話したいです");
    const ticket = await vi.waitFor(async () => {
      const found = await tickets.newestOf(client.id);
      if (!found) throw new Error("no ticket yet");
      return found;
    });
    const path = `/desk/tickets/${ticket.id}`;
    const page = await (await visitor.get(path)).text();
    expect(page.split(said.wrongOf.replace("{text}", ASKED))).toHaveLength(2);
    const [, seq = ""] = /id="wrong-(\d+)"/.exec(page) ?? [];
    const marked = await visitor.post(`${path}/wrong`, { seq });
    expect(marked.headers.get("location")).toContain(`${path}?notice=markedWrong`);
    const after = await (await visitor.get(path)).text();
    expect(after).toContain(said.markedWrong);
    expect(after).not.toContain('class="wrong"');
    const found = (await gaps.waiting(9)).find(({ conversationId }) => conversationId === client.id);
    expect(found).toMatchObject({ reason: "wrong", text: ASKED });
    const { results } = await env.DB.prepare(
      "select ticket_id, detail from audit where action = 'answer-marked-wrong'",
    ).all();
    expect(results).toEqual([{ ticket_id: ticket.id, detail: "face-card-what" }]);
  });

  it("is none where no answer stands, and nothing is noted", async () => {
    const visitor = await DeskVisitor.signedIn("agent");
    const before = (await gaps.waiting(9)).length;
    const { id } = (await createDeskStore(env.DB).queue.page({ tab: "open" })).rows[0]?.ticket ?? {};
    const response = await visitor.post(`/desk/tickets/${id}/wrong`, { seq: "1" });
    const location = response.headers.get("location")?.replace(/#.*/, "") ?? "";
    expect(await (await visitor.get(location)).text()).toContain(notices.nothingToLearn);
    expect((await visitor.post(`/desk/tickets/${id}/wrong`, { seq: "x" })).status).toBe(400);
    expect(await gaps.waiting(9)).toHaveLength(before);
  });
});
