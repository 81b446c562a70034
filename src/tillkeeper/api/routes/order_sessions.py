"""Order sessions: the cart."""

from dataclasses import replace as replace_in
from typing import Annotated, Literal

from litestar import Response, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from tillkeeper.api import carts, fields
from tillkeeper.api.actions import of_parked_cart
from tillkeeper.api.approvals import run_approved
from tillkeeper.api.callers import ignored_names
from tillkeeper.api.permitted import reads, runs
from tillkeeper.api.problems import language_of
from tillkeeper.api.reply import (
    NEEDS_KEY,
    IdempotencyKey,
    checked_key,
    json_response,
    reply,
    required_key,
    with_member,
)
from tillkeeper.api.request import GivenActor, GivenDatabase, GivenRunner, HttpRequest
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.routes.filters import OfUser
from tillkeeper.api.routes.paging import Cursor, Limit
from tillkeeper.api.schemas.orders import (
    CompleteRequest,
    Discarded,
    OperationsAnswer,
    OperationsRequest,
    OrderSession,
    OrderSessionPage,
    OrderSessionSaved,
    Recovered,
    RecoverRequest,
    ReplaceRequest,
    SaveRequest,
)
from tillkeeper.api.schemas.sales import TransactionPaid
from tillkeeper.api.versions import IfMatch, based_on
from tillkeeper.domains.cash_sessions import SessionUnknown
from tillkeeper.domains.order_sessions import (
    CompleteOrderSession,
    DiscardOrderSession,
    OperateOnOrderSession,
    OrderSessionUnknown,
    RecoverOrderSession,
    ReplaceOrderSession,
    SaveOrderSession,
    queries,
)
from tillkeeper.kernel import limits
from tillkeeper.kernel.permissions import Permission

_Status = Literal["active", "pending_logout", "assigned_to_tab", "completed", "discarded"]


@get(
    "/api/order-sessions/active",
    responses=answers({200: OrderSession | None}),
    summary="The caller's active order session, or null",
    opt=reads(Permission.READ),
)
async def active(actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Return it without changing anything (OS-3)."""
    return json_response(await queries.active(database, actor))


@post(
    "/api/order-sessions/recover",
    status_code=200,
    responses=answers({200: Recovered}),
    summary="Bring the caller's order session back, at this register",
    opt=runs(RecoverOrderSession),
)
async def recover(
    request: HttpRequest,
    data: JSONBody[RecoverRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Make a waiting order session active; warn when it was just in use elsewhere (OS-4)."""
    command = RecoverOrderSession(data.register_id)
    return reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)))


@get(
    "/api/order-sessions",
    responses=answers({200: OrderSessionPage}),
    summary="Order sessions, newest first",
    opt=reads(Permission.READ),
)
async def order_sessions(
    actor: GivenActor,
    database: GivenDatabase,
    user_id: OfUser = None,
    status: Annotated[_Status | None, QueryParameter(required=False)] = None,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the caller's own, or any of the business for managers."""
    wanted = fields.id_asked(user_id)
    page = await queries.order_sessions(database, actor, user_id=wanted, status=status, limit=limit, cursor=cursor)
    return json_response(page)


@get(
    "/api/order-sessions/{order_session_id:str}",
    responses=answers({200: OrderSession}),
    summary="One order session",
    opt=reads(Permission.READ),
)
async def order_session(order_session_id: FromPath[str], actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Return the caller's own, or any of the business for managers."""
    wanted = fields.id_or(OrderSessionUnknown(), order_session_id)
    return json_response(await queries.order_session(database, actor, wanted))


@post(
    "/api/order-sessions",
    status_code=200,
    responses=answers({200: OrderSessionSaved, 201: OrderSessionSaved}, problems=(409,)),
    summary="Save the whole cart; creates it when there is none",
    opt=runs(SaveOrderSession),
)
async def save(
    request: HttpRequest,
    data: JSONBody[SaveRequest],
    actor: GivenActor,
    runner: GivenRunner,
    if_match: IfMatch = None,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Create or update (OS-2): without ``version`` nothing is taken away, and ``kept`` names the lines that stay.

    A version that is not the current one: 409. A parked cart stays parked and offers *recover*.
    """
    ignored = await ignored_names(runner.database, actor, user_id=data.user_id)
    command = SaveOrderSession(
        items=carts.items(data.items, actor),
        based_on=based_on(data.version, if_match),
        register=data.register_id,
        most_minor=carts.most_minor(actor),
    )
    key = checked_key(idempotency_key)
    answer = await run_approved(runner, command, request, data.approval, key=key)
    if answer.refusal is None:
        offered = of_parked_cart(language_of(request)) if answer.outcome == "updated-parked" else []
        document = with_member(with_member(answer.document, "actions", offered), "ignored", ignored)
        answer = replace_in(answer, document=document)
    return reply(request, answer, {"created": 201})


@put(
    "/api/order-sessions/{order_session_id:str}",
    responses=answers({200: OrderSession}, problems=(409, 428)),
    summary="Write the whole cart as based on a version",
    opt=runs(ReplaceOrderSession),
)
async def replace(
    request: HttpRequest,
    order_session_id: FromPath[str],
    data: JSONBody[ReplaceRequest],
    actor: GivenActor,
    runner: GivenRunner,
    if_match: IfMatch = None,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Replace what is given. No version 428, an older one 409 with ``current`` (OR-2)."""
    command = ReplaceOrderSession(
        order_session_id=fields.id_or(OrderSessionUnknown(), order_session_id),
        items=None if data.items is None else carts.items(data.items, actor),
        status=data.status,
        based_on=based_on(data.version, if_match),
        most_minor=carts.most_minor(actor),
    )
    key = checked_key(idempotency_key)
    return reply(request, await run_approved(runner, command, request, data.approval, key=key))


@post(
    "/api/order-sessions/{order_session_id:str}/operations",
    status_code=200,
    responses=answers({200: OperationsAnswer}, problems=(409,)),
    summary="Add, change and remove lines",
    opt=runs(OperateOnOrderSession),
)
async def operate(
    request: HttpRequest,
    order_session_id: FromPath[str],
    data: JSONBody[OperationsRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Merge the operations line by line; those sent before change nothing (OR-2)."""
    command = OperateOnOrderSession(
        order_session_id=fields.id_or(OrderSessionUnknown(), order_session_id),
        base_version=data.base_version,
        operations=carts.operations(data.operations, actor),
        expected_total_minor=fields.minor(data.total, actor, "$.total"),
        most_minor=carts.most_minor(actor),
    )
    key = checked_key(idempotency_key)
    return reply(request, await run_approved(runner, command, request, data.approval, key=key))


@post(
    "/api/order-sessions/{order_session_id:str}/complete",
    status_code=201,
    responses=answers({201: TransactionPaid}, problems=(409, 428)),
    summary="Pay the cart on a cash session",
    opt=runs(CompleteOrderSession) | {NEEDS_KEY: True},
)
async def complete(
    request: HttpRequest,
    order_session_id: FromPath[str],
    data: JSONBody[CompleteRequest],
    actor: GivenActor,
    runner: GivenRunner,
    if_match: IfMatch = None,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Book the sale, all or nothing, once (OS-6); the Idempotency-Key and the total or version shown are required."""
    key = required_key(idempotency_key)
    command = CompleteOrderSession(
        order_session_id=fields.id_or(OrderSessionUnknown(), order_session_id),
        session_id=fields.id_or(SessionUnknown(), data.session_id),
        register=data.register_id,
        payments=carts.payments(data.payments, actor),
        seen_total_minor=fields.minor(data.total, actor, "$.total"),
        seen_versions=based_on(data.version, if_match),
    )
    return reply(request, await run_approved(runner, command, request, data.approval, key=key), 201)


@delete(
    "/api/order-sessions/{order_session_id:str}",
    status_code=200,
    responses=answers({200: Discarded}, problems=(409,)),
    summary="Put the cart away",
    opt=runs(DiscardOrderSession),
)
async def discard(
    request: HttpRequest,
    order_session_id: FromPath[str],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Discard it softly; again answers the same."""
    command = DiscardOrderSession(fields.id_or(OrderSessionUnknown(), order_session_id))
    return reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)))


HANDLERS = [
    active,
    recover,
    order_sessions,
    order_session,
    save,
    replace,
    operate,
    complete,
    discard,
]
