import re

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.conftest import OTHER_SCREENS, OpenDevice
from tests.journeys.console import Api, Console

pytestmark = pytest.mark.browser

GET_OR_CREATE = "**/api/pos/sessions/get-or-create"


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_shift_is_started_with_a_float_by_quick_amount_keypad_or_denominations(console: Console) -> None:
    """S3-08, S4-12, S4-24: the float is the one that was put in, and the notes come along."""
    console.set_up("cashier4", "test-register-1")
    console.start_shift()
    expect(console.float_field()).to_have_value("200")
    console.button("$150.00").click()
    expect(console.float_field()).to_have_value("150")
    for _ in range(3):
        console.page.get_by_role("button", name=re.compile("^(Erase|Borrar)$")).click()
    for key in ("2", "0", ".", "5"):
        console.button(key).click()
    expect(console.float_field()).to_have_value("20.5")
    console.page.get_by_text(console.words.notes_and_coins, exact=True).click()
    for value, times in (("$100.00", 2), ("$0.25", 1)):
        for _ in range(times):
            console.button(f"{console.words.one_more} {value}").click()
    expect(console.page.get_by_role("status", name=console.words.opening_float)).to_have_text("$200.25")
    console.page.get_by_label(console.words.notes, exact=True).fill("Two rolls of quarters · ñandú")
    console.press_start()
    console.see(console.words.started)
    session = console.at_selling()
    console.go(f"/shift/{session}")
    console.see("$200.25")
    console.see("Two rolls of quarters · ñandú")


@OTHER_SCREENS
def test_a_float_is_never_cut_and_one_far_above_the_usual_is_asked_about_once(
    open_device: OpenDevice, size: str, *, dark: bool
) -> None:
    """CONSOLE 6: digits without a place are refused whole, and said; one too many is asked about before it counts."""
    console = open_device(size, dark=dark)
    console.set_up("cashier2", "ASU-1")
    console.start_shift()
    console.float_field().fill("987654321012")
    expect(console.float_field()).to_have_value("200.000")
    console.see(console.words.does_not_fit)
    console.check_screen("an amount that does not fit")
    console.float_field().fill("9876543210")
    expect(console.page.get_by_text(console.words.does_not_fit)).to_have_count(0)
    expect(console.button("5")).to_have_attribute("aria-disabled", "true")
    console.button("5").click(force=True)
    expect(console.float_field()).to_have_value("9.876.543.210")
    console.see(console.words.does_not_fit)
    console.press_start()
    expect(console.page.get_by_role("dialog")).to_have_count(0)
    console.float_field().press("Backspace")
    console.press_start()
    asked = console.page.get_by_role("dialog")
    expect(asked).to_contain_text("Gs. 9.876.543.210")
    expect(asked).to_contain_text("Gs. 500.000")
    console.check_screen("a float far above the usual")
    asked.get_by_role("button", name=console.words.change_it, exact=True).click()
    expect(asked).to_have_count(0)
    console.press_start()
    console.page.route(GET_OR_CREATE, lambda route: route.abort())
    asked.get_by_role("button", name=console.words.yes_start, exact=True).click()
    console.see(console.words.network_error)
    console.page.unroute(GET_OR_CREATE)
    console.press_start()
    console.at_selling()


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_second_press_while_working_does_nothing(console: Console) -> None:
    """S4-11: one request, however often the button is pressed."""
    console.set_up("cashier4", "test-register-1")
    console.start_shift()
    sent: list[Route] = []

    def hold(route: Route) -> None:
        sent.append(route)

    console.page.route(GET_OR_CREATE, hold)
    console.press_start()
    button = console.page.locator("form button[type=submit]")
    expect(button).to_have_attribute("aria-disabled", "true")
    button.click(force=True)
    console.page.keyboard.press("Enter")
    button.click(force=True)
    assert len(sent) == 1
    sent[0].continue_()
    console.at_selling()


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_network_failure_is_said_plainly_and_the_button_works_again(console: Console) -> None:
    """S4-14: `❌ Network error: …`, nothing typed is lost, and the same key goes again."""
    console.set_up("cashier4", "test-register-1")
    console.start_shift()
    console.float_field().fill("99.5")
    keys: list[str | None] = []

    def fail(route: Route) -> None:
        keys.append(route.request.header_value("Idempotency-Key"))
        route.abort()

    console.page.route(GET_OR_CREATE, fail)
    console.press_start()
    console.see(console.words.network_error)
    expect(console.page.locator("form button[type=submit]")).to_have_attribute("aria-disabled", "false")
    expect(console.float_field()).to_have_value("99.5")
    console.check_screen("network failure")
    console.press_start()
    expect(console.page.locator("form button[type=submit]")).to_have_attribute("aria-disabled", "false")
    assert len(keys) == 2
    assert keys[0] == keys[1]
    console.page.unroute(GET_OR_CREATE)
    console.press_start()
    console.at_selling()


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_refusal_is_told_with_its_reason(console: Console) -> None:
    """S3-02, S4-14: `❌ Failed to start session: …` with the sentence of the server."""
    console.set_up("cashier4", "test-register-1")
    console.start_shift()
    problem = {"type": "x", "title": "No", "status": 404, "code": "register-unknown", "detail": "Gone.", "actions": []}
    console.page.route(GET_OR_CREATE, lambda route: route.fulfill(status=404, json=problem))
    console.press_start()
    console.see(re.compile(r"❌ .+: Gone\."))


def test_the_second_cashier_joins_the_session_that_is_open_there(open_device: OpenDevice, api: Api) -> None:
    """S3-10, S4-13, S4-18, CS-3: said before, without a float; then joined, told so; the float stays the first's."""
    first = api.open_session("cashier5", "test-register-1", business="harbor", opening_cash="175")
    console = open_device()
    console.set_up("cashier4", "test-register-1")
    console.go("/shift/start")
    console.see(re.compile(f"{re.escape(first['cashier']['name'])} {console.words.here_since}"))
    console.see(re.compile(re.escape("$175.00")))
    expect(console.float_field()).to_have_count(0)
    console.check_screen("joining a shift")
    console.press_join()
    console.see(f"{console.words.joined} {first['sessionNumber']}")
    console.see("$175.00")
    assert console.at_selling() == first["id"]
    console.go("/shift/start")
    console.button(console.words.go_on).click()
    assert console.at_selling() == first["id"]


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_shift_opened_while_the_float_is_sent_is_joined(console: Console, api: Api) -> None:
    """S3-10, S4-18, CS-3: the form lost the race: no error, and the first one's float stays."""
    console.set_up("cashier4", "test-register-1")
    console.start_shift()
    console.float_field().fill("500")
    opened: list[str] = []

    def lose(route: Route) -> None:
        opened.append(api.open_session("cashier5", "test-register-1", business="harbor", opening_cash="175")["id"])
        route.continue_()

    console.page.route(GET_OR_CREATE, lose)
    console.press_start()
    console.see(console.words.joined)
    console.see("$175.00")
    assert [console.at_selling()] == opened


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_shift_that_ends_while_it_is_joined_is_told_as_ones_own(console: Console, api: Api) -> None:
    """CS-3: a new one was opened instead, with the float the profile says; nobody counted it, so that is said."""
    theirs = api.open_session("cashier5", "test-register-1", business="harbor", opening_cash="175")
    console.set_up("cashier4", "test-register-1")
    console.go("/shift/start")

    def end(route: Route) -> None:
        api.close_session("cashier5", theirs, business="harbor", counted="175")
        route.continue_()

    console.page.route(GET_OR_CREATE, end)
    console.press_join()
    console.see(re.compile(rf"{re.escape(theirs['cashier']['name'])}.*\$200\.00"))
    assert console.at_selling() != theirs["id"]


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_coming_back_to_ones_own_shift_is_told_as_that(console: Console, api: Api) -> None:
    """S3-15: said before, no float is asked for; the existing session is resumed unchanged."""
    mine = api.open_session("cashier4", "test-register-1", business="harbor", opening_cash="150")
    console.set_up("cashier4", "test-register-1")
    console.go("/shift/start")
    console.see(re.compile(mine["sessionNumber"] + " has been open here since"))
    expect(console.float_field()).to_have_count(0)
    console.button(console.words.go_on).click()
    console.see(f"{console.words.resumed} {mine['sessionNumber']}")
    assert console.at_selling() == mine["id"]


def test_the_conflict_says_what_is_open_and_leads_to_it(console: Console, api: Api) -> None:
    """S2-23, S2-24, S2-25, S2-27, S2-28, S2-30: amber, titled, with the opening time; nothing is closed by itself."""
    existing = api.open_session("cashier4", "test-register-1", business="harbor")
    console.set_up("cashier4", "test-register-2")
    console.start_shift()
    console.press_start()
    dialog = console.page.get_by_role("dialog", name=console.words.conflict_title)
    expect(dialog).to_be_visible()
    clock = r"\d{1,2}:\d\d [AP]M" if console.words.locale == "en-US" else r"\d\d:\d\d"
    expect(dialog).to_contain_text(re.compile(rf"{re.escape(console.words.conflict_text)} {clock}"))
    expect(dialog).to_contain_text(existing["sessionNumber"])
    console.check_screen("conflict")
    assert console.colour(dialog.get_by_role("heading").first.locator("..")) == "amber"
    dialog.get_by_role("button", name=console.words.cancel, exact=True).click()
    expect(dialog).to_be_hidden()
    console.press_start()
    dialog.get_by_role("button", name=console.words.view_session, exact=True).click()
    expect(console.heading(existing["sessionNumber"])).to_be_visible()
    headers = api.sign_in("cashier4", business="harbor", register="test-register-1")
    assert api.call("GET", f"/api/pos/sessions/{existing['id']}", headers)["status"] == "open"


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_after_closing_the_other_session_the_form_is_still_filled_and_opens(console: Console, api: Api) -> None:
    """S2-26, S2-29, S2-48: close it from the dialog, come back, try again."""
    api.open_session("cashier4", "test-register-1", business="harbor")
    console.set_up("cashier4", "test-register-2")
    console.start_shift()
    console.float_field().fill("321.5")
    console.page.get_by_label(console.words.notes, exact=True).fill("Evening")
    console.press_start()
    dialog = console.page.get_by_role("dialog", name=console.words.conflict_title)
    dialog.get_by_role("button", name=console.words.close_it, exact=True).click()
    console.button(console.words.end_shift).click()
    console.count_as_one_figure("100")
    console.button(console.words.compare).click()
    console.see(console.words.balanced)
    console.button(console.words.close_shift).click()
    expect(console.heading(console.words.shift_closed)).to_be_visible()
    console.button(console.words.back_to_opening).click()
    expect(console.float_field()).to_have_value("321.5")
    expect(console.page.get_by_label(console.words.notes, exact=True)).to_have_value("Evening")
    console.press_start()
    session = console.at_selling()
    console.go(f"/shift/{session}")
    console.see("$321.50")


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_personal_drawer_in_other_hands_is_not_joined(console: Console, api: Api) -> None:
    """CS-3: the register is in use; who has it and since when, and no way to close somebody else's drawer."""
    api.open_session("cashier2", "LUQ-1", business="espiga", opening_cash="100000")
    console.set_up("cashier3", "LUQ-1")
    console.start_shift()
    console.press_start()
    dialog = console.page.get_by_role("dialog", name=console.words.conflict_title)
    expect(dialog).to_contain_text(re.compile(r"\d{1,2}:\d\d"))
    expect(dialog.get_by_role("button", name=console.words.view_session)).to_be_visible()
    expect(dialog.get_by_role("button", name=console.words.close_it, exact=True)).to_have_count(0)
