import type { SignedIn } from "../../../storage/desk/people.ts";
import type { Agent } from "../../agent.ts";
import { DeskPage, type DeskWords } from "../../desk-page.tsx";
import { FaultSummary, type Faults, Field, Notice } from "./form.tsx";
import { Sessions } from "./sessions.tsx";

type AccountProps = DeskWords & {
  agent: Agent;
  session: { id: string; email: string; twoFactor: boolean };
  sessions: SignedIn[];
  notice?: string | undefined;
  faults?: Faults;
};

/** One's own account: password, second factor, where one is signed in. */
export function AccountPage({ words, said, agent, session, sessions, notice, faults }: AccountProps) {
  const { account, fields } = said;
  return (
    <DeskPage
      words={words}
      said={said}
      title={account.heading}
      faulty={Object.keys(faults ?? {}).length > 0}
      agent={agent}
      here="/desk/account"
    >
      <FaultSummary said={said} faults={faults} />
      {notice ? <Notice>{notice}</Notice> : null}
      <p>
        {fields.email}：{session.email}
      </p>
      <h2>{account.passwordHeading}</h2>
      <form method="post" action="/desk/account/password" novalidate>
        <input type="hidden" name="username" autocomplete="username" value={session.email} />
        <Password said={said} name="current" label={fields.currentPassword} faults={faults} />
        <Field
          said={said}
          name="password"
          label={fields.newPassword}
          hint={fields.newPasswordHint}
          type="password"
          autocomplete="new-password"
          faults={faults}
        />
        <button class="send" type="submit">
          {account.passwordSubmit}
        </button>
      </form>
      <h2>{account.twoFactorHeading}</h2>
      <p>{session.twoFactor ? account.twoFactorOn : account.twoFactorOff}</p>
      <form method="post" action="/desk/account/two-factor" novalidate>
        <Password said={said} name="two-factor-password" label={fields.currentPassword} faults={faults} />
        {session.twoFactor ? (
          <p class="buttons">
            <button type="submit" formaction="/desk/account/two-factor/backup-codes">
              {account.renewBackupCodes}
            </button>
            <button type="submit" formaction="/desk/account/two-factor/end">
              {account.twoFactorEnd}
            </button>
          </p>
        ) : (
          <button class="send" type="submit">
            {account.twoFactorBegin}
          </button>
        )}
      </form>
      <h2 id="sessions">{account.sessionsHeading}</h2>
      <p>{account.sessionsLead}</p>
      <Sessions said={said} sessions={sessions} own={session.id} path="/desk/account/sessions" />
    </DeskPage>
  );
}

type PasswordProps = Pick<DeskWords, "said"> & { name: string; label: string; faults?: Faults | undefined };

function Password({ said, name, label, faults }: PasswordProps) {
  return (
    <Field
      said={said}
      name={name}
      label={label}
      type="password"
      autocomplete="current-password"
      faults={faults}
    />
  );
}
