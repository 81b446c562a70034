"""From the credential to the actor (EV-5).

A valid sign-in is kept in this process for a few seconds. What ends, moves or alters one is
told to every process in its own transaction (``identity_changed``), and a process that can't
hear keeps nothing: ``SignIns.hears`` is false while its listening connection is down.
"""

from datetime import datetime, timedelta
from hmac import compare_digest

from tillkeeper.api.permitted import is_public
from tillkeeper.api.refusals import SentByAnotherSite
from tillkeeper.api.request import GivenRunner, HttpRequest
from tillkeeper.domains.identity import (
    CredentialInvalid,
    CredentialMissing,
    CsrfTokenMismatch,
    actor_of_token,
    csrf_token,
    token_hash,
)
from tillkeeper.kernel import limits
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.clock import Clock, system_clock
from tillkeeper.storage.database import Database
from tillkeeper.storage.listening import Listener

COOKIE = "tillkeeper_session"
HEARS_WHO_LEFT = "hears_who_left"
"""Option of a route: its answer to somebody is still theirs when their sign-in has ended by it."""
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
# What a browser says of a request (Sec-Fetch-Site): of its own page, or of nobody's, such as an address that was typed.
_OWN_SITES = {"same-origin", "none"}


class SignIns:
    """Looks sign-ins up, and remembers the valid ones for ``SIGN_IN_CACHE_SECONDS``."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock
        self._known: dict[bytes, tuple[Actor, datetime, datetime | None]] = {}
        self.hears = False
        # Raised by each call of `forget`: what was looked up before it is not kept after it.
        self._forgettings = 0

    def forget(self, token_id: str | None = None) -> None:
        """Drop one sign-in (by its id), or all."""
        self._forgettings += 1
        if token_id is None:
            self._known.clear()
            return
        self._known = {hashed: entry for hashed, entry in self._known.items() if str(entry[0].token_id) != token_id}

    def listener(self) -> Listener:
        """Return what hears of the sign-ins that were changed in any server process."""

        def began() -> None:
            self.forget()
            self.hears = True

        def lost() -> None:
            self.hears = False
            self.forget()

        return Listener("identity_changed", heard=self.forget, began=began, lost=lost)

    async def actor_who_may_have_left(self, token: str) -> Actor:
        """Return who holds ``token`` or held it until they signed out. Refusal: ``credential-invalid``."""
        found = await actor_of_token(self._database, token_hash(token), or_ended=True)
        if found is None:
            raise CredentialInvalid
        return found[0]

    async def actor(self, token: str) -> Actor:
        """Return who holds ``token``. Refusal: ``credential-invalid``."""
        return (await self.holder(token))[0]

    async def holder(self, token: str) -> tuple[Actor, datetime | None]:
        """Return who holds ``token`` and until when, None: without an end. Refusal: ``credential-invalid``."""
        hashed = token_hash(token)
        now = self._clock()
        known = self._known.get(hashed)
        if known is not None and known[1] > now:
            return known[0], known[2]
        forgettings = self._forgettings
        found = await actor_of_token(self._database, hashed)
        if found is None:
            self._known.pop(hashed, None)
            raise CredentialInvalid
        actor, expires_at = found
        if self.hears and forgettings == self._forgettings:
            if len(self._known) >= limits.SIGN_IN_CACHE_MAX:
                self._known.clear()
            keep_until = now + timedelta(seconds=limits.SIGN_IN_CACHE_SECONDS)
            if expires_at is not None:
                keep_until = min(keep_until, expires_at)
            self._known[hashed] = (actor, keep_until, expires_at)
        return actor, expires_at


def refuse_other_sites(request: HttpRequest) -> None:
    """Refuse a write that a page of another origin had a browser send. Refusal: ``sent-by-another-site``.

    A sign-in needs no credential that such a page would lack, and without a ``Content-Type`` no browser asks first: the
    next person at the till would sell under the name that the page chose. Programs that are no browser say nothing of
    it, nor does a browser on plain HTTP to another machine.
    """
    if request.method not in SAFE_METHODS and request.headers.get("sec-fetch-site", "none") not in _OWN_SITES:
        raise SentByAnotherSite


async def identify(request: HttpRequest) -> None:
    """Note who asks, before anything of the request is read, where the route is not public.

    From ``Authorization: Bearer`` or, for the console, the cookie; a write under the
    cookie needs the page's ``X-CSRF-Token``. Refusals: ``credential-missing``,
    ``credential-invalid``, ``csrf-token-mismatch``.

    Under an idempotency key, whoever has signed out may ask the route that did it once more
    (``HEARS_WHO_LEFT``): their first answer may have been lost (EV-1).
    """
    if is_public(request.route_handler):
        return
    signed_in: SignIns = request.app.state.sign_ins
    is_asked_again = HEARS_WHO_LEFT in request.route_handler.opt and "idempotency-key" in request.headers
    find = signed_in.actor_who_may_have_left if is_asked_again else signed_in.actor
    authorization = request.headers.get("authorization")
    if authorization is not None:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise CredentialInvalid
        request.scope["user"] = await find(token)
        return
    token = request.cookies.get(COOKIE, "")
    if not token:
        raise CredentialMissing
    request.scope["user"] = await find(token)
    sent = request.headers.get("x-csrf-token", "")
    if request.method not in SAFE_METHODS and not compare_digest(sent.encode(), csrf_token(token).encode()):
        raise CsrfTokenMismatch


def token_of(request: HttpRequest) -> str:
    """Return the token that ``identify`` found the sign-in by."""
    authorization: str | None = request.headers.get("authorization")
    if authorization is not None:
        return authorization.partition(" ")[2]
    return str(request.cookies[COOKIE])


def provide_actor(request: HttpRequest, runner: GivenRunner) -> Actor:
    """Return who asks, as ``identify`` found."""
    del runner  # asked for so that it comes first
    return request.user
