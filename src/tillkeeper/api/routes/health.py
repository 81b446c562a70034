"""For the operator: is the process up, can it serve, what does it measure."""

from typing import Any

from litestar import MediaType, Response, get
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from tillkeeper.api.routes.documented import answers
from tillkeeper.storage.database import Database


@get("/healthz", responses=answers({200: dict[str, Any]}), summary="The process is up")
async def healthz() -> dict[str, str]:
    """Answer without touching anything else."""
    return {"status": "up"}


@get("/readyz", responses=answers({200: dict[str, Any]}), summary="It can serve")
async def readyz(database: Database) -> dict[str, str]:
    """Answer when the database does; else 503 ``database-unavailable``."""
    await database.fetch_value("SELECT 1")
    return {"status": "ready"}


@get("/metrics", media_type=MediaType.TEXT, include_in_schema=False)
async def metrics() -> Response[bytes]:
    """Return the process's figures in Prometheus' text format."""
    return Response(content=generate_latest(), media_type=CONTENT_TYPE_LATEST)


HANDLERS = [healthz, readyz, metrics]
