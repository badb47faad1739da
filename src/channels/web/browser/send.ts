import { announce, byId, chatForm } from "./dom.ts";
import { fetchPage, isChat, takeNew } from "./page.ts";
import { recall, remember } from "./tab-memory.ts";

/** Milliseconds between two tries, growing to the longest. */
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;

const UNSENT = "unsent";

let sending = false;
let wait = FIRST_WAIT;
let timer: ReturnType<typeof setTimeout> | undefined;

/** @returns whether a message is on its way: what comes back has everything new */
export function isSending(): boolean {
  return sending;
}

/**
 * Sends what the form holds. It is kept until the server has it, through lost connections and reloads, and is sent again as it
 * is: its event id makes one message of all tries. Meanwhile the next message can be written.
 *
 * @param submitter the button: a choice, or "send"
 */
export function send(submitter: HTMLElement | null): void {
  const form = chatForm();
  if (!form) return;
  if (recall(UNSENT) === null) {
    const fields = new FormData(form, submitter);
    const field = byId("text", HTMLTextAreaElement);
    if (field && !fields.has("choice")) field.value = "";
    else fields.delete("text");
    const entries = [...fields].map(([name, value]) => [name, String(value)]);
    remember(UNSENT, new URLSearchParams(entries).toString());
  }
  void trySending();
}

/** Sends what an earlier visit to this page could not. */
export function sendWhatIsLeft(): void {
  if (recall(UNSENT) !== null) void trySending();
}

/** Forgets what was not sent: the conversation is over. */
export function forgetUnsent(): void {
  remember(UNSENT, null);
}

async function trySending(): Promise<void> {
  const form = chatForm();
  const unsent = recall(UNSENT);
  if (sending || unsent === null || !form) return;
  const fields = new URLSearchParams(unsent);
  sending = true;
  clearTimeout(timer);
  announce(form.dataset.sending ?? "");
  try {
    const { response, page } = await fetchPage(form.action, fields);
    if (response.status >= 500 || (response.ok && !isChat(page))) throw new Error("not the chat");
    remember(UNSENT, null);
    wait = FIRST_WAIT;
    announce("");
    if (response.ok) arrive(page, fields);
    else giveBack(page, fields);
  } catch {
    announce("");
    timer = setTimeout(trySending, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  } finally {
    sending = false;
    showUnsent();
  }
}

function arrive(page: Document, fields: URLSearchParams): void {
  const answer = takeNew(page);
  answer?.scrollIntoView({ block: "start" });
  // A tapped choice is gone: go on from the answer. Who types stays in the text field and hears the log.
  if (fields.has("choice")) answer?.querySelector("h3")?.focus();
}

/** What the server refuses goes back, before what was written meanwhile. An error page says why in its first paragraph. */
function giveBack(page: Document, fields: URLSearchParams): void {
  const field = byId("text", HTMLTextAreaElement);
  if (field) field.value = (fields.get("text") ?? "") + field.value;
  announce(page.querySelector("main p")?.textContent ?? "");
}

function showUnsent(): void {
  const section = byId("unsent", HTMLElement);
  const unsent = recall(UNSENT);
  if (!section) return;
  const [said, why] = section.querySelectorAll("p");
  const fields = new URLSearchParams(unsent ?? "");
  if (said) said.textContent = fields.get("choice") ?? fields.get("text");
  const isNews = section.hidden && unsent !== null;
  section.hidden = unsent === null;
  if (isNews) announce(why?.textContent ?? "");
}
