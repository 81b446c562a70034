"""Webhooks of a shop whose secrets were not kept yet."""

from typing import Any

import asyncpg
import pytest

from tests.helpers.floor import key, ok, person
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.shop import Shop
from tests.webhooks.receiver import Receiver
from tests.webhooks.test_secrets import takes, told
from tillkeeper.storage import migrate
from tillkeeper.storage.doctor import require_match

pytestmark = pytest.mark.every_postgres

BEFORE_SECRETS_WERE_KEPT = "0009"
OPEN = {"TILLKEEPER_WEBHOOK_PRIVATE_TARGETS": "yes"}


async def before(database_url: str) -> list[tuple[Any, ...]]:
    connection = await asyncpg.connect(database_url)
    try:
        rows = await connection.fetch("SELECT id::text, secret, previous_secret FROM webhooks ORDER BY created_at")
        return [tuple(row) for row in rows]
    finally:
        await connection.close()


async def test_one_command_keeps_the_secrets_that_sign(demo_database: str) -> None:
    """EV-1, EV-3: whoever made a secret that still signs is answered with it again, and every receiver verifies on."""
    async with Receiver.listening() as receiver:
        given = {"url": receiver.url, "eventTypes": ["webhook.test"]}
        added, rotated, plain = key(), key(), key()
        async with Shop.open_in_process(demo_database, **OPEN) as shop:
            boss = await shop.sign_in("manager1", business="espiga")
            webhook = ok(await boss.post("/api/webhooks", given, key=added), 201)
            path = f"/api/webhooks/{webhook['id']}"
            ok(await boss.put(path, {"description": "Caja", "version": 1}))
            rotation = ok(await boss.post(f"{path}/rotate-secret", {}, key=rotated))
            ok(await boss.put(path, {"description": "Central", "version": 3}))
            quiet = ok(await boss.post("/api/webhooks", given, key=plain), 201)
        await migrate.downgrade(demo_database, revision=BEFORE_SECRETS_WERE_KEPT)
        assert await before(demo_database) == [
            (webhook["id"], rotation["secret"], webhook["secret"]),
            (quiet["id"], quiet["secret"], None),
        ]

        run_tillkeeper("migrate", database_url=demo_database)
        await require_match(demo_database)
        async with Shop.open_in_process(demo_database, **OPEN) as shop:
            boss = await shop.sign_in("manager1", business="espiga")
            assert ok(await boss.post("/api/webhooks", given, key=added), 201) == webhook
            assert ok(await boss.post(f"{path}/rotate-secret", {}, key=rotated)) == rotation
            assert ok(await boss.post("/api/webhooks", given, key=plain), 201) == quiet
            message = await told(boss, webhook, receiver)
            assert (takes(message, webhook["secret"]), takes(message, rotation["secret"])) == (True, True)


async def test_a_webhook_is_told_of_a_sale_that_was_called_otherwise(demo_database: str) -> None:
    """EV-10: one that slept while the older release wrote order.paid hears of that sale as well, under its type."""
    async with Receiver.listening() as receiver:
        async with Shop.open_in_process(demo_database, **OPEN) as shop:
            boss = await shop.sign_in("manager1", business="espiga")
            given = {"url": receiver.url, "eventTypes": ["transaction.completed"]}
            webhook = ok(await boss.post("/api/webhooks", given, key=key()), 201)
            path = f"/api/webhooks/{webhook['id']}"
            ok(await boss.put(path, {"active": False, "version": 1}))
            ana = await person(shop, "cashier1")
            await ana.sell(await ana.open_drawer("ASU-1"), "5000")
        await migrate.downgrade(demo_database, revision="0016")
        connection = await asyncpg.connect(demo_database)
        await connection.execute(
            "ALTER TABLE journal DISABLE TRIGGER USER;"
            """UPDATE journal SET event = replace(event::text, '"transaction.completed"', '"order.paid"')::jsonb;"""
            "ALTER TABLE journal ENABLE TRIGGER USER;"
            "UPDATE webhooks SET event_types = '{order.paid}'"
        )
        await connection.close()
        run_tillkeeper("migrate", database_url=demo_database)
        async with Shop.open_in_process(demo_database, **OPEN) as shop:
            boss = await shop.sign_in("manager1", business="espiga")
            asleep = ok(await boss.get(path))
            assert asleep["eventTypes"] == ["transaction.completed"]
            ok(await boss.put(path, {"active": True, "version": asleep["version"]}))
            (message,) = await receiver.wait_for(1)
            assert message.verified(webhook["secret"])["type"] == "order.paid"
