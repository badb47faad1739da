import { DeskPage, type DeskWords } from "../../desk-page.tsx";
import { FaultSummary, type Faults, Field, Notice } from "./form.tsx";

type SignInProps = DeskWords & {
  email?: string;
  next?: string | undefined;
  notice?: string | undefined;
  faults?: Faults;
};

/** E-mail address and password. */
export function SignInPage({ words, said, email, next, notice, faults }: SignInProps) {
  const { signIn, fields } = said;
  return (
    <DeskPage words={words} said={said} title={signIn.heading} faulty={Object.keys(faults ?? {}).length > 0}>
      <FaultSummary said={said} faults={faults} />
      {notice ? <Notice>{notice}</Notice> : null}
      <p>{signIn.lead}</p>
      <form method="post" action="/desk/sign-in" novalidate>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <Field
          said={said}
          name="email"
          label={fields.email}
          type="email"
          autocomplete="username"
          faults={faults}
          {...(email ? { value: email } : {})}
        />
        <Field
          said={said}
          name="password"
          label={fields.password}
          type="password"
          autocomplete="current-password"
          faults={faults}
        />
        <button class="send" type="submit">
          {signIn.submit}
        </button>
      </form>
      <p class="quiet">{signIn.forgotten}</p>
    </DeskPage>
  );
}

/** The second step. */
export function CodePage({
  words,
  said,
  next,
  faults,
}: DeskWords & { next?: string | undefined; faults?: Faults }) {
  const { code, fields } = said;
  return (
    <DeskPage words={words} said={said} title={code.heading} faulty={Object.keys(faults ?? {}).length > 0}>
      <FaultSummary said={said} faults={faults} />
      <form method="post" action="/desk/sign-in/code" novalidate>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <Field
          said={said}
          name="code"
          label={fields.code}
          hint={fields.codeHint}
          autocomplete="one-time-code"
          faults={faults}
        />
        <button class="send" type="submit">
          {code.submit}
        </button>
      </form>
      <p>
        <a href="/desk/sign-in">{code.back}</a>
      </p>
    </DeskPage>
  );
}
