"""The OpenAPI document: what Litestar reads off the routes, and what it can't know about them."""

from collections.abc import Iterator
from typing import Any

import msgspec
from litestar.openapi.plugins import JsonRenderPlugin

from tillkeeper.api.request import HttpRequest

Document = dict[str, Any]


class Contract(JsonRenderPlugin):
    """Answers the document, made once."""

    def __init__(self) -> None:
        """Serve it at the very path of the configuration."""
        super().__init__(path="/")
        self._rendered: bytes | None = None

    def render(self, request: HttpRequest, openapi_schema: Document) -> bytes:
        """Return the whole document as JSON."""
        del request
        if self._rendered is None:
            complete(openapi_schema)
            self._rendered = msgspec.json.encode(openapi_schema)
        return self._rendered


def complete(document: Document) -> None:
    """Add to Litestar's document what only this API knows."""
    for call in _calls(document):
        _body(call, document)


def _calls(document: Document) -> Iterator[Document]:
    """Yield every call: a method of a path."""
    for methods in document["paths"].values():
        yield from methods.values()


def _body(call: Document, document: Document) -> None:
    """A body whose fields may all be left out may be left out itself (``ExactBody``)."""
    if "requestBody" not in call:
        return
    ((_, content),) = call["requestBody"]["content"].items()
    name = content["schema"]["$ref"].rpartition("/")[2]
    call["requestBody"]["required"] = bool(document["components"]["schemas"][name].get("required"))
