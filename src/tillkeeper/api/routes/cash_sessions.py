"""Cash sessions: the only way to open one, and its life to the counted drawer."""

from dataclasses import replace
from typing import Annotated, Literal

import msgspec
import structlog
from litestar import Response, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from tillkeeper.api import fields
from tillkeeper.api.approvals import run_approved
from tillkeeper.api.callers import ignored_names
from tillkeeper.api.permitted import reads, runs
from tillkeeper.api.problems import language_of, sentence
from tillkeeper.api.reply import IdempotencyKey, checked_key, json_response, reply, with_member
from tillkeeper.api.request import GivenActor, GivenDatabase, GivenRunner, HttpRequest
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.routes.filters import OfBusiness, OfProfile, OfRegister
from tillkeeper.api.routes.paging import Cursor, Limit
from tillkeeper.api.schemas.cash_sessions import (
    ApproveRequest,
    CashSession,
    CashSessionPage,
    CloseRequest,
    CountAnswer,
    CountRequest,
    EndRequest,
    GetOrCreateRequest,
    SessionAnswer,
    SessionClosed,
    SessionOpened,
    SessionValidation,
)
from tillkeeper.domains.cash_sessions import (
    ApproveSession,
    CloseSession,
    CountCash,
    EndSession,
    GetOrCreateSession,
    SessionUnknown,
    queries,
)
from tillkeeper.kernel import limits
from tillkeeper.kernel.ids import parse_id
from tillkeeper.kernel.permissions import Permission

log = structlog.get_logger()

_REASONS = {
    "session-unknown": "not-found",
    "profile-mismatch": "profile-mismatch",
    "session-not-open": "not-open",
    "session-not-yours": "not-yours",
    "program-without-drawer": "not-yours",
}


@post(
    "/api/pos/sessions/get-or-create",
    status_code=200,
    responses=answers({200: SessionOpened, 201: SessionOpened}, problems=(409,)),
    summary="Open the register's drawer, or get the session that has it",
    opt=runs(GetOrCreateSession),
)
async def get_or_create(
    request: HttpRequest,
    data: JSONBody[GetOrCreateRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Every racing caller gets ``created``, ``resumed``, ``joined`` or a named refusal (CS-3)."""
    ignored = await ignored_names(runner.database, actor, user_id=data.user_id, vendor_id=data.vendor_id)
    command = GetOrCreateSession(
        register=data.register_id,
        location=data.location_id,
        opening_float_minor=fields.minor(data.opening_cash, actor, "$.openingCash"),
        opening_notes=data.opening_notes,
        on_existing=data.on_existing,
    )
    answer = await runner.run(command, actor, key=checked_key(idempotency_key))
    if answer.refusal is None:
        answer = replace(answer, document=with_member(answer.document, "ignored", ignored))
    return reply(request, answer, {"created": 201})


@get(
    "/api/pos/sessions",
    responses=answers({200: CashSessionPage}),
    summary="Cash sessions of the business, newest first",
    opt=reads(Permission.READ),
)
async def sessions(
    actor: GivenActor,
    database: GivenDatabase,
    *,
    status: Annotated[Literal["open", "ended", "closed"] | None, QueryParameter(required=False)] = None,
    profile_id: OfProfile = None,
    register_id: OfRegister = None,
    business_id: OfBusiness = None,
    yours: Annotated[bool, QueryParameter(required=False)] = False,
    approval: Annotated[Literal["pending"] | None, QueryParameter(required=False)] = None,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the sessions that match every filter given; with ``yours``, the caller's own and those they joined."""
    fields.check_business(actor, business_id)
    wanted = queries.SessionFilter(
        status=status, profile=profile_id, register=register_id, only_yours=yours, only_pending=approval is not None
    )
    return json_response(await queries.sessions(database, actor, wanted, limit=limit, cursor=cursor))


@get(
    "/api/pos/sessions/{session_id:str}",
    responses=answers({200: CashSession}),
    summary="One cash session",
    opt=reads(Permission.READ),
)
async def session(session_id: FromPath[str], actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Return the session."""
    found = await queries.session(database, actor, fields.id_or(SessionUnknown(), session_id))
    return json_response(found)


@get(
    "/api/pos/sessions/{session_id:str}/validation",
    responses=answers({200: SessionValidation}),
    summary="Whether the caller may work on the session",
    opt=reads(Permission.READ),
)
async def validation(
    request: HttpRequest,
    session_id: FromPath[str],
    actor: GivenActor,
    database: GivenDatabase,
    profile_id: OfProfile = None,
) -> Response[bytes]:
    """Say yes with the session, or why not; asked before a console shows anything."""
    found, refusal = await queries.validation(database, actor, parse_id(session_id), profile_id)
    if refusal is not None:
        # A question is no command and has no journal row: the log is where a refused one is found (S0-39).
        log.info(
            "cash session not valid for the caller",
            session=session_id,
            reason=refusal.code,
            profile=profile_id,
            user=str(actor.user_id),
            business=str(actor.business_id),
        )
        document: dict[str, object] = {
            "valid": False,
            "session": None,
            "reason": _REASONS[refusal.code],
            "detail": sentence(refusal, language_of(request)),
        }
    else:
        assert found is not None
        document = {
            "valid": True,
            "session": msgspec.Raw(found.encode()),
            "reason": None,
            "detail": None,
        }
    return json_response(msgspec.json.encode(document).decode())


@post(
    "/api/pos/sessions/{session_id:str}/end",
    status_code=200,
    responses=answers({200: SessionAnswer}),
    summary="No more sales; register and cashier are free",
    opt=runs(EndSession),
)
async def end(
    request: HttpRequest,
    session_id: FromPath[str],
    data: JSONBody[EndRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """End the session (CS-5); ending it again changes nothing."""
    command = EndSession(fields.id_or(SessionUnknown(), session_id), data.notes)
    return reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)))


@post(
    "/api/pos/sessions/{session_id:str}/counts",
    status_code=201,
    responses=answers({201: CountAnswer}, problems=(409,)),
    summary="Count the drawer",
    opt=runs(CountCash),
)
async def count(
    request: HttpRequest,
    session_id: FromPath[str],
    data: JSONBody[CountRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Keep a spot count or a closing count."""
    command = CountCash(
        session_id=fields.id_or(SessionUnknown(), session_id),
        kind=data.kind,
        amount_minor=fields.minor(data.amount, actor, "$.amount"),
        denominations=fields.pieces(data.denominations, actor),
    )
    return reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)), 201)


@post(
    "/api/pos/sessions/{session_id:str}/close",
    status_code=200,
    responses=answers({200: SessionClosed}, problems=(409,)),
    summary="The count becomes final",
    opt=runs(CloseSession),
)
async def close(
    request: HttpRequest,
    session_id: FromPath[str],
    data: JSONBody[CloseRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Close the session, whatever the count says (CS-5, CS-8); closing it again answers the same."""
    command = CloseSession(
        session_id=fields.id_or(SessionUnknown(), session_id),
        counted_minor=fields.minor(data.counted_cash, actor, "$.countedCash"),
        denominations=fields.pieces(data.denominations, actor),
        closing_notes=data.closing_notes,
        reason=data.reason,
    )
    key = checked_key(idempotency_key)
    answer = await run_approved(
        runner,
        command,
        request,
        data.approval,
        key=key,
    )
    return reply(request, answer)


@post(
    "/api/pos/sessions/{session_id:str}/approve",
    status_code=200,
    responses=answers({200: SessionAnswer}, problems=(409,)),
    summary="Answer for the difference of a closed session",
    opt=runs(ApproveSession),
)
async def approve(
    request: HttpRequest,
    session_id: FromPath[str],
    data: JSONBody[ApproveRequest],
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Approve it as the caller, or by somebody else's PIN at the caller's till; nobody approves their own (CS-8)."""
    command = ApproveSession(session_id=fields.id_or(SessionUnknown(), session_id), reason=data.reason)
    key = checked_key(idempotency_key)
    return reply(request, await run_approved(runner, command, request, data.approval, key=key))


HANDLERS = [get_or_create, sessions, session, validation, end, count, close, approve]
