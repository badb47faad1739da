import type { DeskAccountWords } from "../answers/desk-accounts.ts";
import { causeOf, log } from "../log.ts";
import type { Notice, NoticeStore } from "../storage/desk/notices.ts";
import { ticketPath } from "./paths.ts";

/** Tickets in one message. */
const AT_ONCE = 20;
const TIMEOUT_MS = 10_000;

/** What telling the desk's own chat draws on. */
export type NoticeOptions = {
  notices: NoticeStore;
  said: DeskAccountWords["notice"];
  /** an incoming webhook that takes Slack's `{"text": …}` */
  webhookUrl: string;
  /** where the desk is served; without, a notice has no link */
  deskUrl: string | undefined;
  fetch: typeof fetch;
  now: () => number;
};

/**
 * Tells the desk's own chat of new and overdue tickets, in one message. What does not arrive is sent again later, after growing
 * waits; a message that arrived without our hearing of it comes twice. Never rejects for the webhook's sake.
 */
export async function sendNotices(options: NoticeOptions): Promise<void> {
  const { notices, webhookUrl, now } = options;
  await notices.collect(now());
  const due = await notices.take(now(), AT_ONCE);
  if (due.length === 0) return;
  const refused = await post(options, noticeText(due, options));
  if (refused === undefined) await notices.sent(ids(due), now());
  else
    log("warn", "notice-not-delivered", {
      count: due.length,
      cause: refused,
      host: new URL(webhookUrl).host,
    });
}

/**
 * @param due tickets
 * @param options the words, and where the desk is
 * @returns a line each: priority, channel, number and link; nothing of a user
 */
function noticeText(due: Notice[], { said, deskUrl }: Pick<NoticeOptions, "said" | "deskUrl">): string {
  const lines = due.map(({ kind, number, ticketId, channel, priority }) => {
    const line = said[kind]
      .replace("{number}", String(number))
      .replace("{channel}", said.channels[channel])
      .replace("{priority}", said.priorities[`p${priority}`]);
    return deskUrl === undefined ? line : `${line} ${new URL(ticketPath(ticketId), deskUrl)}`;
  });
  return [said.heading, ...lines].join("\n");
}

/** @returns why it did not arrive, or nothing */
async function post({ fetch, webhookUrl }: NoticeOptions, text: string): Promise<string | undefined> {
  try {
    const response = await fetch(webhookUrl, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ text }),
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `status ${response.status}`;
  } catch (error) {
    return causeOf(error);
  }
}

const ids = (due: Notice[]) => due.map(({ id }) => id);
