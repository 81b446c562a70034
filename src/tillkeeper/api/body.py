"""Request bodies: decoded exactly, refused precisely.

Amounts are decoded from the bytes as written; a float in between would accept 200.001 as
200.00 somewhere. A body that does not fit is walked again, field by field, so that the
refusal names every wrong field and not only the first.
"""

from collections.abc import Generator
from decimal import Decimal
from typing import Any, TypeVar, get_args, get_origin

import msgspec
from litestar._openapi.schema_generation import SchemaCreator
from litestar.dto import AbstractDTO
from litestar.dto.data_structures import DTOFieldDefinition
from litestar.openapi.spec import Reference, Schema
from litestar.typing import FieldDefinition

from tillkeeper.api import refusals
from tillkeeper.kernel.money import AmountNotANumber
from tillkeeper.kernel.refusal import Refusal

T = TypeVar("T")


class ExactBody(AbstractDTO[T]):
    """Decodes a handler's ``data`` with msgspec from the raw bytes; set on the whole app."""

    def decode_bytes(self, value: bytes) -> Any:  # noqa: ANN401 - as the base class
        """Return the body as the handler's type, or raise the refusal that says why not."""
        field = self.asgi_connection.route_handler.parsed_data_field
        return decode_body(value, field.annotation)

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
    ``amount-not-a-number``, …); with several ``invalid-fields`` listing them.
    """
    try:
        return msgspec.json.decode(body or b"{}", type=model)
    except msgspec.ValidationError as error:
        problems = explain(body or b"{}", model, error)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise refusals.BodyNotJson(reason=str(error)) from None
    if len(problems) == 1:
        raise problems[0]
    raise refusals.InvalidFields(errors=problems)


def explain(body: bytes, model: Any, first: msgspec.ValidationError) -> list[Refusal]:  # noqa: ANN401
    """Return every reason why ``body`` is not a ``model``, in the order of its fields."""
    try:
        content = msgspec.json.Decoder(float_hook=Decimal).decode(body)
    except msgspec.DecodeError as error:
        return [refusals.BodyNotJson(reason=str(error))]
    found = list(_walk(content, model, "$"))
    return found or [refusals.FieldInvalid(field="$", reason=str(first))]


def _walk(content: object, model: Any, path: str) -> Generator[Refusal, None, None]:  # noqa: ANN401
    try:
        msgspec.convert(content, type=model)
    except msgspec.ValidationError as error:
        reason = str(error)
    else:
        return
    for shape in _alternatives(model):
        if _is_struct(shape) and isinstance(content, dict):
            yield from _walk_struct(content, shape, path)
            return
        if get_origin(shape) is list and isinstance(content, list):
            item_type = get_args(shape)[0]
            nested = [
                problem for index, item in enumerate(content) for problem in _walk(item, item_type, f"{path}[{index}]")
            ]
            if nested:
                yield from nested
                return
    yield _leaf(content, model, path, reason)


def _walk_struct(
    content: dict[str, object],
    shape: Any,  # noqa: ANN401
    path: str,
) -> Generator[Refusal, None, None]:
    tag = shape.__struct_config__.tag_field
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    for name in content:
        if name not in fields and name != tag:
            yield refusals.UnknownField(field=f"{path}.{name}")
    for name, field in fields.items():
        if name in content:
            yield from _walk(content[name], field.type, f"{path}.{name}")
        elif field.required:
            yield refusals.FieldMissing(field=f"{path}.{name}")


def _alternatives(model: Any) -> list[Any]:  # noqa: ANN401
    origin = get_origin(model)
    if hasattr(model, "__metadata__"):
        return _alternatives(get_args(model)[0])
    if origin is None or origin in {list, dict, tuple}:
        return [model]
    return [inner for part in get_args(model) for inner in _alternatives(part)]


def _is_struct(shape: Any) -> bool:  # noqa: ANN401
    return isinstance(shape, type) and issubclass(shape, msgspec.Struct)


def _leaf(content: object, model: Any, path: str, reason: str) -> Refusal:  # noqa: ANN401
    if Decimal in _alternatives(model):
        return AmountNotANumber(field=path)
    if isinstance(content, str):
        for part in get_args(model) if not hasattr(model, "__metadata__") else (model,):
            for meta in getattr(part, "__metadata__", ()):
                limit = getattr(meta, "max_length", None)
                if limit is not None and len(content) > limit:
                    return refusals.TextTooLong(field=path, limit=limit)
    return refusals.FieldInvalid(field=path, reason=reason.split(" - at ", 1)[0])
