"""The whole replay: products, then day after day on every register at once, then the check."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tillkeeper.cli.replay.checking import differences
from tillkeeper.cli.replay.figures import Priced, Trade
from tillkeeper.cli.replay.products import products_of
from tillkeeper.cli.replay.receipts import Receipts
from tillkeeper.cli.replay.sales_file import Day, Sale
from tillkeeper.cli.replay.till import CallRefusedError, Till, Timings, connect
from tillkeeper.cli.replay.trading import Done, OnSale, Round, trade_day
from tillkeeper.kernel.money import Currency


@dataclass(frozen=True)
class Plan:
    """What to replay, where, and by whom."""

    run: str
    business: str
    days: tuple[Day, ...]
    registers: int
    cashiers: tuple[str, ...]
    manager: str
    password: str
    speed: float | None
    patience_seconds: float
    receipts: Path | None

    @property
    def sales_count(self) -> int:
        """Return how many sales the file has on these days."""
        return sum(len(day.sales) for day in self.days)


@dataclass
class DayResult:
    """One traded day: what each register did, and how long all of them took."""

    day: Day
    done: list[Done]
    seconds: float


@dataclass
class Result:
    """What the replay came to."""

    trade: Trade
    timings: Timings
    days: list[DayResult] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Floor:
    """The shop floor: the tills, their registers, and the catalogue."""

    tills: tuple[Till, ...]
    registers: tuple[str, ...]
    trade: Trade
    products: Mapping[str, Priced]


async def replay_days(plan: Plan, url: str) -> Result:
    """Trade the plan's days on the server at ``url`` and check its reports against the file.

    Raises ``CallRefusedError`` when the server says no, ``NotOursError`` when a person is in
    the way, ``ServerGoneError`` when it stays away longer than the plan waits.
    """
    timings = Timings()
    async with contextlib.AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(connect(url)) for _ in range(plan.registers + 1)]
        floor = await _floor(plan, clients, timings)
        result = Result(trade=floor.trade, timings=timings)
        receipts = stack.enter_context(Receipts.at(plan.receipts))
        with _progress() as progress:
            task = progress.add_task("Trading", total=plan.sales_count)

            def on_sale(sale: Sale, transaction_id: str) -> None:
                receipts.note(sale.number, transaction_id)
                progress.advance(task)

            async for rounds, day in _rounds(plan, floor, on_sale):
                progress.update(task, description=f"Trading {day.date}")
                started = time.perf_counter()
                shares = [day.sales[start :: plan.registers] for start in range(plan.registers)]
                done = await asyncio.gather(*(trade_day(*each) for each in zip(rounds, shares, strict=True)))
                result.days.append(DayResult(day, list(done), time.perf_counter() - started))
                found = await asyncio.gather(*(differences(*each) for each in zip(rounds, done, strict=True)))
                result.differences += [difference for each in found for difference in each]
        result.differences += receipts.broken
        for till in floor.tills:
            await till.call("sign out", "POST", "/api/auth/logout")
    return result


async def _floor(plan: Plan, clients: list[httpx.AsyncClient], timings: Timings) -> _Floor:
    boss = Till(clients[0], timings, plan.patience_seconds)
    await boss.sign_in(username=plan.manager, password=plan.password, business=plan.business, register=None)
    business = boss.login["business"]
    trade = Trade(Currency(business["currency"], business["currencyDecimals"]), business["pricesIncludeTax"])
    page = await boss.call("look", "GET", "/api/registers", query={"limit": "200"})
    registers = tuple(register["code"] for register in page["items"])[: plan.registers]
    if len(registers) < plan.registers:
        problem = {"code": "too-few-registers", "detail": f"The business has {len(registers)} registers."}
        raise CallRefusedError("GET /api/registers", 200, problem)
    names = (name for day in plan.days for sale in day.sales for name in sale.taps)
    products = await products_of(boss, trade, names, run=plan.run)
    await boss.call("sign out", "POST", "/api/auth/logout")
    tills = tuple(Till(client, timings, plan.patience_seconds) for client in clients[1:])
    return _Floor(tills=tills, registers=registers, trade=trade, products=products)


async def _rounds(plan: Plan, floor: _Floor, on_sale: OnSale) -> AsyncIterator[tuple[list[Round], Day]]:
    for index, day in enumerate(plan.days):
        for till, cashier, register in zip(floor.tills, plan.cashiers, floor.registers, strict=True):
            till.token = ""
            await till.sign_in(username=cashier, password=plan.password, business=plan.business, register=register)
        yield (
            [
                Round(
                    run=plan.run,
                    index=index,
                    day=day,
                    register=register,
                    till=till,
                    trade=floor.trade,
                    products=floor.products,
                    speed=plan.speed,
                    on_sale=on_sale,
                )
                for till, register in zip(floor.tills, floor.registers, strict=True)
            ],
            day,
        )


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("sales"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
