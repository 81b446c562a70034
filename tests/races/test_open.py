"""Opening a drawer: everybody at one instant, over HTTP, on several server processes.

The guards that hold it are taken away one by one in ``test_open_guards.py``.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from bench.wire import Answer, Request, all_at_once
from tests.helpers.server import ServerProcess
from tests.races.people import Racer, RacingShop

PATH = "/api/pos/sessions/get-or-create"
# bench/race_open.py runs 50; here the suite has to stay short.
ROUNDS = 4
CLIENTS = 200
PEOPLE = 8


def opening(racer: Racer, register: str, **more: object) -> Request:
    return Request("POST", PATH, racer.token, {"registerId": register, **more})


def statuses(answers: list[Answer]) -> Counter[int]:
    return Counter(answer.status for answer in answers)


@pytest.mark.every_postgres
async def test_200_openings_of_one_register_get_one_session(
    racing: RacingShop, start_server: Callable[..., ServerProcess]
) -> None:
    """CS-1, CS-3, S3-09, S4-03, S4-04, S4-08, S4-17, S4-21: several people, several processes, one instant:
    200 answers, one session id, one ``created``; nobody fails because of the race.
    """
    server = start_server(workers=3)
    people = await racing.hire(PEOPLE)
    for register in await racing.build_registers(ROUNDS):
        answers = await all_at_once(
            server.url, [opening(people[n % PEOPLE], register, openingCash=100 + n) for n in range(CLIENTS)]
        )
        assert statuses(answers) == {201: 1, 200: CLIENTS - 1}
        bodies = [answer.json() for answer in answers]
        assert len({body["session"]["id"] for body in bodies}) == 1
        told = Counter(body["outcome"] for body in bodies)
        assert told["created"] == 1
        assert told["joined"] == PEOPLE - 1
        assert told["resumed"] == CLIENTS - PEOPLE  # further tills of those who are there
        # The winner's float is the drawer's, whatever the others asked for.
        assert len({body["session"]["openingCash"] for body in bodies}) == 1
        session_id = bodies[0]["session"]["id"]
        assert await racing.value(
            "SELECT count(*) FROM cash_sessions s JOIN cash_sessions o USING (register_id) WHERE o.id = $1",
            session_id,
        ) == 1  # fmt: skip
        assert await racing.value("SELECT count(*) FROM cash_movements WHERE session_id = $1", session_id) == 1
        assert await racing.value(
            "SELECT count(*) FROM cash_session_participants WHERE session_id = $1", session_id
        ) == PEOPLE - 1  # fmt: skip
        # Ended by its cashier, so that the same people can race for the next register.
        cashier = next(each for each in people if each.actor.username == bodies[0]["session"]["cashier"]["username"])
        (ended,) = await all_at_once(
            server.url, [Request("POST", f"/api/pos/sessions/{session_id}/end", cashier.token, {})]
        )
        assert ended.status == 200


async def test_personal_drawers_refuse_all_others_by_name(racing: RacingShop, server: ServerProcess) -> None:
    """CS-3, CS-12: where registers are not shared one wins, and everybody else is told whose drawer it is."""
    people = await racing.hire(20, business="espiga")
    (register,) = await racing.build_registers(1, business="espiga", profile="caja-personal")
    answers = await all_at_once(server.url, [opening(racer, register) for racer in people])
    assert statuses(answers) == {201: 1, 409: 19}
    winner = next(answer.json()["session"] for answer in answers if answer.status == 201)
    refused = [answer.json() for answer in answers if answer.status == 409]
    assert {(each["code"], each["existingSession"]["id"]) for each in refused} == {("register-in-use", winner["id"])}
    assert await racing.value(
        "SELECT count(*) FROM journal WHERE outcome = 'register-in-use' AND subject_id = $1", winner["id"]
    ) == 19  # fmt: skip


@pytest.mark.every_postgres
async def test_one_cashier_on_two_registers_gets_one_drawer(
    racing: RacingShop, start_server: Callable[..., ServerProcess]
) -> None:
    """CS-2, CS-3: two registers are two locks; the one that lost is refused and shown the other."""
    server = start_server(workers=2)
    for _ in range(ROUNDS):
        (racer,) = await racing.hire(1)
        here, there = await racing.build_registers(2)
        answers = await all_at_once(server.url, [opening(racer, here), opening(racer, there)] * 5)
        opened = {answer.json()["session"]["id"] for answer in answers if answer.status in {200, 201}}
        refused = [answer.json() for answer in answers if answer.status == 409]
        assert statuses(answers) == {201: 1, 200: 4, 409: 5}
        assert len(opened) == 1
        assert {each["code"] for each in refused} == {"session-already-open"}
        assert {each["existingSession"]["id"] for each in refused} == opened
        assert await racing.value(
            "SELECT count(*) FROM cash_sessions WHERE cashier_id = $1", racer.actor.user_id
        ) == 1  # fmt: skip


@pytest.mark.every_postgres
async def test_30_registers_at_one_instant_are_numbered_without_a_gap(
    racing: RacingShop, start_server: Callable[..., ServerProcess]
) -> None:
    """CS-4, S4-05, S4-20: 001 to 030, each once, whoever comes first."""
    server = start_server(workers=2)
    people = await racing.hire(30)
    registers = await racing.build_registers(30)
    answers = await all_at_once(
        server.url, [opening(racer, register) for racer, register in zip(people, registers, strict=True)]
    )
    assert statuses(answers) == {201: 30}
    sessions = [answer.json()["session"] for answer in answers]
    day = sessions[0]["businessDate"].replace("-", "")
    assert sorted(each["sessionNumber"] for each in sessions) == [f"POS-HBR-{day}-{n:03}" for n in range(1, 31)]
    assert len({each["id"] for each in sessions}) == 30


async def test_a_refused_opening_uses_no_number(racing: RacingShop, server: ServerProcess) -> None:
    """CS-4: who loses on the index had a number in hand and gives it back: the next session follows without a gap."""
    racer, next_one = await racing.hire(2)
    registers = await racing.build_registers(20)
    answers = await all_at_once(server.url, [opening(racer, register) for register in registers[:-1]])
    assert statuses(answers) == {201: 1, 409: 18}
    (after,) = await all_at_once(server.url, [opening(next_one, registers[-1])])
    assert after.json()["session"]["sessionNumber"].endswith("-002")


async def test_the_same_key_20_times_at_once_opens_once(racing: RacingShop, server: ServerProcess) -> None:
    """EV-1: one till sends again and again: one effect, one answer, 19 replays of it."""
    (racer,) = await racing.hire(1)
    (register,) = await racing.build_registers(1)
    request = Request("POST", PATH, racer.token, {"registerId": register}, key="open-once-only")
    answers = await all_at_once(server.url, [request] * 20)
    assert statuses(answers) == {201: 20}
    assert len({answer.content for answer in answers}) == 1
    assert sum(answer.replayed for answer in answers) == 19
    assert await racing.value("SELECT count(*) FROM journal WHERE idempotency_key = 'open-once-only'") == 1
