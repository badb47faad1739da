import type { Person, SignedIn } from "../../../storage/desk/people.ts";
import type { Agent } from "../../agent.ts";
import { DeskPage, type DeskWords } from "../../desk-page.tsx";
import { ActionForm, FaultSummary, type Faults, Notice } from "./form.tsx";
import { RoleSelect } from "./people.tsx";
import { Sessions } from "./sessions.tsx";

type Props = DeskWords & {
  agent: Agent;
  person: Person;
  sessions: SignedIn[];
  notice?: string | undefined;
  faults?: Faults;
};

/** One person, as an admin sees them. */
export function PersonPage({ words, said, agent, person, sessions, notice, faults }: Props) {
  const { people, roles, fields } = said;
  const title = person.name ?? person.email ?? people.firstAdmin;
  return (
    <DeskPage
      words={words}
      said={said}
      title={title}
      faulty={Object.keys(faults ?? {}).length > 0}
      agent={agent}
    >
      <FaultSummary said={said} faults={faults} />
      {notice ? <Notice>{notice}</Notice> : null}
      <dl>
        <dt>{fields.email}</dt>
        <dd>{person.email}</dd>
        <dt>{fields.role}</dt>
        <dd>{roles[person.role]}</dd>
        <dt>{people.columns.state}</dt>
        <dd>{people.states[person.state]}</dd>
        <dt>{people.columns.twoFactor}</dt>
        <dd>{person.twoFactor ? people.twoFactorOn : people.twoFactorOff}</dd>
      </dl>
      {person.id === agent.id ? (
        <p>{said.person.own}</p>
      ) : (
        <Actions said={said} person={person} sessions={sessions} faults={faults} />
      )}
    </DeskPage>
  );
}

type ActionsProps = Pick<Props, "said" | "person" | "sessions"> & { faults?: Faults | undefined };

function Actions({ said, person, sessions, faults }: ActionsProps) {
  const { person: text, account, fields } = said;
  const path = `/desk/people/${person.id}`;
  const lead = {
    active: text.linkLead,
    invited: text.linkLeadInvited,
    deactivated: text.linkLeadDeactivated,
  };
  return (
    <>
      {person.state === "active" ? (
        <>
          <h2>{fields.role}</h2>
          <form method="post" action={`${path}/role`}>
            <RoleSelect said={said} value={person.role} />
            <button type="submit">{text.roleSubmit}</button>
          </form>
        </>
      ) : null}
      {person.email === null ? null : (
        <>
          <h2>{text.linkHeading}</h2>
          <p id="link-lead">{lead[person.state]}</p>
          <ActionForm action={`${path}/link`} label={text.link} describedBy="link-lead" />
        </>
      )}
      {person.state === "invited" ? <ActionForm action={`${path}/uninvite`} label={text.uninvite} /> : null}
      {person.state === "active" ? (
        <>
          {person.twoFactor ? (
            <>
              <h2>{text.twoFactorHeading}</h2>
              <p id="factor-lead">{text.twoFactorLead}</p>
              <ActionForm
                action={`${path}/two-factor/remove`}
                label={text.twoFactorSubmit}
                describedBy="factor-lead"
              />
            </>
          ) : null}
          <h2>{account.sessionsHeading}</h2>
          <Sessions said={said} sessions={sessions} path={`${path}/sessions`} />
          <h2>{text.deactivateHeading}</h2>
          <p>{text.deactivateLead}</p>
          <form method="post" action={`${path}/deactivate`}>
            {faults?.sure ? (
              <p id="sure-fault" class="fault">
                {said.faults[faults.sure]}
              </p>
            ) : null}
            <p>
              <input
                id="sure"
                type="checkbox"
                name="sure"
                value="yes"
                aria-describedby={faults?.sure ? "sure-fault" : undefined}
                aria-invalid={faults?.sure ? "true" : undefined}
              />
              <label for="sure">{text.deactivateConfirm}</label>
            </p>
            <button type="submit">{text.deactivate}</button>
          </form>
        </>
      ) : null}
    </>
  );
}
