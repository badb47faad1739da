import type { DeskConsole } from "../../answers/desk-words.ts";

/** Where the page says that something is new, that the line is lost, that it is back; and the script that keeps it live. */
export function LiveStatus({ desk }: { desk: DeskConsole }) {
  const { live } = desk.console;
  return (
    <>
      <p
        id="live"
        class="live"
        role="status"
        data-lost={live.lost}
        data-back={live.back}
        data-ended={live.ended}
      />
      <script type="module" src="/static/console.js" />
    </>
  );
}

/** All shortcuts; `?` opens the list. */
export function Keys({ desk }: { desk: DeskConsole }) {
  const { keys } = desk.console;
  return (
    <details id="keys" class="keys screen-only">
      <summary>{keys.open}（?）</summary>
      <p>{keys.note}</p>
      <dl>
        {Object.entries(keys.list).map(([key, words]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
