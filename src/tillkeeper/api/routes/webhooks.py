"""Webhooks: who is told of what, and what came of telling it. For managers."""

from typing import Annotated, Literal

import msgspec
from litestar import Response, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from tillkeeper.api import fields
from tillkeeper.api.permitted import reads, runs
from tillkeeper.api.reply import IdempotencyKey, checked_key, empty_reply, json_response, replay_header, reply
from tillkeeper.api.request import GivenActor, GivenDatabase, GivenRunner, HttpRequest
from tillkeeper.api.routes.documented import answers
from tillkeeper.api.routes.paging import Cursor, Limit
from tillkeeper.api.schemas.webhooks import (
    AddWebhookRequest,
    ChangeWebhookRequest,
    EventTypeList,
    RotateSecretRequest,
    Webhook,
    WebhookDelivery,
    WebhookDeliveryPage,
    WebhookPage,
    WebhookReplayed,
    WebhookStanding,
    WebhookWithSecret,
)
from tillkeeper.api.versions import IfMatch, based_on
from tillkeeper.domains.webhooks import (
    AddWebhook,
    ChangeWebhook,
    DeliveryUnknown,
    RemoveWebhook,
    ReplayDead,
    ReplayDelivery,
    RotateSecret,
    SendTestMessage,
    WebhookUnknown,
    queries,
)
from tillkeeper.journal import Answer
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.permissions import Permission
from tillkeeper.storage.database import Database

_Status = Literal["waiting", "delivered", "dead"]


@get(
    "/api/webhooks",
    responses=answers({200: WebhookPage}),
    summary="Webhooks of the business, oldest first",
    opt=reads(Permission.MANAGE_WEBHOOKS),
)
async def webhooks(
    actor: GivenActor,
    database: GivenDatabase,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the webhooks, without their secrets."""
    return json_response(await queries.webhooks(database, actor, limit=limit, cursor=cursor))


@post(
    "/api/webhooks",
    status_code=201,
    responses=answers({201: WebhookWithSecret}, problems=(409,)),
    summary="Have an address told of what changes from now on",
    opt=runs(AddWebhook),
)
async def add(
    request: HttpRequest,
    data: JSONBody[AddWebhookRequest],
    actor: GivenActor,
    runner: GivenRunner,
    database: GivenDatabase,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Add a webhook; the answer holds the secret that its messages are signed with (Standard Webhooks)."""
    command = AddWebhook(
        url=data.url,
        event_types=tuple(data.event_types),
        description=data.description,
        private_targets=request.app.state.webhook_private_targets,
    )
    answer = await runner.run(command, actor, key=checked_key(idempotency_key))
    return await _with_secret(request, answer, actor, database, 201)


@get(
    "/api/webhooks/event-types",
    responses=answers({200: EventTypeList}),
    summary="Every type of event that a webhook can be told of",
    opt=reads(Permission.MANAGE_WEBHOOKS),
)
async def event_types() -> Response[bytes]:
    """Return the types of the feed, in the order in which people are shown them."""
    return json_response(queries.event_types())


@get(
    "/api/webhooks/{webhook_id:str}",
    responses=answers({200: WebhookStanding}),
    summary="One webhook",
    opt=reads(Permission.MANAGE_WEBHOOKS),
)
async def webhook(webhook_id: FromPath[str], actor: GivenActor, database: GivenDatabase) -> Response[bytes]:
    """Return the webhook, without its secret."""
    return json_response(await queries.webhook(database, actor, fields.id_or(WebhookUnknown(), webhook_id)))


@put(
    "/api/webhooks/{webhook_id:str}",
    responses=answers({200: Webhook}, problems=(409, 428)),
    summary="Change, disable or enable a webhook",
    opt=runs(ChangeWebhook),
)
async def change(
    request: HttpRequest,
    webhook_id: FromPath[str],
    data: JSONBody[ChangeWebhookRequest],
    actor: GivenActor,
    runner: GivenRunner,
    if_match: IfMatch = None,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Change what is given; one that is enabled again is told everything that it missed.

    No version 428, an older one 409 with ``current``.
    """
    command = ChangeWebhook(
        webhook_id=fields.id_or(WebhookUnknown(), webhook_id),
        url=data.url,
        event_types=None if data.event_types is None else tuple(data.event_types),
        description=data.description,
        active=data.active,
        based_on=based_on(data.version, if_match),
        private_targets=request.app.state.webhook_private_targets,
    )
    return reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)))


@post(
    "/api/webhooks/{webhook_id:str}/rotate-secret",
    status_code=200,
    responses=answers({200: WebhookWithSecret}, problems=(409,)),
    summary="Sign with a new secret",
    opt=runs(RotateSecret),
)
async def rotate_secret(
    request: HttpRequest,
    webhook_id: FromPath[str],
    data: JSONBody[RotateSecretRequest],
    actor: GivenActor,
    runner: GivenRunner,
    database: GivenDatabase,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Return the new secret; until ``previousSecretUntil`` each message carries a signature of the old one too."""
    command = RotateSecret(fields.id_or(WebhookUnknown(), webhook_id), data.overlap_seconds)
    answer = await runner.run(command, actor, key=checked_key(idempotency_key))
    return await _with_secret(request, answer, actor, database, 200)


@delete(
    "/api/webhooks/{webhook_id:str}",
    status_code=204,
    responses=answers({204: None}),
    summary="Remove a webhook and its deliveries",
    opt=runs(RemoveWebhook),
)
async def remove(
    request: HttpRequest,
    webhook_id: FromPath[str],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[None]:
    """Tell it nothing more."""
    command = RemoveWebhook(fields.id_or(WebhookUnknown(), webhook_id))
    return empty_reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)))


@post(
    "/api/webhooks/{webhook_id:str}/test",
    status_code=202,
    responses=answers({202: Webhook}),
    summary="Send one message of type webhook.test",
    opt=runs(SendTestMessage),
)
async def send_test(
    request: HttpRequest,
    webhook_id: FromPath[str],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Send it soon; what came of it is among the deliveries."""
    command = SendTestMessage(fields.id_or(WebhookUnknown(), webhook_id))
    return reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)), 202)


@get(
    "/api/webhooks/{webhook_id:str}/deliveries",
    responses=answers({200: WebhookDeliveryPage}),
    summary="What was sent to a webhook, newest first",
    opt=reads(Permission.MANAGE_WEBHOOKS),
)
async def deliveries(
    webhook_id: FromPath[str],
    actor: GivenActor,
    database: GivenDatabase,
    delivery_status: Annotated[_Status | None, QueryParameter(name="status", required=False)] = None,
    limit: Limit = limits.PAGE_DEFAULT,
    cursor: Cursor = None,
) -> Response[bytes]:
    """Return the delivery log; ``status=dead`` lists what nobody will try again by itself."""
    wanted = fields.id_or(WebhookUnknown(), webhook_id)
    page = await queries.deliveries(database, actor, wanted, status=delivery_status, limit=limit, cursor=cursor)
    return json_response(page)


@post(
    "/api/webhooks/{webhook_id:str}/deliveries/{delivery_id:str}/replay",
    status_code=202,
    responses=answers({202: WebhookDelivery}, problems=(409,)),
    summary="Send a delivery once more",
    opt=runs(ReplayDelivery),
)
async def replay(
    request: HttpRequest,
    webhook_id: FromPath[str],
    delivery_id: FromPath[str],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Send it again under the same message id."""
    command = ReplayDelivery(
        fields.id_or(WebhookUnknown(), webhook_id),
        fields.id_or(DeliveryUnknown(), delivery_id),
    )
    return reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)), 202)


@post(
    "/api/webhooks/{webhook_id:str}/deliveries/replay-dead",
    status_code=202,
    responses=answers({202: WebhookReplayed}),
    summary="Send what is dead once more",
    opt=runs(ReplayDead),
)
async def replay_dead(
    request: HttpRequest,
    webhook_id: FromPath[str],
    actor: GivenActor,
    runner: GivenRunner,
    idempotency_key: IdempotencyKey = None,
) -> Response[bytes]:
    """Send the oldest dead deliveries again, at most 1,000; the webhook's ``dead`` says whether some are left."""
    command = ReplayDead(fields.id_or(WebhookUnknown(), webhook_id))
    return reply(request, await runner.run(command, actor, key=checked_key(idempotency_key)), 202)


async def _with_secret(
    request: HttpRequest, answer: Answer, actor: Actor, database: Database, status: int
) -> Response[bytes]:
    """Return the answer with the secret that it made, also when asked again (EV-1); the journal never holds it."""
    if answer.refusal is not None:
        return reply(request, answer)
    document = msgspec.json.decode(answer.document)
    webhook_id = fields.id_or(WebhookUnknown(), document["id"])
    document["secret"] = await queries.secret(database, actor, webhook_id, document["version"])
    return json_response(msgspec.json.encode(document).decode(), status, replay_header(answer))


HANDLERS = [
    webhooks,
    add,
    event_types,
    webhook,
    change,
    rotate_secret,
    remove,
    send_test,
    deliveries,
    replay,
    replay_dead,
]
