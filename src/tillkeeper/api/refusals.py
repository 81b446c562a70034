"""The ways the HTTP edge itself says no: before any command was made."""

from tillkeeper.kernel.refusal import Refusal


class BodyNotJson(Refusal):
    """The body is not JSON; reason says where it stops being it."""

    code = "body-not-json"
    es_py = "El cuerpo no es JSON; reason indica dónde deja de serlo."


class BodyTooLarge(Refusal):
    """The body is larger than {limitBytes} bytes."""

    code = "body-too-large"
    es_py = "El cuerpo supera los {limitBytes} bytes."


class BodyNotSaidJson(Refusal):
    """The body must be JSON, said to be so: Content-Type: application/json."""

    code = "content-type-not-json"
    es_py = "El cuerpo debe ser JSON y decirlo: Content-Type: application/json."


class FieldTwice(Refusal):
    """{field} is there twice in one object: it is not clear which is meant."""

    code = "field-twice"
    es_py = "{field} está dos veces en un mismo objeto: no queda claro cuál vale."


class InvalidFields(Refusal):
    """Some fields are not right; errors lists each with its reason."""

    code = "invalid-fields"
    es_py = "Algunos campos no son correctos; errors los detalla."


class UnknownField(Refusal):
    """{field} is not a field of this request."""

    code = "unknown-field"
    es_py = "{field} no es un campo de esta solicitud."


class FieldMissing(Refusal):
    """{field} is missing."""

    code = "field-missing"
    es_py = "Falta {field}."


class FieldInvalid(Refusal):
    """{field} is not valid."""

    code = "field-invalid"
    es_py = "{field} no es válido."


class NotText(Refusal):
    """{field} must be text."""

    code = "field-not-text"
    es_py = "{field} debe ser un texto."


class NotAWholeNumber(Refusal):
    """{field} must be a whole number."""

    code = "field-not-a-whole-number"
    es_py = "{field} debe ser un número entero."


class NotYesOrNo(Refusal):
    """{field} must be true or false."""

    code = "field-not-true-or-false"
    es_py = "{field} debe ser true o false."


class NotAList(Refusal):
    """{field} must be a list."""

    code = "field-not-a-list"
    es_py = "{field} debe ser una lista."


class NotAnObject(Refusal):
    """{field} must be an object."""

    code = "field-not-an-object"
    es_py = "{field} debe ser un objeto."


class NotOneOf(Refusal):
    """{field} must be one of: {allowed}."""

    code = "field-not-one-of"
    es_py = "{field} debe ser uno de: {allowed}."


class NumberOutOfRange(Refusal):
    """{field} must be from {least} to {most}."""

    code = "number-out-of-range"
    es_py = "{field} debe estar entre {least} y {most}."


class NumberTooPrecise(Refusal):
    """{field} has more than {decimals} decimals."""

    code = "number-too-precise"
    es_py = "{field} tiene más de {decimals} decimales."


class ListLength(Refusal):
    """{field} has too many or too few entries: from {least} to {most}."""

    code = "list-length"
    es_py = "{field} tiene demasiados o muy pocos elementos: de {least} a {most}."


class TextTooShort(Refusal):
    """{field} is shorter than {limit} characters."""

    code = "text-too-short"
    es_py = "{field} tiene menos de {limit} caracteres."


class TextBlank(Refusal):
    """{field} says nothing: it holds only blanks."""

    code = "text-blank"
    es_py = "{field} no dice nada: tiene solo espacios."


class TextNotAllowed(Refusal):
    """{field} holds characters that are not allowed there."""

    code = "text-not-allowed"
    es_py = "{field} tiene caracteres que no se permiten ahí."


class LineTwice(Refusal):
    """{field} is the id of another line of the same cart."""

    code = "line-id-twice"
    es_py = "{field} es el id de otra línea del mismo carrito."


class TenderedNotCash(Refusal):
    """{field}: only cash is handed over and gives change."""

    code = "tendered-not-cash"
    es_py = "{field}: solo el efectivo se entrega y da vuelto."


class DiscountAmbiguous(Refusal):
    """{field} must be either a percent or an amount."""

    code = "discount-ambiguous"
    es_py = "{field} debe ser un porcentaje o un importe, no ambos."


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
    """The request could not be read; reason says why."""

    code = "request-malformed"
    es_py = "No se pudo leer la solicitud; reason indica por qué."


class IdempotencyKeyMissing(Refusal):
    """This request moves money: send an Idempotency-Key header."""

    code = "idempotency-key-missing"
    es_py = "Esta solicitud mueve dinero: enviá la cabecera Idempotency-Key."


class IdempotencyKeyInvalid(Refusal):
    """An Idempotency-Key has 8 to 128 letters, digits, hyphens or underscores."""

    code = "idempotency-key-invalid"
    es_py = "La Idempotency-Key lleva de 8 a 128 letras, dígitos, guiones o guiones bajos."


class DatabaseBusy(Refusal):
    """The database is too busy for this right now. Nothing was changed: ask again in a moment."""

    code = "database-busy"
    es_py = "La base de datos está demasiado ocupada para esto ahora. No cambió nada: probá de nuevo en un momento."
    may_retry = True


class DatabaseAway(Refusal):
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
    """The live feed or the webhooks of this server process have stopped: restart it."""

    code = "feed-stopped"
    es_py = "El canal en vivo o los webhooks de este proceso del servidor se detuvieron: reinicialo."


# The kind of value a field should have had -> its refusal.
KINDS: dict[str, type[Refusal]] = {
    "text": NotText,
    "whole-number": NotAWholeNumber,
    "yes-or-no": NotYesOrNo,
    "list": NotAList,
    "object": NotAnObject,
}
