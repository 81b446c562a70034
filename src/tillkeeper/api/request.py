"""The request as every route of this API has it, and what routes are given beside it."""

from typing import Any, Final

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency

from tillkeeper.app.runner import Runner
from tillkeeper.kernel.actor import Actor
from tillkeeper.storage.database import Database

HttpRequest = Request[Actor, Any, State]
"""Its ``user`` is who asks, once ``guard.identify`` has found out."""
NOTHING_SENT: Final = b" "
"""What a body without content is read as."""


class RequestWithBody(HttpRequest):
    """The request as Litestar makes it: nothing sent is a body too."""

    async def body(self) -> bytes:
        """Return the body, or ``NOTHING_SENT``: Litestar asks the body's decoder only where there is something."""
        return await super().body() or NOTHING_SENT


GivenActor = NamedDependency[Actor]
"""Who asks; naming it makes a route one for the signed-in."""
GivenDatabase = NamedDependency[Database]
"""To read from, for the signed-in."""
GivenRunner = NamedDependency[Runner]
"""To write through."""
