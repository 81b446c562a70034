"""One person's order in progress: on the server from the first tap, tied to them and not to a till."""

from tillkeeper.domains.order_sessions import queries
from tillkeeper.domains.order_sessions.commands import (
    CompleteOrderSession,
    DiscardOrderSession,
    MoveToRegister,
    OperateOnOrderSession,
    RecoverOrderSession,
    ReplaceOrderSession,
    SaveOrderSession,
    SendOrderSession,
)
from tillkeeper.domains.order_sessions.leaving import EndSignIn, EndsThoseBefore, SignOut
from tillkeeper.domains.order_sessions.refusals import OrderSessionNotActive, OrderSessionUnknown

__all__ = [
    "CompleteOrderSession",
    "DiscardOrderSession",
    "EndSignIn",
    "EndsThoseBefore",
    "MoveToRegister",
    "OperateOnOrderSession",
    "OrderSessionNotActive",
    "OrderSessionUnknown",
    "RecoverOrderSession",
    "ReplaceOrderSession",
    "SaveOrderSession",
    "SendOrderSession",
    "SignOut",
    "queries",
]
