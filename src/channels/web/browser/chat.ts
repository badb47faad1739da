/**
 * Makes the chat's forms work without loading the page anew, and brings what others say. Listeners are on the document: a change
 * of settings replaces everything in it.
 */
import { announce, chatForm } from "./dom.ts";
import { askToClose, comeBack, forgetAddress, isFramed, keepAddress } from "./frame.ts";
import { follow, followAgain } from "./live.ts";
import { entersToSend, markUp } from "./mark-up.ts";
import { fetchPage, isChat, takeAll, takeNew } from "./page.ts";
import { forgetUnsent, send, sendWhatIsLeft } from "./send.ts";
import { readAloud } from "./speech.ts";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  if (form.id === "say") {
    event.preventDefault();
    send(event.submitter);
  } else if (form.classList.contains("feedback")) {
    event.preventDefault();
    void submit(form, event.submitter, takeNew);
  } else if (form.id === "start-over-form") {
    forgetUnsent();
    forgetAddress();
  }
});

document.addEventListener("change", ({ target }) => {
  const form = target instanceof HTMLInputElement ? target.form : null;
  const done = form?.dataset.instant;
  if (!form || done === undefined) return;
  void submit(form, null, (page) => {
    takeAll(page);
    if (isFramed()) keepAddress();
    // Said in the page's language, which may be another now.
    announce(document.querySelector<HTMLFormElement>("form[data-instant]")?.dataset.instant ?? done);
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isFramed()) askToClose();
  const { target } = event;
  if (!(target instanceof HTMLTextAreaElement) || event.key !== "Enter" || event.shiftKey) return;
  // While an IME composes, Enter chooses a conversion (keyCode 229 in Safari).
  if (!entersToSend() || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  target.form?.requestSubmit();
});

document.addEventListener("click", (event) => {
  const element = event.target instanceof Element ? event.target : null;
  const button = element?.closest("button");
  if (button?.classList.contains("read-aloud")) readAloud(button);
  if (button?.classList.contains("print")) print();
  if (button?.closest("#unsent")) sendWhatIsLeft();
  // Only the chat may stand in a frame.
  const link = element?.closest("a");
  if (link && isFramed() && !link.hash) link.target = "_blank";
});

/** Sends a form; without a connection the page stays as it is. */
async function submit(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  take: (page: Document) => void,
): Promise<void> {
  const entries = [...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]);
  try {
    const { page } = await fetchPage(form.action, new URLSearchParams(entries));
    if (isChat(page)) take(page);
  } catch {
    announce(chatForm()?.dataset.failed ?? "");
  }
}

addEventListener("online", () => {
  sendWhatIsLeft();
  followAgain();
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) followAgain();
});
if ("speechSynthesis" in window) speechSynthesis.addEventListener?.("voiceschanged", markUp);

// Whatever is taken over may begin the conversation or move the frame's address.
new MutationObserver(() => {
  follow();
  if (isFramed()) keepAddress();
}).observe(document.documentElement, {
  subtree: true,
  attributes: true,
  attributeFilter: ["data-conversation", "action"],
});

if (isFramed()) comeBack();
if (chatForm()) {
  markUp();
  sendWhatIsLeft();
  follow();
}
