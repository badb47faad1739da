/** Why a person is called. */
export type Call = "asked" | "unclear" | "flow" | "distress" | "upset";

/** What the person who is called should know at one glance. */
export type CallSituation = {
  flow?: { title: string; facts: { question: string; answer: string }[] };
  /** who writes, where a flow asked for it, in its words */
  audience?: string;
  /** what the matcher thought of, best first */
  candidates: { id: string; title: string; score: number }[];
};

/**
 * What a turn means for the desk; the ticket is that of the state's `person`. `wrote`: the message is for the person who reads.
 */
export type DeskEffect =
  | { type: "open"; reason: Call; priority: 1 | 2 | 3; situation: CallSituation }
  | { type: "reopen"; feedback?: "unsolved" }
  | { type: "wrote" | "returned" }
  | { type: "rated"; feedback: "solved" | "unsolved" };
