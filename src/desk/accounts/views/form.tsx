import type { Child } from "hono/jsx";
import type { DeskAccountWords } from "../../../answers/desk-accounts.ts";

/** Faults by the field's name, each a key of the words' `faults`. */
export type Faults = Record<string, keyof DeskAccountWords["faults"]>;

type FieldProps = {
  said: DeskAccountWords;
  name: string;
  label: string;
  type?: "text" | "email" | "password";
  autocomplete: string;
  inputmode?: "numeric" | "text";
  hint?: string;
  value?: string;
  faults?: Faults | undefined;
  maxlength?: number;
};

/** A labelled input; its hint and its fault are tied to it. Whether something is missing, the server says, in words. */
export function Field(props: FieldProps) {
  const { said, name, label, type = "text", autocomplete, inputmode, hint, value, faults, maxlength } = props;
  const fault = faults?.[name];
  const described = [hint ? `${name}-hint` : "", fault ? `${name}-fault` : ""].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint ? (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      ) : null}
      {fault ? (
        <p id={`${name}-fault`} class="fault">
          {said.faults[fault]}
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        type={type}
        autocomplete={autocomplete}
        inputmode={inputmode}
        value={value}
        maxlength={maxlength}
        autocapitalize="off"
        spellcheck={false}
        aria-describedby={described || undefined}
        aria-invalid={fault ? "true" : undefined}
      />
    </div>
  );
}

/** What is wrong, in one place, each leading to its field. */
export function FaultSummary({ said, faults }: { said: DeskAccountWords; faults?: Faults | undefined }) {
  const all = Object.entries(faults ?? {});
  if (all.length === 0) return null;
  return (
    <div class="fault-summary" role="alert">
      <h2>{said.faults.heading}</h2>
      <ul>
        {all.map(([name, fault]) => (
          <li>{name === "" ? said.faults[fault] : <a href={`#${name}`}>{said.faults[fault]}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

/** What has just been done. */
export function Notice({ children }: { children: Child }) {
  return (
    <p class="notice" role="status">
      {children}
    </p>
  );
}

/** A form of one button. */
export function ActionForm({
  action,
  label,
  describedBy,
}: {
  action: string;
  label: string;
  describedBy?: string;
}) {
  return (
    <form method="post" action={action}>
      <button type="submit" aria-describedby={describedBy}>
        {label}
      </button>
    </form>
  );
}
