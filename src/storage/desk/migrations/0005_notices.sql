CREATE TABLE `notices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket` integer NOT NULL,
	`kind` text NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once` ON `notices` (`ticket`,`kind`,`due_at`);--> statement-breakpoint
CREATE INDEX `notices_next` ON `notices` (`next_at`) WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX `notices_sent_at` ON `notices` (`sent_at`);