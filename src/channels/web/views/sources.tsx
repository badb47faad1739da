import type { PageWords } from "../../../answers/pages.ts";
import type { ShownMessage } from "../../door.ts";

/** A citation's identifier where it is the manual's; a municipality's own entries have others. */
const MANUAL_SECTION = /^\d+(\.\d+)*$/;

/** What an answer rests on: one quiet line that opens. */
export function Sources({ words, message }: { words: PageWords; message: ShownMessage }) {
  const claims = (message.activity?.entities ?? []).flatMap(({ citation }) => citation);
  const [first] = claims;
  if (!first) return null;
  return (
    <details class="sources">
      <summary>
        {words.sourcesHeading}：<span lang="ja">{first.appearance.name}</span>
      </summary>
      <ul lang="ja">
        {claims.map(({ appearance: { identifier, name } }) => (
          <li>{MANUAL_SECTION.test(identifier) ? <a href={`/manual/${identifier}`}>{name}</a> : name}</li>
        ))}
      </ul>
      <p lang="ja">
        <cite>{first.appearance.abstract}</cite>
      </p>
    </details>
  );
}
