ALTER TABLE order_claim_requests DROP CONSTRAINT order_claim_requests_status_check;
ALTER TABLE order_claim_requests ADD CONSTRAINT order_claim_requests_status_check
    CHECK (status IN ('waiting', 'granted', 'declined', 'withdrawn'));
-- A sign-in that ends finds what it asked for among what everybody waits for.
CREATE INDEX order_claim_requests_of_sign_in ON order_claim_requests (business_id, sign_in_id) WHERE status = 'waiting';
