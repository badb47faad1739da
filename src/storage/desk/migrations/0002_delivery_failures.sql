CREATE TABLE `delivery_failures` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`code` text NOT NULL,
	`failed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `delivery_failures_failed_at` ON `delivery_failures` (`failed_at`);