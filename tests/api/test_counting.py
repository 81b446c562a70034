"""The life of a drawer: sold on, ended, counted, closed."""

import json

import pytest

from tests.helpers.floor import Document, card, cash, journal, key, nothing_changes, ok, person, refused, thing
from tests.helpers.shop import Shop


async def test_the_life_of_a_drawer(shop: Shop) -> None:
    """CS-5, CS-6, CS-11, S4-21: sell, end, count, close; expected cash is float plus cash sales."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    session = await lucia.open_drawer("ASU-1", openingCash="200000")
    await lucia.sell(session, "15000")
    await lucia.sell(session, "30000", card("30000"))
    await lucia.sell(session, "12500", cash("20000"))
    await lucia.sell(session, "50000", card("20000"), cash("30000"))
    ended = ok(await lucia.end(session, notes="Todo bien"))["session"]
    assert ended["status"] == "ended"
    assert ended["totals"] == {
        "totalSales": "107500", "totalCash": "57500", "totalCard": "50000", "totalRefunds": "0",
        "totalTransactions": 4,
    }  # fmt: skip
    assert ended["summary"]["expectedCash"] == "257500"
    cart = await lucia.cart(thing("late", "1000"))
    assert refused(await lucia.pay(cart, session, cash("1000")), 409, "session-not-open")["state"] == "ended"
    pieces = [{"value": "100000", "count": 2}, {"value": 50000, "count": 1}, {"value": "500", "count": 14}]
    counted = ok(await lucia.count(session, kind="closing", denominations=pieces), 201)["count"]
    assert (counted["amount"], counted["expected"], counted["overShort"]) == ("257000", "257500", "-500")
    closed = ok(await lucia.close(session, closingNotes="Falta una moneda"))
    assert closed["alreadyClosed"] is False
    assert closed["summary"] == {
        "openingCash": "200000", "expectedCash": "257500", "countedCash": "257000", "overShort": "-500",
        "status": "short",
        "byTender": [
            {"tender": "cash", "expected": "257500", "counted": "257000", "difference": "-500"},
            {"tender": "card", "expected": "50000", "counted": None, "difference": None},
        ],
    }  # fmt: skip
    assert closed["session"]["closingNotes"] == "Falta una moneda"
    assert closed["session"]["summary"] == closed["summary"]


async def test_a_session_names_who_ended_and_who_closed_it(shop: Shop) -> None:
    """CS-5: both may be somebody else than its cashier; a close of an open session ends it, too."""
    lucia, marta = await person(shop, "cashier1"), await person(shop, "manager1")
    session = await lucia.open_drawer("ASU-1")
    assert (session["endedBy"], session["closedBy"]) == (None, None)
    ended = ok(await marta.end(session))["session"]
    assert (ended["endedBy"]["username"], ended["closedBy"]) == ("manager1", None)
    closed = ok(await lucia.close(session, countedCash="200000"))["session"]
    assert (closed["endedBy"]["username"], closed["closedBy"]["username"]) == ("manager1", "cashier1")
    at_once = ok(await marta.close(await lucia.open_drawer("ASU-1"), countedCash="200000"))["session"]
    assert (at_once["endedBy"]["username"], at_once["closedBy"]["username"]) == ("manager1", "manager1")


@pytest.mark.parametrize(
    ("counted", "status", "over_short"),
    [("200000", "balanced", "0"), ("200500", "over", "500"), ("199999", "short", "-1"), ("250000", "over", "50000")],
)
async def test_a_difference_is_recorded_never_refused(shop: Shop, counted: str, status: str, over_short: str) -> None:
    """CS-8: up to the profile's limit nobody is asked; over/short is counted minus expected."""
    lucia = await person(shop, "cashier1")
    summary = ok(await lucia.close(await lucia.open_drawer("ASU-1"), countedCash=counted))["summary"]
    assert (summary["status"], summary["overShort"]) == (status, over_short)


JSON = {"Content-Type": "application/json"}
APPROVED = {"reason": "Robo", "approval": {"username": "manager1", "pin": "9999"}}


@pytest.mark.parametrize(
    ("counted", "over_short", "status"), [("149999", "-50001", "short"), ("250001", "50001", "over")]
)
@pytest.mark.parametrize("reason", [None, "", "Robo"])
async def test_beyond_the_limit_a_count_closes_and_waits_for_an_approval(
    shop: Shop, reason: str | None, counted: str, over_short: str, status: str
) -> None:
    """CS-8: whatever the count says, it closes; past the limit, either way, the difference stands as pending."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    closed = ok(await lucia.close(session, countedCash=counted, **({} if reason is None else {"reason": reason})))
    assert (closed["summary"]["overShort"], closed["summary"]["status"]) == (over_short, status)
    shown = closed["session"]
    assert (shown["status"], shown["approval"], shown["approvedBy"], shown["overShortReason"]) == (
        "closed", "pending", None, reason,
    )  # fmt: skip


async def test_within_the_limit_nothing_waits(shop: Shop) -> None:
    """CS-8: the limit itself is within it, and an approval that nobody needs is not looked at."""
    lucia, rocio = await person(shop, "cashier1"), await person(shop, "cashier3")
    wrong = {"username": "manager1", "pin": "0000"}
    for who, register, more in ((lucia, "ASU-1", {}), (rocio, "LUQ-1", {"approval": wrong})):
        closed = ok(await who.close(await who.open_drawer(register), countedCash="150000", **more))["session"]
        assert (closed["approval"], closed["approvedBy"]) == (None, None)


@pytest.mark.parametrize(
    ("approval", "code"),
    [
        ({"username": "manager1", "pin": "1234"}, "approval-failed"),
        ({"username": "nobody", "pin": "1234"}, "approval-failed"),
        ({"username": "cashier2", "pin": "2222"}, "approver-not-permitted"),
        ({"username": "cashier1", "pin": "1111"}, "approval-by-oneself"),
        # A manager of another business is nobody here.
        ({"username": "manager2", "pin": "8888"}, "approval-failed"),
    ],
)
async def test_an_approval_in_the_call_is_good_or_nothing_is_done(shop: Shop, approval: Document, code: str) -> None:
    """CS-8: with a bad one the session stays as it was; with a good one it is closed as approved."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    async with nothing_changes(shop):
        refused(await lucia.close(session, countedCash="149999", reason="x", approval=approval), 403, code)
    shown = ok(await lucia.close(session, countedCash="149999", **APPROVED))["session"]
    assert (shown["overShortReason"], shown["approval"], shown["approvedBy"]["username"]) == (
        "Robo", "approved", "manager1",
    )  # fmt: skip
    assert str((await journal(shop, "cash-session.close"))[-1]["approved_by"]) == shown["approvedBy"]["id"]


async def test_each_step_may_be_repeated(shop: Shop) -> None:
    """CS-5, EV-1: ending twice and closing twice answer the same and change nothing."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    first_end, second_end = ok(await lucia.end(session)), ok(await lucia.end(session, notes="again"))
    assert first_end == second_end
    first = ok(await lucia.close(session, countedCash="200000"))
    second = ok(await lucia.close(session, countedCash="1"))
    assert second == first | {"alreadyClosed": True}
    assert len(await shop.sql("SELECT FROM cash_counts")) == 1


@pytest.mark.parametrize(
    ("step", "body", "code"),
    [
        ("counts", {"kind": "spot"}, "count-missing"),
        ("counts", {"kind": "spot", "denominations": []}, None),
        ("counts", {"kind": "spot", "denominations": [{"value": "500", "count": 1}] * 2}, "denominations-invalid"),
        ("counts", {"kind": "spot", "denominations": [{"value": "9999999999", "count": 2}]}, "amount-too-large"),
        ("counts", {"kind": "spot", "denominations": [{"value": "0", "count": 3}]}, "denomination-zero"),
        ("close", {"denominations": [{"value": "500", "count": 1}, {"value": 0, "count": 0}]}, "denomination-zero"),
        ("counts", {"kind": "final", "amount": "1"}, "field-not-one-of"),
        ("close", {}, "count-missing"),
        ("close", {"denominations": [{"value": "500", "count": -1}]}, "number-out-of-range"),
        ("close", {"denominations": [{"value": "500", "count": 1.5}]}, "field-not-a-whole-number"),
        ("close", {"denominations": [{"value": "0.5", "count": 1}]}, "amount-too-precise"),
    ],
)
async def test_counts_that_say_nothing(shop: Shop, step: str, body: Document, code: str | None) -> None:
    """An empty drawer can be counted piece by piece; anything that is no count is refused."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    answer = await lucia.post(f"/api/pos/sessions/{session['id']}/{step}", body)
    if code is None:
        assert ok(answer, 201)["count"]["amount"] == "0"
    else:
        problem = refused(answer, 422, code)
        # The sentence names the field that this call has.
        assert code != "count-missing" or problem["field"] == {"counts": "$.amount", "close": "$.countedCash"}[step]


@pytest.mark.parametrize("step", ["spot", "closing", "close"])
async def test_a_figure_and_pieces_that_contradict_each_other(shop: Shop, step: str) -> None:
    """EV-2: neither is believed over the other; the refusal names both, in the person's money."""
    maya = await person(shop, "cashier4", "harbor")
    session = await maya.open_drawer("test-register-1", openingCash="15.00")
    path = f"/api/pos/sessions/{session['id']}/{'close' if step == 'close' else 'counts'}"
    figure, kind = ("countedCash", {}) if step == "close" else ("amount", {"kind": step})
    pieces = {"denominations": [{"value": "5", "count": 3}]}
    async with nothing_changes(shop):
        problem = refused(await maya.post(path, {figure: "10.00", **pieces, **kind}), 422, "counts-differ")
    assert (problem["amount"], problem["pieces"]) == ("10.00", "15.00")
    assert all(amount in problem["detail"] for amount in ("10.00", "15.00"))
    answer = await maya.post(path, {figure: "15.00", **pieces, **kind})
    assert answer.status_code in {200, 201}, answer.text
    (kept,) = await shop.sql("SELECT amount_minor, denominations FROM cash_counts")
    assert (kept["amount_minor"], json.loads(kept["denominations"])) == (1_500, [{"value_minor": 500, "count": 3}])


async def test_a_closed_session_takes_no_count(shop: Shop) -> None:
    """CS-5: closed is counted and final, for its cashier and for a manager; the count of before is answered again."""
    lucia, boss = await person(shop, "cashier1"), await person(shop, "manager1")
    session = await lucia.open_drawer("ASU-1")
    path, once, counted = f"/api/pos/sessions/{session['id']}/counts", key(), {"kind": "closing", "amount": "200000"}
    kept = ok(await lucia.post(path, counted, key=once), 201)
    ok(await lucia.close(session))
    async with nothing_changes(shop):
        for who in (lucia, boss):
            for kind in ("spot", "closing"):
                problem = refused(await who.count(session, kind=kind, amount="1"), 409, "session-closed")
                assert problem["sessionNumber"] == session["sessionNumber"]
    assert ok(await lucia.post(path, counted, key=once), 201) == kept


async def test_a_spot_count_is_one_in_mid_session(shop: Shop) -> None:
    """CS-5: once the session has ended it is counted to be closed, and not otherwise."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    ok(await lucia.end(session))
    async with nothing_changes(shop):
        refused(await lucia.count(session, kind="spot", amount="200000"), 409, "session-ended")
    ok(await lucia.count(session, kind="closing", amount="200000"), 201)


async def test_spot_counts_are_kept_and_change_nothing(shop: Shop) -> None:
    """Each count is its own row; the session goes on selling; a closing count is the last closing one."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    for amount in ("199000", "200000"):
        ok(await lucia.count(session, kind="spot", amount=amount), 201)
    refused(await lucia.close(session), 422, "count-missing")
    await lucia.sell(session, "1000")
    for amount in ("200500", "201000"):
        ok(await lucia.count(session, kind="closing", amount=amount), 201)
    assert ok(await lucia.close(session))["summary"]["countedCash"] == "201000"
    assert len(await shop.sql("SELECT FROM cash_counts")) == 4


async def test_a_count_is_of_the_drawer_as_it_was(shop: Shop) -> None:
    """CS-5, CS-8: what was counted before cash came in says nothing of the drawer now; a card changes no drawer."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    session = await lucia.open_drawer("ASU-1", openingCash="200000")
    ok(await lucia.count(session, kind="closing", amount="200000"), 201)
    await lucia.sell(session, "15000")
    async with nothing_changes(shop):
        refused(await lucia.close(session), 409, "count-outdated")
    ok(await lucia.count(session, kind="closing", amount="215000"), 201)
    await lucia.sell(session, "30000", card("30000"))
    assert ok(await lucia.close(session))["summary"]["status"] == "balanced"


async def test_what_was_refused_is_kept_with_the_drawer_it_was_about(shop: Shop) -> None:
    """EV-4, CS-12: on which drawer, and why."""
    lucia, beto = await person(shop, "cashier1", register="ASU-1"), await person(shop, "cashier2", register="ASU-2")
    session = await lucia.open_drawer("ASU-1", openingCash="200000")
    refused(await lucia.close(session), 422, "count-missing")
    refused(await beto.end(session), 403, "session-not-yours")
    rows = [*await journal(shop, "cash-session.close"), *await journal(shop, "cash-session.end")]
    assert {(row["subject_kind"], str(row["subject_id"])) for row in rows} == {("cash-session", session["id"])}
    assert [row["outcome"] for row in rows] == ["count-missing", "session-not-yours"]


async def test_a_drawer_is_counted_by_its_cashier_or_a_manager(shop: Shop) -> None:
    """CS-9, EV-5: who joined may sell on it, not end, count or close it; a manager may all three."""
    lucia, derlis, boss = await person(shop, "cashier1"), await person(shop, "cashier2"), await person(shop, "manager1")
    session = await lucia.open_drawer("ASU-1")
    ok(await derlis.start_shift("ASU-1"))
    for answer in (
        await derlis.end(session),
        await derlis.count(session, kind="spot", amount="1"),
        await derlis.close(session, countedCash="200000"),
    ):
        problem = refused(answer, 403, "session-not-yours")
        assert problem["cashierName"] == "Lucía Benítez"
    ok(await boss.end(session))
    ok(await boss.close(session, countedCash="200000"))


async def test_money_of_two_currencies(shop: Shop) -> None:
    """EV-6: answers have the currency's own decimals: 1500000 guaraníes, 200.00 dollars."""
    bakery = await (await person(shop, "cashier1")).open_drawer("ASU-1", openingCash=1_500_000)
    assert (bakery["openingCash"], bakery["currency"]) == ("1500000", "PYG")
    bar = await (await person(shop, "cashier1", "harbor")).open_drawer("test-register-1", openingCash=0.1)
    assert (bar["openingCash"], bar["currency"]) == ("0.10", "USD")


@pytest.mark.parametrize("amount", ['"200.00"', '"200.0"', '"200"', "200.00", "200"])
async def test_an_amount_is_taken_with_the_currencys_decimals_or_fewer(shop: Shop, amount: str) -> None:
    """EV-6: two hundred dollars, as text and as number."""
    maya = await person(shop, "cashier4", "harbor")
    body = f'{{"registerId": "test-register-1", "openingCash": {amount}}}'
    answer = await maya.till.call("POST", "/api/pos/sessions/get-or-create", content=body, headers=JSON)
    assert ok(answer, 201)["session"]["openingCash"] == "200.00"


@pytest.mark.parametrize(
    ("amount", "stored"),
    [("1000.0", "1000"), ("1000.000", "1000"), ("0.0", "0"), ("10.00", "10"), ("100.0", "100"), ("1000", "1000")],
)
async def test_zeros_behind_the_point_of_a_number_do_not_count(shop: Shop, amount: str, stored: str) -> None:
    """EV-6: 1000.0 is what a double of most languages looks like; beside it a text keeps its own zeros."""
    lucia = await person(shop, "cashier1")
    body = f'{{"registerId": "ASU-1", "openingNotes": "a \\"1.0\\" b 2.50", "openingCash": {amount}}}'
    answer = await lucia.till.call("POST", "/api/pos/sessions/get-or-create", content=body, headers=JSON)
    opened = ok(answer, 201)["session"]
    assert (opened["openingCash"], opened["openingNotes"]) == (stored, 'a "1.0" b 2.50')


@pytest.mark.parametrize("amount", ["1000.5", "1000.01", "1000.50", '"1000.0"', '"1.000"'])
async def test_other_digits_and_a_texts_zeros_do_count(shop: Shop, amount: str) -> None:
    """EV-6, EV-11: half a guaraní there is none, and 1.000 in quotes may be a thousand."""
    lucia = await person(shop, "cashier1")
    body = f'{{"registerId": "ASU-1", "openingCash": {amount}}}'
    answer = await lucia.till.call("POST", "/api/pos/sessions/get-or-create", content=body, headers=JSON)
    assert refused(answer, 422, "amount-too-precise")["currency"] == "PYG"


@pytest.mark.parametrize("amount", ['"200.000"', "200.001", '"200.001"', '"0.000"'])
async def test_an_amount_with_more_decimals_is_refused(shop: Shop, amount: str) -> None:
    """EV-6: a thousand times too little, where 200.000 in quotes is how two hundred thousand is written."""
    maya = await person(shop, "cashier4", "harbor")
    body = f'{{"registerId": "test-register-1", "openingCash": {amount}}}'
    answer = await maya.till.call("POST", "/api/pos/sessions/get-or-create", content=body, headers=JSON)
    problem = refused(answer, 422, "amount-too-precise")
    assert (problem["currency"], problem["decimals"]) == ("USD", 2)


async def test_a_note_listed_twice_is_named_as_money(shop: Shop) -> None:
    """EV-6, EV-7: fifty dollars are 50.00 in the refusal, not 5000 cents."""
    maya = await person(shop, "cashier4", "harbor")
    session = await maya.open_drawer("test-register-1")
    pieces = [{"value": 50, "count": 1}, {"value": "50.00", "count": 2}]
    problem = refused(await maya.count(session, kind="spot", denominations=pieces), 422, "denominations-invalid")
    assert problem["value"] == "50.00"
    assert "50.00" in problem["detail"]
