/**
 * Makes the chat form send without loading the page anew. The server renders the page as always; new messages
 * and choices are taken from it, so there is one renderer and nothing works only here.
 */
export {};

const form = document.querySelector<HTMLFormElement>("#say");
const log = document.querySelector<HTMLElement>("#log");
const status = document.querySelector<HTMLElement>("#status");
const field = document.querySelector<HTMLTextAreaElement>("#text");
if (form && log && status && field) enhance(form, log, status, field);

function enhance(
  form: HTMLFormElement,
  log: HTMLElement,
  status: HTMLElement,
  field: HTMLTextAreaElement,
): void {
  let sending = false;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!sending) void send(event.submitter);
  });

  // On a touch screen Enter is the only way to a new line.
  if (matchMedia("(pointer: fine)").matches) {
    document.querySelector("#hint")?.append(` ${form.dataset.keys ?? ""}`);
    field.addEventListener("keydown", (event) => {
      // While an IME composes, Enter chooses a conversion (keyCode 229 in Safari).
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      form.requestSubmit();
    });
  }

  async function send(submitter: HTMLElement | null): Promise<void> {
    const fields = new FormData(form, submitter);
    const typed = fields.has("choice") ? undefined : field.value;
    if (typed !== undefined) field.value = "";
    sending = true;
    status.textContent = form.dataset.sending ?? "";
    try {
      const response = await fetch(form.action, { method: "POST", body: fields });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (response.ok) show(page, typed !== undefined);
      else giveBack(typed);
      // An error page says what is wrong in its first paragraph.
      status.textContent = response.ok
        ? ""
        : (page.querySelector("main p")?.textContent ?? form.dataset.failed ?? "");
    } catch {
      // The event id stays: sending again cannot make two messages.
      giveBack(typed);
      status.textContent = form.dataset.failed ?? "";
    } finally {
      sending = false;
    }
  }

  /** Puts what was not sent back, before what was typed meanwhile. */
  function giveBack(typed: string | undefined): void {
    if (typed !== undefined) field.value = typed + field.value;
  }

  function show(page: Document, wasTyped: boolean): void {
    const fresh = page.querySelector<HTMLElement>("#log");
    // Before the first message there was no conversation; later another tab may have begun a new one.
    const another = log.dataset.conversation && log.dataset.conversation !== fresh?.dataset.conversation;
    if (another) log.replaceChildren();
    log.dataset.conversation = fresh?.dataset.conversation ?? "";
    const added = [...(fresh?.children ?? [])].filter((item) => !document.getElementById(item.id));
    log.append(...added);
    for (const id of ["choices", "footer-links"]) {
      document.getElementById(id)?.replaceChildren(...(page.getElementById(id)?.childNodes ?? []));
    }
    const nextId = page.querySelector<HTMLInputElement>("#event-id")?.value;
    const eventId = form.querySelector<HTMLInputElement>("#event-id");
    if (eventId && nextId) eventId.value = nextId;
    const answer = added.find((item) => item.classList.contains("bot"));
    answer?.scrollIntoView({ block: "start" });
    // A tapped choice is gone: go on from the answer. Who types stays in the text field and hears the log.
    if (!wasTyped) answer?.querySelector("h3")?.focus();
  }
}
