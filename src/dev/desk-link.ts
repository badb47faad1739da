import { createHash, randomBytes, randomUUID } from "node:crypto";
import { setUpLink } from "../desk/accounts/links.ts";
import { firstAdminSql, invitationSql } from "../storage/desk/invitation-sql.ts";
import type { PersonRole } from "../storage/desk/people.ts";
import { executeSql, type LocalData } from "./d1.ts";

function newLink() {
  const token = randomBytes(32).toString("base64url");
  const tokenHash = createHash("sha256").update(token).digest("base64url");
  return { token, link: { tokenHash, personId: randomUUID(), now: Date.now() } };
}

/**
 * @param origin where the desk is served
 * @param data which of this machine's
 * @returns the link that makes the first admin of this machine's desk, or nothing where there is one already
 */
export function firstAdminLink(origin: string, data?: LocalData): string | undefined {
  const { token, link } = newLink();
  const [row] = executeSql(firstAdminSql(link), "local", data);
  return row?.made === 1 ? setUpLink(origin, token) : undefined;
}

/**
 * @param person whom to invite; the role is for a new account
 * @param desk where it is served, and whose D1 it has
 * @returns the link, and the role that its person has or will have
 */
export function inviteLink(
  person: { email: string; role: PersonRole },
  desk: { origin: string; where: "local" | "remote" },
): { link: string; role: unknown } {
  const { token, link } = newLink();
  const [row] = executeSql(invitationSql(link, person), desk.where);
  return { link: setUpLink(desk.origin, token), role: row?.role };
}
