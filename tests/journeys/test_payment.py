"""The payment: parts that are kept, a way back, what a card may take, and a line that is gone."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import PINS, Api, Console, type_by_hand
from tests.journeys.selling import Books, Selling

pytestmark = pytest.mark.browser

PAN_LACTAL = "7840000010028"


def _at_the_till(console: Console, api: Api) -> tuple[Selling, str, Books]:
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    return selling, session["id"], Books(api.url, api.sign_in("cashier2", business="espiga", register="ASU-1"))


def _charge(selling: Selling) -> Locator:
    return selling.desk().locator("[aria-keyshortcuts=Enter]")


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_part_that_was_taken_is_kept_until_the_sale_is_booked(console: Console, api: Api) -> None:
    """TX-1, S1-36: through the way back, a reload and another line it stays; the next order knows nothing of it."""
    selling, session, books = _at_the_till(console, api)
    page = console.page
    selling.tap("Mbejú", 3)
    selling.is_saved()
    selling.pay()
    type_by_hand(page, "20000")
    selling.take_part()
    selling.parts_are("Gs. 20.000")
    selling.back_to_order()
    selling.tap("Chipá")
    selling.is_saved()
    selling.pay()
    selling.parts_are("Gs. 20.000")
    page.reload()
    selling.parts_are("Gs. 20.000")
    expect(selling.desk().get_by_role("textbox", name=selling.words.received)).to_have_value("13.000")
    _charge(selling).click()
    selling.paid(None)
    assert books.totals(session)["totalCash"] == "33000"
    selling.next_order()
    selling.tap("Mbejú")
    selling.pay()
    selling.parts_are()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_part_is_given_back_or_owed_when_its_order_goes(console: Console, api: Api) -> None:
    """TX-1: by its button; and when its order is cleared it is said what goes back to the customer."""
    selling, _, _ = _at_the_till(console, api)
    page = console.page
    selling.tap("Mbejú", 3)
    selling.is_saved()
    selling.pay()
    type_by_hand(page, "20000")
    selling.take_part()
    selling.press(selling.words.give_back)
    selling.parts_are()
    selling.desk().get_by_role("button", name="Cash", exact=True).click()
    type_by_hand(page, "15000")
    selling.take_part()
    selling.back_to_order()
    selling.press(selling.words.clear)
    console.see("Give back Gs. 15.000 (Cash).")
    selling.tap("Mbejú", 2)
    selling.is_saved()
    selling.pay()
    selling.parts_are()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_parts_beyond_a_smaller_order_are_change_and_nobody_elses(console: Console, api: Api) -> None:
    """TX-1: an order made smaller is booked out of what was taken; whoever signs in next starts with nothing."""
    selling, session, books = _at_the_till(console, api)
    page = console.page
    selling.tap("Mbejú", 2)
    selling.is_saved()
    selling.pay()
    type_by_hand(page, "15000")
    selling.take_part()
    selling.back_to_order()
    selling.choose_line("Mbejú")
    selling.press(selling.words.one_less)
    selling.is_saved()
    selling.pay()
    console.see("Book the sale")
    console.see("Gs. 5.000")
    selling.back_to_order()
    console.sign_out()
    console.sign_in_new_person("cashier3")
    console.sign_out()
    page.get_by_role("button", name=re.compile("Derlis")).click()
    console.type_pin(PINS["cashier2"])
    console.at_home()
    selling.enter(session)
    selling.pay()
    selling.parts_are()
    selling.take()
    selling.paid(None)
    assert books.sales(session) == (1, "10000")


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_the_payment_is_a_step_of_the_history(console: Console, api: Api) -> None:
    """Back is the order, forward the payment, a reload stays; a payment that is over is not gone forward to."""
    selling, _, _ = _at_the_till(console, api)
    page = console.page
    selling.tap("Mbejú")
    selling.is_saved()
    selling.pay()
    page.go_back()
    console.at_selling()
    expect(selling.lines()).to_have_count(1)
    page.go_forward()
    expect(selling.desk()).to_be_visible()
    page.reload()
    expect(selling.desk()).to_be_visible()
    selling.take()
    selling.paid(None)
    selling.next_order()
    expect(page).not_to_have_url(re.compile("step="))
    page.go_forward()
    expect(page).not_to_have_url(re.compile("step="))
    selling.tap("Mbejú")
    console.at_selling()
    expect(selling.lines()).to_have_count(1)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_scan_on_the_change_begins_the_next_order(console: Console, api: Api) -> None:
    """The next customer's first product is not lost."""
    selling, session, books = _at_the_till(console, api)
    selling.tap("Mbejú")
    selling.is_saved()
    selling.pay()
    selling.take()
    selling.paid(None)
    selling.scan(PAN_LACTAL)
    console.at_selling()
    expect(selling.line("Pan lactal")).to_be_visible()
    selling.total_is("Gs. 16.000")
    selling.is_saved()
    assert books.sales(session) == (1, "10000")
    assert books.quantities() == {"Pan lactal": "1"}


@OTHER_SCREENS
def test_the_button_says_what_it_does_and_the_keys_stay(
    open_device: OpenDevice, api: Api, size: str, *, dark: bool
) -> None:
    """TX-1: a part, too much for a card, change and no line: each is said above the button, over no key."""
    console = open_device(size, dark=dark)
    selling, _, _ = _at_the_till(console, api)
    words, page, desk = selling.words, console.page, selling.desk()
    for name in ("Mbejú", "Chipá", "Croissant", "Pan lactal", "Pan integral", "Pan felipe", "Medialuna dulce"):
        selling.tap(name)
    selling.show_order()
    selling.is_saved()
    selling.pay()
    expect(desk.get_by_text("Pan integral")).to_be_visible(visible=not selling.is_phone)
    five = desk.get_by_role("button", name="5", exact=True)
    place = five.bounding_box()
    type_by_hand(page, "20000")
    expect(_charge(selling)).to_have_text(re.compile(words.as_part))
    console.see(words.missing)
    assert five.bounding_box() == place
    selling.keys_in_sight()
    for _ in range(5):
        page.keyboard.press("Backspace")
    type_by_hand(page, "900000")
    expect(desk.get_by_text(words.change, exact=True)).to_be_visible()
    assert five.bounding_box() == place
    selling.keys_in_sight()


@OTHER_SCREENS
def test_too_much_for_a_card_and_a_line_that_is_gone_are_said(
    open_device: OpenDevice, api: Api, size: str, *, dark: bool
) -> None:
    """TX-1: no change of a card, no charge without a server, and what was said goes when it is back."""
    console = open_device(size, dark=dark)
    selling, _, _ = _at_the_till(console, api)
    words, page, desk = selling.words, console.page, selling.desk()
    selling.tap("Mbejú")
    selling.show_order()
    selling.is_saved()
    selling.pay()
    desk.get_by_role("button", name=words.card, exact=True).click()
    type_by_hand(page, "900000")
    console.see(re.compile(words.card_over))
    expect(desk.get_by_text(words.change, exact=True)).to_have_count(0)
    expect(_charge(selling)).to_be_disabled()
    console.check_screen("too much for a card")
    selling.keys_in_sight()
    desk.get_by_role("button", name=re.compile("^(Cash|Efectivo)$")).click()
    page.context.set_offline(True)
    console.see(re.compile(words.no_answer))
    expect(_charge(selling)).to_be_disabled()
    console.check_screen("no line")
    selling.keys_in_sight()
    page.context.set_offline(False)
    expect(page.get_by_text(re.compile(words.no_answer))).to_have_count(0)
    selling.take()
    selling.paid(None)
    console.check_screen("paid")
    _is_in_the_corner(page.get_by_role("button", name=words.next_order), whole=selling.is_phone)


def _is_in_the_corner(button: Locator, *, whole: bool) -> None:
    """At the bottom right; on a phone as wide as the screen."""
    box, view = button.bounding_box(), button.page.viewport_size
    assert box is not None
    assert view is not None
    assert box["y"] + box["height"] > view["height"] - 24
    assert box["x"] + box["width"] > view["width"] - 24
    assert not whole or box["width"] > view["width"] - 48


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_the_second_tap_of_two_leaves_the_change_on_the_screen(console: Console, api: Api) -> None:
    """S1-35: the button for the next order stands where the charge stood, and is not pressed with it."""
    selling, session, books = _at_the_till(console, api)
    selling.tap("Mbejú")
    selling.is_saved()
    selling.pay()
    selling.hand_over("Gs. 20.000")
    _charge(selling).dblclick(delay=60)
    selling.paid("Gs. 10.000")
    assert books.sales(session) == (1, "10000")
