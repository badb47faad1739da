import type { CitationEntity } from "../activity.ts";
import { type Content, type Phrases, phrasesIn, type Style } from "../answers/content.ts";
import type { PartWording } from "../answers/flow-wording.ts";
import { escapeHtml } from "../answers/html.ts";
import { cite } from "../answers/lookup.ts";
import { countersOf } from "../answers/office.ts";
import { dayInJapan, dayWords } from "../eligibility/japanese-date.ts";
import { telephoneHours } from "../eligibility/telephone-hours.ts";
import type { Flow, FlowAnswers } from "../flows/define-flow.ts";
import { onPath } from "../flows/define-flow.ts";

/** What a flow comes to: it stands alone, printed or read aloud. */
export type Summary = { text: string; html: string; citations: CitationEntity };

/** A part in one style, with its values filled in. */
type Filled = Pick<PartWording, "as" | "title" | "sections"> & PartWording["usual"] & { done: boolean };

/** A summary before it is set: title, parts, last lines. */
type Draft = { title: string; parts: Filled[]; outro: PartWording["usual"]; phrases: Phrases };

/**
 * @param content wording, rules and the municipality
 * @param style the conversation's
 * @param flow which flow
 * @param answers by node
 * @param now Unix time in milliseconds, for today's opening hours
 * @returns steps, papers, telephone numbers and citations for exactly these answers
 */
export function summarise(
  content: Content,
  style: Style,
  flow: Flow,
  answers: FlowAnswers,
  now: number,
): Summary {
  const wording = content.flows[flow.id];
  if (!wording) throw new Error(`flow ${flow.id} has no wording`);
  const phrases = phrasesIn(content, style);
  const today = dayInJapan(now);
  const hours = hoursToday(phrases, today);
  const parts = flow
    .summary(onPath(flow, answers), { rules: content.rules, own: content.office, today })
    .flatMap(({ part, done = false, values = {} }): Filled[] => {
      const worded = wording.parts[part];
      return worded ? [{ ...fill(worded, style, { hours, ...values }), done }] : [];
    });
  const counters = wording.counters ? ownCounters(phrases, content, today) : undefined;
  if (counters) parts.push(counters);
  const sections = [...new Set(parts.flatMap((part) => part.sections))];
  const draft = { title: wording.title, parts, outro: wording.outro[style], phrases };
  return { text: toText(draft), html: toHtml(draft), citations: cite(content, sections) };
}

/** When the free dial is open today, in words. */
function hoursToday({ flowHours, flowHoursUnknown }: Phrases, today: string): string {
  const day = dayWords(today).replace(/^\d+年/, "");
  const hours = telephoneHours(today);
  return hours ? put(flowHours, { day, ...hours }) : put(flowHoursUnknown, { day });
}

/** The municipality's own counters, said to be its own. */
function ownCounters(
  { flowOffice, flowOfficeNote }: Phrases,
  { office }: Content,
  today: string,
): Filled | undefined {
  const lines = countersOf(office, today);
  if (!lines) return undefined;
  const named = (phrase: string) => phrase.replaceAll("{name}", office.name ?? "");
  const text = `${named(flowOfficeNote)}\n\n${lines}`;
  const html = `<p>${escapeHtml(text).replaceAll("\n\n", "</p><p>").replaceAll("\n", "<br>")}</p>`;
  return { as: "block", title: named(flowOffice), sections: [], text, html, done: false };
}

function fill(
  { as, sections, ...part }: PartWording,
  style: Style,
  values: Readonly<Record<string, string>>,
): Omit<Filled, "done"> {
  const title = style === "easy" ? part.titleEasy : part.title;
  const { text, html } = part[style];
  const escaped = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, escapeHtml(value)]),
  );
  return {
    as,
    sections,
    ...(title ? { title: put(title, values) } : {}),
    text: put(text, values),
    html: put(html, escaped),
  };
}

function put(words: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, value), words)
    .trim();
}

function toText({ title, parts, outro, phrases }: Draft): string {
  const steps = parts.filter((part) => part.as === "step");
  const lines = parts.map((part, i) => {
    const words = part.done ? `${part.title}（${phrases.flowDone}）` : part.title;
    if (part.as === "item") return `・${part.text}`;
    if (part.as === "step") return `\n${steps.indexOf(part) + 1}. ${words}\n${part.text}`;
    if (part.as === "block") return `\n${words}\n${part.text}`;
    return parts[i - 1]?.as === "item" ? part.text : `\n${part.text}`;
  });
  return [title, ...lines, `\n${outro.text}`]
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function toHtml({ title, parts, outro, phrases }: Draft): string {
  const blocks: string[] = [];
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1]?.as;
    const after = parts[i + 1]?.as;
    const done = part.done ? `（${phrases.flowDone}）` : "";
    if (part.as === "step") {
      if (before !== "step") blocks.push("<ol>");
      blocks.push(`<li><strong>${escapeHtml(part.title ?? "")}${done}</strong>${part.html}</li>`);
      if (after !== "step") blocks.push("</ol>");
    } else if (part.as === "item") {
      if (before !== "item") blocks.push("<ul>");
      blocks.push(`<li>${part.html.replace(/^<p>(.*)<\/p>$/s, "$1")}</li>`);
      if (after !== "item") blocks.push("</ul>");
    } else {
      blocks.push(part.as === "block" ? `<h4>${escapeHtml(part.title ?? "")}</h4>${part.html}` : part.html);
    }
  }
  return `<h4>${title}</h4>${blocks.join("")}${outro.html}`;
}
