"""``tillkeeper sign-ins``: who is signed in, and ending a sign-in, from a terminal."""

import pytest

from tests.cli.program import Ended, tillkeeper
from tests.helpers.floor import person
from tests.helpers.programs import program
from tests.helpers.shop import Shop

ESPIGA = ("--business", "espiga")


def sign_ins(shop: Shop, *arguments: object, language: str = "C") -> Ended:
    return tillkeeper("sign-ins", *arguments, database_url=shop.database_url, language=language)


async def test_a_sign_in_is_listed_and_ended(shop: Shop) -> None:
    """DV-3: whose, as what, where and since when; no token, no program, nobody of another business."""
    cashier = await person(shop, "cashier3", register="ASU-2")
    await program(shop)
    await person(shop, "cashier4", "harbor")
    listed = sign_ins(shop, "list", *ESPIGA)
    assert listed.code == 0, listed.told
    (line,) = listed.told.splitlines()
    sign_in, kind, told = line.split(maxsplit=2)
    assert (kind, told.split(", ")[:3]) == ("bearer", ["Rocío Ayala (cashier3)", "cashier", "ASU-2"])
    assert cashier.till.token not in listed.told
    ended = sign_ins(shop, "end", sign_in, *ESPIGA)
    assert (ended.code, ended.told) == (0, f"Sign-in {sign_in} has ended.\n")
    assert (await cashier.get("/api/auth/me")).json()["code"] == "credential-invalid"
    assert sign_ins(shop, "list", *ESPIGA).told == ""
    again = sign_ins(shop, "end", sign_in, *ESPIGA)
    assert (again.code, again.told) == (0, f"Sign-in {sign_in} had ended already.\n")
    (row,) = await shop.sql("SELECT outcome, user_id FROM journal WHERE command = 'identity.end-sign-in' LIMIT 1")
    assert row["outcome"] == "ended"
    assert row["user_id"] is not None, "the journal names the admin for whom it was done"


async def test_a_list_longer_than_a_page_is_whole(shop: Shop) -> None:
    await shop.sql(
        "INSERT INTO access_tokens (id, token_hash, kind, user_id, business_id, created_at, expires_at)"
        " SELECT gen_random_uuid(), sha256(n::text::bytea), 'login', m.user_id, m.business_id, shop_now(),"
        "        shop_now() + interval '1 hour' + n * interval '1 s'"
        "   FROM generate_series(1, 250) n, memberships m JOIN users u ON u.id = m.user_id"
        "  WHERE u.username = 'cashier1' AND m.business_id = (SELECT business_id FROM businesses WHERE code = 'espiga')"
    )
    listed = sign_ins(shop, "list", *ESPIGA)
    assert len({line.split()[0] for line in listed.told.splitlines()}) == 250


@pytest.mark.parametrize(
    ("arguments", "language", "sentence"),
    [
        (("end", "00000000-0000-7000-8000-000000000000", *ESPIGA), "C", "There is no such sign-in here."),
        (("list", "--as", "cashier1", *ESPIGA), "es_PY.UTF-8", "Tu rol (cashier)"),
        (("end", "00000000-0000-7000-8000-000000000000", "--as", "cashier1", *ESPIGA), "C", "Your role (cashier)"),
    ],
)
async def test_what_is_wrong_is_told_in_a_sentence(
    shop: Shop, arguments: tuple[str, ...], language: str, sentence: str
) -> None:
    ended = sign_ins(shop, *arguments, language=language)
    assert (ended.code, len(ended.told.splitlines())) == (1, 1), ended.told
    assert ended.told.startswith(sentence)
