import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.conftest import OTHER_SCREENS, SCREENS, OpenDevice
from tests.journeys.console import Api, Console, type_by_hand

pytestmark = pytest.mark.browser


def test_a_difference_above_the_limit_closes_and_is_approved_by_somebody_else(console: Console, api: Api) -> None:
    """CS-8: recorded as counted, with a reason; somebody else answers for it by a PIN, now or later."""
    session = api.open_session("cashier2", "ASU-1", business="espiga", opening_cash="1500000")
    console.set_up("cashier2", "ASU-1")
    console.go(f"/shift/{session['id']}/count")
    console.button(console.words.end_shift).click()
    console.count_as_one_figure("1400000")
    console.button(console.words.compare).click()
    console.see(console.words.short)
    console.see("Gs. 100.000")
    console.see(re.compile(console.words.past_limit))
    console.check_screen("past the limit")
    console.page.get_by_label(console.words.reason).fill("A note stuck to another")
    console.button(console.words.close_shift).click()
    expect(console.heading(console.words.shift_closed)).to_be_visible()
    receipt = console.page.get_by_role("article")
    expect(receipt).to_contain_text("A note stuck to another")
    expect(receipt).to_contain_text(console.words.waits_for_approval)
    console.check_screen("pending receipt")
    # One way on stands out: the approval, and once it is given the way home.
    primary = console.page.get_by_role("main").locator(".mantine-Button-root:not([data-variant=default])")
    expect(primary).to_have_text(console.words.approve_now)
    console.button(console.words.approve_now).click()
    dialog = console.page.get_by_role("dialog", name=console.words.approver_needed)
    console.check_screen("approval")
    dialog.get_by_role("button", name=console.words.approve_later).click()
    expect(dialog).to_have_count(0)
    console.button(console.words.approve_now).click()
    dialog.get_by_label(console.words.approver).fill("manager1")
    dialog.get_by_role("button", name=console.words.approve, exact=True).click()
    expect(dialog.get_by_role("alert")).to_have_text(console.words.pin_missing)
    console.tap_pin(console.words.approver_pin, "1234")
    dialog.get_by_role("button", name=console.words.approve, exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text(console.words.approval_failed)
    console.tap_pin(console.words.approver_pin, "9999")
    dialog.get_by_role("button", name=console.words.approve, exact=True).click()
    expect(receipt).to_contain_text(console.words.approved_by)
    expect(console.button(console.words.approve_now)).to_have_count(0)
    expect(primary).to_have_text(console.words.home)
    console.check_screen("approved receipt")


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_manager_approves_later_by_their_own_word(console: Console, api: Api) -> None:
    """CS-8: on the shift's page, without a PIN; of their own drawer somebody else's is asked for."""
    session = api.open_session("cashier2", "ASU-1", business="espiga", opening_cash="1500000")
    api.close_session("cashier2", session, business="espiga", counted="1000")
    console.set_up("manager1", "ASU-1")
    console.go(f"/shift/{session['id']}")
    console.button(console.words.approve).click()
    dialog = console.page.get_by_role("dialog", name=console.words.approver_needed)
    dialog.get_by_label(console.words.reason).fill("Visto con Derlis")
    dialog.get_by_role("button", name=console.words.approve, exact=True).click()
    expect(console.page.get_by_role("article")).to_contain_text("Graciela Duarte")
    expect(console.page.get_by_role("article")).to_contain_text("Visto con Derlis")
    own = api.open_session("manager1", "ASU-2", business="espiga", opening_cash="1500000")
    api.close_session("manager1", own, business="espiga", counted="1000")
    console.go(f"/shift/{own['id']}")
    console.button(console.words.approve_now).click()
    expect(dialog.get_by_role("group", name=console.words.who_approves)).to_be_visible()
    console.check_screen("own drawer")


@SCREENS
def test_who_may_approve_and_was_here_has_a_tile(open_device: OpenDevice, api: Api, size: str, *, dark: bool) -> None:
    """CS-8: one tap and the PIN, by keyboard too; nobody is shown whom this device has not seen do it."""
    console = open_device(size, dark=dark)
    console.set_up("manager1", "ASU-1")
    console.sign_out()
    console.sign_in_new_person("cashier2")
    session = api.open_session("cashier2", "ASU-1", business="espiga", opening_cash="1500000")
    console.go(f"/shift/{session['id']}/count")
    console.button(console.words.end_shift).click()
    console.count_as_one_figure("999999999")
    console.button(console.words.compare).click()
    console.page.get_by_label(console.words.reason).fill("999")
    console.button(console.words.close_shift).click()
    console.button(console.words.approve_now).click()
    dialog = console.page.get_by_role("dialog", name=console.words.approver_needed)
    tiles = dialog.get_by_role("group", name=console.words.who_approves).get_by_role("button")
    expect(tiles).to_have_text([re.compile("Graciela Duarte$"), re.compile(f"{console.words.other_person}$")])
    for name in (console.words.approve, "0"):
        expect(dialog.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    console.check_screen("approver's tile")
    tiles.last.click()
    dialog.get_by_label(console.words.approver).fill("manager2")
    tiles.first.click()
    expect(dialog.get_by_label(console.words.approver)).to_have_count(0)
    expect(tiles.first).to_be_focused()
    type_by_hand(console.page, "9999")
    # Enter presses what has the focus, whatever is typed.
    console.page.keyboard.press("Tab")
    console.page.keyboard.press("Enter")
    expect(dialog.get_by_label(console.words.approver)).to_be_focused()
    tiles.first.click()
    type_by_hand(console.page, "9999")
    console.page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(console.page.get_by_role("article")).to_contain_text("Graciela Duarte")
    expect(console.button(console.words.home)).to_be_in_viewport(ratio=1)
    console.check_screen("approved receipt")


@SCREENS
@pytest.mark.parametrize(("opening", "counted"), [("100000", "99000"), ("1500000", "100000")], ids=["closed", "waits"])
def test_the_result_and_the_way_on_are_in_sight_together(
    open_device: OpenDevice, api: Api, size: str, opening: str, counted: str, *, dark: bool
) -> None:
    """CONSOLE: within the limit and past it, where the reason and one more button take their room."""
    console = open_device(size, dark=dark)
    session = api.open_session("cashier2", "ASU-1", business="espiga", opening_cash=opening)
    console.set_up("cashier2", "ASU-1")
    console.go(f"/shift/{session['id']}/count")
    console.button(console.words.end_shift).click()
    console.count_as_one_figure(counted)
    console.button(console.words.compare).click()
    if counted == "100000":
        console.page.get_by_label(console.words.reason).fill("Vuelto")
    console.button(console.words.close_shift).click()
    expect(console.heading(console.words.shift_closed)).to_be_in_viewport(ratio=1)
    way_on = console.button(console.words.home)
    expect(way_on).to_be_in_viewport(ratio=1)
    console.check_screen("the result of a count")
    short = console.page.get_by_role("article").get_by_text(console.words.short, exact=True).bounding_box()
    assert short is not None
    ways = [way.bounding_box() for way in console.page.get_by_role("main").get_by_role("button").all()]
    tops = [box["y"] for box in ways if box is not None]
    assert short["y"] + short["height"] <= min(tops), "the result lies under the buttons"


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_whoever_approved_here_has_a_tile_next_time(console: Console, api: Api) -> None:
    """CS-8: at the counts of this till, and not at its sign-in."""
    console.set_up("cashier2", "ASU-1")
    for turn in ("first", "second"):
        session = api.open_session("cashier2", "ASU-1", business="espiga", opening_cash="1500000")
        console.go(f"/shift/{session['id']}/count")
        console.button(console.words.end_shift).click()
        console.count_as_one_figure("1400000")
        console.button(console.words.compare).click()
        console.page.get_by_label(console.words.reason).fill("A note stuck to another")
        console.button(console.words.close_shift).click()
        console.button(console.words.approve_now).click()
        dialog = console.page.get_by_role("dialog", name=console.words.approver_needed)
        if turn == "first":
            dialog.get_by_label(console.words.approver).fill("manager1")
            console.page.keyboard.press("Enter")
        else:
            expect(dialog.get_by_role("button", name="Graciela Duarte")).to_be_focused()
        type_by_hand(console.page, "9999")
        console.page.keyboard.press("Enter")
        expect(dialog).to_have_count(0)
        expect(console.page.get_by_role("article")).to_contain_text("Graciela Duarte")
    console.go("/")
    console.sign_out()
    expect(console.button("Graciela Duarte")).to_have_count(0)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_shift_is_ended_counted_and_closed_by_keyboard(console: Console, api: Api) -> None:
    """EV-7, WCAG 2.4.3: each step goes on where the one before ended, and is said by its heading."""
    session = api.open_session("cashier2", "ASU-1", business="espiga", opening_cash="100000")
    console.set_up("cashier2", "ASU-1")
    console.go(f"/shift/{session['id']}/count")
    words, keyboard = console.words, console.page.keyboard
    main = console.page.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_be_focused()
    keyboard.press("Tab")
    expect(console.button(words.end_shift)).to_be_focused()
    keyboard.press("Enter")
    expect(console.heading(words.count_the_drawer)).to_be_focused()
    for key in ("Tab", "Tab", "Enter", "Tab"):
        keyboard.press(key)
    type_by_hand(console.page, "100000")
    keyboard.press("Enter")
    expect(console.button(words.close_shift)).to_be_visible()
    expect(main.get_by_role("heading", level=1)).to_be_focused()
    for key in ("Tab", "Tab", "Enter"):
        keyboard.press(key)
    expect(console.heading(words.shift_closed)).to_be_focused()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_slow_answer_does_not_call_a_shift_closed_before(console: Console, api: Api) -> None:
    """CS-5: the shop may tell of the close before its answer comes; whoever closed it reads its result, no more."""
    session = api.open_session("cashier2", "ASU-1", business="espiga", opening_cash="100000")
    console.set_up("cashier2", "ASU-1")
    console.go(f"/shift/{session['id']}/count")
    console.button(console.words.end_shift).click()
    console.count_as_one_figure("100000")
    console.button(console.words.compare).click()
    held: list[Callable[[], None]] = []

    def hold(route: Route) -> None:
        answer = route.fetch()
        held.append(lambda: route.fulfill(response=answer))

    console.page.route("**/close", hold)
    console.button(console.words.close_shift).click()
    expect(console.heading(console.words.shift_closed)).to_be_visible()
    assert len(held) == 1
    held[0]()
    console.page.wait_for_timeout(300)
    expect(console.page.get_by_text(console.words.already_closed)).to_have_count(0)
    console.page.reload()
    console.see(re.compile(console.words.already_closed))


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_blind_count_shows_no_expected_amount(console: Console, api: Api, sql: Callable[[str], None]) -> None:
    """CS-7: neither the screen nor any answer it got knows the expected amount before the count is in."""
    sql("UPDATE profiles SET blind_count = true WHERE code = 'counter'")
    session = api.open_session("cashier4", "test-register-1", business="harbor", opening_cash="187.65")
    answers: list[str] = []
    console.page.on("response", lambda answer: answers.append(answer.text()) if "/api/pos" in answer.url else None)
    console.set_up("cashier4", "test-register-1")
    console.go(f"/shift/{session['id']}/count")
    console.button(console.words.end_shift).click()
    console.count_as_one_figure("160")
    console.button(console.words.compare).click()
    expect(console.button(console.words.close_shift)).to_be_visible()
    expect(console.page.get_by_text(console.words.expected, exact=True)).to_have_count(0)
    expect(console.page.get_by_label(console.words.reason)).to_have_count(0)
    console.check_screen("blind review")
    assert answers
    assert not [text for text in answers if '"expectedCash":"187.65"' in text.replace(" ", "")]
    console.button(console.words.close_shift).click()
    expect(console.heading(console.words.shift_closed)).to_be_visible()
    console.see("$27.65")
    expect(console.page.get_by_role("article")).to_contain_text(console.words.waits_for_approval)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_one_step_ends_and_closes_together(console: Console, api: Api, sql: Callable[[str], None]) -> None:
    """CS-5: where the profile says so, one press ends, counts and closes."""
    sql("UPDATE profiles SET close_in_one_step = true WHERE code = 'counter'")
    session = api.open_session("cashier4", "test-register-1", business="harbor", opening_cash="100.25")
    console.set_up("cashier4", "test-register-1")
    console.go(f"/shift/{session['id']}/count")
    console.page.get_by_text(console.words.notes_and_coins, exact=True).click()
    console.button(f"{console.words.one_more} $100.00").click()
    console.button(f"{console.words.one_more} $0.25").click()
    console.button(console.words.end_and_close).click()
    expect(console.heading(console.words.shift_closed)).to_be_visible()
    console.see(console.words.balanced)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_count_left_open_is_found_again_from_home(console: Console, api: Api) -> None:
    """CS-5, CS-9: ended and not counted has its way out on the first screen."""
    session = api.open_session("cashier4", "test-register-1", business="harbor")
    headers = api.sign_in("cashier4", business="harbor", register="test-register-1")
    api.call("POST", f"/api/pos/sessions/{session['id']}/end", headers, {})
    console.set_up("cashier4", "test-register-1")
    console.see(session["sessionNumber"])
    console.page.keyboard.press("F8")
    expect(console.heading(console.words.count_the_drawer)).to_be_visible()


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_closed_shift_opened_again_shows_its_result(console: Console, api: Api) -> None:
    """CS-5: final, readable, and nothing to press that would change it."""
    session = api.open_session("cashier4", "test-register-1", business="harbor")
    api.close_session("cashier4", session, business="harbor", counted="90")
    console.set_up("cashier4", "test-register-1")
    console.go(f"/shift/{session['id']}")
    expect(console.heading(console.words.shift_closed)).to_be_visible()
    console.see("$10.00")
    expect(console.button(console.words.close_shift)).to_have_count(0)


@OTHER_SCREENS
def test_nothing_is_compared_before_something_was_counted(
    open_device: OpenDevice, api: Api, size: str, *, dark: bool
) -> None:
    """The expected amount is the answer to a count; an empty drawer is counted as 0."""
    session = api.open_session("cashier2", "ASU-1", business="espiga", opening_cash="9876543210")
    console = open_device(size, dark=dark)
    words = console.words
    console.set_up("cashier2", "ASU-1")
    console.go(f"/shift/{session['id']}/count")
    console.button(words.end_shift).click()
    console.button(words.compare).click()
    expect(console.page.get_by_role("alert")).to_be_visible()
    expect(console.page.get_by_text(words.expected, exact=True)).to_have_count(0)
    console.check_screen("nothing counted")
    console.page.get_by_text(words.one_figure, exact=True).click()
    expect(console.page.get_by_role("alert")).to_have_count(0)
    console.button(words.compare).click()
    expect(console.page.get_by_role("alert")).to_be_visible()
    expect(console.button(words.close_shift)).to_have_count(0)
    console.count_as_one_figure("0")
    console.button(words.compare).click()
    console.see(words.expected)
    console.page.get_by_label(words.reason).fill("x")
    console.button(words.close_shift).click()
    console.button(words.approve_now).click()
    expect(console.page.get_by_role("dialog", name=words.approver_needed)).to_be_visible()
    console.check_screen("approval of ten digits")


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_phone_counts_two_values_beside_each_other(open_device: OpenDevice, api: Api) -> None:
    """The whole width is used, and the next step is in sight however long the count."""
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console = open_device("phone")
    console.set_up("cashier2", "ASU-1")
    console.go(f"/shift/{session['id']}/count")
    console.button(console.words.end_shift).click()
    fields = console.page.locator("form li input")
    expect(fields.first).to_be_visible()
    left = [box["x"] for box in (field.bounding_box() for field in fields.all()) if box is not None]
    assert min(left) < 80
    assert len(set(left)) == 2
    expect(console.button(console.words.compare)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_ending_says_whom_it_concerns_and_what_waits(console: Console, api: Api) -> None:
    """CS-5: who else sells in the shift, and the orders of the queue, which stay."""
    session = api.open_session("cashier4", "test-register-1", business="harbor")
    api.open_session("cashier5", "test-register-1", business="harbor")
    headers = api.sign_in("cashier4", business="harbor", register="test-register-1")
    items = [{"id": "line-1", "name": "Lager", "price": "4.50", "quantity": "1"}]
    for name in ("Mesa 4", "Mesa 5"):
        api.call("POST", "/api/orders", headers, {"items": items, "name": name})
    console.set_up("cashier4", "test-register-1")
    console.go(f"/shift/{session['id']}/count")
    console.see("vende en este turno · 2 pedidos quedan en la cola")
    console.check_screen("ending")
