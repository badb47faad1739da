import type { PageWords } from "../../../answers/pages.ts";
import type { ShownMessage } from "../../door.ts";

/** Whether an answer helped, in one tap; nothing under what is no answer. */
export function Feedback(props: { words: PageWords; action: string; message: ShownMessage }) {
  const { words, action, message } = props;
  const { outcome, answer, flow } = message.activity?.channelData ?? {};
  if (outcome !== "answered" || !(answer ?? flow)) return null;
  const { question, yes, no, thanks } = words.feedback;
  const { seq, helpful } = message;
  return (
    <form id={`feedback-${seq}`} class="feedback" method="post" action={action}>
      <input type="hidden" name="seq" value={seq} />
      <fieldset>
        <legend class={helpful === null ? "for-readers" : undefined}>
          {helpful === null ? question : thanks}
        </legend>
        <div class="choices">
          {[
            { value: "yes", says: yes, pressed: helpful === true },
            { value: "no", says: no, pressed: helpful === false },
          ].map(({ value, says, pressed }) => (
            <button type="submit" name="helpful" value={value} aria-pressed={pressed ? "true" : "false"}>
              {says}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}
