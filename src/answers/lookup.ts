import type { CitationEntity } from "../activity.ts";
import type { Answer } from "./answer.ts";
import type { Content } from "./content.ts";

/** An answer as it is given today. */
export type GivenAnswer = { text: string; html: string; citations: CitationEntity };

/**
 * @param content the compiled content
 * @param answer which answer
 * @param form short for LINE, full elsewhere
 * @param now Unix time in milliseconds
 * @returns the text in both forms, with a note where a date it speaks of has passed, and what it cites
 */
export function giveAnswer(
  content: Content,
  answer: Answer,
  form: "short" | "full",
  now: number,
): GivenAnswer {
  const { text, html } = answer[form];
  const citations = citationsOf(content, answer);
  if (!isStale(answer, now)) return { text, html, citations };
  const { stale } = content.phrases;
  return { text: `${text}\n\n${stale}`, html: `${html}<p>${stale}</p>`, citations };
}

/**
 * @param answer which answer
 * @param now Unix time in milliseconds
 * @returns whether a day that the answer speaks of as planned has come, in Japan time
 */
function isStale(answer: Answer, now: number): boolean {
  return answer.changesOn !== undefined && Date.parse(`${answer.changesOn}T00:00:00+09:00`) <= now;
}

/**
 * @param content the compiled content
 * @param question a title as typed or tapped
 * @returns the answer with exactly this title
 */
export function answerByTitle({ answers }: Pick<Content, "answers">, question: string): Answer | undefined {
  return Object.values(answers).find(({ title }) => title === question);
}

function citationsOf({ manual }: Content, answer: Answer): CitationEntity {
  return {
    type: "https://schema.org/Message",
    "@type": "Message",
    citation: answer.sections.map((identifier, i) => ({
      "@type": "Claim",
      position: i + 1,
      appearance: {
        "@type": "DigitalDocument",
        name: manual.sections.find(({ id }) => id === identifier)?.title ?? identifier,
        abstract: `${manual.title}（${manual.asOfWords}）`,
        identifier,
      },
    })),
  };
}
