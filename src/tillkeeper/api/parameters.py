"""Numbers among the query's parameters: written in plain digits, or refused.

Litestar converts as leniently as msgspec does: 1e2, 1.0 and -0 would each be a number too.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from litestar.handlers import BaseRouteHandler
from litestar.params import ParameterKwarg

from tillkeeper.api.refusals import FieldInvalid
from tillkeeper.api.request import HttpRequest

_DIGITS: Final = re.compile(r"[0-9]+")
# By the route's function: a handler belongs to one application, and would keep all of it alive.
_NUMBERS: Final[dict[Callable[..., Any], tuple[str, ...]]] = {}


def check_numbers(request: HttpRequest) -> None:
    """Require plain digits of every number in the query. Refusal: ``field-invalid``."""
    for name in _numbers(request.route_handler):
        for text in request.query_params.getall(name, []):
            if not _DIGITS.fullmatch(text):
                raise FieldInvalid(field=name)


def _numbers(handler: BaseRouteHandler) -> tuple[str, ...]:
    """Return the wire names of the parameters that are whole numbers."""
    function = handler.fn
    if function not in _NUMBERS:
        _NUMBERS[function] = tuple(
            parameter.kwarg_definition.name
            for parameter in handler.parsed_fn_signature.parameters.values()
            if isinstance(parameter.kwarg_definition, ParameterKwarg)
            and parameter.kwarg_definition.name
            and int in (parameter.annotation, *parameter.args)
        )
    return _NUMBERS[function]
