"""Everybody opens the same drawer at one instant, against a running server, again and again.

    bench/race_open.py --url http://127.0.0.1:8000 --rounds 50 --clients 200 --processes 4

Several client processes hold their requests back by the last byte and let go together. Each round opens the register
anew; then every register of the business is opened at one instant, each by a person of its own, and the numbers must
follow each other without a gap. Ends with 1 when anything is off, with 2 when the shop is not free to race in.
"""

import argparse
import asyncio
import multiprocessing
import sys
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.wire import Answer, Crowd, Request, all_at_once

GET_OR_CREATE = "/api/pos/sessions/get-or-create"


@dataclass
class Verdict:
    """The figures of all rounds, and everything that is wrong."""

    seconds: list[float] = field(default_factory=list)
    sent: int = 0
    answered: int = 0
    sessions: set[str] = field(default_factory=set)
    created: int = 0
    wrong: list[str] = field(default_factory=list)

    def hold(self, what: str, *, true: bool) -> None:
        """Note ``what`` when it is not so."""
        if not true:
            self.wrong.append(what)

    def add(self, answers: list[Answer], sent: int) -> None:
        """Count a round's answers."""
        self.sent += sent
        self.answered += sum(answer.status in {200, 201} for answer in answers)
        self.seconds += [answer.seconds for answer in answers]
        for body in (answer.json() for answer in answers if answer.status in {200, 201}):
            self.sessions.add(body["session"]["id"])
            self.created += body["created"]

    def line(self) -> str:
        """Return all of it in figures."""
        return (
            f"  sent {self.sent}, answered {self.answered}, unique sessions {len(self.sessions)},"
            f" created {self.created}, {milliseconds(self.seconds)}"
        )


class NotFreeError(Exception):
    """Somebody trades on a register of the race; the message says who."""


def main() -> int:
    """Run the race; return the exit status."""
    wanted = arguments()
    with httpx.Client(base_url=wanted.url, trust_env=False, timeout=30) as http:
        try:
            tokens = {user: sign_in(http, wanted, user) for user in wanted.users.split(",")}
            registers = free_registers(http, next(iter(tokens.values())))
        except NotFreeError as error:
            print(error, file=sys.stderr)
            return 2
    one, spread = Verdict(), Verdict()
    for number in range(1, wanted.rounds + 1):
        one_drawer(wanted, tokens, one, number)
        every_register(wanted, tokens, registers, spread)
    return told(wanted, one, spread, min(len(registers), len(tokens)))


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--business", default="harbor")
    parser.add_argument("--register", default="test-register-concurrent")
    parser.add_argument("--users", default="cashier1,cashier4,cashier5,manager2,admin", help="who races, by name")
    parser.add_argument("--password", default="tillkeeper-demo")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--processes", type=int, default=4)
    return parser.parse_args()


def sign_in(http: httpx.Client, wanted: argparse.Namespace, user: str) -> str:
    """Return the person's token; they must have no open drawer."""
    body = {"username": user, "password": wanted.password, "businessId": wanted.business}
    answer = http.post("/api/auth/login", json=body)
    answer.raise_for_status()
    return str(answer.json()["token"])


def free_registers(http: httpx.Client, token: str) -> list[str]:
    """Return the codes of the registers of the first location, none of which may be open."""
    answer = http.get("/api/registers", headers={"Authorization": f"Bearer {token}"}, params={"limit": 200})
    answer.raise_for_status()
    registers = answer.json()["items"]
    for register in registers:
        if register["openSession"] is not None:
            who = register["openSession"]["cashier"]["name"]
            raise NotFreeError(f"{register['code']} is open by {who}: end that session, then race again.")
    location = registers[0]["location"]["id"]
    return [register["code"] for register in registers if register["location"]["id"] == location]


def one_drawer(wanted: argparse.Namespace, tokens: dict[str, str], verdict: Verdict, number: int) -> None:
    """All clients on one register; then its cashier ends the session, so that the next round opens anew."""
    holders = list(tokens.values())
    requests = [
        Request("POST", GET_OR_CREATE, holders[n % len(holders)], {"registerId": wanted.register})
        for n in range(wanted.clients)
    ]
    answers = from_processes(wanted, requests)
    verdict.add(answers, len(requests))
    good = [answer.json() for answer in answers if answer.status in {200, 201}]
    ids = {each["session"]["id"] for each in good}
    created = sum(each["created"] for each in good)
    verdict.hold(f"round {number}: {len(good)} of {wanted.clients} answered: {statuses(answers)}",
                 true=len(good) == wanted.clients)  # fmt: skip
    verdict.hold(f"round {number}: {len(ids)} sessions instead of one", true=len(ids) == 1)
    verdict.hold(f"round {number}: {created} created instead of one", true=created == 1)
    end_all(wanted, tokens, [each["session"] for each in good])


def every_register(wanted: argparse.Namespace, tokens: dict[str, str], registers: list[str], verdict: Verdict) -> None:
    """Each register of the location by a person of its own, at one instant: a session each, no number left out."""
    pairs = list(zip(tokens.values(), registers, strict=False))
    requests = [Request("POST", GET_OR_CREATE, token, {"registerId": register}) for token, register in pairs]
    answers = asyncio.run(all_at_once(wanted.url, requests))
    verdict.add(answers, len(requests))
    sessions = [answer.json()["session"] for answer in answers if answer.status == 201]
    verdict.hold(f"{len(sessions)} of {len(pairs)} registers opened: {statuses(answers)}",
                 true=len(sessions) == len(pairs))  # fmt: skip
    numbers = sorted(int(session["sessionNumber"].rsplit("-", 1)[1]) for session in sessions)
    verdict.hold(f"numbers {numbers} do not follow each other",
                 true=numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False)  # fmt: skip
    end_all(wanted, tokens, sessions)


def end_all(wanted: argparse.Namespace, tokens: dict[str, str], sessions: list[dict[str, Any]]) -> None:
    """End each session by its cashier."""
    ending = {
        session["id"]: Request("POST", f"/api/pos/sessions/{session['id']}/end",
                               tokens[session["cashier"]["username"]], {})
        for session in sessions
    }  # fmt: skip
    answers = asyncio.run(all_at_once(wanted.url, list(ending.values())))
    if any(answer.status != httpx.codes.OK for answer in answers):
        raise SystemExit(f"A session could not be ended: {statuses(answers)}")


def from_processes(wanted: argparse.Namespace, requests: list[Request]) -> list[Answer]:
    """Send the requests from several processes, all released by one barrier; return every answer."""
    method = multiprocessing.get_context("spawn")
    barrier = method.Barrier(wanted.processes)
    shares = [(wanted.url, requests[n :: wanted.processes], barrier) for n in range(wanted.processes)]
    answers: Any = method.Queue()
    clients = [method.Process(target=share_of_crowd, args=(*share, answers)) for share in shares]
    for client in clients:
        client.start()
    gathered = [answer for _ in clients for answer in answers.get(timeout=120)]
    for client in clients:
        client.join()
    return gathered


def share_of_crowd(url: str, requests: list[Request], barrier: Barrier, answers: Any) -> None:
    """Be one of the client processes."""

    async def run() -> list[Answer]:
        crowd = await Crowd.gather(url, requests)
        await asyncio.sleep(0.05)  # the servers take the heads in
        barrier.wait()
        return await crowd.release()

    answers.put(asyncio.run(run()))


def statuses(answers: list[Answer]) -> dict[int, int]:
    """Return how many answers had which status."""
    return dict(Counter(answer.status for answer in answers))


def told(wanted: argparse.Namespace, one: Verdict, spread: Verdict, registers: int) -> int:
    """Print what was seen; return the exit status."""
    print(f"One register, {wanted.clients} clients in {wanted.processes} processes, {wanted.rounds} rounds")
    print(one.line())
    print(f"{registers} registers of one location at one instant, {wanted.rounds} rounds")
    print(spread.line())
    for problem in [*one.wrong, *spread.wrong]:
        print(f"FAIL: {problem}")
    if one.wrong or spread.wrong:
        return 1
    print(f"PASS: all {wanted.clients} requests returned the SAME session, in each of {wanted.rounds} rounds")
    print("PASS: exactly one of them created it, nobody failed: no race conditions detected")
    print(f"PASS: {registers} registers at one instant, {registers} sessions, numbers without a gap")
    return 0


def milliseconds(seconds: list[float]) -> str:
    """Return the median and the 99th percentile in words."""
    ordered = sorted(seconds)
    return f"p50 {ordered[len(ordered) // 2] * 1000:.0f} ms, p99 {ordered[len(ordered) * 99 // 100] * 1000:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
