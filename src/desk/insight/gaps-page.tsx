import { Hono } from "hono";
import { z } from "zod";
import type { Content } from "../../answers/content.ts";
import { OFFICE_MAY_SAY, redact } from "../../privacy/redact.ts";
import type { GapStore, WaitingGap } from "../../storage/desk/gaps.ts";
import type { DeskEnv } from "../agent.ts";
import { DeskPage, type DeskWords } from "../desk-page.tsx";
import { fieldsOf } from "../form-fields.ts";
import { groupAlike } from "./resemble.ts";

/** Messages that are looked at, the newest, and groups that are shown. */
const LOOKED_AT = 500;
const SHOWN = 20;
/** Of a group's messages, so many are read before one decides. */
const READ = 5;
const MOST_LETTERS = 2000;

const KEY = /^(\d{1,15})\.(.{1,200})$/u;
const keys = z
  .union([z.string().transform((key) => [key]), z.array(z.string())])
  .pipe(z.array(z.string().regex(KEY)).min(1).max(LOOKED_AT));
export const gapForm = z.object({
  of: keys,
  kind: z.enum(["linked", "drafted", "dismissed"]),
  title: z.string().trim().max(200).catch(""),
  text: z.string().trim().max(MOST_LETTERS).catch(""),
});
type Form = z.infer<typeof gapForm>;
const done = z.enum(["linked", "drafted", "dismissed"]).optional().catch(undefined);

type Options = DeskWords & { content: Content; gaps: GapStore; now: () => number; randomId: () => string };

/**
 * `GET /gaps`: what could not be answered, in groups; `POST /gaps`: an agent links a group to an answer, drafts a new one or
 * dismisses it. `npm run gaps:pull` brings what was decided into the repository.
 */
export function gapRoutes({ words, said, content, gaps, now, randomId }: Options): Hono<DeskEnv> {
  const answers = Object.values(content.answers);
  const page = async (agent: DeskEnv["Variables"]["agent"], notice?: string, faulty?: Form) => {
    const groups = groupAlike(await gaps.waiting(LOOKED_AT)).slice(0, SHOWN);
    return (
      <DeskPage
        words={words}
        said={said}
        title={said.gaps.heading}
        agent={agent}
        here="/desk/gaps"
        faulty={faulty !== undefined}
      >
        <p>{said.gaps.lead}</p>
        {notice ? <p role={faulty ? "alert" : "status"}>{notice}</p> : null}
        <datalist id="titles">
          {answers.map(({ title }) => (
            <option value={title} />
          ))}
        </datalist>
        {groups.length === 0 ? <p>{said.gaps.empty}</p> : null}
        {groups.map((group, i) => (
          <Group said={said} content={content} group={group} number={i + 1} given={givenFor(group, faulty)} />
        ))}
      </DeskPage>
    );
  };
  return new Hono<DeskEnv>()
    .get("/gaps", async (c) => {
      const kind = done.parse(c.req.query("done"));
      return c.html(await page(c.var.agent, kind && said.gaps.done[kind]));
    })
    .post("/gaps", async (c) => {
      const sent = gapForm.safeParse(await fieldsOf(c, { all: true }));
      if (!sent.success) return c.html(await page(c.var.agent, said.gaps.faults.nothing), 400);
      const { of, kind, title, text } = sent.data;
      const answer = answers.find((one) => one.title === title);
      if (kind === "linked" && !answer)
        return c.html(await page(c.var.agent, said.gaps.faults.title, sent.data), 400);
      if (kind === "drafted" && (!title || !text))
        return c.html(await page(c.var.agent, said.gaps.faults.draft, sent.data), 400);
      await c.var.audit({ action: "gap-decided", detail: kind });
      const draft = kind === "drafted" ? { title: masked(title), text: masked(text) } : {};
      const linked = kind === "linked" && answer ? { answerId: answer.id } : {};
      const decision = { id: randomId(), at: now(), agentId: c.var.agent.id, kind, ...linked, ...draft };
      await gaps.decide(decision, of.map(readKey));
      return c.redirect(`/desk/gaps?done=${kind}`, 303);
    });
}

const masked = (text: string) => redact(text, { spared: OFFICE_MAY_SAY }).text;
const keyOf = ({ seq, conversationId }: WaitingGap) => `${seq}.${conversationId}`;

function readKey(key: string): { seq: number; conversationId: string } {
  const [, seq, conversationId = ""] = KEY.exec(key) ?? [];
  return { seq: Number(seq), conversationId };
}

/** What was sent of this group and is to be mended. */
function givenFor([first]: WaitingGap[], faulty: Form | undefined): Form | undefined {
  return first && faulty?.of.includes(keyOf(first)) ? faulty : undefined;
}

type GroupProps = Pick<DeskWords, "said"> & {
  content: Content;
  group: WaitingGap[];
  number: number;
  given: Form | undefined;
};

function Group({ said, content, group, number, given }: GroupProps) {
  const { gaps } = said;
  const titles = group[0]?.candidates.flatMap(({ id }) => content.answers[id]?.title ?? []).slice(0, 3) ?? [];
  const of = group.map((gap) => <input type="hidden" name="of" value={keyOf(gap)} />);
  const heading = `gap-${number}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{gaps.group.replace("{text}", () => group[0]?.text ?? "")}</h2>
      <p>{gaps.times.replace("{count}", () => String(group.length))}</p>
      <ul>
        {group.slice(0, READ).map((gap) => (
          <li>
            {gap.text}（{gaps.reasons[gap.reason]}）{" "}
            <a href={`/desk/conversations/${gap.conversationId}`}>{gaps.open}</a>
          </li>
        ))}
      </ul>
      {titles.length > 0 ? <p>{gaps.candidates.replace("{titles}", () => titles.join("」「"))}</p> : null}
      <form method="post" action="/desk/gaps">
        {of}
        <div class="field">
          <label for={`link-${number}`}>{gaps.link}</label>
          <input
            id={`link-${number}`}
            name="title"
            list="titles"
            maxlength={200}
            value={given?.kind === "linked" ? given.title : (titles[0] ?? "")}
          />
        </div>
        <button type="submit" name="kind" value="linked" aria-describedby={heading}>
          {gaps.linkSubmit}
        </button>
      </form>
      <details open={given?.kind === "drafted"}>
        <summary>{gaps.draft}</summary>
        <form method="post" action="/desk/gaps">
          {of}
          <div class="field">
            <label for={`title-${number}`}>{gaps.draftTitle}</label>
            <input
              id={`title-${number}`}
              name="title"
              maxlength={200}
              value={given?.kind === "drafted" ? given.title : ""}
            />
          </div>
          <div class="field">
            <label for={`text-${number}`}>{gaps.draftText}</label>
            <textarea id={`text-${number}`} name="text" maxlength={MOST_LETTERS} rows={5}>
              {given?.kind === "drafted" ? given.text : ""}
            </textarea>
          </div>
          <button type="submit" name="kind" value="drafted" aria-describedby={heading}>
            {gaps.draftSubmit}
          </button>
        </form>
      </details>
      <form method="post" action="/desk/gaps">
        {of}
        <button type="submit" name="kind" value="dismissed" aria-describedby={heading}>
          {gaps.dismiss}
        </button>
      </form>
    </section>
  );
}
