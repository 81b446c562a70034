"""Which PIN may be chosen in a new business: six digits at least for roles that may approve (D20)."""

import itertools

from tillkeeper.domains.identity.refusals import PinGuessable, PinUnfit
from tillkeeper.domains.identity.secrets import hash_secret
from tillkeeper.kernel import limits
from tillkeeper.kernel.permissions import Permission, Role, permissions_of


def hash_pin(pin: str, role: Role) -> str:
    """Return the hash of a new PIN of somebody with ``role``, as ``insert_memberships`` takes it.

    Refusals: ``pin-unfit`` with ``role``, ``least`` and ``most`` digits; ``pin-guessable``.
    """
    least = limits.APPROVER_PIN_LENGTH_MIN if Permission.APPROVE in permissions_of(role) else limits.PIN_LENGTH_MIN
    # isdigit alone takes digits of other scripts, which no till's pad types.
    if not (pin.isascii() and pin.isdigit() and least <= len(pin) <= limits.PIN_LENGTH_MAX):
        raise PinUnfit(role=role.value, least=least, most=limits.PIN_LENGTH_MAX)
    if _is_guessable(pin):
        raise PinGuessable
    return hash_secret(pin)


def _is_guessable(pin: str) -> bool:
    """Return whether the digits go on by one step (1111, 1234, 9753) or repeat themselves (1212, 123123).

    A thief tries these first. They are 0.11 % of the PINs of six digits, so that the budget of guesses (SECURITY.md)
    stands for the others.
    """
    steps = {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(pin)}
    repeats = any(pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1))
    return len(steps) == 1 or repeats
