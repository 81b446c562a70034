"""``tillkeeper token``: a program's credential, from a terminal."""

import hashlib
import re

import pytest

from tests.cli.program import Ended, tillkeeper
from tests.helpers.shop import Shop

ESPIGA = ("--business", "espiga")


def token(shop: Shop, *arguments: object, language: str = "C") -> Ended:
    return tillkeeper("token", *arguments, database_url=shop.database_url, language=language)


async def test_a_token_is_shown_once_listed_and_revoked(shop: Shop) -> None:
    """DV-2: the secret is on the output and in no table; what is stored of it is its hash."""
    made = token(shop, "create", "--name", "Web shop", "--role", "cashier", *ESPIGA)
    assert made.code == 0, made.told
    (secret,) = re.findall(r"^tk_\S+$", made.told, re.MULTILINE)
    headers = {"Authorization": f"Bearer {secret}"}
    assert (await shop.http.get("/api/auth/me", headers=headers)).json()["user"]["name"] == "Web shop"
    kept = await shop.sql(
        "SELECT row_to_json(t)::text FROM access_tokens t UNION ALL SELECT row_to_json(j)::text FROM journal j"
    )
    assert all(secret not in row[0] and secret.encode().hex() not in row[0] for row in kept)
    hashed = await shop.sql("SELECT token_hash FROM access_tokens WHERE kind = 'api'")
    assert [row["token_hash"] for row in hashed] == [hashlib.sha256(secret.encode()).digest()]
    listed = token(shop, "list", *ESPIGA)
    assert secret not in listed.told
    token_id = listed.told.split()[0]
    assert listed.told == f"{token_id}  live     Web shop, cashier, without an end\n"
    revoked = token(shop, "revoke", token_id, *ESPIGA)
    assert (revoked.code, revoked.told) == (0, f"Token {token_id} of Web shop is revoked.\n")
    assert (await shop.http.get("/api/auth/me", headers=headers)).json()["code"] == "credential-invalid"
    assert token(shop, "list", *ESPIGA).told.split()[1] == "revoked"


@pytest.mark.parametrize(
    ("arguments", "language", "sentence"),
    [
        (("create", "--name", "", "--role", "cashier", *ESPIGA), "C", "A program's name is one line"),
        (
            ("create", "--name", "x", "--role", "cashier", "--expires", "2020-02-29", *ESPIGA),
            "es_PY.UTF-8",
            "Un token no puede terminar el 2020-02-29",
        ),
        (("create", "--name", "x", "--role", "cashier", "--as", "manager1", *ESPIGA), "C", "Your role (manager)"),
        (("revoke", "00000000-0000-7000-8000-000000000000", *ESPIGA), "es_PY.UTF-8", "Este negocio no tiene un token"),
    ],
)
async def test_what_is_wrong_is_told_in_a_sentence(
    shop: Shop, arguments: tuple[str, ...], language: str, sentence: str
) -> None:
    ended = token(shop, *arguments, language=language)
    assert (ended.code, len(ended.told.splitlines())) == (1, 1), ended.told
    assert ended.told.startswith(sentence)
    assert await shop.sql("SELECT FROM programs") == []


async def test_a_role_or_business_that_is_not_there(shop: Shop) -> None:
    assert "'owner' is not one of" in token(shop, "create", "--name", "x", "--role", "owner", *ESPIGA).told
    ended = token(shop, "list", "--business", "acme")
    assert (ended.code, "There is no business acme with an admin." in ended.told) == (2, True)


async def test_a_program_gives_no_commands(shop: Shop) -> None:
    """DV-2, D14: whatever its role, it is no admin that the journal could name for what an operator did."""
    made = token(shop, "create", "--name", "Robot", "--role", "admin", *ESPIGA)
    assert made.code == 0, made.told
    (row,) = await shop.sql("SELECT username FROM users JOIN programs ON user_id = id")
    ended = token(shop, "list", *ESPIGA, "--as", row[0])
    assert (ended.code, f"with a member {row[0]}" in ended.told) == (2, True), ended.told
