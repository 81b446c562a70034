"""A follower of the live feed: server-sent events over httpx."""

import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx

from tests.helpers.loopback import LOOPBACK
from tests.helpers.shop import Till


@dataclass(frozen=True)
class Frame:
    """One server-sent event."""

    id: str | None
    event: str
    data: Any


@contextlib.asynccontextmanager
async def following(
    till: Till, *, url: str | None = None, since: str | None = None, last_id: str | None = None, cookie: bool = False
) -> AsyncIterator[AsyncIterator[Frame]]:
    """Open the stream at ``url`` (the till's own server when None); yields its frames."""
    headers = {} if cookie else {"Authorization": f"Bearer {till.token}"}
    if last_id is not None:
        headers["Last-Event-ID"] = last_id
    address = f"{url or str(till.http.base_url).rstrip('/')}/api/feed" + (f"?since={since}" if since else "")
    async with (
        httpx.AsyncClient(timeout=60, cookies=till.http.cookies if cookie else None, **LOOPBACK) as http,
        http.stream("GET", address, headers=headers) as answer,
    ):
        if answer.status_code != httpx.codes.OK:
            await answer.aread()
            raise AssertionError(answer.text)
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield _frames(answer)


async def next_event(frames: AsyncIterator[Frame]) -> Frame:
    """Return the next frame that is no beat: one comes whenever the server looked the sign-in up again."""
    while (frame := await anext(frames)).event == "beat":
        pass
    return frame


async def _frames(answer: httpx.Response) -> AsyncIterator[Frame]:
    fields: dict[str, str] = {}
    async for line in answer.aiter_lines():
        if line:
            name, _, value = line.partition(":")
            fields[name] = value.removeprefix(" ")
        else:
            if "data" in fields:
                yield Frame(fields.get("id"), fields.get("event", "message"), json.loads(fields["data"]))
            fields = {}
