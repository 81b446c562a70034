"""How sentences write money, and the short titles of problems, in both languages."""

from decimal import Decimal
from http import HTTPStatus
from typing import Final

from babel import Locale
from babel.numbers import format_currency

from tillkeeper.kernel.money import Currency

_LOCALES: Final = {"en": Locale.parse("en_US"), "es-PY": Locale.parse("es_PY")}
# The way a shop writes it (EV-7); CLDR has the symbol alone.
_GUARANI: Final = "Gs."


def spoken_amount(wire: str, currency: Currency, language: str) -> str:
    """Return a wire amount as people write it: ``Gs. 1.500.000``, ``$12.50``."""
    amount = Decimal(wire)
    if currency.code == "PYG":
        digits = f"{amount:,.0f}"
        return f"{_GUARANI} {digits.replace(',', '.')}"
    return format_currency(amount, currency.code, locale=_LOCALES[language])


def spoken_decimal(wire: str, language: str) -> str:
    """Return a wire decimal, ``47.368``, as people write it: ``47,368`` in Spanish, where the point parts thousands."""
    return wire.replace(".", ",") if language == "es-PY" else wire


_TITLES: Final = {
    HTTPStatus.BAD_REQUEST: ("The request can't be read", "No se puede leer la solicitud"),
    HTTPStatus.UNAUTHORIZED: ("Not signed in", "Sin sesión iniciada"),
    HTTPStatus.FORBIDDEN: ("Not allowed", "No permitido"),
    HTTPStatus.NOT_FOUND: ("Not found", "No encontrado"),
    HTTPStatus.METHOD_NOT_ALLOWED: ("Not possible here", "No es posible acá"),
    HTTPStatus.REQUEST_TIMEOUT: ("Too slow", "Demasiado lento"),
    HTTPStatus.CONFLICT: ("It is not as you thought", "No está como pensabas"),
    HTTPStatus.GONE: ("No longer known", "Ya no se conoce"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("Too large", "Demasiado grande"),
    HTTPStatus.REQUEST_URI_TOO_LONG: ("Too long", "Demasiado largo"),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: ("Not read here", "No se lee acá"),
    HTTPStatus.MISDIRECTED_REQUEST: ("Not this server", "No es este servidor"),
    HTTPStatus.UNPROCESSABLE_ENTITY: ("Something is not right", "Algo no está bien"),
    HTTPStatus.PRECONDITION_REQUIRED: ("Something is missing", "Falta algo"),
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: ("Too large", "Demasiado grande"),
    HTTPStatus.TOO_MANY_REQUESTS: ("Too many tries", "Demasiados intentos"),
    HTTPStatus.INTERNAL_SERVER_ERROR: ("Our fault", "Error nuestro"),
    HTTPStatus.SERVICE_UNAVAILABLE: ("Not available now", "No disponible ahora"),
    HTTPStatus.LOCKED: ("Somebody has it", "Lo tiene otra persona"),
}


def title(status: HTTPStatus, language: str) -> str:
    """Return the short title of every problem with this status."""
    english, spanish = _TITLES[status]
    return spanish if language == "es-PY" else english
