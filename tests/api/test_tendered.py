"""Cash that is handed over: what nobody hands over is asked about before it is booked (TX-4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.claims.hands import at_work
from tests.helpers.floor import Document, card, cash, ok, person, refused, thing
from tests.helpers.shop import Shop
from tillkeeper.kernel import limits
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.notes import NOTES, largest_note_minor


def confirmed(payment: Document) -> Document:
    return payment | {"confirmTendered": True}


@pytest.mark.parametrize(
    ("payments", "likely"),
    [
        ([cash("9000", "109000")], True),
        ([cash("9000", "109001")], False),
        ([cash("109000")], True),
        ([cash("109001")], False),
        ([card("4000"), cash("5000", "105000")], True),
        ([card("4000"), cash("5000", "105001")], False),
        ([cash("4000", "84000"), cash("5000", "25000")], True),
        ([cash("4000", "84000"), cash("5000", "25001")], False),
        ([card("9000")], True),
    ],
)
async def test_a_cart_paid_with_more_than_its_due_and_the_largest_note(
    shop: Shop, payments: list[Document], *, likely: bool
) -> None:
    """TX-4: due 9,000 and the largest note 100,000 is the most; above it nothing is booked until it is confirmed."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    cart = await lucia.cart(thing("a", "9000"))
    answer = await lucia.pay(cart, session, *payments)
    if not likely:
        problem = refused(answer, 422, "tendered-unlikely")
        due = "5000" if payments[0]["tender"] == "card" else "9000"
        assert problem["due"] == due
        assert int(problem["limit"]) == int(due) + 100_000
        assert int(problem["tendered"]) == int(problem["limit"]) + 1
        assert ok(await lucia.get("/api/transactions"))["items"] == []
        answer = await lucia.pay(cart, session, *[p if p["tender"] == "card" else confirmed(p) for p in payments])
    sold = ok(answer, 201)
    given = sum(int(p["tendered"] or 0) for p in sold["payments"] if p["tender"] == "cash")
    assert int(sold["change"]) == given - sum(int(p["amount"]) for p in sold["payments"] if p["tender"] == "cash")


async def test_an_order_of_the_queue_paid_so(shop: Shop) -> None:
    """TX-4, F05: in dollars the limit is 100.00 above what is due; the sentence names the three amounts."""
    ana = await at_work(shop, "cashier4", "test-register-1", "harbor")
    order = await ana.queue(thing("a", "4.36"))
    await ana.take(order)
    problem = refused(await ana.pay(order, cash("4.36", "770.00")), 422, "tendered-unlikely")
    assert (problem["due"], problem["tendered"], problem["limit"]) == ("4.36", "770.00", "104.36")
    assert "$770.00" in problem["detail"]
    sold = ok(await ana.pay(order, confirmed(cash("4.36", "770.00"))), 201)
    assert sold["change"] == "765.64"


@given(st.sampled_from(sorted(NOTES)))
def test_the_table_of_notes(code: str) -> None:
    """TX-4: notes rise, the largest is the last, and none is above the largest of any currency."""
    notes = [float(note) for note in NOTES[code]]
    assert notes == sorted(set(notes))
    assert 0 < notes[-1] <= float(limits.LARGEST_NOTE_MAJOR)
    assert largest_note_minor(Currency(code, 3)) == int(notes[-1] * 1000)


def test_a_currency_without_a_table() -> None:
    """TX-4: such as the ouguiya of Mauritania."""
    assert largest_note_minor(Currency("MRU", 2)) == 100_000_000
