CREATE TABLE `callbacks` (
	`ticket` integer PRIMARY KEY NOT NULL,
	`telephone` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ticket_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket` integer NOT NULL,
	`at` integer NOT NULL,
	`action` text NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`agent_id` text,
	`agent_name` text,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `ticket_events_ticket` ON `ticket_events` (`ticket`,`at`);--> statement-breakpoint
CREATE TABLE `ticket_labels` (
	`label` text NOT NULL,
	`ticket` integer NOT NULL,
	PRIMARY KEY(`label`, `ticket`)
);
--> statement-breakpoint
CREATE INDEX `ticket_labels_ticket` ON `ticket_labels` (`ticket`);--> statement-breakpoint
CREATE TABLE `ticket_messages` (
	`id` integer PRIMARY KEY NOT NULL,
	`role` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ticket_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket` integer NOT NULL,
	`at` integer NOT NULL,
	`agent_id` text NOT NULL,
	`agent_name` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_notes_ticket` ON `ticket_notes` (`ticket`,`at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_tickets` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`priority` integer NOT NULL,
	`situation` text NOT NULL,
	`last_message` text NOT NULL,
	`assignee_id` text,
	`assignee_name` text,
	`created_at` integer NOT NULL,
	`waiting_since` integer NOT NULL,
	`first_response_at` integer,
	`resolved_at` integer,
	`due_at` integer,
	`reopened_count` integer DEFAULT 0 NOT NULL,
	`feedback` text
);
--> statement-breakpoint
INSERT INTO `__new_tickets`("number", "id", "conversation_id", "channel", "state", "reason", "priority", "situation", "last_message", "created_at", "waiting_since", "due_at") SELECT rowid, "id", "conversation_id", "channel", 'waiting', "reason", 3, '{"candidates":[]}', "last_message", "created_at", "created_at", "created_at" FROM `tickets`;--> statement-breakpoint
DROP TABLE `tickets`;--> statement-breakpoint
ALTER TABLE `__new_tickets` RENAME TO `tickets`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_id` ON `tickets` (`id`);--> statement-breakpoint
CREATE INDEX `tickets_conversation` ON `tickets` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `tickets_open` ON `tickets` (`priority`,`waiting_since`,`number`) WHERE state <> 'resolved';--> statement-breakpoint
CREATE INDEX `tickets_state` ON `tickets` (`state`,`priority`,`waiting_since`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_assignee` ON `tickets` (`assignee_id`,`state`,`priority`,`waiting_since`);--> statement-breakpoint
CREATE INDEX `tickets_resolved` ON `tickets` (`state`,`resolved_at`);--> statement-breakpoint
CREATE INDEX `tickets_due` ON `tickets` (`due_at`);--> statement-breakpoint
CREATE INDEX `tickets_created_at` ON `tickets` (`created_at`);--> statement-breakpoint
CREATE VIRTUAL TABLE `ticket_search` USING fts5(`grams`, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
