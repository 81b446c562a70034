"""The ways webhooks say no."""

from tillkeeper.kernel.refusal import Refusal


class WebhookUnknown(Refusal):
    """There is no such webhook in this business."""

    code = "webhook-unknown"
    es_py = "No hay un webhook así en este negocio."


class DeliveryUnknown(Refusal):
    """This webhook has no such delivery."""

    code = "webhook-delivery-unknown"
    es_py = "Este webhook no tiene un envío así."


class DeliveryNotOver(Refusal):
    """This delivery is still being tried; nothing to send again yet."""

    code = "webhook-delivery-waiting"
    es_py = "Este envío todavía se está intentando; no hay nada que reenviar."


class WebhookUrlInvalid(Refusal):
    """{url} is not an address to send to: http or https, a host, and no user name or password in it."""

    code = "webhook-url-invalid"
    es_py = "{url} no es una dirección a la que enviar: http o https, un servidor, y sin usuario ni contraseña."


class WebhookTargetForbidden(Refusal):
    """{host} is inside this machine or its network. Whoever runs the server can allow such targets."""

    code = "webhook-target-forbidden"
    es_py = "{host} está dentro de esta máquina o de su red. Quien administra el servidor puede permitir esos destinos."


class EventTypeInvalid(Refusal):
    """{eventType} is not a type of event."""

    code = "webhook-event-type-invalid"
    es_py = "{eventType} no es un tipo de evento."


class SecretStillReplaced(Refusal):
    """The secret before this one still signs too; another now would stop it early. Stop the old one at once, or wait.

    ``until`` says how long it signs.
    """

    code = "webhook-secret-still-replaced"
    es_py = "El secreto anterior todavía firma; otro ahora lo cortaría antes. Cortá el anterior ya, o esperá."
    also = frozenset({"until"})


class WebhooksTooMany(Refusal):
    """A business has at most {limit} webhooks."""

    code = "webhooks-too-many"
    es_py = "Un negocio tiene como máximo {limit} webhooks."
