import type { AUDIT_ACTIONS } from "../answers/desk-accounts.ts";
import type { AuditStore } from "../storage/desk/audit.ts";

type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What was done. Ids and codes only: what a user wrote, names and addresses have no place here. */
type AuditEntry = {
  action: AuditAction;
  ticketId?: string;
  conversationId?: string;
  /** the person that an account's action is about */
  subjectId?: string;
  /** a code such as a role or a setting's name */
  detail?: string;
};

/** Notes what the signed-in agent does. Rejects when it cannot be noted: then the deed must not happen either. */
export type Audit = (entry: AuditEntry) => Promise<void>;

/**
 * @param store the audit in D1
 * @param personId whose deeds
 * @param now the clock, Unix time in milliseconds
 * @returns c.var.audit of the desk's routes
 * @example await c.var.audit({ action: "conversation-viewed", ticketId, conversationId });
 */
export function auditOf(store: AuditStore, personId: string, now: () => number): Audit {
  return async (entry) => await store.append({ ...entry, personId, at: now() });
}
