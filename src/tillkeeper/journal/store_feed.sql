-- What the journal adds to this cluster's transaction ids. Nothing, until the database is restored into a
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
-- always a row: `waiting` says whether something is written whose turn has not come, because an older
-- transaction is still running.
CREATE OR REPLACE FUNCTION feed_rows(
    wanted_business uuid, after_transaction bigint, after_ordinal bigint, rows_max integer
) RETURNS TABLE (waiting boolean, transaction_id bigint, ordinal bigint, at timestamptz, event jsonb, actor jsonb)
LANGUAGE sql STABLE AS $$
    WITH now AS MATERIALIZED (SELECT feed_horizon() AS horizon)
    SELECT EXISTS (SELECT FROM journal w WHERE w.business_id = wanted_business AND w.transaction_id >= now.horizon),
        page.transaction_id, page.ordinal, page.at, page.event, page.actor
    FROM now LEFT JOIN LATERAL (
        SELECT j.transaction_id, j.ordinal, j.at, j.event, person_wire(u) AS actor
        FROM journal j LEFT JOIN users u ON u.id = j.user_id
        WHERE j.business_id = wanted_business
          AND (j.transaction_id, j.ordinal) > (after_transaction, after_ordinal)
          AND j.transaction_id < now.horizon
        ORDER BY j.transaction_id, j.ordinal
        LIMIT rows_max
    ) page ON true
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
