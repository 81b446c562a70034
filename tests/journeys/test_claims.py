"""Claims changing hands in real browsers: asked for, taken over, lost while something was being typed."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenDevice
from tests.journeys.console import PINS, Api, Console, type_by_hand
from tests.journeys.queue import Floor
from tests.journeys.selling import Selling

pytestmark = pytest.mark.browser

# Whether each button that appears where notices lie can be pressed at that moment.
NOTE_NEW_BUTTONS = """() => {
    window.asleep = [];
    new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
            for (const node of addedNodes)
                for (const button of node.querySelectorAll?.('button') ?? []) window.asleep.push(button.disabled);
    }).observe(document.querySelector('[data-notices]'), { childList: true, subtree: true });
}"""


def test_an_order_is_asked_for_kept_and_then_handed_over(open_device: OpenDevice, api: Api) -> None:
    """S0-40, CL-2, CL-4: the holder is asked, with why; declined, it is said; handed over, it opens.

    Nothing moves under the holder's finger when the question comes.
    """
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    floor.order("Doña Carmen")
    holder = floor.device(open_device(), "cashier1")
    asker = floor.device(open_device(), "cashier2")
    holder.take("Doña Carmen")
    asker.is_locked("Doña Carmen", "cashier1")
    asker.card("Doña Carmen").click()
    before = holder.page.get_by_role("main").bounding_box()
    asker.ask("Es mi cliente de siempre")
    holder.console.see(re.compile(holder.words.asks_you))
    assert holder.page.get_by_role("main").bounding_box() == before
    holder.console.see(re.compile("Es mi cliente de siempre"))
    holder.console.check_screen("asked")
    holder.answer(holder.words.decline)
    asker.console.see(re.compile(asker.words.keeps))
    asker.ask()
    holder.console.see(re.compile(holder.words.asks_you))
    expect(holder.page.get_by_text("Es mi cliente de siempre")).to_have_count(0)
    holder.answer(holder.words.grant)
    asker.in_hand()
    holder.console.see(re.compile(holder.words.has_it_now))


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_who_asked_and_left_asks_no_more(console: Console, api: Api) -> None:
    """CL-2, CL-4, EV-3: whether they signed out or locked their screen; the order stays with the holder."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    order = floor.order("Doña Carmen")
    holder = floor.device(console, "cashier1")
    holder.take("Doña Carmen")
    for leave in (floor.release_all, floor.sign_out):
        floor.ask(order, by="cashier2")
        console.see(re.compile(holder.words.asks_you))
        leave(by="cashier2")
        expect(console.page.get_by_text(re.compile(holder.words.asks_you))).to_have_count(0)
    holder.in_hand()
    assert floor.see(order)["claim"]["holder"]["username"] == "cashier1"


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_one_question_at_a_time_and_a_tap_that_was_on_its_way_answers_none(console: Console, api: Api) -> None:
    """CL-4: each comes unasked, the second where the first one was: its answers can't be pressed when it appears."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    orders = [floor.order("Doña Carmen"), floor.order("Mesa 4")]
    holder = floor.device(console, "cashier1")
    floor.claim(orders[1], by="cashier1")
    holder.take("Doña Carmen")
    console.page.evaluate(NOTE_NEW_BUTTONS)
    for order in orders:
        floor.ask(order, by="cashier2")
    keep = console.page.get_by_role("button", name=holder.words.decline)
    expect(keep).to_have_count(1)
    first = keep.inner_text()
    keep.click()
    expect(keep).not_to_have_text(first)
    expect(keep).to_have_count(1)
    keep.click()
    expect(keep).to_have_count(0)
    assert console.page.evaluate("() => window.asleep") == [True] * 4


def test_a_claim_taken_over_stops_the_screen_and_keeps_what_was_typed(open_device: OpenDevice, api: Api) -> None:
    """S0-40, CL-3, CL-4: said at once; nothing unsent is applied or lost; then it is decided about."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2", "manager1")
    order = floor.order("Doña Carmen")
    console = open_device()
    holder = floor.device(console, "cashier1")
    holder.take("Doña Carmen")
    selling = Selling(console)
    selling.total_is("Gs. 14.000")
    # Nothing of what is typed reaches the server, as on a line that has just gone.
    console.page.route("**/operations", lambda route: route.abort())
    selling.tap("Mbejú")
    floor.take_over(order, by="manager1")
    console.see(re.compile(holder.words.has_it_now))
    console.see(re.compile(holder.words.not_sent))
    holder.is_read_only()
    console.check_screen("lost claim")
    assert [line["name"] for line in floor.see(order)["lines"]] == ["Chipá", "Cocido"]
    holder.press(holder.words.put_aside)
    holder.is_locked("Doña Carmen", "manager1")
    console.page.unroute("**/operations")
    floor.release_all(by="manager1")
    holder.says("Doña Carmen", holder.words.claim)
    holder.card("Doña Carmen").click()
    console.see(re.compile(holder.words.was_put_aside))
    console.check_screen("changes put aside")
    holder.press(holder.words.send_now)
    holder.in_hand()
    selling.is_saved()
    expect(selling.line("Mbejú")).to_have_count(1)
    assert [line["name"] for line in floor.see(order)["lines"]] == ["Chipá", "Cocido", "Mbejú"]


def test_who_lost_an_order_asks_whoever_has_it_and_sends_what_was_left(console: Console, api: Api) -> None:
    """S0-40, CL-4: a claim would only be refused; handed over, what was not sent is still theirs to decide about."""
    floor = Floor(api)
    floor.open("cashier1", "manager1")
    order = floor.order("Doña Carmen")
    holder = floor.device(console, "cashier1")
    holder.take("Doña Carmen")
    console.page.route("**/operations", lambda route: route.abort())
    Selling(console).tap("Mbejú")
    floor.take_over(order, by="manager1")
    console.see(re.compile(holder.words.has_it_now))
    console.page.unroute("**/operations")
    again = console.page.get_by_role("button", name=holder.words.send_again)
    expect(again).to_have_count(0)
    holder.ask("Era mío")
    console.check_screen("asked for what was lost")
    floor.grant(order, by="manager1")
    again.click()
    holder.in_hand()
    Selling(console).is_saved()
    assert [line["name"] for line in floor.see(order)["lines"]] == ["Chipá", "Cocido", "Mbejú"]


def test_a_cashier_takes_over_with_a_managers_pin(open_device: OpenDevice, api: Api) -> None:
    """S0-40, S0-50, S0-52, CL-4: a reason and an approver; the board and the history say what happened."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2", "manager1")
    order = floor.order("Doña Carmen")
    floor.claim(order, by="cashier1")
    taker = floor.device(open_device(), "cashier2")
    taker.card("Doña Carmen").click()
    taker.press(taker.words.take_over)
    dialog = taker.page.get_by_role("dialog")
    dialog.get_by_role("button", name=taker.words.take_over, exact=True).click()
    expect(dialog.get_by_text(taker.console.words.required)).to_be_visible()
    expect(dialog.get_by_label(taker.words.reason)).to_be_focused()
    dialog.get_by_label(taker.words.reason).fill("El cliente espera")
    taker.page.keyboard.press("Enter")
    dialog.get_by_label(taker.console.words.approver).fill("manager1")
    taker.console.tap_pin(taker.console.words.approver_pin, PINS["manager1"])
    taker.console.check_screen("approver")
    dialog.get_by_role("button", name=taker.words.take_over, exact=True).click()
    taker.in_hand()
    assert floor.see(order)["claim"]["holder"]["username"] == "cashier2"
    board = floor.device(open_device(), "manager1")
    board.console.go("/manager")
    row = board.page.get_by_role("row").filter(has_text="Doña Carmen")
    expect(row).to_contain_text("cashier2")
    expect(row).to_contain_text("ASU-2")
    expect(row).to_contain_text(re.compile(r"\d:\d\d"))
    row.get_by_role("button", name=board.words.history).click()
    history = board.page.get_by_role("dialog")
    expect(history).to_contain_text("El cliente espera")
    board.console.check_screen("history")
    board.page.keyboard.press("Escape")
    row.get_by_role("button", name=board.words.take_over).click()
    board.page.get_by_role("dialog").get_by_label(board.words.reason).fill("Cierre")
    board.page.get_by_role("dialog").get_by_role("button", name=board.words.take_over, exact=True).click()
    board.in_hand()
    taker.console.see(re.compile(taker.words.has_it_now))


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_long_history_is_shown_to_its_beginning(console: Console, api: Api) -> None:
    """CL-5: a page at first, and on to when the order came."""
    floor = Floor(api)
    floor.open("cashier1", "manager1")
    order = floor.order("Doña Carmen")
    for _ in range(26):
        floor.claim(order, by="cashier1")
        floor.release_all(by="cashier1")
    floor.claim(order, by="cashier1")
    board = floor.device(console, "manager1")
    console.go("/manager")
    board.page.get_by_role("row").filter(has_text="Doña Carmen").get_by_role("button", name=board.words.history).click()
    history = board.page.get_by_role("dialog")
    expect(history.get_by_role("listitem")).to_have_count(50)
    more = history.get_by_role("button", name=board.words.more)
    more.click()
    expect(history.get_by_role("listitem")).to_have_count(54)
    expect(more).to_have_count(0)


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_ones_own_claim_is_let_go_from_the_board(console: Console, api: Api) -> None:
    """S0-50, S0-52, CL-5: opened or released from there; the history tells nothing of its ordinary renewals."""
    floor = Floor(api)
    floor.open("cashier1", "manager1")
    order = floor.order("Doña Carmen")
    for _ in range(3):
        floor.claim(order, by="manager1")
    board = floor.device(console, "manager1")
    console.go("/manager")
    row = board.page.get_by_role("row").filter(has_text="Doña Carmen")
    expect(row.get_by_role("button", name=board.words.open, exact=True)).to_be_visible()
    console.check_screen("own claim on the board")
    row.get_by_role("button", name=board.words.history, exact=True).click()
    history = board.page.get_by_role("dialog")
    expect(history.get_by_role("listitem")).to_have_count(2)
    board.page.keyboard.press("Escape")
    row.get_by_role("button", name=board.words.release, exact=True).click()
    console.see(board.words.nobody)
    assert floor.see(order)["claim"] is None


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_without_a_line_the_board_claims_no_knowledge(console: Console, api: Api) -> None:
    """CONSOLE 3: unknown is not nobody, and a bar about the order of a till has no place on a board."""
    floor = Floor(api)
    floor.open("cashier1", "manager1")
    board = floor.device(console, "manager1")
    console.go("/manager")
    console.see(board.words.nobody)
    for path in ("**/api/**", "**/healthz"):
        console.page.route(path, lambda route: route.abort())
    expect(console.page.get_by_text(board.words.unknown).first).to_be_visible(timeout=20_000)
    expect(console.page.get_by_text(board.words.nobody)).to_have_count(0)
    console.see(re.compile(board.words.from_before))
    console.check_screen("the board without a line")


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_locking_the_screen_lets_everything_go_and_asks_for_the_pin(console: Console, api: Api) -> None:
    """CL-2, S0-50: the order is free for the others; a reload opens nothing; the same PIN goes on."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    order = floor.order("Doña Carmen")
    queue = floor.device(console, "cashier1")
    queue.take("Doña Carmen")
    console.button(console.words.menu).click()
    console.button(queue.words.lock).click()
    console.see(re.compile(queue.words.locked_screen))
    console.check_screen("locked")
    expect(console.page.get_by_text("Doña Carmen")).to_have_count(0)
    console.page.reload()
    console.see(re.compile(queue.words.locked_screen))
    assert floor.see(order)["claim"] is None
    console.type_pin(PINS["cashier1"])
    expect(console.button(console.words.menu)).to_be_visible()


def test_an_order_is_split_and_cancelled_with_a_reason(console: Console, api: Api) -> None:
    """Both orders add up to the one; a cancelled one leaves the queue."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    order = floor.order("Doña Carmen")
    queue = floor.device(console, "cashier1")
    queue.take("Doña Carmen")
    queue.press(queue.words.split)
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_role("button", name=queue.words.split_all).first.click()
    console.check_screen("split")
    dialog.get_by_role("button", name=queue.words.move).click()
    expect(dialog).to_have_count(0)
    Selling(console).total_is("Gs. 8.000")
    assert floor.see(order)["total"] == "8000"
    queue.press(queue.words.cancel)
    dialog.get_by_label(queue.words.reason).fill("Se fue")
    console.check_screen("cancel")
    dialog.get_by_role("button", name=queue.words.cancel_do).click()
    console.see(re.compile(queue.words.cancelled))
    queue.is_there()
    assert floor.see(order)["status"] == "cancelled"


def test_lines_move_into_another_order_of_the_queue(console: Console, api: Api) -> None:
    """CL-4, OR-1: found by its name, never one that somebody else has; what both come to is said before."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    order, other = floor.order("Doña Carmen"), floor.order("Óscar", quantity="1")
    floor.claim(floor.order("Lucía"), by="cashier2")
    queue = floor.device(console, "cashier1")
    queue.take("Doña Carmen")
    console.page.keyboard.press("F6")
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_role("button", name=queue.words.other_order, exact=True).click()
    held = dialog.get_by_role("radio", name="Lucía")
    expect(held).to_be_disabled()
    dialog.get_by_role("searchbox").fill("Óscar")
    expect(held).to_have_count(0)
    dialog.get_by_role("radio", name="Óscar").check()
    dialog.get_by_role("button", name=re.compile(r"Chipá.*\+$")).click()
    preview = dialog.locator("dl")
    expect(preview).to_contain_text("Gs. 11.000")
    expect(preview).to_contain_text("Gs. 14.000")
    console.check_screen("move to another order")
    dialog.get_by_role("button", name=queue.words.move).click()
    expect(dialog).to_have_count(0)
    Selling(console).total_is("Gs. 11.000")
    assert floor.see(order)["total"] == "11000"
    assert [(line["name"], line["quantity"]) for line in floor.see(other)["lines"]] == [
        ("Chipá", "1"), ("Cocido", "1"), ("Chipá", "1"),
    ]  # fmt: skip
    assert floor.see(other)["total"] == "14000"


def test_a_part_that_was_taken_is_told_to_whoever_lets_the_order_go(console: Console, api: Api) -> None:
    """CL-4, TX-1: only this till knows of it, and says so: beside the order, at its release, its loss and its end."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2", "manager1")
    order = floor.order("Doña Carmen")
    holder = floor.device(console, "cashier1")
    words, selling = holder.words, Selling(console)
    holder.take("Doña Carmen")
    selling.pay()
    type_by_hand(console.page, "5000")
    selling.take_part()
    selling.parts_are("Gs. 5.000")
    selling.leave_desk()
    holder.in_hand()
    holder.told(words.taken, "5.000")
    console.check_screen("in hand with a part taken")
    holder.press(words.release)
    console.see(re.compile(words.only_here))
    console.check_screen("released with a part taken")
    holder.press(words.go_on_charging)
    selling.parts_are("Gs. 5.000")
    floor.take_over(order, by="manager1")
    holder.told(words.taken_here, "5.000")
    console.see(re.compile(words.only_here))
    console.check_screen("lost with a part taken")
    holder.press(words.back)
    floor.release_all(by="manager1")
    holder.says("Doña Carmen", words.claim)
    holder.take("Doña Carmen")
    holder.told(words.taken, "5.000")


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_a_part_that_was_taken_is_told_on_every_way_out(console: Console, api: Api) -> None:
    """CL-4, TX-1: the menu's keys, a release all the same, and an order that is cancelled, which owes it."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    floor.order("Doña Carmen")
    holder = floor.device(console, "cashier1")
    words, selling = holder.words, Selling(console)
    holder.take("Doña Carmen")
    selling.pay()
    type_by_hand(console.page, "5000")
    selling.take_part()
    selling.leave_desk()
    holder.in_hand()
    # Any other way out is no release by hand: it is told all the same.
    console.page.keyboard.press("F3")
    holder.is_there()
    holder.told("", "5.000")
    holder.says("Doña Carmen", words.claim)
    holder.take("Doña Carmen")
    expect(console.page.get_by_role("button", name=words.dismiss)).to_have_count(0)
    holder.press(words.release)
    holder.press(words.release_anyway)
    holder.is_there()
    holder.take("Doña Carmen")
    holder.press(words.cancel)
    holder.told(words.give_back, "5.000")
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_label(words.reason).fill("Se fue")
    dialog.get_by_role("button", name=words.cancel_do, exact=True).click()
    holder.is_there()
    console.see(re.compile(words.cancelled))
    holder.told(words.give_back, "5.000")
