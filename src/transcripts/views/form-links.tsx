import type { PageWords } from "../../answers/pages.ts";
import { type AddressOf, FORMS } from "../forms.ts";

/** The way to a transcript's other forms; not on paper. */
export function FormLinks({ words, addressOf }: { words: PageWords; addressOf: AddressOf }) {
  const { forms } = words.transcripts;
  return (
    <nav class="screen-only" aria-labelledby="forms">
      <h2 id="forms">{forms.heading}</h2>
      <ul>
        {(["large", "text", "braille", "brf"] as const).map((form) => (
          <li>
            <a class="target" href={addressOf(form)} download={form === "brf" ? FORMS.brf : undefined}>
              {forms[form]}
            </a>
          </li>
        ))}
      </ul>
      <p>{forms.print}</p>
    </nav>
  );
}
