"""The end of a lease: by the clock alone, and between any two looks at it."""

import json
from collections.abc import Callable

import pytest

from tests.claims.hands import OPENING, Floor, adding
from tests.helpers.floor import Document, ok, refused

# More looks at the clock than any command takes.
LOOKS = 12

TICKING = f"""
CREATE SEQUENCE looks;
CREATE OR REPLACE FUNCTION shop_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT timestamptz '{OPENING.isoformat()}' + make_interval(secs => nextval('looks'))
$$"""


async def _another_claims(floor: Floor, order: Document) -> tuple[int, str]:
    answer = await floor.beto.claim(order)
    return answer.status_code, answer.json().get("code", "claimed")


async def _another_writes(floor: Floor, order: Document) -> tuple[int, str]:
    answer = await floor.beto.operate(order, adding("line-2"))
    return answer.status_code, answer.json().get("code", "changed")


async def _another_releases(floor: Floor, order: Document) -> tuple[int, str]:
    answer = await floor.beto.release(order)
    return answer.status_code, answer.json()["code"] if answer.content else "was-free"


async def _another_takes_over(floor: Floor, order: Document) -> tuple[int, str]:
    answer = await floor.beto.take_over(order)
    return answer.status_code, answer.json().get("code", "taken-over")


async def _another_asks(floor: Floor, order: Document) -> tuple[int, str]:
    answer = await floor.beto.ask(order)
    return answer.status_code, answer.json().get("code", "asked")


async def _the_holder_claims(floor: Floor, order: Document) -> tuple[int, str]:
    answer = await floor.ana.claim(order)
    return answer.status_code, answer.json().get("code") or answer.json()["outcome"]


ASKED: dict[str, tuple[Callable[..., object], set[tuple[int, str]]]] = {
    "claim again": (_the_holder_claims, {(200, "renewed"), (200, "claimed")}),
    "claim": (_another_claims, {(409, "order-claimed"), (200, "claimed")}),
    "write": (_another_writes, {(423, "order-claimed"), (200, "changed")}),
    "release": (_another_releases, {(403, "claim-not-yours"), (204, "was-free")}),
    "take over": (_another_takes_over, {(403, "take-over-not-permitted")}),
    "ask": (_another_asks, {(201, "asked"), (409, "order-not-held")}),
}


@pytest.mark.parametrize("does", ASKED)
async def test_a_lease_that_ends_between_two_looks_at_the_clock(floor: Floor, does: str) -> None:
    """CL-2, EV-2, S0-38: wherever within a command the lease ends, the answer is one of the two whole ones: a
    refusal names a holder, and nothing fails.
    """
    ask, allowed = ASKED[does]
    for statement in TICKING.split(";\n"):
        await floor.shop.sql(statement)
    for looks in range(LOOKS):
        order = await floor.ana.queue()
        await floor.ana.take(order)
        await floor.shop.sql(
            "UPDATE orders SET claim_expires_at = $2::timestamptz + make_interval(secs => nextval('looks') + $3)"
            " WHERE id::text = $1",
            order["id"], OPENING, looks,
        )  # fmt: skip
        assert await ask(floor, order) in allowed  # type: ignore[misc]  # one of the coroutines above


async def test_a_claim_is_answered_as_it_was_made(floor: Floor) -> None:
    """CL-3: a clock that is set forward within the command ends the lease, and not the answer of what was done."""
    order = await floor.ana.queue()
    await floor.shop.sql("UPDATE profiles SET cashiers_take_over = true")
    for statement in TICKING.replace("nextval('looks')", "120 * nextval('looks')").split(";\n"):
        await floor.shop.sql(statement)
    for answer, outcome in (
        (await floor.ana.claim(order), "claimed"),
        (await floor.beto.take_over(order), "taken-over"),
    ):
        told = ok(answer)
        assert (told["outcome"], told["claim"]["mine"]) == (outcome, True)
        assert told["order"]["claim"] == {name: told["claim"][name] for name in told["claim"] if name != "token"}
    rows = await floor.shop.sql("SELECT event::text AS event FROM journal WHERE outcome IN ('claimed', 'taken-over')")
    assert [json.loads(row["event"])["changes"][0]["claim"] is not None for row in rows] == [True, True]


async def test_the_profile_sets_the_lease(floor: Floor) -> None:
    """S0-48: the time of inactivity is the profile's."""
    await floor.shop.sql("UPDATE profiles SET lease_seconds = 10 WHERE code = 'mostrador'")
    order = await floor.ana.queue()
    await floor.ana.take(order)
    await floor.shop.clock.advance(seconds=9)
    refused(await floor.beto.claim(order), 409, "order-claimed")
    await floor.shop.clock.advance(seconds=1)
    assert (await floor.beto.status(order)) == {
        "claimed": False, "claimedBy": None, "claimedAt": None, "expiresAt": None, "register": None,
        "canClaim": True, "isMine": False,
    }  # fmt: skip
    ok(await floor.beto.claim(order))


async def test_a_claim_of_a_deleted_session_is_free(floor: Floor) -> None:
    """CL-2: a claim lives only as long as the cash session it was made from: a deleted one holds no order."""
    order = await floor.ana.queue()
    await floor.ana.take(order)
    refused(await floor.beto.claim(order), 409, "order-claimed")
    await floor.shop.sql(
        "UPDATE cash_sessions SET is_deleted = true"
        " WHERE id = (SELECT claim_session_id FROM orders WHERE id::text = $1)",
        order["id"],
    )
    assert (await floor.beto.status(order))["claimed"] is False
    assert ok(await floor.beto.claim(order))["outcome"] == "claimed"
