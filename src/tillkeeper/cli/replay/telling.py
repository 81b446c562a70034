"""The replay's figures as tables on the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from tillkeeper.cli.replay.days import DayResult, Plan, Result
from tillkeeper.kernel.money import amount_minor

_MILLISECONDS = 1_000


def tell(plan: Plan, result: Result) -> None:
    """Print the days, the calls, and what differs."""
    screen = Console()
    screen.print(_days_table(plan, result))
    screen.print(_calls_table(result))
    if result.timings.replayed:
        screen.print(f"{result.timings.replayed} answers were remembered ones: that much had been done before.")
    if result.timings.tries_again:
        screen.print(f"{result.timings.tries_again} calls got no answer and were sent again.")
    for difference in result.differences:
        screen.print(difference, style="red", markup=False, highlight=False)
    if not result.differences:
        screen.print("Every drawer is counted, and the reports say what the file says.")


def _days_table(plan: Plan, result: Result) -> Table:
    table = Table(title=f"Replay {plan.run} in {plan.business}: {plan.registers} registers, {len(plan.days)} days")
    for heading in (
        "day",
        "sales",
        "items",
        "seconds",
        "sales/s",
        f"taken ({result.trade.currency.code})",
        "over/short",
    ):
        table.add_column(heading, justify="left" if heading == "day" else "right")
    for day in result.days:
        table.add_row(str(day.day.date), *_figures(result, [day]))
    table.add_section()
    table.add_row("together", *_figures(result, result.days))
    return table


def _figures(result: Result, days: Sequence[DayResult]) -> list[str]:
    sales = sum(len(day.day.sales) for day in days)
    items = sum(len(sale.taps) for day in days for sale in day.day.sales)
    seconds = sum(day.seconds for day in days)
    done = [each for day in days for each in day.done]
    taken = sum(each.cash_minor + each.card_minor for each in done)
    return [
        str(sales),
        str(items),
        f"{seconds:.2f}",
        f"{sales / seconds:.1f}",
        result.trade.wire(taken),
        result.trade.wire(sum(_over_short(result, each.summary["overShort"]) for each in done)),
    ]


def _over_short(result: Result, text: str) -> int:
    sign = -1 if text.startswith("-") else 1
    return sign * amount_minor(text.removeprefix("-"), result.trade.currency, field="overShort")


def _calls_table(result: Result) -> Table:
    table = Table(title="Calls")
    for heading in ("call", "times", "p50 ms", "p99 ms", "longest ms"):
        table.add_column(heading, justify="left" if heading == "call" else "right")
    for call, seconds in sorted(result.timings.seconds.items()):
        ordered = sorted(seconds)
        table.add_row(call, str(len(ordered)), *(_at(ordered, share) for share in (0.5, 0.99, 1.0)))
    return table


def _at(ordered: Sequence[float], share: float) -> str:
    """Return the value that ``share`` of ``ordered`` do not exceed, in milliseconds."""
    position = min(len(ordered) - 1, int(share * len(ordered)))
    return f"{ordered[position] * _MILLISECONDS:.1f}"
