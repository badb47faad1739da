import { z } from "zod";
import type { Office } from "./office.ts";

const text = z.string().trim().min(1);

/** content/privacy.yaml: the page that says what is kept, for how long, who sees it and how to delete it. */
export const privacyNotice = z.strictObject({
  /** of the language, in itself */
  name: text,
  /** who runs a helpdesk that no municipality has put its name to */
  unnamed: text,
  title: text,
  back: text,
  lead: text,
  parts: z.array(z.strictObject({ heading: text, words: z.array(text).min(1) })).min(1),
});
export type PrivacyNotice = z.infer<typeof privacyNotice>;

/** In each language: `content/privacy.yaml`, `privacy-easy.yaml`, `privacy-en.yaml`, part by part the same facts. */
export const privacyNotices = z.strictObject({
  usual: privacyNotice,
  easy: privacyNotice,
  english: privacyNotice,
});

/**
 * @param notice as written
 * @param office whose days of retention and name stand in it
 * @returns the notice with its braces filled in
 */
export function noticeOf(notice: PrivacyNotice, { name = notice.unnamed, retention }: Office): PrivacyNotice {
  const values: Record<string, string | number> = { ...retention, office: name };
  const fill = (words: string) =>
    words.replace(/\{(\w+)\}/g, (brace, key: string) => `${values[key] ?? brace}`);
  return {
    ...notice,
    lead: fill(notice.lead),
    parts: notice.parts.map(({ heading, words }) => ({ heading, words: words.map(fill) })),
  };
}
