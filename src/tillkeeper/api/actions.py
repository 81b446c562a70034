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
    Action("close", "POST", _SESSION + "/close", "Close it", "Cerrar caja"),
)
_OTHERS_SESSION = (
    Action("view", "GET", _SESSION, "View session", "Ver sesión"),
    Action("end", "POST", _SESSION + "/end", "End it", "Terminarlo", managers_only=True),
)
_SIGN_IN = (Action("sign-in", "POST", "/api/auth/login", "Sign in", "Iniciar sesión"),)
_OPEN_SESSION = (Action("open-session", "POST", "/api/pos/sessions/get-or-create", "Open a session", "Abrir caja"),)
_ORDER = "/api/orders/{id}"
_ANOTHERS_ORDER = (
    Action("ask", "POST", _ORDER + "/claim/requests", "Ask for it", "Pedirlo"),
    Action("take-over", "POST", _ORDER + "/claim/takeover", "Take it over", "Quitárselo"),
)
_OWN_ORDER = (Action("claim", "POST", _ORDER + "/claim", "Claim it", "Tomarlo"),)
_READ_ORDER = (Action("view", "GET", _ORDER, "View the order as it is", "Ver el pedido como está"),)
_READ_WEBHOOK = (Action("view", "GET", "/api/webhooks/{id}", "View the webhook as it is", "Ver el webhook como está"),)
_READ_CART = (Action("view", "GET", "/api/order-sessions/{id}", "View the order as it is", "Ver el pedido como está"),)

# Refusal code -> ways out. {id} is the existing session's or the order's.
_ACTIONS: Mapping[str, tuple[Action, ...]] = {
    "session-already-open": _OWN_SESSION,
    "register-in-use": _OTHERS_SESSION,
    "credential-missing": _SIGN_IN,
    "credential-invalid": _SIGN_IN,
    "session-not-open": _OPEN_SESSION,
    "session-not-yours": _OPEN_SESSION,
    "order-claimed": _ANOTHERS_ORDER,
}


# While somebody else has the order; who could have it themselves claims it (again).
_BY_HOLDER: Mapping[str, tuple[Action, ...]] = {
    "stale-claim": _ANOTHERS_ORDER,
    "claim-not-yours": _ANOTHERS_ORDER,
    "take-over-not-permitted": _ANOTHERS_ORDER[:1],
    "order-not-held": (),
}
_READ: Mapping[str, tuple[Action, ...]] = {"cart": _READ_CART, "webhook": _READ_WEBHOOK, "order": _READ_ORDER}


def _kind(current: object) -> str:
    """Return what a document that has changed meanwhile is; a cart that is gone has none to read."""
    shown = current if isinstance(current, dict) else {}
    return "cart" if "order" in shown else "webhook" if "eventTypes" in shown else "order"


def _ways_out(refusal: Refusal) -> tuple[Action, ...]:
    if refusal.code == "version-stale":
        return _READ[_kind(refusal.fields["current"])]
    if refusal.code in _BY_HOLDER:
        claim = refusal.fields.get("claim")
        return _BY_HOLDER[refusal.code] if isinstance(claim, dict) and not claim["mine"] else _OWN_ORDER
    return _ACTIONS.get(refusal.code, ())


def _thing(refusal: Refusal) -> object:
    """Return the id of what stands in the way; None where nothing does, or an older answer does not name it."""
    for name in ("existingSession", "current"):
        thing = refusal.fields.get(name)
        if isinstance(thing, dict):
            return thing["id"]
    return refusal.fields.get("orderId")


def actions_for(request: HttpRequest, refusal: Refusal, language: str) -> list[dict[str, str]]:
    """Return what the caller can do about ``refusal``, in words of ``language``."""
    actor: Actor | None = request.scope.get("user")
    thing = _thing(refusal)
    return [
        {
            "rel": action.rel,
            "method": action.method,
            "href": action.href.format(id=thing),
            "title": action.title_es_py if language == "es-PY" else action.title_en,
        }
        for action in _ways_out(refusal)
        if (thing is not None or "{id}" not in action.href)
        and (not action.managers_only or (actor is not None and actor.manages))
    ]
