"""Orders of the shared queue."""

from typing import Annotated

from litestar import Response, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from tillkeeper.api import carts, fields
from tillkeeper.api.approvals import run_approved
from tillkeeper.api.permitted import reads, runs
from tillkeeper.api.refusals import LineTwice
from tillkeeper.api.reply import NEEDS_KEY, IdempotencyKey, checked_key, json_response, reply, required_key
from tillkeeper.api.request import GivenActor, GivenDatabase, GivenRunner, HttpRequest
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.routes.filters import OfProfile
from tillkeeper.api.routes.paging import Cursor, Limit
from tillkeeper.api.schemas.base import TEXT
from tillkeeper.api.schemas.orders import Order
from tillkeeper.api.schemas.queue import (
    CancelRequest,
    CreateOrderRequest,
    OrderOperationsAnswer,
    OrderOperationsRequest,
    OrderPage,
    PayOrderRequest,
    SendRequest,
    SplitAnswer,
    SplitRequest,
)
from tillkeeper.api.schemas.sales import TransactionPaid
from tillkeeper.api.versions import IfMatch, based_on
from tillkeeper.domains.cash_sessions import SessionUnknown
from tillkeeper.domains.order_sessions import OrderSessionUnknown, SendOrderSession
from tillkeeper.domains.orders import (
    CancelOrder,
    CreateOrder,
    LineMove,
    OperateOnOrder,
    OrderIntoItself,
    OrderLabels,
    OrderUnknown,
    PayOrder,
    SplitOrder,
    queries,
)
from tillkeeper.kernel import limits
from tillkeeper.kernel.permissions import Permission


@get(
    "/api/orders",
    responses=answers({200: OrderPage}),
    summary="Orders of the queue, newest first unless asked",
    opt=reads(Permission.READ),
)
async def orders(
    actor: GivenActor,
    database: GivenDatabase,
    order_status: Annotated[
        queries.State,
        QueryParameter(name="status", required=False, description="``waiting`` is queued or tab; ``all`` is any."),
    ] = "waiting",
    profile_id: OfProfile = None,
    q: Annotated[
        str | None,
        QueryParameter(
            max_length=limits.NAME_LENGTH_MAX,
            pattern=TEXT,
            required=False,
            description="Words of the number, name, table or note, found as those of a product are.",
        ),
    ] = None,
    sort: Annotated[queries.Sort, QueryParameter(required=False)] = "newest",
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the orders that match every filter given; everybody sees every order (CL-4)."""
    wanted = queries.OrderFilter(state=order_status, profile=profile_id, search=q or None, sort=sort)
    return json_response(await queries.orders(database, actor, wanted, limit=limit, cursor=cursor))


@get(
    "/api/orders/{order_id:str}",
    responses=answers({200: Order}),
    summary="One order of the queue",
    opt=reads(Permission.READ),
)
async def order(order_id: FromPath[str], actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Return the order; looking never locks."""
    wanted = fields.id_or(OrderUnknown(), order_id)
    return json_response(await queries.order(database, actor, wanted))


@post(
    "/api/orders",
    status_code=201,
    responses=answers({201: Order}, problems=(409,)),
    summary="Put a new order into the queue",
    opt=runs(CreateOrder),
)
async def create(
    request: HttpRequest,
    data: JSONBody[CreateOrderRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Create it with its number; the origin says which system or till it came from."""
    command = CreateOrder(
        items=carts.items(data.items, actor),
        labels=OrderLabels(name=data.name, note=data.note, table=data.table, origin=data.origin),
        location=data.location_id,
        profile=data.profile_id,
        expected_total_minor=fields.minor(data.total, actor, "$.total"),
        most_minor=carts.most_minor(actor),
    )
    key = checked_key(idempotency_key)
    return reply(request, await run_approved(runner, command, request, data.approval, key=key), 201)


@post(
    "/api/order-sessions/{order_session_id:str}/send",
    status_code=201,
    responses=answers({201: Order}, problems=(409,)),
    summary="Send the cart to the queue",
    opt=runs(SendOrderSession),
)
async def send(
    request: HttpRequest,
    order_session_id: FromPath[str],
    data: JSONBody[SendRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Hand the cart over to whoever takes it in hand; the till is free for the next."""
    command = SendOrderSession(
        order_session_id=fields.id_or(OrderSessionUnknown(), order_session_id),
        labels=OrderLabels(name=data.name, note=data.note, table=data.table),
    )
    return reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)), 201)


@post(
    "/api/orders/{order_id:str}/operations",
    status_code=200,
    responses=answers({200: OrderOperationsAnswer}, problems=(409, 423)),
    summary="Add, change and remove lines",
    opt=runs(OperateOnOrder),
)
async def operate(
    request: HttpRequest,
    order_id: FromPath[str],
    data: JSONBody[OrderOperationsRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Merge the operations line by line (OR-2); somebody else's claim refuses (CL-3)."""
    command = OperateOnOrder(
        order_id=fields.id_or(OrderUnknown(), order_id),
        claim_token=data.claim_token,
        base_version=data.base_version,
        operations=carts.operations(data.operations, actor),
        expected_total_minor=fields.minor(data.total, actor, "$.total"),
        most_minor=carts.most_minor(actor),
    )
    key = checked_key(idempotency_key)
    return reply(request, await run_approved(runner, command, request, data.approval, key=key))


@post(
    "/api/orders/{order_id:str}/payments",
    status_code=201,
    responses=answers({201: TransactionPaid}, problems=(409, 423, 428)),
    summary="Pay the order out of the queue",
    opt=runs(PayOrder) | {NEEDS_KEY: True},
)
async def pay(
    request: HttpRequest,
    order_id: FromPath[str],
    data: JSONBody[PayOrderRequest],
    actor: GivenActor,
    runner: GivenRunner,
    if_match: IfMatch = None,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Book the sale, all or nothing, once; the Idempotency-Key and the total or version shown are required."""
    key = required_key(idempotency_key)
    command = PayOrder(
        order_id=fields.id_or(OrderUnknown(), order_id),
        claim_token=data.claim_token,
        session_id=fields.id_or(SessionUnknown(), data.session_id),
        register=data.register_id,
        payments=carts.payments(data.payments, actor),
        seen_total_minor=fields.minor(data.total, actor, "$.total"),
        seen_versions=based_on(data.version, if_match),
    )
    return reply(request, await run_approved(runner, command, request, data.approval, key=key), 201)


@post(
    "/api/orders/{order_id:str}/cancel",
    status_code=200,
    responses=answers({200: Order}, problems=(409, 423)),
    summary="Cancel the order, with a reason",
    opt=runs(CancelOrder),
)
async def cancel(
    request: HttpRequest,
    order_id: FromPath[str],
    data: JSONBody[CancelRequest],
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Cancel it; it stays in the list of the cancelled, with its reason."""
    command = CancelOrder(fields.id_or(OrderUnknown(), order_id), data.claim_token, data.reason)
    key = checked_key(idempotency_key)
    answer = await run_approved(runner, command, request, data.approval, key=key, reason=data.reason)
    return reply(request, answer)


@post(
    "/api/orders/{order_id:str}/split",
    status_code=200,
    responses=answers({200: SplitAnswer}, problems=(409, 423)),
    summary="Move lines into a new order, or into another",
    opt=runs(SplitOrder),
)
async def split(
    request: HttpRequest,
    order_id: FromPath[str],
    data: JSONBody[SplitRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Split or move; what both orders come to adds up to what the one came to."""
    # A line that was named twice would be taken once and arrive twice.
    seen: set[str] = set()
    for index, line in enumerate(data.lines):
        if line.line_id in seen:
            raise LineTwice(field=f"$.lines[{index}].lineId")
        seen.add(line.line_id)
    moves = tuple(
        LineMove(
            line_id=line.line_id,
            new_line_id=line.new_line_id,
            quantity_milli=None
            if line.quantity is None
            else fields.milli(line.quantity, f"$.lines[{index}].quantity", least=1, most=limits.QUANTITY_MILLI_MAX),
        )
        for index, line in enumerate(data.lines)
    )
    wanted = fields.id_or(OrderUnknown(), order_id)
    other = None if data.to_order_id is None else fields.id_or(OrderUnknown(), data.to_order_id)
    if other == wanted:
        raise OrderIntoItself(field="$.toOrderId")
    command = SplitOrder(
        order_id=wanted,
        claim_token=data.claim_token,
        to_order_id=other,
        moves=moves,
        most_minor=carts.most_minor(actor),
    )
    key = checked_key(idempotency_key)
    return reply(request, await run_approved(runner, command, request, data.approval, key=key))


HANDLERS = [orders, order, create, send, operate, pay, cancel, split]
