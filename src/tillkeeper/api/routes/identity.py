"""Signing in and out, and who one is."""

import msgspec
from litestar import Response, get, post, put
from litestar.datastructures import Cookie
from litestar.params import JSONBody

from tillkeeper.api.guard import COOKIE, HEARS_WHO_LEFT
from tillkeeper.api.origin import device_cookie, origin_of
from tillkeeper.api.permitted import PUBLIC, reads, runs
from tillkeeper.api.refusals import FieldMissing, SecretsBoth
from tillkeeper.api.reply import IdempotencyKey, checked_key, empty_reply, json_response, replay_header, reply
from tillkeeper.api.request import GivenActor, GivenDatabase, GivenRunner, HttpRequest
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.schemas.identity import LoginRequest, Me, MoveRequest, SignedIn
from tillkeeper.domains.identity import Credentials, csrf_token, sign_in
from tillkeeper.domains.order_sessions import EndsThoseBefore, MoveToRegister, RecoverOrderSession, SignOut, queries
from tillkeeper.kernel import limits
from tillkeeper.kernel.clock import instant_wire
from tillkeeper.kernel.permissions import Permission


def _credentials(data: LoginRequest) -> Credentials:
    if data.password is not None and data.pin is not None:
        raise SecretsBoth
    if data.password is None and data.pin is None:
        raise FieldMissing(field="$.password")
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


def _recovers(data: LoginRequest) -> bool:
    """Return whether the sign-in takes the parked cart along: a person at a till does, a program only when it asks."""
    is_at_till = data.cookie or data.pin is not None or data.register_id is not None
    return is_at_till if data.recover is None else data.recover


@post(
    "/api/auth/login",
    status_code=200,
    responses=answers({200: SignedIn}),
    summary="Sign in by password, or by PIN at a register",
    opt=PUBLIC,
)
async def login(request: HttpRequest, data: JSONBody[LoginRequest], runner: GivenRunner) -> Response[bytes]:
    """Start a sign-in; at a till the order session left behind comes back with it (OS-3).

    The console's sign-in (``cookie``) ends the one before it at the same device, whoever's it was, as a sign-out would.
    """
    origin = origin_of(request)
    signed_in = await sign_in(
        runner.database,
        _credentials(data),
        origin,
        await request.app.state.pepper.get(),
        ends_others=EndsThoseBefore(origin, request.cookies.get(COOKIE)),
    )
    for business_id in signed_in.changed_in:
        runner.tell(business_id)
    actor = signed_in.actor
    request.scope["user"] = actor
    order_session = None
    if actor.may(RecoverOrderSession.may) and _recovers(data):
        recovered = await runner.run(RecoverOrderSession(None, is_sign_in=True), actor)
        order_session = msgspec.json.decode(recovered.document)["orderSession"]
    elif actor.may(RecoverOrderSession.may):
        order_session = msgspec.Raw((await queries.live(runner.database, actor)).encode())
    document = {
        **await queries.signed_in(runner.database, actor, signed_in.person.language),
        "token": None if data.cookie else signed_in.secret,
        "csrfToken": csrf_token(signed_in.secret) if data.cookie else None,
        "expiresAt": instant_wire(signed_in.expires_at),
        "orderSession": order_session,
    }
    response = json_response(msgspec.json.encode(document).decode())
    response.set_cookie(device_cookie(signed_in.device))
    if data.cookie:
        response.set_cookie(_cookie(signed_in.secret, limits.SIGN_IN_LIFETIME_SECONDS))
    return response


@post(
    "/api/auth/logout",
    status_code=204,
    responses=answers({204: None}),
    summary="Sign out; the cart waits for the next sign-in, claims are released",
    opt=runs(SignOut) | {HEARS_WHO_LEFT: True},
)
async def logout(
    request: HttpRequest, actor: GivenActor, runner: GivenRunner, idempotency_key: IdempotencyKey = None
) -> Response[None]:
    """End this sign-in (OS-3, CL-2)."""
    answer = await runner.run(SignOut(), actor, key=checked_key(idempotency_key))
    request.app.state.sign_ins.forget(str(actor.token_id))
    response = empty_reply(request, answer)
    if answer.refusal is None:
        response.set_cookie(_cookie("", 0))
    return response


@get(
    "/api/auth/me", responses=answers({200: Me}), summary="Who is signed in, where, as what", opt=reads(Permission.READ)
)
async def me(request: HttpRequest, actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Return the signed-in person."""
    found = await queries.signed_in(database, actor, actor.language)
    return json_response(_with_csrf_token(request, msgspec.json.encode(found)))


@put("/api/auth/register", responses=answers({200: Me}), summary="Go on at another register", opt=runs(MoveToRegister))
async def move(
    request: HttpRequest,
    data: JSONBody[MoveRequest],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Move this sign-in to another register of the business."""
    answer = await runner.run(MoveToRegister(data.register_id), actor, key=checked_key(idempotency_key))
    if answer.refusal is not None:
        return reply(request, answer)
    request.app.state.sign_ins.forget(str(actor.token_id))
    return json_response(_with_csrf_token(request, answer.document.encode()), headers=replay_header(answer))


def _with_csrf_token(request: HttpRequest, document: bytes) -> str:
    """Return the document with the token that the page signed in by cookie needs, which no journal may hold (EV-4)."""
    cookie = request.cookies.get(COOKIE)
    by_cookie = "authorization" not in request.headers and cookie is not None
    shown: dict[str, object] = msgspec.json.decode(document)
    shown["csrfToken"] = csrf_token(cookie) if by_cookie and cookie else None
    return msgspec.json.encode(shown).decode()


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
