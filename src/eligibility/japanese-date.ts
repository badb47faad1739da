import holidayJp from "@holiday-jp/holiday_jp";

const DAY_MS = 24 * 60 * 60 * 1000;
const JAPAN_MS = 9 * 60 * 60 * 1000;
// The library's functions go through every holiday since 1970 and read a Date in the machine's own zone.
const HOLIDAYS: ReadonlyMap<string, { name: string }> = new Map(Object.entries(holidayJp.holidays));
const WORDS = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "UTC",
  year: "numeric",
  month: "long",
  day: "numeric",
  weekday: "short",
});

/**
 * @param now Unix time in milliseconds
 * @returns the day in Japan, as YYYY-MM-DD
 */
export function dayInJapan(now: number): string {
  return new Date(now + JAPAN_MS).toISOString().slice(0, 10);
}

/**
 * @param day YYYY-MM-DD
 * @param days how many later, negative for earlier
 * @returns that day
 */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * @param day YYYY-MM-DD
 * @returns 0 for Sunday to 6 for Saturday
 */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/**
 * @param from YYYY-MM-DD
 * @param to YYYY-MM-DD
 * @returns how many days later the second is
 */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

/**
 * @param day YYYY-MM-DD
 * @returns the day as read aloud, e.g. 2027年6月30日(水); a public holiday is named
 */
export function dayWords(day: string): string {
  const holiday = holidayName(day);
  return WORDS.format(new Date(`${day}T00:00:00Z`)) + (holiday ? `、${holiday}` : "");
}

/**
 * @param day YYYY-MM-DD
 * @returns the name of the public holiday that it is (祝日法 and substitute holidays), if any
 */
export function holidayName(day: string): string | undefined {
  return HOLIDAYS.get(day)?.name;
}

/**
 * @param day YYYY-MM-DD
 * @returns whether offices usually rest: Saturday, Sunday, public holiday
 */
export function isRestDay(day: string): boolean {
  return [0, 6].includes(weekdayOf(day)) || holidayName(day) !== undefined;
}
