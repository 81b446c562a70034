"""The request as every route and edge function of this API has it."""

from typing import Any

from litestar import Request
from litestar.datastructures import State

HttpRequest = Request[Any, Any, State]
