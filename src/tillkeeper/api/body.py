"""Request bodies: decoded exactly, refused precisely.

Amounts are decoded from the bytes as written; a float in between would accept 200.001 as
200.00 somewhere. A body that does not fit is explained field by field (``explain.py``).
"""

import json
from collections import Counter
from collections.abc import Generator
from decimal import Decimal
from typing import Any, Final, TypeVar

import msgspec
from litestar._openapi.schema_generation import SchemaCreator
from litestar.dto import AbstractDTO
from litestar.dto.data_structures import DTOFieldDefinition
from litestar.openapi.spec import Reference, Schema
from litestar.typing import FieldDefinition

from tillkeeper.api import refusals
from tillkeeper.api.explain import explain
from tillkeeper.kernel.refusal import Refusal

T = TypeVar("T")
_JSON: Final = "application/json"


class ExactBody(AbstractDTO[T]):
    """Decodes a handler's ``data`` with msgspec from the raw bytes; set on the whole app."""

    def decode_bytes(self, value: bytes) -> Any:  # noqa: ANN401 - as the base class
        """Return the body as the handler's type, or raise the refusal that says why not."""
        connection = self.asgi_connection
        said = connection.headers.get("content-type", _JSON)
        if said.partition(";")[0].strip().lower() != _JSON:
            raise refusals.BodyNotSaidJson
        return decode_body(value, connection.route_handler.parsed_data_field.annotation)

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
    try:
        decoded = msgspec.json.decode(body or b"{}", type=model)
        _check_names(body or b"{}")
    except msgspec.ValidationError:
        problems = _problems(body or b"{}", model)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise refusals.BodyNotJson(reason=str(error)) from None
    else:
        return decoded
    if len(problems) == 1:
        raise problems[0]
    raise refusals.InvalidFields(errors=problems)


def _check_names(body: bytes) -> None:
    """Refuse an object with one name twice; msgspec keeps the last and tells nobody."""
    json.loads(body, object_pairs_hook=_pairs, parse_int=str, parse_float=str)


def _pairs(pairs: list[tuple[str, object]]) -> None:
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        ((twice, _),) = Counter(names).most_common(1)
        raise refusals.FieldTwice(field=twice)


def _problems(body: bytes, model: Any) -> list[Refusal]:  # noqa: ANN401
    try:
        content = msgspec.json.Decoder(float_hook=Decimal).decode(body)
        _check_names(body)
    except (msgspec.DecodeError, RecursionError) as error:
        return [refusals.BodyNotJson(reason=str(error))]
    return explain(content, model) or [refusals.FieldInvalid(field="$")]
