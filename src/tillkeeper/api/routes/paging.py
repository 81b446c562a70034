"""``limit`` and ``cursor`` of every list."""

from typing import Annotated

from litestar.params import QueryParameter

from tillkeeper.api.schemas.base import TEXT
from tillkeeper.kernel import limits

Limit = Annotated[int, QueryParameter(name="limit", ge=1, le=limits.PAGE_MAX, required=False)]
Cursor = Annotated[
    str | None,
    QueryParameter(name="cursor", max_length=limits.CODE_LENGTH_MAX * 4, pattern=TEXT, required=False),
]
