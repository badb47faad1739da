import { isRestDay } from "./japanese-date.ts";

/** マイナンバー総合フリーダイヤル (manual 9). Stopping a lost card is taken day and night; all else at these hours. */
const HOURS = {
  weekday: { from: "9時30分", until: "20時" },
  rest: { from: "9時30分", until: "17時30分" },
};
/** The manual says nothing of the days around New Year but for two menu numbers until 2023. */
const NEW_YEAR = ["12-29", "12-30", "12-31", "01-01", "01-02", "01-03"];

/**
 * @param today YYYY-MM-DD in Japan
 * @returns from when until when the free dial is open today; nothing where the manual does not say
 */
export function telephoneHours(today: string): { from: string; until: string } | undefined {
  if (NEW_YEAR.includes(today.slice(5))) return undefined;
  return isRestDay(today) ? HOURS.rest : HOURS.weekday;
}
