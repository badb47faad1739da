CREATE TABLE `gap_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`agent_id` text NOT NULL,
	`kind` text NOT NULL,
	`answer_id` text,
	`title` text,
	`text` text
);
--> statement-breakpoint
CREATE TABLE `gaps` (
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	`text` text NOT NULL,
	`answer_id` text,
	`candidates` text NOT NULL,
	`decision` text,
	PRIMARY KEY(`conversation_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `gaps_decision` ON `gaps` (`decision`,`at`);--> statement-breakpoint
CREATE INDEX `gaps_at` ON `gaps` (`at`);--> statement-breakpoint
CREATE TABLE `turns` (
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`day` text NOT NULL,
	`channel` text NOT NULL,
	`outcome` text NOT NULL,
	`subject` text,
	PRIMARY KEY(`conversation_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `turns_day` ON `turns` (`day`,`channel`,`conversation_id`,`outcome`,`subject`);