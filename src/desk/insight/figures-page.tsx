import { Hono } from "hono";
import type { Child } from "hono/jsx";
import { z } from "zod";
import type { Content } from "../../answers/content.ts";
import type { FigureStore, Figures } from "../../storage/desk/figures.ts";
import { allow, type DeskEnv } from "../agent.ts";
import { DeskPage, type DeskWords } from "../desk-page.tsx";
import { barsOf } from "./chart-data.ts";
import { RankedBars, StackedBars } from "./charts.tsx";
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
  const read = async (days: string) => {
    const to = now();
    const found = await figures.of(to - (Number(days) - 1) * DAY_MS, to);
    return { found, to, tables: tablesOf(found, content, said.figures, to) };
  };
  return new Hono<DeskEnv>()
    .get("/figures", allow("supervisor", "admin"), async (c) => {
      const { days } = query.parse(c.req.query());
      const { found, to, tables } = await read(days);
      const charts: Partial<Record<TableName, Child>> = {
        days: <DayCharts said={said} figures={found} days={Number(days)} now={to} />,
        topics: <TopicChart said={said} table={tables.topics} />,
      };
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
            <Section said={said} name={name} table={tables[name]} days={days} chart={charts[name]} />
          ))}
        </DeskPage>,
      );
    })
    .get("/figures.csv", allow("supervisor", "admin"), async (c) => {
      const { days, table } = query.parse(c.req.query());
      const csv = toCsv((await read(days)).tables[table]);
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

type DayProps = Pick<DeskWords, "said"> & { figures: Figures; days: number; now: number };

function DayCharts({ said, figures, days, now }: DayProps) {
  const { charts, summary, channels } = said.figures;
  const counts = ["answered", "clarify", "unsure", "handedOver"] as const;
  const doors = ["line", "web"] as const;
  return (
    <>
      <StackedBars
        id="outcomes"
        title={charts.outcomes}
        described="days-heading"
        series={counts.map((count) => summary[count])}
        bars={barsOf(
          figures.days,
          days,
          now,
          counts.map((count) => ({ count })),
        )}
      />
      <StackedBars
        id="channels"
        title={charts.channels}
        described="days-heading"
        series={doors.map((channel) => channels[channel])}
        bars={barsOf(
          figures.days,
          days,
          now,
          doors.map((channel) => ({ count: "conversations", channel })),
        )}
      />
    </>
  );
}

/** Topics that are drawn; the table has more. */
const DRAWN = 10;

function TopicChart({ said, table }: Pick<DeskWords, "said"> & { table: Table }) {
  const rows = table.rows.slice(0, DRAWN).map(([label, value]) => ({
    label: String(label),
    value: Number(value),
  }));
  return <RankedBars id="most" title={said.figures.charts.topics} described="topics-heading" rows={rows} />;
}

type SectionProps = Pick<DeskWords, "said"> & {
  name: TableName;
  table: Table;
  days: string;
  chart: Child | undefined;
};

function Section({ said, name, table: { columns, rows }, days, chart }: SectionProps) {
  const { tables, empty, csv } = said.figures;
  return (
    <>
      <h2 id={`${name}-heading`}>{tables[name]}</h2>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <>
          {chart}
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
