"""The calls of tills in a race, as requests and as commands."""

from itertools import count

from bench.wire import Request
from tests.races.people import Racer
from tillkeeper.domains.order_sessions import CompleteOrderSession, OperateOnOrderSession, SaveOrderSession
from tillkeeper.domains.orders import Item, LineOperation
from tillkeeper.domains.sales import Payment
from tillkeeper.kernel.ids import parse_id
from tillkeeper.kernel.versions import BasedOn

PRICE = "5.00"
PRICE_MINOR = 500
# What is handed over for any cart of a race; the rest is change.
ENOUGH = "100.00"
ENOUGH_MINOR = 10_000
MOST_MINOR = 10**12
_numbers = count(1)


def key() -> str:
    """Return an idempotency key that nobody used."""
    return f"race-key-{next(_numbers):08}"


def get_or_create(racer: Racer, register: str) -> Request:
    return Request("POST", "/api/pos/sessions/get-or-create", racer.token, {"registerId": register})


def end(racer: Racer, session_id: str) -> Request:
    return Request("POST", f"/api/pos/sessions/{session_id}/end", racer.token, {}, key())


def line(line_id: str) -> dict[str, object]:
    return {"id": line_id, "name": "Lager", "price": PRICE, "quantity": 1, "taxRate": 0}


def save(racer: Racer, *line_ids: str, under: str | None = None) -> Request:
    items = [line(line_id) for line_id in line_ids]
    return Request("POST", "/api/order-sessions", racer.token, {"items": items}, under)


def add(racer: Racer, order_session_id: str, line_id: str, *, base_version: int) -> Request:
    operation = {"id": f"op-{line_id}", "op": "add", "item": line(line_id)}
    return Request(
        "POST",
        f"/api/order-sessions/{order_session_id}/operations",
        racer.token,
        {"baseVersion": base_version, "operations": [operation]},
    )


def complete(
    racer: Racer, order_session_id: str, session_id: str, amount: str = ENOUGH, *, shown: str = PRICE
) -> Request:
    return Request(
        "POST",
        f"/api/order-sessions/{order_session_id}/complete",
        racer.token,
        {"sessionId": session_id, "payments": [{"tender": "cash", "amount": amount}], "total": shown},
        key(),
    )


def save_command(*line_ids: str) -> SaveOrderSession:
    return SaveOrderSession(
        items=tuple(
            Item(id=line_id, quantity_milli=1000, name="Lager", price_minor=PRICE_MINOR, tax_percent_milli=0)
            for line_id in line_ids
        ),
        based_on=None,
        register=None,
        most_minor=MOST_MINOR,
    )


def complete_command(order_session_id: str, session_id: str, *, seen_versions: BasedOn = None) -> CompleteOrderSession:
    """Pay in cash what the till shows: the total of one line, or these versions of the cart."""
    order_session, session = parse_id(order_session_id), parse_id(session_id)
    assert order_session is not None
    assert session is not None
    payments = (Payment("cash", ENOUGH_MINOR, None),)
    return CompleteOrderSession(
        order_session, session, None, payments, None if seen_versions else PRICE_MINOR, seen_versions
    )


def add_command(order_session_id: str, line_id: str, *, base_version: int) -> OperateOnOrderSession:
    order_session = parse_id(order_session_id)
    assert order_session is not None
    item = Item(id=line_id, quantity_milli=1000, name="Lager", price_minor=PRICE_MINOR, tax_percent_milli=0)
    return OperateOnOrderSession(
        order_session_id=order_session,
        base_version=base_version,
        operations=(LineOperation(f"op-{line_id}", "add", item=item),),
        expected_total_minor=None,
        most_minor=MOST_MINOR,
    )
