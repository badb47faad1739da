import { causeOf, log } from "../log.ts";

/** What is done by the clock. Each rejects when it fails. */
export type Jobs = {
  /** every minute */
  minutely: Record<string, () => Promise<void>>;
  /** in the first minute of an hour */
  hourly: Record<string, () => Promise<void>>;
};

/**
 * Does what the minute asks for. One job's failure is logged under its name and stops no other; all are such that the next run
 * makes up for a missed one.
 *
 * @param jobs by name
 * @param at the minute, Unix time in milliseconds
 */
export async function runJobs({ minutely, hourly }: Jobs, at: number): Promise<void> {
  const isHour = new Date(at).getUTCMinutes() === 0;
  for (const [name, job] of Object.entries(isHour ? { ...minutely, ...hourly } : minutely)) {
    try {
      await job();
    } catch (error) {
      log("error", "job-failed", { job: name, cause: causeOf(error) });
    }
  }
}
