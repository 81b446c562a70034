"""One file per domain: parse, run, answer. No route holds a rule."""

from litestar.handlers import HTTPRouteHandler

from tillkeeper.api.routes import cash_sessions, health, identity, order_sessions, products, sales, shops

HANDLERS: list[HTTPRouteHandler] = [
    *identity.HANDLERS,
    *shops.HANDLERS,
    *products.HANDLERS,
    *cash_sessions.HANDLERS,
    *order_sessions.HANDLERS,
    *sales.HANDLERS,
    *health.HANDLERS,
]
