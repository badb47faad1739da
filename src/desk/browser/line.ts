/** What a page of the desk does with its line to the feed. */
type Handlers = {
  /** where this page is, and whether its agent types */
  at: () => { ticket: string | null; typing: boolean };
  changed: (ticket: string) => void;
  opened: (again: boolean) => void;
  lost: () => void;
  /** the session has ended */
  ended: () => void;
  present: (people: { name: string; typing: boolean }[]) => void;
};

/** The desk's own code (src/feed/desk-feed.ts). */
const SIGNED_OUT = 4401;
const PING_MS = 15_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/** Opens the line, and again whenever it is lost. */
export function openLine(handlers: Handlers): { tell: () => void } {
  let socket: WebSocket | undefined;
  let wait = FIRST_WAIT_MS;
  let hasBeenOpen = false;
  let lastHeard = Date.now();
  let told = "";

  const connect = (): void => {
    const address = new URL("/desk/live", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    socket = new WebSocket(address);
    socket.addEventListener("open", () => {
      wait = FIRST_WAIT_MS;
      told = "";
      lastHeard = Date.now();
      handlers.opened(hasBeenOpen);
      hasBeenOpen = true;
      tell();
    });
    socket.addEventListener("message", ({ data }) => {
      lastHeard = Date.now();
      if (data === "pong") return;
      const message = JSON.parse(data);
      if (message.type === "changed") handlers.changed(message.ticket);
      if (message.type === "present") handlers.present(message.people);
    });
    socket.addEventListener("close", ({ code }) => {
      if (code === SIGNED_OUT) return handlers.ended();
      if (hasBeenOpen) handlers.lost();
      setTimeout(connect, wait + Math.random() * wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  };

  const tell = (): void => {
    const now = JSON.stringify(handlers.at());
    if (socket?.readyState !== WebSocket.OPEN || now === told) return;
    socket.send(now);
    told = now;
  };

  setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    // A line can be dead without a word.
    if (Date.now() - lastHeard > 2 * PING_MS) socket.close();
    else socket.send("ping");
  }, PING_MS);
  connect();
  return { tell };
}
