/**
 * Makes the chat form send without loading the page anew. The server renders the page as always; new messages
 * and the new form are taken from it, so there is one renderer and nothing works only here.
 */

export {};

const form = document.querySelector<HTMLFormElement>("#say");
const log = document.querySelector<HTMLElement>("#log");
const status = document.querySelector<HTMLElement>("#status");
if (form && log && status) enhance(form, log, status);

function enhance(form: HTMLFormElement, log: HTMLElement, status: HTMLElement): void {
  let sending = false;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!sending) void send(event.submitter);
  });

  form.addEventListener("keydown", (event) => {
    // While an IME composes, Enter chooses a conversion (keyCode 229 in Safari).
    const composing = event.isComposing || event.keyCode === 229;
    if (
      event.key !== "Enter" ||
      event.shiftKey ||
      composing ||
      !(event.target instanceof HTMLTextAreaElement)
    )
      return;
    event.preventDefault();
    form.requestSubmit();
  });

  async function send(submitter: HTMLElement | null): Promise<void> {
    const fields = new FormData(form, submitter);
    const byChoice = fields.has("choice");
    sending = true;
    status.textContent = form.dataset.sending ?? "";
    try {
      const response = await fetch(form.action, { method: "POST", body: fields });
      if (!response.ok) throw new Error(String(response.status));
      show(new DOMParser().parseFromString(await response.text(), "text/html"), byChoice);
      status.textContent = "";
    } catch {
      // The form keeps its text and its event id: sending again cannot make two messages.
      status.textContent = form.dataset.failed ?? "";
    } finally {
      sending = false;
    }
  }

  function show(page: Document, byChoice: boolean): void {
    const added = [...page.querySelectorAll("#log > li")].filter((item) => !document.getElementById(item.id));
    log.append(...added);
    for (const id of ["say", "footer-links"]) {
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (old && fresh) old.replaceChildren(...fresh.childNodes);
    }
    // A tapped choice is gone: go on from the answer. Who types stays in the text field and hears the log.
    const answer = added.find((item) => item.classList.contains("bot"));
    answer?.scrollIntoView({ block: "start" });
    if (byChoice) answer?.querySelector("h3")?.focus();
    else form.querySelector("textarea")?.focus({ preventScroll: true });
  }
}
