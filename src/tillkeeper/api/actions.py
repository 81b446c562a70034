"""The ways out that an answer offers: buttons on a screen, links for a program (CONSOLE, no dead end)."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from tillkeeper.api.request import HttpRequest
from tillkeeper.domains.orders import PAST_LIMIT
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.permissions import Permission
from tillkeeper.kernel.refusal import Refusal


class Action(NamedTuple):
    """A way out: ``rel`` is stable; ``href`` may name what the refusal is about (``_things``).

    No ``method`` is the call's own.
    """

    rel: str
    method: str
    href: str
    title_en: str
    title_es_py: str
    may: Permission | None = None
    """What the caller needs to be offered it; None: nothing."""


_SESSION = "/api/pos/sessions/{session}"
_VIEW_SESSION = Action("view", "GET", _SESSION, "View session", "Ver sesión")
_CLOSE_SESSION = Action("close", "POST", _SESSION + "/close", "Close it", "Cerrar caja")
_COUNT_SESSION = Action("count", "POST", _SESSION + "/counts", "Count the drawer", "Contar la caja")
_OWN_SESSION = (
    _VIEW_SESSION,
    Action("end", "POST", _SESSION + "/end", "End and count it", "Terminar y contar"),
    _CLOSE_SESSION,
)
_OTHERS_SESSION = (
    _VIEW_SESSION,
    Action("end", "POST", _SESSION + "/end", "End it", "Terminarlo", may=Permission.WORK_ON_ANY_SESSION),
)
_SIGN_IN = (Action("sign-in", "POST", "/api/auth/login", "Sign in", "Iniciar sesión"),)
# The same request again, with onExisting: "join"; offered where that joins a colleague's session.
_JOIN = Action(
    "join", "POST", "/api/pos/sessions/get-or-create", "Join the session that is open", "Unirse al turno abierto"
)
_OPEN_SESSION = Action("open-session", "POST", "/api/pos/sessions/get-or-create", "Open a session", "Abrir caja")
_LIST_SESSIONS = Action("list", "GET", "/api/pos/sessions?status=open", "Open sessions", "Turnos abiertos")
_LIST_PRODUCTS = (Action("list", "GET", "/api/products", "Products", "Productos"),)
_LIST_REGISTERS = (Action("list", "GET", "/api/registers", "Registers", "Cajas"),)
_TAKE_REGISTER = (Action("take-register", "PUT", "/api/auth/register", "Choose a register", "Elegir una caja"),)

_ORDER = "/api/orders/{order}"
_ANOTHERS_ORDER = (
    Action("ask", "POST", _ORDER + "/claim/requests", "Ask for it", "Pedirlo"),
    Action("take-over", "POST", _ORDER + "/claim/takeover", "Take it over", "Quitárselo"),
    Action("release", "POST", _ORDER + "/claim/release", "Release it", "Liberarlo", may=Permission.RELEASE_ANY_CLAIM),
)
_OWN_ORDER = (Action("claim", "POST", _ORDER + "/claim", "Claim it", "Tomarlo"),)
_VIEW_CLAIM = (Action("view", "GET", _ORDER + "/claim", "See who has it", "Ver quién lo tiene"),)
_LIST_ORDERS = (Action("list", "GET", "/api/orders", "Orders that wait", "Pedidos en espera"),)

_CART = "/api/order-sessions/{cart}"
_RECOVER = Action("recover", "POST", "/api/order-sessions/recover", "Go on with it here", "Seguirlo acá")
_ACTIVE_CART = (Action("view", "GET", "/api/order-sessions/active", "View your order", "Ver tu pedido"),)
_SALE = Action("view-sale", "GET", "/api/transactions/{sale}", "View the sale", "Ver la venta")

_SEEN_AS_IT_IS = "View the order as it is", "Ver el pedido como está"
# The document that a write was about; the first whose id is known counts.
_AS_IT_IS = (
    Action("view", "GET", _CART, *_SEEN_AS_IT_IS),
    Action("view", "GET", _ORDER, *_SEEN_AS_IT_IS),
    Action("view", "GET", "/api/webhooks/{webhook}", "View the webhook as it is", "Ver el webhook como está"),
)

# The same call once more, with somebody else's name and PIN in `approval` and a key of its own.
_APPROVE = Action("approve", "", "{call}", "Have it approved", "Pedir autorización")

# Refusal code -> ways out.
ACTIONS: Final[Mapping[str, tuple[Action, ...]]] = {
    "session-already-open": _OWN_SESSION,
    "register-in-use": _OTHERS_SESSION,
    "credential-missing": _SIGN_IN,
    "credential-invalid": _SIGN_IN,
    "session-not-open": (_OPEN_SESSION,),
    "session-not-yours": (_OPEN_SESSION,),
    "session-unknown": (_LIST_SESSIONS, _OPEN_SESSION),
    "session-ended": (_VIEW_SESSION, _CLOSE_SESSION),
    "session-closed": (_VIEW_SESSION,),
    "session-not-closed": (_VIEW_SESSION,),
    "nothing-to-approve": (_VIEW_SESSION,),
    "profile-mismatch": (_LIST_SESSIONS, _OPEN_SESSION),
    "count-missing": (_COUNT_SESSION,),
    "count-outdated": (_COUNT_SESSION,),
    "register-unknown": _LIST_REGISTERS,
    "register-elsewhere": _LIST_REGISTERS,
    "register-needed": _TAKE_REGISTER,
    "order-place-needed": _TAKE_REGISTER,
    "location-unknown": (Action("list", "GET", "/api/locations", "Locations", "Locales"),),
    "profile-unknown": (Action("list", "GET", "/api/profiles", "Profiles", "Perfiles"),),
    "product-unknown": _LIST_PRODUCTS,
    "variant-missing": _LIST_PRODUCTS,
    "variant-unknown": _LIST_PRODUCTS,
    "transaction-unknown": (Action("list", "GET", "/api/transactions", "Sales", "Ventas"),),
    "order-unknown": _LIST_ORDERS,
    "order-claimed": _ANOTHERS_ORDER,
    "order-not-open": (_AS_IT_IS[1], _SALE),
    "order-session-unknown": _ACTIVE_CART,
    "claim-request-answered": _VIEW_CLAIM,
    "claim-request-unknown": _VIEW_CLAIM,
    "asker-gone": _VIEW_CLAIM,
    "order-empty": _AS_IT_IS,
    "order-line-exists": _AS_IT_IS,
    "order-line-too-small": _AS_IT_IS,
    "order-line-unknown": _AS_IT_IS,
    "order-too-long": _AS_IT_IS,
    "order-total-mismatch": _AS_IT_IS,
    "total-missing": _AS_IT_IS,
    "operation-id-reused": _AS_IT_IS,
    "version-missing": _AS_IT_IS,
    "version-stale": _AS_IT_IS,
    **dict.fromkeys(PAST_LIMIT, (_APPROVE,)),
}

# While somebody else has the order; who could have it themselves claims it (again).
BY_HOLDER: Final[Mapping[str, tuple[Action, ...]]] = {
    "stale-claim": _ANOTHERS_ORDER,
    "claim-not-yours": _ANOTHERS_ORDER,
    "take-over-not-permitted": _ANOTHERS_ORDER[:1],
    "order-not-held": (),
}

# A cart that is parked is brought back, one that is settled is seen with the sale that it became.
BY_STATE: Final[Mapping[str, tuple[tuple[Action, ...], tuple[Action, ...]]]] = {
    "order-session-not-active": ((_RECOVER,), (_AS_IT_IS[0], _SALE)),
}
_PARKED = "pending_logout"


def _ways_out(refusal: Refusal) -> tuple[Action, ...]:
    if refusal.code in BY_HOLDER:
        claim = refusal.fields.get("claim")
        return BY_HOLDER[refusal.code] if isinstance(claim, dict) and not claim["mine"] else _OWN_ORDER
    if refusal.code in BY_STATE:
        parked, settled = BY_STATE[refusal.code]
        return parked if refusal.fields["state"] == _PARKED else settled
    joining = (_JOIN,) if refusal.fields.get("mayJoin") else ()
    return ACTIONS.get(refusal.code, ()) + joining


def _kind(current: object) -> str:
    """Return what a document that has changed meanwhile is; a cart that is gone has none to read."""
    shown = current if isinstance(current, dict) else {}
    return "cart" if "order" in shown else "webhook" if "eventTypes" in shown else "order"


def _things(request: HttpRequest, refusal: Refusal) -> dict[str, object]:
    """Return the ids of what the refusal is about, by kind: those that it names, else those of the address."""
    about, fields = request.path_params, refusal.fields
    found = {
        "session": about.get("session_id"),
        "order": fields.get("orderId") or about.get("order_id"),
        "cart": fields.get("orderSessionId") or about.get("order_session_id"),
        "webhook": about.get("webhook_id"),
        "sale": fields.get("transactionId"),
        "call": request.url.path,
    }
    existing, current = fields.get("existingSession"), fields.get("current")
    if isinstance(existing, dict):
        found["session"] = existing["id"]
    if isinstance(current, dict):
        found[_kind(current)] = current["id"]
    return {kind: each for kind, each in found.items() if each is not None}


def actions_for(request: HttpRequest, refusal: Refusal, language: str) -> list[dict[str, str]]:
    """Return what the caller can do about ``refusal``, in words of ``language``."""
    actor: Actor | None = request.scope.get("user")
    things = _things(request, refusal)
    offered: dict[str, dict[str, str]] = {}
    for action in _ways_out(refusal):
        if action.may is not None and (actor is None or not actor.may(action.may)):
            continue
        # A sign-in that was refused leads to nothing else yet.
        if actor is None and request.url.path == _SIGN_IN[0].href and action not in _SIGN_IN:
            continue
        try:
            href = action.href.format_map(things)
        except KeyError:
            continue
        offered.setdefault(action.rel, _shown(action, href, language, action.method or request.method))
    return list(offered.values())


def of_parked_cart(language: str) -> list[dict[str, str]]:
    """Return what the caller can do with a cart that took their items and stays parked (OS-2)."""
    return [_shown(_RECOVER, _RECOVER.href, language, _RECOVER.method)]


def _shown(action: Action, href: str, language: str, method: str) -> dict[str, str]:
    title = action.title_es_py if language == "es-PY" else action.title_en
    return {"rel": action.rel, "method": method, "href": href, "title": title}
