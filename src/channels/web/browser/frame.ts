import { chatForm } from "./dom.ts";
import { recall, remember } from "./tab-memory.ts";

const ADDRESS = "address";

/** @returns whether the chat stands in a frame on another site */
export function isFramed(): boolean {
  return chatForm()?.dataset.framed !== undefined;
}

/** In a frame the address alone remembers: a reload of the site around it comes back to where this tab was. */
export function comeBack(): void {
  const before = recall(ADDRESS);
  if (before && !new URLSearchParams(location.search).get("in")) location.replace(before);
}

/** Keeps where the conversation is, after each page that was taken over. */
export function keepAddress(): void {
  const address = chatForm()?.getAttribute("action");
  if (!address) return;
  history.replaceState(null, "", address);
  remember(ADDRESS, address);
}

/** Forgets it: a new conversation begins. */
export function forgetAddress(): void {
  remember(ADDRESS, null);
}

/** Asks the site around to close the dialog; what it hears tells nothing, so that anybody may hear it. */
export function askToClose(): void {
  parent.postMessage("madoguchi:close", "*");
}
