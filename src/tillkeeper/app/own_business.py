"""A business of one's own: what has to be known of it, what is likely, and the command that sets it up."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from babel.core import Locale, get_global
from babel.languages import get_official_languages
from babel.numbers import get_territory_currencies

from tillkeeper.app.set_up import Member, SetUpBusiness
from tillkeeper.domains import shops
from tillkeeper.domains.identity import new_username
from tillkeeper.domains.shops import Business, Location, Profile, Register
from tillkeeper.kernel import limits
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.money import currency_in_use
from tillkeeper.kernel.names import name_of
from tillkeeper.kernel.permissions import Role

Facts = Mapping[str, str]
"""By the option's name without its dashes: ``name``, ``country``, …; each as its check returned it."""

YES: Final = "yes"
NO: Final = "no"
# Prices on the shelf are without tax here; everywhere else customers pay what is shown.
_TAX_ON_TOP: Final = frozenset({"US", "CA"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to be known of a new business."""

    name: str
    """Of its option, without the dashes."""
    asks: str
    asks_es: str
    check: Callable[[str], str]
    """Returns the value as it is kept, or raises the ``Refusal`` that says what is wrong with it."""
    likely: Callable[[Facts], str | None] = lambda _: None
    """The value, out of the facts before, where nobody says one; None: somebody has to."""


def _line(field: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        name = name_of(text)
        if name is None:
            raise shops.NameMalformed(field=field, maximum=limits.NAME_LENGTH_MAX)
        return name

    return check


def _country(text: str) -> str:
    code = text.strip().upper()
    if not get_territory_currencies(code) or code not in Locale("en").territories:
        raise shops.CountryUnknown(country=text.strip())
    return code


def _language(text: str) -> str:
    wanted = {"en": "en", "es-py": "es-PY"}.get(text.strip().lower().replace("_", "-"))
    if wanted is None:
        raise shops.LanguageUnknown(language=text.strip())
    return wanted


def _location_code(text: str) -> str:
    code = text.strip().upper()
    if not re.fullmatch(r"[A-Z0-9]{2,6}", code):
        raise shops.LocationCodeMalformed(field="--location-code")
    return code


def _code(text: str) -> str:
    code = text.strip()
    if not re.fullmatch(rf"[A-Za-z0-9][A-Za-z0-9_-]{{0,{limits.CODE_LENGTH_MAX - 1}}}", code):
        raise shops.CodeMalformed(field="--code", maximum=limits.CODE_LENGTH_MAX)
    return code


def _yes_or_no(text: str) -> str:
    answer = {"yes": YES, "y": YES, "sí": YES, "si": YES, "s": YES, "no": NO, "n": NO}.get(text.strip().lower())
    if answer is None:
        raise shops.YesOrNo(field="--prices-include-tax")
    return answer


def _plain(text: str, between: str) -> str:
    """Return a name in plain small letters and digits, ``between`` standing for everything else; maybe empty."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", between, bare).strip("-")


def _likely_language(facts: Facts) -> str:
    return "es-PY" if "es" in get_official_languages(facts["country"], de_facto=True) else "en"


def _only_time_zone(facts: Facts) -> str | None:
    zones = [zone for zone, country in get_global("zone_territories").items() if country == facts["country"]]
    return zones[0] if len(zones) == 1 else None


def _likely_location_code(facts: Facts) -> str | None:
    code = _plain(facts["location"], "")[:3].upper()
    return code if len(code) > 1 else None


FACTS: Final = (
    Fact("name", "Name of the business", "Nombre del negocio", _line("--name")),
    Fact(
        "code",
        "Its code, for commands",
        "Su código, para los comandos",
        _code,
        lambda facts: _plain(facts["name"], "-")[: limits.CODE_LENGTH_MAX].rstrip("-") or None,
    ),
    Fact("country", "Country, two letters", "País, dos letras", _country),
    Fact(
        "currency",
        "Currency, three letters",
        "Moneda, tres letras",
        lambda text: currency_in_use(text).code,
        lambda facts: get_territory_currencies(facts["country"])[0],
    ),
    Fact("language", "Language, en or es-PY", "Idioma, en o es-PY", _language, _likely_language),
    Fact("time-zone", "Time zone", "Huso horario", str.strip, _only_time_zone),
    Fact(
        "prices-include-tax",
        "Do prices include the tax, yes or no",
        "Los precios incluyen el impuesto, sí o no",
        _yes_or_no,
        lambda facts: NO if facts["country"] in _TAX_ON_TOP else YES,
    ),
    Fact("location", "Name of the first store", "Nombre del primer local", _line("--location")),
    Fact(
        "location-code", "Its code, for numbers", "Su código, para los números", _location_code, _likely_location_code
    ),
    Fact("register", "Name of the first register", "Nombre de la primera caja", _line("--register")),
    Fact("owner", "Your user name", "Tu usuario", new_username),
    Fact("owner-name", "Your name", "Tu nombre", _line("--owner-name"), lambda facts: facts["owner"]),
)
"""In the order in which they are asked: each likely value is made of facts before it."""


def set_up_own_business(facts: Facts, *, password_hash: str, pin_hash: str) -> SetUpBusiness:
    """Return the command that sets the business up: one store, one register, and the owner as its admin."""
    business_id = new_id()
    is_spanish = facts["language"] == "es-PY"
    location = Location(business_id, new_id(), facts["location-code"], facts["location-code"], facts["location"])
    profile = Profile(
        business_id=business_id,
        id=new_id(),
        code="counter",
        name="Mostrador" if is_spanish else "Counter",
        shares_registers=True,
        default_float_minor=0,  # no sum of notes and coins fits every shop
    )
    return SetUpBusiness(
        business=Business(
            id=business_id,
            code=facts["code"],
            name=facts["name"],
            currency=currency_in_use(facts["currency"]),
            time_zone=facts["time-zone"],
            locale=facts["language"],
            prices_include_tax=facts["prices-include-tax"] == YES,
        ),
        locations=(location,),
        profiles=(profile,),
        registers=(Register(business_id, new_id(), f"{location.code}-1", facts["register"], location.id, profile.id),),
        members=(
            Member(
                user_id=new_id(),
                username=facts["owner"],
                name=facts["owner-name"],
                role=Role.ADMIN,
                password_hash=password_hash,
                pin_hash=pin_hash,
            ),
        ),
    )
