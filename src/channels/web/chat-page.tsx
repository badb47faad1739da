import { type Context, Hono } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { z } from "zod";
import type { BotActivity } from "../../activity.ts";
import type { PageWords } from "../../answers/pages.ts";
import { Refusal } from "../../errors.ts";
import { limitBody } from "../body.ts";
import type { OpenDoor, ShownMessage } from "../door.ts";
import { follow } from "./follow.ts";
import { type AddressLimits, addressLimit, isLoopback, tooMany } from "./limits.ts";
import type { SigningSecrets } from "./tokens.ts";
import { ChatPage } from "./views/chat-page.tsx";

const COOKIE = "conversation";
const MAX_BODY = 64 * 1024;

/** The form: a typed text, or the choice of a button, which wins. Browsers send a line end as two characters. */
export const chatForm = z.object({
  eventId: z.uuid(),
  text: z
    .string()
    .default("")
    .transform((typed) => typed.replace(/\r\n/g, "\n"))
    .pipe(z.string().max(5000)),
  choice: z.string().max(300).optional(),
});

/** What the page draws on. */
export type ChatPageOptions = {
  open: OpenDoor;
  words: PageWords;
  /** what a new conversation begins with */
  greeting: BotActivity;
  sessionSecrets: SigningSecrets;
  limits: AddressLimits;
  now: () => number;
  randomId: () => string;
};

/**
 * The chat page at `/`: a form that posts and is redirected back, so that it works without JavaScript and a reload sends
 * nothing twice. The conversation is remembered by a signed cookie that holds its id and nothing else. `GET /live?watermark=`
 * follows it over a WebSocket (activity-set.ts); what is said elsewhere, as by a helpdesk agent, comes that way.
 */
export function chatPage(options: ChatPageOptions): Hono {
  const { open, words, greeting, sessionSecrets, limits, now, randomId } = options;

  const remembered = async (c: Context): Promise<string | undefined> => {
    for (const secret of sessionSecrets) {
      const id = await getSignedCookie(c, secret, COOKIE);
      if (id) return id;
    }
    return undefined;
  };

  const begin = async (c: Context): Promise<string> => {
    const id = randomId();
    await open(id).start({ id, channel: "web" });
    const secure = new URL(c.req.url).protocol === "https:";
    await setSignedCookie(c, COOKIE, id, sessionSecrets[0], {
      path: "/",
      httpOnly: true,
      sameSite: "Lax",
      secure,
    });
    return id;
  };

  const guards = [csrf(), limitBody(MAX_BODY)] as const;

  return new Hono()
    .get("/", async (c) => {
      const id = await remembered(c);
      const door = id ? open(id) : undefined;
      const messages = (await door?.history(0)) ?? [greetingMessage(greeting, now())];
      const transcriptPath = (await door?.transcriptPath()) ?? null;
      c.header("cache-control", "no-store");
      return c.html(
        <ChatPage
          words={words}
          messages={messages}
          nextEventId={randomId()}
          transcriptPath={transcriptPath}
        />,
      );
    })
    .post("/", ...guards, async (c, next) =>
      addressLimit((await remembered(c)) ? limits.messages : limits.starts)(c, next),
    )
    .post("/", async (c) => {
      // A body that is no form at all throws.
      const sent = chatForm.safeParse(await c.req.parseBody().catch(() => ({})));
      if (!sent.success) {
        const tooLong = sent.error.issues.some(({ code }) => code === "too_big");
        throw tooLong
          ? new Refusal(413, "TextTooLong", "text: over 5000 characters")
          : new Refusal(400, "BadArgument", "the form's fields are not as the page made them");
      }
      const { eventId, text, choice } = sent.data;
      const event = { id: eventId, kind: "text" as const, text: choice ?? text, at: now() };
      let id = (await remembered(c)) ?? (await begin(c));
      let receipt = await open(id).receive(event, isLoopback(c));
      if (receipt.result === "unknown-conversation") {
        // The cookie outlived its conversation: begin anew rather than lose the message.
        id = await begin(c);
        receipt = await open(id).receive(event, isLoopback(c));
      }
      if (receipt.result === "too-many") throw tooMany(c);
      await open(id).settled();
      return c.redirect("seq" in receipt ? `/#message-${receipt.seq}` : "/", 303);
    })
    .get("/live", async (c) => {
      // Browsers let any page open a WebSocket with our cookie: only our own may read along.
      if (c.req.header("origin") !== new URL(c.req.url).origin) {
        throw new Refusal(403, "BadOrigin", "another host's page must not follow this one's conversation");
      }
      const id = await remembered(c);
      if (!id) throw new Refusal(404, "UnknownConversation", "nothing has been said yet");
      return await follow(c, open(id));
    })
    .post("/start-over", ...guards, (c) => {
      deleteCookie(c, COOKIE, { path: "/" });
      return c.redirect("/", 303);
    });
}

/** Shown before anything is stored: a visit alone makes no conversation. Once begun, its first message is this one. */
function greetingMessage(activity: BotActivity, at: number): ShownMessage {
  return { seq: 1, role: "bot", text: activity.text, activity, eventId: "", at };
}
