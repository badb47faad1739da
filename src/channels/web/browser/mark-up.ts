import { canReadAloud } from "./speech.ts";

/** Shows what works only with this script, as far as this browser can do it. Called whenever something new is on the page. */
export function markUp(): void {
  for (const button of document.querySelectorAll<HTMLElement>(".read-aloud")) button.hidden = !canReadAloud();
  for (const button of document.querySelectorAll<HTMLElement>(".print")) button.hidden = false;
  // With the script a setting takes effect at once.
  for (const button of document.querySelectorAll<HTMLElement>("form[data-instant] button"))
    button.hidden = true;
  // On a touch screen Enter is the only way to a new line.
  const keys = document.querySelector<HTMLElement>("#hint span");
  if (keys) keys.hidden = !entersToSend();
}

/** @returns whether Enter sends */
export function entersToSend(): boolean {
  return matchMedia("(pointer: fine)").matches;
}
