import { byId, chatForm, lastShown } from "./dom.ts";
import { refresh } from "./page.ts";
import { isSending } from "./send.ts";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** So often an empty text goes out, which the server echoes: a connection that has died in silence is noticed. */
const PULSE = 25_000;

let socket: WebSocket | undefined;
let wait = FIRST_WAIT;
let heard = true;

/**
 * Follows the conversation, so that what a helpdesk agent writes appears by itself. The stream only says how far the history
 * goes; what is missing is taken from the page. It begins again after every loss, from where this page is: nothing is missed.
 */
export function follow(): void {
  const begun = byId("log", HTMLElement)?.dataset.conversation;
  const address = chatForm()?.dataset.live;
  if (!begun || !address || socket) return;
  const url = new URL(address, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.searchParams.set("watermark", String(lastShown()));
  const opened = new WebSocket(url);
  socket = opened;
  heard = true;
  opened.addEventListener("open", () => {
    wait = FIRST_WAIT;
  });
  opened.addEventListener("message", ({ data }) => {
    heard = true;
    void catchUp(watermarkOf(String(data)));
  });
  opened.addEventListener("close", () => {
    // One that was given up has its successor already.
    if (socket !== opened) return;
    socket = undefined;
    setTimeout(follow, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  });
}

/** Begins anew at once, as after the page was asleep. */
export function followAgain(): void {
  wait = FIRST_WAIT;
  // Closing a dead connection takes until the other side would have answered: nobody waits for that.
  const before = socket;
  socket = undefined;
  before?.close();
  follow();
}

setInterval(() => {
  if (socket?.readyState !== WebSocket.OPEN) return;
  if (!heard) return followAgain();
  heard = false;
  socket.send("");
}, PULSE);

/** Waits for what is on its way: its answer brings everything new. */
async function catchUp(place: number): Promise<void> {
  while (isSending()) await new Promise((resolve) => setTimeout(resolve, 200));
  if (place > lastShown()) await refresh().catch(() => followAgain());
}

/** How far the history goes; 0 for what is no message, as the echo of a pulse. */
function watermarkOf(data: string): number {
  return Number(/"watermark":"(\d+)"/.exec(data)?.[1] ?? 0);
}
