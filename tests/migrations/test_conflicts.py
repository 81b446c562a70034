"""Open cash sessions that break a rule are listed with their ids, and nothing goes on over them (CS-13)."""

import asyncio
import re
from pathlib import Path

import asyncpg
import httpx
import pytest

from tests.cli.program import Ended, tillkeeper
from tests.helpers.floor import ok
from tests.helpers.loopback import LOOPBACK
from tests.helpers.server import ServerProcess, free_port
from tests.helpers.shop import Shop
from tillkeeper.storage.conflicts import SESSION_INDEXES
from tillkeeper.storage.doctor import examine_at

REGISTER_INDEX, CASHIER_INDEX = SESSION_INDEXES
EMERGENCY = Path(__file__).parents[2] / "deploy" / "emergency" / "take-session-indexes-off.sql"
OPEN = "/api/pos/sessions/get-or-create"
# A second open session beside the one there is, as another system's import would bring it in.
SECOND = """
INSERT INTO cash_sessions (business_id, id, number, business_date, register_id, location_id, profile_id,
       cashier_id, status, opened_at, opening_float_minor)
SELECT s.business_id, gen_random_uuid(), $1, s.business_date, r.id, r.location_id, r.profile_id, u.id, 'open',
       s.opened_at + interval '1 hour', 0
  FROM cash_sessions s
  JOIN pos_registers r ON r.business_id = s.business_id AND r.code = $2
  JOIN users u ON u.username = $3
 WHERE s.status = 'open' AND s.number NOT LIKE 'IN-%'
RETURNING id::text
"""


def run(url: str, sql: str, *arguments: object) -> object:
    async def execute() -> object:
        connection = await asyncpg.connect(url)
        try:
            return await (connection.fetchval(sql, *arguments) if arguments else connection.execute(sql))
        finally:
            await connection.close()

    return asyncio.run(execute())


@pytest.fixture
def broken(demo_database: str) -> tuple[str, dict[str, str]]:
    """Return a database with three open sessions, in conflict by register and by cashier, and their ids."""

    async def open_one() -> str:
        async with Shop.open_in_process(demo_database) as shop:
            till = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
            return str(ok(await till.post(OPEN, {"registerId": "ASU-1"}), 201)["session"]["id"])

    first = asyncio.run(open_one())
    run(demo_database, EMERGENCY.read_text(encoding="utf-8"))
    same_register = str(run(demo_database, SECOND, "IN-1", "ASU-1", "cashier2"))
    same_cashier = str(run(demo_database, SECOND, "IN-2", "LUQ-1", "cashier1"))
    return demo_database, {"first": first, "same register": same_register, "same cashier": same_cashier}


def groups(told: str) -> dict[str, list[str]]:
    """Return the session ids under each rule, in the order in which they are listed."""
    found: dict[str, list[str]] = {}
    under: list[str] = []
    for line in told.splitlines():
        if head := re.match(r"(CS-\d): ", line):
            under = found.setdefault(head.group(1), [])
        elif session := re.match(r"    ([0-9a-f-]{36})  \S+  register \S+  cashier \S+  opened \d{4}-", line):
            under.append(session.group(1))
    return found


def test_a_command_and_the_pre_flight_of_migrate_list_every_conflict_and_stop(
    broken: tuple[str, dict[str, str]],
) -> None:
    """CS-13, S2-37, S2-38, S2-40: with ids, numbers, registers, cashiers and times; the exit code says it."""
    url, ids = broken
    expected = {
        "CS-1": [ids["first"], ids["same register"]],
        "CS-2": [ids["first"], ids["same cashier"]],
    }
    for command in ("conflicts", "migrate"):
        ended: Ended = tillkeeper(command, database_url=url)
        assert (ended.code, groups(ended.told)) == (1, expected), ended.told
        assert "IN-1  register ASU-1  cashier cashier2  opened" in ended.told
    assert run(url, "SELECT count(*) FROM pg_class WHERE relname = $1", REGISTER_INDEX) == 0
    assert run(url, "SELECT count(*) FROM cash_sessions WHERE status = $1", "open") == 3


def test_after_somebody_ended_the_others_migrate_makes_the_indexes_again(broken: tuple[str, dict[str, str]]) -> None:
    """CS-13, S2-39: nothing is closed automatically; the indexes are those of a fresh database."""
    url, ids = broken

    async def end_two() -> None:
        async with Shop.open_in_process(url, TILLKEEPER_WITHOUT_INDEX=f"{REGISTER_INDEX} {CASHIER_INDEX}") as shop:
            boss = await shop.sign_in("manager1", business="espiga")
            for which in ("same register", "same cashier"):
                ok(await boss.post(f"/api/pos/sessions/{ids[which]}/end", {}, key=f"end-it-{which[5:]}"))

    asyncio.run(end_two())
    assert tillkeeper("conflicts", database_url=url).code == 0
    ended = tillkeeper("migrate", database_url=url)
    assert ended.code == 0, ended.told
    assert asyncio.run(examine_at(url)) == []


def test_a_database_without_conflicts_and_an_empty_one_pass(demo_database: str, bare_database: str) -> None:
    for url in (demo_database, bare_database):
        ended = tillkeeper("conflicts", database_url=url)
        assert (ended.code, ended.told.strip()) == (0, "No open cash session is in conflict with another.")


def test_a_server_starts_without_an_index_only_when_told_and_says_so(demo_database: str) -> None:
    """D8, EV-8: refused without the option; with it /readyz, doctor and the log name the index."""
    run(demo_database, f"DROP INDEX {CASHIER_INDEX}")
    other = ("serve", "--port", free_port())
    for arguments in (other, (*other, "--without-index", REGISTER_INDEX)):
        ended = tillkeeper(*arguments, database_url=demo_database)
        assert (ended.code, f"{CASHIER_INDEX} is missing" in ended.told) == (1, True), ended.told
    assert tillkeeper(*other, "--without-index", "journal_pkey", database_url=demo_database).code == 2
    server = ServerProcess.start(demo_database, arguments=("--without-index", CASHIER_INDEX))
    try:
        ready = httpx.get(f"{server.url}/readyz", **LOOPBACK)
        assert (ready.status_code, ready.json()["checks"]["schema"]) == (200, f"without {CASHIER_INDEX}")
        assert re.search(rf"serving without an index.*{CASHIER_INDEX}.*CS-2", server.log_text())
        examined = tillkeeper("doctor", database_url=demo_database)
        assert (examined.code, "nothing in the database keeps CS-2 meanwhile" in examined.told) == (1, True)
        run(demo_database, f"DROP INDEX {REGISTER_INDEX}")
    finally:
        server.stop()
