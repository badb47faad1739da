import { Hono } from "hono";
import { z } from "zod";
import type { Content } from "../../answers/content.ts";
import type { FigureStore } from "../../storage/desk/figures.ts";
import { allow, type DeskEnv } from "../agent.ts";
import { DeskPage, type DeskWords } from "../desk-page.tsx";
import { TABLES, type Table, type TableName, tablesOf, toCsv } from "./figure-tables.ts";

const RANGES = ["7", "28", "90", "365"] as const;
const DAY_MS = 24 * 60 * 60 * 1000;
const query = z.object({
  days: z.enum(RANGES).catch("7"),
  table: z.enum(TABLES).catch("summary"),
});

type Options = DeskWords & { content: Content; figures: FigureStore; now: () => number };

/** `GET /figures?days`: what was asked, answered and handed over; `GET /figures.csv?days&table`: one table, noted in the audit. */
export function figureRoutes({ words, said, content, figures, now }: Options): Hono<DeskEnv> {
  const tables = async (days: string) => {
    const to = now();
    return tablesOf(await figures.of(to - (Number(days) - 1) * DAY_MS, to), content, said.figures, to);
  };
  return new Hono<DeskEnv>()
    .get("/figures", allow("supervisor", "admin"), async (c) => {
      const { days } = query.parse(c.req.query());
      const shown = await tables(days);
      return c.html(
        <DeskPage
          words={words}
          said={said}
          title={said.figures.heading}
          agent={c.var.agent}
          here="/desk/figures"
        >
          <p>{said.figures.lead}</p>
          <Range said={said} days={days} />
          {TABLES.map((name) => (
            <Section said={said} name={name} table={shown[name]} days={days} />
          ))}
        </DeskPage>,
      );
    })
    .get("/figures.csv", allow("supervisor", "admin"), async (c) => {
      const { days, table } = query.parse(c.req.query());
      const csv = toCsv((await tables(days))[table]);
      await c.var.audit({ action: "data-exported", detail: `figures-${table}` });
      return c.body(csv, 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="figures-${table}-${days}.csv"`,
      });
    });
}

function Range({ said, days }: Pick<DeskWords, "said"> & { days: string }) {
  const { range, apply, ranges } = said.figures;
  return (
    <form method="get" action="/desk/figures" class="filter">
      <div class="field">
        <label for="days">{range}</label>
        <select id="days" name="days">
          {RANGES.map((value) => (
            <option value={value} selected={value === days}>
              {ranges[value]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">{apply}</button>
    </form>
  );
}

type SectionProps = Pick<DeskWords, "said"> & { name: TableName; table: Table; days: string };

function Section({ said, name, table: { columns, rows }, days }: SectionProps) {
  const { tables, empty, csv } = said.figures;
  return (
    <>
      <h2 id={`${name}-heading`}>{tables[name]}</h2>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <>
          <section class="table" tabindex={0} aria-labelledby={`${name}-heading`}>
            <table>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th scope="col">{column}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([first, ...cells]) => (
                  <tr>
                    <th scope="row">{first}</th>
                    {cells.map((cell) => (
                      <td>{typeof cell === "number" ? cell.toLocaleString("ja-JP") : cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p>
            <a href={`/desk/figures.csv?days=${days}&table=${name}`} aria-describedby={`${name}-heading`}>
              {csv}
            </a>
          </p>
        </>
      )}
    </>
  );
}
