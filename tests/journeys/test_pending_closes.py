"""A manager's board: shifts that are closed past the limit, and the word that they wait for (CS-8)."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SCREENS, OpenDevice
from tests.journeys.console import Api, Console

pytestmark = pytest.mark.browser


def _close(api: Api, username: str, register: str) -> str:
    """Close a shift 99,000 short; return its number."""
    session = api.open_session(username, register, business="espiga", opening_cash="100000")
    api.close_session(username, session, business="espiga", counted="1000")
    return str(session["sessionNumber"])


@SCREENS
def test_a_manager_approves_a_close_from_the_board(open_device: OpenDevice, api: Api, size: str, *, dark: bool) -> None:
    """CS-8: there the moment it is closed, and gone by the manager's own word; of their own drawer it asks another."""
    console = open_device(size, dark=dark)
    words, page = console.words, console.page
    console.set_up("manager1", "ASU-2")
    console.go("/manager")
    board = page.get_by_role("region", name=words.closes_to_approve)
    expect(board).to_have_count(0)
    number = _close(api, "cashier1", "ASU-1")
    own = _close(api, "manager1", "ASU-3")
    row = board.get_by_role("row").filter(has_text=number)
    expect(row).to_contain_text("ASU-1")
    expect(row).to_contain_text("99.000")
    expect(board.get_by_role("row")).to_have_count(3)
    if size == "landscape":
        assert board.get_by_text(number, exact=True).evaluate("(e) => e.offsetHeight < 32"), (
            "its number is broken in two"
        )
    expect(row).to_contain_text(words.no_reason)
    expect(row).to_contain_text("100.000")
    console.check_screen("closes to approve")
    row.get_by_role("button", name=words.approve, exact=True).click()
    dialog = page.get_by_role("dialog", name=words.approver_needed)
    for fact in (number, "ASU-1", "100.000", "1.000", words.no_reason):
        expect(dialog).to_contain_text(fact)
    console.check_screen("a close to approve")
    dialog.get_by_label(words.reason).fill("Vuelto")
    dialog.get_by_role("button", name=words.approve, exact=True).click()
    expect(row).to_have_count(0)
    console.see(re.compile(rf"{number}.*"))
    other = board.get_by_role("row").filter(has_text=own)
    other.get_by_role("button", name=words.approve_now).click()
    expect(dialog.get_by_role("group", name=words.who_approves)).to_be_visible()
    dialog.get_by_role("button", name=words.approve_later).click()
    boss = api.sign_in("admin", business="espiga", register="ASU-2")
    (left,) = api.call("GET", "/api/pos/sessions?approval=pending", boss)["items"]
    assert left["sessionNumber"] == own
    api.call("POST", f"/api/pos/sessions/{left['id']}/approve", boss, {})
    expect(board).to_have_count(0)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_cashier_has_no_such_list(console: Console, api: Api) -> None:
    """CS-8: who approves nothing is asked about nothing."""
    _close(api, "cashier1", "ASU-1")
    console.set_up("cashier2", "ASU-2")
    console.go("/manager")
    console.page.wait_for_load_state("networkidle")
    expect(console.page.get_by_role("region", name=console.words.closes_to_approve)).to_have_count(0)


def test_home_says_that_a_close_waits_to_whoever_it_waits_for(open_device: OpenDevice, api: Api) -> None:
    """CS-8: the manager's card counts them; the cashier who left finds the way back to have it approved."""
    boss, cashier = open_device("phone"), open_device()
    boss.set_up("manager1", "ASU-2")
    board = boss.page.get_by_role("button", name=re.compile(f"^{boss.words.board}"))
    expect(board).not_to_contain_text("1 ")
    number = _close(api, "cashier1", "ASU-1")
    expect(board).to_contain_text(boss.words.one_waits)
    boss.check_screen("home where a close waits")
    cashier.set_up("cashier1", "ASU-1", business="espiga")
    card = cashier.page.get_by_role("button", name=re.compile(f"^{cashier.words.approve_now}"))
    expect(card).to_contain_text(number)
    cashier.check_screen("home of whoever closed")
    card.click()
    cashier.button(cashier.words.approve_now).click()
    expect(cashier.page.get_by_role("dialog", name=cashier.words.approver_needed)).to_be_visible()
