import { z } from "zod";
import { counterHours, counterHoursOn } from "../eligibility/counter-hours.ts";
import { proxyPickup } from "../eligibility/proxy-pickup.ts";

const line = z.string().trim().min(1);

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "not a time of day, e.g. 08:30");

/** When staff answer in the chat, and how soon they mean to. */
const helpdesk = z
  .strictObject({
    /** on working days, Japan time */
    opens: time.default("08:30"),
    closes: time.default("17:15"),
    /** days of every year on which nobody answers, as MM-DD; weekends and public holidays are known */
    closed: z
      .array(z.string().regex(/^\d\d-\d\d$/))
      .default(["12-29", "12-30", "12-31", "01-01", "01-02", "01-03"]),
    /** minutes of opening hours until the first answer, by how urgent it is: a lost card, somebody upset, all else */
    targets: z.tuple([z.int().positive(), z.int().positive(), z.int().positive()]).default([15, 60, 240]),
  })
  .refine(({ opens, closes }) => opens < closes, "closes before it opens");

const days = z.int().min(1).max(3650);

/** For how many days what is kept, at the longest. */
const retention = z.strictObject({
  /** messages of a conversation; without any left, all of it goes */
  messages: days.default(90),
  /** resolved tickets, with their notes and copies of messages */
  tickets: days.default(365),
  /** telephone numbers for a call back, should the ticket still be open */
  callbacks: days.default(30),
  /** what users said of answers */
  feedback: days.default(365),
});

/** content/office.yaml: the municipality that runs this helpdesk; without a name, none does. */
export const office = z
  .strictObject({
    name: line.optional(),
    counters: z.array(
      z.strictObject({
        name: line,
        place: line.optional(),
        telephone: z
          .string()
          .regex(/^[\d-]{8,15}$/)
          .optional(),
        /** in words, or by the days of the week: then the bot says whether it is open today */
        hours: z.union([line, counterHours]).optional(),
      }),
    ),
    helpdesk: helpdesk.prefault({}),
    retention: retention.prefault({}),
    /** shown in the summary of the proxy flow, as the municipality's own */
    proxyPickup: proxyPickup.optional(),
  })
  .refine(({ name, proxyPickup }) => name !== undefined || proxyPickup === undefined, {
    path: ["proxyPickup"],
    message: "what is the municipality's own needs its name",
  });
export type Office = z.infer<typeof office>;

/**
 * @param office the municipality
 * @param today YYYY-MM-DD in Japan
 * @returns its counters as lines to read or hear, with today's hours where they are known; nothing without a municipality
 */
export function countersOf({ name, counters }: Office, today: string): string | undefined {
  if (!name || counters.length === 0) return undefined;
  const blocks = counters.map((counter) =>
    [
      counter.name,
      ...(counter.place ? [`・場所：${counter.place}`] : []),
      ...(counter.telephone ? [`・電話：${counter.telephone}`] : []),
      ...hoursOf(counter, today).map((words) => `・受付時間：${words}`),
    ].join("\n"),
  );
  return blocks.join("\n\n");
}

function hoursOf({ hours }: Office["counters"][number], today: string): string[] {
  if (hours === undefined) return [];
  return typeof hours === "string" ? [hours] : [counterHoursOn(hours, today).join("。")];
}
