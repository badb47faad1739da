import { Hono } from "hono";
import { z } from "zod";
import { AUDIT_ACTIONS } from "../answers/desk-accounts.ts";
import type { AuditEntryRead, AuditStore } from "../storage/desk/audit.ts";
import { allow, type DeskEnv } from "./agent.ts";
import { DeskPage, type DeskWords } from "./desk-page.tsx";
import { ticketPath } from "./paths.ts";

/** Entries a page. */
const SHOWN = 50;
/** As much of a ticket's id as tells it from the others. */
const SHORT_ID = 8;

const DAY_MS = 24 * 60 * 60 * 1000;
const WHEN = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  dateStyle: "medium",
  timeStyle: "medium",
});

/** A day as a browser's date field gives it, in Japan's time. What is not one filters nothing. */
const day = z.iso
  .date()
  .transform((date) => Date.parse(`${date}T00:00:00+09:00`))
  .optional()
  .catch(undefined);
const query = z.object({
  person: z.string().min(1).max(100).optional().catch(undefined),
  action: z.enum(AUDIT_ACTIONS).optional().catch(undefined),
  from: day,
  to: day,
  before: z
    .string()
    .regex(/^\d{1,15}\.\d{1,15}$/)
    .transform((text) => {
      const [at = 0, id = 0] = text.split(".").map(Number);
      return { at, id };
    })
    .optional()
    .catch(undefined),
});
type Query = z.infer<typeof query>;

/** `GET /audit?person&action&from&to&before`: who did what and when, newest first. For supervisors and admins. */
export function auditRoutes({ words, said, audit }: DeskWords & { audit: AuditStore }): Hono<DeskEnv> {
  return new Hono<DeskEnv>().get("/audit", allow("supervisor", "admin"), async (c) => {
    const wanted = query.parse(c.req.query());
    const filter = {
      personId: wanted.person,
      action: wanted.action,
      from: wanted.from,
      to: wanted.to === undefined ? undefined : wanted.to + DAY_MS - 1,
      before: wanted.before,
    };
    const { entries, names } = await audit.read(filter, SHOWN + 1);
    const shown = entries.slice(0, SHOWN);
    const last = shown.at(-1);
    const link = (before?: AuditEntryRead) => `/desk/audit?${asQuery(c.req.query(), before)}`;
    return c.html(
      <DeskPage words={words} said={said} title={said.audit.heading} agent={c.var.agent} here="/desk/audit">
        <p>{said.audit.lead}</p>
        <Filter said={said} names={names} wanted={wanted} given={c.req.query()} />
        {shown.length === 0 ? (
          <p>{said.audit.empty}</p>
        ) : (
          <Entries said={said} entries={shown} names={names} />
        )}
        <p class="buttons">
          {wanted.before === undefined ? null : <a href={link()}>{said.audit.newest}</a>}
          {entries.length > SHOWN && last ? <a href={link(last)}>{said.audit.older}</a> : null}
        </p>
      </DeskPage>,
    );
  });
}

function asQuery(given: Record<string, string>, before?: AuditEntryRead): URLSearchParams {
  const { before: _, ...filter } = given;
  return new URLSearchParams(
    before === undefined ? filter : { ...filter, before: `${before.at}.${before.id}` },
  );
}

type FilterProps = Pick<DeskWords, "said"> & {
  names: Map<string, string>;
  wanted: Query;
  given: Record<string, string>;
};

function Filter({ said, names, wanted, given }: FilterProps) {
  const { audit } = said;
  return (
    <form method="get" action="/desk/audit" class="filter">
      <div class="field">
        <label for="person">{audit.person}</label>
        <select id="person" name="person">
          <option value="">{audit.anyone}</option>
          {[...names].map(([id, name]) => (
            <option value={id} selected={id === wanted.person}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="action">{audit.action}</label>
        <select id="action" name="action">
          <option value="">{audit.anyAction}</option>
          {AUDIT_ACTIONS.map((action) => (
            <option value={action} selected={action === wanted.action}>
              {audit.actions[action]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="from">{audit.from}</label>
        <input id="from" name="from" type="date" value={wanted.from === undefined ? "" : given.from} />
      </div>
      <div class="field">
        <label for="to">{audit.to}</label>
        <input id="to" name="to" type="date" value={wanted.to === undefined ? "" : given.to} />
      </div>
      <button type="submit">{audit.apply}</button>
    </form>
  );
}

type EntriesProps = Pick<DeskWords, "said"> & { entries: AuditEntryRead[]; names: Map<string, string> };

function Entries({ said, entries, names }: EntriesProps) {
  const { audit } = said;
  const nameOf = (id: string | null) => (id === null ? audit.system : (names.get(id) ?? audit.unknown));
  const actionOf = z.enum(AUDIT_ACTIONS);
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">{audit.columns.at}</th>
            <th scope="col">{audit.columns.person}</th>
            <th scope="col">{audit.columns.action}</th>
            <th scope="col">{audit.columns.about}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const action = actionOf.safeParse(entry.action);
            return (
              <tr>
                <td>
                  <time datetime={new Date(entry.at).toISOString()}>{WHEN.format(entry.at)}</time>
                </td>
                <td>{nameOf(entry.personId)}</td>
                <td>{action.success ? audit.actions[action.data] : entry.action}</td>
                <td>
                  <About said={said} entry={entry} nameOf={nameOf} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type AboutProps = Pick<DeskWords, "said"> & { entry: AuditEntryRead; nameOf: (id: string | null) => string };

function About({ said, entry, nameOf }: AboutProps) {
  const { about } = said.audit;
  const { ticketId, conversationId, subjectId, detail } = entry;
  const role = z.enum(["agent", "supervisor", "admin"]).safeParse(detail);
  return (
    <>
      {ticketId === null ? null : (
        <div>
          <a href={ticketPath(ticketId)}>{about.ticket.replace("{id}", () => ticketId.slice(0, SHORT_ID))}</a>
        </div>
      )}
      {conversationId === null ? null : (
        <div>
          <a href={`/desk/conversations/${conversationId}`}>{about.conversation}</a>
        </div>
      )}
      {subjectId === null ? null : <div>{about.subject.replace("{name}", () => nameOf(subjectId))}</div>}
      {detail === null ? null : (
        <div>{role.success ? said.roles[role.data] : (said.audit.details[detail] ?? detail)}</div>
      )}
    </>
  );
}
