import { z } from "zod";

/** Somebody made up who works at the desk; nobody can sign in as them, since they have no password. */
export const person = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  name: z.string().min(1),
  role: z.enum(["agent", "supervisor"]),
});
export type Person = z.infer<typeof person>;

/** One thing that is done in a conversation: by its user, or by the agent who has it in hand. */
export const step = z.union([
  z.strictObject({ user: z.string().min(1) }),
  /** what the user says of the bot's last answer */
  z.strictObject({ rate: z.enum(["helpful", "unhelpful"]) }),
  z.strictObject({ do: z.enum(["claim", "release", "resolve", "hand-back"]) }),
  /** to whom it is handed on, by id */
  z.strictObject({ transfer: z.string() }),
  /** `cite`: the answer of content/answers that it is taken from */
  z.strictObject({ reply: z.string().min(1), cite: z.string().optional() }),
  z.strictObject({ note: z.string().min(1) }),
  z.strictObject({ label: z.string().min(1) }),
  /** the agent says that the bot's last answer was wrong */
  z.strictObject({ wrong: z.literal(true) }),
]);

/** A step as the Worker takes it: in which conversation, when (Unix milliseconds), by whom. */
export const order = z.object({
  conversation: z.string(),
  channel: z.enum(["line", "web"]),
  at: z.number(),
  agent: person,
  people: z.array(person),
  step,
});
export type Order = z.infer<typeof order>;
