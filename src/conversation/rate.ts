import type { ConversationDatabase } from "../storage/conversation/database.ts";
import type { AnswerFeedback } from "../storage/desk/feedback.ts";

/**
 * Notes beside an answer whether it helped, and tells the desk. Call it within a transaction.
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
  database.rate(seq, helpful);
  const payload: AnswerFeedback = {
    conversationId: database.self()?.id ?? "",
    seq,
    answerId,
    helpful,
    at,
  };
  database.enqueue({
    kind: "feedback",
    payload,
    deliveryKey: randomId(),
    createdAt: at,
    nextAttemptAt: at,
  });
  return true;
}
