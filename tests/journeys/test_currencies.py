"""A shop of any currency: amounts as its shops print them, typed in the same way, with the right change (EV-7, F22)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import Api, Console, type_by_hand
from tests.journeys.selling import Books, Selling

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Sale:
    """A sale in a currency, as its shop reads it."""

    currency: str
    decimals: int
    price_minor: int
    total: str
    likely: tuple[str, ...]
    typed: tuple[str, str]
    """Keys, and what the field makes of them."""
    change: str
    booked: str


def _shop(sql: Callable[[str], None], currency: str, decimals: int, *, price_minor: int, float_minor: int) -> None:
    """Make the bar a shop of ``currency`` before anybody opens a drawer there; its lager costs ``price_minor``."""
    sql(f"UPDATE businesses SET currency = '{currency}', currency_decimals = {decimals} WHERE code = 'harbor'")
    sql(f"UPDATE products SET price_minor = {price_minor}, tax_percent_milli = 0 WHERE name = 'Harbor Lager, pint'")
    sql(f"UPDATE profiles SET default_float_minor = {float_minor} WHERE code = 'counter'")


def _at_the_desk(console: Console, api: Api) -> tuple[Selling, Books, str]:
    session = api.open_session("cashier4", "test-register-1", business="harbor", opening_cash="10")
    console.set_up("cashier4", "test-register-1")
    console.go(f"/cashier?opening_entry={session['id']}")
    selling = Selling(console)
    console.page.get_by_role("button", name=re.compile("^Harbor Lager")).first.click()
    selling.show_order()
    selling.is_saved()
    headers = api.sign_in("manager2", business="harbor", register="test-register-2")
    return selling, Books(api.url, headers), session["id"]


# One sale of a lager for each currency: its price, the cash, the change. Each amount stands as the screen writes it.
SALES = {
    "dinars, of three decimals": Sale(
        "KWD",
        3,
        price_minor=1_350,
        total="KWD 1.350",
        likely=("KWD 1.350", "KWD 1.500", "KWD 2.000", "KWD 5.000", "KWD 10.000", "KWD 20.000"),
        typed=("5", "5"),
        change="KWD 3.650",
        booked="1.350",
    ),
    # ISO 4217 gives two decimals, which the server keeps and no shop prints.
    "Colombian pesos, printed without decimals": Sale(
        "COP",
        2,
        price_minor=1_250_000,
        total="$ 12.500",
        likely=("$ 12.500", "$ 14.000", "$ 15.000", "$ 20.000", "$ 50.000", "$ 100.000"),
        typed=("50000", "50.000"),
        change="$ 37.500",
        booked="12500.00",
    ),
    # The longest that is written: two rows of likely cash, and every key, on a telephone.
    "millions of Colombian pesos, with centavos": Sale(
        "COP",
        2,
        price_minor=123_458_140,
        total="$ 1.234.581,40",
        likely=("$ 1.234.581,40", "$ 1.235.000", "$ 1.236.000", "$ 1.240.000"),
        typed=("1240000", "1.240.000"),
        change="$ 5.418,60",
        booked="1234581.40",
    ),
}


@OTHER_SCREENS
@pytest.mark.parametrize("of", SALES)
def test_a_sale_reads_as_shops_of_the_currency_print_it(
    open_device: OpenDevice, api: Api, sql: Callable[[str], None], size: str, of: str, *, dark: bool
) -> None:
    """EV-6, EV-7: total, likely cash, what is typed and the change; the server keeps ISO 4217's decimals."""
    sale = SALES[of]
    _shop(sql, sale.currency, sale.decimals, price_minor=sale.price_minor, float_minor=sale.price_minor * 10)
    console = open_device(size, dark=dark)
    selling, books, session = _at_the_desk(console, api)
    selling.total_is(sale.total)
    selling.pay()
    for amount in sale.likely:
        expect(selling.desk().get_by_role("button", name=re.compile(rf"{re.escape(amount)}$")).first).to_be_visible()
    console.check_screen(f"a payment in {of.partition(',')[0]}")
    selling.keys_in_sight()
    received = selling.desk().get_by_role("textbox", name=selling.words.received)
    expect(received).to_have_value(sale.total.partition(" ")[2])
    keys, shown = sale.typed
    type_by_hand(console.page, keys)
    expect(received).to_have_value(shown)
    selling.keys_in_sight()
    selling.take()
    selling.paid(sale.change)
    assert books.sales(session) == (1, sale.booked)


@pytest.mark.parametrize(("words", "typed"), [("es-PY", "2,5"), ("en", "2.500")], indirect=["words"])
def test_dinars_are_typed_with_either_sign(console: Console, api: Api, sql: Callable[[str], None], typed: str) -> None:
    """EV-11: three digits behind the sign are its decimals there, and no thousands."""
    _shop(sql, "KWD", 3, price_minor=1_350, float_minor=20_000)
    selling, books, session = _at_the_desk(console, api)
    selling.pay()
    type_by_hand(console.page, typed)
    selling.take()
    selling.paid("KWD 1.150")
    assert books.sales(session) == (1, "1.350")
    console.go(f"/shift/{session}/count")
    console.button(console.words.end_shift).click()
    expect(console.page.get_by_role("textbox", name=re.compile(r"KWD 0\.250$"))).to_be_visible()
    expect(console.page.get_by_role("textbox", name=re.compile(r"KWD 0\.005$"))).to_be_visible()
    console.check_screen("a drawer of dinars")
