"""Signing in and out, and who one is."""

import msgspec
from litestar import Response, get, post, put
from litestar.datastructures import Cookie
from litestar.params import JSONBody

from tillkeeper.api.guard import COOKIE, token_of
from tillkeeper.api.refusals import FieldMissing
from tillkeeper.api.reply import json_response, reply
from tillkeeper.api.request import GivenActor, GivenDatabase, GivenRunner, HttpRequest
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.schemas.identity import LoginRequest, Me, MoveRequest, SignedIn
from tillkeeper.domains import cash_sessions, shops
from tillkeeper.domains.identity import Credentials, csrf_token, sign_in
from tillkeeper.domains.order_sessions import MoveToRegister, RecoverOrderSession, SignOut
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.storage.database import Database


def _credentials(data: LoginRequest) -> Credentials:
    if (data.password is None) == (data.pin is None):
        raise FieldMissing(field="$.password" if data.password is None else "$.pin")
    if data.pin is not None and data.register_id is None:
        raise FieldMissing(field="$.registerId")
    return Credentials(
        username=data.username,
        password=data.password,
        pin=data.pin,
        business=data.business_id,
        register=data.register_id,
        kind="cookie" if data.cookie else "login",
    )


async def _me(database: Database, actor: Actor, language: str | None) -> dict[str, object]:
    memberships = msgspec.json.decode(await shops.queries.memberships(database, actor.user_id))
    register = None
    if actor.register_id is not None:
        register = await cash_sessions.queries.register(database, actor.business_id, actor.register_id)
    return {
        "user": {
            "id": actor.user_id,
            "username": actor.username,
            "name": actor.name,
            "language": language,
        },
        "business": next(m["business"] for m in memberships if m["business"]["id"] == str(actor.business_id)),
        "role": actor.role.value,
        "register": None if register is None else msgspec.Raw(register.encode()),
        "memberships": memberships,
    }


@post(
    "/api/auth/login",
    status_code=200,
    responses=answers({200: SignedIn}),
    summary="Sign in by password, or by PIN at a register",
)
async def login(
    request: HttpRequest, data: JSONBody[LoginRequest], database: GivenDatabase, runner: GivenRunner
) -> Response[bytes]:
    """Start a sign-in; the order session left behind comes back with it (OS-3)."""
    signed_in = await sign_in(database, _credentials(data))
    actor = signed_in.actor
    request.state.actor = actor
    order_session = None
    if actor.sells:
        recovered = await runner.run(RecoverOrderSession(None, is_sign_in=True), actor)
        order_session = msgspec.json.decode(recovered.document)["orderSession"]
    document = {
        **await _me(database, actor, signed_in.person.language),
        "token": None if data.cookie else signed_in.secret,
        "csrfToken": csrf_token(signed_in.secret) if data.cookie else None,
        "expiresAt": signed_in.expires_at,
        "orderSession": order_session,
    }
    response = json_response(msgspec.json.encode(document).decode())
    if data.cookie:
        response.set_cookie(_cookie(signed_in.secret, limits.SIGN_IN_LIFETIME_SECONDS))
    return response


@post(
    "/api/auth/logout",
    status_code=204,
    responses=answers({204: None}),
    summary="Sign out; the cart waits for the next sign-in, claims are released",
)
async def logout(request: HttpRequest, actor: GivenActor, runner: GivenRunner) -> Response[None]:
    """End this sign-in (OS-3, CL-2)."""
    answer = await runner.run(SignOut(), actor)
    request.app.state.sign_ins.forget(str(actor.token_id))
    if answer.refusal is not None:
        raise answer.refusal
    response: Response[None] = Response(content=None, status_code=204)
    response.set_cookie(_cookie("", 0))
    return response


@get("/api/auth/me", responses=answers({200: Me}), summary="Who is signed in, where, as what")
async def me(request: HttpRequest, actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Return the signed-in person."""
    return await _me_response(request, database, actor)


@put(
    "/api/auth/register",
    responses=answers({200: Me}),
    summary="Go on at another register",
)
async def move(
    request: HttpRequest,
    data: JSONBody[MoveRequest],
    actor: GivenActor,
    runner: GivenRunner,
    database: GivenDatabase,
) -> Response[bytes]:
    """Move this sign-in to another register of the business."""
    answer = await runner.run(MoveToRegister(data.register_id), actor)
    if answer.refusal is not None:
        return reply(request, answer)
    request.app.state.sign_ins.forget(str(actor.token_id))
    token = token_of(request)
    return await _me_response(request, database, await request.app.state.sign_ins.actor(token))


async def _me_response(request: HttpRequest, database: Database, actor: Actor) -> Response[bytes]:
    cookie = request.cookies.get(COOKIE)
    by_cookie = "authorization" not in request.headers and cookie is not None
    document = {
        **await _me(database, actor, actor.language),
        "csrfToken": csrf_token(cookie) if by_cookie and cookie else None,
    }
    return json_response(msgspec.json.encode(document).decode())


def _cookie(value: str, max_age_seconds: int) -> Cookie:
    return Cookie(
        key=COOKIE,
        value=value,
        max_age=max_age_seconds,
        path="/",
        httponly=True,
        samesite="strict",
    )


HANDLERS = [login, logout, me, move]
