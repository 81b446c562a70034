"""The application: routes, what they are given, and how every error becomes a problem document."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
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
from tillkeeper.api.failures import database_failed, pepper_failed
from tillkeeper.api.fan_out import CHANNEL, FanOut
from tillkeeper.api.guard import SignIns, provide_actor, refuse_other_sites
from tillkeeper.api.methods import allowed, with_head
from tillkeeper.api.parameters import check_query, why_not
from tillkeeper.api.permitted import check_declared, check_permitted
from tillkeeper.api.privacy import keep_private
from tillkeeper.api.problems import problem_response
from tillkeeper.api.readiness import Readiness, checks
from tillkeeper.api.request import ClientGone, GivenActor, HttpRequest, RequestWithBody
from tillkeeper.api.routes import HANDLERS
from tillkeeper.api.schemas.plugin import AmountSchema
from tillkeeper.app.retention import keep_retention
from tillkeeper.app.runner import Runner
from tillkeeper.app.settings import Settings
from tillkeeper.domains.identity import PepperError, ServedPepper
from tillkeeper.domains.webhooks import Sender, deliver_until_cancelled
from tillkeeper.kernel import limits
from tillkeeper.kernel.ids import parse_id
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.conflicts import remind_until_cancelled
from tillkeeper.storage.database import Database, DatabaseFailed
from tillkeeper.storage.doctor import Place, doctor_at
from tillkeeper.storage.listening import keep_listening
from tillkeeper.storage.notifying import Notifier
from tillkeeper.storage.probe import Probe
from tillkeeper.storage.standby import StandbyWatch

log = structlog.get_logger()


def create_app(read_settings: Callable[[], Settings]) -> Litestar:
    """Return the application; when it starts it reads its settings, and needs no database yet.

    Its process may take the place of one that died while the database is away, and answers 503 until it is back.
    """
    check_declared((*HANDLERS, *feed.HANDLERS))
    application = Litestar(
        route_handlers=[with_head(handler) for handler in (*HANDLERS, *feed.HANDLERS, *console.HANDLERS)],
        request_class=RequestWithBody,
        before_request=_prepare,
        before_send=[feed.name_position, keep_private],
        lifespan=[_running(read_settings)],
        dto=ExactBody,
        return_dto=None,
        dependencies=_dependencies(lambda: application.state),
        exception_handlers=_exception_handlers(),
        request_max_body_size=limits.BODY_BYTES_MAX,
        openapi_config=OpenAPIConfig(
            title="Tillkeeper",
            version=__version__,
            description=contract.DESCRIPTION,
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


def _running(read_settings: Callable[[], Settings]) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    """Return what holds while the application runs: its pool, its feed, its background tasks."""

    @asynccontextmanager
    async def running(app: Litestar) -> AsyncIterator[None]:
        settings = read_settings()
        database = await Database.connect(settings.database_url, size=settings.pool_size, opened=0)
        app.state.database = database
        app.state.sign_ins = SignIns(database)
        app.state.feed = FanOut(database)
        probe = Probe(settings.database_url)
        app.state.pepper = ServedPepper(database, settings.pepper_file)
        place = None if settings.embedded_folder is None else Place(settings.embedded_folder, None)
        app.state.doctor = doctor_at(place)
        app.state.readiness = Readiness(
            checks(database, probe, app.state.feed, app.state.pepper, without=settings.without_indexes, place=place),
            doctor=app.state.doctor,
        )
        app.state.feed_catching_up = asyncio.Semaphore(limits.FEED_CATCHING_UP_MAX)
        notifier = Notifier(settings.database_url, CHANNEL)
        app.state.runner = Runner(database, committed=_tell(app.state.feed, notifier))
        app.state.trusted_proxies = settings.trusted_proxies
        app.state.webhook_private_targets = settings.webhook_private_targets
        sender = Sender(private_targets=settings.webhook_private_targets)
        listeners = (app.state.sign_ins.listener(), *app.state.feed.listeners())
        tasks = [
            asyncio.create_task(keep_listening(settings.database_url, *listeners)),
            asyncio.create_task(notifier.run()),
            asyncio.create_task(StandbyWatch(database).keep_watching(), name="standby"),
            asyncio.create_task(deliver_until_cancelled(database, sender, app.state.feed.grew), name="webhooks"),
            asyncio.create_task(keep_retention(settings.database_url), name="retention"),
            asyncio.create_task(remind_until_cancelled(settings.without_indexes), name="reminding"),
            asyncio.create_task(app.state.feed.horizon.watch(), name="horizon"),
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
                await probe.close()
                await database.close()

    return running


async def _prepare(request: HttpRequest) -> Response[None] | None:
    if request.method == HTTPMethod.OPTIONS:
        return allowed(request)
    refuse_other_sites(request)
    await feed.prepare(request)
    check_permitted(request)
    check_query(request)
    return None


def _exception_handlers() -> dict[int | type[Exception], Callable[..., Response[bytes]]]:
    return {
        Refusal: _refused,
        DatabaseFailed: database_failed,
        PepperError: pepper_failed,
        ClientGone: _gone,
        HTTPException: _http_error,
        Exception: _bug,
    }


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


def _tell(fan_out: FanOut, notifier: Notifier) -> Callable[[UUID], None]:
    """Return what tells this process and the others that a business's feed has grown."""

    def committed(business_id: UUID) -> None:
        fan_out.hint(business_id)
        notifier.notify(str(business_id))

    return committed


def _refused(request: HttpRequest, refusal: Refusal) -> Response[bytes]:
    return problem_response(request, refusal)


def _gone(request: HttpRequest, _: ClientGone) -> Response[bytes]:
    """Answer nobody, and log nothing: tills lose their network many times a day."""
    return problem_response(request, refusals.RequestMalformed(reason="the body ended too early"))


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
    found = [why_not(request, key) for key in keys]
    return found[0] if len(found) == 1 else refusals.InvalidFields(errors=found)


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
