import { z } from "zod";
import { texts } from "./texts.ts";

/** The words of the figures' page, in content/desk-accounts.yaml. */
export const figureWords = z.strictObject({
  ...texts("heading", "lead", "range", "apply", "unknown", "empty", "csv").shape,
  ranges: texts("7", "28", "90", "365"),
  tables: texts("summary", "days", "topics", "feedback", "stale"),
  columns: texts("figure", "value", "day", "channel", "topic", "times", "helpful", "unhelpful", "changesOn"),
  summary: texts(
    "conversations",
    "withoutPerson",
    "answered",
    "clarify",
    "unsure",
    "handedOver",
    "firstResponse",
    "resolution",
  ),
  channels: texts("line", "web"),
  charts: texts("outcomes", "channels", "topics"),
});

/** The words of the page of questions that were not answered. */
export const gapWords = z.strictObject({
  ...texts("heading", "lead", "empty", "group", "times", "candidates", "link", "linkSubmit").shape,
  ...texts("draft", "draftTitle", "draftText", "draftSubmit", "dismiss", "open").shape,
  reasons: texts("unsure", "wrong", "escalated"),
  done: texts("linked", "drafted", "dismissed"),
  faults: texts("title", "draft", "nothing"),
});
