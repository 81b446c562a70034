"""An order that leaves somebody's hands: what was tapped last goes along, and who ended the claim is told with why."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.conftest import OpenDevice
from tests.journeys.console import PINS, Api, Console
from tests.journeys.queue import Floor
from tests.journeys.selling import Selling

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("words", ["en"], indirect=True)
@pytest.mark.parametrize("way", ["hand over", "sign out", "release", "lock", "cancel"])
def test_what_was_tapped_last_goes_along_however_the_order_leaves_ones_hands(
    console: Console, api: Api, way: str
) -> None:
    """OS-2, CL-2, CL-4: the last tap is sent before the order goes; neither lost nor left aside on this till."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    order = floor.order("Doña Carmen")
    holder = floor.device(console, "cashier1")
    holder.take("Doña Carmen")
    if way == "hand over":
        floor.ask(order, by="cashier2")
        expect(console.page.get_by_role("button", name=holder.words.grant)).to_be_enabled()

    def go_late(route: Route) -> None:
        time.sleep(1)
        route.continue_()

    console.page.route("**/operations", go_late)
    Selling(console).tap("Mbejú")
    if way == "hand over":
        holder.answer(holder.words.grant)
        console.see(re.compile(holder.words.has_it_now))
    elif way == "release":
        holder.press(holder.words.release)
    elif way == "cancel":
        holder.press(holder.words.cancel)
        dialog = console.page.get_by_role("dialog")
        dialog.get_by_label(holder.words.reason).fill("Se fue")
        dialog.get_by_role("button", name=holder.words.cancel_do).click()
        console.see(re.compile(holder.words.cancelled))
    else:
        console.button(console.words.menu).click()
        console.button(console.words.sign_out if way == "sign out" else holder.words.lock).click()
        expect(console.heading(console.words.who_is_there if way == "sign out" else "locked")).to_be_visible()
    names = []
    for _ in range(50):
        names = [line["name"] for line in floor.see(order, by="cashier2")["lines"]]
        if len(names) == 3:
            break
        console.page.wait_for_timeout(100)
    assert names == ["Chipá", "Cocido", "Mbejú"]


@pytest.mark.parametrize("size", ["landscape", "phone"])
def test_a_holder_reads_who_released_the_order_and_why(open_device: OpenDevice, api: Api, size: str) -> None:
    """S0-50, CL-4, CL-5: also where a refusal tells first that the claim is gone; what was sent and what was not."""
    floor = Floor(api)
    floor.open("cashier1", "manager1")
    first, second = floor.order("Doña Carmen"), floor.order("Óscar")
    console = open_device(size)
    holder = floor.device(console, "cashier1")
    words = holder.words
    holder.take("Doña Carmen")
    floor.release(first, by="manager1", reason="Se fue a comer")
    console.see(words.released_it.format(who=floor.name("manager1")))
    console.see(words.why.format(reason="Se fue a comer"))
    console.see(words.all_sent)
    console.check_screen("released by a manager")
    holder.press(words.back)
    holder.is_there()
    holder.take("Óscar")
    # The feed is late: the refusal of the next tap is what tells.
    console.page.route("**/api/events*", lambda route: route.abort())
    console.page.route("**/operations", lambda route: route.abort())
    Selling(console).tap("Mbejú")
    floor.take_over(second, by="manager1")
    console.see(re.compile(words.has_it_now))
    console.see(words.why.format(reason="El cliente espera"))
    expect(console.page.get_by_text(words.all_sent)).to_have_count(0)
    console.see(re.compile(words.not_sent))


def test_a_holder_reads_who_ended_the_shift(open_device: OpenDevice, api: Api) -> None:
    """S0-50, CS-11: by a manager, while an order is held from it."""
    floor = Floor(api)
    floor.open("cashier1", "manager1")
    floor.order("Doña Carmen")
    console = open_device()
    holder = floor.device(console, "cashier1")
    holder.take("Doña Carmen")
    floor.end_session("cashier1", by="manager1")
    console.see(holder.words.ended_shift.format(who=floor.name("manager1")))
    console.check_screen("shift ended by a manager")


def test_a_split_past_a_limit_is_approved_in_place(
    open_device: OpenDevice, api: Api, sql: Callable[[str], None]
) -> None:
    """TX-5: the approver's PIN in the same window; left as it was, what was chosen to move is still chosen."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2")
    order, other = floor.order("Doña Carmen"), floor.order("Óscar")
    sql("DELETE FROM profile_limits WHERE role = 'cashier' AND kind = 'open-item'")
    sql("INSERT INTO profile_limits SELECT business_id, id, 'cashier', 'open-item', 15000 FROM profiles")
    console = open_device("phone")
    queue = floor.device(console, "cashier1")
    queue.take("Doña Carmen")
    queue.press(queue.words.split)
    dialog = console.page.get_by_role("dialog")
    dialog.get_by_role("button", name=queue.words.other_order, exact=True).click()
    dialog.get_by_role("radio", name="Óscar").check()
    dialog.get_by_role("button", name=queue.words.split_all).first.click()
    dialog.get_by_role("button", name=queue.words.move).click()
    asked = console.page.get_by_role("dialog", name=console.words.approval_asked)
    console.check_screen("a split past the limit")
    asked.get_by_role("button", name=console.words.leave_as_it_was).click()
    dialog.get_by_role("button", name=queue.words.move).click()
    asked.get_by_label(console.words.approver).fill("manager1")
    console.tap_pin(console.words.approver_pin, "1234")
    asked.get_by_role("button", name=console.words.approve, exact=True).click()
    expect(asked.get_by_role("alert")).to_contain_text(console.words.approval_failed)
    console.tap_pin(console.words.approver_pin, PINS["manager1"])
    asked.get_by_role("button", name=console.words.approve, exact=True).click()
    expect(dialog).to_have_count(0)
    assert (floor.see(order)["total"], floor.see(other)["total"]) == ("8000", "20000")


@pytest.mark.parametrize("words", ["es-PY"], indirect=True)
def test_an_answer_goes_when_the_order_is_in_other_hands(console: Console, api: Api) -> None:
    """CL-4: nobody reads that a colleague keeps an order which the manager has by now."""
    floor = Floor(api)
    floor.open("cashier1", "cashier2", "manager1")
    order = floor.order("Doña Carmen")
    floor.claim(order, by="cashier2")
    asker = floor.device(console, "cashier1")
    asker.is_locked("Doña Carmen", "cashier2")
    asker.card("Doña Carmen").click()
    asker.ask()
    console.see("Ya se lo pediste")
    (request,) = (
        request
        for claim in api.call("GET", "/api/claims", floor.headers["cashier2"])["items"]
        for request in claim["requests"]
    )
    api.call("POST", f"/api/orders/{order}/claim/requests/{request['id']}/decline", floor.headers["cashier2"])
    console.see(re.compile(asker.words.keeps))
    floor.take_over(order, by="manager1")
    console.see(re.compile(floor.name("manager1")))
    expect(console.page.get_by_text(re.compile(asker.words.keeps))).to_have_count(0)
