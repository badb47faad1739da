import type { Content, Phrases } from "../answers/content.ts";
import { offered } from "../channels/choices.ts";
import { END } from "../flows/define-flow.ts";
import type { StoredMessage } from "../storage/conversation/database.ts";
import type { Transcript, TranscriptMessage } from "../transcripts/transcript.ts";

/**
 * @param content for the speakers' names and the title
 * @param messages the whole history
 * @param until when the link to it ends, in Unix milliseconds; null for the desk
 * @returns the conversation to be written down; transcripts that were given in it are not said again
 */
export function transcriptOf(content: Content, messages: StoredMessage[], until: number | null): Transcript {
  const { manual, phrases } = content;
  const said = messages.filter(({ activity }) => !activity?.channelData?.transcript);
  const sources: string[] = [];
  const numberOf = (source: string) => {
    if (!sources.includes(source)) sources.push(source);
    return sources.indexOf(source) + 1;
  };
  const last = said.at(-1);
  return {
    title: phrases.transcriptTitle,
    summary: said.findLast(isSummary)?.text ?? null,
    messages: said.map((message): TranscriptMessage => {
      const { role, at, text, activity } = message;
      const cited = (activity?.entities ?? []).flatMap(({ citation }) => citation);
      return {
        speaker: phrases.speakers[role],
        at,
        text,
        choices: asksSomething(message) || message === last ? choicesOf(message, phrases) : [],
        sources: cited.map(({ appearance }) => numberOf(`${manual.shortTitle} ${appearance.name}`)),
      };
    }),
    sources,
    notes: [],
    until,
  };
}

function isSummary({ activity }: StoredMessage): boolean {
  return activity?.channelData?.outcome === "answered" && activity.channelData.node === END;
}

/** What can be tapped under any answer is no part of what was said; what was asked is. */
function asksSomething({ activity }: StoredMessage): boolean {
  return ["asked", "clarify"].includes(activity?.channelData?.outcome ?? "");
}

/** Those that the text does not list already, without what can be tapped at any time. */
function choicesOf({ activity }: StoredMessage, phrases: Phrases): string[] {
  if (!activity) return [];
  const { flowBack, flowStop, flowRestart, human, easier, usual, more } = phrases;
  const always = [flowBack, flowStop, flowRestart, human, easier, usual, more];
  const { choices, listed } = offered(activity);
  return choices.slice(listed).flatMap(({ title }) => (always.includes(title) ? [] : [title]));
}
