"""The figures by which a backup is held against what is restored from it."""

import asyncpg

from tests.helpers.floor import person
from tests.helpers.shop import Shop
from tillkeeper.storage import books
from tillkeeper.storage.doctor import expectation

# What of the books may have changed between a backup and what is restored of it, past every command.
CHANGED = {
    "a sale's total": "UPDATE transactions SET total_minor = total_minor + 1",
    "what was paid": "UPDATE payments SET amount_minor = amount_minor - 1",
    "by which tender": "UPDATE payments SET tender = 'card', tendered_minor = NULL",
    "a movement of cash": "UPDATE cash_movements SET amount_minor = amount_minor + 1 WHERE type = 'sale'",
    "a session's state": "UPDATE cash_sessions SET status = 'ended', ended_at = now(), expected_cash_minor = 0",
    "an order's state": "UPDATE orders SET status = 'cancelled' WHERE status = 'paid'",
    "a row of the journal": "DELETE FROM journal WHERE command = 'order-session.save'",
}


async def test_a_change_of_the_books_is_a_difference(shop: Shop) -> None:
    """OP-5: each of them by itself; what is as it was is none."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    await lucia.sell(await lucia.open_drawer("ASU-1"), "3000")
    connection = await asyncpg.connect(shop.database_url)
    try:
        before = await books.figures_of(connection)
        assert books.differences(before, await books.figures_of(connection)) == []
        for what, change in CHANGED.items():
            changing = connection.transaction()
            await changing.start()
            # Past the triggers that keep what is booked.
            await connection.execute(f"SET LOCAL session_replication_role = replica; {change}")
            said = books.differences(before, await books.figures_of(connection))
            # A figure for people, and not only the sum over the content, which sees every change.
            assert any("in the table" not in one for one in said), what
            assert any("in the table" in one for one in said), what
            await changing.rollback()
    finally:
        await connection.close()


def test_the_content_of_every_table_is_compared_but_of_those_that_are_named_here() -> None:
    """OP-5: what is left out is written without a row of the journal, so that no moment of it is exact."""
    known = {"alembic_version", "schema_functions", "journal_ordinal_seq", "pepper", "users", "memberships", "programs"}
    known |= {"access_tokens", "known_devices", "sign_in_throttles", "order_operations", "order_claim_requests"}
    known |= {"order_words", "product_barcodes", "webhooks", "webhook_deliveries", "webhook_secrets", "webhook_tries"}
    assert set(expectation()["table"]) - known == set(books.TABLES)
