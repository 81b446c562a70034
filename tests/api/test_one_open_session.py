"""One open cash session per cashier and business: the duplicate, what it is told, and its ways out."""

import asyncio
import json
import re
from datetime import UTC, datetime

import asyncpg
import pytest

from tests.helpers.floor import Document, Person, journal, ok, person, refused
from tests.helpers.shop import Shop

NUMBER = re.compile(r"POS-[A-Z0-9]{2,6}-\d{8}-\d{3}")


async def test_create_open_session_success(shop: Shop) -> None:
    """S2-21, CS-3, S4-09, S4-24, S3-12: everything that was sent is in the session, notes included."""
    lucia = await person(shop, "cashier1")
    me = lucia.till.login
    body = {"locationId": "ASU", "vendorId": me["business"]["id"], "userId": lucia.id}
    answer = ok(
        await lucia.start_shift("ASU-1", openingCash="150000", openingNotes="Faltan monedas de 500", **body), 201
    )
    assert (answer["outcome"], answer["created"]) == ("created", True)
    session = answer["session"]
    assert session["status"] == "open"
    assert session["openingCash"] == "150000"
    assert session["openingNotes"] == "Faltan monedas de 500"
    assert session["cashier"]["username"] == "cashier1"
    assert session["register"]["code"] == "ASU-1"
    assert session["location"]["code"] == "ASU"
    assert session["profile"]["code"] == "mostrador"
    assert (session["yours"], session["overdue"], session["participants"]) == (True, False, [])
    assert session["totals"] == {
        "totalSales": "0", "totalCash": "0", "totalCard": "0", "totalRefunds": "0", "totalTransactions": 0,
    }  # fmt: skip
    assert NUMBER.fullmatch(session["sessionNumber"])


async def test_prevent_duplicate_open_session(shop: Shop) -> None:
    """S2-15, S2-21, CS-2: the duplicate is refused and never saved."""
    lucia = await person(shop, "cashier1")
    await lucia.open_drawer("ASU-1")
    refused(await lucia.start_shift("ASU-2"), 409, "session-already-open")
    assert len(ok(await lucia.get("/api/pos/sessions"))["items"]) == 1


async def test_prevent_duplicate_open_session_same_business(shop: Shop) -> None:
    """S2-22, S4-06, CS-2: on each other register of the business, of any profile, the same refusal each time."""
    lucia = await person(shop, "cashier1")
    first = await lucia.open_drawer("ASU-1")
    for register in ("ASU-2", "ASU-3", "LUQ-1", "ASU-2"):
        problem = refused(await lucia.start_shift(register), 409, "session-already-open")
        assert problem["existingSession"]["id"] == first["id"]


async def test_cashier_can_have_open_in_different_businesses(shop: Shop) -> None:
    """S2-04, S2-08, S2-21, CS-2: a cashier of two businesses has a drawer in each."""
    bakery = await (await person(shop, "cashier1")).open_drawer("ASU-1")
    bar = await (await person(shop, "cashier1", "harbor")).open_drawer("test-register-1")
    assert bakery["cashier"]["id"] == bar["cashier"]["id"]
    assert (bakery["status"], bar["status"]) == ("open", "open")


async def test_allow_open_session_different_business_same_cashier(shop: Shop) -> None:
    """S2-22, S2-04: the other business's drawer neither blocks nor is named in a refusal."""
    await (await person(shop, "cashier1", "harbor")).open_drawer("test-register-1")
    lucia = await person(shop, "cashier1")
    mine = await lucia.open_drawer("ASU-1")
    problem = refused(await lucia.start_shift("ASU-2"), 409, "session-already-open")
    assert problem["existingSession"]["id"] == mine["id"]


async def test_different_cashiers_of_one_business_each_have_a_drawer(shop: Shop) -> None:
    """S2-05, S0-01, CS-2: three open drawers on one profile."""
    opened = {(await (await person(shop, f"cashier{n}")).open_drawer(f"ASU-{n}"))["id"] for n in (1, 2, 3)}
    manager = await person(shop, "manager1")
    listed = ok(await manager.get("/api/pos/sessions", params={"profileId": "mostrador", "status": "open"}))
    assert {session["id"] for session in listed["items"]} == opened


async def test_can_open_new_session_after_closing_previous(shop: Shop) -> None:
    """S2-06, S2-21, CS-5: counted and closed, the same register and cashier start again, under a new number."""
    lucia = await person(shop, "cashier1")
    first = await lucia.open_drawer("ASU-1")
    ok(await lucia.close(first, countedCash="200000"))
    second = await lucia.open_drawer("ASU-1")
    assert second["id"] != first["id"]
    assert second["sessionNumber"] != first["sessionNumber"]


async def test_allow_open_session_if_previous_closed(shop: Shop) -> None:
    """S2-22, S2-06: and on another register of the business as well."""
    lucia = await person(shop, "cashier1")
    ok(await lucia.close(await lucia.open_drawer("ASU-1"), countedCash="200000"))
    await lucia.open_drawer("ASU-2")


async def test_closed_session_does_not_block_new_open(shop: Shop) -> None:
    """S2-21, S2-06, CS-5: an ended drawer, not counted yet, frees its register and its cashier for everybody."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    first = await lucia.open_drawer("ASU-1")
    ok(await lucia.end(first))
    await lucia.open_drawer("ASU-2")
    taken_over = await derlis.open_drawer("ASU-1")
    assert taken_over["id"] != first["id"]
    ok(await lucia.close(first, countedCash="200000"))


async def test_open_session_allows_with_soft_deleted_open(shop: Shop) -> None:
    """S2-07: an open session that was put in the bin blocks neither its register nor its cashier."""
    lucia = await person(shop, "cashier1")
    binned = await lucia.open_drawer("ASU-1")
    await shop.sql("UPDATE cash_sessions SET is_deleted = true")
    again = await lucia.open_drawer("ASU-1")
    assert again["id"] != binned["id"]
    listed = ok(await lucia.get("/api/pos/sessions"))["items"]
    assert [session["id"] for session in listed] == [again["id"]]
    refused(await lucia.get(f"/api/pos/sessions/{binned['id']}"), 404, "session-unknown")


@pytest.mark.parametrize("username", ["admin", "manager1"])
async def test_admin_cannot_bypass_constraint(shop: Shop, username: str) -> None:
    """S2-09, CS-2: no role has a second drawer, and no body field asks for one."""
    boss = await person(shop, username)
    await boss.open_drawer("ASU-1")
    refused(await boss.start_shift("ASU-2"), 409, "session-already-open")
    refused(await boss.start_shift("ASU-2", force=True), 422, "unknown-field")
    other = await person(shop, "cashier2")
    refused(await boss.start_shift("ASU-2", userId=other.id), 403, "identity-mismatch")


async def test_error_response_includes_existing_session_id(shop: Shop) -> None:
    """S2-18, S2-19, CS-3: which session, its number, whose, where, since when."""
    lucia = await person(shop, "cashier1")
    first = await lucia.open_drawer("ASU-1")
    problem = refused(await lucia.start_shift("ASU-2"), 409, "session-already-open")
    assert problem["existingSession"] == {
        "id": first["id"],
        "sessionNumber": first["sessionNumber"],
        "registerId": first["register"]["id"],
        "register": first["register"],
        "cashier": first["cashier"],
        "openedAt": first["openedAt"],
    }
    assert first["sessionNumber"] in problem["detail"]


async def test_error_response_is_actionable(shop: Shop) -> None:
    """S2-20, S2-27, CS-3: the ways out lead somewhere, each works as told, and only then is the drawer free."""
    lucia = await person(shop, "cashier1")
    first = await lucia.open_drawer("ASU-1")
    problem = refused(await lucia.start_shift("ASU-2"), 409, "session-already-open")
    actions = {action["rel"]: action for action in problem["actions"]}
    assert {"view", "end", "close"} <= set(actions)
    assert ok(await lucia.get(actions["view"]["href"]))["id"] == first["id"]
    for rel, body in (("end", {}), ("close", {"countedCash": "200000"})):
        ok(await lucia.till.call(actions[rel]["method"], actions[rel]["href"], json=body))
    await lucia.open_drawer("ASU-2")


async def test_duplicate_session_attempt_is_logged(shop: Shop) -> None:
    """S2-33, CS-12: each attempt is one row, kept although it was refused."""
    lucia = await person(shop, "cashier1")
    await lucia.open_drawer("ASU-1")
    for _ in range(3):
        refused(await lucia.start_shift("ASU-2"), 409, "session-already-open")
    rows = [row for row in await journal(shop, "cash-session.get-or-create") if row["refused"]]
    assert [row["outcome"] for row in rows] == ["session-already-open"] * 3


async def test_log_contains_correct_session_details(shop: Shop) -> None:
    """S2-33, S2-34, CS-12: with cashier, business, existing session and time."""
    noon = datetime(2026, 7, 1, 16, 0, tzinfo=UTC)
    await shop.clock.set(noon)
    lucia = await person(shop, "cashier1")
    first = await lucia.open_drawer("ASU-1")
    await shop.clock.advance(minutes=20)
    refused(await lucia.start_shift("ASU-2"), 409, "session-already-open")
    row = (await journal(shop, "cash-session.get-or-create"))[-1]
    assert str(row["user_id"]) == lucia.id
    assert str(row["business_id"]) == lucia.till.login["business"]["id"]
    assert str(row["subject_id"]) == first["id"]
    assert row["at"] == shop.clock.now
    assert json.loads(row["answer"])["existingSession"]["sessionNumber"] == first["sessionNumber"]
    assert row["event"] is None


async def test_open_session_duplicate(shop: Shop) -> None:
    """S2-47, S4-16, S3-15, CS-3: the same request twice is the same session, unchanged, the second float ignored."""
    maya = await person(shop, "cashier4", "harbor")
    first = ok(await maya.start_shift("test-register-1", openingCash=200), 201)
    second = ok(await maya.start_shift("test-register-1", openingCash="999.99", openingNotes="other"))
    assert (second["outcome"], second["created"]) == ("resumed", False)
    assert second["session"] == first["session"]


async def test_get_open_session_for_cashier_returns_session(shop: Shop) -> None:
    """S2-13, S2-14, S2-22: the register names its open session until it is closed or deleted, and nothing else."""
    lucia = await person(shop, "cashier1")

    async def seen() -> Document | None:
        registers = ok(await lucia.get("/api/registers"))["items"]
        found: Document | None = next(r["openSession"] for r in registers if r["code"] == "ASU-1")
        return found

    assert await seen() is None
    session = await lucia.open_drawer("ASU-1")
    shown = await seen()
    assert shown is not None
    assert shown["id"] == session["id"]
    ok(await lucia.close(session, countedCash="200000"))
    assert await seen() is None
    deleted = await lucia.open_drawer("ASU-1")
    shown = await seen()
    assert shown is not None
    await shop.sql("UPDATE cash_sessions SET is_deleted = true WHERE id::text = $1", deleted["id"])
    assert await seen() is None


async def test_the_open_session_of_a_cashier_is_found_from_another_register(shop: Shop) -> None:
    """S2-12, S2-14: in its own business, by a second opening that is refused with it; a deleted one is not found."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    problem = refused(await lucia.start_shift("ASU-2"), 409, "session-already-open")
    assert problem["existingSession"]["id"] == session["id"]
    await shop.sql("UPDATE cash_sessions SET is_deleted = true WHERE id::text = $1", session["id"])
    assert ok(await lucia.start_shift("ASU-2"), 201)["outcome"] == "created"


async def test_get_open_session_for_cashier_returns_none_if_closed(shop: Shop) -> None:
    """S2-13, S2-22: a closed session is in the list of all and not in the list of the open."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    ok(await lucia.close(session, countedCash="200000"))
    by_status = {
        status: [s["id"] for s in ok(await lucia.get("/api/pos/sessions", params={"status": status}))["items"]]
        for status in ("open", "ended", "closed")
    }
    assert by_status == {"open": [], "ended": [], "closed": [session["id"]]}


async def test_ones_own_sessions_are_found_on_every_profile(shop: Shop) -> None:
    """CS-2, CS-3: with `yours`, the caller's own and those they joined, and nobody else's."""
    lucia, derlis, rocio = [await person(shop, name) for name in ("cashier1", "cashier2", "cashier3")]
    joined = await lucia.open_drawer("ASU-1")
    elsewhere = await derlis.open_drawer("LUQ-1")
    assert ok(await rocio.start_shift("ASU-1"))["outcome"] == "joined"

    async def listed(who: Person, **query: str) -> list[str]:
        params = {"status": "open", "yours": "true", **query}
        return [session["id"] for session in ok(await who.get("/api/pos/sessions", params=params))["items"]]

    assert await listed(lucia) == await listed(rocio) == [joined["id"]]
    assert await listed(derlis) == [elsewhere["id"]]
    assert await listed(derlis, profileId="mostrador") == []
    assert await listed(lucia, yours="false") == [elsewhere["id"], joined["id"]]


# --- at once ---------------------------------------------------------------------------------------


async def test_concurrent_create_attempts_only_one_succeeds(shop: Shop) -> None:
    """S2-10, S2-16, CS-2: one cashier at every register of the business at once: one drawer, the others name it."""
    lucia = await person(shop, "cashier1")
    answers = await asyncio.gather(*(lucia.start_shift(register) for register in ("ASU-1", "ASU-2", "ASU-3", "LUQ-1")))
    (opened,) = [ok(answer, 201)["session"] for answer in answers if answer.status_code == 201]
    problems = [refused(answer, 409, "session-already-open") for answer in answers if answer.status_code != 201]
    assert [problem["existingSession"]["id"] for problem in problems] == [opened["id"]] * 3
    assert len(await shop.sql("SELECT FROM cash_sessions")) == 1


async def test_whoever_comes_second_waits_and_does_not_fail(shop: Shop) -> None:
    """S3-13, S4-04, S4-08, CS-3: while the register's row is held nobody is answered, then everybody."""
    people = [await person(shop, f"cashier{n}") for n in (1, 2, 3)]
    holder = await asyncpg.connect(shop.database_url)
    held = holder.transaction()
    await held.start()
    await holder.execute("SELECT FROM pos_registers WHERE code = 'ASU-1' FOR UPDATE")
    waiting = [asyncio.create_task(who.start_shift("ASU-1")) for who in people]
    answered, _ = await asyncio.wait(waiting, timeout=0.5)
    assert answered == set()
    await held.rollback()
    await holder.close()
    answers = [(await task).json() for task in waiting]
    assert sorted(answer["outcome"] for answer in answers) == ["created", "joined", "joined"]
    assert len({answer["session"]["id"] for answer in answers}) == 1


@pytest.mark.parametrize(
    ("change", "index"),
    [
        (
            "register_id = (SELECT id FROM pos_registers WHERE code = 'ASU-2')",
            "uq_cash_sessions_one_open_per_cashier_business",
        ),
        ("cashier_id = (SELECT id FROM users WHERE username = 'cashier2')", "idx_one_open_session_per_register"),
    ],
)
async def test_past_the_program_a_second_open_row_fails(shop: Shop, change: str, index: str) -> None:
    """S2-03, S3-14, CS-1, CS-2: by raw SQL, in the database, by the index of that name."""
    lucia = await person(shop, "cashier1")
    await lucia.open_drawer("ASU-1")
    column, value = change.split(" = ", 1)
    columns = (
        "business_id, business_date, register_id, location_id, profile_id, cashier_id, status, opened_at,"
        " opening_float_minor"
    )
    chosen = columns.replace(column, value)
    with pytest.raises(asyncpg.UniqueViolationError) as error:
        await shop.sql(
            f"INSERT INTO cash_sessions (id, number, {columns})"
            f" SELECT gen_random_uuid(), 'X', {chosen} FROM cash_sessions"
        )
    assert error.value.constraint_name == index
