"""Do the books agree with what the tills were told, and with themselves?"""

import json

from tests.crashes.shift import PIECES, PRICE_MINOR, SALES, SALES_EACH, TILLS, Shift
from tests.races.people import RacingShop

# Each returns a row for everything that does not add up.
DISAGREEMENTS = {
    "a session's sums and its rows": """
        SELECT s.number FROM cash_sessions s LEFT JOIN cash_session_totals t ON t.session_id = s.id
        WHERE (t.cash_minor, t.sales_minor, t.transactions_count) IS DISTINCT FROM (
            (SELECT sum(m.effect_minor) FROM cash_movements m WHERE m.session_id = s.id),
            (SELECT coalesce(sum(x.total_minor), 0) FROM transactions x WHERE x.session_id = s.id),
            (SELECT count(*) FROM transactions x WHERE x.session_id = s.id))""",
    "a tender's sum and its payments": """
        SELECT t.tender FROM cash_session_tender_totals t
        WHERE t.amount_minor IS DISTINCT FROM (SELECT sum(p.amount_minor) FROM payments p
            WHERE p.session_id = t.session_id AND p.tender = t.tender)""",
    "a transaction and its lines": """
        SELECT x.number FROM transactions x JOIN businesses b USING (business_id)
        WHERE x.total_minor IS DISTINCT FROM (
            SELECT sum(net_of(l.charged_minor, l.tax_minor, b.prices_include_tax) + l.tax_minor)
            FROM transaction_lines l WHERE l.transaction_id = x.id)""",
    "a transaction and its payments": """
        SELECT x.number FROM transactions x
        WHERE x.total_minor IS DISTINCT FROM (SELECT sum(p.amount_minor) FROM payments p
            WHERE p.transaction_id = x.id)""",
    "cash paid and cash moved": """
        SELECT x.number FROM transactions x
        WHERE (SELECT array_agg(m.amount_minor) FROM cash_movements m WHERE m.transaction_id = x.id) IS DISTINCT FROM
              (SELECT array_agg(p.amount_minor) FROM payments p WHERE p.transaction_id = x.id AND p.tender = 'cash')""",
    "a sale and its order": """
        SELECT x.number FROM transactions x
        JOIN orders o ON o.id = x.order_id JOIN order_sessions s ON s.order_id = o.id
        WHERE (o.status, s.status, o.total_minor) IS DISTINCT FROM ('paid', 'completed', x.total_minor)""",
    "a sale and its journal row": """
        SELECT x.number FROM transactions x
        WHERE (SELECT count(*) FROM journal j WHERE j.subject_id = x.id AND j.outcome = 'completed') <> 1""",
    "a journal row and its sale": """
        SELECT j.subject_id::text FROM journal j
        WHERE j.outcome = 'completed' AND NOT EXISTS (SELECT FROM transactions x WHERE x.id = j.subject_id)""",
    "a counter and the numbers given": """
        SELECT c.kind FROM number_counters c
        WHERE c.last_number IS DISTINCT FROM CASE c.kind
            WHEN 'transaction' THEN (SELECT count(*) FROM transactions x
                WHERE x.location_id = c.location_id AND x.business_date = c.business_date)
            WHEN 'order' THEN (SELECT count(*) FROM orders o
                WHERE o.location_id = c.location_id AND o.business_date = c.business_date AND o.number IS NOT NULL)
            WHEN 'session' THEN (SELECT count(*) FROM cash_sessions s
                WHERE s.location_id = c.location_id AND s.business_date = c.business_date) END""",
}


async def check(racing: RacingShop, shift: Shift) -> None:
    """Assert that every acknowledged write is there, none twice, and that all sums agree."""
    for what, statement in DISAGREEMENTS.items():
        assert await racing.rows(statement) == [], what
    assert len(shift.transactions) == SALES
    kept = await racing.rows("SELECT id::text, number, total_minor FROM transactions")
    assert {row["id"]: row["number"] for row in kept} == {each["id"]: each["number"] for each in shift.transactions}
    assert {row["total_minor"] for row in kept} == {PIECES * PRICE_MINOR}
    # One opening, and for each sale a save, the changes and a payment; the journal remembers what was said.
    assert len(shift.acknowledged) == TILLS * (1 + SALES_EACH * (1 + PIECES))
    remembered = await racing.rows(
        "SELECT idempotency_key AS key, answer FROM journal WHERE idempotency_key IS NOT NULL"
    )
    assert len(remembered) == len(shift.acknowledged)
    for row in remembered:
        told, kept = shift.acknowledged[row["key"]], json.loads(row["answer"])
        # The ways on and the ignored fields are worked out as the answer is sent; all the rest is remembered.
        differing = {name: (value, told.get(name)) for name, value in kept.items() if told.get(name) != value}
        assert differing == {}, row["key"]
        assert told.keys() - kept.keys() <= {"actions", "ignored"}, row["key"]
