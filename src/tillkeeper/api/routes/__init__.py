"""One file per domain: parse, run, answer. No route holds a rule."""

from litestar.handlers import HTTPRouteHandler

from tillkeeper.api.routes import (
    cash_sessions,
    health,
    identity,
    order_claims,
    order_sessions,
    orders,
    products,
    sales,
    shops,
    sign_ins,
    webhooks,
)
from tillkeeper.api.versions import named

_ALL: list[HTTPRouteHandler] = [
    *identity.HANDLERS,
    *sign_ins.HANDLERS,
    *shops.HANDLERS,
    *products.HANDLERS,
    *cash_sessions.HANDLERS,
    *orders.HANDLERS,
    *order_claims.HANDLERS,
    *order_sessions.HANDLERS,
    *sales.HANDLERS,
    *webhooks.HANDLERS,
    *health.HANDLERS,
]
HANDLERS = [named(handler) for handler in _ALL]
