"""An approval that fails: refused to whoever asked, and written down with everything but the PIN."""

import json

import pytest

from tests.claims.hands import at_work
from tests.helpers.floor import Document, journal, key, nothing_changes, ok, person, refused, sign_in_with
from tests.helpers.shop import Shop, Till
from tillkeeper.kernel import limits

# What is typed as the approver, and what is refused and kept of it.
WRONG: dict[str, tuple[Document, int, str, str | None]] = {
    "a wrong PIN": ({"username": "manager1", "pin": "4321"}, 403, "approval-failed", "manager1"),
    "a PIN where the name belongs": ({"username": "9999", "pin": "9999"}, 403, "approval-failed", None),
    "somebody of another business": ({"username": "manager2", "pin": "8888"}, 403, "approval-failed", "manager2"),
    "somebody who may not": ({"username": "cashier3", "pin": "3333"}, 403, "approver-not-permitted", "cashier3"),
    "somebody who may not, whatever the PIN": (
        {"username": "cashier3", "pin": "0000"},
        403,
        "approver-not-permitted",
        "cashier3",
    ),
}


def _named(answer: str) -> str | None:
    """Return who a refused approval's row says was to approve: the command's own word, or beside the PIN's."""
    said = json.loads(answer)
    name: str | None = said["approver"] if "approver" in said else said["username"]
    return name


@pytest.mark.parametrize("wrong", WRONG)
async def test_a_close_without_its_approval_is_a_row(shop: Shop, wrong: str) -> None:
    """EV-4, CS-8: who wanted to close which session, and whose approval failed; no PIN, and no other change."""
    approval, status, code, approver = WRONG[wrong]
    ana = await person(shop, "cashier1", register="ASU-1")
    drawer = await ana.open_drawer("ASU-1")
    ok(await ana.end(drawer))
    async with nothing_changes(shop):
        refused(await ana.close(drawer, countedCash="1", reason="Robo", approval=approval), status, code)
    row = (await journal(shop))[-1]
    assert (row["command"], row["outcome"], row["refused"]) == ("cash-session.close", code, True)
    assert (str(row["user_id"]), row["subject_kind"], str(row["subject_id"])) == (
        ana.id, "cash-session", drawer["id"],
    )  # fmt: skip
    assert _named(row["answer"]) == approver
    assert approval["pin"] not in row["answer"]


@pytest.mark.parametrize("wrong", WRONG)
async def test_a_take_over_without_its_approval_is_in_the_history(shop: Shop, wrong: str) -> None:
    """EV-4, CL-4, CL-5: who wanted the order, from which session and why; the holder keeps it."""
    approval, status, code, approver = WRONG[wrong]
    ana, beto = await at_work(shop, "cashier1", "ASU-1"), await at_work(shop, "cashier2", "ASU-2")
    order = await ana.queue()
    await ana.take(order)
    async with nothing_changes(shop):
        refused(await beto.take_over(order, "Mine", approval=approval), status, code)
    newest = (await beto.history(order))[0]
    assert (newest["command"], newest["outcome"], newest["refused"]) == ("order.take-over", code, True)
    assert (newest["by"]["username"], newest["reason"], newest["sessionId"]) == ("cashier2", "Mine", beto.drawer["id"])
    answer = (await journal(shop, "order.take-over"))[-1]["answer"]
    assert _named(answer) == approver
    assert approval["pin"] not in answer


async def test_a_burst_of_wrong_pins_is_a_row_each(shop: Shop) -> None:
    """EV-4: also the tries that are not looked at any more."""
    ana = await person(shop, "cashier1", register="ASU-1")
    drawer = await ana.open_drawer("ASU-1")
    ok(await ana.end(drawer))
    wrong = {"username": "manager1", "pin": "4321"}
    answers = [await ana.close(drawer, countedCash="1", reason="Robo", approval=wrong) for _ in range(8)]
    codes = [answer.json()["code"] for answer in answers]
    assert codes[0] == "approval-failed"
    assert codes[-1] == "sign-in-throttled"
    assert [row["outcome"] for row in await journal(shop, "cash-session.close")] == codes


async def test_a_wrong_approver_says_nothing_against_the_caller(shop: Shop) -> None:
    """EV-5: a client that is told 401 signs its cashier out; here the cashier goes on."""
    ana = await person(shop, "cashier1", register="ASU-1")
    drawer = await ana.open_drawer("ASU-1")
    answer = await ana.close(drawer, countedCash="1", reason="Robo", approval={"username": "manager1", "pin": "4321"})
    refused(answer, 403, "approval-failed")
    assert "WWW-Authenticate" not in answer.headers
    ok(await ana.get("/api/auth/me"))


async def test_wrong_pins_at_a_till_do_not_keep_the_manager_from_signing_in(shop: Shop) -> None:
    """EV-5: approvals of a manager wait after a burst, told in Retry-After; their own sign-in does not."""
    ana = await person(shop, "cashier1", register="ASU-1")
    drawer = await ana.open_drawer("ASU-1")
    wrong = {"username": "Manager1", "pin": "4321"}
    for _ in range(limits.SIGN_IN_FREE_TRIES):
        refused(await ana.close(drawer, countedCash="1", reason="Robo", approval=wrong), 403, "approval-failed")
    right = {"username": "manager1", "pin": "9999"}
    answer = await ana.close(drawer, countedCash="1", reason="Robo", approval=right)
    problem = refused(answer, 429, "sign-in-throttled")
    assert int(answer.headers["Retry-After"]) == problem["retryAfterSeconds"] > 0
    shop.http.cookies.clear()  # at another till
    ok(await sign_in_with(shop, username="manager1", pin="9999", registerId="ASU-2"))


async def made_again_whatever_became_of_the_pin(
    shop: Shop, till: Till, path: str, body: Document, *, tried_by: Till, tried_at: str
) -> None:
    """Hold that a call that was carried out gets its answer, and nothing else passes for it.

    The approver's PIN is throttled by somebody who tries the same on something that still needs it.
    """
    once = key()
    first = await till.post(path, body, key=once)
    ok(first)
    await shop.sql(
        "UPDATE memberships SET pin_hash = o.pin_hash FROM users u, memberships o, users p"
        " WHERE memberships.user_id = u.id AND u.username = 'manager1' AND o.user_id = p.id AND p.username = 'cashier3'"
    )
    # As often as it takes to be throttled too.
    tries = [await tried_by.post(tried_at, body, key=key()) for _ in range(limits.SIGN_IN_FREE_TRIES + 1)]
    refused(tries[-1], 429, "sign-in-throttled")
    async with nothing_changes(shop):
        again = await till.post(path, body, key=once)
        assert (again.status_code, again.content) == (first.status_code, first.content)
        assert again.headers["Idempotent-Replay"] == "true"
        for approval in ({"username": "nobody", "pin": "9999"}, {"username": "admin", "pin": "9999"}, None):
            other = body | {"approval": approval}
            refused(await till.post(path, other, key=once), 422, "idempotency-key-reused")
        refused(await till.post(path, body | {"reason": "Other"}, key=once), 422, "idempotency-key-reused")


APPROVAL = {"username": "manager1", "pin": "9999"}


async def test_a_close_made_again_is_answered_before_its_pin_is_looked_at(shop: Shop) -> None:
    """EV-1, CS-8: the PIN was changed and throttled since; the same key with something else is refused all the same."""
    ana = await person(shop, "cashier1", register="ASU-1")
    drawer = await ana.open_drawer("ASU-1")
    beto = await person(shop, "cashier2", register="ASU-2")
    other = await beto.open_drawer("ASU-2")
    body = {"countedCash": "1", "reason": "Robo", "approval": APPROVAL}
    path, elsewhere = (f"/api/pos/sessions/{each['id']}/close" for each in (drawer, other))
    await made_again_whatever_became_of_the_pin(shop, ana.till, path, body, tried_by=beto.till, tried_at=elsewhere)


async def test_a_take_over_made_again_is_answered_before_its_pin_is_looked_at(shop: Shop) -> None:
    """EV-1, CL-4: likewise."""
    ana, beto = await at_work(shop, "cashier1", "ASU-1"), await at_work(shop, "cashier2", "ASU-2")
    order = await ana.queue()
    await ana.take(order)
    body = {"sessionId": beto.drawer["id"], "reason": "Mine", "approval": APPROVAL}
    path = f"/api/orders/{order['id']}/claim/takeover"
    till = beto.person.till
    await made_again_whatever_became_of_the_pin(shop, till, path, body, tried_by=till, tried_at=path)


async def test_a_wrong_pin_uses_no_key_up(shop: Shop) -> None:
    """EV-1: the same key goes through with the right PIN; what was refused was not the command."""
    ana = await person(shop, "cashier1", register="ASU-1")
    path, once = f"/api/pos/sessions/{(await ana.open_drawer('ASU-1'))['id']}/close", key()
    body = {"countedCash": "1", "reason": "Robo", "approval": APPROVAL | {"pin": "4321"}}
    refused(await ana.post(path, body, key=once), 403, "approval-failed")
    closed = await ana.post(path, body | {"approval": APPROVAL}, key=once)
    assert (closed.status_code, closed.headers.get("Idempotent-Replay")) == (200, None), closed.text
