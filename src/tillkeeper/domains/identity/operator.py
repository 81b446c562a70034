"""The actor of a command that is given on the server machine itself, where nobody signs in.

Whoever can run the program beside its database can do anything; the journal still names a
member of the business for each command (EV-4).
"""

from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.permissions import Role
from tillkeeper.storage.database import Database

_MEMBER = """
SELECT u.id, u.username, u.name, u.language, m.role,
       b.business_id, b.currency, b.currency_decimals, b.time_zone, b.locale
FROM businesses b
JOIN memberships m ON m.business_id = b.business_id
JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
WHERE b.code = $1
  AND NOT is_program(b.business_id, u.id)
  AND CASE WHEN $2::text IS NULL THEN m.role = 'admin' ELSE u.username = lower($2) END
ORDER BY u.created_at, u.id
LIMIT 1
"""


async def operator_actor(database: Database, business_code: str, username: str | None) -> Actor | None:
    """Return the member ``username`` of a business, or without a name its first admin; None if there is none.

    A program is nobody who gives commands here: the journal would name it for what an operator did.
    """
    row = await database.fetch_row(_MEMBER, business_code, username)
    if row is None:
        return None
    return Actor(
        user_id=row["id"],
        username=row["username"],
        name=row["name"],
        business_id=row["business_id"],
        business_code=business_code,
        currency=Currency(row["currency"], row["currency_decimals"]),
        time_zone=row["time_zone"],
        role=Role(row["role"]),
        register_id=None,
        token_id=new_id(),
        language=row["language"] or row["locale"],
    )
