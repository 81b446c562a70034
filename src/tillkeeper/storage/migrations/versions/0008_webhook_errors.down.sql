ALTER TABLE webhook_tries DROP COLUMN error_code;
