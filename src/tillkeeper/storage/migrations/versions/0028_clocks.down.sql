DROP INDEX journal_of_guesses;
DROP INDEX access_tokens_begun;
ALTER TABLE webhook_deliveries DROP COLUMN planned_at;
