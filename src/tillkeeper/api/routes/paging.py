"""``limit`` and ``cursor`` of every list."""

from typing import Annotated

from litestar.params import Parameter

from tillkeeper.kernel import limits

Limit = Annotated[int, Parameter(query="limit", ge=1, le=limits.PAGE_MAX, required=False)]
Cursor = Annotated[
    str | None,
    Parameter(query="cursor", max_length=limits.CODE_LENGTH_MAX * 4, required=False),
]
