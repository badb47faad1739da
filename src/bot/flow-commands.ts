import type { Phrases } from "../answers/content.ts";
import { folded, withoutLead } from "./typed-words.ts";

/** What may follow a command. */
const POLITE = /(?:です|(?:で|を)?(?:おねがい|お願い)し(?:ます|たい|たいです)|ください|下さい|ね|よ)$/;

/** What one may wish in the middle of a flow. */
type Command = "back" | "stop" | "restart";

/**
 * @param phrases the bot's own, with the ways to say each command
 * @param text the redacted message
 * @returns the wish to go back a question, to stop or to begin anew, if it is one
 */
export function commandIn({ flowCommands }: Phrases, text: string): Command | undefined {
  const typed = withoutLead(folded(text)).replace(POLITE, "");
  const says = (command: Command) => flowCommands[command].some((words) => folded(words) === typed);
  return (["back", "stop", "restart"] as const).find(says);
}
