"""The entry that uvicorn's worker processes start from."""

import gc
import re
from typing import Final

import structlog
from structlog.typing import EventDict

from tillkeeper.api.application import create_app
from tillkeeper.api.edge import Edge, server_names
from tillkeeper.api.worker import tie_to_parent
from tillkeeper.app.output import survive_lost_output
from tillkeeper.app.settings import Settings
from tillkeeper.kernel.clock import INSTANT_FORMAT

# Nearly all die with their request, before anybody looks.
_YOUNG_OBJECTS: Final = 10_000
_MIDDLE_SWEEPS_TO_A_FULL_ONE: Final = 100
# Controls but the ends of lines, which the renderer spells out, and marks that turn the direction of writing.
_UNREADABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def _printable(_logger: object, _name: str, said: EventDict) -> EventDict:
    """Spell out what can't be read: a stranger's address would else work on the terminal of whoever reads the log."""
    return {
        name: _UNREADABLE.sub(lambda found: found[0].encode("unicode_escape").decode(), value)
        if isinstance(value, str)
        else value
        for name, value in said.items()
    }


def create() -> Edge:
    """Return the application, set up from the environment."""
    survive_lost_output()  # a worker has streams of its own
    # structlog's own traceback shows every local variable, and with the request's headers whoever reads the log
    # gets the tokens of whoever was signed in (EV-4).
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt=INSTANT_FORMAT),
            _printable,
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ]
    )
    tie_to_parent(Settings.from_environment().embedded_folder)
    application = create_app(Settings.from_environment)
    # A full collection looks at everything that lives, and no answer goes out meanwhile: 110 ms with a thousand event
    # streams open, about once in a second (docs/reference/benchmarks.md). What the program is made of is never
    # garbage and is kept out of its sight; the rest is young when it dies, and is swept far more often than this.
    gc.collect()
    gc.freeze()
    _, middle, _ = gc.get_threshold()
    gc.set_threshold(_YOUNG_OBJECTS, middle, _MIDDLE_SWEEPS_TO_A_FULL_ONE)
    settings = Settings.from_environment()
    return Edge(application, server_names(settings.host, settings.names))
