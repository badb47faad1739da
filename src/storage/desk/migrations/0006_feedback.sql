CREATE TABLE `feedback` (
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`answer_id` text NOT NULL,
	`helpful` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`conversation_id`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `feedback_answer` ON `feedback` (`answer_id`,`at`);