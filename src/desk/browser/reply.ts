const field = () => document.querySelector<HTMLTextAreaElement>("#reply-text");
const answer = () => document.querySelector<HTMLInputElement>("#reply-answer");
const citing = () => document.querySelector<HTMLElement>("#citing");

/** Inserts a suggested or a canned reply where the cursor is; a suggested one is sent with its citation. */
export function insertInto({ dataset }: HTMLElement): void {
  const into = field();
  if (!into) return;
  const { insert = "", answer: id, title = "" } = dataset;
  const { selectionStart: from, selectionEnd: to, value } = into;
  const before = value.slice(0, from);
  into.setRangeText(before && !before.endsWith("\n") ? `\n${insert}` : insert, from, to, "end");
  into.focus();
  into.dispatchEvent(new Event("input", { bubbles: true }));
  if (id) cite(id, title);
}

function cite(id: string, title: string): void {
  const [hidden, line] = [answer(), citing()];
  if (!hidden || !line) return;
  hidden.value = id;
  line.hidden = id === "";
  const words = line.querySelector("span");
  if (words) words.textContent = (line.dataset.words ?? "").replace("{title}", title);
}

/**
 * Ctrl or Command with Enter sends; a form is sent once however often it is pressed.
 *
 * @param typed called when typing begins or ends
 */
export function watchReply(typed: () => void): void {
  document.querySelector("#drop-citation")?.addEventListener("click", () => {
    cite("", "");
    field()?.focus();
  });
  for (const event of ["input", "focus", "blur"]) field()?.addEventListener(event, typed);
  document.addEventListener("keydown", (event) => {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement) || !("submitKeys" in area.dataset)) return;
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    area.form?.requestSubmit();
  });
  document.addEventListener("submit", ({ target }) => {
    if (!(target instanceof HTMLFormElement)) return;
    // After the browser has read which button was pressed.
    setTimeout(() => {
      for (const button of target.querySelectorAll("button")) button.disabled = true;
    });
  });
  // A page that the browser kept comes back with its buttons.
  addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll<HTMLButtonElement>("button:disabled"))
      button.disabled = false;
  });
}
