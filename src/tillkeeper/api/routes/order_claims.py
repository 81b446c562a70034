"""Claims: one order, one pair of hands."""

from typing import Annotated, Literal

from litestar import Response, delete, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from tillkeeper.api import fields
from tillkeeper.api.approvals import run_approved
from tillkeeper.api.permitted import reads, runs
from tillkeeper.api.problems import LOST
from tillkeeper.api.reply import IdempotencyKey, checked_key, empty_reply, json_response, reply
from tillkeeper.api.request import GivenActor, GivenDatabase, GivenRunner, HttpRequest
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.routes.paging import Cursor, Limit
from tillkeeper.api.schemas.queue import (
    AskRequest,
    ClaimAnswer,
    ClaimHistory,
    ClaimRequestBody,
    ClaimRequestShown,
    ClaimStatus,
    LiveClaims,
    Released,
    ReleaseRequest,
    TakeOverRequest,
)
from tillkeeper.app.runner import Runner
from tillkeeper.domains.cash_sessions import SessionUnknown
from tillkeeper.domains.orders import (
    AnswerRequest,
    AskForOrder,
    ClaimOrder,
    ClaimRequestUnknown,
    OrderUnknown,
    ReleaseMine,
    ReleaseOrder,
    TakeOverOrder,
    claim_queries,
)
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.permissions import Permission


@post(
    "/api/orders/{order_id:str}/claim",
    status_code=200,
    responses=answers({200: ClaimAnswer}, problems=(409,)),
    summary="Take the order in hand, or keep it",
    opt=runs(ClaimOrder),
)
async def claim(
    request: HttpRequest,
    order_id: FromPath[str],
    data: JSONBody[ClaimRequestBody],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Of all who try at once one wins; the others are told who has it and since when (CL-1)."""
    command = ClaimOrder(
        order_id=fields.id_or(OrderUnknown(), order_id),
        session_id=fields.id_or(SessionUnknown(), data.session_id),
    )
    answer = await runner.run(command, actor, key=checked_key(idempotency_key))
    return reply(request, answer, refused=LOST)


@get(
    "/api/orders/{order_id:str}/claim",
    responses=answers({200: ClaimStatus}),
    summary="Who has the order in hand",
    opt=reads(Permission.READ),
)
async def status(order_id: FromPath[str], actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Say who has it, since when, until when, and whether the caller could."""
    return json_response(await claim_queries.status(database, actor, fields.id_or(OrderUnknown(), order_id)))


@delete(
    "/api/orders/{order_id:str}/claim",
    status_code=204,
    responses=answers({204: None}, problems=(409,)),
    summary="Let the order go",
    opt=runs(ReleaseOrder),
)
async def release(
    request: HttpRequest,
    order_id: FromPath[str],
    actor: GivenActor,
    runner: GivenRunner,
    claim_token: Annotated[int | None, QueryParameter(name="claimToken", ge=1, le=2**53)] = None,
    idempotency_key: IdempotencyKey = None,
) -> Response[None]:
    """Release it; harmless when nobody has it, refused when somebody else has."""
    command = ReleaseOrder(fields.id_or(OrderUnknown(), order_id), claim_token, None)
    return empty_reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)))


@post(
    "/api/orders/{order_id:str}/claim/release",
    status_code=204,
    responses=answers({204: None}, problems=(409,)),
    summary="Release whoever's claim, with a reason",
    opt=runs(ReleaseOrder),
)
async def release_with_reason(
    request: HttpRequest,
    order_id: FromPath[str],
    data: JSONBody[ReleaseRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[None]:
    """Release it as a manager, without a drawer (CL-4); the former holder is told at once. A cashier: their own."""
    command = ReleaseOrder(fields.id_or(OrderUnknown(), order_id), None, data.reason)
    return empty_reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)))


@post(
    "/api/orders/{order_id:str}/claim/takeover",
    status_code=200,
    responses=answers({200: ClaimAnswer}, problems=(409,)),
    summary="Take the order from its holder, with a reason",
    opt=runs(TakeOverOrder),
)
async def take_over(
    request: HttpRequest,
    order_id: FromPath[str],
    data: JSONBody[TakeOverRequest],
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Take it over (CL-4); the former holder is told at once and their token is void."""
    wanted = fields.id_or(OrderUnknown(), order_id)
    session_id = fields.id_or(SessionUnknown(), data.session_id)
    answer = await run_approved(
        runner,
        TakeOverOrder(order_id=wanted, session_id=session_id, reason=data.reason),
        request,
        data.approval,
        key=checked_key(idempotency_key),
        sessionId=session_id,
        reason=data.reason,
    )
    return reply(request, answer)


@get(
    "/api/orders/{order_id:str}/claim/history",
    responses=answers({200: ClaimHistory}),
    summary="What was done and refused on the order",
    opt=reads(Permission.READ),
)
async def history(
    order_id: FromPath[str],
    actor: GivenActor,
    database: GivenDatabase,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
    renewals: Annotated[Literal["all", "gaps"], QueryParameter(required=False)] = "all",
) -> Response[bytes]:
    """Return the entries, the newest first: who, when, where, what and why (CL-5).

    With ``gaps``, of the renewals only those whose holder had not been heard of for half a lease or more: one who
    holds it in the ordinary way renews it three times in a lease.
    """
    wanted = fields.id_or(OrderUnknown(), order_id)
    only_gaps = renewals == "gaps"
    return json_response(
        await claim_queries.history(database, actor, wanted, only_gaps=only_gaps, limit=limit, cursor=cursor)
    )


@post(
    "/api/orders/{order_id:str}/claim/requests",
    status_code=201,
    responses=answers({201: ClaimRequestShown}, problems=(409,)),
    summary="Ask the holder for the order",
    opt=runs(AskForOrder),
)
async def ask(
    request: HttpRequest,
    order_id: FromPath[str],
    data: JSONBody[AskRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Ask; asking again while it waits is the same request."""
    command = AskForOrder(
        order_id=fields.id_or(OrderUnknown(), order_id),
        session_id=fields.id_or(SessionUnknown(), data.session_id),
        message=data.message,
    )
    return reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)), 201)


async def _answer(
    request: HttpRequest, ids: tuple[str, str], actor: Actor, runner: Runner, key: str | None, *, grants: bool
) -> Response[bytes]:
    command = AnswerRequest(
        order_id=fields.id_or(OrderUnknown(), ids[0]),
        request_id=fields.id_or(ClaimRequestUnknown(), ids[1]),
        grants=grants,
    )
    return reply(request, await runner.run(command, actor, key=checked_key(key)))


@post(
    "/api/orders/{order_id:str}/claim/requests/{request_id:str}/grant",
    status_code=200,
    responses=answers({200: ClaimRequestShown}, problems=(409,)),
    summary="Hand the order over to who asked",
    opt=runs(AnswerRequest),
)
async def grant(
    request: HttpRequest,
    order_id: FromPath[str],
    request_id: FromPath[str],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Grant it: the order changes hands in the same instant."""
    return await _answer(request, (order_id, request_id), actor, runner, idempotency_key, grants=True)


@post(
    "/api/orders/{order_id:str}/claim/requests/{request_id:str}/decline",
    status_code=200,
    responses=answers({200: ClaimRequestShown}, problems=(409,)),
    summary="Keep the order",
    opt=runs(AnswerRequest),
)
async def decline(
    request: HttpRequest,
    order_id: FromPath[str],
    request_id: FromPath[str],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Decline it: nothing changes hands, and who asked is told."""
    return await _answer(request, (order_id, request_id), actor, runner, idempotency_key, grants=False)


@get(
    "/api/claims",
    responses=answers({200: LiveClaims}),
    summary="The live claims of the business",
    opt=reads(Permission.READ),
)
async def live(
    actor: GivenActor,
    database: GivenDatabase,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return who has what in hand, the oldest first (S0-52)."""
    return json_response(await claim_queries.live(database, actor, limit=limit, cursor=cursor))


@post(
    "/api/claims/release",
    status_code=200,
    responses=answers({200: Released}),
    summary="Let go of everything this sign-in has in hand",
    opt=runs(ReleaseMine),
)
async def release_mine(
    request: HttpRequest,
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Release all, and withdraw what it asks for: the screen was locked (CL-2)."""
    return reply(request, await runner.run(ReleaseMine(), actor, key=checked_key(idempotency_key)))


HANDLERS = [claim, status, release, release_with_reason, take_over, history, ask, grant, decline, live, release_mine]
