import { type Context, Hono } from "hono";
import { csrf } from "hono/csrf";
import { z } from "zod";
import type { BotActivity } from "../../activity.ts";
import type { Phrases } from "../../answers/content.ts";
import type { PageWords } from "../../answers/pages.ts";
import { Refusal } from "../../errors.ts";
import { changedView, type View } from "../../pages/view.ts";
import { limitBody } from "../body.ts";
import type { OpenDoor, ShownMessage } from "../door.ts";
import { follow } from "./follow.ts";
import { type AddressLimits, addressLimit, isLoopback, tooMany } from "./limits.ts";
import { ChatPage } from "./views/chat-page.tsx";
import type { OpenVisit, Visit } from "./visit.ts";

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

/** One tap under an answer; `seq` is the answer's place in the history. */
export const rating = z.object({
  seq: z.coerce.number().int().positive(),
  helpful: z.enum(["yes", "no"]),
});

/** What the page draws on. */
export type ChatPageOptions = {
  open: OpenDoor;
  openVisit: OpenVisit;
  wordsIn: Record<View["language"], PageWords>;
  /** what can be tapped at any time */
  phrases: Pick<Phrases, "human" | "easier" | "usual">;
  /** what a new conversation begins with */
  greeting: BotActivity;
  limits: AddressLimits;
  now: () => number;
  randomId: () => string;
};

/**
 * The chat page: a form that posts and is redirected back, so that it works without JavaScript and a reload sends nothing
 * twice. A script asks for the page itself with `Prefer: return=representation` (RFC 7240), which saves it a round trip.
 * `GET /live?watermark=` follows the conversation over a WebSocket (activity-set.ts); what is said elsewhere, as by a helpdesk
 * agent, comes that way.
 */
export function chatPage(options: ChatPageOptions): Hono {
  const { open, openVisit, wordsIn, phrases, greeting, limits, now, randomId } = options;

  const begin = async (visit: Visit): Promise<string> => {
    const id = randomId();
    await open(id).start({ id, channel: "web" });
    await visit.remember(id);
    return id;
  };

  const show = async (c: Context, visit: Visit, id = visit.conversation): Promise<Response> => {
    const door = id ? open(id) : undefined;
    const messages = (await door?.history(0)) ?? [greetingMessage(greeting, now())];
    c.header("cache-control", "no-store");
    return await c.html(
      <ChatPage
        words={wordsIn[visit.view.language]}
        visit={visit}
        phrases={phrases}
        style={(await door?.style()) ?? "usual"}
        messages={messages}
        nextEventId={randomId()}
        transcriptPath={(await door?.transcriptPath()) ?? null}
      />,
    );
  };

  const goOn = (c: Context, visit: Visit, id: string | undefined, place = "") =>
    c.req.header("prefer") === "return=representation"
      ? show(c, visit, id)
      : c.redirect(visit.to("/") + place, 303);

  const guards = [csrf(), limitBody(MAX_BODY)] as const;

  return new Hono()
    .get("/", async (c) => show(c, await openVisit(c)))
    .post("/", ...guards, async (c, next) => {
      const { conversation } = await openVisit(c);
      return addressLimit(conversation ? limits.messages : limits.starts)(c, next);
    })
    .post("/", async (c) => {
      const sent = chatForm.safeParse(await fieldsOf(c));
      if (!sent.success) {
        const tooLong = sent.error.issues.some(({ code }) => code === "too_big");
        throw tooLong ? new Refusal(413, "TextTooLong", "text: over 5000 characters") : notOurForm();
      }
      const { eventId, text, choice } = sent.data;
      const event = { id: eventId, kind: "text" as const, text: choice ?? text, at: now() };
      const visit = await openVisit(c);
      let id = visit.conversation ?? (await begin(visit));
      let receipt = await open(id).receive(event, isLoopback(c));
      if (receipt.result === "unknown-conversation") {
        // What the visitor kept outlived its conversation: begin anew rather than lose the message.
        id = await begin(visit);
        receipt = await open(id).receive(event, isLoopback(c));
      }
      if (receipt.result === "too-many") throw tooMany(c);
      await open(id).settled();
      return goOn(c, visit, id, "seq" in receipt ? `#message-${receipt.seq}` : "");
    })
    .post("/feedback", ...guards, addressLimit(limits.messages), async (c) => {
      const rated = rating.safeParse(await fieldsOf(c));
      if (!rated.success) throw notOurForm();
      const { seq, helpful } = rated.data;
      const visit = await openVisit(c);
      const done = visit.conversation && (await open(visit.conversation).rate(seq, helpful === "yes", now()));
      if (!done) throw new Refusal(404, "UnknownAnswer", "there is no such answer to rate");
      return goOn(c, visit, visit.conversation, `#feedback-${seq}`);
    })
    .post("/settings", ...guards, async (c) => {
      const visit = await openVisit(c);
      visit.setView(changedView(visit.view, await fieldsOf(c)));
      return c.redirect(visit.to("/"), 303);
    })
    .post("/start-over", ...guards, async (c) => {
      const visit = await openVisit(c);
      visit.forget();
      return c.redirect(visit.to("/"), 303);
    })
    .get("/live", async (c) => {
      // Browsers let any page open a WebSocket with our cookie: only our own may read along.
      if (c.req.header("origin") !== new URL(c.req.url).origin) {
        throw new Refusal(403, "BadOrigin", "another host's page must not follow this one's conversation");
      }
      const { conversation } = await openVisit(c);
      if (!conversation) throw new Refusal(404, "UnknownConversation", "nothing has been said yet");
      return await follow(c, open(conversation));
    });
}

/** A body that is no form at all throws; it has no fields for us. */
async function fieldsOf(c: Context): Promise<Record<string, unknown>> {
  return await c.req.parseBody().catch(() => ({}));
}

function notOurForm(): Refusal {
  return new Refusal(400, "BadArgument", "the form's fields are not as the page made them");
}

/** Shown before anything is stored: a visit alone makes no conversation. Once begun, its first message is this one. */
function greetingMessage(activity: BotActivity, at: number): ShownMessage {
  return { seq: 1, role: "bot", text: activity.text, activity, eventId: "", at, helpful: null };
}
