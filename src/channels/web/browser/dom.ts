/** @returns the element with this id, where it is of this kind */
export function byId<T extends Element>(
  id: string,
  kind: new () => T,
  page: Document = document,
): T | undefined {
  const found = page.getElementById(id);
  return found instanceof kind ? found : undefined;
}

/** The chat's form: it says where to send to. Looked up anew each time, since a change of settings replaces it. */
export const chatForm = () => byId("say", HTMLFormElement);

/** Says something to screen readers and eyes alike. */
export function announce(words: string): void {
  const status = byId("status", HTMLElement);
  if (status) status.textContent = words;
}

/** @returns the place in the history up to which this page has it */
export function lastShown(): number {
  return Number(document.querySelector("#log > li:last-child")?.id.replace("message-", "") ?? 0);
}
