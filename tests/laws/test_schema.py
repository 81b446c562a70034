"""What the database's own catalogue must say, whoever wrote the migration."""

import asyncpg
import pytest

pytestmark = pytest.mark.every_postgres

WITHOUT_BUSINESS = {
    "users": "a person belongs to several businesses",
    "access_tokens": "is looked up by its hash before anybody knows the business",
    "pepper": "is one row: the fingerprint of what seals every business's hashes",
    "known_devices": "stand by a person, before anybody knows the business",
    "sign_in_throttles": "counts tries at the door, before anybody is inside",
    "alembic_version": "the migration tool's own",
    "schema_functions": "the migration tool's own",
}

# Each rule that a constraint keeps, and the constraint's name.
KEPT_BY = {
    "CS-1": "idx_one_open_session_per_register",
    "CS-2": "uq_cash_sessions_one_open_per_cashier_business",
    "OS-2": "order_sessions_one_live_per_user",
    "EV-1": "journal_idempotency_key",
    "OS-6": "transactions_one_sale_per_order",
}


async def test_every_table_of_a_business_has_it_in_its_key(connection: asyncpg.Connection) -> None:
    """A business is one shard: its id is part of every primary key and of every foreign key between two such tables."""
    keys = {
        row["table"]: row["columns"]
        for row in await connection.fetch("""
            SELECT conrelid::regclass::text AS table, array(SELECT attname::text FROM pg_attribute
                    WHERE attrelid = conrelid AND attnum = ANY (conkey)) AS columns
              FROM pg_constraint WHERE contype = 'p' AND connamespace = 'public'::regnamespace
        """)
    }
    tables = {
        row[0]
        for row in await connection.fetch(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
        )
    }
    assert set(WITHOUT_BUSINESS) <= tables, "an exception for a table that does not exist"
    without = {table for table in tables if "business_id" not in keys.get(table, [])}
    assert without == set(WITHOUT_BUSINESS)


async def test_no_foreign_key_joins_two_businesses(connection: asyncpg.Connection) -> None:
    keys = await connection.fetch("""
        SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent, conname,
               array(SELECT attname::text FROM pg_attribute
                      WHERE attrelid = conrelid AND attnum = ANY (conkey)) AS columns
          FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
    """)
    wrong = [
        f"{key['child']}.{key['conname']}"
        for key in keys
        if key["parent"] not in WITHOUT_BUSINESS and "business_id" not in key["columns"]
    ]
    assert wrong == []


async def test_amounts_are_whole_minor_units(connection: asyncpg.Connection) -> None:
    """EV-6: a column of money ends in _minor and is bigint; no column is a float."""
    columns = await connection.fetch("""
        SELECT format('%s.%s', table_name, column_name) AS name, data_type
          FROM information_schema.columns WHERE table_schema = 'public'
    """)
    assert [c["name"] for c in columns if c["data_type"] in {"real", "double precision", "money"}] == []
    assert [c["name"] for c in columns if c["name"].endswith("_minor") and c["data_type"] != "bigint"] == []


async def test_times_are_instants(connection: asyncpg.Connection) -> None:
    """EV-6: a time without a zone means something else on each machine."""
    columns = await connection.fetch("""
        SELECT format('%s.%s', table_name, column_name) FROM information_schema.columns
         WHERE table_schema = 'public' AND data_type = 'timestamp without time zone'
    """)
    assert columns == []


async def test_each_rule_that_a_constraint_keeps_has_it(connection: asyncpg.Connection) -> None:
    """CS-1, CS-2, OS-2, OS-6, EV-1, S1-09, S2-01, S3-07: the database has the last word, and these are its words."""
    unique = {
        row[0]
        for row in await connection.fetch(
            "SELECT indexrelid::regclass::text FROM pg_index WHERE indisunique AND indisvalid AND indisready"
        )
    }
    assert set(KEPT_BY.values()) <= unique


@pytest.mark.parametrize("table", ["journal", "cash_movements", "cash_counts", "transactions", "payments"])
async def test_what_was_booked_can_not_be_rewritten(connection: asyncpg.Connection, table: str) -> None:
    """EV-4, TX-1: not updated, not deleted, not truncated."""
    kinds = await connection.fetchval(
        """
        SELECT bit_or(tgtype) FROM pg_trigger
         WHERE tgrelid = $1::regclass AND tgfoid = 'refuse_rewriting()'::regprocedure AND tgenabled = 'O'
        """,
        table,
    )
    before, delete, update, truncate = 2, 8, 16, 32
    assert kinds is not None
    assert kinds & (before | delete | update | truncate) == before | delete | update | truncate


async def test_indexes_of_orders_in_progress_serve_user_and_status(connection: asyncpg.Connection) -> None:
    """S1-08: order sessions are found by user and by status without reading all."""
    leading = {
        tuple(row["columns"])
        for row in await connection.fetch("""
            SELECT array(SELECT attname::text FROM unnest(indkey::smallint[]) WITH ORDINALITY AS key (number, place)
                           JOIN pg_attribute ON attrelid = indrelid AND attnum = number ORDER BY place) AS columns
              FROM pg_index WHERE indrelid = 'order_sessions'::regclass
        """)
    }
    assert any(columns[:2] == ("business_id", "user_id") for columns in leading)
    assert any(columns[:2] == ("business_id", "status") for columns in leading)
