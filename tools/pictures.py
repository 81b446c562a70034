"""Take the guide's pictures anew, from a fresh demo shop that is already served.

    make run PORT=8000 DATA=/tmp/pictures &
    python tools/pictures.py http://127.0.0.1:8000

The pictures are looked at before they are committed: this only presses the buttons.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.conftest import FLAGS, SIZES, chromium_path
from tests.journeys.console import Api, Console
from tests.journeys.queue import Floor, Queue
from tests.journeys.selling import Selling
from tests.journeys.words import LANGUAGES

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "guide" / "images"


def shoot(page: Page, name: str) -> None:
    """Take the picture once nothing moves any more."""
    page.mouse.move(2, 796)
    page.wait_for_timeout(500)
    page.screenshot(path=FOLDER / f"{name}.png")


@contextmanager
def device(browser: Browser, url: str, language: str) -> Iterator[Console]:
    """Yield a device fresh out of its box."""
    context = browser.new_context(
        viewport=SIZES["landscape"],
        locale=LANGUAGES[language].locale,
        color_scheme="light",
        reduced_motion="reduce",
        service_workers="block",
    )
    yield Console(context.new_page(), LANGUAGES[language], url)
    context.close()


def shift(console: Console) -> str:
    """Sign in and open a shift; return it."""
    page = console.page
    console.set_up("cashier1", "ASU-1", business="espiga")
    console.sign_out()
    shoot(page, "sign-in")
    console.type_pin("1111")
    console.at_home()
    console.start_shift()
    console.float_field().fill("200000")
    shoot(page, "start-shift")
    console.press_start()
    return console.at_selling()


def sale(console: Console) -> None:
    """One sale, from the first tap to the change."""
    page, selling = console.page, Selling(console)
    for name, times in (("Chipá", 4), ("Mbejú", 2), ("Cocido", 1)):
        selling.tap(name, times)
    selling.is_saved()
    # What was said at the start is over.
    page.reload()
    console.at_selling()
    shoot(page, "selling")
    selling.pay()
    selling.hand_over("50.000")
    shoot(page, "payment")
    selling.take()
    selling.paid(None)
    selling.next_order()


def home(console: Console) -> None:
    """The first screen in a shift, and another register where a second one can't be started."""
    page = console.page
    console.go("/")
    console.at_home()
    shoot(page, "home")
    console.change_register("ASU-3")
    console.go("/shift/start")
    expect(page.get_by_role("dialog").or_(page.locator("form")).first).to_be_visible()
    if page.get_by_role("dialog").count() == 0:
        console.press_start()
    shoot(page, "conflict")
    page.keyboard.press("Escape")
    console.change_register("ASU-1")


def picker(console: Console, api: Api) -> None:
    """Two shifts that one sells in are a choice; a colleague's beside one's own is none."""
    api.open_session("cashier1", "ASU-1", business="espiga", opening_cash="200000")
    api.open_session("cashier2", "ASU-2", business="espiga", opening_cash="200000")
    joining = api.sign_in("cashier1", business="espiga", register="ASU-2")
    api.call("POST", "/api/pos/sessions/get-or-create", joining, {"registerId": "ASU-2", "onExisting": "join"})
    console.go("/")
    console.at_home()
    console.open_cashier()
    shoot(console.page, "picker")


def count(console: Console, api: Api, session: str) -> None:
    """The drawer, counted to the last coin."""
    page, words = console.page, console.words
    console.go(f"/shift/{session}/count")
    console.button(words.end_shift).click()
    expect(console.button(words.compare)).to_be_visible()
    shoot(page, "count")
    manager = api.sign_in("manager1", business="espiga", register="ASU-1")
    expected = api.call("GET", f"/api/pos/sessions/{session}", manager)["summary"]["expectedCash"]
    console.count_as_one_figure(expected)
    console.button(words.compare).click()
    console.button(words.close_shift).click()
    expect(console.heading(words.shift_closed)).to_be_visible()
    shoot(page, "result")


def queue(browser: Browser, url: str, api: Api, language: str) -> None:
    """The queue with two orders in somebody's hands, one of them split, and the board of claims."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2", "manager1")
    orders = [floor.order(name, by="cashier2") for name in ("Doña Carmen", "Mesa 4", "Don Ramón", "Lorena")]
    for order in orders[:2]:
        floor.claim(order, by="cashier2")
    with device(browser, url, language) as console:
        mine = floor.device(console, "cashier1")
        mine.is_locked("Mesa 4", "cashier2")
        shoot(console.page, f"queue-{language[:2]}")
        mine.take("Lorena")
        mine.press(mine.words.split)
        dialog = console.page.get_by_role("dialog")
        dialog.get_by_role("button").nth(2).click()
        shoot(console.page, f"queue-split-{language[:2]}")
        with device(browser, url, language) as managers:
            board = Queue(managers)
            managers.set_up("manager1", "ASU-3")
            managers.go("/manager")
            expect(board.page.get_by_role("row").filter(has_text="Mesa 4")).to_be_visible()
            shoot(managers.page, f"claims-{language[:2]}")
            managers.go("/manager/sign-ins")
            expect(board.page.get_by_role("listitem").filter(has_text="manager1").first).to_be_visible()
            shoot(managers.page, f"sign-ins-{language[:2]}")
        console.go("/")
        console.sign_out()
    floor.release_all(by="cashier2")
    for order in orders:
        floor.cancel(order)


def to_decide(api: Api) -> None:
    """What waits on a manager's board: a drawer that is short, and somebody who tries PINs."""
    drawer = api.open_session("cashier3", "ASU-3", business="espiga", opening_cash="200000")
    api.close_session("cashier3", drawer, business="espiga", counted="80000")
    guess = {"username": "cashier3", "pin": "0000", "registerId": "ASU-2"}
    for _ in range(5):
        httpx.post(f"{api.url}/api/auth/login", json=guess, timeout=10)


def main() -> None:
    """Take them all."""
    (url,) = sys.argv[1:]
    api = Api(url)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        with device(browser, url, "es-PY") as console:
            session = shift(console)
            sale(console)
            home(console)
            count(console, api, session)
            picker(console, api)
        to_decide(api)
        for language in ("en", "es-PY"):
            queue(browser, url, api, language)
        browser.close()


if __name__ == "__main__":
    main()
