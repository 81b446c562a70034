"""Words are found by an index; what is there already is folded by the rule of the program that migrates."""

import asyncpg

from tillkeeper.kernel.search import text_of
from tillkeeper.storage.migrate import run_sql_beside, run_step

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_ROWS_AT_ONCE = 5_000

_PRODUCTS = """
SELECT p.business_id, p.id, p.search_text, ARRAY[p.name, p.code, p.sku, p.barcode] || ARRAY(
    SELECT named FROM product_variants v, unnest(ARRAY[v.name, v.sku, v.barcode]) AS named
    WHERE v.business_id = p.business_id AND v.product_id = p.id AND v.archived_at IS NULL
    ORDER BY v.position, v.id) AS names
FROM products p WHERE (p.business_id, p.id) > ($1, $2) ORDER BY p.business_id, p.id LIMIT $3
"""
_FOLDED = """
UPDATE products p SET search_text = f.words FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS f (business, id, words)
WHERE p.business_id = f.business AND p.id = f.id
"""
_ORDERS = """
SELECT business_id, id, number, name, table_name, note FROM orders
WHERE (business_id, id) > ($1, $2) AND queued_at IS NOT NULL ORDER BY business_id, id LIMIT $3
"""
# The number as order_number_words has it, which is there after the migrations only.
_WORDS = """
INSERT INTO order_words (business_id, order_id, called, words)
SELECT f.business, f.id, f.called, ' ' || replace(lower(f.number COLLATE "C"), '-', ' ')
    || coalesce(' ' || substring(f.number FROM '-0+([1-9][0-9]*)$'), '') || f.called || f.noted
FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[]) AS f (business, id, number, called, noted)
"""
_START = "00000000-0000-0000-0000-000000000000"


def upgrade() -> None:
    run_sql_beside(__file__, "up")
    run_step(fold)


def downgrade() -> None:
    run_sql_beside(__file__, "down")


async def fold(connection: asyncpg.Connection) -> None:
    """Bring what products are found by up to date, and begin that of orders."""
    # One filing of everything at the end takes a tenth of one for every 4 MB.
    await connection.execute("SET LOCAL gin_pending_list_limit = '2000MB'")
    place = (_START, _START)
    while rows := await connection.fetch(_PRODUCTS, *place, _ROWS_AT_ONCE):
        place = (rows[-1]["business_id"], rows[-1]["id"])
        found = [(row["business_id"], row["id"], text_of(row["names"]), row["search_text"]) for row in rows]
        changed = [row[:3] for row in found if row[2] != row[3]]
        if changed:
            await connection.execute(_FOLDED, *map(list, zip(*changed, strict=True)))
    place = (_START, _START)
    while rows := await connection.fetch(_ORDERS, *place, _ROWS_AT_ONCE):
        place = (rows[-1]["business_id"], rows[-1]["id"])
        await connection.execute(
            _WORDS,
            [row["business_id"] for row in rows],
            [row["id"] for row in rows],
            [row["number"] for row in rows],
            [text_of((row["name"], row["table_name"])) for row in rows],
            [text_of((row["note"],)) for row in rows],
        )
    for index in ("products_by_words", "order_words_by_words"):
        await connection.execute("SELECT gin_clean_pending_list($1::text::regclass)", index)
