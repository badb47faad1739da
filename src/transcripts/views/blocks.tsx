import type { Block } from "../blocks.ts";

/** The blocks of a transcript as headings, paragraphs and one list of sources. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  const sources = blocks.filter((block) => block.is === "source");
  const first = blocks.findIndex((block) => block.is === "source");
  return (
    <>
      {blocks.map((block, i) => {
        if (block.is === "heading") return <Heading level={block.level}>{block.text}</Heading>;
        if (block.is === "text") return <Paragraphs text={block.text} />;
        return i === first ? (
          <ol>
            {sources.map(({ text }) => (
              <li>{text}</li>
            ))}
          </ol>
        ) : null;
      })}
    </>
  );
}

function Heading({ level, children }: { level: 1 | 2 | 3; children: string }) {
  if (level === 1) return <h1>{children}</h1>;
  return level === 2 ? <h2>{children}</h2> : <h3>{children}</h3>;
}

/** An empty line parts paragraphs, a line end is a line end; lines that begin with ・ are a list. */
function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n{2,}/)
        .flatMap(partsOf)
        .map((lines) =>
          lines[0]?.startsWith("・") ? (
            <ul>
              {lines.map((line) => (
                <li>
                  <Line>{line.slice(1)}</Line>
                </li>
              ))}
            </ul>
          ) : (
            <p>
              {lines.map((line, i) => (
                <>
                  {i > 0 ? <br /> : null}
                  <Line>{line}</Line>
                </>
              ))}
            </p>
          ),
        )}
    </>
  );
}

/** A telephone number is not broken over two lines. */
function Line({ children }: { children: string }) {
  const parts = children.split(/(\d+(?:-\d+)+)/);
  return <>{parts.map((part, i) => (i % 2 === 1 ? <span class="number">{part}</span> : part))}</>;
}

/** Stretches of lines that are all of a list, or none. */
function partsOf(paragraph: string): string[][] {
  const parts: string[][] = [];
  for (const line of paragraph.split("\n").filter((words) => words !== "")) {
    const last = parts.at(-1);
    if (last && last[0]?.startsWith("・") === line.startsWith("・")) last.push(line);
    else parts.push([line]);
  }
  return parts;
}
