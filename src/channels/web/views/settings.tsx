import type { Style } from "../../../answers/content.ts";
import type { PageWords } from "../../../answers/pages.ts";
import { VIEW_CHOICES } from "../../../pages/view.ts";
import type { Visit } from "../visit.ts";

/** What the settings show. */
export type SettingsProps = {
  words: PageWords;
  visit: Visit;
  /** how the bot speaks in this conversation, and the words that change it */
  style: Style;
  phrases: { easier: string; usual: string };
};

/** How the page looks, as a form of its own; how the bot speaks is said to the bot. */
export function Settings({ words, visit, style, phrases }: SettingsProps) {
  const { settings } = words;
  const { size, colours, furigana, language } = visit.view;
  return (
    <details id="settings">
      <summary>{settings.heading}</summary>
      <form id="settings-form" method="post" action={visit.to("/settings")} data-instant={settings.saved}>
        <Choice name="size" names={settings.size} values={VIEW_CHOICES.size} chosen={size} />
        <Choice name="colours" names={settings.colours} values={VIEW_CHOICES.colours} chosen={colours} />
        <Choice name="furigana" names={settings.furigana} values={VIEW_CHOICES.furigana} chosen={furigana} />
        <Choice name="language" names={settings.language} values={VIEW_CHOICES.language} chosen={language} />
        <button type="submit">{settings.save}</button>
      </form>
      <fieldset id="speech">
        <legend>{settings.speech}</legend>
        <div class="choices" lang="ja">
          {[
            { style: "usual", phrase: phrases.usual },
            { style: "easy", phrase: phrases.easier },
          ].map((way) => (
            <button
              type="submit"
              form="say"
              name="choice"
              value={way.phrase}
              formnovalidate
              aria-pressed={way.style === style ? "true" : "false"}
            >
              {way.phrase}
            </button>
          ))}
        </div>
      </fieldset>
    </details>
  );
}

type ChoiceProps<T extends string> = {
  name: string;
  /** by value, and of them all */
  names: Record<T | "legend", string>;
  values: readonly T[];
  chosen: T;
};

function Choice<T extends string>({ name, names, values, chosen }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend>{names.legend}</legend>
      <div class="radios">
        {values.map((value) => (
          <label lang={name === "language" ? value : undefined}>
            <input
              type="radio"
              id={`${name}-${value}`}
              name={name}
              value={value}
              checked={value === chosen}
            />
            {names[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
