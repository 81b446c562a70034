"""Refusals as problem documents (RFC 9457), and the one table of their statuses."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

import msgspec
from litestar import Response

from tillkeeper.api.actions import actions_for
from tillkeeper.api.request import HttpRequest
from tillkeeper.api.words import spoken_amount, spoken_decimal, title
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.refusal import Refusal

MEDIA_TYPE = "application/problem+json"
MEMBERS: Final = frozenset({"type", "title", "status", "code", "detail", "actions", "instance", "errors"})
"""What every problem document says of itself. A refusal's own field of such a name would be lost: a law test looks."""

# Refusal code -> HTTP status. A test holds it complete: every refusal is here.
STATUS: Mapping[str, HTTPStatus] = {
    "amount-negative": HTTPStatus.UNPROCESSABLE_ENTITY,
    "amount-not-a-number": HTTPStatus.UNPROCESSABLE_ENTITY,
    "amount-too-large": HTTPStatus.UNPROCESSABLE_ENTITY,
    "amount-too-precise": HTTPStatus.UNPROCESSABLE_ENTITY,
    "approval-by-oneself": HTTPStatus.FORBIDDEN,
    # Not 401: the caller's own credential is good.
    "approval-failed": HTTPStatus.FORBIDDEN,
    "approval-too-early": HTTPStatus.UNPROCESSABLE_ENTITY,
    "approver-not-permitted": HTTPStatus.FORBIDDEN,
    "asker-gone": HTTPStatus.CONFLICT,
    "barcode-damaged": HTTPStatus.UNPROCESSABLE_ENTITY,
    "barcode-repeated": HTTPStatus.UNPROCESSABLE_ENTITY,
    "body-not-json": HTTPStatus.BAD_REQUEST,
    "cancel-past-limit": HTTPStatus.UNPROCESSABLE_ENTITY,
    "content-type-not-json": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "decimal-sign-other": HTTPStatus.UNPROCESSABLE_ENTITY,
    "discount-past-limit": HTTPStatus.UNPROCESSABLE_ENTITY,
    "field-twice": HTTPStatus.UNPROCESSABLE_ENTITY,
    "body-too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "business-required": HTTPStatus.UNPROCESSABLE_ENTITY,
    "business-there": HTTPStatus.CONFLICT,
    "cell-missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "cell-not-text": HTTPStatus.UNPROCESSABLE_ENTITY,
    "cell-not-yes-or-no": HTTPStatus.UNPROCESSABLE_ENTITY,
    "cell-too-long": HTTPStatus.UNPROCESSABLE_ENTITY,
    "claim-not-yours": HTTPStatus.FORBIDDEN,
    "claim-request-answered": HTTPStatus.CONFLICT,
    "claim-request-unknown": HTTPStatus.NOT_FOUND,
    "code-malformed": HTTPStatus.UNPROCESSABLE_ENTITY,
    "country-unknown": HTTPStatus.UNPROCESSABLE_ENTITY,
    "currency-unknown": HTTPStatus.UNPROCESSABLE_ENTITY,
    "language-unknown": HTTPStatus.UNPROCESSABLE_ENTITY,
    "location-code-malformed": HTTPStatus.UNPROCESSABLE_ENTITY,
    "name-malformed": HTTPStatus.UNPROCESSABLE_ENTITY,
    "options-missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "yes-or-no": HTTPStatus.UNPROCESSABLE_ENTITY,
    "password-too-short": HTTPStatus.UNPROCESSABLE_ENTITY,
    "time-zone-unknown": HTTPStatus.UNPROCESSABLE_ENTITY,
    "username-malformed": HTTPStatus.UNPROCESSABLE_ENTITY,
    "count-missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "count-outdated": HTTPStatus.CONFLICT,
    "counts-differ": HTTPStatus.UNPROCESSABLE_ENTITY,
    "credential-invalid": HTTPStatus.UNAUTHORIZED,
    "credential-missing": HTTPStatus.UNAUTHORIZED,
    "csrf-token-mismatch": HTTPStatus.FORBIDDEN,
    "cursor-invalid": HTTPStatus.UNPROCESSABLE_ENTITY,
    "database-busy": HTTPStatus.SERVICE_UNAVAILABLE,
    "database-full": HTTPStatus.SERVICE_UNAVAILABLE,
    "database-read-only": HTTPStatus.SERVICE_UNAVAILABLE,
    "database-unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
    "denomination-zero": HTTPStatus.UNPROCESSABLE_ENTITY,
    "denominations-invalid": HTTPStatus.UNPROCESSABLE_ENTITY,
    "discount-ambiguous": HTTPStatus.UNPROCESSABLE_ENTITY,
    "feed-full": HTTPStatus.SERVICE_UNAVAILABLE,
    "feed-stopped": HTTPStatus.SERVICE_UNAVAILABLE,
    "feed-streams-too-many": HTTPStatus.TOO_MANY_REQUESTS,
    "field-invalid": HTTPStatus.UNPROCESSABLE_ENTITY,
    "field-missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "field-not-a-list": HTTPStatus.UNPROCESSABLE_ENTITY,
    "field-not-a-whole-number": HTTPStatus.UNPROCESSABLE_ENTITY,
    "field-not-an-object": HTTPStatus.UNPROCESSABLE_ENTITY,
    "field-not-one-of": HTTPStatus.UNPROCESSABLE_ENTITY,
    "field-not-text": HTTPStatus.UNPROCESSABLE_ENTITY,
    "field-not-true-or-false": HTTPStatus.UNPROCESSABLE_ENTITY,
    "head-too-large": HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    "host-unknown": HTTPStatus.MISDIRECTED_REQUEST,
    "idempotency-key-invalid": HTTPStatus.UNPROCESSABLE_ENTITY,
    "idempotency-key-missing": HTTPStatus.PRECONDITION_REQUIRED,
    "idempotency-key-reused": HTTPStatus.UNPROCESSABLE_ENTITY,
    "identity-mismatch": HTTPStatus.FORBIDDEN,
    "if-match-unreadable": HTTPStatus.UNPROCESSABLE_ENTITY,
    "internal-error": HTTPStatus.INTERNAL_SERVER_ERROR,
    "invalid-fields": HTTPStatus.UNPROCESSABLE_ENTITY,
    "line-id-twice": HTTPStatus.UNPROCESSABLE_ENTITY,
    "list-column-repeated": HTTPStatus.UNPROCESSABLE_ENTITY,
    "list-empty": HTTPStatus.UNPROCESSABLE_ENTITY,
    "list-format-unknown": HTTPStatus.UNPROCESSABLE_ENTITY,
    "list-length": HTTPStatus.UNPROCESSABLE_ENTITY,
    "list-not-text": HTTPStatus.UNPROCESSABLE_ENTITY,
    "list-rows-refused": HTTPStatus.UNPROCESSABLE_ENTITY,
    "list-separator-other": HTTPStatus.UNPROCESSABLE_ENTITY,
    "list-too-large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "location-unknown": HTTPStatus.UNPROCESSABLE_ENTITY,
    "method-not-allowed": HTTPStatus.METHOD_NOT_ALLOWED,
    "name-without-letters": HTTPStatus.UNPROCESSABLE_ENTITY,
    "not-found": HTTPStatus.NOT_FOUND,
    "not-permitted": HTTPStatus.FORBIDDEN,
    "nothing-to-approve": HTTPStatus.CONFLICT,
    "number-ambiguous": HTTPStatus.UNPROCESSABLE_ENTITY,
    "number-out-of-range": HTTPStatus.UNPROCESSABLE_ENTITY,
    "number-too-precise": HTTPStatus.UNPROCESSABLE_ENTITY,
    "number-unreadable": HTTPStatus.UNPROCESSABLE_ENTITY,
    "open-item-past-limit": HTTPStatus.UNPROCESSABLE_ENTITY,
    "operation-id-reused": HTTPStatus.UNPROCESSABLE_ENTITY,
    "not-utf8": HTTPStatus.UNPROCESSABLE_ENTITY,
    "order-claimed": HTTPStatus.LOCKED,
    "order-empty": HTTPStatus.UNPROCESSABLE_ENTITY,
    "order-into-itself": HTTPStatus.UNPROCESSABLE_ENTITY,
    "order-line-exists": HTTPStatus.CONFLICT,
    "order-line-too-small": HTTPStatus.UNPROCESSABLE_ENTITY,
    "order-line-unknown": HTTPStatus.UNPROCESSABLE_ENTITY,
    "order-not-held": HTTPStatus.CONFLICT,
    "order-not-open": HTTPStatus.CONFLICT,
    "order-place-needed": HTTPStatus.UNPROCESSABLE_ENTITY,
    "order-session-not-active": HTTPStatus.CONFLICT,
    "order-session-unknown": HTTPStatus.NOT_FOUND,
    "order-too-long": HTTPStatus.UNPROCESSABLE_ENTITY,
    "order-total-mismatch": HTTPStatus.CONFLICT,
    "order-total-too-large": HTTPStatus.UNPROCESSABLE_ENTITY,
    "order-unknown": HTTPStatus.NOT_FOUND,
    "payment-too-high": HTTPStatus.UNPROCESSABLE_ENTITY,
    "payment-too-low": HTTPStatus.UNPROCESSABLE_ENTITY,
    "pin-guessable": HTTPStatus.UNPROCESSABLE_ENTITY,
    "pin-unfit": HTTPStatus.UNPROCESSABLE_ENTITY,
    "position-unknown": HTTPStatus.GONE,
    "price-past-limit": HTTPStatus.UNPROCESSABLE_ENTITY,
    "program-name-malformed": HTTPStatus.UNPROCESSABLE_ENTITY,
    "program-otherwise": HTTPStatus.CONFLICT,
    "program-without-drawer": HTTPStatus.FORBIDDEN,
    "token-end-past": HTTPStatus.UNPROCESSABLE_ENTITY,
    "token-not-signed-out": HTTPStatus.FORBIDDEN,
    "token-unknown": HTTPStatus.NOT_FOUND,
    "product-code-taken": HTTPStatus.CONFLICT,
    "barcode-taken": HTTPStatus.CONFLICT,
    "product-unknown": HTTPStatus.UNPROCESSABLE_ENTITY,
    "profile-mismatch": HTTPStatus.CONFLICT,
    "pepper-mismatch": HTTPStatus.SERVICE_UNAVAILABLE,
    "profile-unknown": HTTPStatus.UNPROCESSABLE_ENTITY,
    "register-elsewhere": HTTPStatus.UNPROCESSABLE_ENTITY,
    "register-in-use": HTTPStatus.CONFLICT,
    "register-needed": HTTPStatus.UNPROCESSABLE_ENTITY,
    "register-unknown": HTTPStatus.NOT_FOUND,
    "request-malformed": HTTPStatus.BAD_REQUEST,
    "request-too-slow": HTTPStatus.REQUEST_TIMEOUT,
    "row-ambiguous": HTTPStatus.UNPROCESSABLE_ENTITY,
    "stock-number-shared": HTTPStatus.UNPROCESSABLE_ENTITY,
    "row-broken": HTTPStatus.UNPROCESSABLE_ENTITY,
    "row-repeated": HTTPStatus.UNPROCESSABLE_ENTITY,
    "row-too-wide": HTTPStatus.UNPROCESSABLE_ENTITY,
    "schema-mismatch": HTTPStatus.SERVICE_UNAVAILABLE,
    "sent-by-another-site": HTTPStatus.FORBIDDEN,
    "server-stopping": HTTPStatus.SERVICE_UNAVAILABLE,
    "session-already-open": HTTPStatus.CONFLICT,
    "session-closed": HTTPStatus.CONFLICT,
    "session-ended": HTTPStatus.CONFLICT,
    "session-not-closed": HTTPStatus.CONFLICT,
    "session-not-open": HTTPStatus.CONFLICT,
    "session-not-yours": HTTPStatus.FORBIDDEN,
    "session-unknown": HTTPStatus.NOT_FOUND,
    "sign-in-failed": HTTPStatus.UNAUTHORIZED,
    "sign-in-throttled": HTTPStatus.TOO_MANY_REQUESTS,
    "sign-in-unknown": HTTPStatus.NOT_FOUND,
    "sign-ins-waiting": HTTPStatus.SERVICE_UNAVAILABLE,
    "stale-claim": HTTPStatus.CONFLICT,
    "take-over-not-permitted": HTTPStatus.FORBIDDEN,
    "standby-silent": HTTPStatus.SERVICE_UNAVAILABLE,
    "target-too-long": HTTPStatus.REQUEST_URI_TOO_LONG,
    "tax-past-limit": HTTPStatus.UNPROCESSABLE_ENTITY,
    "tax-rate-unreadable": HTTPStatus.UNPROCESSABLE_ENTITY,
    "tender-not-accepted": HTTPStatus.UNPROCESSABLE_ENTITY,
    "tendered-not-cash": HTTPStatus.UNPROCESSABLE_ENTITY,
    "tendered-unlikely": HTTPStatus.UNPROCESSABLE_ENTITY,
    "text-blank": HTTPStatus.UNPROCESSABLE_ENTITY,
    "text-not-allowed": HTTPStatus.UNPROCESSABLE_ENTITY,
    "text-too-long": HTTPStatus.UNPROCESSABLE_ENTITY,
    "text-too-short": HTTPStatus.UNPROCESSABLE_ENTITY,
    "total-missing": HTTPStatus.PRECONDITION_REQUIRED,
    "transaction-unknown": HTTPStatus.NOT_FOUND,
    "parameter-twice": HTTPStatus.UNPROCESSABLE_ENTITY,
    "password-and-pin": HTTPStatus.UNPROCESSABLE_ENTITY,
    "content-encoding-unknown": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "variant-missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "variant-unknown": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown-parameter": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown-field": HTTPStatus.UNPROCESSABLE_ENTITY,
    "variant-repeated": HTTPStatus.UNPROCESSABLE_ENTITY,
    "variants-too-many": HTTPStatus.UNPROCESSABLE_ENTITY,
    "version-missing": HTTPStatus.PRECONDITION_REQUIRED,
    "version-stale": HTTPStatus.CONFLICT,
    "webhook-delivery-unknown": HTTPStatus.NOT_FOUND,
    "webhook-delivery-waiting": HTTPStatus.CONFLICT,
    "webhook-event-type-invalid": HTTPStatus.UNPROCESSABLE_ENTITY,
    "webhook-secret-still-replaced": HTTPStatus.CONFLICT,
    "webhook-target-forbidden": HTTPStatus.UNPROCESSABLE_ENTITY,
    "webhook-unknown": HTTPStatus.NOT_FOUND,
    "webhook-url-invalid": HTTPStatus.UNPROCESSABLE_ENTITY,
    "webhooks-too-many": HTTPStatus.CONFLICT,
}

# When to ask again: a lock passes in a moment, a disk or a standby needs a person.
_RETRY_AFTER_SECONDS: Mapping[str, str] = {
    "standby-silent": "5",
    "database-busy": "1",
    "sign-ins-waiting": "1",
    "database-full": "5",
    "database-read-only": "1",
    "database-unavailable": "1",
    "schema-mismatch": "5",
    "pepper-mismatch": "5",
}

# A write on an order that somebody holds is locked (423); a claim of it lost a race.
LOST: Mapping[str, HTTPStatus] = {"order-claimed": HTTPStatus.CONFLICT}


def language_of(request: HttpRequest) -> str:
    """Return the language of the sentences: ``Accept-Language``, else the actor's, else ``en``."""
    wanted = request.headers.get("accept-language")
    if wanted:
        return preferred_language(wanted)
    actor = request.scope.get("user")
    return "en" if actor is None else actor.language


def preferred_language(accept_language: str) -> str:
    """Return ``es-PY`` when the header prefers any Spanish to English, else ``en``."""
    best, best_weight = "en", 0.0
    for part in accept_language.split(","):
        tag, _, parameter = part.strip().partition(";")
        match = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", parameter) if parameter else None
        weight = float(match.group(1)) if match else 1.0
        family = tag.split("-", 1)[0].lower()
        if family in {"en", "es"} and weight > best_weight:
            best, best_weight = ("es-PY" if family == "es" else "en"), weight
    return best


def sentence(refusal: Refusal, language: str, actor: Actor | None = None) -> str:
    """Return the refusal's sentence for the person, in their language."""
    template = refusal.es_py if language == "es-PY" else refusal.english()
    fields = dict(refusal.fields)
    if actor is not None:
        for name in refusal.amounts & fields.keys():
            fields[name] = spoken_amount(str(fields[name]), actor.currency, language)
    for name in refusal.decimals & fields.keys():
        fields[name] = spoken_decimal(str(fields[name]), language)
    return template.format(**fields)


def problem_document(
    refusal: Refusal, language: str, actions: list[dict[str, str]], *, status: HTTPStatus, actor: Actor | None
) -> dict[str, object]:
    """Return ``{type, title, status, code, detail, actions, …fields}``."""
    fields = dict(refusal.fields)
    errors = fields.pop("errors", None)
    document: dict[str, object] = {
        **fields,
        "type": f"urn:tillkeeper:problem:{refusal.code}",
        "title": title(status, language),
        "status": status.value,
        "code": refusal.code,
        "detail": sentence(refusal, language, actor),
        "actions": actions,
    }
    if isinstance(errors, list):
        document["errors"] = [
            {"code": error.code, "detail": sentence(error, language), **error.fields} for error in errors
        ]
    return document


def problem_response(
    request: HttpRequest,
    refusal: Refusal,
    *,
    headers: Mapping[str, str] | None = None,
    status: HTTPStatus | None = None,
) -> Response[bytes]:
    """Return the refusal as a response, with what HTTP adds to some of them.

    ``status`` is another one than the table's, where a route's contract says so.
    """
    status = status or STATUS[refusal.code]
    language = language_of(request)
    extra = dict(headers or {})
    extra["Content-Language"] = language
    if refusal.code == "sign-in-throttled":
        extra["Retry-After"] = str(refusal.fields["retryAfterSeconds"])
    if refusal.code in _RETRY_AFTER_SECONDS:
        extra["Retry-After"] = _RETRY_AFTER_SECONDS[refusal.code]
    if status is HTTPStatus.UNAUTHORIZED:
        extra["WWW-Authenticate"] = "Bearer"
    document = problem_document(
        refusal,
        language,
        actions_for(request, refusal, language),
        status=status,
        actor=request.scope.get("user"),
    )
    return Response(
        content=msgspec.json.encode(document),
        status_code=status.value,
        media_type=MEDIA_TYPE,
        headers=extra,
    )
