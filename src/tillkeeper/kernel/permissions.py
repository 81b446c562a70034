"""What a role may do: the one table from roles to permissions (decision 26, decision 36).

A permission says whether a role may do something at all. How far it may (limits of a profile), and whose order or
drawer it is, are facts of the thing and are decided where the thing is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final


class Role(StrEnum):
    """The part a person has in one business (PRODUCT.md, Roles)."""

    CASHIER = "cashier"
    MANAGER = "manager"
    ADMIN = "admin"
    AUDITOR = "auditor"


class Permission(StrEnum):
    """The name of what a command or a read needs; its meaning is in ``GRANTS``."""

    READ = "business.read"
    READ_ALL = "records.read-all"
    OWN_SIGN_IN = "sign-ins.own"
    READ_SIGN_INS = "sign-ins.read"
    END_SIGN_INS = "sign-ins.end"
    SELL = "orders.sell"
    RELEASE_ANY_CLAIM = "claims.release-any"
    TAKE_OVER = "claims.take-over"
    WORK_ON_SESSIONS = "sessions.work"
    WORK_ON_ANY_SESSION = "sessions.work-any"
    APPROVE = "approvals.give"
    MANAGE_PRODUCTS = "products.manage"
    MANAGE_WEBHOOKS = "webhooks.manage"
    MANAGE_TOKENS = "tokens.manage"
    SET_UP_BUSINESS = "business.set-up"


_EVERYBODY: Final = frozenset(Role)
_SELLERS: Final = frozenset({Role.CASHIER, Role.MANAGER, Role.ADMIN})
_MANAGERS: Final = frozenset({Role.MANAGER, Role.ADMIN})
_OVERSEERS: Final = frozenset({Role.MANAGER, Role.ADMIN, Role.AUDITOR})
_ADMINS: Final = frozenset({Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Grant:
    """One permission: what it allows, and which roles have it."""

    allows: str
    roles: frozenset[Role]
    by_programs: bool = True
    """False: no program has it, whatever its role."""


GRANTS: Final[Mapping[Permission, Grant]] = {
    Permission.READ: Grant(
        "Read the shop (registers, profiles, products, orders, claims, its events) and one's own records.", _EVERYBODY
    ),
    Permission.READ_ALL: Grant(
        "Read everybody's carts, sales and sessions, with the amounts that a blind count hides.", _OVERSEERS
    ),
    Permission.OWN_SIGN_IN: Grant("End one's own sign-in, or move it to another register.", _EVERYBODY),
    Permission.READ_SIGN_INS: Grant("See who is signed in, and bursts of wrong passwords and PINs.", _OVERSEERS),
    Permission.END_SIGN_INS: Grant("End anybody's sign-in.", _MANAGERS),
    Permission.SELL: Grant("Keep a cart; create, claim, change, send, split, cancel and pay orders.", _SELLERS),
    Permission.RELEASE_ANY_CLAIM: Grant("Release another person's claim, with a reason.", _MANAGERS),
    Permission.TAKE_OVER: Grant("Take an order over from its holder, whatever the profile says.", _MANAGERS),
    Permission.WORK_ON_SESSIONS: Grant("Open a cash session; join, count, end and close it.", _SELLERS),
    Permission.WORK_ON_ANY_SESSION: Grant("Sell on, count, end and close anybody's cash session.", _MANAGERS),
    Permission.APPROVE: Grant(
        "Approve by one's own word or PIN what is past somebody's limits.", _MANAGERS, by_programs=False
    ),
    Permission.MANAGE_PRODUCTS: Grant("Add products and import product lists.", _MANAGERS),
    Permission.MANAGE_WEBHOOKS: Grant("Add, change, remove and replay webhooks.", _MANAGERS),
    Permission.MANAGE_TOKENS: Grant("Give programs their tokens, list and revoke them.", _ADMINS, by_programs=False),
    Permission.SET_UP_BUSINESS: Grant("Set up a business with its places and people.", _ADMINS),
}


@cache
def permissions_of(role: Role, *, is_program: bool = False) -> frozenset[Permission]:
    """Return everything that somebody of the role may do."""
    return frozenset(
        permission
        for permission, grant in GRANTS.items()
        if role in grant.roles and (grant.by_programs or not is_program)
    )
