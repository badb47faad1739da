import { describe, expect, it } from "vitest";
import { Faults } from "../../../src/compile/faults.ts";
import { diskSource, ROOT, type Source } from "../../../src/compile/files.ts";
import { readSources } from "../../../src/compile/sources.ts";

const disk = diskSource(ROOT);
const PART = "content/flows/loss/parts/police.md";
const ANSWER = "content/answers/loss/loss-police.md";
const INTENTS = "intents/pin.yaml";

/** The project's own files with one of them changed. */
function changed(path: string, change: (text: string) => string): Source {
  return { ...disk, read: (file) => (file === path ? change(disk.read(file)) : disk.read(file)) };
}

/** The faults of a source, a line each. */
function faultsOf(source: Source): string {
  const faults = new Faults();
  const sources = readSources(source, faults);
  expect(sources === undefined).toBe(faults.list.length > 0);
  return String(faults);
}

describe("the project's own content", () => {
  const sources = readSources(disk, new Faults());

  it("has no fault", () => {
    expect(faultsOf(disk)).toBe("");
  });

  it("has more than 110 answers, each with at least 20 utterances, or led to by a flow", () => {
    const answers = Object.keys(sources?.content.answers ?? {});
    expect(answers.length).toBeGreaterThan(110);
    const byFlow = ["loss-first-call", "pin-forgotten", "pin-locked"];
    for (const id of answers.filter((answer) => !byFlow.includes(answer))) {
      const said = sources?.intents.filter(({ target }) => "answer" in target && target.answer === id) ?? [];
      expect(said.flatMap(({ examples }) => examples).length, id).toBeGreaterThanOrEqual(20);
    }
  });

  it("answers from every section of the first part", () => {
    const cited = new Set(Object.values(sources?.content.answers ?? {}).map(({ sections }) => sections[0]));
    const wanted = [
      "2.3",
      "3.1",
      "3.2",
      "6.2.2",
      "6.2.3",
      "6.2.4",
      "8.1",
      "8.2",
      "8.3",
      "8.4",
      "8.5",
      "9",
      "10",
    ];
    expect(wanted.filter((section) => !cited.has(section))).toEqual([]);
  });

  it("starts every answer about a loss with the number to stop the card, unless it asks first what was lost", () => {
    const losses = Object.values(sources?.content.answers ?? {}).filter(
      ({ sections }) => sections[0] === "8.4",
    );
    expect(losses.length).toBeGreaterThan(0);
    for (const { id, short, full } of losses) {
      expect(short.text, id).toContain("0120-95-0178");
      expect(full.text, id).toContain("0120-95-0178");
    }
  });

  it("asks nobody for a PIN or a number", () => {
    for (const { id, short, full } of Object.values(sources?.content.answers ?? {})) {
      expect(`${short.text}${full.text}`, id).not.toMatch(
        /(?:暗証番号|マイナンバー)を(?:入力してください|送って|教えてください)/,
      );
    }
  });
});

describe("a fault is reported as file:line", () => {
  it.each([
    [
      "an unknown section",
      ANSWER,
      (t: string) => t.replace('"8.4"', '"8.9"'),
      `${ANSWER}:4 the manual has no section 8.9`,
    ],
    ["an unknown field", ANSWER, (t: string) => t.replace("owner:", "owned:"), `${ANSWER}:`],
    [
      "a related answer that is not there",
      ANSWER,
      (t: string) => t.replace("loss-resident]", "loss-gone]"),
      `${ANSWER}:9 there is no answer loss-gone`,
    ],
    [
      "an id that is not the file's name",
      ANSWER,
      (t: string) => t.replace("id: loss-police", "id: loss-polis"),
      `${ANSWER}:2 id loss-polis`,
    ],
    ["no front matter", ANSWER, () => "# short\n", `${ANSWER}:1 front matter`],
    ["no full form", ANSWER, (t: string) => t.replace("# full", "# fool"), `${ANSWER}:11 the body must be`],
    [
      "a heading inside a form",
      ANSWER,
      (t: string) => `${t}\n## more\n`,
      `${ANSWER}:26 heading is not allowed`,
    ],
    ["bold text", ANSWER, (t: string) => `${t}\n**bold**\n`, `${ANSWER}:26 strong is not allowed`],
    ["raw HTML", ANSWER, (t: string) => `${t}\n<b>x</b>\n`, `${ANSWER}:26 html is not allowed`],
    [
      "a flow's part without its easy form",
      PART,
      (t: string) => t.replace("# easy", "# easily"),
      `${PART}:1 must have front matter, then \`# usual\`, \`# easy\``,
    ],
    [
      "text that stands under no heading",
      PART,
      (t: string) => t.replace("# usual", "ご注意ください\n\n# usual"),
      `${PART}:1 must have`,
    ],
    [
      "a title in one style only",
      PART,
      (t: string) => t.replace(/^titleEasy.*\n/m, ""),
      `${PART}:2 a step needs`,
    ],
    [
      "a value that the other style lacks",
      PART,
      (t: string) => t.replace(/^title: "/m, 'title: "{day}'),
      `${PART}:1 the two styles have other {values}`,
    ],
    ["broken YAML", INTENTS, (t: string) => `${t}\n- id: [`, `${INTENTS}:`],
    [
      "an intent without target",
      INTENTS,
      (t: string) => t.replace(/^ {2}answer: .*$/m, "  owner: me"),
      `${INTENTS}:1 `,
    ],
    [
      "a target that is not there",
      INTENTS,
      (t: string) => t.replace(/^ {2}answer: .*$/m, "  answer: gone"),
      `${INTENTS}:2 there is no answer gone`,
    ],
    [
      "an example in two intents",
      INTENTS,
      (t: string) => t.replace("examples:\n", "examples:\n    - カードをなくした\n"),
      `${INTENTS}:4 the example stands at`,
    ],
    [
      "a concept of one kana",
      "intents/concepts.yaml",
      (t: string) => `${t}x: [あ]\n`,
      "intents/concepts.yaml:",
    ],
    [
      "a reading that is not katakana",
      "intents/lexicon.yaml",
      (t: string) => `${t}- { surface: 駅, reading: えき }\n`,
      "intents/lexicon.yaml:",
    ],
  ])("%s", (_, path, change, fault) => {
    expect(faultsOf(changed(path, change))).toContain(fault);
  });
});

describe("a municipality's own for a proxy pickup", () => {
  const office = (own: string) =>
    faultsOf(changed("content/office.yaml", (text) => `${text}\n# its own\n${own}`));
  const lineOf = (word: string, own: string) =>
    `${disk.read("content/office.yaml")}\n# its own\n${own}`
      .split("\n")
      .findIndex((line) => line.includes(word)) + 1;

  it("may name papers by group and forms", () => {
    expect(office("name: 見本市\nproxyPickup:\n  evidence:\n    care: [被保険者証の写し]\n")).toBe("");
  });

  it("names the line of a group that the manual does not have", () => {
    const own = "name: 見本市\nproxyPickup:\n  evidence:\n    carer: [被保険者証の写し]\n";
    expect(office(own)).toMatch(/content\/office.yaml:\d+.*carer/);
    expect(office(own)).toContain(`content/office.yaml:${lineOf("carer", own)}`);
  });

  it("needs the municipality's name", () => {
    expect(office("proxyPickup:\n  forms:\n    - name: 委任状\n")).toMatch(
      /content\/office.yaml:\d+.*needs its name/,
    );
  });
});
