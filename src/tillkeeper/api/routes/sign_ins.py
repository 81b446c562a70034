"""Who is signed in, and ending a sign-in. For managers; auditors may look."""

from litestar import Response, delete, get
from litestar.params import FromPath

from tillkeeper.api import fields
from tillkeeper.api.permitted import reads, runs
from tillkeeper.api.reply import IdempotencyKey, checked_key, empty_reply, json_response
from tillkeeper.api.request import GivenActor, GivenDatabase, GivenRunner, HttpRequest
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.routes.paging import Cursor, Limit
from tillkeeper.api.schemas.sign_ins import GuessesList, SignInPage
from tillkeeper.domains.identity import SignInUnknown, guesses, sign_ins
from tillkeeper.domains.order_sessions import EndSignIn
from tillkeeper.kernel import limits
from tillkeeper.kernel.permissions import Permission


@get(
    "/api/sign-ins",
    responses=answers({200: SignInPage}),
    summary="Who is signed in: live sign-ins, newest first",
    opt=reads(Permission.READ_SIGN_INS),
)
async def listed(
    actor: GivenActor,
    database: GivenDatabase,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the live sign-ins of the business, without their tokens. A program's API token is no sign-in."""
    return json_response(await sign_ins(database, actor, limit=limit, cursor=cursor))


@get(
    "/api/sign-ins/guesses",
    responses=answers({200: GuessesList}),
    summary="Bursts of wrong passwords and PINs of the last hours, newest first",
    opt=reads(Permission.READ_SIGN_INS),
)
async def guessed_at(actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Return at whom and where somebody tried one secret after the other, at most 50 of the last twelve hours."""
    return json_response(await guesses.latest(database, actor))


@delete(
    "/api/sign-ins/{sign_in_id:str}",
    status_code=204,
    responses=answers({204: None}),
    summary="End somebody's sign-in; the cart waits for their next one, claims are released",
    opt=runs(EndSignIn),
)
async def end(
    request: HttpRequest,
    sign_in_id: FromPath[str],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[None]:
    """End it as its holder's sign-out would; its open streams end at once. Harmless when it has ended already."""
    command = EndSignIn(fields.id_or(SignInUnknown(), sign_in_id))
    answer = await runner.run(command, actor, key=checked_key(idempotency_key))
    if answer.refusal is None:
        request.app.state.sign_ins.forget(str(command.sign_in_id))
    return empty_reply(request, answer)


HANDLERS = [listed, guessed_at, end]
