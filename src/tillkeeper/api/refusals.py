"""The ways the HTTP edge itself says no: before any command was made."""

from tillkeeper.kernel.refusal import Refusal


class BodyNotJson(Refusal):
    """The body is not JSON: {reason}."""

    code = "body-not-json"
    es_py = "El cuerpo no es JSON: {reason}."


class BodyTooLarge(Refusal):
    """The body is larger than {limitBytes} bytes."""

    code = "body-too-large"
    es_py = "El cuerpo supera los {limitBytes} bytes."


class InvalidFields(Refusal):
    """Some fields are not right; errors lists each with its reason."""

    code = "invalid-fields"
    es_py = "Algunos campos no son correctos; errors los detalla."


class UnknownField(Refusal):
    """{field} is not a field of this request."""

    code = "unknown-field"
    es_py = "{field} no es un campo de este pedido."


class FieldMissing(Refusal):
    """{field} is missing."""

    code = "field-missing"
    es_py = "Falta {field}."


class FieldInvalid(Refusal):
    """{field} is not valid: {reason}."""

    code = "field-invalid"
    es_py = "{field} no es válido: {reason}."


class TextTooLong(Refusal):
    """{field} is longer than {limit} characters."""

    code = "text-too-long"
    es_py = "{field} supera los {limit} caracteres."


class NotFound(Refusal):
    """There is nothing here under that name."""

    code = "not-found"
    es_py = "No hay nada acá con ese nombre."


class MethodNotAllowed(Refusal):
    """This address does not take {method}."""

    code = "method-not-allowed"
    es_py = "Esta dirección no acepta {method}."


class RequestMalformed(Refusal):
    """The request could not be read: {reason}."""

    code = "request-malformed"
    es_py = "No se pudo leer el pedido: {reason}."


class IdempotencyKeyMissing(Refusal):
    """This request moves money: send an Idempotency-Key header."""

    code = "idempotency-key-missing"
    es_py = "Este pedido mueve dinero: enviá la cabecera Idempotency-Key."


class IdempotencyKeyInvalid(Refusal):
    """An Idempotency-Key has 8 to 128 letters, digits, hyphens or underscores."""

    code = "idempotency-key-invalid"
    es_py = "La Idempotency-Key lleva de 8 a 128 letras, dígitos, guiones o guiones bajos."


class DatabaseBusy(Refusal):
    """The database can't be reached right now. Nothing was changed that you were not told of."""

    code = "database-unavailable"
    es_py = "No se puede llegar a la base de datos ahora. No cambió nada que no se te haya avisado."
    may_retry = True


class Unexpected(Refusal):
    """Something went wrong on the server. It was logged under {requestId}."""

    code = "internal-error"
    es_py = "Algo salió mal en el servidor. Quedó registrado como {requestId}."


class FeedFull(Refusal):
    """This server already serves as many live feeds as it can. Ask again soon."""

    code = "feed-full"
    es_py = "Este servidor ya atiende tantos canales en vivo como puede. Probá de nuevo en un momento."
    may_retry = True


class FeedStopped(Refusal):
    """The live feed of this server process has stopped: restart it."""

    code = "feed-stopped"
    es_py = "El canal en vivo de este proceso del servidor se detuvo: reinicialo."
