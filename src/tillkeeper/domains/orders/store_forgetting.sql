-- What of an order is not kept for ever.

-- The operations of an order stay while it can be changed: until then their ids are what makes a repeat harmless (OR-2).
-- A settled order never changes again and refuses operations before it looks for their ids
-- (tests/domains/test_forgetting.py; without this guard an old operation would be done once more).
CREATE OR REPLACE FUNCTION refuse_forgetting_operations() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM gone g JOIN orders o ON o.business_id = g.business_id AND o.id = g.order_id
        WHERE o.status NOT IN ('paid', 'cancelled'))
    THEN
        RAISE EXCEPTION 'order_operations is append-only until its order is settled: % refused', TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER order_operations_kept AFTER DELETE ON order_operations REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_forgetting_operations();

-- Forgets operations of orders that were settled long ago, order by order behind the one that was looked at last;
-- returns the last one looked at now, null when none is left. Ids of orders grow with the time they were made at, so of
-- each business the look ends at the first order that is too young. Being settled is final: nothing needs a lock.
CREATE OR REPLACE FUNCTION forget_order_operations(
    INOUT last_business uuid, INOUT last_order uuid, settled_days integer, rows_max integer
)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    cut timestamptz := shop_now() - make_interval(days => settled_days);
    o orders;
    looked integer := 0;
    gone integer := 0;
    removed integer;
BEGIN
    WHILE looked < rows_max AND gone < rows_max LOOP
        SELECT p.business_id, p.order_id INTO last_business, last_order FROM order_operations p
        WHERE (p.business_id, p.order_id) > (last_business, last_order)
        ORDER BY p.business_id, p.order_id LIMIT 1;
        EXIT WHEN NOT FOUND;
        SELECT * INTO STRICT o FROM orders u WHERE u.business_id = last_business AND u.id = last_order;
        looked := looked + 1;
        IF o.created_at >= cut THEN
            last_order := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
        ELSIF o.status IN ('paid', 'cancelled') AND o.updated_at < cut THEN
            DELETE FROM order_operations p WHERE p.business_id = last_business AND p.order_id = last_order;
            GET DIAGNOSTICS removed = ROW_COUNT;
            gone := gone + removed;
        END IF;
    END LOOP;
END
$$;
