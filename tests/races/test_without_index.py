"""While a session index is off for an emergency, locks keep its rule for all who open through the product (D8)."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.wire import all_at_once
from tests.helpers.server import ServerProcess
from tests.races.guards import change_function, execute, slow_down
from tests.races.people import RacingShop
from tests.races.test_open import CLIENTS, PEOPLE, opening, statuses
from tests.races.test_open_guards import CASHIER_INDEX, REGISTER_INDEX

OFF = ("--without-index", REGISTER_INDEX, "--without-index", CASHIER_INDEX)
MEMBERSHIP_LOCK = "FOR NO KEY UPDATE"
EMERGENCY = Path(__file__).parents[2] / "deploy" / "emergency" / "take-session-indexes-off.sql"


@pytest.fixture
def serve_without(demo_database: str) -> Iterator[Callable[[], ServerProcess]]:
    started: list[ServerProcess] = []

    def start() -> ServerProcess:
        started.append(ServerProcess.start(demo_database, workers=2, arguments=OFF))
        return started[-1]

    yield start
    for server in started:
        server.stop()


async def take_off(racing: RacingShop) -> None:
    await execute(racing.database_url, EMERGENCY.read_text(encoding="utf-8"))
    for index in (REGISTER_INDEX, CASHIER_INDEX):
        assert await racing.value("SELECT to_regclass($1)::text", index) is None


async def test_200_openings_of_one_register_get_one_session(
    racing: RacingShop, serve_without: Callable[[], ServerProcess]
) -> None:
    """CS-1, CS-3, S2-43: several people, two processes, one instant, and the indexes off by the file: one session."""
    await take_off(racing)
    server = serve_without()
    people = await racing.hire(PEOPLE)
    (register,) = await racing.build_registers(1)
    answers = await all_at_once(server.url, [opening(people[n % PEOPLE], register) for n in range(CLIENTS)])
    assert statuses(answers) == {201: 1, 200: CLIENTS - 1}
    assert len({answer.json()["session"]["id"] for answer in answers}) == 1
    assert await racing.value("SELECT count(*) FROM cash_sessions") == 1


async def test_one_cashier_on_many_registers_gets_one_drawer(
    racing: RacingShop, serve_without: Callable[[], ServerProcess]
) -> None:
    """CS-2, CS-3, S2-43: each register is a lock of its own; the membership's row is the one that all of them share."""
    await take_off(racing)
    server = serve_without()
    (racer,) = await racing.hire(1)
    registers = await racing.build_registers(20)
    answers = await all_at_once(server.url, [opening(racer, register) for register in registers] * 10)
    told = Counter(answer.json().get("outcome", answer.json().get("code")) for answer in answers)
    assert told == {"created": 1, "resumed": 9, "session-already-open": 190}
    assert await racing.value("SELECT count(*) FROM cash_sessions") == 1


async def test_without_index_and_membership_lock_one_cashier_has_several_drawers(
    racing: RacingShop, serve_without: Callable[[], ServerProcess]
) -> None:
    """CS-2: the twin: the lock is what kept it."""
    await take_off(racing)
    server = serve_without()
    await slow_down(racing.database_url)
    await change_function(racing.database_url, "refuse_second_session", MEMBERSHIP_LOCK, "")
    (racer,) = await racing.hire(1)
    registers = await racing.build_registers(8)
    await all_at_once(server.url, [opening(racer, register) for register in registers])
    assert int(str(await racing.value("SELECT count(*) FROM cash_sessions"))) > 1


async def test_without_index_and_register_lock_a_register_has_several_sessions(
    racing: RacingShop, serve_without: Callable[[], ServerProcess]
) -> None:
    """CS-1: the other twin."""
    await take_off(racing)
    server = serve_without()
    await slow_down(racing.database_url)
    await change_function(racing.database_url, "get_or_create_session", "FOR NO KEY UPDATE;", ";")
    people = await racing.hire(8)
    (register,) = await racing.build_registers(1)
    await all_at_once(server.url, [opening(racer, register) for racer in people])
    assert int(str(await racing.value("SELECT count(*) FROM cash_sessions"))) > 1
