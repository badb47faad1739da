CREATE TABLE `conversation` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`line_user_id` text,
	`transcript_key` text NOT NULL,
	`turn_state` text,
	`started_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`masked` text NOT NULL,
	`reply_token` text,
	`received_at` integer NOT NULL,
	`processed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_eventId_unique` ON `inbox` (`event_id`);--> statement-breakpoint
CREATE TABLE `messages` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`role` text NOT NULL,
	`text` text NOT NULL,
	`activity` text,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`reply_token` text,
	`reply_token_until` integer,
	`delivery_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`maybe_delivered` integer DEFAULT false NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_delivery_key` ON `outbox` (`delivery_key`);