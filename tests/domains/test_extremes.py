"""The largest figures that the limits let through, in a currency of four decimals: nothing overflows."""

import pytest

from tests.helpers.floor import (
    Document,
    Person,
    card,
    cash,
    no_limits,
    nothing_changes,
    ok,
    person,
    refused,
    set_discount,
)
from tests.helpers.oracle import expected, shown
from tests.helpers.shop import Shop
from tillkeeper.kernel import limits

MOST = limits.AMOUNT_MAX_MAJOR
MOST_PIECES = "99999.999"
FOUR = limits.CURRENCY_DECIMALS_MAX


@pytest.fixture
async def broker(shop: Shop) -> Person:
    """Return somebody who sells in unidades de fomento, tax on top."""
    await shop.sql("UPDATE businesses SET currency = 'CLF', currency_decimals = $1 WHERE code = 'harbor'", FOUR)
    await no_limits(shop)
    return await person(shop, "cashier4", "harbor", "test-register-1")


def line(line_id: str, price: str, quantity: str = "1", tax: str = "0", discount: Document | None = None) -> Document:
    return {
        "id": line_id, "name": "Bond", "price": price, "quantity": quantity, "taxRate": tax, "discount": discount,
    }  # fmt: skip


TOO_LARGE: dict[str, list[Document]] = {
    "the dearest line": [line("a", MOST, MOST_PIECES)],
    "the dearest line, taxed": [line("a", MOST, MOST_PIECES, "100")],
    "the dearest line, given away": [line("a", MOST, MOST_PIECES, discount={"percent": "100"})],
    "the dearest line, all of it off": [line("a", MOST, MOST_PIECES, discount={"amount": MOST})],
    "every line the dearest": [line(f"n{n}", MOST, MOST_PIECES, "100") for n in range(limits.ORDER_LINES_MAX)],
    "every line the most": [line(f"n{n}", MOST) for n in range(limits.ORDER_LINES_MAX)],
    "one ten-thousandth too much": [line("a", MOST), line("b", "0.0001")],
    "too much by its tax": [line("a", MOST, tax="0.001")],
    "half a ten-thousandth, rounded up": [line("a", MOST), line("b", "0.0001", "0.5")],
}


@pytest.mark.parametrize("cart", TOO_LARGE)
async def test_too_much_is_refused(broker: Person, shop: Shop, cart: str) -> None:
    """OR-3, EV-2, EV-6: the largest price times the largest quantity, 500 times, is a refusal like any other."""
    await broker.cart(line("before", "1"))
    async with nothing_changes(shop):
        refused(await broker.save(*TOO_LARGE[cart]), 422, "order-total-too-large")


# 500 lines that come to no more than the most, together with their taxes.
SHARE = "9999999.9999"
FITS: dict[str, tuple[list[Document], Document | None]] = {
    "the most": ([line("a", MOST)], None),
    "the most, given away": ([line("a", MOST)], {"percent": "100"}),
    "the most, all of it off": ([line("a", MOST, tax="100", discount={"amount": MOST})], {"amount": MOST}),
    "the most, a thousandth of a percent kept": ([line("a", MOST)], {"percent": "99.999"}),
    "most pieces": ([line("a", "50000", MOST_PIECES, "99.999", {"percent": "0.001"})], {"percent": "0.001"}),
    "the most lines": (
        [line(f"n{n}", SHARE, tax="100", discount={"percent": "0.001"}) for n in range(limits.ORDER_LINES_MAX)],
        {"percent": "33.333"},
    ),
    "half a ten-thousandth less": ([line("a", MOST), line("b", "0.0001", "0.499")], None),
}


@pytest.mark.parametrize("cart", FITS)
async def test_what_fits_is_worked_out(broker: Person, cart: str) -> None:
    """OR-3, EV-6: discounts, shares and taxes of the largest figures, to the ten-thousandth."""
    lines, discount = FITS[cart]
    order = (await broker.operate(await broker.cart(*lines), set_discount("off", None, discount)))["orderSession"][
        "order"
    ]
    assert shown(order, FOUR) == expected(order, FOUR)


async def test_the_most_is_paid_and_counted(broker: Person, shop: Shop) -> None:
    """TX-1, CS-6, EV-6: the largest sales, change out of twenty of the largest payments, a drawer that holds them."""
    drawer = await broker.open_drawer("test-register-1", openingCash=MOST)
    for _ in range(3):
        cart = await broker.cart(line("a", MOST))
        sale = ok(await broker.pay(cart, drawer, cash(MOST, MOST)), 201)
        assert (sale["total"], sale["change"]) == (f"{MOST}00", "0.0000")
    cart = await broker.cart(line("a", MOST))
    sale = ok(
        await broker.pay(cart, drawer, *[cash(MOST) | {"confirmTendered": True}] * limits.PAYMENTS_PER_SALE_MAX), 201
    )
    assert sale["change"] == "189999999999.8100"
    cart = await broker.cart(line("a", MOST))
    async with nothing_changes(shop):
        refused(await broker.pay(cart, drawer, card(MOST), card(MOST)), 422, "payment-too-high")
        pieces = [{"value": MOST, "count": limits.DENOMINATION_COUNT_MAX}]
        refused(await broker.count(drawer, kind="spot", denominations=pieces), 422, "amount-too-large")
    ok(await broker.pay(cart, drawer, cash(MOST)), 201)
    ok(await broker.end(drawer))
    manager = await person(shop, "manager2", "harbor")
    approval = {"username": "admin", "pin": "7777"}
    closed = ok(await manager.close(drawer, countedCash=MOST, reason="Too much to count", approval=approval))
    summary = closed["summary"]
    assert summary["expectedCash"] == "59999999999.9400"
