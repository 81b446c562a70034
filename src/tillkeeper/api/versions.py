"""``ETag``: the version of the document that an answer is about, for ``If-Match`` (OR-2).

Which document that is follows from the schema that a route gives its answer: the answer itself where it has a
``version``, else the only member that has one (``{order, merged, …}``: the order). An answer about several, as a list
or a split is, has no ``ETag``.
"""

import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from types import UnionType
from typing import Annotated, Any, Final, get_args, get_origin

import msgspec
from litestar import Response
from litestar.handlers import HTTPRouteHandler
from litestar.params import HeaderParameter

from tillkeeper.api.refusals import IfMatchUnreadable
from tillkeeper.kernel.versions import BasedOn

_VERSION: Final = "version"
# As this server writes a version: one strong tag. A weak one never says that two documents are the same.
_TAG: Final = re.compile(r'"(0|[1-9][0-9]{0,15})"')

IfMatch = Annotated[
    str | None,
    HeaderParameter(
        name="If-Match",
        required=False,
        description="The ETag of the document that the change is based on. * is content with whichever version is there"
        " and names none: a cart is written whole on a version only. A weak tag (W/) is refused."
        " Given beside the body's version, each must be the current one.",
    ),
]


class _Versioned(msgspec.Struct):
    version: int


def based_on(version: int | None, if_match: str | None) -> BasedOn:
    """Return the versions that a write says it is based on, in its body and in ``If-Match``.

    Refusal: ``if-match-unreadable`` for a header that is neither ``*`` nor one strong ETag of this server.
    """
    stated = () if version is None else (version,)
    if if_match is None:
        return stated or None
    if if_match == "*":
        return stated
    tag = _TAG.fullmatch(if_match)
    if tag is None:
        raise IfMatchUnreadable
    return (*stated, int(tag[1]))


def named(handler: HTTPRouteHandler) -> HTTPRouteHandler:
    """Return the route; from now on its answers name the version of what they are about."""
    path = version_path(good_answer(handler))
    if path is not None:
        handler.after_request = _naming(path)
    return handler


def good_answer(handler: HTTPRouteHandler) -> object:
    """Return the type of the document that the route answers when all is well."""
    answers = handler.responses or {}
    return next((spec.data_container for status, spec in answers.items() if status < HTTPStatus.BAD_REQUEST), None)


def version_path(model: object) -> tuple[str, ...] | None:
    """Return the names that lead to the version of what an answer of this type is about; None: it has none."""
    members = {field.encode_name: field.type for field in _fields(model)}
    if _VERSION in members:
        return (_VERSION,)
    found = [name for name, inner in members.items() if _VERSION in {each.encode_name for each in _fields(inner)}]
    return (found[0], _VERSION) if len(found) == 1 else None


def _fields(model: object) -> tuple[msgspec.structs.FieldInfo, ...]:
    """Return the fields of a struct, or of one that may be null; of anything else none."""
    for each in get_args(model) if get_origin(model) is UnionType else (model,):
        if isinstance(each, type) and issubclass(each, msgspec.Struct):
            return msgspec.structs.fields(each)
    return ()


def _naming(path: tuple[str, ...]) -> Callable[[Response[Any]], Awaitable[Response[Any]]]:
    """Return what gives a good answer its ETag.

    The database made the document as text. Only what leads to the version is decoded of it: a microsecond for an order
    of five lines, ninety for one of five hundred.
    """
    shape: Any = _Versioned | None
    for name in path[:-1]:
        shape = msgspec.defstruct("_About", [(name, shape)]) | None
    decoder = msgspec.json.Decoder(shape)

    async def name_version(response: Response[Any]) -> Response[Any]:
        if response.status_code is not None and response.status_code < HTTPStatus.BAD_REQUEST:
            found = decoder.decode(response.content)
            for name in path:
                found = None if found is None else getattr(found, name)
            if found is not None:
                response.headers["ETag"] = f'"{found}"'
        return response

    return name_version
