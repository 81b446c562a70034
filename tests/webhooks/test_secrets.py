"""A webhook's secret replaced by another, with a time in which both sign."""

import base64
import secrets
from typing import Any

import pytest
from standardwebhooks import WebhookVerificationError

from tests.helpers.floor import key, ok, refused
from tests.helpers.shop import Shop, Till
from tests.webhooks.receiver import Received, Receiver
from tests.webhooks.test_webhooks import add, delivery
from tillkeeper.kernel import limits

DAY = limits.WEBHOOK_SECRET_OVERLAP_SECONDS


async def told(boss: Till, webhook: dict[str, Any], receiver: Receiver) -> Received:
    """Return the message of a test that is sent now."""
    count = len(receiver.messages) + 1
    ok(await boss.post(f"/api/webhooks/{webhook['id']}/test"), 202)
    message = (await receiver.wait_for(count))[-1]
    await delivery(boss, webhook, status="delivered", count=count)
    return message


def takes(message: Received, secret: str) -> bool:
    """Return whether a receiver that knows ``secret`` takes the message, by the standard's own library."""
    try:
        message.verified(secret)
    except WebhookVerificationError:
        return False
    return True


async def rotate(boss: Till, webhook: dict[str, Any], **given: int) -> dict[str, Any]:
    return ok(await boss.post(f"/api/webhooks/{webhook['id']}/rotate-secret", given))


async def test_both_secrets_sign_for_the_time_that_was_stated_then_the_new_one_alone(
    open_shop: Shop, receiver: Receiver
) -> None:
    """EV-3: Standard Webhooks' rotation without a message lost: a receiver with either secret verifies meanwhile."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test")
    before = await told(boss, webhook, receiver)
    assert len(before.headers["webhook-signature"].split(" ")) == 1
    rotated = await rotate(boss, webhook)
    old, new = webhook["secret"], rotated["secret"]
    assert old != new
    during = await told(boss, webhook, receiver)
    assert [part.split(",")[0] for part in during.headers["webhook-signature"].split(" ")] == ["v1", "v1"]
    assert (takes(during, old), takes(during, new)) == (True, True)
    assert not takes(during, "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode())
    await open_shop.clock.advance(seconds=DAY - 60)
    boss = await open_shop.sign_in("manager1", business="espiga")
    assert takes(await told(boss, webhook, receiver), old)
    await open_shop.clock.advance(seconds=61)
    afterwards = await told(boss, webhook, receiver)
    assert (takes(afterwards, old), takes(afterwards, new)) == (False, True)
    assert len(afterwards.headers["webhook-signature"].split(" ")) == 1
    assert ok(await boss.get(f"/api/webhooks/{webhook['id']}"))["previousSecretUntil"] is None


async def test_a_secret_that_leaked_stops_at_once(open_shop: Shop, receiver: Receiver) -> None:
    """EV-3: without overlap only the new one signs, also where an older one was still signing."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test")
    first = await rotate(boss, webhook)
    second = await rotate(boss, webhook, overlapSeconds=0)
    assert second["previousSecretUntil"] is None
    message = await told(boss, webhook, receiver)
    assert [takes(message, each["secret"]) for each in (webhook, first, second)] == [False, False, True]


async def test_no_secret_stops_before_the_time_that_was_stated(open_shop: Shop, receiver: Receiver) -> None:
    """EV-2: a second rotation during the overlap is refused with the time; a repeat of the first changes nothing."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test")
    path, once = f"/api/webhooks/{webhook['id']}/rotate-secret", key()
    rotated = ok(await boss.post(path, {}, key=once))
    again = await boss.post(path, {}, key=once)
    assert (again.json(), again.headers["Idempotent-Replay"]) == (rotated, "true")
    problem = refused(await boss.post(path, {}), 409, "webhook-secret-still-replaced")
    assert problem["until"] == rotated["previousSecretUntil"]
    message = await told(boss, webhook, receiver)
    assert (takes(message, webhook["secret"]), takes(message, rotated["secret"])) == (True, True)


async def test_a_call_made_again_is_answered_with_the_secret_that_it_made(open_shop: Shop, receiver: Receiver) -> None:
    """EV-1: status and body as at first, after other rotations, a change and the webhook's removal."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    calls: list[tuple[str, dict[str, Any], str]] = [
        ("/api/webhooks", {"url": receiver.url, "eventTypes": ["*"]}, key())
    ]
    first = [await boss.post(calls[0][0], calls[0][1], key=calls[0][2])]
    path = f"/api/webhooks/{first[0].json()['id']}"
    for overlap_seconds in (0, 60, 0):
        calls.append((f"{path}/rotate-secret", {"overlapSeconds": overlap_seconds}, key()))
        first.append(await boss.post(calls[-1][0], calls[-1][1], key=calls[-1][2]))
    assert [answer.status_code for answer in first] == [201, 200, 200, 200]
    assert len({answer.json()["secret"] for answer in first}) == 4

    async def nothing_else_is_answered() -> None:
        for (called, given, once), answered in zip(calls, first, strict=True):
            again = await boss.post(called, given, key=once)
            assert (again.status_code, again.content) == (answered.status_code, answered.content)
            assert again.headers["Idempotent-Replay"] == "true"

    await nothing_else_is_answered()
    ok(await boss.put(path, {"description": "Caja", "version": 4}))
    await nothing_else_is_answered()
    assert (await boss.delete(path)).status_code == 204
    await nothing_else_is_answered()


@pytest.mark.parametrize("seconds", [-1, limits.WEBHOOK_SECRET_OVERLAP_SECONDS_MAX + 1])
async def test_the_overlap_has_bounds(open_shop: Shop, receiver: Receiver, seconds: int) -> None:
    """EV-2: not below nothing, not above a week."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url)
    answer = await boss.post(f"/api/webhooks/{webhook['id']}/rotate-secret", {"overlapSeconds": seconds})
    assert (answer.status_code, answer.json()["field"]) == (422, "$.overlapSeconds"), answer.text


async def test_a_rotation_is_journalled_and_no_secret_with_it(open_shop: Shop, receiver: Receiver) -> None:
    """EV-4: who did it and when; neither the old nor the new secret is in any row, answer or event."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.secret-rotated")
    rotated = await rotate(boss, webhook)
    (row,) = await open_shop.sql("SELECT * FROM journal WHERE command = 'webhook.rotate-secret'")
    assert (row["outcome"], str(row["user_id"])) == ("rotated", boss.login["user"]["id"])
    for secret in (webhook["secret"], rotated["secret"]):
        (found,) = await open_shop.sql("SELECT count(*) FROM journal j WHERE j::text LIKE '%' || $1 || '%'", secret)
        assert found["count"] == 0
    (message,) = await receiver.wait_for(1)
    assert message.verified(rotated["secret"])["type"] == "webhook.secret-rotated"
    assert webhook["secret"].encode() not in message.body
    assert rotated["secret"].encode() not in message.body
