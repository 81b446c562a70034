"""The application: routes, what they are given, and how every error becomes a problem document."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPMethod, HTTPStatus
from uuid import UUID, uuid4

import structlog
from litestar import Litestar, Response
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components

from tillkeeper import __version__
from tillkeeper.api import console, contract, feed, refusals
from tillkeeper.api.body import ExactBody
from tillkeeper.api.fan_out import CHANNEL, FanOut
from tillkeeper.api.guard import SignIns, provide_actor
from tillkeeper.api.methods import allowed, with_head
from tillkeeper.api.parameters import check_numbers
from tillkeeper.api.problems import problem_response
from tillkeeper.api.request import GivenActor, HttpRequest, RequestWithBody
from tillkeeper.api.routes import HANDLERS
from tillkeeper.api.schemas.plugin import AmountSchema
from tillkeeper.app.forgetting import forget_until_cancelled
from tillkeeper.app.runner import Runner
from tillkeeper.app.settings import Settings
from tillkeeper.domains.webhooks import Sender, deliver_until_cancelled
from tillkeeper.kernel import limits
from tillkeeper.kernel.ids import parse_id
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.database import Database, DatabaseBusy, DatabaseUnavailable
from tillkeeper.storage.listening import keep_listening
from tillkeeper.storage.telling import Teller

log = structlog.get_logger()


def create_app(read_settings: Callable[[], Settings]) -> Litestar:
    """Return the application; when it starts it reads its settings and connects to the database."""

    @asynccontextmanager
    async def running(app: Litestar) -> AsyncIterator[None]:
        settings = read_settings()
        database = await Database.connect(settings.database_url, size=settings.pool_size)
        app.state.database = database
        app.state.sign_ins = SignIns(database)
        app.state.feed = FanOut(database)
        app.state.feed_catching_up = asyncio.Semaphore(limits.FEED_CATCHING_UP_MAX)
        teller = Teller(settings.database_url, CHANNEL)
        app.state.runner = Runner(database, committed=_tell(app.state.feed, teller))
        app.state.webhook_private_targets = settings.webhook_private_targets
        sender = Sender(private_targets=settings.webhook_private_targets)
        listeners = (app.state.sign_ins.listener(), *app.state.feed.listeners())
        tasks = [
            asyncio.create_task(keep_listening(settings.database_url, *listeners)),
            asyncio.create_task(teller.keep_telling()),
            asyncio.create_task(deliver_until_cancelled(database, sender, app.state.feed.grew), name="webhooks"),
            asyncio.create_task(forget_until_cancelled(settings.database_url), name="forgetting"),
        ]
        for task in tasks:
            task.add_done_callback(app.state.feed.task_ended)
        with feed.ended_by_signals(app.state.feed):
            try:
                yield
            finally:
                await app.state.feed.close()
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                await sender.close()
                await database.close()

    application = Litestar(
        route_handlers=[with_head(handler) for handler in (*HANDLERS, *feed.HANDLERS, *console.HANDLERS)],
        request_class=RequestWithBody,
        before_request=_prepare,
        before_send=[feed.name_position],
        lifespan=[running],
        dto=ExactBody,
        return_dto=None,
        dependencies=_dependencies(lambda: application.state),
        exception_handlers={
            Refusal: _refused,
            DatabaseBusy: _busy,
            DatabaseUnavailable: _unavailable,
            HTTPException: _http_error,
            Exception: _bug,
        },
        request_max_body_size=limits.BODY_BYTES_MAX,
        openapi_config=OpenAPIConfig(
            title="Tillkeeper",
            version=__version__,
            path="/api/openapi.json",
            render_plugins=[contract.Contract()],
            components=Components(security_schemes={**contract.SECURITY_SCHEMES}),
            security=contract.READS,
            operation_id_creator=contract.operation_id,
        ),
        plugins=[AmountSchema()],
        logging_config=None,
    )
    application.state.console = console.load()
    return application


async def _prepare(request: HttpRequest) -> Response[None] | None:
    if request.method == HTTPMethod.OPTIONS:
        return allowed(request)
    await feed.prepare(request)
    check_numbers(request)
    return None


def _dependencies(state: Callable[[], State]) -> dict[str, Provide]:
    """Return what routes are given.

    One after the other, each asked for by the next: for two that don't depend on each other
    Litestar makes a task group, which costs more than all that it provides.
    """

    def runner() -> Runner:
        found: Runner = state().runner
        return found

    def database(actor: GivenActor) -> Database:
        del actor
        found: Database = state().database
        return found

    return {
        "runner": Provide(runner, sync_to_thread=False),
        "actor": Provide(provide_actor, sync_to_thread=False),
        "database": Provide(database, sync_to_thread=False),
    }


def _tell(fan_out: FanOut, teller: Teller) -> Callable[[UUID], None]:
    """Return what tells this process and the others that a business's feed has grown."""

    def committed(business_id: UUID) -> None:
        fan_out.hint(business_id)
        teller.tell(str(business_id))

    return committed


def _refused(request: HttpRequest, refusal: Refusal) -> Response[bytes]:
    return problem_response(request, refusal)


def _unavailable(request: HttpRequest, error: DatabaseUnavailable) -> Response[bytes]:
    log.warning("database unavailable", path=request.url.path, reason=str(error))
    return problem_response(request, refusals.DatabaseAway())


def _busy(request: HttpRequest, error: DatabaseBusy) -> Response[bytes]:
    log.warning("database busy", path=request.url.path, reason=str(error))
    return problem_response(request, refusals.DatabaseBusy())


def _http_error(request: HttpRequest, error: HTTPException) -> Response[bytes]:
    """Litestar's own refusals: no such address, a query parameter that does not fit, …"""
    if error.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _bug(request, error)
    refusal: Refusal = refusals.RequestMalformed(reason=error.detail)
    headers = error.headers
    if isinstance(error, ValidationException):
        refusal = _parameters(request, error)
    elif error.status_code == HTTPStatus.NOT_FOUND:
        refusal = refusals.NotFound()
    elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        refusal = refusals.MethodNotAllowed(method=request.method)
        if not _is_address(request):
            refusal, headers = refusals.NotFound(), None
    elif error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        refusal = refusals.BodyTooLarge(limitBytes=limits.BODY_BYTES_MAX)
    return problem_response(request, refusal, headers=headers)


def _is_address(request: HttpRequest) -> bool:
    """Return whether some method is served here: a word where an id belongs is nobody's address."""
    path = request.url.path
    literal = {route.path for route in request.app.routes}
    return console.is_api(path) and (path in literal or any(parse_id(part) is not None for part in path.split("/")))


def _parameters(request: HttpRequest, error: ValidationException) -> Refusal:
    wrong = error.extra if isinstance(error.extra, list) else []
    keys = [str(item.get("key", "")) for item in wrong if isinstance(item, dict)]
    found: list[Refusal] = [refusals.FieldInvalid(field=_as_sent(request, key)) for key in keys]
    return found[0] if len(found) == 1 else refusals.InvalidFields(errors=found)


def _as_sent(request: HttpRequest, key: str) -> str:
    """Return a parameter's name on the wire; Litestar reports the handler's own."""
    parameter = request.route_handler.parsed_fn_signature.parameters.get(key)
    return key if parameter is None else getattr(parameter.kwarg_definition, "name", None) or key


def _bug(request: HttpRequest, error: Exception) -> Response[bytes]:
    request_id = uuid4().hex
    log.error(
        "unexpected error",
        request_id=request_id,
        method=request.method,
        path=request.url.path,
        constraint=getattr(error, "constraint_name", None),
        exc_info=error,
    )
    return problem_response(request, refusals.Unexpected(requestId=request_id))
