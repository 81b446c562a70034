"""A database restored into a cluster whose transaction ids are behind the journal's."""

import pytest

from tests.feed.snapshots import events_since, settled
from tests.helpers.postgres import TestServer
from tests.helpers.shop import Shop
from tillkeeper.storage import migrate
from tillkeeper.storage.doctor import SchemaMismatchError, require_match

AHEAD = 10**9


async def _restore_from_further_ahead(shop: Shop) -> None:
    """Have the journal say what it would after a dump and restore from a cluster that was further."""
    await shop.sql("ALTER TABLE journal DISABLE TRIGGER journal_append_only")
    await shop.sql("ALTER TABLE journal DROP CONSTRAINT journal_pkey CASCADE")
    await shop.sql("UPDATE journal SET transaction_id = transaction_id + $1", AHEAD)
    await shop.sql("ALTER TABLE journal ADD PRIMARY KEY (business_id, transaction_id, ordinal)")
    await shop.sql(
        "ALTER TABLE webhook_deliveries ADD FOREIGN KEY (business_id, transaction_id, ordinal)"
        " REFERENCES journal (business_id, transaction_id, ordinal)"
    )
    await shop.sql("ALTER TABLE journal ENABLE TRIGGER journal_append_only")


async def test_a_restored_journal_is_found_shifted_and_followed_on(postgres: TestServer, demo_database: str) -> None:
    """EV-3, EV-8: the server does not start on it and says what to run; then old positions hold, and what is written
    after the restore comes after them.
    """
    del postgres
    async with Shop.open_in_process(demo_database) as shop:
        lucia = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
        assert (await lucia.post("/api/pos/sessions/get-or-create", {"registerId": "ASU-1"})).status_code == 201
        await settled(shop)
        before = await events_since(lucia, "0-0-0")
        await _restore_from_further_ahead(shop)
    with pytest.raises(SchemaMismatchError, match=r"restored from a cluster(.|\n)*tillkeeper migrate"):
        await require_match(demo_database)
    await migrate.upgrade(demo_database)
    await require_match(demo_database)
    async with Shop.open_in_process(demo_database) as shop:
        lucia = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
        restored = await events_since(lucia, "0-0-0")
        assert [event["changes"] for event in restored] == [event["changes"] for event in before]
        position = restored[-1]["position"]
        item = {"id": "line", "name": "Chipa", "price": "3000", "quantity": "1"}
        assert (await lucia.post("/api/order-sessions", {"items": [item]})).status_code == 201
        await settled(shop)
        (after,) = await events_since(lucia, position)
        assert after["type"] == "order-session.saved"
        answer = await lucia.get(f"/api/events?since={before[-1]['position']}")
        assert answer.json()["code"] == "position-unknown", "a position of the history that this one is not"
