import { raw } from "hono/html";
import { renderSVG } from "uqr";
import type { Agent } from "../../agent.ts";
import { DeskPage, type DeskWords } from "../../desk-page.tsx";
import { FaultSummary, type Faults, Field } from "./form.tsx";

type Props = DeskWords & { agent: Agent; faults?: Faults };

/** Setting up a second factor: the app's key as QR code and as text, the backup codes, the first code. */
export function TwoFactorPage(props: Props & { totpUri: string; backupCodes: string[] }) {
  const { words, said, agent, totpUri, backupCodes, faults } = props;
  const { twoFactor } = said;
  const secret = new URL(totpUri).searchParams.get("secret") ?? "";
  return (
    <DeskPage
      words={words}
      said={said}
      title={twoFactor.heading}
      faulty={Object.keys(faults ?? {}).length > 0}
      agent={agent}
    >
      <h2>1. {twoFactor.stepApp}</h2>
      <p>{twoFactor.scan}</p>
      <div class="qr" role="img" aria-label={twoFactor.qrLabel}>
        {raw(renderSVG(totpUri, { border: 4 }))}
      </div>
      <p>{twoFactor.byHand}</p>
      <p class="key">
        <code>{secret.replace(/.{4}(?=.)/g, "$& ")}</code>
      </p>
      <p>
        <a href={totpUri}>{twoFactor.openApp}</a>
      </p>
      <h2>2. {twoFactor.stepCodes}</h2>
      <p>{twoFactor.codesLead}</p>
      <BackupCodes codes={backupCodes} />
      <h2>3. {twoFactor.stepConfirm}</h2>
      <ConfirmForm said={said} faults={faults} />
    </DeskPage>
  );
}

/** The first code was wrong: the app has its key already, so only the code is asked for again. */
export function ConfirmPage({ words, said, agent, faults }: Props) {
  const { twoFactor } = said;
  return (
    <DeskPage
      words={words}
      said={said}
      title={twoFactor.stepConfirm}
      faulty={Object.keys(faults ?? {}).length > 0}
      agent={agent}
    >
      <FaultSummary said={said} faults={faults} />
      <ConfirmForm said={said} faults={faults} />
      <p>
        <a href="/desk/account">{twoFactor.backToAccount}</a>
      </p>
    </DeskPage>
  );
}

/** New backup codes, shown once. */
export function BackupCodesPage({ words, said, agent, codes }: Props & { codes: string[] }) {
  const { twoFactor } = said;
  return (
    <DeskPage words={words} said={said} title={twoFactor.renewed} agent={agent}>
      <p>{twoFactor.renewedLead}</p>
      <p>{twoFactor.codesLead}</p>
      <BackupCodes codes={codes} />
      <p class="screen-only">
        <a href="/desk/account">{twoFactor.backToAccount}</a>
      </p>
    </DeskPage>
  );
}

function BackupCodes({ codes }: { codes: string[] }) {
  return (
    <ul class="codes">
      {codes.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}

function ConfirmForm({ said, faults }: Pick<DeskWords, "said"> & { faults?: Faults | undefined }) {
  return (
    <form method="post" action="/desk/account/two-factor/confirm" novalidate>
      <Field
        said={said}
        name="code"
        label={said.fields.code}
        autocomplete="one-time-code"
        inputmode="numeric"
        faults={faults}
      />
      <button class="send" type="submit">
        {said.twoFactor.confirm}
      </button>
    </form>
  );
}
