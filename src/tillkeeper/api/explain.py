"""Says what is wrong with a body that did not fit: every field, in words for a person.

Walks the content beside the shape that it should have had. It decides nothing: msgspec
has refused already, and whatever this finds no words for is ``field-invalid``.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from msgspec import inspect

from tillkeeper.api import refusals
from tillkeeper.api.schemas.base import DECIMAL_PATTERN, SAYS_SOMETHING
from tillkeeper.kernel.money import AmountNegative, AmountNotANumber
from tillkeeper.kernel.refusal import Refusal

# What each shape is called in a refusal; the sentence's word comes from refusals.KINDS.
_KINDS: Final[dict[type[inspect.Type], str]] = {
    inspect.StrType: "text",
    inspect.LiteralType: "text",
    inspect.IntType: "whole-number",
    inspect.BoolType: "yes-or-no",
    inspect.ListType: "list",
    inspect.StructType: "object",
}

PLAIN_DECIMAL: Final = re.compile(DECIMAL_PATTERN)
# "-0" is no amount, though it is not less than one; every other minus is the amount's own to refuse.
_BELOW_ZERO: Final = re.compile(r"-[0-9]+(\.[0-9]+)?")


def explain(content: object, model: Any, path: str = "$") -> list[Refusal]:  # noqa: ANN401 - any msgspec type
    """Return every reason why ``content`` (decoded JSON, exact numbers) at ``path`` is not a ``model``."""
    return list(_walk(content, inspect.type_info(model), path))


def _walk(content: object, shape: inspect.Type, path: str) -> Iterator[Refusal]:
    options = _options(shape)
    match content:
        case dict():
            structs = [option for option in options if isinstance(option, inspect.StructType)]
            yield from _walk_object(content, structs, options, path)
        case list():
            lists = [option for option in options if isinstance(option, inspect.ListType)]
            yield from _walk_list(content, lists, options, path)
        case _:
            yield from _leaf(content, options, path)


def _options(shape: inspect.Type) -> tuple[inspect.Type, ...]:
    if isinstance(shape, inspect.Metadata):
        return _options(shape.type)
    if isinstance(shape, inspect.UnionType):
        return tuple(inner for part in shape.types for inner in _options(part))
    return (shape,)


def _walk_object(
    content: dict[str, object],
    structs: list[inspect.StructType],
    options: tuple[inspect.Type, ...],
    path: str,
) -> Iterator[Refusal]:
    if not structs:
        yield _wrong_kind(options, path)
        return
    struct = structs[0]
    tag_field = struct.tag_field
    if tag_field is not None:
        tags = {str(one.tag): one for one in structs}
        tag = content.get(tag_field)
        if not isinstance(tag, str) or tag not in tags:
            yield refusals.NotOneOf(field=f"{path}.{tag_field}", allowed=", ".join(sorted(tags)))
            return
        struct = tags[tag]
    fields = {field.encode_name: field for field in struct.fields}
    for name in content:
        if name not in fields and name != tag_field:
            yield refusals.UnknownField(field=f"{path}.{name}")
    for name, field in fields.items():
        if name in content:
            yield from _walk(content[name], field.type, f"{path}.{name}")
        elif field.required:
            yield refusals.FieldMissing(field=f"{path}.{name}")


def _walk_list(
    content: list[object],
    lists: list[inspect.ListType],
    options: tuple[inspect.Type, ...],
    path: str,
) -> Iterator[Refusal]:
    if not lists:
        yield _wrong_kind(options, path)
        return
    shape = lists[0]
    least, most = shape.min_length or 0, shape.max_length
    if len(content) < least or (most is not None and len(content) > most):
        yield refusals.ListLength(field=path, least=least, most=most)
        return
    for index, item in enumerate(content):
        yield from _walk(item, shape.item_type, f"{path}[{index}]")


def _leaf(content: object, options: tuple[inspect.Type, ...], path: str) -> Iterator[Refusal]:
    by_kind = {type(option): option for option in options}
    if content is None and inspect.NoneType in by_kind:
        return
    if inspect.DecimalType in by_kind:
        yield from _decimal(content, path)
        return
    match content:
        case bool() if inspect.BoolType in by_kind:
            return
        case int() if not isinstance(content, bool) and inspect.IntType in by_kind:
            yield from _number(content, by_kind[inspect.IntType], path)
        case str() if inspect.LiteralType in by_kind:
            yield from _literal(content, by_kind[inspect.LiteralType], path)
        case str() if inspect.StrType in by_kind:
            yield from _text(content, by_kind[inspect.StrType], path)
        case _ if inspect.AnyType not in by_kind:
            yield _wrong_kind(options, path)


def _decimal(content: object, path: str) -> Iterator[Refusal]:
    if isinstance(content, str):
        below_zero = _BELOW_ZERO.fullmatch(content) is not None
        if below_zero and not Decimal(content):
            yield AmountNegative(field=path)
        if below_zero or PLAIN_DECIMAL.fullmatch(content):
            return
    elif isinstance(content, int | Decimal) and not isinstance(content, bool) and not Decimal(content).is_nan():
        return
    yield AmountNotANumber(field=path)


def _number(content: int, shape: Any, path: str) -> Iterator[Refusal]:  # noqa: ANN401 - any type that msgspec decodes
    if (shape.ge is not None and content < shape.ge) or (shape.le is not None and content > shape.le):
        yield refusals.NumberOutOfRange(field=path, least=str(shape.ge), most=str(shape.le))


def _literal(content: str, shape: Any, path: str) -> Iterator[Refusal]:  # noqa: ANN401 - any type that msgspec decodes
    if content not in shape.values:
        yield refusals.NotOneOf(field=path, allowed=", ".join(map(str, shape.values)))


def _text(content: str, shape: Any, path: str) -> Iterator[Refusal]:  # noqa: ANN401 - any type that msgspec decodes
    if shape.max_length is not None and len(content) > shape.max_length:
        yield refusals.TextTooLong(field=path, limit=shape.max_length)
    elif shape.min_length is not None and len(content) < shape.min_length:
        yield refusals.TextTooShort(field=path, limit=shape.min_length)
    elif shape.pattern == SAYS_SOMETHING and not content.strip():
        yield refusals.TextBlank(field=path)
    elif shape.pattern is not None and re.search(shape.pattern, content) is None:
        yield refusals.TextNotAllowed(field=path)


def _wrong_kind(options: tuple[inspect.Type, ...], path: str) -> Refusal:
    kinds = [_KINDS[type(option)] for option in options if type(option) in _KINDS]
    if not kinds:
        return refusals.FieldInvalid(field=path)
    return refusals.KINDS[kinds[0]](field=path)
