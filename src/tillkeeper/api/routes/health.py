"""For the operator: is the process up, can it serve, what does it measure."""

from typing import Any

from litestar import MediaType, Response, get
from litestar.openapi.datastructures import ResponseSpec
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from tillkeeper.api.permitted import PUBLIC
from tillkeeper.api.readiness import Readiness
from tillkeeper.api.request import HttpRequest
from tillkeeper.api.routes.documented import answers


@get("/healthz", responses=answers({200: dict[str, Any]}), summary="The process is up", opt=PUBLIC)
async def healthz() -> dict[str, str]:
    """Answer without touching anything else."""
    return {"status": "up"}


@get("/readyz", responses=answers({200: dict[str, Any]}), summary="It can serve", opt=PUBLIC)
async def readyz(request: HttpRequest) -> dict[str, object]:
    """Answer within two seconds, whatever hangs: 200 with a word for each check, else 503 with the first that fails.

    ``checks`` names them: ``database``, ``schema``, ``disk``, ``standby``, ``pool`` and ``feed``. ``feed`` is
    ``polling`` while the hints of other processes do not come in: events are late; ``behind`` while they are
    late by more than five seconds. None is lost.
    """
    readiness: Readiness = request.app.state.readiness
    return {"status": "ready", "checks": await readiness.words()}


@get(
    "/metrics",
    media_type=MediaType.TEXT,
    responses={**answers({}), 200: ResponseSpec(str, media_type=MediaType.TEXT, generate_examples=False)},
    summary="What the process measures (Prometheus)",
    opt=PUBLIC,
)
async def metrics() -> Response[bytes]:
    """Return the process's figures in Prometheus' text format."""
    return Response(content=generate_latest(), media_type=CONTENT_TYPE_LATEST)


HANDLERS = [healthz, readyz, metrics]
