"""Drawers in somebody's charge: opening, ending, counting, closing."""

from tillkeeper.domains.cash_sessions import queries
from tillkeeper.domains.cash_sessions.commands import (
    CloseSession,
    CountCash,
    EndSession,
    GetOrCreateSession,
)
from tillkeeper.domains.cash_sessions.model import Approval, Denomination
from tillkeeper.domains.cash_sessions.refusals import ApproverNotPermitted, SessionUnknown

__all__ = [
    "Approval",
    "ApproverNotPermitted",
    "CloseSession",
    "CountCash",
    "Denomination",
    "EndSession",
    "GetOrCreateSession",
    "SessionUnknown",
    "queries",
]
