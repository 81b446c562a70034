"""Drawers in somebody's charge: opening, ending, counting, closing."""

from tillkeeper.domains.cash_sessions import queries
from tillkeeper.domains.cash_sessions.commands import (
    ApproveSession,
    CloseSession,
    CountCash,
    EndSession,
    GetOrCreateSession,
)
from tillkeeper.domains.cash_sessions.model import Denomination
from tillkeeper.domains.cash_sessions.refusals import SessionUnknown

__all__ = [
    "ApproveSession",
    "CloseSession",
    "CountCash",
    "Denomination",
    "EndSession",
    "GetOrCreateSession",
    "SessionUnknown",
    "queries",
]
