-- The claims go; the orders stay.
DROP TABLE order_claim_requests;
ALTER TABLE profiles DROP COLUMN cashiers_take_over;
ALTER TABLE orders
    DROP CONSTRAINT orders_queued_has_number,
    DROP CONSTRAINT orders_settled_is_free,
    DROP CONSTRAINT orders_claim_is_whole,
    DROP COLUMN profile_id,
    DROP COLUMN queued_at,
    DROP COLUMN cancel_reason,
    DROP COLUMN split_from_id,
    DROP COLUMN claimed_by,
    DROP COLUMN claimed_at,
    DROP COLUMN claim_expires_at,
    DROP COLUMN claim_session_id,
    DROP COLUMN claim_register_id,
    DROP COLUMN claim_sign_in_id,
    DROP COLUMN fencing_token;
