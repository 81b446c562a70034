"""Sign-ins as managers see them."""

from datetime import datetime
from typing import Literal

from tillkeeper.api.schemas.base import Answer, PersonShown, Place, Role


class SignIn(Answer):
    """A sign-in. Its token is shown to nobody."""

    id: str
    user: PersonShown
    role: Role
    register: Place | None
    """Where it is, or null: away from any register, or a console before its register was chosen."""
    kind: Literal["console", "bearer"]
    """``console`` holds a cookie in a browser, ``bearer`` a token that login returned; a program's is no sign-in."""
    signed_in_at: datetime
    expires_at: datetime


class SignInShown(SignIn):
    """A live sign-in in the list of them."""

    is_this_one: bool
    """Whether it is the caller's own, under which the list was asked for."""


class SignInPage(Answer):
    """A page of sign-ins, newest first."""

    items: list[SignInShown]
    next_cursor: str | None


class SignInEnded(SignIn):
    """A sign-in that is over."""

    ended_at: datetime
    reason: Literal["signed-out", "ended", "replaced"]
    """``signed-out`` by its holder, ``ended`` by somebody else, ``replaced`` by the next one at its device."""


class Burst(Answer):
    """A burst of wrong passwords or PINs."""

    user: PersonShown | None
    """At whom; null where strangers used up what they may guess at a register."""
    register: Place | None
    """Where; null for a password without a register."""
    wrong_in_a_row: int | None
    """Null where it was strangers at a register: they are counted together."""


class Guesses(Burst):
    """Somebody tried one password or PIN after the other."""

    at: datetime


class GuessesList(Answer):
    """The newest bursts, newest first."""

    items: list[Guesses]
