"""The one table from ``DatabaseFailed`` and ``PepperError`` to the refusal that the caller is told."""

import structlog
from litestar import Response

from tillkeeper.api import refusals
from tillkeeper.api.problems import problem_response
from tillkeeper.api.request import HttpRequest
from tillkeeper.domains.identity import PepperError
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.database import (
    CommitUnconfirmed,
    DatabaseFailed,
    DatabaseFull,
    DatabaseUnavailable,
    SchemaBroken,
)

log = structlog.get_logger()


def refusal_of(error: DatabaseFailed, doctor: str) -> Refusal:
    """Return the refusal that tells ``error``; of a broken schema also PostgreSQL's words (OP-4).

    ``doctor`` is the command that prints every difference, each with the command that mends it.
    """
    match error:
        case CommitUnconfirmed():
            return refusals.StandbySilent()
        case DatabaseUnavailable():
            return refusals.DatabaseAway()
        case SchemaBroken():
            return refusals.SchemaMismatch(command=doctor, details=str(error).split("\n", 1)[0])
        case DatabaseFull():
            return refusals.DatabaseFull()
        case _:
            return refusals.DatabaseBusy()


def database_failed(request: HttpRequest, error: DatabaseFailed) -> Response[bytes]:
    """Answer a request that met ``error``."""
    refusal = refusal_of(error, request.app.state.doctor)
    # A broken schema is either the operator's to mend or a bug of ours, and both need to be seen.
    level = log.error if isinstance(error, SchemaBroken) else log.warning
    level("database failed", code=refusal.code, path=request.url.path, reason=str(error))
    return problem_response(request, refusal)


def pepper_failed(request: HttpRequest, error: PepperError) -> Response[bytes]:
    """Answer a sign-in or an approval that this process can check nobody's secret for."""
    log.error("the pepper does not fit", path=request.url.path, reason=str(error))
    return problem_response(request, refusals.PepperMismatch(command=request.app.state.doctor))
