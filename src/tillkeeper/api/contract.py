"""The OpenAPI document: what Litestar reads off the routes, and what it can't know about them."""

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import SecurityScheme
from litestar.routes import HTTPRoute
from litestar.types import Method
from litestar.types.internal_types import PathParameterDefinition

from tillkeeper.api.contract_events import describe_events
from tillkeeper.api.guard import COOKIE, SAFE_METHODS
from tillkeeper.api.permitted import permission_of
from tillkeeper.api.reply import NEEDS_KEY
from tillkeeper.api.request import HttpRequest
from tillkeeper.api.versions import good_answer, version_path
from tillkeeper.kernel.clock import INSTANT_PATTERN
from tillkeeper.kernel.permissions import GRANTS

Document = dict[str, Any]

SECURITY_SCHEMES: Final = {
    "bearer": SecurityScheme(
        type="http", scheme="bearer", description="An API token, or the token that login returns."
    ),
    "cookie": SecurityScheme(
        type="apiKey", security_scheme_in="cookie", name=COOKIE, description="What login with cookie: true sets."
    ),
    "csrf": SecurityScheme(
        type="apiKey",
        security_scheme_in="header",
        name="X-CSRF-Token",
        description="Beside the cookie on every write: the csrfToken of login or GET /api/auth/me.",
    ),
}
READS: Final[list[dict[str, list[str]]]] = [{"bearer": []}, {"cookie": []}]
_WRITES: Final[list[dict[str, list[str]]]] = [{"bearer": []}, {"cookie": [], "csrf": []}]
_HEADERS: Final = {
    "ETag": "The version of the document that the answer is about, for If-Match; none where there is no document.",
    "Feed-Position": "How far the feed had come when the document was read: the events after it bring it up to date.",
    "Idempotent-Replay": "true: the answer of the first request under this Idempotency-Key.",
    "Retry-After": "Seconds after which to ask again.",
    "WWW-Authenticate": "Bearer.",
    "Allow": "The methods that are served here.",
    "Content-Language": "Of the sentences: en or es-PY.",
}
DESCRIPTION: Final = (
    "Money, versions, idempotency keys and lists: docs/reference/api.md. Refusals: docs/reference/refusals.md."
    " Beside the answers of a call, any request may be refused before a call is looked at, by a problem document: 408"
    " (it did not arrive in time), 414 (its address is too long), 421 (it is for another server's name), 431 (its"
    " head is too large)."
)
_SEPARATORS: Final = re.compile(r"[^A-Za-z0-9]+")
# A refusal of a command is remembered under its key; what the edge itself refuses was never a command.
_REMEMBERED: Final = {"403", "404", "409", "410", "422", "423", "428"}
# To somebody who is signed in a read is refused with the feed's position as well.
_POSITIONED: Final = {"403", "404", "410", "422"}


class Contract(JsonRenderPlugin):
    """Answers the document, made once."""

    def __init__(self) -> None:
        """Serve it at the very path of the configuration."""
        super().__init__(path="/")
        self._rendered: bytes | None = None

    def render(self, request: HttpRequest, openapi_schema: Document) -> bytes:
        """Return the whole document as JSON."""
        if self._rendered is None:
            routes = [route for route in request.app.routes if isinstance(route, HTTPRoute)]
            complete(openapi_schema, routes)
            self._rendered = msgspec.json.encode(openapi_schema)
        return self._rendered


def complete(document: Document, routes: list[HTTPRoute]) -> None:
    """Add to Litestar's document what only this API knows."""
    document["components"]["headers"] = {
        name: {"description": text, "schema": {"type": "string"}} for name, text in _HEADERS.items()
    }
    for described in document["paths"].values():
        described.pop("head", None)  # as GET, on every address: it needs no description of its own
    _current(document["components"]["schemas"])
    describe_events(document)
    _instants(document["components"]["schemas"])
    _permissions(document["components"]["schemas"])
    for method, call, handler in _calls(document, routes):
        _body(call, document)
        _credential(call, method, handler)
        _permission(call, handler)
        _key(call, handler)
        _headers(call, method, handler)


def operation_id(
    handler: HTTPRouteHandler, method: Method, path_components: list[str | PathParameterDefinition]
) -> str:
    """Return the name of a call: its address and its function.

    Litestar's own has the method in it where a function serves two; of ours one is described, and ``HEAD`` is not.
    """
    address = ""
    for component in path_components:
        word = (component if isinstance(component, str) else component.name).title()
        address += "" if word in address else word
    unlike = method if method == "HEAD" else ""
    return _SEPARATORS.sub("", f"{address}{unlike}{handler.handler_name.title()}")


def _calls(document: Document, routes: list[HTTPRoute]) -> Iterator[tuple[str, Document, HTTPRouteHandler]]:
    """Yield every call that is described: its method, its description, and what serves it."""
    for route in routes:
        described = document["paths"].get(route.path_format, {})
        for method, (handler, _) in route.route_handler_map.items():
            if method.lower() in described:
                yield method, described[method.lower()], handler


def _current(schemas: Document) -> None:
    """Let ``current`` of ``version-stale`` be one of several documents; msgspec has no such type."""
    schemas["Problem"]["properties"]["current"] = {
        "anyOf": [
            *({"$ref": f"#/components/schemas/{name}"} for name in ("OrderSession", "Order", "Webhook")),
            {"type": "null"},
        ]
    }


def _permissions(schemas: Document) -> None:
    """Say of each permission what it allows."""
    allows = "\n".join(f"- `{name}`: {GRANTS[name].allows}" for name in sorted(GRANTS))
    schemas["Permission"]["description"] = f"What a call needs (its `x-permission`) and a person has.\n\n{allows}"


def _instants(schema: object) -> None:
    """One form of an instant everywhere: RFC 3339 allows many."""
    if isinstance(schema, dict) and schema.get("format") == "date-time":
        schema["pattern"] = INSTANT_PATTERN
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for each in inner:
        _instants(each)


def _body(call: Document, document: Document) -> None:
    """A body whose fields may all be left out may be left out itself (``ExactBody``)."""
    if "requestBody" not in call:
        return
    ((_, content),) = call["requestBody"]["content"].items()
    name = content["schema"]["$ref"].rpartition("/")[2]
    call["requestBody"]["required"] = bool(document["components"]["schemas"][name].get("required"))


def _is_for_the_signed_in(handler: HTTPRouteHandler) -> bool:
    return permission_of(handler) is not None


def _credential(call: Document, method: str, handler: HTTPRouteHandler) -> None:
    """Say which credential a call needs: none, a token, or for a write under the cookie the page's token as well."""
    if not _is_for_the_signed_in(handler):
        call["security"] = []
    elif method not in SAFE_METHODS:
        call["security"] = _WRITES


def _permission(call: Document, handler: HTTPRouteHandler) -> None:
    """Name the permission that the caller needs; without it the answer is 403 ``not-permitted``."""
    permission = permission_of(handler)
    if permission is not None:
        call["x-permission"] = permission.value


def _key(call: Document, handler: HTTPRouteHandler) -> None:
    """Without its key a request that moves money is 428, and not what Litestar says of a missing header."""
    for parameter in call.get("parameters", ()):
        if parameter["name"] == "Idempotency-Key" and NEEDS_KEY in handler.opt:
            parameter["required"] = True
            parameter["schema"] = {"type": "string", "description": parameter["description"]}


def _headers(call: Document, method: str, handler: HTTPRouteHandler) -> None:
    takes_key = any(parameter["name"] == "Idempotency-Key" for parameter in call.get("parameters", ()))
    for status, answer in call["responses"].items():
        is_good = status < "400"
        found = {
            "ETag": is_good and version_path(good_answer(handler)) is not None,
            "Feed-Position": method == "GET" and _is_for_the_signed_in(handler) and (is_good or status in _POSITIONED),
            "Idempotent-Replay": takes_key and (is_good or status in _REMEMBERED),
            "Retry-After": status in {"429", "503"},
            "WWW-Authenticate": status == "401",
            "Allow": status == "405",
            "Content-Language": not is_good,
        }
        headers = {name: {"$ref": f"#/components/headers/{name}"} for name, is_there in found.items() if is_there}
        if headers:
            answer["headers"] = headers
