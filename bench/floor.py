"""The least that PostgreSQL must write for a sale: the same rows into tables without triggers and foreign keys.

The rows are those that one sale of the product left, copied under new ids; indexes are the product's. What a sale costs
above this is rules, documents and the way through the program.
"""

from dataclasses import dataclass, field

import asyncpg

_COLUMNS = """
SELECT a.attname FROM pg_attribute a
WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = '' AND a.attgenerated = ''
ORDER BY a.attnum"""

# New ids, worked out from one number that is drawn for a sale, so that all of its rows fit together.
_ID = "md5('{kind}-' || :client_id || '-' || :number)::uuid"
_ORDER, _CART, _SALE = (_ID.format(kind=kind) for kind in ("order", "cart", "sale"))
_JOURNAL = {"transaction_id": "journal_transaction_id()", "idempotency_key": "idempotency_key || :number"}


@dataclass(frozen=True)
class Table:
    """Rows of one table that a sale adds: which of the sample, and what differs in a copy."""

    name: str
    of_sale: str
    """The condition by which the sample's rows are found; ``$1`` is the transaction's id."""
    new: dict[str, str] = field(default_factory=dict)


_OF_ORDER = "(SELECT t.order_id FROM transactions t WHERE t.id = $1)"
_OF_CART = "(SELECT t.order_session_id FROM transactions t WHERE t.id = $1)"
CREATED = (
    Table("orders", f"id = {_OF_ORDER}", {"id": _ORDER}),
    Table("order_sessions", f"id = {_OF_CART}", {"id": _CART, "order_id": _ORDER}),
    Table("order_lines", f"order_id = {_OF_ORDER}", {"order_id": _ORDER}),
    Table("order_operations", f"order_id = {_OF_ORDER}", {"order_id": _ORDER}),
    Table("journal", f"subject_id = {_OF_CART} AND command = 'order-session.save'", _JOURNAL),
)
PAID = (
    Table(
        "transactions",
        "id = $1",
        {"id": _SALE, "number": f"{_SALE}::text", "order_id": _ORDER, "order_session_id": _CART},
    ),
    Table("transaction_lines", "transaction_id = $1", {"transaction_id": _SALE}),
    Table("payments", "transaction_id = $1", {"transaction_id": _SALE}),
    Table("cash_movements", "transaction_id = $1", {"id": _ID.format(kind="cash"), "transaction_id": _SALE}),
    Table("journal", "subject_id = $1 AND command = 'order-session.complete'", _JOURNAL),
)


async def floor_script(database_url: str, sale_id: str) -> str:
    """Make the tables from a sale of the product; return pgbench's script of the two transactions of a sale."""
    connection = await asyncpg.connect(database_url)
    try:
        scripts = [await _inserts(connection, sale_id, tables) for tables in (CREATED, PAID)]
    finally:
        await connection.close()
    # The payment also changes the order and the cart that the first transaction created.
    changed = "".join(
        f"UPDATE floor_{name} SET status = status, updated_at = now()"
        f" WHERE business_id = (SELECT business_id FROM sample_{name} LIMIT 1) AND id = {new_id};\n"
        for name, new_id in (("orders", _ORDER), ("order_sessions", _CART))
    )
    return f"\\set number random(1, 1000000000000)\nBEGIN;\n{scripts[0]}COMMIT;\nBEGIN;\n{scripts[1]}{changed}COMMIT;\n"


async def _inserts(connection: asyncpg.Connection, sale_id: str, tables: tuple[Table, ...]) -> str:
    script = ""
    for number, table in enumerate(tables):
        sample = f"sample_{table.name}" if table.name != "journal" else f"sample_journal_{tables[0].name}_{number}"
        rows = table.of_sale.replace("$1", f"'{sale_id}'::uuid")
        await connection.execute(f"CREATE TABLE IF NOT EXISTS floor_{table.name} (LIKE {table.name} INCLUDING ALL)")
        await connection.execute(f"CREATE TABLE {sample} AS SELECT * FROM {table.name} WHERE {rows}")
        assert await connection.fetchval(f"SELECT count(*) FROM {sample}") > 0, f"{table.name}: no row of the sale"
        columns = [row["attname"] for row in await connection.fetch(_COLUMNS, table.name)]
        values = ", ".join(table.new.get(column, column) for column in columns)
        script += f"INSERT INTO floor_{table.name} ({', '.join(columns)}) SELECT {values} FROM {sample};\n"
    return script
