import type { CitationEntity } from "../activity.ts";
import type { Answer, Form, GivableAnswer } from "./answer.ts";
import { type Content, phrasesIn } from "./content.ts";

/** An answer as it is given today. */
export type GivenAnswer = { text: string; html: string; citations: CitationEntity };

/**
 * @param content the compiled content
 * @param answer which answer
 * @param form which of its forms
 * @param now Unix time in milliseconds
 * @returns the text in both forms, with a note where a date it speaks of has passed, and what it cites
 */
export function giveAnswer(content: Content, answer: GivableAnswer, form: Form, now: number): GivenAnswer {
  const { text, html } = answer[form];
  const { id: identifier, sections, source } = answer;
  const citations = cite(content, sections, source ? { name: source, identifier } : undefined);
  if (!isStale(answer, now)) return { text, html, citations };
  const { stale } = phrasesIn(content, form === "easy" ? "easy" : "usual");
  return { text: `${text}\n\n${stale}`, html: `${html}<p>${stale}</p>`, citations };
}

/**
 * @param answer which answer
 * @param now Unix time in milliseconds
 * @returns whether a day that the answer speaks of as planned has come, in Japan time
 */
export function isStale(answer: Pick<Answer, "changesOn">, now: number): boolean {
  return answer.changesOn !== undefined && Date.parse(`${answer.changesOn}T00:00:00+09:00`) <= now;
}

/**
 * @param content the compiled content
 * @param sections of the manual, the main one first
 * @param own a source that is not the manual
 * @returns what a reply cites
 */
export function cite(
  { manual }: Content,
  sections: string[],
  own?: { name: string; identifier: string },
): CitationEntity {
  const abstract = `${manual.title}（${manual.asOfWords}）`;
  const cited = sections.map((identifier) => ({
    name: manual.sections.find((section) => section.id === identifier)?.title ?? identifier,
    abstract,
    identifier,
  }));
  const others = own ? [{ ...own, abstract: own.name }] : [];
  return {
    type: "https://schema.org/Message",
    "@type": "Message",
    citation: [...cited, ...others].map((document, i) => ({
      "@type": "Claim",
      position: i + 1,
      appearance: { "@type": "DigitalDocument", ...document },
    })),
  };
}
