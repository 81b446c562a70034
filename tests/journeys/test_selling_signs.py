"""What is said while somebody sells: over nothing that is tapped, moving nothing, and in sight in every view."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import Api, Console
from tests.journeys.queue import Floor
from tests.journeys.selling import Selling

pytestmark = pytest.mark.browser


def _at_the_till(console: Console, api: Api) -> Selling:
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    return selling


def _top(thing: Locator) -> float:
    box = thing.bounding_box()
    assert box is not None
    return box["y"]


@OTHER_SCREENS
def test_nothing_moves_under_a_finger_when_something_is_said(
    open_device: OpenDevice, api: Api, size: str, *, dark: bool
) -> None:
    """S1-51: an unknown code and a lost line are said over the header; no tile and no line moves."""
    console = open_device(size, dark=dark)
    selling = _at_the_till(console, api)
    words, page = selling.words, console.page
    selling.tap("Chipá")
    tile = selling.tile("Chipá")
    before = _top(tile)
    selling.scan("7899999999999")
    console.see(f"{words.unknown_barcode} 7899999999999")
    assert _top(tile) == before
    console.check_screen("unknown code")
    console.button(words.search_by_name).click()
    expect(page.get_by_placeholder(words.search)).to_be_focused()
    expect(console.button(words.search_by_name)).to_have_count(0)
    selling.show_order()
    lines_before = _top(selling.line("Chipá"))
    page.context.set_offline(True)
    console.see(words.no_line_now)
    selling.choose_line("Chipá")
    selling.press(words.one_more)
    expect(selling.panel().get_by_text(re.compile(rf"^{words.not_saved} "))).to_be_visible()
    assert _top(selling.line("Chipá")) == lines_before
    console.check_screen("line lost")
    page.context.set_offline(False)
    expect(page.get_by_text(words.no_line_now)).to_have_count(0, timeout=20_000)
    selling.is_saved()


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_an_unknown_code_scanned_over_the_order_of_a_phone_leads_to_the_search(
    open_device: OpenDevice, api: Api
) -> None:
    """The order lies over the products there, and goes before something is typed."""
    console = open_device("phone")
    selling = _at_the_till(console, api)
    selling.tap("Chipá")
    selling.show_order()
    selling.scan("7899999999999")
    console.button(selling.words.search_by_name).click()
    expect(console.page.get_by_placeholder(selling.words.search)).to_be_focused()
    expect(selling.panel()).to_have_count(0)


def test_a_phone_says_in_every_view_that_work_is_unsaved(open_device: OpenDevice, api: Api) -> None:
    """S1-51: while changes fail on a line that answers, the products say so too, also of an order in hand."""
    floor = Floor(api)
    floor.open("cashier2")
    name = "Mesa 4"
    console = open_device("phone")
    queue = floor.device(console, "cashier2")
    floor.order(name, by="cashier2")
    selling = Selling(console)
    banner = console.page.get_by_role("banner")
    unsaved = re.compile(rf"^1 {selling.words.not_saved.lower()}$")
    console.page.route("**/operations", lambda route: route.abort())
    queue.take(name)
    selling.tap("Chipá")
    expect(banner.get_by_text(unsaved)).to_be_visible()
    bar = console.page.get_by_role("button", name=re.compile(f"^{selling.words.show_order}"))
    expect(bar).to_contain_text(selling.words.not_saved)
    console.check_screen("unsaved")
    selling.show_order()
    expect(banner.get_by_text(unsaved)).to_be_visible()
    console.page.unroute("**/operations")
    expect(banner.get_by_text(unsaved)).to_have_count(0, timeout=30_000)


def _of_the_screen(selling: Selling) -> float:
    """Return what part of the screen the lines have."""
    box = selling.page.get_by_role("list", name=selling.words.order_lines).bounding_box()
    screen = selling.page.viewport_size
    assert box is not None
    assert screen is not None
    return box["height"] / screen["height"]


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_half_of_a_small_screen_is_lines(open_device: OpenDevice, api: Api) -> None:
    """EV-7, WCAG 1.4.4: of an order in hand on a telephone, and of the order at the till at 200 %."""
    floor = Floor(api)
    floor.open("cashier2")
    console = open_device("phone")
    queue = floor.device(console, "cashier2")
    floor.order("Mesa 4", by="cashier2", quantity="99999")
    selling = Selling(console)
    queue.take("Mesa 4")
    selling.show_order()
    assert _of_the_screen(selling) >= 0.5
    console.check_screen("order in hand")
    console.go("/queue")
    console.page.set_viewport_size({"width": 640, "height": 400})
    selling.enter(floor.sessions["cashier2"])
    selling.tap("Chipá")
    selling.show_order()
    selling.is_saved()
    assert _of_the_screen(selling) >= 0.5
    console.check_screen("order at 200 %")
    expect(selling.line("Chipá").get_by_role("button").last).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_signing_out_says_at_once_that_it_sends(open_device: OpenDevice, api: Api) -> None:
    """S1-03: while the line is lost the last changes are tried for three seconds, in words from the first moment."""
    console = open_device()
    selling = _at_the_till(console, api)
    words = selling.words
    console.page.context.set_offline(True)
    selling.tap("Mbejú")
    expect(selling.panel().get_by_text(re.compile(rf"^{words.not_saved} "))).to_be_visible()
    console.button(console.words.menu).click()
    console.button(console.words.sign_out).click()
    dialog = console.page.get_by_role("dialog", name=re.compile(words.leave_sending))
    expect(dialog).to_be_visible(timeout=1_000)
    console.check_screen("sending before signing out")
    expect(console.page.get_by_role("dialog", name=re.compile(words.leave_title))).to_be_visible()


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_signing_out_is_in_sight_in_the_longest_menu(open_device: OpenDevice) -> None:
    """Also of a manager's, whose menu is longer than the screen."""
    console = open_device()
    console.set_up("manager1", "ASU-1")
    console.button(console.words.menu).click()
    expect(console.button(console.words.sign_out)).to_be_in_viewport(ratio=1)
    console.check_screen("menu")
