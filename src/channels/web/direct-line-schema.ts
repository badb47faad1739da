import { z } from "zod";
import { botActivity } from "../../activity.ts";

/** The shapes of Direct Line: what is read of a client, and what it gets. /openapi.json is made of the same. */

/** What we read of a client's activity. The rest is dropped unread: it could hold anything. */
export const posted = z.object({
  type: z.string().min(1),
  text: z.string().max(5000).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  channelData: z
    .looseObject({
      /** made by client programs, never typed; given back so that they know their own message again */
      clientActivityID: z
        .string()
        .regex(/^[\w.:-]{1,100}$/)
        .nullish(),
    })
    .nullish(),
});
export type Posted = z.infer<typeof posted>;

/** The place in the history up to which a client has it; empty and left out mean the beginning. */
export const watermark = z.string().regex(/^\d{0,15}$/);

/** A token and the conversation that it opens, for `expires_in` seconds. */
export const tokenGiven = z.object({ conversationId: z.string(), token: z.string(), expires_in: z.number() });

/** The same with the address of the stream, to be opened within a minute. */
export const session = tokenGiven.extend({ streamUrl: z.string() });

/** What posting answers. */
export const resource = z.object({ id: z.string() });

const account = z.object({ id: z.string(), name: z.string().exactOptional(), role: z.enum(["bot", "user"]) });

const frame = {
  id: z.string(),
  timestamp: z.string(),
  channelId: z.literal("directline"),
  conversation: z.object({ id: z.string() }),
  from: account,
};

const said = botActivity.extend({ ...frame, locale: z.literal("ja-JP") });

const heard = z.object({
  type: z.literal("message"),
  ...frame,
  text: z.string(),
  channelData: z.object({ clientActivityID: z.string() }).exactOptional(),
});

const typing = z.object({ type: z.literal("typing"), ...frame });
export type TypingActivity = z.infer<typeof typing>;

/** An activity as clients get it: the bot's or an agent's, the user's own, or that an answer is being written. */
const activity = z.union([said, heard, typing]);
export type GivenActivity = z.infer<typeof activity>;

/** Activities after a watermark, by GET and over a stream. */
export const activitySet = z.object({ activities: z.array(activity), watermark: z.string() });
export type ActivitySet = z.infer<typeof activitySet>;

/** Every refusal to a program. */
export const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
