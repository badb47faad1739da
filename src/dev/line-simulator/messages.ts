import { z } from "zod";

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });
const letters = (text: string) => [...graphemes.segment(text)].length;

const quickReply = z.strictObject({
  items: z
    .array(
      z.strictObject({
        type: z.literal("action"),
        action: z.strictObject({
          type: z.literal("message"),
          label: z
            .string()
            .refine((label) => letters(label) >= 1 && letters(label) <= 20, "label: 1 to 20 letters"),
          text: z.string().min(1).max(300),
        }),
      }),
    )
    .min(1)
    .max(13),
});

/**
 * The messages that a send may carry, with LINE's limits (text in UTF-16 units, labels in grapheme clusters). Text messages only:
 * the product sends no others.
 */
export const sentMessages = z
  .array(
    z.strictObject({
      type: z.literal("text"),
      text: z
        .string()
        .min(1)
        .max(5000)
        .refine((text) => text.trim() !== "", "text: not blank"),
      quickReply: quickReply.optional(),
    }),
  )
  .min(1)
  .max(5);
export type SentMessage = z.infer<typeof sentMessages>[number];

export const replyBody = z.strictObject({ replyToken: z.string(), messages: sentMessages });
export const pushBody = z.strictObject({ to: z.string().min(1), messages: sentMessages });
