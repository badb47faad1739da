import { scaleBand, scaleLinear } from "d3-scale";
import type { Child } from "hono/jsx";

/** What one series looks like: told apart by pattern as well as by colour, in every colour scheme. */
const LOOKS = ["solid", "hatched", "grey", "dotted"] as const;

/** Units of the drawing; the browser scales it. */
const WIDTH = 720;
const HEIGHT = 240;
const MARGIN = { top: 16, right: 8, bottom: 32, left: 40 };
/** Labels of the days that fit side by side. */
const MOST_LABELS = 10;

/** Bars side by side, each of several parts; `values` in the order of the series. */
export type Bar = { label: string; values: number[] };

type StackedProps = { id: string; title: string; described: string; series: string[]; bars: Bar[] };

/**
 * Stacked bars, drawn on the server: no script, no inline style. For eyes alone: whoever reads by ear has the table that
 * `described` names.
 */
export function StackedBars({ id, title, described, series, bars }: StackedProps) {
  const most = Math.max(1, ...bars.map(({ values }) => sum(values)));
  const x = scaleBand(
    bars.map((_, i) => String(i)),
    [MARGIN.left, WIDTH - MARGIN.right],
  ).padding(bars.length > 40 ? 0.1 : 0.3);
  const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
  const ticks = y.ticks(4).filter(Number.isInteger);
  const every = Math.ceil(bars.length / MOST_LABELS);
  return (
    <Figure id={id} title={title} described={described} height={HEIGHT} series={series}>
      {ticks.map((tick) => (
        <>
          <line class="grid" x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y(tick)} y2={y(tick)} />
          <text x={MARGIN.left - 8} y={y(tick) + 5} text-anchor="end">
            {tick.toLocaleString("ja-JP")}
          </text>
        </>
      ))}
      {bars.map(({ label, values }, i) => {
        const left = x(String(i)) ?? 0;
        return (
          <>
            {values.map((value, part) => {
              const below = sum(values.slice(0, part));
              return value === 0 ? null : (
                <rect
                  {...lookOf(id, part)}
                  x={left}
                  width={x.bandwidth()}
                  y={y(below + value)}
                  height={y(below) - y(below + value)}
                >
                  <title>{`${label}　${series[part]}：${value}`}</title>
                </rect>
              );
            })}
            {i % every === 0 ? (
              <text x={left + x.bandwidth() / 2} y={HEIGHT - 10} text-anchor="middle">
                {label}
              </text>
            ) : null}
          </>
        );
      })}
    </Figure>
  );
}

const ROW = 44;

type RankedProps = { id: string; title: string; described: string; rows: { label: string; value: number }[] };

/** Bars one below the other, each under its words. */
export function RankedBars({ id, title, described, rows }: RankedProps) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const x = scaleLinear([0, most], [0, WIDTH - 60]);
  return (
    <Figure id={id} title={title} described={described} height={rows.length * ROW}>
      {rows.map(({ label, value }, i) => (
        <>
          <text x={0} y={i * ROW + 16}>
            {label}
          </text>
          <rect {...lookOf(id, 0)} x={0} y={i * ROW + 22} width={x(value)} height={14} />
          <text x={x(value) + 8} y={i * ROW + 35}>
            {value.toLocaleString("ja-JP")}
          </text>
        </>
      ))}
    </Figure>
  );
}

type FigureProps = {
  id: string;
  title: string;
  described: string;
  height: number;
  series?: string[];
  children: Child;
};

function Figure({ id, title, described, height, series = [], children }: FigureProps) {
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {series.length > 1 ? (
        <ul class="legend">
          {series.map((name, i) => (
            <li>
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <rect {...lookOf(id, i)} x="1" y="1" width="14" height="14" />
              </svg>{" "}
              {name}
            </li>
          ))}
        </ul>
      ) : null}
      <div class="plot">
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          role="img"
          aria-label={title}
          aria-describedby={described}
          preserveAspectRatio="xMinYMin"
        >
          <Patterns id={id} />
          {children}
        </svg>
      </div>
    </figure>
  );
}

/** A pattern is named in the drawing itself: an address in a style sheet would be looked up in the sheet. */
function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatched`} width="6" height="6" patternUnits="userSpaceOnUse">
        <path class="stroke" d="M0 6 6 0M-1 1 1 -1M5 7 7 5" />
      </pattern>
      <pattern id={`${id}-dotted`} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle class="dot" cx="3" cy="3" r="1.5" />
      </pattern>
    </defs>
  );
}

function lookOf(id: string, series: number): { class: string; fill?: string } {
  const look = LOOKS[series % LOOKS.length] ?? "solid";
  const isPattern = look === "hatched" || look === "dotted";
  return { class: `bar ${look}`, ...(isPattern ? { fill: `url(#${id}-${look})` } : {}) };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
