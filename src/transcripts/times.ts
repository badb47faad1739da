const PARTS = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  year: "numeric",
  month: "long",
  day: "numeric",
  weekday: "long",
  hour: "numeric",
  minute: "numeric",
  hourCycle: "h23",
});

function partsOf(at: number): Record<string, string> {
  return Object.fromEntries(PARTS.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** @returns the day in Japan, 「2026年11月24日、火曜日」 */
export function dayInWords(at: number): string {
  const { year, month, day, weekday } = partsOf(at);
  return `${year}年${month}月${day}日、${weekday}`;
}

/** @returns the time in Japan. 「15:04」 is read as a ratio by some screen readers; 「15時4分」 is not. */
export function timeInWords(at: number): string {
  const { hour, minute } = partsOf(at);
  return `${Number(hour)}時${Number(minute)}分`;
}
