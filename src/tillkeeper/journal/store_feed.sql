-- The offset that the journal adds to this cluster's transaction ids. Nothing, until the database is restored into a
-- cluster whose ids are behind those that the journal holds already; `tillkeeper migrate` then sets it, so that
-- what is written after the restore is after all that was written before (docs/decisions, feed positions).
CREATE OR REPLACE FUNCTION journal_shift() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('tillkeeper.transaction_shift', true), ''), '0')::bigint
$$;

-- The transaction id that the journal row of the running transaction carries.
CREATE OR REPLACE FUNCTION journal_transaction_id() RETURNS bigint
LANGUAGE sql VOLATILE AS $$
    SELECT pg_current_xact_id()::text::bigint + journal_shift()
$$;

-- Every transaction with an id below it has ended, and this statement sees what those wrote. STABLE, so that
-- it is the horizon of the very snapshot that the calling statement reads the rows with: a later one would
-- pass over rows that committed in between (tests/feed/test_positions.py).
CREATE OR REPLACE FUNCTION feed_horizon() RETURNS bigint
LANGUAGE sql STABLE PARALLEL RESTRICTED AS $$
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + journal_shift()
$$;

-- The journal rows of a business after a position, in the order of positions, with or without an event. There is
-- always a row. `known` says whether the position's own row is there with the same time: it is not in a database that
-- lost its end or was replaced by an older one, and the next rows of that one would stand before the position. A null
-- `after_at` asks for no such confirmation. `waiting` says whether something is written whose turn has not come,
-- because an older transaction is still running. Both are looked up once a call, by index, and not once a row: nobody
-- can tell the planner how few rows are above the horizon (tests/plans/test_plans.py).
CREATE OR REPLACE FUNCTION feed_rows(
    wanted_business uuid, after_transaction bigint, after_ordinal bigint, after_at timestamptz, rows_max integer
) RETURNS TABLE (
    known boolean, waiting boolean, transaction_id bigint, ordinal bigint, at timestamptz, event json, actor jsonb
)
LANGUAGE sql STABLE AS $$
    WITH now AS MATERIALIZED (
        SELECT h.horizon,
            after_at IS NULL OR EXISTS (
                SELECT FROM journal a
                WHERE a.business_id = wanted_business AND a.transaction_id = after_transaction
                  AND a.ordinal = after_ordinal AND a.at = after_at AND a.transaction_id < h.horizon) AS known,
            coalesce(h.horizon <= (
                SELECT w.transaction_id FROM journal w WHERE w.business_id = wanted_business
                ORDER BY w.transaction_id DESC, w.ordinal DESC LIMIT 1), false) AS waiting
        FROM (SELECT feed_horizon() AS horizon) h
    ), page AS MATERIALIZED (
        SELECT j.transaction_id, j.ordinal, j.at, j.user_id, j.event
        FROM journal j
        WHERE j.business_id = wanted_business
          AND (j.transaction_id, j.ordinal) > (after_transaction, after_ordinal)
          AND j.transaction_id < (SELECT horizon FROM now) AND (SELECT n.known FROM now n)
        ORDER BY j.transaction_id, j.ordinal
        LIMIT rows_max
    ), people AS MATERIALIZED (
        -- A page is of few people: each is written once.
        SELECT u.id, person_wire(u) AS actor
        FROM users u WHERE u.id = ANY (ARRAY(SELECT DISTINCT p.user_id FROM page p))
    )
    SELECT now.known, now.waiting, page.transaction_id, page.ordinal, page.at, page.event, people.actor
    FROM now LEFT JOIN (page LEFT JOIN people ON people.id = page.user_id) ON true
    ORDER BY page.transaction_id, page.ordinal
$$;

-- The newest row of a business that every reader has within reach; no row when nothing is written yet.
CREATE OR REPLACE FUNCTION feed_newest(wanted_business uuid)
RETURNS TABLE (transaction_id bigint, ordinal bigint, at timestamptz)
LANGUAGE sql STABLE AS $$
    SELECT j.transaction_id, j.ordinal, j.at
    FROM journal j
    WHERE j.business_id = wanted_business AND j.transaction_id < feed_horizon()
    ORDER BY j.transaction_id DESC, j.ordinal DESC
    LIMIT 1
$$;
