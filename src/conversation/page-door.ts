import type { Style } from "../answers/content.ts";
import { turnState } from "../bot/turn-state.ts";
import type { ConversationDatabase, ConversationRow } from "../storage/conversation/database.ts";
import type { AnswerFeedback } from "../storage/desk/feedback.ts";

/**
 * @param self who the conversation is with; nothing when it was never started
 * @returns how the bot speaks in it
 */
export function styleOf(self: ConversationRow | undefined): Style | null {
  return self ? (turnState.safeParse(self.turnState).data?.style ?? "usual") : null;
}

/**
 * Notes beside an answer whether it helped, and tells the desk, in one transaction.
 *
 * @param database the conversation's
 * @param given the answer's place, what was said of it, when
 * @param randomId unique ids
 * @returns false when there is no answer at that place
 */
export function rateAnswer(
  database: ConversationDatabase,
  { seq, helpful, at }: Pick<AnswerFeedback, "seq" | "helpful" | "at">,
  randomId: () => string,
): boolean {
  const [message] = database.messagesAfter(seq - 1, 1);
  const { outcome, answer, flow } = message?.activity?.channelData ?? {};
  const answerId = answer ?? flow;
  if (message?.seq !== seq || outcome !== "answered" || !answerId) return false;
  if (message.helpful === helpful) return true;
  const payload: AnswerFeedback = {
    conversationId: database.self()?.id ?? "",
    seq,
    answerId,
    helpful,
    at,
  };
  database.atomically(() => {
    database.rate(seq, helpful);
    database.enqueue({
      kind: "feedback",
      payload,
      deliveryKey: randomId(),
      createdAt: at,
      nextAttemptAt: at,
    });
  });
  return true;
}
