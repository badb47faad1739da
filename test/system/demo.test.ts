import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { executeSql } from "../../src/dev/d1.ts";
import { fillDemo } from "../../src/dev/demo.ts";
import { firstAdminLink } from "../../src/dev/desk-link.ts";

const place = mkdtempSync(join(tmpdir(), "madoguchi-demo-"));
const folder = join(place, "demo");
afterAll(() => rmSync(place, { recursive: true, force: true }));

const COUNTS = `select
  (select count(distinct state) from tickets) as states,
  (select count(*) from tickets where number not in (select ticket from ticket_labels where label = '見本')) as unmarked,
  (select count(*) from tickets where reopened_count > 0) as reopened,
  (select count(distinct day) from turns) as days,
  (select count(distinct reason) from gaps) as gaps,
  (select count(distinct helpful) from feedback) as feedback,
  (select count(*) > 0 from ticket_notes) as notes,
  (select count(*) from delivery_failures) as failures,
  (select count(*) from callbacks) as callbacks,
  (select count(*) from tickets) as tickets`;

it("`npm start -- --demo` fills a desk with a week, once, and leaves its first admin's place free", async () => {
  await fillDemo(folder, Date.now());
  const [counts] = executeSql(COUNTS, "local", { persistTo: folder });
  expect(counts).toMatchObject({ states: 4, unmarked: 0, gaps: 3, feedback: 2, notes: 1, failures: 1 });
  expect(counts?.days).toBeGreaterThanOrEqual(6);
  expect(counts).toMatchObject({ reopened: 1, callbacks: 1 });
  await fillDemo(folder, Date.now());
  expect(executeSql(COUNTS, "local", { persistTo: folder })).toEqual([counts]);
  expect(firstAdminLink("http://127.0.0.1:1", { persistTo: folder })).toContain("/desk/set-up/");
});
