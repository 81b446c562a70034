"""How a route documents its answers: the good one, and the problems it may give."""

from collections.abc import Iterable, Mapping
from typing import Any

from litestar.openapi import ResponseSpec
from litestar.openapi.datastructures import ResponseSpec as Spec

from tillkeeper.api.problems import MEDIA_TYPE
from tillkeeper.api.schemas.problem import Problem

# What the edge itself may answer on any route.
_ALWAYS = (400, 401, 403, 404, 405, 413, 415, 422, 429, 500, 503)


def answers(good: Mapping[int, Any], *, problems: Iterable[int] = ()) -> dict[int, Spec]:
    """Return Litestar's ``responses``: ``good`` by status, and problem documents."""
    documented = {
        status: ResponseSpec(data_container=schema, description="Done.", generate_examples=False)
        for status, schema in good.items()
    }
    for status in (*_ALWAYS, *problems):
        documented.setdefault(
            status,
            ResponseSpec(
                data_container=Problem,
                description="Refused.",
                media_type=MEDIA_TYPE,
                generate_examples=False,
            ),
        )
    return documented
