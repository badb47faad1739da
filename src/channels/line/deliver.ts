import { HTTPFetchError, messagingApi } from "@line/bot-sdk";
import { z } from "zod";

/** What one delivery to LINE needs. */
export type LineDelivery = {
  lineUserId: string;
  messages: messagingApi.TextMessage[];
  /** usable once; none when the free reply is no longer possible */
  replyToken: string | undefined;
  /** whether an earlier try may have arrived though its answer was never seen */
  maybeDelivered: boolean;
  /** X-Line-Retry-Key of a push, stored before the first try */
  retryKey: string;
};

/**
 * How a try ended. `retry`: try again later; `maybeDelivered` when LINE may have taken it all the same. `push-instead`: the
 * reply token is spent, a push is due now. `failed`: no further try can help.
 */
export type DeliveryResult =
  | { result: "delivered" }
  | { result: "push-instead"; code: string }
  | { result: "retry"; code: string; maybeDelivered: boolean; afterSeconds?: number }
  | { result: "failed"; code: string };

export type DeliverToLine = (delivery: LineDelivery) => Promise<DeliveryResult>;

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

/** A reply token that is used, expired or none: LINE's "Invalid reply token". */
const TOKEN_REFUSED = "line-400-token";

/** LINE's client has no timeout of its own. */
const TIMEOUT_MS = 10_000;
const TIMEOUT = Symbol("timeout");

/**
 * @param options.accessToken LINE_CHANNEL_ACCESS_TOKEN
 * @param options.apiBase another host than LINE's own
 * @returns one try to deliver: by reply token where there is one, else by push
 *
 * LINE takes a reply token once and refuses a second use. So when a try may have arrived and the same token is then refused,
 * it had arrived (docs/decisions/line-delivery.md).
 */
export function createDeliverToLine(options: {
  accessToken: string;
  apiBase?: string | undefined;
}): DeliverToLine {
  const client = new messagingApi.MessagingApiClient({
    channelAccessToken: options.accessToken,
    ...(options.apiBase ? { baseURL: options.apiBase } : {}),
  });
  return async ({ lineUserId, messages, replyToken, maybeDelivered, retryKey }) => {
    if (!replyToken) return await attempt(() => client.pushMessage({ to: lineUserId, messages }, retryKey));
    const result = await attempt(() => client.replyMessage({ replyToken, messages }));
    if (result.result !== "failed" || !result.code.startsWith("line-400")) return result;
    const spent = maybeDelivered && result.code === TOKEN_REFUSED;
    return spent ? { result: "delivered" } : { result: "push-instead", code: result.code };
  };
}

async function attempt(send: () => Promise<unknown>): Promise<DeliveryResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<typeof TIMEOUT>((resolve) => {
    timer = setTimeout(() => resolve(TIMEOUT), TIMEOUT_MS);
  });
  try {
    const first = await Promise.race([send(), timeout]);
    return first === TIMEOUT ? lost("line-timeout") : { result: "delivered" };
  } catch (error) {
    return error instanceof HTTPFetchError ? byStatus(error) : lost("line-unreachable");
  } finally {
    clearTimeout(timer);
  }
}

function lost(code: string): DeliveryResult {
  return { result: "retry", code, maybeDelivered: true };
}

/** https://developers.line.biz/en/docs/messaging-api/retrying-api-request/ */
function byStatus({ status, headers, body }: HTTPFetchError): DeliveryResult {
  const code = status === 400 && /reply token/i.test(body) ? TOKEN_REFUSED : `line-${status}`;
  if (status === 409) return { result: "delivered" };
  if (status >= 500) return { ...again(code, headers), maybeDelivered: true };
  // 401: the access token is being changed or wrong. The operator mends it while the message waits.
  if (status !== 429 && status !== 401) return { result: "failed", code };
  return { ...again(code, headers), maybeDelivered: false };
}

/** Retry-After counts seconds, or names a time (RFC 9110, 10.2.3), which by its Date header is so many seconds later. */
function again(code: string, headers: Headers) {
  const after = headers.get("retry-after") ?? "";
  const seconds = Number(after) || (Date.parse(after) - Date.parse(headers.get("date") ?? "")) / 1000;
  return { result: "retry" as const, code, ...(seconds > 0 ? { afterSeconds: seconds } : {}) };
}
