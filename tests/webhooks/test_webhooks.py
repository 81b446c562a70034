"""Webhooks over HTTP: added, told, failing, dead, replayed, disabled."""

import asyncio
import json
import time
from typing import Any

import pytest

from tests.helpers.shop import Shop, Till
from tests.webhooks.receiver import WAIT_SECONDS, Receiver, says
from tillkeeper.kernel import limits


async def add(boss: Till, url: str, *event_types: str) -> dict[str, Any]:
    answer = await boss.post("/api/webhooks", {"url": url, "eventTypes": list(event_types or ("*",))})
    assert answer.status_code == 201, answer.text
    document: dict[str, Any] = answer.json()
    return document


async def delivery(boss: Till, webhook: dict[str, Any], *, status: str, count: int = 1) -> dict[str, Any]:
    """Return the newest delivery once there are ``count`` with this status."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        page = (await boss.get(f"/api/webhooks/{webhook['id']}/deliveries?status={status}")).json()
        if len(page["items"]) >= count:
            newest: dict[str, Any] = page["items"][0]
            return newest
        assert time.monotonic() < deadline, page
        await asyncio.sleep(0.05)


async def tried(boss: Till, webhook: dict[str, Any], tries: int) -> dict[str, Any]:
    """Return the newest delivery once it was tried so often."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        items = (await boss.get(f"/api/webhooks/{webhook['id']}/deliveries")).json()["items"]
        if items and len(items[0]["tries"]) >= tries:
            newest: dict[str, Any] = items[0]
            return newest
        assert time.monotonic() < deadline, items
        await asyncio.sleep(0.05)


async def open_drawer(till: Till, register: str = "ASU-1") -> None:
    answer = await till.post("/api/pos/sessions/get-or-create", {"registerId": register})
    assert answer.status_code in {200, 201}, answer.text


async def test_a_change_is_told_signed_and_logged(open_shop: Shop, receiver: Receiver) -> None:
    """EV-3: the event as the feed has it, signed as Standard Webhooks says, with what came of it in the log."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "cash-session.opened")
    await open_drawer(await open_shop.sign_in("cashier1", business="espiga", register="ASU-1"))
    (message,) = await receiver.wait_for(1)
    content = message.verified(webhook["secret"])
    assert content["type"] == content["data"]["type"] == "cash-session.opened"
    assert content["data"] in (await boss.get("/api/events?limit=200")).json()["items"]
    done = await delivery(boss, webhook, status="delivered")
    assert message.message_id == f"msg_{done['id']}"
    (only,) = done["tries"]
    assert (only["number"], only["responseStatus"], only["error"]) == (1, 204, None)
    assert 0 <= only["latencyMs"] < limits.WEBHOOK_ANSWER_MS


async def test_only_the_types_that_were_asked_for_and_only_what_came_after(open_shop: Shop, receiver: Receiver) -> None:
    """EV-3: nothing from before it was added, nothing of another business, nothing of another type."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    lucia = await open_shop.sign_in("cashier1", business="espiga", register="ASU-1")
    elsewhere = await open_shop.sign_in("cashier4", business="harbor", register="test-register-1")
    await open_drawer(lucia)
    await add(boss, receiver.url, "cash-session.ended")
    await open_drawer(elsewhere, "test-register-1")
    session = (await lucia.get("/api/pos/sessions")).json()["items"][0]["id"]
    assert (await lucia.post(f"/api/pos/sessions/{session}/end", {})).status_code == 200
    (message,) = await receiver.wait_for(1)
    assert json.loads(message.body)["data"]["changes"][0]["id"] == session


async def test_a_receiver_that_fails_is_tried_again_later_and_later_then_its_message_is_dead_and_replayed(
    open_shop: Shop, receiver: Receiver
) -> None:
    """EV-3: the waits grow, the message keeps its id, the dead letter is listed and can be sent again."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test")
    receiver.answer = says(500, b"out of paper")
    await open_shop.clock.advance(seconds=0)
    assert (await boss.post(f"/api/webhooks/{webhook['id']}/test")).status_code == 202
    waits = []
    for number, wait_seconds in enumerate(limits.WEBHOOK_RETRY_SECONDS, start=1):
        # Days go by: people sign in again.
        boss = await open_shop.sign_in("manager1", business="espiga")
        seen = await tried(boss, webhook, number)
        assert seen["status"] == "waiting"
        assert seen["tries"][0]["responseStatus"] == 500
        assert seen["tries"][0]["responseStart"] == "out of paper"
        waits.append(wait_seconds)
        await open_shop.clock.advance(seconds=wait_seconds + wait_seconds // 5 + 1)
    boss = await open_shop.sign_in("manager1", business="espiga")
    dead = await delivery(boss, webhook, status="dead")
    assert len(dead["tries"]) == len(waits) + 1
    assert waits == sorted(waits)
    receiver.answer = says(200)
    assert (await boss.post(f"/api/webhooks/{webhook['id']}/deliveries/{dead['id']}/replay")).status_code == 202
    done = await delivery(boss, webhook, status="delivered")
    assert done["id"] == dead["id"]
    assert {message.message_id for message in receiver.messages} == {f"msg_{dead['id']}"}
    assert len(receiver.messages) == len(waits) + 2


async def test_a_receiver_that_is_gone_is_disabled_and_told_everything_when_enabled_again(
    open_shop: Shop, receiver: Receiver
) -> None:
    """EV-3, EV-4: 410 is a wish; the state says why, the journal too, and nothing is missed meanwhile."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test", "cash-session.opened")
    receiver.answer = says(410)
    await boss.post(f"/api/webhooks/{webhook['id']}/test")
    await tried(boss, webhook, 1)
    state = (await boss.get(f"/api/webhooks/{webhook['id']}")).json()
    assert (state["status"], state["disabledReason"]) == ("disabled", "gone")
    await open_drawer(await open_shop.sign_in("cashier1", business="espiga", register="ASU-1"))
    receiver.answer = says(200)
    again = {"active": True, "version": state["version"]}
    enabled = (await boss.put(f"/api/webhooks/{webhook['id']}", again)).json()
    assert (enabled["status"], enabled["failuresInRow"]) == ("active", 0)
    await open_shop.clock.advance(seconds=2 * limits.WEBHOOK_RETRY_SECONDS[0])
    messages = await receiver.wait_for(3)
    assert sorted({json.loads(message.body)["type"] for message in messages}) == ["cash-session.opened", "webhook.test"]
    (row,) = await open_shop.sql("SELECT * FROM journal WHERE command = 'webhook.disable'")
    assert (row["user_id"], row["outcome"]) == (None, "gone")


async def test_a_message_of_what_the_server_did_names_nobody(open_shop: Shop, receiver: Receiver) -> None:
    """EV-3: as in the feed, where the actor is null; a person of nulls would be one whom the receiver looks for."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    async with Receiver.listening() as gone:
        gone.answer = says(410)
        failing = await add(boss, gone.url, "webhook.test")
        await add(boss, receiver.url, "webhook.disabled")
        await boss.post(f"/api/webhooks/{failing['id']}/test")
        (message,) = await receiver.wait_for(1)
    told = json.loads(message.body)["data"]
    assert (told["type"], told["actor"]) == ("webhook.disabled", None)
    assert told in (await boss.get("/api/events?limit=200")).json()["items"]


async def test_a_receiver_that_fails_for_too_long_is_disabled(open_shop: Shop, receiver: Receiver) -> None:
    """EV-3: too many failures in a row, of any of its messages."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test")
    receiver.answer = says(503)
    await open_shop.sql("UPDATE webhooks SET failures_in_row = $1", limits.WEBHOOK_FAILURES_IN_ROW_MAX - 2)
    for number in (1, 2):
        await boss.post(f"/api/webhooks/{webhook['id']}/test")
        await receiver.wait_for(number)
    deadline = time.monotonic() + WAIT_SECONDS
    while (state := (await boss.get(f"/api/webhooks/{webhook['id']}")).json())["status"] == "active":
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)
    assert state["disabledReason"] == "failing"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://127.0.0.1:9/", "webhook-target-forbidden"),
        ("http://[::1]/", "webhook-target-forbidden"),
        ("http://[::ffff:10.0.0.1]/", "webhook-target-forbidden"),
        ("https://localhost/", "webhook-target-forbidden"),
        ("http://169.254.169.254/latest/meta-data", "webhook-target-forbidden"),
        ("http://192.168.1.1/", "webhook-target-forbidden"),
        ("http://2130706433/", "webhook-target-forbidden"),
        ("http://127.1/", "webhook-target-forbidden"),
        ("http://0x7f.1/", "webhook-target-forbidden"),
        ("http://0177.0.0.01:8080/", "webhook-target-forbidden"),
        ("http://0xa9fea9fe./", "webhook-target-forbidden"),
        ("http://0/", "webhook-target-forbidden"),
        ("ftp://example.com/", "webhook-url-invalid"),
        ("http://user:secret@example.com/", "webhook-url-invalid"),
        ("https://example.com:99999/", "webhook-url-invalid"),
        ("nonsense", "webhook-url-invalid"),
        ("http://a..b/hook", "webhook-url-invalid"),
        ("https://.example.com/", "webhook-url-invalid"),
        (f"https://{'x' * 64}.example.com/", "webhook-url-invalid"),
    ],
)
async def test_an_address_inside_is_refused(shop: Shop, url: str, code: str) -> None:
    """EV-2: unless whoever runs the server allows it, nobody has the server talk to its own network."""
    boss = await shop.sign_in("manager1", business="espiga")
    answer = await boss.post("/api/webhooks", {"url": url, "eventTypes": ["*"]})
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_a_scheme_in_capitals_is_the_same_address(shop: Shop) -> None:
    """EV-2: as it is written at the head of a letter; it was the database that said no, with a 500."""
    boss = await shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, "HTTPS://Example.com/Hook")
    assert webhook["url"] == "https://Example.com/Hook"
    changed = await boss.put(f"/api/webhooks/{webhook['id']}", {"url": "Http://example.com/", "version": 1})
    assert (changed.status_code, changed.json()["url"]) == (200, "http://example.com/")


async def test_webhooks_are_the_managers_and_their_secret_is_shown_once(open_shop: Shop, receiver: Receiver) -> None:
    """EV-4, EV-5: a cashier gets nowhere, another business finds nothing, and no journal row holds the secret."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url)
    path = f"/api/webhooks/{webhook['id']}"
    lucia = await open_shop.sign_in("cashier1", business="espiga", register="ASU-1")
    elsewhere = await open_shop.sign_in("manager2", business="harbor")
    delivery_path = f"{path}/deliveries/{webhook['id']}/replay"
    for till, status in ((lucia, 403), (elsewhere, 404)):
        for answer in (
            await till.get(path),
            await till.put(path, {"description": "mine"}),
            await till.delete(path),
            await till.post(f"{path}/test"),
            await till.get(f"{path}/deliveries"),
            await till.post(delivery_path),
            await till.post(f"{path}/deliveries/replay-dead"),
            await till.post(f"{path}/rotate-secret", {}),
        ):
            assert answer.status_code == status, answer.text
    assert (await lucia.get("/api/webhooks")).status_code == 403
    assert (await lucia.get("/api/webhooks/event-types")).status_code == 403
    assert (await elsewhere.get("/api/webhooks")).json()["items"] == []
    assert "secret" not in (await boss.get(path)).json()
    (found,) = await open_shop.sql(
        "SELECT count(*) FROM journal j WHERE j::text LIKE '%' || $1 || '%'", webhook["secret"]
    )
    assert found["count"] == 0
    events = (await lucia.get("/api/events?limit=200")).json()["items"]
    assert not [event for event in events if event["type"].startswith("webhook")]
    assert (await boss.delete(path)).status_code == 204
    assert (await boss.get(path)).status_code == 404
    commands = {row["command"] for row in await open_shop.sql("SELECT command FROM journal WHERE NOT refused")}
    assert {"webhook.add", "webhook.remove"} <= commands


async def test_no_redirect_is_followed_and_little_is_read(open_shop: Shop, receiver: Receiver) -> None:
    """A receiver can neither send the server elsewhere nor fill its memory."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test")
    receiver.answer = lambda _: b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"
    await boss.post(f"/api/webhooks/{webhook['id']}/test")
    assert (await tried(boss, webhook, 1))["tries"][0]["responseStatus"] == 302
    assert len(receiver.messages) == 1
    receiver.answer = says(500, b"x" * 5_000_000)
    await boss.post(f"/api/webhooks/{webhook['id']}/test")
    await receiver.wait_for(2)
    assert (await tried(boss, webhook, 1))["tries"][0]["responseStart"] == "x" * 500
