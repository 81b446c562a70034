"""kill -9 in the middle of a hundred sales: of every server process, and of the database's."""

import asyncio
from pathlib import Path

import httpx
import psutil

from tests.crashes.own_shop import OwnShop, kill, own_shop, seen_from_inside, survive, until_up
from tests.helpers.loopback import LOOPBACK
from tests.races.clock import set_clock
from tests.races.guards import execute


async def test_every_server_process_killed_three_times(tmp_path: Path) -> None:
    """EV-1, EV-4, OS-6, CS-6, S4-21: every acknowledged write is there, none twice, and the sums agree."""
    async with own_shop(tmp_path) as shop:

        async def kill_the_server() -> None:
            assert len(shop.server.process_ids()) >= 3, "a parent and two workers"
            await asyncio.to_thread(shop.server.kill)
            await asyncio.to_thread(shop.start_again)

        await survive(shop, [kill_the_server] * 3)


async def test_the_database_killed_three_times(tmp_path: Path) -> None:
    """EV-1, EV-4, OS-6, CS-6: its parent, all its processes, one that serves a till: the server itself goes on."""
    async with own_shop(tmp_path) as shop:
        server_processes = shop.server.process_ids()

        async def kill_the_parent() -> None:
            kill([shop.postmaster])

        async def kill_all_of_it() -> None:
            await until_up(shop)
            kill([*shop.postmaster.children(), shop.postmaster])

        async def kill_one_connection() -> None:
            await until_up(shop)
            kill([next(each for each in shop.postmaster.children() if serves_a_till(each))])

        await survive(shop, [kill_the_parent, kill_all_of_it, kill_one_connection])
        assert shop.server.process_ids() == server_processes


async def test_the_database_killed_while_the_clock_is_wrong(tmp_path: Path) -> None:
    """EV-1, EV-4, OS-6, CS-6: a year ahead, a day behind, and right again: nothing is lost, doubled or shut."""
    async with own_shop(tmp_path) as shop:

        async def a_year_ahead() -> None:
            async with seen_from_inside(shop) as inside:
                # Nobody signs in again while they sell: a program's token has no end.
                await inside.rows("UPDATE access_tokens SET kind = 'api', expires_at = NULL RETURNING id")
            await set_clock(shop.database_url, "1 year")

        async def killed_ahead() -> None:
            kill([shop.postmaster])

        async def a_day_behind() -> None:
            await until_up(shop)
            await set_clock(shop.database_url, "-1 day")
            kill([*shop.postmaster.children(), shop.postmaster])

        async def right_again() -> None:
            await until_up(shop)
            await execute(shop.database_url, right)

        async with seen_from_inside(shop) as inside:
            right = str(await inside.value("SELECT pg_get_functiondef('shop_now'::regproc)"))
        await survive(shop, [a_year_ahead, killed_ahead, a_day_behind, right_again])
        await until_ready(shop)


async def until_ready(shop: OwnShop) -> None:
    """Wait until the server has looked at the schema once more, of which the clock is a part."""
    async with httpx.AsyncClient(**LOOPBACK) as http:
        for _ in range(600):
            if (await http.get(f"{shop.server.url}/readyz")).status_code == httpx.codes.OK:
                return
            await asyncio.sleep(0.1)


def serves_a_till(process: psutil.Process) -> bool:
    try:
        return "postgres tillkeeper [local]" in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return False
