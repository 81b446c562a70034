"""Every event that a test causes has the shape that the contract says: no field more, none less."""

from collections.abc import Iterator

import asyncpg
import msgspec

from tillkeeper.api.schemas.events import Event, WebhookMessage
from tillkeeper.journal import feed

# Rows that tests write into a journal past the program.
WRITTEN_BY_TESTS = "test.write"

_EVENT = msgspec.json.Decoder(Event)
_MESSAGE = msgspec.json.Decoder(WebhookMessage)
_HAS_A_JOURNAL = "SELECT to_regclass('journal') IS NOT NULL AND to_regprocedure('person_of(uuid)') IS NOT NULL"
_EVENTS = """
SELECT j.transaction_id, j.ordinal, j.at, j.event, person_of(j.user_id) AS actor FROM journal j
WHERE j.event IS NOT NULL AND j.command <> $1 ORDER BY j.transaction_id, j.ordinal
"""


def faults_of(event: bytes) -> list[str]:
    """Return what an event has or lacks beside the contract's shape of its type."""
    return _faults(event, _EVENT)


def faults_of_message(body: bytes) -> list[str]:
    """Return what the body of a webhook's message has or lacks beside the contract's shape."""
    return _faults(body, _MESSAGE)


async def faults_of_journal(database_url: str) -> list[str]:
    """Return the faults of all events in a database's journal, as managers get them; of one without a journal none."""
    connection = await asyncpg.connect(database_url)
    try:
        if not await connection.fetchval(_HAS_A_JOURNAL):
            return []
        rows = await connection.fetch(_EVENTS, WRITTEN_BY_TESTS)
    finally:
        await connection.close()
    found = []
    for row in rows:
        event = feed.Event(feed.Position(row["transaction_id"], row["ordinal"]), row["at"], row["event"], row["actor"])
        found += faults_of(event.whole())
    return found


def _faults(text: bytes, decoder: "msgspec.json.Decoder[Event] | msgspec.json.Decoder[WebhookMessage]") -> list[str]:
    said = msgspec.json.decode(text)
    try:
        understood = msgspec.to_builtins(decoder.decode(text))
    except msgspec.ValidationError as error:
        return [f"{said['type']}: {error}"]
    return [f"{said['type']}: {path}: no field of the schema" for path in _beside(said, understood, "$")]


def _beside(said: object, understood: object, path: str) -> Iterator[str]:
    """Yield the path of each field that was not decoded."""
    if isinstance(said, dict) and isinstance(understood, dict):
        for name, value in said.items():
            if name in understood:
                yield from _beside(value, understood[name], f"{path}.{name}")
            else:
                yield f"{path}.{name}"
    elif isinstance(said, list) and isinstance(understood, list):
        for number, (one, other) in enumerate(zip(said, understood, strict=True)):
            yield from _beside(one, other, f"{path}[{number}]")
