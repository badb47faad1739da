import type { Invitation } from "../../../storage/desk/invitations.ts";
import { DeskPage, type DeskWords } from "../../desk-page.tsx";
import { FaultSummary, type Faults, Field } from "./form.tsx";

type SetUpProps = DeskWords & {
  invitation: Invitation;
  action: string;
  given?: { name: string; email: string };
  faults?: Faults;
};

/** What a link opens: a new account, or a new password. */
export function SetUpPage({ words, said, invitation, action, given, faults }: SetUpProps) {
  const { setUp, fields, roles } = said;
  const isReset = invitation.name !== null;
  const heading = isReset ? setUp.headingReset : setUp.heading;
  return (
    <DeskPage words={words} said={said} title={heading} faulty={Object.keys(faults ?? {}).length > 0}>
      <FaultSummary said={said} faults={faults} />
      {isReset ? null : <p>{setUp.lead.replace("{role}", roles[invitation.role])}</p>}
      <form method="post" action={action} novalidate>
        {isReset ? null : (
          <Field
            said={said}
            name="name"
            label={fields.name}
            hint={fields.nameHint}
            autocomplete="name"
            value={given?.name ?? ""}
            faults={faults}
          />
        )}
        {invitation.email === null ? (
          <Field
            said={said}
            name="email"
            label={fields.email}
            type="email"
            autocomplete="username"
            value={given?.email ?? ""}
            faults={faults}
          />
        ) : (
          <>
            <p>
              {fields.email}：{invitation.email}
            </p>
            {/* For password managers, which store a password with its account. */}
            <input type="hidden" name="username" autocomplete="username" value={invitation.email} />
          </>
        )}
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
          {setUp.submit}
        </button>
      </form>
    </DeskPage>
  );
}

/** The link was used, or its time is over. */
export function LinkGonePage({ words, said }: DeskWords) {
  const { setUp } = said;
  return (
    <DeskPage words={words} said={said} title={setUp.goneHeading}>
      <p>{setUp.gone}</p>
      <p>
        <a href="/desk/sign-in">{setUp.toSignIn}</a>
      </p>
    </DeskPage>
  );
}
