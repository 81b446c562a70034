"""Whether this process can serve: named checks, looked at together, with one limit for all of them (OP-4).

A check is a function that returns a word (``ok``) or raises the refusal that says why the process can't serve. Another
part of the program adds a check to the list in :func:`checks`; ``/readyz`` shows each under its name.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass

from tillkeeper.api import refusals
from tillkeeper.api.failures import refusal_of
from tillkeeper.api.fan_out import FanOut
from tillkeeper.domains.identity import PepperError, ServedPepper
from tillkeeper.kernel import limits
from tillkeeper.kernel.refusal import Refusal
from tillkeeper.storage.database import Database, DatabaseFailed
from tillkeeper.storage.doctor import Place, doctor_at
from tillkeeper.storage.probe import Probe


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that ``/readyz`` looks at."""

    name: str
    look: Callable[[], Awaitable[str]]
    """Returns a word for what is there; raises a ``Refusal`` or ``DatabaseFailed`` where the process can't serve."""
    late: Callable[[], Refusal]
    """The word for a check that takes longer than ``limits.READY_MS``."""


class Readiness:
    """The checks of one process, in the order in which a failure is named."""

    def __init__(self, checks: Sequence[Check], *, doctor: str) -> None:
        self._checks = checks
        self._doctor = doctor

    async def words(self) -> dict[str, str]:
        """Return each check's word, within ``limits.READY_MS``.

        Raises the refusal of the first check that fails; its field ``checks`` has every check's word or code.
        """
        tasks = [asyncio.create_task(self._look(check), name=f"ready: {check.name}") for check in self._checks]
        try:
            await asyncio.wait(tasks, timeout=limits.READY_MS / 1000)
            found = [
                task.result() if task.done() else check.late() for check, task in zip(self._checks, tasks, strict=True)
            ]
        finally:
            for task in tasks:
                task.cancel()
        names = [check.name for check in self._checks]
        said = dict(zip(names, (one.code if isinstance(one, Refusal) else one for one in found), strict=True))
        for one in found:
            if isinstance(one, Refusal):
                raise type(one)(**one.fields, checks=said)
        return said

    async def _look(self, check: Check) -> str | Refusal:
        try:
            return await check.look()
        except Refusal as refusal:
            return refusal
        except DatabaseFailed as error:
            return refusal_of(error, self._doctor)


def checks(
    database: Database,
    probe: Probe,
    fan_out: FanOut,
    pepper: ServedPepper,
    *,
    without: Collection[str],
    place: Place | None,
) -> tuple[Check, ...]:
    """Return what a process looks at: the database from within, its own pool, the pepper, the feed.

    ``without`` names session indexes that may be missing (D8); while one is, ``schema`` says so instead of ``ok``.
    Commands that are told name the ``place`` of an embedded database.
    """
    return (
        Check("database", lambda: _database(probe), late=refusals.DatabaseAway),
        Check("schema", lambda: _schema(probe, without, place), late=refusals.DatabaseAway),
        Check("disk", lambda: _disk(probe), late=refusals.DatabaseAway),
        Check("standby", lambda: _standby(probe), late=refusals.DatabaseAway),
        Check("pool", lambda: _pool(database), late=refusals.DatabaseBusy),
        Check("pepper", lambda: _pepper(pepper, place), late=refusals.DatabaseAway),
        Check("feed", lambda: _feed(fan_out), late=refusals.FeedStopped),
    )


async def _database(probe: Probe) -> str:
    """Say whether it answers and takes writes."""
    if (await probe.look()).is_read_only:
        raise refusals.DatabaseReadOnly
    return "ok"


async def _schema(probe: Probe, without: Collection[str], place: Place | None) -> str:
    """Say whether what the program needs is there, as it needs it."""
    found = (await probe.look()).findings
    missed = [finding.missing_index for finding in found if finding.missing_index in without]
    findings = [finding for finding in found if finding.missing_index not in without]
    if findings:
        named = [finding.what.split("\n", 1)[0] for finding in findings]
        raise refusals.SchemaMismatch(command=findings[0].command_at(place), differences=named)
    return f"without {', '.join(map(str, missed))}" if missed else "ok"


async def _disk(probe: Probe) -> str:
    """Say whether the database has room."""
    if (await probe.look()).no_room is not None:
        raise refusals.DatabaseFull
    return "ok"


async def _standby(probe: Probe) -> str:
    """Say whether commits go through; where no standby is synchronous they do not wait for one."""
    unconfirmed = (await probe.look()).unconfirmed
    if unconfirmed:
        raise refusals.StandbySilent(unconfirmed=unconfirmed)
    return "ok"


async def _pool(database: Database) -> str:
    """Say whether a call would get a connection."""
    await database.turn()
    database.queue.release()
    return "ok"


async def _pepper(pepper: ServedPepper, place: Place | None) -> str:
    """Say whether sign-ins can be checked."""
    try:
        await pepper.get()
    except PepperError:
        raise refusals.PepperMismatch(command=doctor_at(place)) from None
    return "ok"


async def _feed(fan_out: FanOut) -> str:
    """Say how events come: live, late by a poll while hints of other processes do not come in, or too late."""
    if fan_out.fault is not None:
        raise refusals.FeedStopped
    return fan_out.standing
