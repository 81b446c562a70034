"""From a runner's answer to a response."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any

import msgspec
from litestar import Response
from litestar.params import HeaderParameter

from tillkeeper.api.problems import problem_response
from tillkeeper.api.refusals import IdempotencyKeyInvalid, IdempotencyKeyMissing
from tillkeeper.api.request import HttpRequest
from tillkeeper.journal import Answer
from tillkeeper.kernel import limits

_KEY = re.compile(rf"[A-Za-z0-9_-]{{{limits.IDEMPOTENCY_KEY_LENGTH_MIN},{limits.IDEMPOTENCY_KEY_LENGTH_MAX}}}")


IdempotencyKey = Annotated[
    str | None,
    HeaderParameter(
        name="Idempotency-Key",
        required=False,
        description="8 to 128 of A-Z a-z 0-9 _ -. The same key with the same request"
        " returns the same answer, marked Idempotent-Replay: true.",
    ),
]


NEEDS_KEY = "needs_key"
"""Option of a route: it moves money, and is asked for with an Idempotency-Key or not at all (``required_key``)."""


def checked_key(key: str | None) -> str | None:
    """Return the key, or None when none was sent. Refusal: ``idempotency-key-invalid``."""
    if key is not None and not _KEY.fullmatch(key):
        raise IdempotencyKeyInvalid
    return key


def required_key(key: str | None) -> str:
    """Return the key. Refusals: ``idempotency-key-missing``, ``idempotency-key-invalid``."""
    checked = checked_key(key)
    if checked is None:
        raise IdempotencyKeyMissing
    return checked


def replay_header(answer: Answer) -> dict[str, str]:
    """Return the header that marks an answer as the remembered one (EV-1)."""
    return {"Idempotent-Replay": "true"} if answer.replayed else {}


def reply(
    request: HttpRequest,
    answer: Answer,
    statuses: Mapping[str, int] | int = 200,
    *,
    refused: Mapping[str, HTTPStatus] | None = None,
) -> Response[bytes]:
    """Return ``answer`` as a response; ``statuses`` gives the status of each outcome.

    ``refused`` gives refusals another status than the table does, where a route's
    contract says so.
    """
    headers = replay_header(answer)
    if answer.refusal is not None:
        return problem_response(
            request, answer.refusal, headers=headers, status=(refused or {}).get(answer.refusal.code)
        )
    status = statuses if isinstance(statuses, int) else statuses.get(answer.outcome, 200)
    return json_response(answer.document, status, headers)


def empty_reply(request: HttpRequest, answer: Answer) -> Response[Any]:
    """Return 204 for what was done, else the refusal."""
    if answer.refusal is not None:
        return reply(request, answer)
    return Response(content=None, status_code=HTTPStatus.NO_CONTENT, headers=replay_header(answer))


def with_member(document: str, name: str, value: object) -> str:
    """Return the JSON object ``document`` with one more member at its end; the rest is not read."""
    return f'{document.rstrip()[:-1]}, "{name}": {msgspec.json.encode(value).decode()}}}'


def json_response(document: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response[bytes]:
    """Return a document that is JSON already, as the database made it."""
    return Response(
        content=document.encode(),
        status_code=status,
        media_type="application/json",
        headers=dict(headers or {}),
    )
