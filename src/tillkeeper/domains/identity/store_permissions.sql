-- Whether a role has a permission: GRANTS of kernel/permissions.py for the decisions that are taken in SQL, because they
-- depend on more than the role (whose claim, whose drawer, what the profile says). Compared with that table word by
-- word (tests/laws/test_permissions.py). False of no role: the server itself, and what everybody may read.
CREATE OR REPLACE FUNCTION role_may(role text, permission text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(CASE permission
        WHEN 'orders.sell' THEN role IN ('cashier', 'manager', 'admin')
        WHEN 'records.read-all' THEN role IN ('manager', 'admin', 'auditor')
        WHEN 'claims.release-any' THEN role IN ('manager', 'admin')
        WHEN 'claims.take-over' THEN role IN ('manager', 'admin')
        WHEN 'sessions.work-any' THEN role IN ('manager', 'admin')
        WHEN 'approvals.give' THEN role IN ('manager', 'admin')
    END, false)
$$;
