"""The page for integrators: its calls, sent as they stand there."""

import re
from collections.abc import Iterator
from functools import reduce
from typing import Any

import httpx

from tests.helpers.floor import Document, key
from tests.helpers.shop import Shop
from tests.laws.tree import ROOT

PAGE = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
CALL = re.compile(r"^(GET|POST) (\S+) → (\d{3}) (\w+)\n((?:.+\n)*)", re.MULTILINE)


def _calls() -> Iterator[tuple[str, str, int, str, str]]:
    for block in re.findall(r"^```http\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        for method, path, status, name, body in CALL.findall(block):
            yield method, path, int(status), name, body


def _part(of: Any, name: str) -> Any:
    return of[int(name)] if isinstance(of, list) else of[name]


def _filled(text: str, known: Document) -> str:
    """Return ``text`` with each field of an earlier answer in its place."""
    return re.sub(r"<([\w.]+)>", lambda found: str(reduce(_part, found[1].split("."), known)), text)


async def test_the_calls_of_the_page_are_answered_as_it_says(shop: Shop) -> None:
    """EV-2: each status, in order; the drawer comes out even."""
    known: Document = {}
    for method, path, status, name, body in _calls():
        headers = {"Content-Type": "application/json", "Idempotency-Key": key()}
        if known:
            headers["Authorization"] = f"Bearer {known['signed']['token']}"
        answer: httpx.Response = await shop.http.request(
            method, _filled(path, known), content=_filled(body, known) or None, headers=headers
        )
        assert answer.status_code == status, f"{method} {path}: {answer.text}"
        known[name] = answer.json()
    assert len(known) == 10
    assert known["read"]["total"] == known["changed"]["orderSession"]["order"]["total"]
    assert known["closed"]["summary"]["status"] == "balanced"
    assert known["waiting"]["status"] == "queued"
