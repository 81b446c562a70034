"""``POST /api/pos/sessions/get-or-create``: created, resumed, joined, or a named refusal."""

from datetime import UTC, datetime

import pytest

from tests.helpers.floor import Document, ok, person, refused
from tests.helpers.shop import Shop


async def test_second_cashier_joins_a_shared_register(shop: Shop) -> None:
    """S3-10, S4-18, CS-3: B joins A's session; the float B gives is ignored, the original stays; B may sell on it."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    session = await lucia.open_drawer("ASU-1", openingCash="100000")
    joined = ok(await derlis.start_shift("ASU-1", openingCash="300000"))
    assert (joined["outcome"], joined["created"]) == ("joined", False)
    assert joined["session"]["id"] == session["id"]
    assert joined["session"]["openingCash"] == "100000"
    assert [p["username"] for p in joined["session"]["participants"]] == ["cashier2"]
    assert joined["session"]["yours"]
    again = ok(await derlis.start_shift("ASU-1"))
    assert again["session"]["participants"] == joined["session"]["participants"]
    sold = await derlis.sell(session, "5000")
    assert (sold["session"]["id"], sold["cashier"]["username"]) == (session["id"], "cashier2")


async def test_a_personal_drawer_is_refused_to_others(shop: Shop) -> None:
    """CS-3: a profile of personal drawers says whose it is and since when; its own cashier resumes."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    session = await lucia.open_drawer("LUQ-1")
    problem = refused(await derlis.start_shift("LUQ-1"), 409, "register-in-use")
    assert problem["existingSession"]["id"] == session["id"]
    assert problem["existingSession"]["cashier"]["username"] == "cashier1"
    assert ok(await lucia.start_shift("LUQ-1"))["outcome"] == "resumed"


async def test_whoever_asks_never_to_join_is_refused(shop: Shop) -> None:
    """CS-3: ``onExisting: refuse`` on a shared register; one's own is resumed all the same."""
    lucia, derlis = await person(shop, "cashier1"), await person(shop, "cashier2")
    session = await lucia.open_drawer("ASU-1")
    problem = refused(await derlis.start_shift("ASU-1", onExisting="refuse"), 409, "register-in-use")
    assert problem["existingSession"]["id"] == session["id"]
    assert ok(await derlis.get(f"/api/pos/sessions/{session['id']}"))["participants"] == []
    assert ok(await lucia.start_shift("ASU-1", onExisting="refuse"))["outcome"] == "resumed"


async def test_a_register_is_named_by_id_or_by_code(shop: Shop) -> None:
    """S4-09, S4-16: text ids such as ``test-register-1`` work like the server's own."""
    maya = await person(shop, "cashier4", "harbor")
    by_code = await maya.open_drawer("test-register-1", locationId="test-location")
    by_id = await maya.start_shift(by_code["register"]["id"], locationId=by_code["location"]["id"])
    assert ok(by_id)["session"]["id"] == by_code["id"]


async def test_a_missing_float_is_the_profiles(shop: Shop) -> None:
    """S3-12: 200.00 at the bar; an explicit zero is zero."""
    assert (await (await person(shop, "cashier4", "harbor")).open_drawer("test-register-1"))["openingCash"] == "200.00"
    owen = await person(shop, "cashier5", "harbor")
    assert (await owen.open_drawer("test-register-2", openingCash=0))["openingCash"] == "0.00"


async def test_numbers_count_up_in_each_location_and_day(shop: Shop) -> None:
    """CS-4, S4-20, S4-05: 001, 002, … of a location and business day, the day by the cut-off, not by midnight."""
    # One in the morning in Asunción is still the day before.
    await shop.clock.set(datetime(2026, 7, 2, 4, 0, tzinfo=UTC))
    lucia, rocio = await person(shop, "cashier1"), await person(shop, "cashier3")
    numbers = []
    for cashier, register in ((lucia, "ASU-1"), (rocio, "ASU-2"), (lucia, "LUQ-1")):
        session = await cashier.open_drawer(register)
        numbers.append(session["sessionNumber"])
        ok(await cashier.close(session, countedCash="200000"))
    await shop.clock.set(datetime(2026, 7, 2, 12, 0, tzinfo=UTC))
    session = await lucia.open_drawer("ASU-1")
    assert [*numbers, session["sessionNumber"]] == [
        "POS-ASU-20260701-001", "POS-ASU-20260701-002", "POS-LUQ-20260701-001", "POS-ASU-20260702-001",
    ]  # fmt: skip
    assert session["businessDate"] == "2026-07-02"


async def test_an_open_drawer_is_overdue_on_the_next_business_day(shop: Shop) -> None:
    """CS-10: shown as overdue, never closed by itself, and it can still be ended and counted."""
    await shop.clock.set(datetime(2026, 7, 1, 12, 0, tzinfo=UTC))
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    await shop.clock.advance(hours=12)
    assert not ok(await lucia.get(f"/api/pos/sessions/{session['id']}"))["overdue"]
    await shop.clock.set(datetime(2026, 7, 2, 12, 0, tzinfo=UTC))
    lucia = await person(shop, "cashier1")
    late = ok(await lucia.get(f"/api/pos/sessions/{session['id']}"))
    assert (late["status"], late["overdue"]) == ("open", True)
    ok(await lucia.close(session, countedCash="200000"))


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"registerId": "nowhere"}, 404, "register-unknown"),
        ({"registerId": "test-register-1"}, 404, "register-unknown"),
        ({"registerId": "ASU-1", "locationId": "LUQ"}, 422, "register-elsewhere"),
        ({"registerId": "ASU-1", "locationId": "nowhere"}, 422, "register-elsewhere"),
        ({"registerId": "ASU-1", "vendorId": "cashier2"}, 403, "identity-mismatch"),
        ({"registerId": "ASU-1", "userId": "cashier2"}, 403, "identity-mismatch"),
        ({"registerId": "ASU-1", "onExisting": "maybe"}, 422, "field-not-one-of"),
        ({}, 422, "field-missing"),
    ],
)
async def test_a_drawer_that_can_not_be_opened(shop: Shop, body: Document, status: int, code: str) -> None:
    """S3-02, S4-06, EV-5: an unknown register, another business's, a wrong place, another's name."""
    lucia = await person(shop, "cashier1")
    refused(await lucia.post("/api/pos/sessions/get-or-create", body), status, code)
    assert await shop.sql("SELECT FROM cash_sessions") == []


@pytest.mark.parametrize("path", ["/api/pos/sessions/open", "/api/pos/sessions/create", "/api/pos/sessions"])
async def test_there_is_no_other_way_to_open(shop: Shop, path: str) -> None:
    """S3-04, S4-02, S4-07: the old endpoint is gone, and nothing else creates a session."""
    lucia = await person(shop, "cashier1")
    answer = await lucia.post(path, {"registerId": "ASU-1"})
    assert answer.status_code == (405 if path == "/api/pos/sessions" else 404), answer.text
    assert await shop.sql("SELECT FROM cash_sessions") == []
