"""The ways a shop's places say no."""

from tillkeeper.kernel.refusal import Refusal


class RegisterUnknown(Refusal):
    """There is no register {registerId} in this business."""

    code = "register-unknown"
    es_py = "No hay una caja {registerId} en este negocio."


class BusinessThere(Refusal):
    """This database holds a business already ({businesses}). Nothing was changed."""

    code = "business-there"
    es_py = "Esta base de datos ya tiene un negocio ({businesses}). No se cambió nada."


class CountryUnknown(Refusal):
    """{country} is no country's code of two letters, such as PY or US."""

    code = "country-unknown"
    es_py = "{country} no es el código de dos letras de un país, como PY o US."


class TimeZoneUnknown(Refusal):
    """{timeZone} is no time zone, such as America/Asuncion."""

    code = "time-zone-unknown"
    es_py = "{timeZone} no es un huso horario, como America/Asuncion."


class LanguageUnknown(Refusal):
    """{language} is none of the languages: en, es-PY."""

    code = "language-unknown"
    es_py = "{language} no es ninguno de los idiomas: en, es-PY."


class NameMalformed(Refusal):
    """{field} must be one line of 1 to {maximum} characters."""

    code = "name-malformed"
    es_py = "{field} debe ser una línea de 1 a {maximum} caracteres."


class CodeMalformed(Refusal):
    """{field} must begin with a letter or digit and go on with letters, digits, - or _, {maximum} at most."""

    code = "code-malformed"
    es_py = "{field} debe empezar con una letra o cifra y seguir con letras, cifras, - o _, hasta {maximum}."


class LocationCodeMalformed(Refusal):
    """{field} must have 2 to 6 of the letters A to Z and digits: the numbers of sessions and orders begin with it."""

    code = "location-code-malformed"
    es_py = (
        "{field} debe tener de 2 a 6 letras de la A a la Z o cifras: con él empiezan los números de turnos y pedidos."
    )


class YesOrNo(Refusal):
    """{field} must be yes or no."""

    code = "yes-or-no"
    es_py = "{field} debe ser yes o no."


class OptionsMissing(Refusal):
    """Nobody is at a terminal to be asked: name {options}."""

    code = "options-missing"
    es_py = "No hay nadie en una terminal a quien preguntar: indicá {options}."


class NotUtf8(Refusal):
    """{field} has bytes that are not UTF-8: write it again in UTF-8."""

    code = "not-utf8"
    es_py = "{field} tiene bytes que no son UTF-8: escribilo de nuevo en UTF-8."


class RegisterElsewhere(Refusal):
    """Register {registerId} does not stand at location {locationId}."""

    code = "register-elsewhere"
    es_py = "La caja {registerId} no está en el local {locationId}."
