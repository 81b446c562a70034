"""The feed of a business: its journal rows that carry an event, in the order of their positions (EV-3).

A position is the place of a journal row: transaction id, then ordinal. A reader goes no
further than the oldest transaction still running (``feed_horizon``), so a row that
commits late is never behind somebody who has read on. The decision record on feed
positions argues it; ``tests/feed/test_positions.py`` shows what happens otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from tillkeeper.journal.refusals import PositionUnknown
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.clock import instant_wire
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Database, Row, Transaction

_WRITTEN: Final = re.compile(r"([0-9a-f]{1,15})-([0-9a-f]{1,15})-([0-9a-f]{1,15})")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_ROWS: Final = "SELECT * FROM feed_rows($1, $2, $3, $4, $5)"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a business's feed; ordered. Opaque outside of this module."""

    transaction_id: int
    ordinal: int
    at_microseconds: int = 0
    """When the row was written: tells it from one of the same numbers in another history."""

    def __str__(self) -> str:
        """Return it as the wire shows it."""
        return f"{self.transaction_id:x}-{self.ordinal:x}-{self.at_microseconds:x}"

    @classmethod
    def parse(cls, text: str) -> "Position":
        """Return the position that ``text`` spells. Refusal: ``position-unknown``."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise PositionUnknown(position=text[:64])
        return cls(*(int(part, 16) for part in match.groups()))


START: Final = Position(0, 0)
"""Before the first event of any business."""


class _Stored(msgspec.Struct):
    type: str
    changes: list[dict[str, msgspec.Raw]]
    audience: list[UUID] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an event changed."""

    wire: bytes
    """JSON, as the wire shows it."""
    audience: frozenset[UUID] | None
    """People who may read the change beside managers and auditors; None: everybody of the business."""


class Event:
    """One change of a business, and who may read what of it."""

    __slots__ = ("_head", "_known", "at", "changes", "named", "position", "type")

    def __init__(self, position: Position, at: datetime, event: str, actor: str | None) -> None:
        stored = msgspec.json.decode(event, type=_Stored)
        self.position = position
        self.at = at
        self.type = stored.type
        self.changes = tuple(_change(change, stored.audience) for change in stored.changes)
        self.named: frozenset[UUID] = frozenset().union(*(change.audience or () for change in self.changes))
        """Everybody whom an audience names: they may see more of the event than others."""
        head = {
            "position": str(position),
            "type": self.type,
            "at": instant_wire(at),
            "actor": msgspec.Raw((actor or "null").encode()),
        }
        self._head = msgspec.json.encode(head)[:-1] + b',"changes":['
        self._known: dict[UUID | None, bytes | None] = {}

    def is_about(self, wanted: UUID) -> bool:
        """Return whether one of the changed things has this id."""
        return any(f'"id":"{wanted}"'.encode() in change.wire for change in self.changes)

    def wire(self, viewer: Actor) -> bytes | None:
        """Return the event as JSON, as ``viewer`` may read it; None when nothing of it is theirs."""
        if viewer.may(Permission.READ_ALL):
            return self.whole()
        return self._for(viewer.user_id if viewer.user_id in self.named else None)

    def whole(self) -> bytes:
        """Return the event as JSON with everything that it holds."""
        return self._head + b",".join(change.wire for change in self.changes) + b"]}"

    def _for(self, person: UUID | None) -> bytes | None:
        if person not in self._known:
            shown = [
                c.wire for c in self.changes if c.audience is None or (person is not None and person in c.audience)
            ]
            self._known[person] = self._head + b",".join(shown) + b"]}" if shown or not self.changes else None
        return self._known[person]


def _change(stored: dict[str, msgspec.Raw], audience: list[UUID] | None) -> Change:
    own = stored.pop("audience", None)
    if own is not None:
        audience = msgspec.json.decode(own, type=list[UUID] | None)
    return Change(msgspec.json.encode(stored), None if audience is None else frozenset(audience))


@dataclass(frozen=True, slots=True)
class Page:
    """The events that one read of the journal found."""

    events: Sequence[Event]
    position: Position
    """How far the look went: the next begins here."""
    more: bool
    """There may be more right now."""
    waiting: bool
    """Something is written whose turn has not come: an older transaction is still running."""


def seen_by(viewer: Actor, named: frozenset[UUID]) -> UUID | str | None:
    """Return what events with these names in their audiences are cut to for ``viewer``: equal for equal cuts."""
    if viewer.may(Permission.READ_ALL):
        return "all"
    return viewer.user_id if viewer.user_id in named else None


async def read(
    source: Database | Transaction, business_id: UUID, after: Position, *, rows_max: int, kept_beside: bool = False
) -> Page:
    """Return the events among the next ``rows_max`` journal rows after a position.

    Refusal: ``position-unknown``: this business's journal has no row of the position's numbers and time, within every
    reader's reach. The position was never given out, is another business's, or is of a history that the database no
    longer holds. ``kept_beside`` says that the position was read from the same database in the same transaction, which
    keeps the two together.
    """
    at = None if kept_beside or after == START else _time(after)
    rows = await source.fetch_rows(_ROWS, business_id, after.transaction_id, after.ordinal, at, rows_max)
    if not rows[0]["known"]:
        raise PositionUnknown(position=str(after))
    waiting = bool(rows[0]["waiting"])
    found = [row for row in rows if row["transaction_id"] is not None]
    events = [Event(_position(row), row["at"], row["event"], row["actor"]) for row in found if row["event"] is not None]
    position = _position(found[-1]) if found else after
    return Page(events, position, more=len(found) == rows_max, waiting=waiting)


async def one(database: Database, business_id: UUID, transaction_id: int, ordinal: int) -> Event | None:
    """Return the event of a journal row that has one; None: the database was replaced by one without that row."""
    row = await database.fetch_row(
        "SELECT j.transaction_id, j.ordinal, j.at, j.event, person_of(j.user_id) AS actor FROM journal j"
        " WHERE j.business_id = $1 AND j.transaction_id = $2 AND j.ordinal = $3",
        business_id,
        transaction_id,
        ordinal,
    )
    return None if row is None else Event(_position(row), row["at"], row["event"], row["actor"])


async def newest(database: Database, business_id: UUID) -> Position:
    """Return the position that everything committed before a row still to come is at or before.

    Read before a document, it is the document's: the document and the events after it
    come to what a document read later says.
    """
    row = await database.fetch_row("SELECT * FROM feed_newest($1)", business_id)
    return START if row is None else _position(row)


async def oldest_running(database: Database) -> int | None:
    """Return the oldest transaction id that is still running, in any database of the cluster; None: there is none."""
    value = await database.fetch_value(
        "SELECT CASE WHEN pg_snapshot_xmin(s) < pg_snapshot_xmax(s) THEN pg_snapshot_xmin(s)::text::bigint END"
        " FROM pg_current_snapshot() s"
    )
    return value if isinstance(value, int) else None


async def confirm(database: Database, business_id: UUID, position: Position) -> None:
    """Refusal: ``position-unknown``, as for ``read``."""
    await read(database, business_id, position, rows_max=0)


def _position(row: Row) -> Position:
    return Position(row["transaction_id"], row["ordinal"], _microseconds(row["at"]))


def _time(position: Position) -> datetime:
    try:
        return _EPOCH + timedelta(microseconds=position.at_microseconds)
    except OverflowError as error:
        raise PositionUnknown(position=str(position)) from error


def _microseconds(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND
