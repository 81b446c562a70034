"""The permission that a route needs, as an option of the route.

``opt=reads(…)`` on a route that reads, ``opt=runs(…)`` on one that runs commands, ``opt=PUBLIC`` on one that asks for
no sign-in. A route with none of the three is no route: the application does not start (``check_declared``).
"""

from collections.abc import Iterable
from typing import Any, Final

from litestar.handlers import BaseRouteHandler, HTTPRouteHandler

from tillkeeper.api.request import HttpRequest
from tillkeeper.domains.identity import NotPermitted
from tillkeeper.journal import Command
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.permissions import Permission

_NEEDS: Final = "permission"
_IS_CHECKED_BY_RUNNER: Final = "runs_command"

PUBLIC: Final[dict[str, Any]] = {_NEEDS: None}
"""Options of a route that asks for no sign-in."""


def reads(permission: Permission) -> dict[str, Any]:
    """Return the options of a route that reads: its caller needs ``permission``, or is refused before it is called."""
    return {_NEEDS: permission}


def runs(command: type[Command]) -> dict[str, Any]:
    """Return the options of a route that runs ``command``: the runner checks, and journals a refusal (EV-4)."""
    return {_NEEDS: command.may, _IS_CHECKED_BY_RUNNER: True}


def permission_of(handler: BaseRouteHandler) -> Permission | None:
    """Return what the caller of the route needs; None: it is public, as the console's files are."""
    found: Permission | None = handler.opt.get(_NEEDS)
    return found


def is_public(handler: BaseRouteHandler) -> bool:
    """Return whether the route asks for no sign-in."""
    return permission_of(handler) is None


def check_declared(handlers: Iterable[HTTPRouteHandler]) -> None:
    """Raise ``TypeError`` where a route says neither which permission it needs nor that it is public."""
    for handler in handlers:
        if _NEEDS not in handler.opt:
            message = f"{sorted(handler.http_methods)} {sorted(handler.paths)} names no permission (api/permitted.py)"
            raise TypeError(message)


def check_permitted(request: HttpRequest) -> None:
    """Require that who asks may read what the route reads. Refusal: ``not-permitted``."""
    handler = request.route_handler
    permission = permission_of(handler)
    if permission is None or _IS_CHECKED_BY_RUNNER in handler.opt:
        return
    actor: Actor = request.user
    if not actor.may(permission):
        raise NotPermitted.of(actor, permission)
