import type { DeskAccountWords } from "../../../answers/desk-accounts.ts";
import type { Person } from "../../../storage/desk/people.ts";
import { type Agent, ROLES } from "../../agent.ts";
import { DeskPage, type DeskWords } from "../../desk-page.tsx";
import { FaultSummary, type Faults, Field, Notice } from "./form.tsx";

type PeopleProps = DeskWords & {
  agent: Agent;
  people: Person[];
  given?: { email: string; role: string };
  notice?: string | undefined;
  faults?: Faults;
};

/** Everybody who works at the desk, and the form that invites. */
export function PeoplePage({ words, said, agent, people, given, notice, faults }: PeopleProps) {
  const { people: text, fields } = said;
  return (
    <DeskPage
      words={words}
      said={said}
      title={text.heading}
      faulty={Object.keys(faults ?? {}).length > 0}
      agent={agent}
      here="/desk/people"
    >
      <FaultSummary said={said} faults={faults} />
      {notice ? <Notice>{notice}</Notice> : null}
      <PeopleTable said={said} agent={agent} people={people} />
      <h2>{text.inviteHeading}</h2>
      <p>{text.inviteLead}</p>
      <form method="post" action="/desk/people" novalidate>
        <Field
          said={said}
          name="email"
          label={fields.email}
          type="email"
          autocomplete="off"
          value={given?.email ?? ""}
          faults={faults}
        />
        <RoleSelect said={said} value={given?.role ?? "agent"} />
        <button class="send" type="submit">
          {text.invite}
        </button>
      </form>
    </DeskPage>
  );
}

function PeopleTable({ said, agent, people }: Pick<PeopleProps, "said" | "agent" | "people">) {
  const { people: text, roles } = said;
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.columns.person}</th>
            <th scope="col">{text.columns.role}</th>
            <th scope="col">{text.columns.state}</th>
            <th scope="col">{text.columns.twoFactor}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, email, role, state, twoFactor }) => (
            <tr>
              <th scope="row">
                <a href={`/desk/people/${id}`}>{name ?? email ?? text.firstAdmin}</a>
                {id === agent.id ? text.you : null}
                {name === null ? null : <div class="quiet">{email}</div>}
              </th>
              <td>{roles[role]}</td>
              <td>{text.states[state]}</td>
              <td>{twoFactor ? text.twoFactorOn : text.twoFactorOff}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The choice of a role. */
export function RoleSelect({ said, value }: { said: DeskAccountWords; value: string }) {
  return (
    <div class="field">
      <label for="role">{said.fields.role}</label>
      <select id="role" name="role">
        {ROLES.map((role) => (
          <option value={role} selected={role === value}>
            {said.roles[role]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A link, shown once, to be given to its person. */
export function LinkPage({
  words,
  said,
  agent,
  email,
  link,
}: DeskWords & { agent: Agent; email: string; link: string }) {
  const { people: text } = said;
  return (
    <DeskPage words={words} said={said} title={text.linkHeading} agent={agent}>
      <p>{text.linkFor.replace("{email}", () => email)}</p>
      <div class="field">
        <label for="link">{text.linkLabel}</label>
        <input id="link" type="text" readonly value={link} />
      </div>
      <p>
        <a href="/desk/people">{text.heading}</a>
      </p>
    </DeskPage>
  );
}
