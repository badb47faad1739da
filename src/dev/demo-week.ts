import { z } from "zod";
import { person, step } from "../demo/order.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const JAPAN = 9 * 60 * MINUTE;

const timedStep = z
  .looseObject({ wait: z.number().positive().default(1) })
  .transform(({ wait, ...rest }) => ({ wait, step: step.parse(rest) }));
const scene = z.strictObject({
  workday: z.number().int().min(1).max(4).optional(),
  at: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  /** minutes */
  ago: z.number().positive().optional(),
  channel: z.enum(["line", "web"]),
  agent: z.string(),
  /** LINE delivers nothing that an agent writes */
  unreachable: z.boolean().default(false),
  steps: z.array(timedStep),
});
/** src/demo/week.yaml. */
export const week = z.strictObject({
  people: z.array(person),
  scenes: z.array(scene),
  questions: z.array(z.string()),
});

type Scene = z.infer<typeof scene>;

/** When something happens is Unix milliseconds. */
type Asked = { id: string; channel: "line" | "web"; at: number; text: string };

/**
 * @param scene with the working day and time, or the minutes, before the demo is made
 * @param now when that is
 * @returns when it begins
 */
export function beginOf({ workday = 0, at = "00:00", ago }: Scene, now: number): number {
  if (ago !== undefined) return now - ago * MINUTE;
  let day = midnight(now);
  for (let left = workday; left > 0; ) {
    day -= DAY;
    if (!isWeekend(day)) left--;
  }
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  return day + (hours * 60 + minutes) * MINUTE;
}

/** How many ask the bot alone, seven days ago up to today. */
const A_DAY = [12, 7, 9, 16, 13, 18, 15];
const OPENS = 7.5 * 60 * MINUTE;
const CLOSES = 22 * 60 * MINUTE;

/**
 * @param questions what people ask the bot alone
 * @param now when the demo is made
 * @returns a week of them: the same for the same day, every third asks twice
 */
export function askedIn(questions: string[], now: number): Asked[] {
  const all = A_DAY.flatMap((many, i) => {
    const day = midnight(now) - (A_DAY.length - 1 - i) * DAY;
    return Array.from({ length: many }, (_, j) => {
      const at = day + OPENS + ((CLOSES - OPENS) * j) / many;
      const first = (i * 11 + j * 7) % questions.length;
      const texts = [first, ...(j % 3 === 0 ? [(first + 4) % questions.length] : [])];
      const conversation = { id: `demo-asked-${i}-${j}`, channel: j % 5 < 2 ? "line" : "web" } as const;
      return texts.map((place, k) => ({
        ...conversation,
        at: at + k * MINUTE,
        text: questions[place] ?? "",
      }));
    }).flat();
  });
  return all.filter(({ at }) => at < now);
}

/** @returns the beginning of the day in Japan */
function midnight(now: number): number {
  return Math.floor((now + JAPAN) / DAY) * DAY - JAPAN;
}

function isWeekend(day: number): boolean {
  return [0, 6].includes(new Date(day + JAPAN).getUTCDay());
}
