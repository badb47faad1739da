DROP INDEX `audit_person`;--> statement-breakpoint
DROP INDEX `audit_action`;--> statement-breakpoint
CREATE INDEX `audit_person` ON `audit` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit` (`action`,`at`);