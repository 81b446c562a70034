"""The whole order at the till: its discount, what is put back where it was, and the palette that does it all."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import Api, Console
from tests.journeys.selling import Books, Selling

pytestmark = pytest.mark.browser


def _at_the_till(console: Console, api: Api) -> tuple[Selling, Books]:
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    return selling, Books(api.url, api.sign_in("cashier2", business="espiga", register="ASU-1"))


def _lines(selling: Selling) -> list[str]:
    return [text.split("\n")[1] for text in selling.lines().locator("> button").all_inner_texts()]


def _palette(selling: Selling) -> Locator:
    selling.page.keyboard.press("Control+k")
    options = selling.page.get_by_role("option")
    expect(options.first).to_be_visible()
    return options


@OTHER_SCREENS
def test_the_whole_order_is_discounted(open_device: OpenDevice, api: Api, size: str, *, dark: bool) -> None:
    """OR-2, OR-3, EV-7: percent or amount, seen before it is set, shown in the totals, charged, and taken off again."""
    console = open_device(size, dark=dark)
    selling, books = _at_the_till(console, api)
    words, page = selling.words, console.page
    selling.tap("Chipá", 3)
    selling.tap("Mbejú")
    selling.show_order()
    selling.total_is("Gs. 19.000")
    console.button(words.order_discount).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="15 %").click()
    expect(dialog.get_by_role("status")).to_contain_text("Gs. 16.150")
    console.check_screen("discount")
    dialog.get_by_role("button", name=words.done).click()
    selling.total_is("Gs. 16.150")
    expect(selling.panel()).to_contain_text("15 %")
    expect(selling.panel()).to_contain_text("Gs. 2.850")
    console.check_screen("discounted order")
    selling.is_saved()
    order = (books.cart() or {})["order"]
    assert (order["discount"], order["total"]) == ({"percent": "15"}, "16150")
    console.button(words.remove_discount).click()
    selling.total_is("Gs. 19.000")
    console.button(words.order_discount).click()
    dialog.get_by_role("button", name=words.amount, exact=True).click()
    dialog.get_by_role("textbox", name=words.amount).fill("9000")
    console.check_screen("discount by amount")
    dialog.get_by_role("button", name=words.done).click()
    selling.total_is("Gs. 10.000")
    selling.is_saved()
    selling.pay()
    selling.take()
    selling.paid(None)


def test_what_is_put_back_is_where_it_was(console: Console, api: Api) -> None:
    """OR-2, S1-60: at once and on the server, before what was added meanwhile, with its note and id."""
    selling, books = _at_the_till(console, api)
    words = selling.words
    for name in ("Chipá", "Mbejú", "Cocido"):
        selling.tap(name)
    selling.is_saved()
    before = (books.cart() or {})["items"]
    selling.choose_line("Mbejú")
    selling.page.get_by_role("button", name=re.compile(rf"^{words.remove} Mbejú")).click()
    expect(selling.lines()).to_have_count(2)
    selling.is_saved()
    selling.tap("Croissant")
    selling.press(words.put_back)
    expect(selling.lines()).to_have_count(4)
    assert _lines(selling) == ["Chipá", "Mbejú", "Cocido", "Croissant"], "in the very frame, before the server says so"
    selling.is_saved()
    assert _lines(selling) == ["Chipá", "Mbejú", "Cocido", "Croissant"]
    items = (books.cart() or {})["items"]
    assert [item["id"] for item in items][:3] == [item["id"] for item in before]
    assert [item["name"] for item in items] == ["Chipá", "Mbejú", "Cocido", "Croissant"]
    selling.press(words.clear)
    console.see(words.empty)
    selling.page.keyboard.press("Control+z")
    expect(selling.lines()).to_have_count(4)
    assert _lines(selling) == ["Chipá", "Mbejú", "Cocido", "Croissant"]


def test_everything_on_the_screen_is_in_the_palette(console: Console, api: Api) -> None:
    """S0-31: every action of the selling screen by its name, with its key, and doing what its button does."""
    selling, _ = _at_the_till(console, api)
    words, page = selling.words, console.page
    selling.tap("Chipá")
    selling.tap("Mbejú", 2)
    selling.is_saved()
    page.keyboard.press("F8")
    page.get_by_role("dialog").get_by_role("button", name="10 %", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=words.done).click()
    selling.page.get_by_role("button", name=re.compile(rf"^{words.one_less}:? Mbejú")).click()
    options = _palette(selling)
    for name, key in (
        (words.pay, "F9"),
        (words.search, "F2"),
        (words.clear_order, "F4"),
        (words.order_discount, "F8"),
        (words.send, "F6"),
        (words.remove_discount, None),
        (rf"{words.one_more}:? Mbejú", None),
        (rf"{words.one_less}:? Mbejú", None),
        (f"{words.change_line} Mbejú", None),
        (f"{words.remove} Mbejú", None),
        ("Bebidas", None),
    ):
        option = options.filter(has_text=re.compile(name))
        expect(option.first).to_be_visible()
        if key is not None:
            expect(option.locator("kbd").first).to_have_text(key)
    options.filter(has_text=f"{words.remove} Mbejú").click()
    expect(selling.lines()).to_have_count(1)
    _palette(selling).filter(has_text=words.put_back).click()
    expect(selling.lines()).to_have_count(2)
    _palette(selling).filter(has_text=words.search).first.click()
    expect(page.get_by_placeholder(words.search)).to_be_focused()
    _palette(selling).filter(has_text=words.clear_order).click()
    console.see(words.empty)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("option").filter(has_text=words.put_back)).to_be_visible()
    expect(page.get_by_role("option").filter(has_text=words.clear_order)).to_have_count(0)


def test_the_payment_is_in_the_palette_too(console: Console, api: Api) -> None:
    """S0-31: paid by card and on to the next order, by name alone."""
    selling, books = _at_the_till(console, api)
    words, page = selling.words, console.page
    selling.tap("Chipá")
    _palette(selling).filter(has_text=words.pay).first.click()
    expect(selling.desk()).to_be_visible()
    options = _palette(selling)
    expect(options.filter(has_text=f"{words.charge} Gs. 3.000").locator("kbd")).to_have_text("Enter")
    options.filter(has_text=words.card).click()
    _palette(selling).filter(has_text=f"{words.charge} Gs. 3.000").click()
    selling.paid(None)
    assert books.cart() is None
    _palette(selling).filter(has_text=words.next_order).click()
    console.at_selling()
    expect(page.get_by_role("option")).to_have_count(0)
