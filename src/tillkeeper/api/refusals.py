"""The ways the HTTP edge itself says no: before any command was made."""

from tillkeeper.kernel.refusal import Refusal


class BodyNotJson(Refusal):
    """The body is not JSON; reason says where it stops being it."""

    code = "body-not-json"
    es_py = "El cuerpo no es JSON; reason indica dónde deja de serlo."
    also = frozenset({"reason"})


class BodyTooLarge(Refusal):
    """The body is larger than {limitBytes} bytes."""

    code = "body-too-large"
    es_py = "El cuerpo supera los {limitBytes} bytes."


class BodyNotSaidJson(Refusal):
    """The body must be JSON, said to be so: Content-Type: application/json."""

    code = "content-type-not-json"
    es_py = "El cuerpo debe ser JSON y decirlo: Content-Type: application/json."


class BodyEncoded(Refusal):
    """The body must be sent as it is: Content-Encoding {encoding} is not read here."""

    code = "content-encoding-unknown"
    es_py = "El cuerpo se debe enviar tal cual: acá no se lee Content-Encoding {encoding}."


class HeadTooLarge(Refusal):
    """The request's head is larger than {limitBytes} bytes."""

    code = "head-too-large"
    es_py = "El encabezado de la solicitud supera los {limitBytes} bytes."


class TargetTooLong(Refusal):
    """The request's address is longer than {limitBytes} bytes."""

    code = "target-too-long"
    es_py = "La dirección de la solicitud supera los {limitBytes} bytes."


class RequestTooSlow(Refusal):
    """The request did not arrive in time. Send it again."""

    code = "request-too-slow"
    es_py = "La solicitud no llegó a tiempo. Enviala de nuevo."
    may_retry = True


class HostUnknown(Refusal):
    """This server is not known by that name. TILLKEEPER_NAMES lists further ones."""

    code = "host-unknown"
    es_py = "Este servidor no se llama así. TILLKEEPER_NAMES indica otros nombres."


class SentByAnotherSite(Refusal):
    """A page of another site sent this. Only this server's own pages and programs may."""

    code = "sent-by-another-site"
    es_py = "Esto lo envió una página de otro sitio. Solo pueden las páginas de este servidor y los programas."


class ServerStopping(Refusal):
    """The server is stopping and could not finish this. Ask again, with the same key."""

    code = "server-stopping"
    es_py = "El servidor se está deteniendo y no pudo terminar. Pedilo de nuevo, con la misma clave."
    may_retry = True


class FieldTwice(Refusal):
    """{field} is there twice in one object: it is not clear which is meant."""

    code = "field-twice"
    es_py = "{field} está dos veces en un mismo objeto: no queda claro cuál vale."


class InvalidFields(Refusal):
    """Some fields are not right; errors lists each with its reason."""

    code = "invalid-fields"
    es_py = "Algunos campos no son correctos; errors los detalla."
    also = frozenset({"errors"})


class UnknownField(Refusal):
    """{field} is not a field of this request."""

    code = "unknown-field"
    es_py = "{field} no es un campo de esta solicitud."


class UnknownParameter(Refusal):
    """{parameter} is not a parameter of this address."""

    code = "unknown-parameter"
    es_py = "{parameter} no es un parámetro de esta dirección."
    also = frozenset({"allowed"})


class ParameterTwice(Refusal):
    """{parameter} is there twice in the address: send it once."""

    code = "parameter-twice"
    es_py = "{parameter} está dos veces en la dirección: envialo una sola vez."


class FieldMissing(Refusal):
    """{field} is missing."""

    code = "field-missing"
    es_py = "Falta {field}."


class FieldInvalid(Refusal):
    """{field} is not valid."""

    code = "field-invalid"
    es_py = "{field} no es válido."


class IfMatchUnreadable(Refusal):
    """If-Match must be the ETag of an answer, in its quotes and without W/, or *: one and no list."""

    code = "if-match-unreadable"
    es_py = "If-Match debe ser el ETag de una respuesta, entre comillas y sin W/, o *: uno solo, no una lista."


class SecretsBoth(Refusal):
    """Sign in by password or by PIN: send one of the two."""

    code = "password-and-pin"
    es_py = "Ingresá con contraseña o con PIN: enviá uno de los dos."


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
    decimals = frozenset({"least", "most"})
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
    """{field} is too short (minimum length: {limit})."""

    code = "text-too-short"
    es_py = "{field} es demasiado corto (largo mínimo: {limit})."


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
    also = frozenset({"reason"})


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


class DatabaseFull(Refusal):
    """The database's disk is full. Nothing was changed: make room on it, then ask again."""

    code = "database-full"
    es_py = "El disco de la base de datos está lleno. No cambió nada: hacé lugar y probá de nuevo."
    may_retry = True


class DatabaseReadOnly(Refusal):
    """The database takes no writes: it is a standby, or was told to."""

    code = "database-read-only"
    es_py = "La base de datos no acepta escrituras: es una réplica, o se le indicó que no las acepte."
    may_retry = True


class StandbySilent(Refusal):
    """The database's standby has not confirmed this yet. Ask again with the same key: it is done once."""

    code = "standby-silent"
    es_py = "La réplica de la base todavía no lo confirmó. Probá de nuevo con la misma clave: se hace una sola vez."
    perhaps = frozenset({"unconfirmed"})
    may_retry = True


class SchemaMismatch(Refusal):
    """The database lacks something that this program needs. Nothing was changed. Run `{command}` on the server."""

    code = "schema-mismatch"
    es_py = "A la base le falta algo que este programa necesita. No cambió nada. Ejecutá `{command}` en el servidor."
    perhaps = frozenset({"details", "differences"})
    may_retry = True


class PepperMismatch(Refusal):
    """The server's pepper is missing or another database's, so nobody can sign in. Run `{command}` on the server."""

    code = "pepper-mismatch"
    es_py = "Falta el pepper del servidor o es de otra base, y nadie puede entrar. Ejecutá `{command}` en el servidor."
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


class FeedStreamsTooMany(Refusal):
    """You follow the feed {limit} times already. Close a tab or a program that you no longer need."""

    code = "feed-streams-too-many"
    es_py = "Ya seguís las novedades {limit} veces. Cerrá una pestaña o un programa que no necesites."
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
