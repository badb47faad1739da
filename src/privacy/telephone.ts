import { placeOf, read } from "./reading.ts";
import { telephones } from "./rules/telephone.ts";
import { foldKanjiDigits } from "./spans.ts";

/**
 * Takes the number to call back out of a message, which then goes its way without it. Only for a message that was asked for
 * a number.
 *
 * @param text as it came
 * @param shown what stands in the number's place
 * @returns the number as digits and the text without it; nothing when there is no number in it
 */
export function takeTelephone(text: string, shown: string): { telephone: string; rest: string } | undefined {
  const reading = read(text);
  const [span] = telephones(reading.text);
  if (!span) return undefined;
  const digits = foldKanjiDigits(reading.text.slice(span.start, span.end)).replace(/\D/g, "");
  const { start, end } = placeOf(reading, span);
  return {
    telephone: digits.replace(/^(?:00|010)?810?(?=[1-9]\d{8,9}$)/, "0"),
    rest: text.slice(0, start) + shown + text.slice(end),
  };
}
