"""Sign-ins at one device at one instant: two tabs of a browser, or somebody impatient."""

import asyncio
from dataclasses import replace

import pytest

from tests.races.guards import change_function, slow_down
from tests.races.gun import rounds
from tests.races.people import RacingShop
from tillkeeper.domains.identity import Origin, token_hash
from tillkeeper.domains.identity.secrets import new_token
from tillkeeper.domains.identity.store import insert_token
from tillkeeper.domains.order_sessions import EndsThoseBefore
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.storage.database import Database

TABS = 6
LOCK = "encode(device, 'hex')"


@pytest.mark.every_postgres
async def test_of_sign_ins_at_one_device_at_once_one_stays(racing: RacingShop) -> None:
    """DV-3: whichever is last; nobody else is left signed in there."""
    await slow_down(racing.database_url)
    for _ in range(3):
        assert await alive_after_all_at_once(racing) == 1


@pytest.mark.every_postgres
async def test_without_the_devices_lock_they_miss_one_another(racing: RacingShop) -> None:
    """DV-3: the twin: those under way see nothing of one another, and several stay for 16 hours."""
    await slow_down(racing.database_url)
    await change_function(racing.database_url, "sign_ins_at_device", LOCK, "random()")
    alive: set[int] = set()
    for _ in rounds(lambda: max(alive) > 1):
        alive.add(await alive_after_all_at_once(racing))
    assert max(alive) > 1


async def alive_after_all_at_once(racing: RacingShop) -> int:
    """Have a sign-in begin in every tab of a browser at once; return how many of them live on."""
    people = [racer.actor for racer in await racing.hire(TABS)]
    device = new_token()
    database = await Database.connect(racing.database_url, size=TABS)
    ready = asyncio.Barrier(TABS)
    try:
        await asyncio.gather(*(_begin(database, actor, device, ready) for actor in people))
    finally:
        await database.close()
    alive = await racing.value(
        "SELECT count(*) FROM access_tokens WHERE revoked_at IS NULL AND device_hash = $1", token_hash(device)
    )
    assert isinstance(alive, int)
    return alive


async def _begin(database: Database, actor: Actor, device: str, ready: asyncio.Barrier) -> None:
    """Do what a sign-in writes once its secret was found right; all wait until all are that far."""
    actor = replace(actor, token_id=new_id())
    async with database.transaction("identity.sign-in") as tx:
        await tx.fetch_value("SELECT 1")
        await ready.wait()
        await insert_token(tx, actor, token_hash(new_token()), "cookie", token_hash(device))
        await EndsThoseBefore(Origin("127.0.0.1", device), None)(tx, actor)
