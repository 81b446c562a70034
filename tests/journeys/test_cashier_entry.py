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
    """S0-06, S0-07, S0-13, S0-36, S0-42: no picker; the address names the session; it is validated first."""
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
    joined = api.open_session("manager2", "test-register-concurrent", business="harbor")
    joining = api.sign_in("cashier4", business="harbor", register="test-register-concurrent")
    api.call("POST", "/api/pos/sessions/get-or-create", joining, {"registerId": "test-register-concurrent"})
    mine = api.open_session("cashier4", "test-register-1", business="harbor", opening_cash="150")
    console.set_up("cashier4", "test-register-1")
    console.open_cashier()
    picker = console.page.get_by_role("dialog", name=console.words.which_session)
    cards = picker.get_by_role("button").filter(has_text="POS-HBR-")
    expect(cards).to_have_count(4)
    expect(cards.nth(0)).to_contain_text(mine["sessionNumber"])
    expect(cards.nth(0)).to_contain_text(mine["cashier"]["name"])
    expect(cards.nth(0)).to_contain_text("test-register-1")
    expect(cards.nth(0)).to_contain_text("$150.00")
    expect(cards.nth(0)).to_contain_text(re.compile(r"\d{1,2}:\d\d"))
    expect(cards.nth(0)).to_contain_text(console.words.yours)
    expect(cards.nth(0)).to_be_focused()
    expect(cards.nth(1)).to_contain_text(joined["sessionNumber"])
    expect(cards.nth(1)).to_contain_text(console.words.joined_this)
    expect(cards.nth(2)).to_contain_text(theirs["sessionNumber"])
    expect(cards.nth(2)).to_contain_text("$123,456.78")
    expect(cards.nth(2)).to_contain_text(re.compile(rf"{re.escape(theirs['cashier']['name'])}.*test-register-2"))
    expect(cards.nth(2)).to_be_disabled()
    expect(cards.nth(3)).to_contain_text(closed["sessionNumber"])
    expect(cards.nth(3)).to_contain_text(console.words.closed)
    expect(cards.nth(3)).to_be_disabled()
    # One's own cards have the colour of the cards that lead on, an open one says so in green, a closed one is grey.
    painted = [
        (console.colour(cards.nth(card)), console.colour(cards.nth(card).locator("span > span").first, "color"))
        for card in range(4)
    ]
    assert painted == [("green", "green"), ("green", "green"), ("grey", "grey"), ("grey", "grey")]
    # With a shift of one's own there is no other to start.
    expect(picker.get_by_role("button", name=console.words.start_shift, exact=True)).to_have_count(0)
    console.check_screen("session picker")
    console.page.keyboard.press("ArrowRight")
    expect(cards.nth(1)).to_be_focused()
    console.page.keyboard.press("ArrowRight")
    expect(cards.nth(1)).to_be_focused()
    console.page.keyboard.press("Enter")
    assert console.at_selling() == joined["id"]


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_colleagues_shift_at_this_register_is_offered_to_be_joined(console: Console, api: Api) -> None:
    """S0-14, CS-3: the tile and the picker say that it joins, and whom; no other can be started here."""
    theirs = api.open_session("cashier2", "ASU-1", business="espiga", opening_cash="175000")
    console.set_up("cashier3", "ASU-1")
    expect(console.start_card(console.words.join_shift)).to_contain_text(theirs["cashier"]["name"])
    expect(console.start_card(console.words.start_shift)).to_have_count(0)
    console.open_cashier()
    picker = console.page.get_by_role("dialog", name=console.words.which_session)
    expect(picker.get_by_role("button", name=console.words.start_shift, exact=True)).to_have_count(0)
    expect(picker.get_by_role("button").filter(has_text=theirs["sessionNumber"])).to_be_focused()
    console.check_screen("a shift to join")
    picker.get_by_role("button", name=console.words.join, exact=True).click()
    expect(console.heading(console.words.join_shift)).to_be_visible()
    console.press_join()
    assert console.at_selling() == theirs["id"]


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_home_offers_what_can_be_done_beside_a_shift_elsewhere(console: Console, api: Api) -> None:
    """CS-2, S2-23, S2-31: where one's own is open is said, and what is in the way, before a float is asked for."""
    mine = api.open_session("cashier4", "test-register-1", business="harbor")
    console.set_up("cashier4", "test-register-2")
    card = console.start_card(console.words.start_shift)
    expect(card).to_contain_text(f"{console.words.own_elsewhere} test-register-1")
    console.check_screen("home beside a shift elsewhere")
    console.page.keyboard.press("F4")
    dialog = console.page.get_by_role("dialog", name=console.words.conflict_title)
    expect(dialog).to_contain_text(mine["sessionNumber"])
    console.check_screen("conflict at home")
    dialog.get_by_role("button", name=console.words.close_it, exact=True).click()
    expect(console.button(console.words.end_shift)).to_be_visible()


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_ones_shift_on_another_profile_is_named_and_not_denied(console: Console, api: Api) -> None:
    """CS-2: nothing is open on this profile, and yet the cashier has a shift: it says where, and leads there."""
    mine = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "LUQ-1")
    expect(console.page.get_by_role("banner")).to_contain_text("ASU-1")
    expect(console.start_card(console.words.start_shift)).to_contain_text("ASU-1")
    console.open_cashier()
    dialog = console.page.get_by_role("dialog", name=console.words.conflict_title)
    expect(dialog).to_contain_text(mine["sessionNumber"])
    dialog.get_by_role("button", name=console.words.view_session, exact=True).click()
    expect(console.heading(mine["sessionNumber"])).to_be_visible()


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_at_ones_own_register_there_is_no_shift_to_start(console: Console, api: Api) -> None:
    """CS-2, CS-3: the tile is gone while one's shift is open here; the shift's own screen leads to selling first."""
    mine = api.open_session("cashier4", "test-register-1", business="harbor")
    console.set_up("cashier4", "test-register-1")
    expect(console.start_card(console.words.start_shift)).to_have_count(0)
    console.go(f"/shift/{mine['id']}")
    ways = console.page.get_by_role("main").get_by_role("button").filter(has_not_text=console.words.home)
    expect(ways.first).to_have_attribute("data-variant", "default")
    expect(ways.last).not_to_have_attribute("data-variant", "default")
    ways.last.click()
    assert console.at_selling() == mine["id"]


def test_a_drawer_of_another_register_is_named_while_it_is_sold_on(console: Console, api: Api) -> None:
    """CONSOLE 3: the cash of this till goes into a drawer elsewhere; it says so for as long as it does."""
    api.open_session("cashier4", "test-register-1", business="harbor")
    console.set_up("cashier4", "test-register-2")
    console.open_cashier()
    console.at_selling()
    console.see(f"{console.words.cash_goes_to} test-register-1")
    expect(console.page.get_by_role("banner")).to_contain_text("test-register-1")
    console.check_screen("another register's drawer")
    console.change_register("test-register-1")
    console.open_cashier()
    console.at_selling()
    expect(console.page.get_by_text(console.words.cash_goes_to)).to_have_count(0)


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
