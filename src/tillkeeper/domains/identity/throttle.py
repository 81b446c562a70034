"""How often a password or PIN may be guessed: which counts a guess is on, and what each allows (DV-3).

A guess comes from a *source*: the device, where somebody has proved there before who they are (a cookie says so, and
cookies are not guessed), else the network address, or for an approval the person who asks for it. What strangers do is
counted on strangers, so that no crowd of wrong guesses keeps anybody out who is known where they stand.
``tests/domains/test_guess_budget.py`` plays the best guesser against these rules.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from tillkeeper.domains.identity.secrets import token_hash
from tillkeeper.kernel import limits
from tillkeeper.kernel.ids import parse_id
from tillkeeper.storage.database import Database, Transaction

Standing = Literal["known", "housed", "stranger"]
"""Of a device, to the person guessed at: they proved themselves there; somebody did; nobody."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a guess comes from, as the request says."""

    address: str
    device: str | None
    """The device's own secret, from its cookie."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One count that a guess is on."""

    subject: str
    budget: int
    refill_seconds: int
    free_tries: int | None = None
    """Where set, so many in a row are free before waits that double."""


def rules_of(
    username: str, *, source: str, standing: Standing, registers: Sequence[str], businesses: Sequence[str]
) -> tuple[Rule, ...]:
    """Return the counts of one guess at ``username``.

    ``registers`` and ``businesses`` are those that the guess is made at; they count strangers alone.
    """
    person = f"person:{username.lower()}"
    rules = [
        Rule(
            f"{person} from {source}",
            limits.GUESSES_FROM_ONE_SOURCE,
            limits.GUESSES_FROM_ONE_SOURCE_REFILL_SECONDS,
            limits.SIGN_IN_FREE_TRIES,
        ),
        Rule(person, limits.GUESSES_AT_ONE_PERSON, limits.GUESSES_AT_ONE_PERSON_REFILL_SECONDS),
        Rule(f"source:{source}", limits.GUESSES_OF_ONE_SOURCE, limits.GUESSES_OF_ONE_SOURCE_REFILL_SECONDS),
    ]
    if standing != "known":
        rules.append(
            Rule(
                f"{person} from strangers",
                limits.GUESSES_OF_STRANGERS_AT_ONE_PERSON,
                limits.GUESSES_OF_STRANGERS_AT_ONE_PERSON_REFILL_SECONDS,
            )
        )
    if standing == "stranger":
        rules += [
            Rule(
                f"register:{register} from strangers",
                limits.GUESSES_OF_STRANGERS_AT_ONE_REGISTER,
                limits.GUESSES_OF_STRANGERS_AT_ONE_REGISTER_REFILL_SECONDS,
            )
            for register in registers
        ]
        rules += [
            Rule(
                f"business:{business} from strangers",
                limits.GUESSES_OF_STRANGERS_IN_ONE_BUSINESS,
                limits.GUESSES_OF_STRANGERS_IN_ONE_BUSINESS_REFILL_SECONDS,
            )
            for business in businesses
        ]
    return tuple(rules)


async def standing_of(database: Database, username: str, origin: Origin) -> Standing:
    """Return how the device that a guess comes from stands to the person guessed at."""
    if origin.device is None:
        return "stranger"
    found: Standing = await database.fetch_value(  # type: ignore[assignment]  # one of the three
        "SELECT device_standing($1, $2)", username, token_hash(origin.device)
    )
    return found


def source_of(origin: Origin, standing: Standing, asker: UUID | None = None) -> str:
    """Return what counts as one source: a device that is known to somebody, else who asks, else the address."""
    if origin.device is not None and standing != "stranger":
        return f"device:{token_hash(origin.device).hex()[:32]}"
    if asker is not None:
        return f"asker:{asker}"
    return f"address:{_network(origin.address)}"


def _network(address: str) -> str:
    """Return the address; of IPv6 the network that one household or phone has to itself."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


async def count(database: Database, rules: Sequence[Rule]) -> tuple[int, int, str | None]:
    """Count a guess; return the seconds to wait, 0 when it may go on, and the wrong ones in a row from its source.

    The third is the subject that it waits for; ``register_of`` reads it.
    """
    row = await database.fetch_row(
        "SELECT * FROM sign_in_try($1, $2, $3, $4, $5, $6, $7, $8)",
        [rule.subject for rule in rules],
        [rule.free_tries for rule in rules],
        [rule.budget for rule in rules],
        [rule.refill_seconds for rule in rules],
        limits.SIGN_IN_WAIT_FIRST_SECONDS,
        limits.SIGN_IN_WAIT_MAX_SECONDS,
        limits.SIGN_IN_FORGET_SECONDS,
        limits.SIGN_IN_FORGOTTEN_AT_ONCE,
    )
    assert row is not None
    return row["wait_seconds"], row["wrong_in_row"], row["waits_for"]


def register_of(subject: str | None) -> UUID | None:
    """Return the register that a subject counts strangers at, None for any other subject."""
    kind, _, named = (subject or "").removesuffix(" from strangers").partition(":")
    return parse_id(named) if kind == "register" else None


async def forgive(tx: Transaction, rules: Sequence[Rule]) -> None:
    """After a right guess: it costs nothing, and the wrong ones before it no longer stand in a row."""
    await tx.execute(
        "SELECT sign_in_right($1, $2)", [rule.subject for rule in rules], [rule.refill_seconds for rule in rules]
    )


async def remember_device(tx: Transaction, user_id: UUID, device: str) -> None:
    """Have the person known at the device from now on."""
    await tx.execute(
        "SELECT remember_device($1, $2, $3)", user_id, token_hash(device), limits.KNOWN_DEVICES_PER_PERSON_MAX
    )
