"""Sign-ins on one device after another, and those that a manager sees and ends."""

import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.helpers.loopback import LOOPBACK
from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import PINS, Api, Console
from tests.journeys.queue import Floor
from tests.journeys.selling import Books, Selling

pytestmark = pytest.mark.browser

OPERATIONS = "**/api/order-sessions/*/operations"
ME = "fetch('/api/auth/me').then((answer) => answer.json()).then((me) => me.user.username)"


def second_tab(console: Console) -> Console:
    """Open the console once more in the same browser."""
    page: Page = console.page.context.new_page()
    tab = Console(page, console.words, console.url)
    tab.go("/")
    return tab


def sign_in_by_tile(console: Console, name: str, username: str) -> None:
    console.button(name).click()
    console.type_pin(PINS[username])
    console.at_home()


def cookie_of(console: Console) -> str:
    """Return the credential that the browser carries."""
    return next(each["value"] for each in console.page.context.cookies() if each["name"] == "tillkeeper_session")


def opens_nothing(url: str, cookie: str) -> None:
    answer = httpx.get(f"{url}/api/auth/me", headers={"Cookie": f"tillkeeper_session={cookie}"}, timeout=10, **LOOPBACK)
    assert answer.status_code == 401, answer.text


def types_without_a_line_and_closes_the_tab(tab: Console) -> tuple[str, str]:
    """Have Derlis type in a tab that the server does not hear any more; return his cash session and his cookie."""
    sign_in_by_tile(tab, "Derlis Giménez", "cashier2")
    tab.start_shift()
    tab.press_start()
    session = tab.at_selling()
    selling = Selling(tab)
    selling.tap("Chipá")
    selling.is_saved()
    tab.page.route(OPERATIONS, lambda route: route.abort())
    selling.tap("Cocido", 2)
    expect(selling.line("Cocido")).to_be_visible()
    tab.page.reload()
    tab.at_selling()
    expect(selling.line("Cocido")).to_be_visible()
    cookie = cookie_of(tab)
    tab.page.close()
    return session, cookie


@pytest.mark.parametrize("words", ["en"], indirect=True)
@pytest.mark.parametrize("line", ["back", "gone"])
def test_the_next_cashier_ends_the_sign_in_before_and_nothing_typed_is_lost(
    console: Console, api: Api, served: str, line: str
) -> None:
    """DV-3, OS-3: Derlis closes a tab in the middle of an order, with the line to the server gone; Rocío signs in here.

    With the line back what he typed is sent in his name first; without, it waits on the device for him. His cookie
    opens nothing any more.
    """
    console.set_up("cashier3", "ASU-2")
    console.sign_out()
    console.sign_in_new_person("cashier2")
    console.sign_out()
    session, cookie = types_without_a_line_and_closes_the_tab(second_tab(console))
    if line == "gone":
        console.page.route(OPERATIONS, lambda route: route.abort())
    sign_in_by_tile(console, "Rocío Ayala", "cashier3")
    assert console.page.evaluate(ME) == "cashier3"
    expect(console.page.get_by_text(said(console)["out"])).to_have_count(0)
    opens_nothing(served, cookie)
    books = Books(served, api.sign_in("cashier2", business="espiga", register="ASU-1"))
    assert books.quantities() == {"Chipá": "1"} | ({"Cocido": "2"} if line == "back" else {})
    api.sign_out(books.headers)

    console.page.unroute(OPERATIONS)
    console.sign_out()
    sign_in_by_tile(console, "Derlis Giménez", "cashier2")
    again = Selling(console)
    again.enter(session)
    for name in ("Chipá", "Cocido"):
        expect(again.line(name)).to_be_visible()
    again.is_saved()


# --- seen and ended by a manager -------------------------------------------------------------------


WORDS = {
    "en": {"title": "Who is signed in", "end": "Sign out Rocío Ayala at ASU-2", "yes": "Yes, sign out",
           "ended": "Rocío Ayala is signed out there", "this": "This is you, here", "out": "You were signed out here",
           "guesses": "Wrong passwords and PINs",
           "release": "Release it",
           "reason": "Reason", "back": "is back in the queue", "join": "Join the shift at ASU-2"},
    "es-PY": {"title": "Quién ingresó", "end": "Hacer salir a Rocío Ayala de ASU-2", "yes": "Sí, hacer salir",
              "ended": "Rocío Ayala salió de ahí", "this": "Sos vos, acá", "out": "Saliste de acá",
              "guesses": "Contraseñas y PIN equivocados",
              "release": "Liberarlo",
              "reason": "Motivo", "back": "volvió a la cola", "join": "Sumarme al turno de ASU-2"},
}  # fmt: skip


def said(console: Console) -> dict[str, str]:
    return WORDS["en" if console.words.locale.startswith("en") else "es-PY"]


@OTHER_SCREENS
def test_a_manager_sees_who_is_signed_in_and_signs_one_out(
    open_device: OpenDevice, api: Api, size: str, *, dark: bool
) -> None:
    """DV-3, EV-7: from the menu; the cashier's screen is the one of signing in within a moment, her order kept."""
    till, boss = open_device(), open_device(size, dark=dark)
    till.set_up("cashier3", "ASU-2")
    api.sign_in("cashier1", business="espiga", register="ASU-1")
    boss.set_up("manager1", "ASU-1")
    words = said(boss)
    boss.button(boss.words.menu).click()
    boss.button(words["title"]).click()
    rows = boss.page.get_by_role("list", name=words["title"]).get_by_role("listitem")
    expect(rows).to_have_count(3)
    expect(rows.filter(has_text=words["this"]).get_by_role("button")).to_have_count(0)
    boss.check_screen("who is signed in")
    rows.get_by_role("button", name=words["end"], exact=True).click()
    dialog = boss.page.get_by_role("dialog")
    boss.check_screen("signing somebody out")
    dialog.get_by_role("button", name=words["yes"], exact=True).click()
    boss.see(words["ended"])
    expect(rows).to_have_count(2)
    expect(till.heading(till.words.who_is_there)).to_be_visible()
    till.see(said(till)["out"])


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_cashier_is_not_offered_it(console: Console) -> None:
    """DV-3: neither in the menu nor by the address."""
    console.set_up("cashier2", "ASU-1")
    console.button(console.words.menu).click()
    expect(console.button(said(console)["title"])).to_have_count(0)
    console.go("/manager/sign-ins")
    console.see(re.compile("no permite"))


# --- a claim that somebody holds, a drawer that somebody has ----------------------------------------


@OTHER_SCREENS
def test_a_manager_without_a_drawer_releases_a_claim(
    open_device: OpenDevice, api: Api, size: str, *, dark: bool
) -> None:
    """CL-4, CS-3: on the board and on the order, with a reason that the history keeps; the holder is told."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    boss = open_device(size, dark=dark)
    boss.set_up("manager1", "ASU-3")
    words = said(boss)
    for path in ("/manager", "/queue/{order}"):
        order = floor.order("Doña Carmen")
        floor.claim(order, by="cashier2")
        boss.go(path.format(order=order))
        boss.button(words["release"]).click()
        dialog = boss.page.get_by_role("dialog")
        dialog.get_by_label(words["reason"]).fill("Se fue a comer")
        boss.check_screen("releasing a claim")
        dialog.get_by_role("button", name=words["release"], exact=True).click()
        boss.see(re.compile(words["back"]))
        expect(dialog).to_have_count(0)
        assert floor.see(order)["claim"] is None
        history = api.call("GET", f"/api/orders/{order}/claim/history", floor.headers["cashier1"])["items"]
        assert (history[0]["by"]["username"], history[0]["reason"]) == ("manager1", "Se fue a comer")


@OTHER_SCREENS
@pytest.mark.parametrize("way", ["home", "form"])
def test_a_colleagues_shift_is_joined_while_ones_own_stays_open_elsewhere(
    open_device: OpenDevice, api: Api, size: str, *, dark: bool, way: str
) -> None:
    """CS-3, D16: only by saying so, from home and from the form; one's own drawer stays open, and the screen says whose
    drawer the cash goes into.
    """
    own = api.open_session("cashier1", "ASU-1", business="espiga", opening_cash="200000")
    theirs = api.open_session("cashier2", "ASU-2", business="espiga", opening_cash="200000")
    console = open_device(size, dark=dark)
    console.set_up("cashier1", "ASU-2", business="espiga")
    if way == "home":
        console.start_card(console.words.start_shift).click()
    else:
        console.start_shift()
        console.press_start()
    dialog = console.page.get_by_role("dialog", name=console.words.conflict_title)
    expect(dialog).to_contain_text(own["sessionNumber"])
    console.check_screen("a shift elsewhere, and one here to join")
    dialog.get_by_role("button", name=said(console)["join"], exact=True).click()
    assert console.at_selling() == theirs["id"]
    books = Books(console.url, api.sign_in("manager1", business="espiga", register="ASU-3"))
    assert books.get(f"/api/pos/sessions/{own['id']}")["status"] == "open"
    joined = books.get(f"/api/pos/sessions/{theirs['id']}")["participants"]
    assert [each["username"] for each in joined] == ["cashier1"]


# --- wrong PINs on the board -------------------------------------------------------------------------


@OTHER_SCREENS
def test_a_burst_of_wrong_pins_appears_on_the_board_by_itself(
    open_device: OpenDevice, size: str, *, dark: bool
) -> None:
    """DV-3: at whom, where and since when, live; the screen that the manager looks at is not touched."""
    boss = open_device(size, dark=dark)
    boss.set_up("manager1", "ASU-1")
    boss.go("/manager")
    boss.see(boss.words.live)
    bursts = boss.page.get_by_role("list", name=said(boss)["guesses"])
    expect(bursts.get_by_role("listitem")).to_have_count(0)
    body = {"username": "cashier3", "pin": "0000", "registerId": "ASU-2"}
    for _ in range(5):
        assert httpx.post(f"{boss.url}/api/auth/login", json=body, timeout=10, **LOOPBACK).status_code == 401
    expect(bursts.get_by_role("listitem")).to_have_count(1)
    expect(bursts).to_contain_text("Rocío Ayala")
    expect(bursts).to_contain_text("ASU-2")
    boss.check_screen("wrong PINs on the board")
    bursts.get_by_role("button").click()
    expect(bursts.get_by_role("listitem")).to_have_count(0)
    boss.page.reload()
    boss.see(boss.words.live)
    expect(bursts.get_by_role("listitem")).to_have_count(0)
