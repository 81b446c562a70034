"""How long SQL may be, and what a function of a database that is spread over several servers takes and reads."""

from collections.abc import Iterable

from tests.laws.sql import SqlText, functions, shipped, tables, texts_of

FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 400

# Longer ones, from CREATE to the last sign, as long as they are: a number may only become smaller.
LONG_FUNCTIONS = {
    "claim_order": 76,
    "get_or_create_session": 101,
    "order_move_lines": 79,
    "order_operate": 83,
    "order_recompute": 72,
    "order_session_save": 71,
    "sign_in_try": 75,
}
LONG_FILES: dict[str, int] = {}

# Decision 30: values of our own types in place of a table's row, and no table read where a function of LANGUAGE sql may
# become part of another query. Both lists may only shrink.
TAKE_A_ROW = """
    business_date_at cash_is_hidden cash_session_document cash_session_summary claim_answer claim_conflict
    claim_event claim_request_change claim_request_event claim_request_is_live claim_request_wire
    existing_session_wire goods_of_others insert_session order_add_lines order_appeared order_apply
    order_approvals_cut order_arrange order_change order_change_of order_claim_is_alive order_claim_lapsed_at
    order_claim_wire order_cleared order_document order_enqueued order_event order_fields order_handed_to
    order_held_document order_holder_wire order_lease_kept order_line_cut order_line_wire order_lines_beside
    order_measured order_move_lines order_open_approval_cut order_operate order_operations_for
    order_operations_noted order_overwritten order_past_limits order_permitted order_recompute order_released
    order_session_change order_session_completed order_session_document order_session_event order_session_fields
    order_session_seen person_wire product_wire profile_document record_sale refuse_empty_order
    refuse_other_operation refuse_other_total refuse_past_limits refuse_settled_order
    refuse_to_take_off_past_limit refuse_unseen_total register_document sale_changes session_is_of
    session_objection session_objection_fields session_takes sign_in_document sign_in_wait token_document
    token_is_live transaction_document webhook_delivery_document webhook_document webhook_signing_secrets
    webhook_standing
"""
SQL_THAT_READS = """
    catalogue_usual_tax device_standing existing_session_wire feed_newest feed_rows goods_of_others
    guesses_document is_for_sale is_program is_program_without_drawer is_signed_in_elsewhere
    open_session_of_cashier open_session_of_register order_approvals_cut order_arrange order_claim_lapsed_at
    order_lines_beside order_measured order_open_approval_cut order_operations_for order_past_limits
    order_permitted person_of product_for_sale product_wire products_carry profile_document register_document
    session_hides_sales session_is_of session_objection_fields session_people sessions_of sign_in_change
    sign_in_document token_document webhook_delivery_document webhook_signing_secrets webhook_standing
"""


def too_long(texts: Iterable[SqlText]) -> dict[str, int]:
    """Return the functions beyond a screen, with their lines."""
    return {text.name: text.length for text in texts if text.name and text.length > FUNCTION_LINES_MAX}


def files_too_long(sources: dict[str, str]) -> dict[str, int]:
    """Return the files that are too long, with their lines."""
    lines = {path: len(source.splitlines()) for path, source in sources.items()}
    return {path: length for path, length in lines.items() if length > FILE_LINES_MAX}


def take_a_row(texts: Iterable[SqlText]) -> set[str]:
    """Return the functions with a parameter of a table's row type."""
    return {text.name for text in texts if text.takes_row_of(tables())}


def sql_that_reads(texts: Iterable[SqlText]) -> set[str]:
    """Return the functions of ``LANGUAGE sql`` that read or write a table."""
    return {text.name for text in texts if text.is_sql and text.reads(tables())}


def test_no_function_is_longer_than_a_screen() -> None:
    assert too_long(functions()) == LONG_FUNCTIONS


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    assert files_too_long(shipped()) == LONG_FILES


def test_no_more_functions_take_a_row() -> None:
    assert take_a_row(functions()) == set(TAKE_A_ROW.split())


def test_no_more_functions_of_language_sql_read_a_table() -> None:
    assert sql_that_reads(functions()) == set(SQL_THAT_READS.split())


def planted(parameters: str, language: str, body: str) -> SqlText:
    """Return a function, as it would stand in a file beside another one."""
    source = (
        "-- A function, and the one after it.\n"
        f"CREATE OR REPLACE FUNCTION planted({parameters}) RETURNS bigint\n"
        f"LANGUAGE {language} STABLE AS $$\n{body}\n$$;\n\n"
        "CREATE OR REPLACE FUNCTION after_it(o orders) RETURNS bigint\nLANGUAGE sql AS $$ SELECT 1 FROM orders $$;\n"
    )
    first, second = texts_of("domains/orders/store.sql", source)
    assert second.name == "after_it"
    return first


def test_twin_a_long_function_and_a_long_file_are_found() -> None:
    """A function of 70 lines is not too long, one of 71 is; the frame around the body here is three of them."""
    assert too_long([planted("", "sql", "SELECT 1" + "\n" * 66)]) == {}
    assert too_long([planted("", "sql", "SELECT 1" + "\n" * 67)]) == {"planted": 71}
    assert files_too_long({"fits": "\n" * 400, "does not": "\n" * 401}) == {"does not": 401}


def test_twin_a_row_that_is_taken_is_found() -> None:
    """Also after a parameter with a bracket or a comment; a row that is given out is not taken."""
    assert take_a_row([planted("given numeric(9, 2), -- (the order)\n    o orders", "plpgsql", "BEGIN END")]) == {
        "planted"
    }
    assert take_a_row([planted("OUT o orders, wanted uuid", "plpgsql", "BEGIN END")]) == set()
    assert take_a_row([planted("call journal_call, orders_max integer", "plpgsql", "BEGIN END")]) == set()


def test_twin_a_table_that_is_read_is_found() -> None:
    """A row's type, in the parameters or a cast, is no table that is read, nor is a word of a comment."""
    for reading in ("SELECT 1 FROM orders", "SELECT 1 FROM f() g, orders o", "UPDATE orders SET version = 1"):
        assert sql_that_reads([planted("", "sql", reading)]) == {"planted"}
        assert sql_that_reads([planted("", "plpgsql", reading)]) == set()
    assert sql_that_reads([planted("o orders", "sql", "SELECT (NULL::orders).version -- orders\n + 'orders'")]) == set()
