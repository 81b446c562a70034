"""What a cashier may not do alone, and somebody else's PIN in place: at a change, and at the payment."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SCREENS, OpenDevice
from tests.journeys.console import Api, Console
from tests.journeys.selling import Books, Selling

pytestmark = pytest.mark.browser


def _at_the_till(console: Console, api: Api) -> tuple[Selling, str, Books]:
    session = api.open_session("cashier2", "ASU-1", business="espiga")
    console.set_up("cashier2", "ASU-1")
    selling = Selling(console)
    selling.enter(session["id"])
    return selling, session["id"], Books(api.url, api.sign_in("cashier2", business="espiga", register="ASU-1"))


@SCREENS
def test_a_discount_past_the_limit_is_approved_in_place(
    open_device: OpenDevice, api: Api, size: str, *, dark: bool
) -> None:
    """TX-5: the change is taken back and asked about; a wrong PIN does nothing, the right one makes the change."""
    console = open_device(size, dark=dark)
    selling, _, books = _at_the_till(console, api)
    words, page = selling.words, console.page
    selling.tap("Chipá", 3)
    selling.tap("Mbejú")
    selling.show_order()
    selling.is_saved()
    console.button(words.order_discount).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=words.amount, exact=True).click()
    dialog.get_by_role("textbox", name=words.amount).fill("9000")
    dialog.get_by_role("button", name=words.done).click()
    asked = page.get_by_role("dialog", name=console.words.approval_asked)
    expect(asked).to_contain_text(re.compile(r"47[.,]368 %.* 25 %"))
    console.check_screen("a change past the limit")
    asked.get_by_label(console.words.approver).fill("manager1")
    console.tap_pin(console.words.approver_pin, "1234")
    asked.get_by_role("button", name=console.words.approve, exact=True).click()
    expect(asked.get_by_role("alert")).to_contain_text(console.words.approval_failed)
    assert (books.cart() or {})["order"]["discount"] is None
    console.tap_pin(console.words.approver_pin, "9999")
    asked.get_by_role("button", name=console.words.approve, exact=True).click()
    expect(asked).to_have_count(0)
    selling.total_is("Gs. 10.000")
    assert (books.cart() or {})["order"]["total"] == "10000"
    selling.pay()
    selling.take()
    selling.paid(None)


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_a_change_that_nobody_approves_is_as_if_it_was_not_made(console: Console, api: Api) -> None:
    """TX-5: the order stays as it was, and nothing waits."""
    selling, _, books = _at_the_till(console, api)
    selling.tap("Chipá")
    selling.is_saved()
    console.button(selling.words.order_discount).click()
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_role("button", name=selling.words.amount, exact=True).click()
    dialog.get_by_role("textbox", name=selling.words.amount).fill("3000")
    dialog.get_by_role("button", name=selling.words.done).click()
    asked = console.page.get_by_role("dialog", name=console.words.approval_asked)
    asked.get_by_role("button", name=console.words.leave_as_it_was).click()
    expect(asked).to_have_count(0)
    selling.is_saved()
    assert (books.cart() or {})["order"]["discount"] is None


@SCREENS
def test_a_payment_past_the_limit_is_approved_in_place(
    open_device: OpenDevice, api: Api, sql: Callable[[str], None], size: str, *, dark: bool
) -> None:
    """TX-5: an order from elsewhere that only the payment can judge; it is booked once, and the PIN is on no device."""
    console = open_device(size, dark=dark)
    selling, session, books = _at_the_till(console, api)
    page = console.page
    selling.tap("Mbejú", 2)
    selling.show_order()
    selling.is_saved()
    # As another system's cart would be: reduced where no profile was known.
    sql("UPDATE order_lines SET catalogue_price_minor = price_minor * 10")
    selling.pay()
    selling.take()
    asked = page.get_by_role("dialog", name=console.words.approval_asked)
    expect(asked).to_contain_text(re.compile(r"90 %"))
    console.check_screen("a sale past the limit")
    asked.get_by_label(console.words.approver).fill("manager1")
    console.tap_pin(console.words.approver_pin, "1234")
    asked.get_by_role("button", name=console.words.approve, exact=True).click()
    expect(asked.get_by_role("alert")).to_contain_text(console.words.approval_failed)
    console.tap_pin(console.words.approver_pin, "9999")
    asked.get_by_role("button", name=console.words.approve, exact=True).click()
    selling.paid(None)
    assert books.sales(session)[0] == 1
    kept = page.evaluate(
        """async () => {
            const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
            for (const {name} of await indexedDB.databases()) {
                const db = await new Promise((done) => {
                    indexedDB.open(name).onsuccess = (event) => done(event.target.result);
                });
                for (const store of db.objectStoreNames)
                    found.push(JSON.stringify(await new Promise((done) => {
                        db.transaction(store).objectStore(store).getAll().onsuccess =
                            (event) => done(event.target.result);
                    })));
                db.close();
            }
            return found.join('\\n');
        }"""
    )
    assert "manager1" in kept
    assert '"9999"' not in kept
