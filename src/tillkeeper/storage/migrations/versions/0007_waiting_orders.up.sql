-- The few orders that wait, newest first, whatever lies settled beside them; the first page of every queue screen.
CREATE INDEX orders_waiting ON orders (business_id, queued_at DESC, id DESC) WHERE status IN ('queued', 'tab');
DROP INDEX orders_waiting_on_profile;
