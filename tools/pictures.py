"""Take the guide's pictures anew, from a fresh demo shop that is already served.

    make run PORT=8000 DATA=/tmp/pictures &
    python tools/pictures.py http://127.0.0.1:8000

The pictures are looked at before they are committed: this only presses the buttons.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
def device(
    browser: Browser, url: str, language: str, *, size: str = "landscape", dark: bool = False
) -> Iterator[Console]:
    """Yield a device fresh out of its box."""
    context = browser.new_context(
        viewport=SIZES[size],
        locale=LANGUAGES[language].locale,
        color_scheme="dark" if dark else "light",
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
    console.open_cashier()
    expect(page.get_by_role("dialog", name=console.words.no_session)).to_be_visible()
    shoot(page, "no-session")
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
    shoot(page, "change")
    selling.next_order()


def shifts_elsewhere(console: Console, api: Api, session: str) -> None:
    """A colleague's shift beside one's own, and a second register for oneself."""
    page = console.page
    console.go(f"/shift/{session}")
    console.see(console.words.opening_float)
    shoot(page, "shift")
    elsewhere = api.open_session("cashier2", "ASU-2", business="espiga", opening_cash="200000")
    console.go("/")
    console.at_home()
    shoot(page, "home")
    console.open_cashier()
    shoot(page, "picker")
    page.keyboard.press("Escape")
    console.change_register("ASU-3")
    console.go("/shift/start")
    expect(page.get_by_role("dialog").or_(page.locator("form")).first).to_be_visible()
    if page.get_by_role("dialog").count() == 0:
        console.press_start()
    shoot(page, "conflict")
    console.go(f"/cashier?opening_entry={elsewhere['id']}")
    page.wait_for_load_state("networkidle")
    shoot(page, "blocked")
    console.change_register("ASU-1")


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
        mine.card("Mesa 4").click()
        mine.is_read_only()
        shoot(console.page, f"queue-locked-{language[:2]}")
        mine.go()
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
        console.go("/")
        console.sign_out()
    floor.release_all(by="cashier2")
    for order in orders:
        floor.cancel(order)


def phone(console: Console) -> None:
    """A sale on a phone in the dark."""
    console.set_up("cashier2", "ASU-2")
    console.go("/")
    console.open_cashier()
    console.at_selling()
    selling = Selling(console)
    selling.tap("Chipá", 2)
    selling.tap("Mbejú")
    shoot(console.page, "phone-dark")


def main() -> None:
    """Take them all."""
    (url,) = sys.argv[1:]
    api = Api(url)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        with device(browser, url, "es-PY") as console:
            session = shift(console)
            sale(console)
            shifts_elsewhere(console, api, session)
            count(console, api, session)
        with device(browser, url, "es-PY", size="phone", dark=True) as console:
            phone(console)
        for language in ("en", "es-PY"):
            queue(browser, url, api, language)
        browser.close()


if __name__ == "__main__":
    main()
