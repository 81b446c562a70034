"""The till at 200 %, on a large screen and a telephone: nothing is cut off or scrolls two ways (WCAG 1.4.4)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, ViewportSize, expect

from tests.journeys import tour
from tests.journeys.conftest import OpenDevice
from tests.journeys.console import Api, Console
from tests.journeys.selling import Selling

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("words", ["es-PY"], indirect=True)]

LANDSCAPE: ViewportSize = {"width": 640, "height": 400}
PHONE: ViewportSize = {"width": 195, "height": 422}


def _zoomed(open_device: OpenDevice, size: ViewportSize) -> Console:
    console = open_device()
    console.page.set_viewport_size(size)
    return console


def _fits(console: Console, screen: str) -> None:
    """No text is wider than what holds it, and whatever is pressed is large enough for a thumb."""
    cut = console.page.evaluate(
        """() => [...document.querySelectorAll('main *, [role=dialog] *')]
            .filter((element) => !element.closest('.tk-unseen') && element.clientWidth > 1)
            .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflowX)
                || element.tagName === 'INPUT')
            .filter((element) => element.scrollWidth > element.clientWidth + 1)
            .map((element) => element.value ?? element.textContent)"""
    )
    assert not cut, f"{screen}: cut off: {cut}"
    console.check_fits(screen)


def _nothing_is_cut_off(console: Console, screen: str) -> None:
    """It fits, and the screen is what every screen must be."""
    _fits(console, screen)
    console.check_accessible(screen)
    # Another browser's or machine's font moves every row by some pixels: no key may depend on where it happens to lie.
    for text_px in (15, 17):
        console.page.evaluate("(px) => document.documentElement.style.fontSize = `${px}px`", text_px)
        console.check_accessible(f"{screen} with a text of {text_px} px")
    console.page.evaluate("document.documentElement.style.fontSize = ''")


def _in_sight(console: Console, *controls: Locator) -> None:
    """Nobody scrolls to them."""
    console.page.evaluate("scrollTo(0, 0)")
    for control in controls:
        expect(control).to_be_in_viewport(ratio=1)


ZOOMED = pytest.mark.parametrize("size", [LANDSCAPE, PHONE], ids=["large screen", "phone"])


@ZOOMED
def test_from_the_sign_in_to_the_float_at_200_percent(open_device: OpenDevice, size: ViewportSize) -> None:
    console = _zoomed(open_device, size)
    page, words = console.page, console.words
    console.go("/")
    console.choose_language()
    _nothing_is_cut_off(console, "password")
    console.give_password("cashier2")
    expect(console.heading(words.which_register)).to_be_visible()
    _nothing_is_cut_off(console, "register")
    page.get_by_role("button", name=re.compile(r"^ASU-1\s")).click()
    console.at_home()
    _nothing_is_cut_off(console, "home")
    console.button(words.menu).click()
    _nothing_is_cut_off(console, "menu")
    page.keyboard.press("Escape")
    console.sign_out()
    _nothing_is_cut_off(console, "names and PIN")
    console.type_pin("2222")
    console.at_home()
    console.start_shift()
    console.float_field().fill("999999999")
    _nothing_is_cut_off(console, "float")
    console.float_field().fill("100000")
    page.get_by_text(words.notes_and_coins, exact=True).click()
    _nothing_is_cut_off(console, "float in notes")


@ZOOMED
def test_from_the_first_line_to_the_result_at_200_percent(open_device: OpenDevice, size: ViewportSize) -> None:
    console = _zoomed(open_device, size)
    words = console.words
    console.set_up("cashier2", "ASU-1")
    console.start_shift()
    console.press_start()
    session = console.at_selling()
    selling = Selling(console)
    selling.tap("Chipá")
    _nothing_is_cut_off(console, "products")
    selling.show_order()
    selling.is_saved()
    _nothing_is_cut_off(console, "order")
    console.go("/")
    console.at_home()
    _nothing_is_cut_off(console, "home in a shift")
    console.go(f"/shift/{session}")
    console.see(words.opening_float)
    _nothing_is_cut_off(console, "shift")
    console.go(f"/shift/{session}/count")
    expect(console.button(words.end_shift)).to_be_visible()
    _nothing_is_cut_off(console, "end")
    console.button(words.end_shift).click()
    expect(console.button(words.compare)).to_be_visible()
    _nothing_is_cut_off(console, "count")
    console.count_as_one_figure("200000")
    console.button(words.compare).click()
    expect(console.button(words.close_shift)).to_be_visible()
    _nothing_is_cut_off(console, "comparison")
    console.button(words.close_shift).click()
    expect(console.heading(words.shift_closed)).to_be_visible()
    _nothing_is_cut_off(console, "result")


@ZOOMED
def test_every_screen_and_window_of_the_till_at_200_percent(
    open_device: OpenDevice, api: Api, sql: Callable[[str], None], size: ViewportSize
) -> None:
    """CONSOLE 7: also what asks for an approval, sets the scanner up, and asks which product a code is."""
    console = _zoomed(open_device, size)

    def look(screen: str) -> None:
        _fits(console, screen)

    tour.at_the_door(console, look)
    session = tour.at_the_till(console, api, look)
    tour.at_the_desk(console, look)
    Selling(console).next_order()
    tour.two_of_one_barcode(console, api, sql, look)
    tour.at_the_count(console, session, look)


@ZOOMED
def test_every_screen_and_window_of_the_queue_at_200_percent(
    open_device: OpenDevice, api: Api, size: ViewportSize
) -> None:
    console = _zoomed(open_device, size)

    def look(screen: str) -> None:
        _fits(console, screen)

    tour.at_the_queue(console, api, look)
    tour.at_the_board(console, look)


def test_keys_and_the_way_on_are_in_sight_on_a_zoomed_large_screen(open_device: OpenDevice) -> None:
    console = _zoomed(open_device, LANDSCAPE)
    page, words = console.page, console.words
    console.set_up("cashier2", "ASU-1")
    _in_sight(console, *console.page.get_by_role("main").get_by_role("button").all())
    console.sign_out()
    _in_sight(console, *page.get_by_role("group", name="PIN").get_by_role("button").all())
    console.type_pin("0000")
    expect(page.get_by_role("alert")).to_be_in_viewport(ratio=1)
    console.type_pin("2222")
    console.at_home()
    console.start_shift()
    start = page.locator("form").get_by_role("button", name=words.start_shift, exact=True)
    _in_sight(console, start, console.float_field(), console.button("1"), console.button("0"))
    page.get_by_text(words.notes_and_coins, exact=True).click()
    _in_sight(console, start)
    console.press_start()
    session = console.at_selling()
    console.go(f"/shift/{session}/count")
    _in_sight(console, console.button(words.end_shift))
    console.button(words.end_shift).click()
    console.count_as_one_figure("0")
    _in_sight(console, console.button(words.compare), console.button("1"), console.button("7"))
    console.button(words.compare).click()
    _in_sight(console, console.button(words.close_shift))
