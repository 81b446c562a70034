CREATE INDEX sign_in_throttles_changed ON sign_in_throttles (changed_at);
