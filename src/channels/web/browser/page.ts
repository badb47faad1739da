/**
 * The server renders; here its page is taken over, in parts or as a whole. So there is one renderer, and nothing works only
 * with this script.
 */
import { byId, chatForm } from "./dom.ts";
import { markUp } from "./mark-up.ts";

/** Parts that depend on the last message. */
const PARTS = ["choices", "speech", "footer"];

/** An answer of the server: a page, whatever its status. */
export type Fetched = { response: Response; page: Document };

/**
 * @param address of the chat
 * @param fields of a form to post; none to look whether there is something new
 * @throws when the network fails or is silent for too long
 */
export async function fetchPage(address: string, fields?: URLSearchParams): Promise<Fetched> {
  const response = await fetch(address, {
    ...(fields ? { method: "POST", body: fields } : {}),
    headers: { prefer: "return=representation" },
    cache: "no-store",
    ...("timeout" in AbortSignal ? { signal: AbortSignal.timeout(20_000) } : {}),
  });
  return { response, page: new DOMParser().parseFromString(await response.text(), "text/html") };
}

/**
 * Takes what is new out of a page: messages, choices, where forms lead to. What is there already is not touched, so that a
 * screen reader hears new messages once and the history not again.
 *
 * @returns the first new message that is not the visitor's own
 */
export function takeNew(page: Document): Element | undefined {
  const log = byId("log", HTMLElement);
  const fresh = byId("log", HTMLElement, page);
  if (!log || !fresh) return undefined;
  // Before the first message there was no conversation; later another tab may have begun a new one.
  const { conversation } = log.dataset;
  if (conversation && conversation !== fresh.dataset.conversation) log.replaceChildren();
  log.dataset.conversation = fresh.dataset.conversation ?? "";
  const added = [...fresh.children].filter((item) => !document.getElementById(item.id));
  for (const form of page.querySelectorAll("form")) takeForm(form);
  log.append(...added);
  for (const id of PARTS) {
    const parts = page.getElementById(id)?.childNodes ?? [];
    document.getElementById(id)?.replaceChildren(...parts);
  }
  const eventId = byId("event-id", HTMLInputElement);
  const nextId = byId("event-id", HTMLInputElement, page)?.value;
  if (eventId && nextId) eventId.value = nextId;
  markUp();
  return added.find((item) => !item.classList.contains("user"));
}

function takeForm(fresh: HTMLFormElement): void {
  const form = fresh.id ? document.getElementById(fresh.id) : null;
  if (!(form instanceof HTMLFormElement)) return;
  if (form.classList.contains("feedback")) {
    if (form.outerHTML !== fresh.outerHTML) form.replaceWith(fresh.cloneNode(true));
    return;
  }
  form.setAttribute("action", fresh.getAttribute("action") ?? "");
  if (fresh.dataset.live) form.dataset.live = fresh.dataset.live;
}

/** Takes a whole page over, as after a change of settings: what was written, opened and focused stays. */
export function takeAll(page: Document): void {
  const draft = byId("text", HTMLTextAreaElement)?.value ?? "";
  const focused = document.activeElement?.id ?? "";
  const opened = [...document.querySelectorAll("details[open][id]")].map(({ id }) => id);
  for (const { name, value } of page.documentElement.attributes) {
    document.documentElement.setAttribute(name, value);
  }
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  for (const id of opened) byId(id, HTMLDetailsElement)?.setAttribute("open", "");
  const field = byId("text", HTMLTextAreaElement);
  if (field) field.value = draft;
  byId(focused, HTMLElement)?.focus();
  markUp();
}

/** @returns whether a page is the chat: a hotel's login page is not */
export function isChat(page: Document): boolean {
  return byId("log", HTMLElement, page) !== undefined;
}

/** Asks the server for what is new. */
export async function refresh(): Promise<void> {
  const form = chatForm();
  if (!form) return;
  const { response, page } = await fetchPage(form.action);
  if (response.ok && isChat(page)) takeNew(page);
}
