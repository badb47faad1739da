import { DurableObject } from "cloudflare:workers";
import { z } from "zod";
import type { Env } from "../env.ts";
import { stillSignedIn } from "../storage/desk/sessions.ts";

/** Who has a page of the desk open, and where; kept with the socket through hibernation. */
const place = z.object({
  agent: z.object({ id: z.string(), name: z.string() }),
  session: z.string(),
  ticket: z.string().nullable(),
  typing: z.boolean(),
});
type Place = z.infer<typeof place>;

/** What a page says: which ticket it shows, and whether its agent types. */
const said = z.object({ ticket: z.string().max(100).nullable(), typing: z.boolean() });

/** Longer is nothing that our page sends. */
const MAX_SAID = 500;

/** What a page is told whose session has ended (a code of our own, RFC 6455, 7.4.2): it does not come again. */
const SIGNED_OUT = 4401;
/** Sessions that end without a word, by their age, are found this often. */
const RECHECK_MS = 60_000;

/**
 * The desk's live feed: tells open pages that something has changed, and who else looks at a ticket. What has changed a page
 * then fetches itself, as it does after every reconnect, so that a lost connection misses nothing. No text goes through here.
 */
export class DeskFeed extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    // A page asks whether the line is still there; that wakes nobody.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Tells every page that a ticket has changed. */
  async publish(ticket: string): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) send(socket, { type: "changed", ticket });
  }

  /** Closes the lines of sessions that have ended. */
  async recheck(): Promise<void> {
    const open = this.ctx.getWebSockets().map((socket) => ({ socket, session: placeOf(socket).session }));
    // Before D1 is asked, so that one that does not answer ends no later look.
    if (open.length > 0) await this.ctx.storage.setAlarm(Date.now() + RECHECK_MS);
    const ids = [...new Set(open.map(({ session }) => session))];
    const still = await stillSignedIn(this.env.DB, ids, Date.now());
    for (const { socket, session } of open) {
      if (!still.has(session)) socket.close(SIGNED_OUT, "signed out");
    }
  }

  override async alarm(): Promise<void> {
    await this.recheck();
  }

  /** Opens a page's line; the Worker has made sure who it is. */
  override async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const agent = { id: searchParams.get("id") ?? "", name: searchParams.get("name") ?? "" };
    const session = searchParams.get("session") ?? "";
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    server.serializeAttachment({ agent, session, ticket: null, typing: false } satisfies Place);
    if ((await this.ctx.storage.getAlarm()) === null)
      await this.ctx.storage.setAlarm(Date.now() + RECHECK_MS);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    if (typeof message !== "string" || message.length > MAX_SAID) return;
    const parsed = said.safeParse(parseJson(message));
    if (!parsed.success) return;
    const before = placeOf(socket);
    socket.serializeAttachment({ ...before, ...parsed.data } satisfies Place);
    this.tellWhoIsAt(before.ticket);
    if (parsed.data.ticket !== before.ticket) this.tellWhoIsAt(parsed.data.ticket);
  }

  override webSocketClose(socket: WebSocket): void {
    this.tellWhoIsAt(placeOf(socket).ticket, socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.tellWhoIsAt(placeOf(socket).ticket, socket);
  }

  private tellWhoIsAt(ticket: string | null, gone?: WebSocket): void {
    if (ticket === null) return;
    const here = this.ctx
      .getWebSockets()
      .filter((socket) => socket !== gone)
      .map((socket) => ({ socket, ...placeOf(socket) }))
      .filter((one) => one.ticket === ticket);
    for (const { socket, agent } of here) {
      const others = new Map<string, boolean>();
      for (const one of here) {
        if (one.agent.id === agent.id) continue;
        others.set(one.agent.name, one.typing || others.get(one.agent.name) === true);
      }
      const people = [...others].map(([name, typing]) => ({ name, typing }));
      send(socket, { type: "present", ticket, people });
    }
  }
}

function placeOf(socket: WebSocket): Place {
  return place.parse(socket.deserializeAttachment());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(socket: WebSocket, message: object): void {
  try {
    socket.send(JSON.stringify(message));
  } catch {
    // Gone; it will come again and fetch what it missed.
  }
}
