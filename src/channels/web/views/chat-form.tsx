import type { Choice } from "../../../activity.ts";
import type { PageWords } from "../../../answers/pages.ts";
import type { Visit } from "../visit.ts";

/** What the form shows. */
export type ChatFormProps = {
  words: PageWords;
  visit: Visit;
  /** what can be tapped, and how many of it the question calls by number */
  choices: Choice[];
  listed: number;
  /** what asks for a person: it can be tapped at any time; nothing while one is there */
  human: string | undefined;
  nextEventId: string;
};

/** Where a message is chosen or written. The words in data attributes are what the script says. */
export function ChatForm({ words, visit, choices, listed, human, nextEventId }: ChatFormProps) {
  const isThere = human === undefined || choices.some(({ value }) => value === human);
  const shown = isThere ? choices : [...choices, { title: human, value: human }];
  return (
    <>
      <section id="unsent" hidden>
        <p class="message user plain" />
        <p>{words.notSentYet}</p>
        <button type="button">{words.sendNow}</button>
      </section>
      <form
        id="say"
        method="post"
        action={visit.to("/")}
        data-live={visit.to("/live")}
        data-sending={words.sending}
        data-failed={words.sendFailed}
        data-framed={visit.framed ? "yes" : undefined}
      >
        <input id="event-id" type="hidden" name="eventId" value={nextEventId} />
        <fieldset id="choices">
          <legend>{words.choicesHeading}</legend>
          <ul class="choices" lang="ja">
            {shown.map(({ title, value }, i) => (
              <li>
                <button type="submit" name="choice" value={value} formnovalidate>
                  {i < listed ? `${i + 1}. ${title}` : title}
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
        <label for="text">{words.formLabel}</label>
        <p id="hint">
          {words.formHint} <span hidden>{words.formHintKeys}</span>
        </p>
        <textarea
          id="text"
          name="text"
          lang="ja"
          rows={2}
          maxlength={5000}
          required
          aria-describedby="hint"
        />
        <button type="submit" class="send">
          {words.send}
        </button>
      </form>
      <p id="status" role="status" />
    </>
  );
}
