"""The entry that uvicorn's worker processes start from."""

import structlog
from litestar import Litestar

from tillkeeper.api.application import create_app
from tillkeeper.app.settings import Settings


def create() -> Litestar:
    """Return the application, set up from the environment."""
    # structlog's own traceback shows every local variable, and with the request's headers whoever reads the log
    # gets the tokens of whoever was signed in (EV-4).
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ]
    )
    return create_app(Settings.from_environment())
