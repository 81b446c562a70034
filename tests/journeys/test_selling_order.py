"""The whole order at the till: its discount, what is put back where it was, and the palette that does it all."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import BY_HAND_MS, Api, Console, type_by_hand
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
    dialog.get_by_role("textbox", name=words.amount).fill("4000")
    console.check_screen("discount by amount")
    dialog.get_by_role("button", name=words.done).click()
    selling.total_is("Gs. 15.000")
    selling.is_saved()
    selling.pay()
    selling.take()
    selling.paid(None)


@pytest.mark.parametrize("words", ["en"], indirect=True)
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


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_every_removal_can_be_put_back_whatever_is_removed_after_it(console: Console, api: Api) -> None:
    """S1-60: a line, then the whole order: the one doesn't end the other's time; each comes back to its place."""
    selling, _ = _at_the_till(console, api)
    words = selling.words
    for name in ("Chipá", "Mbejú", "Cocido"):
        selling.tap(name)
    selling.choose_line("Mbejú")
    selling.page.get_by_role("button", name=re.compile(rf"^{words.remove} Mbejú")).click()
    selling.press(words.clear)
    console.see(words.empty)
    selling.press(words.put_back)
    assert _lines(selling) == ["Chipá", "Cocido"]
    selling.press(words.put_back)
    assert _lines(selling) == ["Chipá", "Mbejú", "Cocido"]
    expect(console.button(words.put_back)).to_have_count(0)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_the_keyboard_keeps_its_place_when_its_button_goes(console: Console, api: Api) -> None:
    """WCAG 2.4.3: after clearing and after removing the next Tab is in the order."""
    selling, _ = _at_the_till(console, api)
    words, page = selling.words, console.page
    selling.tap("Chipá")
    console.button(words.clear).focus()
    page.keyboard.press("Space")
    console.see(words.empty)
    expect(selling.panel()).to_be_focused()
    # A hand needs this long from one key to the next; what is faster is a scanner's (TX-4).
    page.wait_for_timeout(BY_HAND_MS)
    page.keyboard.press("Tab")
    expect(console.button(words.put_back)).to_be_focused()


@OTHER_SCREENS
def test_the_pad_types_where_somebody_types(open_device: OpenDevice, api: Api, size: str, *, dark: bool) -> None:
    """EV-7: into the quantity, the percentage or the amount; no key moves, and an answered objection goes."""
    console = open_device(size, dark=dark)
    selling, books = _at_the_till(console, api)
    words, page = selling.words, console.page
    selling.tap("Chipá")
    selling.show_order()
    selling.choose_line("Chipá")
    selling.press(words.change_line)
    dialog = page.get_by_role("dialog")
    before = dialog.bounding_box()

    def key(name: str) -> Locator:
        return dialog.get_by_role("button", name=name, exact=True)

    key("0").click()
    key(words.done).click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    assert dialog.bounding_box() == before
    key("4").click()
    expect(dialog.get_by_role("alert")).to_have_count(0)
    key(words.percent).click()
    key("7").click()
    key("5").click()
    expect(dialog.get_by_role("textbox", name=words.percent)).to_have_value("75")
    expect(dialog.get_by_role("textbox", name=words.quantity)).to_have_value("4")
    console.check_screen("percent by pad")
    key(words.amount).click()
    key("9").click()
    key("000").click()
    expect(dialog.get_by_role("textbox", name=words.amount)).to_have_value("9.000")
    assert dialog.bounding_box() == before
    dialog.get_by_role("textbox", name=words.quantity).focus()
    key("2").click()
    key(words.done).click()
    selling.total_is("Gs. 117.000")
    selling.is_saved()
    assert books.quantities() == {"Chipá": "42"}


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_long_names_and_amounts_leave_room_for_lines(open_device: OpenDevice, api: Api) -> None:
    """EV-7: beside an amount of ten digits a name has its whole width, and a changed last line stays in sight."""
    name = "Panadería y Confitería La Espiga de Oro, artículo"
    headers = api.sign_in("cashier2", business="espiga", register="ASU-1")
    items = [{"id": f"line-{n}", "name": f"{name} {n}", "price": 123_456_789, "quantity": "9"} for n in range(8)]
    api.call("POST", "/api/order-sessions", headers, {"items": items})
    console = open_device("tablet")
    selling, _ = _at_the_till(console, api)
    heights = [line.bounding_box() for line in selling.lines().all()]
    assert all(box is not None and box["height"] <= 84 for box in heights), heights
    selling.choose_line(f"{name} 7")
    selling.press(selling.words.change_line)
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_role("button", name=selling.words.percent, exact=True).click()
    dialog.get_by_role("button", name="10 %").click()
    dialog.get_by_role("button", name=selling.words.done).click()
    expect(selling.line(f"{name} 7").get_by_role("button").last).to_be_in_viewport(ratio=1)
    edges = [
        console.page.get_by_role("button", name=selling.words.pay, exact=True).bounding_box(),
        selling.line(f"{name} 7").get_by_role("button").last.bounding_box(),
    ]
    assert len({box and box["x"] + box["width"] for box in edges}) == 1, edges


def test_everything_on_the_screen_is_in_the_palette(console: Console, api: Api) -> None:
    """Every action of the selling screen by its name, with its key, and doing what its button does."""
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


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_the_payment_is_in_the_palette_too(console: Console, api: Api) -> None:
    """Paid by card and on to the next order, by name alone."""
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


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_digits_go_into_the_field_that_is_marked(console: Console, api: Api) -> None:
    """EV-7: typed right after the kind of discount, a usual percentage or *No discount* was pressed; none is lost."""
    selling, _ = _at_the_till(console, api)
    words, page = selling.words, console.page
    selling.tap("Chipá")
    selling.choose_line("Chipá")
    selling.press(words.change_line)
    dialog = page.get_by_role("dialog")

    def press(name: str) -> None:
        dialog.get_by_role("button", name=name, exact=True).click()

    marked = dialog.locator("[data-current]")
    press(words.percent)
    type_by_hand(page, "25")
    expect(dialog.get_by_role("textbox", name=words.percent)).to_have_value("25")
    expect(marked).to_have_count(1)
    press("10 %")
    type_by_hand(page, "5")
    expect(dialog.get_by_role("textbox", name=words.percent)).to_have_value("105")
    press(words.amount)
    type_by_hand(page, "9000")
    expect(dialog.get_by_role("textbox", name=words.amount)).to_have_value("9.000")
    expect(marked).to_have_count(1)
    press("Ninguno")
    type_by_hand(page, "4")
    expect(dialog.get_by_role("textbox", name=words.quantity)).to_have_value("4")
    expect(dialog.locator("input[data-current]")).to_have_count(1)
    console.check_screen("the marked field")
    page.keyboard.press("Escape")


def test_a_quantity_that_nobody_sells_is_asked_about_once(console: Console, api: Api) -> None:
    """TX-4: a price or a code in the wrong field; pressed once more, it is meant."""
    selling, books = _at_the_till(console, api)
    words, page = selling.words, console.page
    selling.tap("Chipá")
    selling.choose_line("Chipá")
    selling.press(words.change_line)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name=words.quantity).fill("99999")
    done = dialog.get_by_role("button", name=words.done, exact=True)
    done.click()
    expect(dialog.get_by_role("alert")).to_contain_text(re.compile(r"\b99[.,]999 "))
    console.check_screen("an unlikely quantity")
    dialog.get_by_role("textbox", name=words.quantity).fill("1000")
    done.click()
    expect(dialog.get_by_role("alert")).to_contain_text(re.compile(r"\b1[.,]000 "))
    done.click()
    expect(dialog).to_have_count(0)
    selling.is_saved()
    assert books.quantities() == {"Chipá": "1000"}
