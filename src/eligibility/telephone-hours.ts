import { dayWords, isRestDay } from "./japanese-date.ts";

/** マイナンバー総合フリーダイヤル (manual 9). Stopping a lost card is taken day and night; all else at these hours. */
const HOURS = { weekday: "9時30分から20時まで", rest: "9時30分から17時30分まで" };
/** The manual says nothing of the days around New Year but for two menu numbers until 2023. */
const NEW_YEAR = ["12-29", "12-30", "12-31", "01-01", "01-02", "01-03"];

/**
 * @param today YYYY-MM-DD in Japan
 * @returns today's opening hours of the free dial in words
 */
export function telephoneHours(today: string): string {
  const day = dayWords(today).replace(/^\d+年/, "");
  if (NEW_YEAR.includes(today.slice(5)))
    return `きょう${day}は年末年始です。受付時間は、手引きに書かれていません`;
  return `きょう${day}は${isRestDay(today) ? HOURS.rest : HOURS.weekday}です`;
}
