"""Cash sessions of a shop that did not keep who ended them."""

import pytest

from tests.helpers.floor import ok, person
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.shop import Shop
from tillkeeper.storage import migrate

pytestmark = pytest.mark.every_postgres

BEFORE_IT_WAS_KEPT = "0028"


async def test_the_journal_and_the_close_say_who_ended_a_session(demo_database: str) -> None:
    """CS-5: of one that was ended, one ended and then closed, one closed while open, and an open one."""
    async with Shop.open_in_process(demo_database) as shop:
        lucia, marta = await person(shop, "cashier1"), await person(shop, "manager1")
        rocio = await person(shop, "cashier3", register="ASU-2")
        still_open, ended = await rocio.open_drawer("ASU-2"), await lucia.open_drawer("ASU-1")
        ok(await marta.end(ended))
        ok(await lucia.end(ended))  # changes nothing
        closed = await lucia.open_drawer("ASU-1")
        ok(await lucia.end(closed))
        ok(await marta.close(closed, countedCash="200000"))
        at_once = await lucia.open_drawer("ASU-1")
        ok(await marta.close(at_once, countedCash="200000"))
    await migrate.downgrade(demo_database, revision=BEFORE_IT_WAS_KEPT)
    run_tillkeeper("migrate", database_url=demo_database)
    async with Shop.open_in_process(demo_database) as shop:
        boss = await person(shop, "manager1")
        found = []
        for session in (ended, closed, at_once, still_open):
            document = ok(await boss.get(f"/api/pos/sessions/{session['id']}"))
            found.append([one and one["username"] for one in (document["endedBy"], document["closedBy"])])
    assert found == [["manager1", None], ["cashier1", "manager1"], ["manager1", "manager1"], [None, None]]
