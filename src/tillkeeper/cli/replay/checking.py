"""Does the server say of the days what the file says? Everything that differs, in words."""

from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

from tillkeeper.cli.replay.trading import Done, Round, due_minor


async def differences(this: Round, done: Done) -> list[str]:
    """Return where the session's report or its transactions differ from the file and from each other."""
    session = await this.till.call("report", "GET", f"/api/pos/sessions/{done.session_id}")
    transactions = [each async for each in _transactions(this, done.session_id)]
    found = [
        *_compare("status", session["status"], "closed"),
        *_compare_totals(this, done, session["totals"]),
        *_compare_summary(this, done, session["summary"]),
        *_compare_transactions(this, done, transactions),
    ]
    return [f"{done.session_number} ({this.day.date}, {this.register}): {difference}" for difference in found]


def _compare(what: str, said: object, expected: object) -> list[str]:
    return [] if said == expected else [f"{what} is {said}, should be {expected}"]


def _compare_totals(this: Round, done: Done, totals: dict[str, Any]) -> list[str]:
    wire = this.trade.wire
    expected = {
        "totalSales": wire(done.cash_minor + done.card_minor),
        "totalCash": wire(done.cash_minor),
        "totalCard": wire(done.card_minor),
        "totalRefunds": wire(0),
        "totalTransactions": len(done.sales),
    }
    return [each for name, value in expected.items() for each in _compare(name, totals[name], value)]


def _compare_summary(this: Round, done: Done, summary: dict[str, Any]) -> list[str]:
    cash = this.trade.wire(done.float_minor + done.cash_minor)
    expected = {"expectedCash": cash, "countedCash": cash, "overShort": this.trade.wire(0), "status": "balanced"}
    return [
        *[each for name, value in expected.items() for each in _compare(name, summary[name], value)],
        *_compare("close's own summary", done.summary, summary),
    ]


def _compare_transactions(this: Round, done: Done, transactions: list[dict[str, Any]]) -> list[str]:
    sales = {sale.number: sale for sale in done.sales}
    names = {priced.product_id: name for name, priced in this.products.items()}
    found = []
    seen: Counter[str] = Counter()
    for transaction in transactions:
        number = _number_in_file(this, transaction)
        if number not in sales:
            found.append(f"{transaction['number']} is a sale that the file does not have")
            continue
        seen[number] += 1
        sold = Counter({names.get(line["productId"], line["name"]): _count(line) for line in transaction["lines"]})
        found += _compare(f"{transaction['number']}: items", sold, sales[number].quantities())
        found += _compare(
            f"{transaction['number']}: total", transaction["total"], this.trade.wire(due_minor(this, sales[number]))
        )
        found += _compare(f"{transaction['number']}: id", transaction["id"], done.transactions[number])
    found += [f"sale {number} was booked {times} times" for number, times in seen.items() if times > 1]
    found += [f"sale {number} is missing" for number in sales if number not in seen]
    return found


def _number_in_file(this: Round, transaction: dict[str, Any]) -> str:
    """Return the file's number of a transaction, from the ids the replay gave its lines."""
    line_id = str(transaction["lines"][0]["id"])
    return line_id.removeprefix(f"{this.run}-").rpartition("-")[0]


def _count(line: dict[str, Any]) -> int:
    return int(line["quantity"])


async def _transactions(this: Round, session_id: str) -> AsyncIterator[dict[str, Any]]:
    query = {"sessionId": session_id, "limit": "200"}
    while True:
        page = await this.till.call("report", "GET", "/api/transactions", query=query)
        for transaction in page["items"]:
            yield transaction
        if page["nextCursor"] is None:
            return
        query["cursor"] = page["nextCursor"]
