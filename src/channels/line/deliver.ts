import { HTTPFetchError, messagingApi } from "@line/bot-sdk";
import { z } from "zod";

/** What one delivery to LINE needs. */
export type LineDelivery = {
  lineUserId: string;
  messages: messagingApi.TextMessage[];
  /** usable once; none when the free reply is no longer possible */
  replyToken: string | undefined;
  /** whether an earlier try with this reply token ended without an answer from LINE */
  replyTriedBefore: boolean;
  /** X-Line-Retry-Key of a push, stored before the first try */
  retryKey: string;
};

/** How a try ended. `push-instead`: the reply token is spent, a push is due now. */
export type LineResult =
  | { result: "delivered" }
  | { result: "push-instead"; code: string }
  | { result: "retry"; code: string; afterSeconds?: number }
  | { result: "failed"; code: string };

export type DeliverToLine = (delivery: LineDelivery) => Promise<LineResult>;

/** LINE's messages as the outbox holds them. */
export const lineMessages = z.array(
  z.object({
    type: z.literal("text"),
    text: z.string(),
    quickReply: z
      .object({
        items: z.array(
          z.object({
            type: z.literal("action"),
            action: z.object({ type: z.literal("message"), label: z.string(), text: z.string() }),
          }),
        ),
      })
      .exactOptional(),
  }),
);

/** LINE's client has no timeout of its own. */
const TIMEOUT_MS = 10_000;
const TIMEOUT = Symbol("timeout");

/**
 * @param options.accessToken LINE_CHANNEL_ACCESS_TOKEN
 * @param options.apiBase another host than LINE's own
 * @returns one try to deliver: by reply token where there is one, else by push
 *
 * LINE takes a reply token once and says 400 to a second use. So when a try ended without an answer and the same token is
 * then refused, the first try had arrived (docs/decisions/line-delivery.md).
 */
export function createDeliverToLine(options: {
  accessToken: string;
  apiBase?: string | undefined;
}): DeliverToLine {
  const client = new messagingApi.MessagingApiClient({
    channelAccessToken: options.accessToken,
    ...(options.apiBase ? { baseURL: options.apiBase } : {}),
  });
  return async ({ lineUserId, messages, replyToken, replyTriedBefore, retryKey }) => {
    if (replyToken) {
      const result = await attempt(() => client.replyMessage({ replyToken, messages }));
      if (result.result !== "failed") return result;
      return replyTriedBefore ? { result: "delivered" } : { result: "push-instead", code: result.code };
    }
    return await attempt(() => client.pushMessage({ to: lineUserId, messages }, retryKey));
  };
}

async function attempt(send: () => Promise<unknown>): Promise<LineResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<typeof TIMEOUT>((resolve) => {
    timer = setTimeout(() => resolve(TIMEOUT), TIMEOUT_MS);
  });
  try {
    const first = await Promise.race([send(), timeout]);
    return first === TIMEOUT ? { result: "retry", code: "line-timeout" } : { result: "delivered" };
  } catch (error) {
    return error instanceof HTTPFetchError ? byStatus(error) : { result: "retry", code: "line-unreachable" };
  } finally {
    clearTimeout(timer);
  }
}

/** https://developers.line.biz/en/docs/messaging-api/retrying-api-request/ */
function byStatus({ status, headers }: HTTPFetchError): LineResult {
  const code = `line-${status}`;
  if (status === 409) return { result: "delivered" };
  if (status !== 429 && status < 500) return { result: "failed", code };
  const afterSeconds = Number(headers.get("retry-after"));
  return { result: "retry", code, ...(afterSeconds > 0 ? { afterSeconds } : {}) };
}
