import type { Understanding } from "../language/match.ts";
import type { TurnState } from "./turn-state.ts";

/** Less likely than this, an intent is not worth an agent's look. */
const WORTH_TELLING = 0.03;

/**
 * @param understood what the matcher makes of a message
 * @returns the answers and flows that it thought of, best first, as they are told to a person who takes over
 */
export function candidatesOf({ scores }: Understanding): TurnState["heard"] {
  return scores.flatMap(({ target, score }) =>
    "answer" in target && score >= WORTH_TELLING ? [{ id: target.answer, score }] : [],
  );
}
