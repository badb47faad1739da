import { z } from "zod";

const text = z.string().min(1);
/** Keys with a text each, and no other. */
const texts = <K extends string>(...keys: K[]) => {
  const shape = Object.fromEntries(keys.map((key) => [key, text])) as Record<K, typeof text>;
  return z.strictObject(shape);
};
const states = ["waiting", "assigned", "pending", "resolved"] as const;

/** content/desk/console.yaml: the words of the desk's console. */
export const consoleWords = z.strictObject({
  queue: z.strictObject({
    ...texts(
      "heading",
      "tabsLabel",
      "search",
      "searchHint",
      "tooShort",
      "capped",
      "channel",
      "priority",
      "label",
      "overdue",
      "any",
      "apply",
      "clear",
      "empty",
      "overdueCount",
      "next",
      "first",
      "select",
      "about",
      "bulk",
      "bulkResolve",
      "bulkLabel",
      "bulkDone",
      "fresh",
    ).shape,
    tabs: texts("own", "open", ...states),
    columns: texts("ticket", "state", "waiting", "due", "assignee"),
  }),
  ticket: texts(
    "heading",
    "back",
    "conversation",
    "conversationEmpty",
    "reply",
    "replyHint",
    "citing",
    "dropCitation",
    "send",
    "claimAndSend",
    "suggestions",
    "suggestionsHint",
    "noSuggestions",
    "insert",
    "canned",
    "cannedPick",
    "facts",
    "notes",
    "note",
    "addNote",
    "labels",
    "addLabel",
    "removeLabel",
    "history",
    "conversationId",
    "present",
    "typing",
    "callback",
    "callbackHidden",
    "print",
    "printWithNotes",
    "closed",
    "takenBy",
    "transferTo",
    "fresh",
    "receipt",
    "failedReplies",
    "wrong",
    "wrongOf",
    "markedWrong",
  ),
  facts: texts(
    "reason",
    "channel",
    "audience",
    "flow",
    "candidates",
    "opened",
    "waiting",
    "due",
    "assignee",
    "reopened",
    "feedback",
    "none",
    "overdue",
    "times",
    "nobody",
  ),
  conversations: z.strictObject({
    ...texts("heading", "lead", "empty", "one", "open", "noTicket", "withPerson", "toTicket").shape,
    ...texts("takeOver", "takeOverLead").shape,
    columns: texts("about", "outcome", "day", "channel", "messages", "ticket"),
    outcomes: texts("answered", "clarify", "asked", "unsure", "handed-over", "other"),
  }),
  states: texts(...states),
  reasons: texts("asked", "unclear", "flow", "distress", "upset", "agent"),
  priorities: texts("1", "2", "3"),
  feedback: texts("solved", "unsolved"),
  channels: texts("line", "web"),
  speakers: texts("user", "bot", "agent"),
  actions: texts("claim", "release", "transfer", "resolve", "hand-back", "take-over"),
  events: texts(
    "open",
    "claim",
    "release",
    "transfer",
    "reply",
    "write",
    "resolve",
    "hand-back",
    "return",
    "reopen",
    "take-over",
  ),
  delivery: texts("pending", "delivered", "failed", "shown"),
  failures: z.record(z.string(), text).and(z.object({ other: text })),
  notices: texts(
    "claimed",
    "released",
    "transferred",
    "resolved",
    "handedBack",
    "takenOver",
    "replied",
    "noted",
    "labelled",
    "refused",
    "overtaken",
    "closed",
    "empty",
    "tooLong",
    "noteEmpty",
    "markedWrong",
    "nothingToLearn",
    "saved",
  ),
  keys: z.strictObject({
    ...texts("heading", "open", "close", "note").shape,
    list: z.record(z.string(), text),
  }),
  live: texts("lost", "back", "ended"),
  print: texts("heading", "withNotes", "withoutNotes", "printed"),
  hours: text,
  labels: z.array(text.max(20)),
});
export type ConsoleWords = z.infer<typeof consoleWords>;

/** content/desk/canned.yaml: replies that agents can insert; {agent}, {office} and {hours} are filled in. */
export const cannedReplies = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: text.max(30),
    text: text
      .transform((words) => words.trim())
      .refine(
        (words) => !/\{(?!agent\}|office\}|hours\})/.test(words),
        "knows {agent}, {office} and {hours}",
      ),
  }),
);
export type CannedReply = z.infer<typeof cannedReplies>[number];

/** What the console says. */
export const deskWords = z.object({ console: consoleWords, canned: cannedReplies });
export type DeskConsole = z.infer<typeof deskWords>;
