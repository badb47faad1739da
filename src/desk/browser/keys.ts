import { insertInto } from "./reply.ts";

const byId = (id: string) => document.getElementById(id);

/** One key each, outside of text fields; Escape leaves a field. Modifiers are the browser's. */
export function watchKeys(): void {
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select")) {
      if (key === "Escape") target.blur();
      return;
    }
    if (press(key)) event.preventDefault();
  });
}

/** @returns whether the key meant something here */
function press(key: string): boolean {
  switch (key) {
    case "?":
      return openKeys();
    case "j":
      return step(1);
    case "k":
      return step(-1);
    case "o":
      return click(currentRow()?.querySelector("a"));
    case "x":
      return click(currentRow()?.querySelector("input"));
    case "/":
      return focus(byId("search"));
    case "g":
      return click(byId("back"));
    case "r":
      return focus(byId("reply-text"));
    case "n":
      return focus(byId("note"));
    default:
      return pressMarked(key);
  }
}

/** Buttons and suggestions name their own key. */
function pressMarked(key: string): boolean {
  const marked = [...document.querySelectorAll<HTMLElement>("[data-key]")].find(
    ({ dataset }) => dataset.key === key,
  );
  if (!marked) return false;
  if ("insert" in marked.dataset) insertInto(marked);
  else marked.click();
  return true;
}

function openKeys(): boolean {
  const keys = byId("keys");
  if (!(keys instanceof HTMLDetailsElement)) return false;
  keys.open = !keys.open;
  keys.querySelector("summary")?.focus();
  return true;
}

function currentRow(): Element | null | undefined {
  return document.activeElement?.closest("[data-row]") ?? document.querySelector("[data-row]");
}

function step(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll("[data-row]")];
  const current = document.activeElement?.closest("[data-row]");
  const next = current ? rows[rows.indexOf(current) + by] : rows[0];
  return focus(next?.querySelector("a"));
}

function focus(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  return element != null;
}

function click(element: HTMLElement | null | undefined): boolean {
  element?.click();
  return element != null;
}
