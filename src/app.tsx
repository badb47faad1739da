import { type Context, Hono } from "hono";
import { except } from "hono/combine";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import type { BotActivity } from "./activity.ts";
import type { Content } from "./answers/content.ts";
import type { PageWords } from "./answers/pages.ts";
import { limitBody } from "./channels/body.ts";
import type { OpenDoor } from "./channels/door.ts";
import { lineWebhook } from "./channels/line/webhook.ts";
import { chatPage } from "./channels/web/chat-page.tsx";
import { directLine } from "./channels/web/direct-line.ts";
import type { AddressLimits } from "./channels/web/limits.ts";
import type { SigningSecrets } from "./channels/web/tokens.ts";
import { UPLOAD_PATH } from "./channels/web/upload.ts";
import { inFrame, onOwnSite } from "./channels/web/visit.ts";
import { type DeskOptions, desk } from "./desk/routes.tsx";
import { Refusal } from "./errors.ts";
import { FRAME_BASE, isForFrames } from "./guards/frames.ts";
import { securityHeaders } from "./guards/headers.ts";
import { requestLog } from "./guards/request-log.ts";
import { type Checks, health } from "./health/routes.ts";
import { causeOf, log } from "./log.ts";
import { manualPages } from "./manual/routes.tsx";
import { openApiDocument } from "./openapi/document.ts";
import { type OperatorOptions, operator } from "./operator/routes.ts";
import { ErrorPage } from "./pages/error-page.tsx";
import { type LoadFurigana, presentation, viewOf } from "./pages/presentation.ts";
import type { View } from "./pages/view.ts";
import { plans } from "./plans/routes.tsx";
import { privacyNoticePages } from "./privacy-notice/routes.tsx";
import { type TranscriptOptions, transcripts } from "./transcripts/routes.tsx";

/** Everything outside that the routes draw on. */
export type AppDeps = {
  content: Content;
  /** of the pages that are Japanese only */
  words: PageWords;
  wordsIn: Record<View["language"], PageWords>;
  loadFurigana: LoadFurigana;
  /** origins of the sites that may show the chat in a frame */
  framedBy: string[];
  /** what a new conversation begins with */
  greeting: BotActivity;
  open: OpenDoor;
  desk: Omit<DeskOptions, "content" | "words" | "loadBraille" | "now" | "randomId">;
  operator: Pick<OperatorOptions, "exported" | "erase">;
  openTranscript: TranscriptOptions["openTranscript"];
  loadBraille: TranscriptOptions["loadBraille"];
  sessionSecrets: SigningSecrets;
  lineChannelSecret: string | undefined;
  limits: AddressLimits;
  checks: Checks;
  now: () => number;
  randomId: () => string;
};

/** What a route takes unless it says less itself, in bytes. */
const LARGEST_BODY = 1024 * 1024;

/** Paths that programs call: they get errors as JSON, people get a page. */
const FOR_PROGRAMS = /^\/(v3|line|operator)\//;

/**
 * @param deps storage, clock, randomness and secrets
 * @returns all routes and the one error handler
 */
export function createApp(deps: AppDeps): Hono {
  const { wordsIn, open, sessionSecrets, now } = deps;
  const { phrases } = deps.content;
  const app = new Hono({ strict: false });
  app.use(
    requestLog(deps),
    ...securityHeaders(deps.framedBy),
    presentation(deps.loadFurigana),
    except(UPLOAD_PATH, limitBody(LARGEST_BODY)),
  );
  app.route("/", health(deps.checks));
  app.route("/line", lineWebhook({ channelSecret: deps.lineChannelSecret, open, now }));
  app.route("/v3/directline", directLine(deps));
  app.route("/transcripts", transcripts(deps));
  app.route("/plans", plans(deps));
  app.route("/manual", manualPages(deps));
  app.route("/operator", operator({ ...deps.operator, sessionSecrets, now }));
  app.route("/privacy", privacyNoticePages(deps));
  app.route("/desk", desk({ ...deps, ...deps.desk }));
  const inFrames = inFrame(FRAME_BASE, sessionSecrets, now);
  app.route(FRAME_BASE, chatPage({ ...deps, phrases, openVisit: inFrames }));
  app.route("/", chatPage({ ...deps, phrases, openVisit: onOwnSite(sessionSecrets) }));
  app.get("/openapi.json", (c) => c.json(openApiDocument(app.routes)));
  app.notFound((c) => refuse(c, wordsIn, new Refusal(404, "NotFound", "there is nothing at this path")));
  app.onError((error, c) => refuse(c, wordsIn, error));
  return app;
}

async function refuse(c: Context, wordsIn: AppDeps["wordsIn"], error: Error): Promise<Response> {
  const status = error instanceof HTTPException ? error.status : 500;
  const code = error instanceof Refusal ? error.code : status === 500 ? "ServiceError" : "Refused";
  if (status >= 500) log("error", "request-failed", { route: routePath(c, -1), code, cause: causeOf(error) });
  c.status(status);
  const words = wordsIn[viewOf(c).language];
  if (FOR_PROGRAMS.test(c.req.path)) {
    return c.json({ error: { code, message: messageForProgram(status, error, words) } });
  }
  const back = isForFrames(c.req.path) ? FRAME_BASE : "/";
  return c.html(<ErrorPage words={words} message={messageFor(status, code, words)} back={back} />);
}

/** A client may show people why it is refused for a while; other faults are its programmer's. */
function messageForProgram(status: number, error: Error, words: PageWords): string {
  if (status === 429) return words.errors.tooMany;
  return status === 500 ? "a fault of ours, try again" : error.message;
}

function messageFor(status: number, code: string, { errors }: PageWords): string {
  if (code === "TextTooLong") return errors.tooLong;
  if (status === 413) return errors.tooLarge;
  if (status === 429) return errors.tooMany;
  if (status === 404) return errors.notFound;
  if (status === 403) return errors.forbidden;
  return status < 500 ? errors.badRequest : errors.unavailable;
}
