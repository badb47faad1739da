import { LINK_LASTS_MS } from "./invitations.ts";
import type { PersonRole } from "./people.ts";

/** A link as the command line makes it, where there is no binding to D1 but `wrangler d1 execute`. */
export type LinkFromOutside = { tokenHash: string; personId: string; now: number };

/**
 * The first admin's link: whoever opens it gives the e-mail address. It replaces the one before it, and comes to nothing where
 * an admin has an account already.
 *
 * @returns SQL; its last statement yields `made`, 1 or 0
 */
export function firstAdminSql({ tokenHash, personId, now }: LinkFromOutside): string {
  return `
    delete from invitations where email is null;
    insert into invitations (token_hash, person_id, email, role, created_at, expires_at)
    select ${quoted(tokenHash)}, ${quoted(personId)}, null, 'admin', ${now}, ${now + LINK_LASTS_MS}
    where not exists (select 1 from people where role = 'admin' and deactivated_at is null);
    select count(*) as made from invitations where token_hash = ${quoted(tokenHash)};`;
}

/**
 * A link for somebody: an account, or where the address has one a new password for it.
 *
 * @param person the lower-case e-mail address, and the role of a new account
 * @returns SQL; its last statement yields the `role` that the person has or will have
 */
export function invitationSql(
  { tokenHash, personId, now }: LinkFromOutside,
  { email, role }: { email: string; role: PersonRole },
): string {
  const address = quoted(email);
  return `
    delete from invitations
    where email = ${address} or person_id in (select id from people where email = ${address});
    insert into invitations (token_hash, person_id, email, role, created_at, expires_at)
    select ${quoted(tokenHash)},
      coalesce((select id from people where email = ${address}), ${quoted(personId)}),
      ${address},
      coalesce((select role from people where email = ${address}), ${quoted(role)}),
      ${now}, ${now + LINK_LASTS_MS};
    insert into audit (at, action, subject_id, detail)
    select created_at, 'link-made', person_id, role from invitations where token_hash = ${quoted(tokenHash)};
    select role from invitations where token_hash = ${quoted(tokenHash)};`;
}

/** A text in SQL. */
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
