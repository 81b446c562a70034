"""The ways out that a refusal offers: buttons on a screen, links for a program (CONSOLE, no dead end)."""

from collections.abc import Mapping
from typing import NamedTuple

from tillkeeper.api.request import HttpRequest
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.refusal import Refusal


class Action(NamedTuple):
    """A way out: ``rel`` is stable, ``href`` may hold a field of the refusal."""

    rel: str
    method: str
    href: str
    title_en: str
    title_es_py: str
    managers_only: bool = False


_SESSION = "/api/pos/sessions/{id}"
_OWN_SESSION = (
    Action("view", "GET", _SESSION, "View session", "Ver sesión"),
    Action("end", "POST", _SESSION + "/end", "End and count it", "Terminar y contar"),
    Action("close", "POST", _SESSION + "/close", "Close it", "Cerrar"),
)
_OTHERS_SESSION = (
    Action("view", "GET", _SESSION, "View session", "Ver sesión"),
    Action("end", "POST", _SESSION + "/end", "End it", "Terminarla", managers_only=True),
)
_SIGN_IN = (Action("sign-in", "POST", "/api/auth/login", "Sign in", "Iniciar sesión"),)
_OPEN_SESSION = (Action("open-session", "POST", "/api/pos/sessions/get-or-create", "Open a session", "Abrir caja"),)

# Refusal code -> ways out. {id} is the existing session's.
_ACTIONS: Mapping[str, tuple[Action, ...]] = {
    "session-already-open": _OWN_SESSION,
    "register-in-use": _OTHERS_SESSION,
    "credential-missing": _SIGN_IN,
    "credential-invalid": _SIGN_IN,
    "session-not-open": _OPEN_SESSION,
    "session-not-yours": _OPEN_SESSION,
}


def actions_for(request: HttpRequest, refusal: Refusal, language: str) -> list[dict[str, str]]:
    """Return what the caller can do about ``refusal``, in words of ``language``."""
    actor: Actor | None = request.scope.get("state", {}).get("actor")
    existing = refusal.fields.get("existingSession")
    session_id = existing["id"] if isinstance(existing, dict) else ""
    return [
        {
            "rel": action.rel,
            "method": action.method,
            "href": action.href.format(id=session_id),
            "title": action.title_es_py if language == "es-PY" else action.title_en,
        }
        for action in _ACTIONS.get(refusal.code, ())
        if not action.managers_only or (actor is not None and actor.manages)
    ]
