-- What stands in the audit stays as it is. drizzle knows no triggers: they are written by hand.
CREATE TRIGGER `audit_keep_rows` BEFORE UPDATE ON `audit`
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
--> statement-breakpoint
-- INSERT OR REPLACE would delete the older row without asking audit_keep_young.
CREATE TRIGGER `audit_keep_ids` BEFORE INSERT ON `audit`
WHEN EXISTS (SELECT 1 FROM `audit` WHERE `id` = NEW.`id`)
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
--> statement-breakpoint
-- The retention job deletes what is older than three years (AUDIT_KEPT_MS in audit.ts), nobody anything younger.
CREATE TRIGGER `audit_keep_young` BEFORE DELETE ON `audit`
WHEN OLD.`at` > (unixepoch('subsec') - 94608000) * 1000
BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
