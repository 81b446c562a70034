"""For the operator: is the process up, can it serve, what does it measure."""

from typing import Any

from litestar import MediaType, Response, get
from litestar.openapi.datastructures import ResponseSpec
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from tillkeeper.api.fan_out import FanOut
from tillkeeper.api.refusals import FeedStopped
from tillkeeper.api.request import GivenRunner, HttpRequest
from tillkeeper.api.routes.documented import answers


@get("/healthz", responses=answers({200: dict[str, Any]}), summary="The process is up")
async def healthz() -> dict[str, str]:
    """Answer without touching anything else."""
    return {"status": "up"}


@get("/readyz", responses=answers({200: dict[str, Any]}), summary="It can serve")
async def readyz(request: HttpRequest, runner: GivenRunner) -> dict[str, str]:
    """Answer when the database does and the feed lives.

    Else 503: ``database-unavailable``, ``database-busy`` or ``feed-stopped``.

    ``feed`` is ``polling`` while the hints of other processes do not come in: events are late, none is lost.
    """
    await runner.database.fetch_value("SELECT 1")
    fan_out: FanOut = request.app.state.feed
    if fan_out.fault is not None:
        raise FeedStopped
    return {"status": "ready", "feed": "live" if fan_out.hears else "polling"}


@get(
    "/metrics",
    media_type=MediaType.TEXT,
    responses={**answers({}), 200: ResponseSpec(str, media_type=MediaType.TEXT, generate_examples=False)},
    summary="What the process measures (Prometheus)",
)
async def metrics() -> Response[bytes]:
    """Return the process's figures in Prometheus' text format."""
    return Response(content=generate_latest(), media_type=CONTENT_TYPE_LATEST)


HANDLERS = [healthz, readyz, metrics]
