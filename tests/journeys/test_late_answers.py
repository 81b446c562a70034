"""Answers that were asked for before what is known, and come late (F16)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.console import Api, Console
from tests.journeys.selling import Books, Selling

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("words", ["en"], indirect=True)
def test_an_answer_from_before_the_sale_does_not_bring_the_order_back(console: Console, api: Api) -> None:
    """F16, S1-36: held over payment and next order it changes nothing, and the next product opens a new order."""
    session = api.open_session("cashier4", "test-register-1", business="harbor")
    console.set_up("cashier4", "test-register-1")
    console.go(f"/cashier?opening_entry={session['id']}")
    console.at_selling()
    selling = Selling(console)
    books = Books(api.url, api.sign_in("cashier4", business="harbor", register="test-register-1"))
    selling.tap("Cola")
    selling.is_saved()
    held: list[Callable[[], None]] = []

    def hold(route: Route) -> None:
        answer = route.fetch()
        held.append(lambda: route.fulfill(response=answer))

    console.page.route("**/api/order-sessions/active", hold, times=1)
    console.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    for _ in range(40):
        if held:
            break
        console.page.wait_for_timeout(250)
    assert len(held) == 1
    selling.pay()
    selling.take()
    selling.paid(None)
    selling.next_order()
    held[0]()
    console.page.wait_for_timeout(500)
    expect(selling.lines()).to_have_count(0)
    selling.tap("Ginger Ale")
    selling.is_saved()
    expect(selling.lines()).to_have_count(1)
    expect(console.page.get_by_text("no order any more")).to_have_count(0)
    assert books.quantities() == {"Ginger Ale": "1"}
    assert books.sales(session["id"]) == (1, "4.36")
