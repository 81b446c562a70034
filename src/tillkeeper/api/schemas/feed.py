"""Shapes of the feed."""

from datetime import datetime
from typing import Any

from tillkeeper.api.schemas.base import Answer, PersonShown


class Event(Answer):
    """One change of the business; ``docs/reference/feed.md`` lists the types and what their changes hold."""

    position: str
    type: str
    at: datetime
    actor: PersonShown | None
    changes: list[dict[str, Any]]


class EventPage(Answer):
    """Events in the order of their positions."""

    items: list[Event]
    position: str
    """How far the page went: nothing before it is still to come."""
    next_cursor: str | None
    """The next ``since``, when there may be more already."""
