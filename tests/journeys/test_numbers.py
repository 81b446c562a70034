"""What somebody types or pastes as a number is that number, or is refused with the reason (EV-11)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import BY_HAND_MS, Api, Console, type_by_hand
from tests.journeys.selling import Selling

pytestmark = pytest.mark.browser


def paste(field: Locator, text: str) -> None:
    """Paste over what is in the field, as a browser does."""
    field.select_text()
    field.evaluate(
        """(field, text) => {
            const data = new DataTransfer();
            data.setData('text', text);
            const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
            field.dispatchEvent(paste);
        }""",
        text,
    )


def type_over(field: Locator, keys: str) -> None:
    field.select_text()
    field.press_sequentially(keys, delay=90)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_decimal_comma_is_one_where_the_currency_has_decimals(console: Console) -> None:
    """EV-11, F12: 150,50 dollars are 150.50, typed and pasted; a hundred times as much is never read."""
    console.set_up("cashier4", "test-register-1")
    console.start_shift()
    field = console.float_field()
    type_over(field, "150,50")
    expect(field).to_have_value("150.50")
    paste(field, "1.234,50")
    expect(field).to_have_value("1,234.5")
    paste(field, "EUR 99,90")
    console.see(re.compile("“EUR 99,90” can.t be read as a number here, so nothing of it was taken."))
    expect(field).to_have_value("1,234.5")
    paste(field, "1.500")
    console.see("“1.500” can be 1.5 or 1500, so nothing of it was taken. Type the number.")
    expect(field).to_have_value("1,234.5")
    type_over(field, "150,50")
    console.press_start()
    session = console.at_selling()
    console.go(f"/shift/{session}")
    console.see("$150.50")


@OTHER_SCREENS
def test_a_sign_without_a_place_holds_the_digits_behind_it(open_device: OpenDevice, size: str, *, dark: bool) -> None:
    """EV-11, F12: of 12,50 guaraníes nothing becomes 1.250; Backspace takes the sign back and typing goes on."""
    console = open_device(size, dark=dark)
    console.set_up("cashier2", "ASU-1")
    console.start_shift()
    field = console.float_field()
    type_over(field, "12,50")
    expect(field).to_have_value("12")
    console.see(console.words.no_decimals)
    console.check_screen("a decimal sign where the currency has none")
    field.press("Backspace")
    expect(console.page.get_by_text(console.words.no_decimals)).to_have_count(0)
    expect(field).to_have_value("12")
    field.press_sequentially("500", delay=90)
    expect(field).to_have_value("12.500")


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_cash_received_is_the_amount_that_was_typed(console: Console, api: Api) -> None:
    """EV-11, F12: with the field in focus and without, in a currency with decimals and in one without."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Mbejú", 3)
    selling.is_saved()
    selling.pay()
    received = selling.desk().get_by_role("textbox", name=selling.words.received)
    console.page.keyboard.type("12,50", delay=90)
    expect(received).to_have_value("12")
    console.see(console.words.no_decimals)
    console.page.keyboard.press("Backspace")
    console.page.keyboard.type("5", delay=90)
    expect(received).to_have_value("125")
    type_over(received, "40,5")
    expect(received).to_have_value("40")
    console.see(console.words.no_decimals)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_quantities_and_percentages_are_read_the_same_way(console: Console, api: Api) -> None:
    """EV-11: a pasted 1,500 kg is asked about, and a comma is a decimal sign."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Mbejú")
    selling.is_saved()
    selling.press(selling.words.change_line)
    dialog = console.page.get_by_role("dialog")
    quantity = dialog.get_by_role("textbox", name=selling.words.quantity)
    paste(quantity, "1,500")
    console.see("“1,500” can be 1500 or 1.5, so nothing of it was taken. Type the number.")
    type_over(quantity, "1,5")
    expect(quantity).to_have_value("1.5")
    dialog.get_by_role("button", name=selling.words.percent).click()
    percent = dialog.get_by_role("textbox", name=selling.words.percent)
    type_over(percent, "12,5")
    expect(percent).to_have_value("12.5")


@pytest.mark.parametrize(
    ("words", "asked"),
    [("en", "99,999.5 of it?"), ("es-PY", "¿99.999,5 de esto?")],
    indirect=["words"],
    ids=["en", "es-PY"],
)
def test_a_quantity_is_asked_about_as_the_language_writes_it(console: Console, api: Api, asked: str) -> None:
    """EV-7: grouped, with the language's decimal sign, and amber: it is a question, nothing is wrong."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Mbejú")
    selling.is_saved()
    selling.press(selling.words.change_line)
    dialog = console.page.get_by_role("dialog")
    quantity = dialog.get_by_role("textbox", name=selling.words.quantity)
    # Slower than type_over: seven even keys at the pace of a slow scanner are in doubt (D19).
    quantity.press_sequentially("99999,5" if console.words.locale == "es-PY" else "99999.5", delay=BY_HAND_MS)
    quantity.press("Enter")
    said = dialog.get_by_role("alert")
    expect(said).to_contain_text(asked)
    assert console.colour(said) == "amber"
    console.check_screen("a quantity that is asked about")
    type_over(quantity, "0")
    quantity.press("Enter")
    expect(said).to_be_visible()
    assert console.colour(said) == "red"


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_what_a_pasted_number_can_be_is_said_in_the_language(console: Console, api: Api) -> None:
    """EV-7, EV-11: 1,5 and not 1.5; the most pieces of a coin are 99.999."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Mbejú")
    selling.is_saved()
    selling.press(selling.words.change_line)
    dialog = console.page.get_by_role("dialog")
    paste(dialog.get_by_role("textbox", name=selling.words.quantity), "1.500")
    console.see("«1.500» puede ser 1,5 o 1500; no se tomó nada.")
    console.go(f"/shift/{session['id']}/count")
    console.button(console.words.end_shift).click()
    type_over(console.page.get_by_role("textbox", name=re.compile("100.000")), "1234567")
    console.see("Lo máximo es 99.999.")


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_count_of_pieces_takes_whole_numbers_only(console: Console) -> None:
    """EV-11: of 12,5 notes nothing becomes 125, and of 1234567 nothing becomes 12345."""
    console.set_up("cashier4", "test-register-1")
    console.start_shift()
    console.page.get_by_text(console.words.notes_and_coins, exact=True).click()
    pieces = console.page.get_by_role("textbox", name="Pieces of $20.00")
    type_over(pieces, "12,5")
    expect(pieces).to_have_value("12")
    console.see(console.words.no_decimals)
    type_over(pieces, "1234567")
    expect(pieces).to_have_value("12345")
    console.see(console.words.does_not_fit)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_drawer_in_doubt_is_confirmed_by_nothing(console: Console) -> None:
    """EV-11: of 1,500 dollars 1.50 is left with an objection; neither Enter nor the button opens or counts with it."""
    page, words = console.page, console.words
    console.set_up("cashier4", "test-register-1")
    console.start_shift()
    _is_in_doubt(console, console.float_field(), "1,500", "1.50", console.press_start)
    console.float_field().press("Backspace")
    type_over(console.float_field(), "150")
    console.press_start()
    session = console.at_selling()
    console.go(f"/shift/{session}/count")
    console.button(words.end_shift).click()
    page.get_by_text(words.one_figure, exact=True).click()
    counted = page.get_by_role("textbox", name=words.counted)
    _is_in_doubt(console, counted, "1,500", "1.50", console.button(words.compare).click)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_payment_in_doubt_is_confirmed_by_nothing(console: Console, api: Api) -> None:
    """EV-11: typed anywhere or into the field; a likely amount solves it."""
    page = console.page
    session = api.open_session("cashier4", "test-register-1", business="harbor")
    console.set_up("cashier4", "test-register-1")
    console.go(f"/cashier?opening_entry={session['id']}")
    selling = Selling(console)
    selling.tap("Amber Ale, pint")
    selling.is_saved()
    selling.pay()
    desk = selling.desk()
    received = desk.get_by_role("textbox", name=selling.words.received)
    charge = desk.get_by_role("button", name=re.compile(rf"^{selling.words.charge} |{selling.words.as_part}"))
    type_by_hand(page, "1,500")
    expect(received).to_have_value("1.50")
    expect(charge).to_be_disabled()
    page.keyboard.press("Enter")
    _is_in_doubt(console, received, "1,500", "1.50", lambda: expect(charge).to_be_disabled())
    selling.hand_over("20.00")
    expect(charge).to_be_enabled()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_line_in_doubt_is_confirmed_by_nothing(console: Console, api: Api) -> None:
    """EV-11: its quantity, an amount off it, and a percentage off the order."""
    session = api.open_session("cashier4", "test-register-1", business="harbor")
    console.set_up("cashier4", "test-register-1")
    console.go(f"/cashier?opening_entry={session['id']}")
    selling = Selling(console)
    selling.tap("Amber Ale, pint")
    selling.is_saved()
    selling.press(selling.words.change_line)
    dialog = console.page.get_by_role("dialog")
    quantity = dialog.get_by_role("textbox", name=selling.words.quantity)
    done = dialog.get_by_role("button", name=selling.words.done)
    _is_in_doubt(console, quantity, "1,2500", "1.250", done.click)
    quantity.press("Backspace")
    type_over(quantity, "1")
    dialog.get_by_role("button", name=selling.words.amount, exact=True).click()
    amount = dialog.get_by_role("textbox", name=selling.words.amount)
    _is_in_doubt(console, amount, "1,500", "1.50", done.click)
    console.page.keyboard.press("Escape")
    selling.press(selling.words.order_discount)
    percent = dialog.get_by_role("textbox", name=selling.words.percent)
    _is_in_doubt(console, percent, "1.2500", "1.250", done.click)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_pieces_in_doubt_are_confirmed_by_nothing(console: Console) -> None:
    """EV-11: of 12,5 notes 12 are left, and the float stands still until that is solved."""
    console.set_up("cashier4", "test-register-1")
    console.start_shift()
    console.page.get_by_text(console.words.notes_and_coins, exact=True).click()
    pieces = console.page.get_by_role("textbox", name=re.compile(r"20[.,]00"))
    _is_in_doubt(console, pieces, "12,5", "12", console.press_start)


def _is_in_doubt(console: Console, field: Locator, keys: str, left: str, confirm: Callable[[], None]) -> None:
    """Type what does not fit, then confirm: the number stays where it is with its objection, and nothing goes on."""
    field.select_text()
    field.press_sequentially(keys, delay=BY_HAND_MS)
    expect(field).to_have_value(left)
    said = console.page.get_by_role("alert")
    expect(said.first).to_be_visible()
    where = console.page.url
    field.press("Enter")
    expect(field).to_be_visible()
    confirm()
    expect(said.first).to_be_visible()
    expect(field).to_have_value(left)
    expect(field).to_be_focused()
    assert console.page.url == where
