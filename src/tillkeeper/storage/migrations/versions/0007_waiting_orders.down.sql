CREATE INDEX orders_waiting_on_profile ON orders (business_id, profile_id, queued_at DESC, id DESC)
    WHERE status IN ('queued', 'tab');
DROP INDEX orders_waiting;
