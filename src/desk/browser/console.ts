/** Makes the console live: the server renders every page; this only fetches it anew when something has changed. */
import { watchKeys } from "./keys.ts";
import { openLine } from "./line.ts";
import { insertInto, watchReply } from "./reply.ts";

const root = document.querySelector<HTMLElement>("[data-console]");
const status = document.querySelector<HTMLElement>("#live");
if (root && status) begin(root, status);

function begin(root: HTMLElement, status: HTMLElement): void {
  const ticket = root.dataset.ticket ?? null;
  const line = openLine({
    at: () => ({ ticket, typing: isTyping() }),
    changed: (which) => {
      if (ticket === null || which === ticket) void refresh();
    },
    // Whatever happened while there was no line, also since the page was made, is on the page now.
    opened: (again) => {
      if (again) status.textContent = status.dataset.back ?? "";
      void refresh();
    },
    lost: () => {
      status.textContent = status.dataset.lost ?? "";
    },
    // What is being written stays where it is.
    ended: () => {
      status.textContent = status.dataset.ended ?? "";
    },
    present: (people) => showPresent(people, root.dataset.typing ?? ""),
  });
  watchKeys();
  watchReply(() => line.tell());
  toEnd();

  let running: Promise<void> | undefined;
  let again = false;

  /** Fetches the page and puts what may have changed in place; what is typed, picked and focused stays. */
  async function refresh(): Promise<void> {
    if (running) {
      again = true;
      return;
    }
    running = fetchAndShow().finally(() => {
      running = undefined;
    });
    await running;
    if (again) {
      again = false;
      await refresh();
    }
  }

  async function fetchAndShow(): Promise<void> {
    const address = new URL(location.href);
    // The page after a reply that was refused has the address that it was sent to.
    address.pathname = address.pathname.replace(/\/replies$/, "");
    for (const once of ["notice", "done", "answer", "canned"]) address.searchParams.delete(once);
    const response = await fetch(address, { headers: { "x-live": "1" } }).catch(() => undefined);
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const news = show(page);
    if (news) status.textContent = root.dataset.fresh ?? "";
  }

  // Waiting times grow also when nothing happens.
  setInterval(() => void refresh(), 60_000);
}

/** @returns whether something is new that is worth saying */
function show(page: Document): boolean {
  const focused = document.activeElement?.id;
  const picked = [...document.querySelectorAll<HTMLInputElement>("input[name=ticket]:checked")].map(
    ({ id }) => id,
  );
  let news = false;
  for (const region of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const fresh = page.getElementById(region.id);
    if (!fresh || fresh.innerHTML === region.innerHTML) continue;
    const wasAtEnd = region.scrollTop + region.clientHeight >= region.scrollHeight - 40;
    news ||= region.id === "conversation" || region.id === "rows";
    region.replaceChildren(...fresh.childNodes);
    if (region.id === "conversation" && wasAtEnd) toEnd();
  }
  for (const id of picked) {
    const box = document.getElementById(id);
    if (box instanceof HTMLInputElement) box.checked = true;
  }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  return news;
}

function toEnd(): void {
  const conversation = document.querySelector("#conversation");
  conversation?.scrollTo({ top: conversation.scrollHeight });
}

function isTyping(): boolean {
  const field = document.querySelector<HTMLTextAreaElement>("#reply-text");
  return field !== null && document.activeElement === field && field.value !== "";
}

function showPresent(people: { name: string; typing: boolean }[], typing: string): void {
  const place = document.querySelector<HTMLElement>("#present");
  if (!place) return;
  const names = people.map((one) => (one.typing ? typing.replace("{name}", one.name) : one.name));
  place.textContent = names.length > 0 ? `${place.dataset.words}：${names.join("、")}` : "";
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-insert]") : null;
  if (!link) return;
  event.preventDefault();
  insertInto(link);
});
