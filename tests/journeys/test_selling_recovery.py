"""What a till keeps: through a killed browser, a dead server, a sign-out and another register."""

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, Route, expect, sync_playwright

from tests.helpers.server import ServerProcess
from tests.journeys.conftest import FLAGS, SIZES, OpenDevice, chromium_path
from tests.journeys.console import PINS, Api, Console
from tests.journeys.selling import Books, Selling, kill_browser
from tests.journeys.words import SPANISH

pytestmark = pytest.mark.browser


class Shop:
    """A server that a test may take away and bring back at the same address."""

    def __init__(self, database_url: str) -> None:
        self._database_url = database_url
        self.process = ServerProcess.start(database_url)
        self.url = self.process.url

    def power_cut(self) -> None:
        self.process.kill()

    def power_back(self) -> None:
        self.process = ServerProcess.start(self._database_url, port=int(self.url.rsplit(":", 1)[1]))


@pytest.fixture
def shop_server(demo_database: str) -> Iterator[Shop]:
    shop = Shop(demo_database)
    yield shop
    shop.process.stop()


@pytest.fixture
def served(shop_server: Shop) -> str:
    return shop_server.url


OpenBrowser = Callable[[], Console]


@pytest.fixture
def browser_in(tmp_path: Path, served: str) -> Iterator[OpenBrowser]:
    """Yield a function that starts the till's browser on its own disk; a second call starts it again."""
    with sync_playwright() as playwright:

        def start() -> Console:
            context = playwright.chromium.launch_persistent_context(
                str(tmp_path / "till"), executable_path=chromium_path(), args=FLAGS, viewport=SIZES["landscape"],
                locale=SPANISH.locale, reduced_motion="reduce",
            )  # fmt: skip
            context.set_default_timeout(15_000)
            return Console(context.pages[0], SPANISH, served)

        yield start
        kill_browser(str(tmp_path / "till"))


def _books(api: Api, username: str = "cashier2") -> Books:
    return Books(api.url, api.sign_in(username, business="espiga", register="ASU-3"))


def _sign_in_again(console: Console, username: str = "cashier2") -> None:
    """Sign in on a browser that was killed: it may have lost everything but what it was made to keep."""
    console.go("/")
    words = console.words
    new = console.page.get_by_label(words.user_name)
    known = console.heading(words.who_is_there)
    expect(new.or_(known).or_(console.cashier_card())).to_be_visible()
    if new.is_visible():
        console.set_up(username, "ASU-1")
    elif known.is_visible():
        console.type_pin(PINS[username])
    console.at_home()


def test_a_killed_browser_brings_back_the_whole_order(
    browser_in: OpenBrowser, tmp_path: Path, api: Api, shop_server: Shop
) -> None:
    """S1-01, S1-02, S1-25, S1-40: also what the server never got, because it was dead before the browser was."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console = browser_in()
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Chipá", 2)
    selling.is_saved()
    shop_server.power_cut()
    selling.tap("Chipá")
    selling.tap("Mbejú", 2)
    selling.choose_line("Mbejú")
    console.see(selling.words.waiting(3))
    kill_browser(str(tmp_path / "till"))
    shop_server.power_back()
    console = browser_in()
    _sign_in_again(console)
    selling = Selling(console)
    selling.enter(session["id"])
    selling.total_is("Gs. 29.000")
    selling.is_saved()
    assert _books(api).quantities() == {"Chipá": "3", "Mbejú": "2"}


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_server_that_dies_stops_nobody(open_device: OpenDevice, api: Api, shop_server: Shop) -> None:
    """S1-23, S1-50, S1-51, S1-52, S1-60: taps go on, what waits is counted in words, and is sent when it is back."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console = open_device()
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Chipá")
    selling.is_saved()
    shop_server.power_cut()
    for number, name in enumerate(("Mbejú", "Croissant", "Chipá"), start=1):
        selling.tap(name)
        console.see(selling.words.waiting(number))
    selling.total_is("Gs. 25.000")
    console.check_screen("without a server")
    shop_server.power_back()
    expect(selling.panel().get_by_text(selling.words.saved, exact=True)).to_be_visible(timeout=30_000)
    assert _books(api).quantities() == {"Chipá": "2", "Mbejú": "1", "Croissant": "1"}


@pytest.mark.parametrize("ending", ["the line comes back", "the browser is killed"])
def test_a_payment_whose_answer_is_lost_is_booked_once(
    browser_in: OpenBrowser, tmp_path: Path, api: Api, ending: str
) -> None:
    """S1-36, EV-1, OS-6: the till says that it does not know, asks under the same key, and finds out."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console = browser_in()
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Mbejú")
    keys: list[str] = []

    def lose_the_answer(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        # The browser may be killed under it.
        with contextlib.suppress(Error):
            route.fetch()
            route.abort()

    console.page.context.route("**/complete", lose_the_answer)
    selling.pay()
    selling.hand_over("Gs. 20.000")
    selling.take()
    console.see(selling.words.finding_out)
    console.check_screen("finding out")
    if ending == "the browser is killed":
        kill_browser(str(tmp_path / "till"))
        console = browser_in()
        _sign_in_again(console)
        selling = Selling(console)
        console.go(f"/cashier?opening_entry={session['id']}")
    else:
        console.page.context.unroute("**/complete")
    selling.paid("Gs. 10.000")
    assert len(set(keys)) == 1
    assert _books(api).sales(session["id"]) == (1, "10000")
    selling.next_order()
    expect(selling.lines()).to_have_count(0)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_signed_out_and_in_twice_with_edits_elsewhere(open_device: OpenDevice, api: Api) -> None:
    """S1-03, S1-04, S1-05, S1-24, S1-25, S1-26, S1-30, S1-41, OS-3: same id, same items, on whichever register."""
    sessions = {name: api.open_session("cashier2", name, business="espiga") for name in ("ASU-1",)}
    console = open_device()
    console.set_up("cashier2", "ASU-1")
    here = Selling(console)
    here.enter(sessions["ASU-1"]["id"])
    here.tap("Chipá", 2)
    here.is_saved()
    cart = _books(api).cart()
    assert cart is not None
    other_device = open_device()
    for round_number, name in enumerate(("Mbejú", "Croissant"), start=1):
        console.sign_out()
        if round_number == 1:
            other_device.set_up("cashier2", "ASU-2")
        else:
            other_device.type_pin(PINS["cashier2"])
            other_device.at_home()
        there = Selling(other_device)
        there.enter(sessions["ASU-1"]["id"])
        expect(there.lines()).to_have_count(round_number)
        there.tap(name)
        there.is_saved()
        other_device.sign_out()
        console.type_pin(PINS["cashier2"])
        console.at_home()
        here.enter(sessions["ASU-1"]["id"])
        expect(here.line(name)).to_be_visible()
    again = _books(api).cart()
    assert again is not None
    assert again["id"] == cart["id"]
    assert {line["name"]: line["quantity"] for line in again["items"]} == {"Chipá": "2", "Mbejú": "1", "Croissant": "1"}


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_two_tills_of_one_person_are_told_of_each_other(open_device: OpenDevice, api: Api) -> None:
    """S1-31, S1-42, S1-53, S1-54, S1-55, OS-4: a warning names the register; both sets of taps are on the order."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    first = open_device()
    first.set_up("cashier2", "ASU-1")
    here = Selling(first)
    here.enter(session["id"])
    here.tap("Chipá")
    here.is_saved()
    second = open_device()
    second.set_up("cashier2", "ASU-2")
    there = Selling(second)
    there.enter(session["id"])
    second.see(re.compile(f"{there.words.came_from} ASU-1"))
    second.check_screen("came from another register")
    there.tap("Mbejú")
    there.is_saved()
    expect(first.page.get_by_text(re.compile(f"{here.words.moved_to} ASU-2"))).to_be_visible(timeout=20_000)
    expect(here.line("Mbejú")).to_be_visible()
    first.check_screen("moved to another register")
    here.press(here.words.go_on_here)
    here.tap("Croissant")
    here.is_saved()
    assert _books(api).quantities() == {"Chipá": "1", "Mbejú": "1", "Croissant": "1"}


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_telephone_is_told_beside_the_products(open_device: OpenDevice, api: Api) -> None:
    """OS-4, S1-53: what others did to the order is read, and answered, without opening the order."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    first = open_device("phone", touch=True)
    first.set_up("cashier2", "ASU-1")
    here = Selling(first)
    here.enter(session["id"])
    here.tap("Chipá")
    expect(first.page.get_by_text(here.words.saved, exact=True)).to_be_visible()
    second = open_device("phone", touch=True)
    second.set_up("cashier2", "ASU-2")
    there = Selling(second)
    there.enter(session["id"])
    expect(second.page.get_by_text(re.compile(f"{there.words.came_from} ASU-1"))).to_be_in_viewport(ratio=1)
    second.check_screen("came from another register, on a telephone")
    there.tap("Mbejú")
    moved = first.page.get_by_text(re.compile(f"{here.words.moved_to} ASU-2"))
    expect(moved).to_be_in_viewport(ratio=1, timeout=20_000)
    expect(here.tile("Pan felipe")).to_be_in_viewport()
    first.check_screen("moved to another register, on a telephone")
    here.press(here.words.go_on_here)
    expect(moved).to_have_count(0)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_browser_that_calls_itself_offline_still_asks_the_server(open_device: OpenDevice, api: Api) -> None:
    """OS-4: the server is on this machine or in the shop's own network; the internet may be gone."""
    api.open_session("cashier2", "ASU-1", business="espiga")
    console = open_device()
    console.set_up("cashier2", "ASU-1")
    console.at_home()
    console.page.evaluate("window.dispatchEvent(new Event('offline'))")
    console.cashier_card().click()
    selling = Selling(console)
    expect(selling.tile("Chipá")).to_be_visible()
    selling.tap("Chipá")
    selling.is_saved()
    assert _books(api).quantities() == {"Chipá": "1"}


def _hold_back(page: Page) -> Callable[[], None]:
    """Keep everything this page sends from the server, as a dead Wi-Fi does; returns how to end it."""
    page.context.set_offline(True)
    return lambda: page.context.set_offline(False)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_taps_for_an_order_that_was_paid_elsewhere_are_handed_back(open_device: OpenDevice, api: Api) -> None:
    """S1-53, S1-55: nothing typed is dropped unseen; the cashier says where it goes."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console = open_device()
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Chipá")
    selling.is_saved()
    connect_again = _hold_back(console.page)
    selling.tap("Mbejú")
    books = _books(api)
    cart = books.cart()
    assert cart is not None
    api.call(
        "POST", f"/api/order-sessions/{cart['id']}/complete", {**books.headers, "Idempotency-Key": "paid-elsewhere-1"},
        {"sessionId": session["id"], "payments": [{"tender": "cash", "amount": 3000}], "total": 3000},
    )  # fmt: skip
    connect_again()
    expect(console.page.get_by_text(re.compile(selling.words.stranded))).to_be_visible(timeout=30_000)
    console.check_screen("lines without an order")
    expect(selling.lines()).to_have_count(0)
    selling.press(selling.words.put_on_order)
    selling.total_is("Gs. 10.000")
    selling.is_saved()
    assert books.quantities() == {"Mbejú": "1"}


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_shift_ended_elsewhere_is_said_and_keeps_the_order(open_device: OpenDevice, api: Api) -> None:
    """CS-11, S1-01: nothing more is sold on it, the order stays, and there is a way on."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console = open_device()
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Chipá")
    selling.is_saved()
    books = _books(api)
    boss = api.sign_in("manager1", business="espiga", register="ASU-2")
    api.call("POST", f"/api/pos/sessions/{session['id']}/end", boss, {})
    notice = console.page.get_by_role("alert").filter(has_text=re.compile(selling.words.shift_ended))
    expect(notice).to_contain_text(selling.words.ended_by, timeout=15_000)
    expect(console.page.get_by_role("button", name=selling.words.pay, exact=True)).to_be_disabled()
    console.check_screen("shift ended elsewhere")
    assert books.quantities() == {"Chipá": "1"}
    console.button(console.words.home).click()
    console.at_home()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_whoever_signs_out_with_unsent_taps_is_told(open_device: OpenDevice, api: Api) -> None:
    """S1-03, S1-51: the last taps are sent first; when that fails the screen says what stays on this till."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console = open_device()
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    selling.tap("Chipá")
    console.sign_out()
    books = _books(api)
    assert books.quantities() == {"Chipá": "1"}
    console.type_pin(PINS["cashier2"])
    console.at_home()
    selling.enter(session["id"])
    console.page.route("**/operations", lambda route: route.abort())
    selling.tap("Mbejú")
    console.button(console.words.menu).click()
    console.button(console.words.sign_out).click()
    dialog = console.page.get_by_role("dialog", name=re.compile(selling.words.leave_title))
    expect(dialog).to_be_visible()
    console.check_screen("leaving with unsent taps")
    dialog.get_by_role("button", name=selling.words.stay).click()
    console.page.unroute("**/operations")
    expect(selling.panel().get_by_text(selling.words.saved, exact=True)).to_be_visible(timeout=30_000)
    assert books.quantities() == {"Chipá": "1", "Mbejú": "1"}
