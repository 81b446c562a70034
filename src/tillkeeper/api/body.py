"""Request bodies: decoded exactly, refused precisely.

Amounts are decoded from the bytes as written; a float in between would accept 200.001 as
200.00 somewhere. A body that does not fit is explained field by field (``explain.py``).
"""

import json
import re
from collections import Counter
from collections.abc import Generator
from decimal import Decimal, InvalidOperation
from typing import Any, Final, TypeVar

import msgspec
from litestar._openapi.schema_generation import SchemaCreator
from litestar.dto import AbstractDTO
from litestar.dto.data_structures import DTOFieldDefinition
from litestar.openapi.spec import Reference, Schema
from litestar.typing import FieldDefinition

from tillkeeper.api import refusals
from tillkeeper.api.explain import PLAIN_DECIMAL, explain
from tillkeeper.api.request import NOTHING_SENT
from tillkeeper.kernel.refusal import Refusal

T = TypeVar("T")
_JSON: Final = "application/json"
_AS_IT_IS: Final = "identity"
_NO_FIELDS: Final = b"{}"
# What Decimal() may take for a number: digits of any script, with anything that it passes over. Possessive: a long
# text that is none is found out in one pass.
_NUMBER_LIKE: Final = re.compile(r"[\s\d_.eE+-]++")
# Every way in which bytes are no JSON text: both looks at a body give the same refusal (tests/serving/test_fuzz.py).
_UNREADABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

_ENDS_IN_ZERO: Final = re.compile(rb"\.[0-9]*0(?![0-9.eE])")
# A text, to be passed over; or a number whose digits behind the point end in zeros.
_TEXT_OR_NUMBER: Final = re.compile(
    rb'"(?:[^"\\]|\\.)*+"?|(-?[0-9]++)(?:\.0++|(\.[0-9]*?[1-9])0++)(?![0-9.eE])', re.DOTALL
)


class ExactBody(AbstractDTO[T]):
    """Decodes a handler's ``data`` with msgspec from the raw bytes; set on the whole app."""

    def decode_bytes(self, value: bytes) -> Any:  # noqa: ANN401 - as the base class
        """Return the body as the handler's type, or raise the refusal that says why not.

        No content is a document without fields, whatever it is said to be: most clients send a POST without a body
        that way, and so do the ways out that a refusal offers.
        """
        connection = self.asgi_connection
        model = connection.route_handler.parsed_data_field.annotation
        if value == NOTHING_SENT:
            return decode_body(_NO_FIELDS, model)
        encoding = connection.headers.get("content-encoding", _AS_IT_IS).strip().lower()
        if encoding != _AS_IT_IS:
            raise refusals.BodyEncoded(encoding=encoding)
        said = connection.headers.get("content-type", _JSON)
        if said.partition(";")[0].strip().lower() != _JSON:
            raise refusals.BodyNotSaidJson
        return decode_body(value, model)

    @classmethod
    def create_for_field_definition(
        cls, field_definition: FieldDefinition, handler_id: str, backend_cls: object = None
    ) -> None:
        """Skip the transfer models: the handler's own type is the wire's."""

    @classmethod
    def create_openapi_schema(
        cls, field_definition: FieldDefinition, handler_id: str, schema_creator: SchemaCreator
    ) -> Reference | Schema:
        """Describe the handler's own type."""
        del handler_id
        return schema_creator.for_field_definition(field_definition)

    @classmethod
    def generate_field_definitions(cls, model_type: type[Any]) -> Generator[DTOFieldDefinition, None, None]:
        """Yield nothing: there is no transfer model."""
        del model_type
        yield from ()

    @classmethod
    def detect_nested_field(cls, field_definition: FieldDefinition) -> bool:
        """Return False: there is no transfer model."""
        del field_definition
        return False


def decode_body(body: bytes, model: Any) -> Any:  # noqa: ANN401 - any msgspec type
    """Return ``body`` as ``model``.

    Refusals: ``body-not-json``; with one wrong field its own (``unknown-field``,
    ``amount-not-a-number``, …); with several ``invalid-fields`` listing them;
    ``field-twice`` for a name that one object has twice: parsers differ in which they take.
    """
    body = _without_zeros_behind(body)
    try:
        decoded = msgspec.json.decode(body, type=model)
        problems = _problems(body, model) if _is_loose(body) else []
    except msgspec.ValidationError:
        raise _refusal(_problems(body, model) or [refusals.FieldInvalid(field="$")]) from None
    except _UNREADABLE as error:
        raise refusals.BodyNotJson(reason=str(error)) from None
    if problems:
        raise _refusal(problems)
    return decoded


def _without_zeros_behind(body: bytes) -> bytes:
    """Return the body with its JSON numbers as they are without zeros behind the point: 1000.0 is 1000 (EV-6).

    Most languages write a double that way. A text keeps its zeros: 200.000 in quotes may be two hundred thousand.
    """
    return _TEXT_OR_NUMBER.sub(_shortened, body) if _ENDS_IN_ZERO.search(body) else body


def _shortened(found: re.Match[bytes]) -> bytes:
    whole, digits = found.groups()
    return found[0] if whole is None else whole + (digits or b"")


def _refusal(problems: list[Refusal]) -> Refusal:
    return problems[0] if len(problems) == 1 else refusals.InvalidFields(errors=problems)


class _Looking:
    """A second look at a body that msgspec has read, for what it lets pass.

    One decoder for all bodies: nothing is awaited between its begin and its end.
    """

    def __init__(self) -> None:
        self._found_loose = False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._look, parse_int=self._not_text, parse_float=self._not_text
        )

    def is_loose(self, body: bytes) -> bool:
        """Return whether a text in the body might have been taken for an amount that it does not spell plainly.

        msgspec takes whatever ``Decimal()`` does, and nobody is told which texts it took: ``explain`` finds out.
        Refusal: ``field-twice`` for an object with one name twice; msgspec keeps the last.
        """
        self._found_loose = False
        self._decoder.decode(body.decode())
        return self._found_loose

    def _look(self, pairs: list[tuple[str, object]]) -> None:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            ((twice, _),) = Counter(names).most_common(1)
            raise refusals.FieldTwice(field=twice)
        self._found_loose = self._found_loose or any(
            isinstance(value, str) and _NUMBER_LIKE.fullmatch(value) and not PLAIN_DECIMAL.fullmatch(value)
            for _, value in pairs
        )

    @staticmethod
    def _not_text(_: str) -> None:
        """Stand for a number, of any length."""


_is_loose: Final = _Looking().is_loose


def _problems(body: bytes, model: Any) -> list[Refusal]:  # noqa: ANN401 - any type that msgspec decodes
    try:
        content = msgspec.json.Decoder(float_hook=_exact).decode(body)
        _is_loose(body)
    except _UNREADABLE as error:
        return [refusals.BodyNotJson(reason=str(error))]
    return explain(content, model)


def _exact(text: str) -> Decimal:
    """Return a JSON number exactly; NaN, which is no amount, for an exponent beyond what ``Decimal`` holds."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")
