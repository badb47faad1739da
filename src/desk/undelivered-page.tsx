import { Hono } from "hono";
import type { DeliveryFailures } from "../storage/desk/delivery-failures.ts";
import type { DeskEnv } from "./agent.ts";
import { DeskPage, type DeskWords } from "./desk-page.tsx";

/** How many are listed. */
const SHOWN = 100;

const WHEN = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  dateStyle: "medium",
  timeStyle: "short",
});

/** `GET /undelivered`: replies that never reached their user, newest first, and why. */
export function undeliveredRoutes({
  words,
  said,
  failures,
}: DeskWords & { failures: Pick<DeliveryFailures, "newest"> }): Hono<DeskEnv> {
  const { heading, lead, empty, columns, open, why } = said.undelivered;
  const reasons = new Map(Object.entries(why.codes));
  return new Hono<DeskEnv>().get("/undelivered", async (c) => {
    const rows = await failures.newest(SHOWN);
    return c.html(
      <DeskPage words={words} said={said} title={heading} agent={c.var.agent} here="/desk/undelivered">
        <p>{lead}</p>
        {rows.length === 0 ? (
          <p>{empty}</p>
        ) : (
          <div class="table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{columns.at}</th>
                  <th scope="col">{columns.why}</th>
                  <th scope="col">{columns.conversation}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, failedAt, code, conversationId }) => (
                  <tr>
                    <th scope="row" id={`failure-${id}`}>
                      <time datetime={new Date(failedAt).toISOString()}>{WHEN.format(failedAt)}</time>
                    </th>
                    <td>{reasons.get(code) ?? why.other.replace("{code}", () => code)}</td>
                    <td>
                      <a href={`/desk/conversations/${conversationId}`} aria-describedby={`failure-${id}`}>
                        {open}
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </DeskPage>,
    );
  });
}
