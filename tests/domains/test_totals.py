"""Every total of the server, against the rule worked out in fractions (OR-3)."""

from collections.abc import Callable
from decimal import Decimal
from itertools import count
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.floor import Document, Person, ok, person, refused, set_discount
from tests.helpers.oracle import expected, shown
from tests.helpers.shop import Shop
from tests.helpers.traces import FLAVOURS, Till

EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    # One shop for all examples of a test: each writes the whole cart anew.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


ROUND = (1, 500, 1000, 1500, 10_000, 33_333, 50_000, 99_999, 100_000)


def thousandths(most: int, least: int = 0) -> st.SearchStrategy[str]:
    """Return decimal texts of thousandths, small ones and round ones more often."""
    return st.one_of(
        st.integers(least, most),
        st.integers(least, min(most, 2500)),
        st.sampled_from(
            [n for n in (1, 500, 1000, 1500, 10_000, 33_333, 50_000, 99_999, 100_000) if least <= n <= most]
        ),
    ).map(lambda milli: format(Decimal(milli) / 1000, "f"))


def amounts(decimals: int, most_minor: int = 100_000_000) -> st.SearchStrategy[str]:
    return st.one_of(st.integers(0, most_minor), st.integers(0, 100)).map(
        lambda minor: format(Decimal(minor).scaleb(-decimals), "f")
    )


def discounts(decimals: int) -> st.SearchStrategy[Document | None]:
    return st.one_of(
        st.none(),
        thousandths(100_000).map(lambda percent: {"percent": percent}),
        amounts(decimals).map(lambda amount: {"amount": amount}),
    )


@st.composite
def carts(draw: Callable[..., Any], decimals: int) -> tuple[list[Document], Document | None]:
    """Return up to seven lines and a discount of the whole order."""
    lines = [
        {
            "id": f"line-{number}",
            "name": "Thing",
            "price": draw(amounts(decimals)),
            "quantity": draw(thousandths(99_999_999 // 1000, least=1)),
            "taxRate": draw(thousandths(100_000)),
            "discount": draw(discounts(decimals)),
        }
        for number in range(draw(st.integers(1, 7)))
    ]
    return lines, draw(discounts(decimals))


async def rung_up(who: Person, lines: list[Document], discount: Document | None, name: str) -> Document:
    """Return the order that the server makes of the lines and the discount."""
    cart = await who.cart(*lines)
    changed = await who.operate(cart, set_discount(name, None, discount))
    order: Document = changed["orderSession"]["order"]
    return order


_names = count(1)


async def check(who: Person, cart: tuple[list[Document], Document | None], decimals: int) -> None:
    """Ring a cart up and hold every figure of it against the rule."""
    lines, discount = cart
    order = await rung_up(who, lines, discount, f"discount-{next(_names)}")
    assert len(order["lines"]) == len(lines)
    assert shown(order, decimals) == expected(order, decimals)


@pytest.fixture
async def baker(shop: Shop) -> Person:
    return await person(shop, "cashier1", "espiga")


@pytest.fixture
async def barkeeper(shop: Shop) -> Person:
    return await person(shop, "cashier1", "harbor")


@EXAMPLES
@given(cart=carts(0))
async def test_any_cart_in_guaranies_adds_up(baker: Person, cart: tuple[list[Document], Document | None]) -> None:
    """OR-3, EV-6: tax inside the price; line by line and in sum, to the guaraní."""
    await check(baker, cart, 0)


@EXAMPLES
@given(cart=carts(2))
async def test_any_cart_in_dollars_adds_up(barkeeper: Person, cart: tuple[list[Document], Document | None]) -> None:
    """OR-3, EV-6: tax on top; line by line and in sum, to the cent."""
    await check(barkeeper, cart, 2)


def line(number: int, price: str, quantity: str = "1", tax: str = "0", discount: Document | None = None) -> Document:
    return {
        "id": f"n{number}", "name": "Thing", "price": price, "quantity": quantity, "taxRate": tax, "discount": discount,
    }  # fmt: skip


EDGES: dict[str, tuple[list[Document], Document | None]] = {
    "a half rounds up": ([line(1, "1", "0.5"), line(2, "3", "0.5")], None),
    "just below a half": ([line(1, "1", "0.499")], None),
    "nothing": ([line(1, "0")], {"percent": "10"}),
    "all given away": ([line(1, "1000", discount={"percent": "100"})], {"amount": "500"}),
    "more off than there is": ([line(1, "1000", discount={"amount": "5000"}), line(2, "7")], {"amount": "99"}),
    "shares that do not divide": ([line(n, "1") for n in range(7)], {"amount": "3"}),
    "shares of very unlike lines": ([line(1, "1"), line(2, "999999999"), line(3, "1")], {"percent": "0.001"}),
    "all tax": ([line(1, "1", tax="100"), line(2, "999", tax="0.001")], {"percent": "33.333"}),
    "500 lines": ([line(n, "7", "0.333", "10") for n in range(500)], {"percent": "12.5"}),
    "as much as one can owe": ([line(1, "4999999999"), line(2, "5000000000")], None),
    "a lot, discounted": ([line(1, "99999", "99999.999", "8.875", {"percent": "50"})], {"percent": "50"}),
}


@pytest.mark.parametrize("name", EDGES)
async def test_edges(baker: Person, barkeeper: Person, name: str) -> None:
    """OR-3, EV-6: where rounding, sharing out and limits bite."""
    await check(baker, EDGES[name], 0)
    if name != "as much as one can owe":
        await check(barkeeper, EDGES[name], 2)


async def test_the_highest_total(baker: Person, barkeeper: Person) -> None:
    """OR-3: 9,999,999,999 and .99 are the most; one more is refused, and the cart stays as it was."""
    for who, most, more in ((baker, "9999999999", "1"), (barkeeper, "9999999999.99", "0.01")):
        cart = await who.cart(line(1, most))
        assert cart["order"]["total"] == most
        refused(await who.save(line(1, most), line(2, more)), 422, "order-total-too-large")
        assert await who.active() == cart


@settings(EXAMPLES, max_examples=12)
@given(seed=st.integers(0, 10**9))
async def test_any_operations_converge(shop: Shop, baker: Person, seed: int) -> None:
    """OR-2: sent in one call, or one by one, each twice and on the oldest version: the same order."""
    flavour = FLAVOURS[seed % 6]
    customer = Till(flavour, Random(seed))
    operations = [operation for _ in range(6) for operation in customer.step()]
    at_once, one_by_one = await baker.cart(), await colleague(shop)
    whole = (await baker.operate(at_once, *operations))["orderSession"]
    again = await baker.operate(at_once, *operations)
    assert again["orderSession"] == whole
    assert again["overwritten"] == []
    other = await one_by_one.cart()
    for operation in operations:
        first = await one_by_one.operate(other, operation)
        second = await one_by_one.operate(other, operation)
        assert second["orderSession"] == first["orderSession"]
        assert first["overwritten"] == []
    after = await one_by_one.active()
    assert after is not None
    assert body(after["order"]) == body(whole["order"])
    for who, cart in ((baker, at_once), (one_by_one, other)):
        ok(await who.till.delete(f"/api/order-sessions/{cart['id']}"))


async def colleague(shop: Shop) -> Person:
    return await person(shop, "cashier2", "espiga")


def body(order: Document) -> Document:
    """Return what a customer sees of an order."""
    hidden = {"addedBy", "changedVersion"}
    return {
        "lines": [{name: value for name, value in each.items() if name not in hidden} for each in order["lines"]],
        **{name: order[name] for name in ("discount", "subtotal", "discountTotal", "netTotal", "taxTotal", "total")},
    }
