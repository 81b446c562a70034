import re

import pytest
from playwright.sync_api import Request, expect

from tests.journeys.conftest import OpenDevice
from tests.journeys.console import Api, Console

pytestmark = pytest.mark.browser


def test_without_an_open_session_cashier_says_so_and_offers_to_open_one(console: Console) -> None:
    """S0-12, S0-40: a message with the way out as its button, no dead end."""
    console.set_up("cashier4", "test-register-1")
    console.open_cashier()
    dialog = console.page.get_by_role("dialog", name=console.words.no_session)
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name=console.words.open_session).click()
    expect(console.heading(console.words.start_shift)).to_be_visible()


def test_a_single_open_session_is_entered_at_once(console: Console, api: Api) -> None:
    """S0-06, S0-07, S0-11, S0-13, S0-36, S0-42: no picker; the address names the session; it is validated first."""
    session = api.open_session("cashier4", "test-register-1", business="harbor")
    console.set_up("cashier4", "test-register-1")
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/api/" in request.url:
            asked.append(request.url.removeprefix(console.url))

    console.page.on("request", note)
    console.open_cashier()
    assert console.at_selling() == session["id"]
    validation = next(place for place, url in enumerate(asked) if f"{session['id']}/validation" in url)
    orders = [place for place, url in enumerate(asked) if "order-sessions" in url or "/api/products" in url]
    assert orders
    assert validation < min(orders)
    asked.clear()
    console.page.reload()
    assert console.at_selling() == session["id"]
    assert any(f"{session['id']}/validation" in url for url in asked)


def test_several_open_sessions_are_cards_to_choose_from(console: Console, api: Api) -> None:
    """S0-14 to S0-18, S0-43: who, where, since when, float, state; one's own first; closed ones can't be chosen."""
    closed = api.open_session("cashier5", "test-register-concurrent", business="harbor")
    api.close_session("cashier5", closed, business="harbor", counted="100")
    theirs = api.open_session("cashier5", "test-register-2", business="harbor", opening_cash="123456.78")
    mine = api.open_session("cashier4", "test-register-1", business="harbor", opening_cash="150")
    console.set_up("cashier4", "test-register-1")
    console.open_cashier()
    picker = console.page.get_by_role("dialog", name=console.words.which_session)
    cards = picker.get_by_role("button").filter(has_text="POS-HBR-")
    expect(cards).to_have_count(3)
    expect(cards.nth(0)).to_contain_text(mine["sessionNumber"])
    expect(cards.nth(0)).to_contain_text(mine["cashier"]["name"])
    expect(cards.nth(0)).to_contain_text("test-register-1")
    expect(cards.nth(0)).to_contain_text("$150.00")
    expect(cards.nth(0)).to_contain_text(re.compile(r"\d{1,2}:\d\d"))
    expect(cards.nth(0)).to_contain_text(console.words.yours)
    expect(cards.nth(0)).to_be_focused()
    expect(cards.nth(1)).to_contain_text(theirs["sessionNumber"])
    expect(cards.nth(1)).to_contain_text("$123,456.78")
    expect(cards.nth(2)).to_contain_text(closed["sessionNumber"])
    expect(cards.nth(2)).to_contain_text(console.words.closed)
    expect(cards.nth(2)).to_be_disabled()
    console.check_screen("session picker")
    console.page.keyboard.press("ArrowRight")
    expect(cards.nth(1)).to_be_focused()
    console.page.keyboard.press("ArrowRight")
    expect(cards.nth(1)).to_be_focused()
    console.page.keyboard.press("ArrowLeft")
    console.page.keyboard.press("Enter")
    assert console.at_selling() == mine["id"]


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_somebody_elses_session_in_the_address_is_blocked(console: Console, api: Api) -> None:
    """S0-08, S0-09, S0-10, S0-46, S0-47: no order behind the refusal, and a way home."""
    theirs = api.open_session("cashier5", "test-register-2", business="harbor")
    console.set_up("cashier4", "test-register-1")
    asked: list[str] = []
    console.page.on("request", lambda request: asked.append(request.url))
    console.go(f"/cashier?opening_entry={theirs['id']}")
    console.see(console.words.not_yours)
    expect(console.page.get_by_placeholder(console.words.search_or_scan)).to_have_count(0)
    assert not [url for url in asked if "order-sessions" in url or "/api/products" in url]
    console.check_screen("blocked")
    console.button(console.words.home).click()
    console.at_home()


def test_an_unknown_a_closed_and_a_foreign_session_each_have_their_own_words(console: Console, api: Api) -> None:
    """S0-05, S0-08, CS-11"""
    closed = api.open_session("cashier2", "ASU-1", business="espiga", opening_cash="1000")
    api.close_session("cashier2", closed, business="espiga", counted="1000")
    foreign = api.open_session("cashier2", "LUQ-1", business="espiga", opening_cash="1000")
    console.set_up("cashier2", "ASU-2")
    for session_id, words in (
        ("01900000-0000-7000-8000-000000000000", console.words.not_found),
        ("nonsense", console.words.not_found),
        (closed["id"], console.words.not_open),
        (foreign["id"], console.words.profile_mismatch),
    ):
        console.go(f"/cashier?opening_entry={session_id}")
        console.see(words)
        expect(console.button(console.words.home)).to_be_visible()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_session_ended_elsewhere_stops_the_screen(console: Console, api: Api) -> None:
    """CS-11: selling ends on every till at once, and says so."""
    session = api.open_session("cashier4", "test-register-1", business="harbor")
    console.set_up("cashier4", "test-register-1")
    console.open_cashier()
    console.at_selling()
    api.close_session("cashier4", session, business="harbor", counted="100")
    console.page.reload()
    console.see(console.words.not_open)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_the_menu_switches_between_shifts(open_device: OpenDevice, api: Api) -> None:
    """S0-51: from one shift to another without signing in again."""
    first = api.open_session("cashier5", "test-register-2", business="harbor")
    second = api.open_session("cashier4", "test-register-1", business="harbor")
    joining = api.sign_in("cashier4", business="harbor", register="test-register-2")
    api.call("POST", f"/api/pos/sessions/{second['id']}/end", joining, {})
    api.call("POST", "/api/pos/sessions/get-or-create", joining, {"registerId": "test-register-2"})
    own = api.open_session("cashier4", "test-register-1", business="harbor")
    console = open_device()
    console.set_up("cashier4", "test-register-1")
    console.button(console.words.menu).click()
    menu = console.page.get_by_role("dialog")
    expect(menu).to_contain_text(console.words.your_shifts)
    menu.get_by_role("button", name=re.compile(first["sessionNumber"])).click()
    assert console.at_selling() == first["id"]
    console.button(console.words.menu).click()
    console.page.get_by_role("dialog").get_by_role("button", name=re.compile(own["sessionNumber"])).click()
    expect(console.page).to_have_url(re.compile(own["id"]))
