"""Shapes of the feed."""

from typing import Literal

from tillkeeper.api.schemas.base import Answer
from tillkeeper.api.schemas.events import Event


class EventPage(Answer):
    """Events in the order of their positions."""

    items: list[Event]
    position: str
    """How far the page went: nothing before it is still to come."""
    next_cursor: str | None
    """The next ``since``, when there may be more already."""


class FeedBeat(Answer):
    """The data of ``event: beat``: the stream lives, and has come as far as ``position``."""

    position: str


class FeedEnd(Answer):
    """The data of ``event: end``, the last of a stream; ``docs/reference/feed.md`` says what to do."""

    reason: Literal["too-slow", "signed-out", "role-changed", "history-changed", "stopping", "fault"]
