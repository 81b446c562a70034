-- What an operation did, as a hash of eight bytes: another one under its id is refused, not passed over as the same
-- (OR-2). Null: from before this migration; nobody knows any more what exactly was sent, and its id stays the first one's.
ALTER TABLE order_operations ADD COLUMN content_hash bytea CHECK (octet_length(content_hash) = 8);
