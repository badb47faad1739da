import { content, deskAccounts, deskConsole, pages, pagesIn } from "./answers/compiled.ts";
import { createApp } from "./app.tsx";
import { assetReader } from "./assets.ts";
import { greet } from "./bot/replies.ts";
import { createDeskAccounts } from "./desk/accounts/create.ts";
import type { Feed } from "./desk/console/deps.ts";
import { type Jobs, runJobs } from "./desk/jobs.ts";
import { sendNotices } from "./desk/notices.ts";
import { config, type Env } from "./env.ts";
import { KNOWLEDGE_ASSETS, loadTokenise } from "./language/load.ts";
import { causeOf, log } from "./log.ts";
import { createAccountAdapter } from "./storage/desk/accounts.ts";
import { createAttemptStore } from "./storage/desk/attempts.ts";
import { createAuditStore } from "./storage/desk/audit.ts";
import { createDeskStore } from "./storage/desk/desk-store.ts";
import { eraseFromDesk } from "./storage/desk/erase.ts";
import { exportFromDesk } from "./storage/desk/export.ts";
import { createGapStore } from "./storage/desk/gaps.ts";
import { sweepAccounts } from "./storage/desk/housekeeping.ts";
import { createInvitationStore } from "./storage/desk/invitations.ts";
import { createNoticeStore } from "./storage/desk/notices.ts";
import { createPeopleStore } from "./storage/desk/people.ts";
import { checkDatabase, checkMigrations } from "./storage/desk/readiness.ts";
import { forgetAtDesk } from "./storage/desk/retention.ts";
import { createTurnStore } from "./storage/desk/turns.ts";

import { createToBraille } from "./transcripts/braille/translate.ts";
import { readCounted } from "./typography/counted.ts";
import { createFurigana } from "./typography/furigana.ts";

export { Conversation } from "./conversation/conversation.ts";
export { DeskFeed } from "./feed/desk-feed.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

let app: ReturnType<typeof createApp> | undefined;

function appFor(env: Env): ReturnType<typeof createApp> {
  const { SESSION_SECRET, SESSION_SECRET_PREVIOUS, LINE_CHANNEL_SECRET, EMBED_ORIGINS, DEMO } = config(env);
  const secrets: [string, ...string[]] = SESSION_SECRET_PREVIOUS
    ? [SESSION_SECRET, SESSION_SECRET_PREVIOUS]
    : [SESSION_SECRET];
  const conversation = (id: string) => env.CONVERSATION.get(env.CONVERSATION.idFromName(id));
  return createApp({
    content,
    words: pages,
    wordsIn: pagesIn,
    loadFurigana: () => loadFurigana(env),
    framedBy: EMBED_ORIGINS,
    greeting: greet(content.phrases),
    open: conversation,
    openTranscript: conversation,
    loadBraille: () => loadBraille(env),
    desk: {
      store: createDeskStore(env.DB),
      desk: deskConsole,
      office: content.office,
      conversation,
      feed: feedOf(env),
      said: DEMO ? { ...deskAccounts, banner: deskAccounts.madeUp } : deskAccounts,
      ...createDeskAccounts({
        adapter: createAccountAdapter(env.DB),
        attempts: createAttemptStore(env.DB),
        secrets,
        issuer: pages.siteName,
        now: () => Date.now(),
      }),
      people: createPeopleStore(env.DB),
      invitations: createInvitationStore(env.DB),
      audit: createAuditStore(env.DB),
      randomToken,
    },
    operator: {
      exported: async (id) => {
        const kept = await conversation(id).exported();
        const atDesk = await exportFromDesk(env.DB, id);
        return kept === null && atDesk.tickets.length === 0
          ? null
          : `{"conversation":${kept},"desk":${JSON.stringify(atDesk)}}`;
      },
      erase: async (id) => {
        await conversation(id).vanish();
        await eraseFromDesk(env.DB, id, "operator", Date.now());
      },
    },
    sessionSecrets: secrets,
    lineChannelSecret: LINE_CHANNEL_SECRET,
    limits: {
      starts: async (address) => (await env.START_LIMIT.limit({ key: address })).success,
      messages: async (address) => (await env.MESSAGE_LIMIT.limit({ key: address })).success,
    },
    checks: {
      dictionary: () => checkAssets(env.ASSETS),
      database: () => checkDatabase(env.DB),
      migrations: () => checkMigrations(env.DB),
    },
    now: () => Date.now(),
    randomId: () => crypto.randomUUID(),
  });
}

/** The line to the desk's open pages. A page that was not told finds out later. */
function feedOf(env: Env): Feed {
  const feed = () => env.DESK_FEED.getByName("desk");
  const untold = (error: unknown) => log("warn", "feed-not-told", { cause: causeOf(error) });
  return {
    publish: (ticket) => feed().publish(ticket).catch(untold),
    recheck: () => feed().recheck().catch(untold),
    follow: async ({ id, name }, session) => {
      const who = new URLSearchParams({ id, name, session });
      const { webSocket } = await feed().fetch(`https://feed.invalid/?${who}`, {
        headers: { upgrade: "websocket" },
      });
      return new Response(null, { status: 101, webSocket });
    },
  };
}

/** What is done by the clock (wrangler.toml, triggers). */
function jobsFor(env: Env): Jobs {
  const { NOTICE_WEBHOOK_URL, DESK_URL } = config(env);
  const now = () => Date.now();
  const notices = createNoticeStore(env.DB);
  const options = {
    notices,
    said: deskAccounts.notice,
    deskUrl: DESK_URL,
    fetch: fetch.bind(globalThis),
    now,
  };
  return {
    minutely: NOTICE_WEBHOOK_URL
      ? { notices: () => sendNotices({ ...options, webhookUrl: NOTICE_WEBHOOK_URL }) }
      : {},
    hourly: {
      accounts: () => sweepAccounts(env.DB, now()),
      notices_sweep: () => notices.sweep(now()),
      audit: () => createAuditStore(env.DB).forget(now()),
      turns: () => createTurnStore(env.DB).forget(now() - content.office.retention.feedback * DAY_MS),
      gaps: () => createGapStore(env.DB).forget(now() - content.office.retention.messages * DAY_MS),
      retention: async () => {
        const forgotten = await forgetAtDesk(env.DB, content.office.retention, now());
        if (Object.values(forgotten).some(Boolean)) log("info", "retention", forgotten);
      },
    },
  };
}

/** 256 bits, as a path of an address takes them. */
function randomToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
}

async function checkAssets(assets: Fetcher): Promise<void> {
  for (const name of KNOWLEDGE_ASSETS) {
    const { ok, status } = await assets.fetch(`https://assets.invalid/${name}`, { method: "HEAD" });
    if (!ok) throw new Error(`asset ${name}: ${status}. Run npm run compile`);
  }
}

const readings = new Map(Object.entries(content.readings));
const compounds = new Map(Object.entries(content.brailleWords));

/** Without it, there are the other forms. */
async function loadBraille(env: Env) {
  try {
    const split = await loadTokenise(assetReader(env.ASSETS));
    const { unreadable } = pages.transcripts.braille;
    return createToBraille({ split, readings, compounds, counted: readCounted, unreadable });
  } catch (error) {
    log("error", "no-braille", { cause: error instanceof Error ? error.message : "unknown" });
    return undefined;
  }
}

/** A page without furigana is better than none. */
async function loadFurigana(env: Env) {
  try {
    return createFurigana(await loadTokenise(assetReader(env.ASSETS)), readings);
  } catch (error) {
    log("error", "no-furigana", { cause: error instanceof Error ? error.message : "unknown" });
    return undefined;
  }
}

export default {
  async fetch(request, env, ctx) {
    try {
      app ??= appFor(env);
    } catch (error) {
      log("error", "not-configured", { remedy: error instanceof Error ? error.message : "unknown" });
      return new Response("503 not configured: see the log", { status: 503 });
    }
    return await app.fetch(request, env, ctx);
  },
  async scheduled({ scheduledTime }, env) {
    await runJobs(jobsFor(env), scheduledTime);
  },
} satisfies ExportedHandler<Env>;
