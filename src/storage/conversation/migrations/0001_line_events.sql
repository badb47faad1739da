ALTER TABLE `conversation` ADD `unfollowed_at` integer;--> statement-breakpoint
ALTER TABLE `inbox` ADD `message_id` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `event_id` text;