import { Hono } from "hono";
import { raw } from "hono/html";
import type { Content, Style } from "../answers/content.ts";
import type { PageWords } from "../answers/pages.ts";
import { summarise } from "../bot/flow-summary.ts";
import { UNDECIDED } from "../eligibility/visit-schedule.ts";
import { Refusal } from "../errors.ts";
import { FLOWS } from "../flows/all.ts";
import { END, type Flow, walk } from "../flows/define-flow.ts";
import { planPath } from "../flows/plan-path.ts";
import { visit } from "../flows/visit.ts";
import { Layout } from "../pages/layout.tsx";
import { visitCalendar } from "./calendar.ts";

/** What the pages draw on. */
export type PlanOptions = { content: Content; words: PageWords; now: () => number };

/**
 * `GET /plans/:flow?node=answer…`: a flow's summary to print, made anew of its answers; nothing is stored. `&style=easy`: in
 * やさしい日本語.
 * `GET /plans/visit.ics`: its dates for a calendar.
 */
export function plans({ content, words, now }: PlanOptions): Hono {
  const app = new Hono();
  app.get("/visit.ics", (c) => {
    const answers = complete(visit, c.req.query());
    const calendar = visitCalendar(content, styleIn(c.req.query()), answers, now());
    if (!calendar) throw new Refusal(404, "NoDate", "a day that is not settled has no calendar");
    c.header("content-type", "text/calendar; charset=utf-8");
    c.header("content-disposition", 'attachment; filename="shutchou-shinsei.ics"');
    return c.body(calendar);
  });
  app.get("/:flow", (c) => {
    const flow = FLOWS.get(c.req.param("flow"));
    if (!flow) throw new Refusal(404, "UnknownFlow", "there is no such plan");
    const answers = complete(flow, c.req.query());
    const style = styleIn(c.req.query());
    const { html, citations } = summarise(content, style, flow, answers, now());
    const dated = flow === visit && answers.date !== UNDECIDED;
    c.header("cache-control", "no-store");
    c.header("x-robots-tag", "noindex");
    return c.html(
      <Layout words={words} title={`${content.flows[flow.id]?.title}　${words.siteName}`}>
        <main class="plan">
          <h1>{content.flows[flow.id]?.title}</h1>
          {dated ? (
            <p class="screen-only">
              <a href={planPath(flow, answers, { style, ending: "ics" })}>{words.plans.calendar}</a>
            </p>
          ) : null}
          <p class="screen-only">{words.plans.howToPrint}</p>
          {raw(html.replace(/^<h4>.*?<\/h4>/, "").replaceAll("h4>", "h2>"))}
          <h2>{words.sourcesHeading}</h2>
          <p>{citations.citation[0]?.appearance.abstract}</p>
          <ul>
            {citations.citation.map(({ appearance }) => (
              <li>{appearance.name}</li>
            ))}
          </ul>
          <p class="screen-only">
            <a href="/">{words.errors.back}</a>
          </p>
        </main>
      </Layout>,
    );
  });
  return app;
}

function styleIn({ style }: Record<string, string>): Style {
  return style === "easy" ? "easy" : "usual";
}

/** Answers that lead to a summary; an address that somebody shortened leads to none. */
function complete(flow: Flow, answers: Record<string, string>): Record<string, string> {
  if (walk(flow, answers).at !== END) throw new Refusal(400, "IncompletePlan", "the address lacks answers");
  const { date, people } = answers;
  if (date !== undefined && !/^(?:\d{4}-\d{2}-\d{2}|undecided)$/.test(date))
    throw new Refusal(400, "BadDate", "no such day");
  if (date && date !== "undecided" && Number.isNaN(Date.parse(date)))
    throw new Refusal(400, "BadDate", "no such day");
  if (people !== undefined && !/^(?:\d{1,4}|unknown)$/.test(people))
    throw new Refusal(400, "BadCount", "no such number");
  return answers;
}
