DROP INDEX sign_in_throttles_changed;
