DROP INDEX order_claim_requests_of_sign_in;
UPDATE order_claim_requests SET status = 'declined' WHERE status = 'withdrawn';
ALTER TABLE order_claim_requests DROP CONSTRAINT order_claim_requests_status_check;
ALTER TABLE order_claim_requests ADD CONSTRAINT order_claim_requests_status_check
    CHECK (status IN ('waiting', 'granted', 'declined'));
