"""Several sign-ins of one person that end at one instant."""

import asyncio

import pytest

from tests.races.guards import change_function, slow_down
from tests.races.gun import rounds
from tests.races.people import RacingShop
from tests.races.tills import save_command
from tillkeeper.app.runner import Runner
from tillkeeper.domains.order_sessions import SignOut
from tillkeeper.storage.database import Database

SIGN_INS = 4
LOCK = "'pending_logout')\n    FOR NO KEY UPDATE;"


@pytest.mark.every_postgres
async def test_of_sign_ins_that_end_at_once_the_last_parks_the_cart(racing: RacingShop) -> None:
    """OS-3: whichever is last; nobody is left signed in, and the cart is not left active for nobody."""
    await slow_down(racing.database_url)
    for _ in range(3):
        assert await left_at_once(racing) == "pending_logout"


@pytest.mark.every_postgres
async def test_without_the_carts_lock_each_takes_another_for_the_last(racing: RacingShop) -> None:
    """OS-3: the twin: every sign-in sees the others still alive, and the cart stays active with nobody signed in."""
    await slow_down(racing.database_url)
    await change_function(racing.database_url, "order_session_left", LOCK, LOCK.partition("\n")[0] + ";")
    left: set[object] = set()
    for _ in rounds(lambda: "active" in left):
        left.add(await left_at_once(racing))
    assert "active" in left


async def left_at_once(racing: RacingShop) -> object:
    """Save a cart, end every sign-in of its owner at once; return the cart's status."""
    (racer,) = await racing.hire(1)
    sign_ins = [racer, *[await racing.signed_in(racer.actor.username) for _ in range(SIGN_INS - 1)]]
    database = await Database.connect(racing.database_url, size=SIGN_INS)
    try:
        runner = Runner(database)
        await runner.run(save_command("first"), racer.actor)
        ended = await asyncio.gather(*(runner.run(SignOut(), each.actor) for each in sign_ins))
    finally:
        await database.close()
    assert {answer.outcome for answer in ended} == {"signed-out"}
    return await racing.value("SELECT status FROM order_sessions WHERE user_id = $1", racer.actor.user_id)
