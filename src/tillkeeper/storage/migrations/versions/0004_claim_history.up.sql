-- Signing out and locking a screen release everything a sign-in holds, in one journal row: the history of an order
-- finds those rows by the orders they changed (CL-5).
CREATE INDEX journal_of_released_claims ON journal USING gin ((event -> 'changes') jsonb_path_ops)
    WHERE command IN ('identity.sign-out', 'order.release-mine');
