"""The request as every route of this API has it, and what routes are given beside it."""

from typing import Any, Final

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.exceptions import InternalServerException

from tillkeeper.app.runner import Runner
from tillkeeper.kernel.actor import Actor
from tillkeeper.storage.database import Database

HttpRequest = Request[Actor, Any, State]
"""Its ``user`` is who asks, once ``guard.identify`` has found out."""
NOTHING_SENT: Final = b" "
"""The JSON that a body without content is read as."""


class ClientGone(Exception):
    """The client went away before its request was whole: nobody reads an answer, and nothing is wrong here."""


class RequestWithBody(HttpRequest):
    """The request as Litestar makes it: nothing sent is a body too."""

    async def body(self) -> bytes:
        """Return the body, or ``NOTHING_SENT``: Litestar asks the body's decoder only where there is something.

        Raises ``ClientGone``: the only other end that reading a body has, and Litestar calls it a server's error.
        """
        try:
            return await super().body() or NOTHING_SENT
        except InternalServerException:
            raise ClientGone from None


GivenActor = NamedDependency[Actor]
"""The caller; a route that names it is for the signed-in."""
GivenDatabase = NamedDependency[Database]
"""To read from, for the signed-in."""
GivenRunner = NamedDependency[Runner]
"""To write through."""
