const DAY = { timeZone: "Asia/Tokyo", month: "numeric", day: "numeric" } as const;
const CLOCK = { timeZone: "Asia/Tokyo", hour: "numeric", minute: "2-digit" } as const;
const FULL = new Intl.DateTimeFormat("ja-JP", { ...DAY, ...CLOCK });
const SHORT = new Intl.DateTimeFormat("ja-JP", CLOCK);
const DATE = new Intl.DateTimeFormat("ja-JP", DAY);
const MINUTE_MS = 60_000;

/** A time as short as it can be told: of today the clock, of other days the date too. */
export function When({ at, now }: { at: number; now: number }) {
  const words = DATE.format(at) === DATE.format(now) ? SHORT.format(at) : FULL.format(at);
  return <time datetime={new Date(at).toISOString()}>{words}</time>;
}

/** @returns how long something has lasted, in its largest unit */
export function lasting(since: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - since) / MINUTE_MS));
  if (minutes < 60) return `${minutes}分`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}時間`;
  return `${Math.floor(minutes / 60 / 24)}日`;
}
