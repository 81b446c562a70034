"""The query's parameters: known by name, numbers written in plain digits, or refused (EV-9).

A parameter that nobody asks for would be passed over, and the answer be of another question. Numbers Litestar converts
as leniently as msgspec does: 1e2, 1.0 and -0 would each be one too.
"""

import re
from collections.abc import Callable
from types import NoneType
from typing import Annotated, Any, Final, NamedTuple

from litestar.handlers import BaseRouteHandler
from litestar.params import HeaderParameter, QueryParameter
from msgspec import Meta

from tillkeeper.api.explain import explain
from tillkeeper.api.refusals import FieldInvalid, NotAWholeNumber, ParameterTwice, UnknownParameter
from tillkeeper.api.request import HttpRequest
from tillkeeper.kernel.refusal import Refusal

OWN_QUERY: Final = "own_query"
"""Option of a route whose page reads the query by itself."""

_DIGITS: Final = re.compile(r"[0-9]+")


class _Asked(NamedTuple):
    names: frozenset[str]
    numbers: tuple[str, ...]


# By the route's function: a handler belongs to one application, and would keep all of it alive.
_ASKED: Final[dict[Callable[..., Any], _Asked]] = {}


def check_query(request: HttpRequest) -> None:
    """Require that every parameter of the query is one of the route's, there once, and plain digits of every number.

    An address of the console is its own: its page reads the query, such as ``/cashier?opening_entry=…``.
    Refusals: ``unknown-parameter``, ``parameter-twice``, ``field-not-a-whole-number``.
    """
    if request.route_handler.opt.get(OWN_QUERY):
        return
    asked = _asked(request.route_handler)
    for name in request.query_params:
        if name not in asked.names:
            raise UnknownParameter(parameter=name, allowed=", ".join(sorted(asked.names)))
        if len(request.query_params.getall(name)) > 1:
            raise ParameterTwice(parameter=name)
    for name in asked.numbers:
        if not _DIGITS.fullmatch(request.query_params.get(name, "0")):
            raise NotAWholeNumber(field=name)


def why_not(request: HttpRequest, handlers_name: str) -> Refusal:
    """Return why Litestar refused a parameter of the query or a header, which the route's function calls so."""
    parameter = request.route_handler.parsed_fn_signature.parameters.get(handlers_name)
    if parameter is None or not isinstance(parameter.kwarg_definition, QueryParameter | HeaderParameter):
        return FieldInvalid(field=handlers_name)
    rule = parameter.kwarg_definition
    name = rule.name or handlers_name
    given = request.query_params if isinstance(rule, QueryParameter) else request.headers
    text = given.get(name, "")
    kinds = [kind for kind in (parameter.args or (parameter.annotation,)) if kind is not NoneType]
    content: object = text
    model: Any = parameter.annotation
    if int in kinds:
        content = int(text) if _DIGITS.fullmatch(text) else text
        model = Annotated[int, Meta(ge=rule.ge, le=rule.le)]
    elif str in kinds:
        model = Annotated[str, Meta(max_length=rule.max_length, pattern=rule.pattern)]
    found = explain(content, model, name)
    return found[0] if found else FieldInvalid(field=name)


def _asked(handler: BaseRouteHandler) -> _Asked:
    """Return the wire names of the route's parameters, and of those that are whole numbers."""
    function = handler.fn
    if function not in _ASKED:
        found = {
            parameter.kwarg_definition.name or name: int in (parameter.annotation, *parameter.args)
            for name, parameter in handler.parsed_fn_signature.parameters.items()
            if isinstance(parameter.kwarg_definition, QueryParameter)
        }
        _ASKED[function] = _Asked(frozenset(found), tuple(name for name, is_number in found.items() if is_number))
    return _ASKED[function]
