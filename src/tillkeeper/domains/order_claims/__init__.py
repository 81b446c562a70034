"""The exclusive right to change an order: its time limit, its token, and how it changes hands."""

from tillkeeper.domains.order_claims import queries
from tillkeeper.domains.order_claims.commands import (
    AnswerRequest,
    AskForOrder,
    ClaimOrder,
    ReleaseMine,
    ReleaseOrder,
    TakeOverOrder,
    let_go,
)
from tillkeeper.domains.order_claims.refusals import (
    AskerGone,
    ClaimNotYours,
    ClaimRequestAnswered,
    ClaimRequestUnknown,
    OrderClaimed,
    OrderNotHeld,
    StaleClaim,
    TakeOverNotPermitted,
)

__all__ = [
    "AnswerRequest",
    "AskForOrder",
    "AskerGone",
    "ClaimNotYours",
    "ClaimOrder",
    "ClaimRequestAnswered",
    "ClaimRequestUnknown",
    "OrderClaimed",
    "OrderNotHeld",
    "ReleaseMine",
    "ReleaseOrder",
    "StaleClaim",
    "TakeOverNotPermitted",
    "TakeOverOrder",
    "let_go",
    "queries",
]
