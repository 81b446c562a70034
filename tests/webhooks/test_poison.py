"""A message that can't be sent is one that failed: it is counted, and dies, and holds nothing up."""

from typing import Any

import pytest

from tests.helpers.shop import Shop
from tests.webhooks.receiver import Receiver
from tests.webhooks.test_webhooks import add, delivery, tried
from tillkeeper.domains.webhooks import Sender


async def test_an_address_that_is_none_is_a_failed_try(open_shop: Shop, receiver: Receiver) -> None:
    """EV-3: one that an earlier release took; its name makes Python's own look-up fail with no error of the network."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test")
    await open_shop.sql("UPDATE webhooks SET url = 'http://a..b/hook'")
    assert (await boss.post(f"/api/webhooks/{webhook['id']}/test")).status_code == 202
    (only,) = (await tried(boss, webhook, 1))["tries"]
    assert (only["number"], only["errorCode"]) == (1, "name-unknown")
    # What comes behind it is sent.
    await open_shop.sql("UPDATE webhooks SET url = $1", receiver.url)
    assert (await boss.post(f"/api/webhooks/{webhook['id']}/test")).status_code == 202
    await delivery(boss, webhook, status="delivered")


async def test_a_bug_in_sending_is_a_failed_try_and_logged(
    open_shop: Shop, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """EV-3: what nobody foresaw counts as a try as well, or its message would go again for ever and never be dead."""

    async def breaks(*_message: Any) -> Any:
        raise RuntimeError("nobody thought of this")

    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test")
    with monkeypatch.context() as broken:
        broken.setattr(Sender, "_post", breaks)
        assert (await boss.post(f"/api/webhooks/{webhook['id']}/test")).status_code == 202
        seen = await tried(boss, webhook, 1)
    assert seen["status"] == "waiting"
    assert "RuntimeError: nobody thought of this" in seen["tries"][0]["error"]
    assert "webhook delivery broken off" in capsys.readouterr().out
    assert (await open_shop.http.get("/readyz")).status_code == 200
    assert (await boss.post(f"/api/webhooks/{webhook['id']}/test")).status_code == 202
    await delivery(boss, webhook, status="delivered")
