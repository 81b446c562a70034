"""Fields that name the caller in the bodies of old clients: checked, never believed (EV-5, D17)."""

from tillkeeper.domains.identity import IdentityMismatch, is_member
from tillkeeper.kernel.actor import Actor
from tillkeeper.storage.database import Database


async def ignored_names(
    database: Database, actor: Actor, *, user_id: str | None = None, vendor_id: str | None = None
) -> list[str]:
    """Return which of ``userId`` and ``vendorId`` say something else than the credential, and are ignored.

    One that names another member of this business is no mistake to pass over: somebody would believe to act for them.
    What exists elsewhere and what exists nowhere look the same. Refusal: ``identity-mismatch``.
    """
    own = {str(actor.user_id), actor.username, str(actor.business_id), actor.business_code}
    ignored = [
        (field, name)
        for field, name in (("userId", user_id), ("vendorId", vendor_id))
        if name is not None and name not in own
    ]
    for field, name in ignored:
        if await is_member(database, actor.business_id, name):
            raise IdentityMismatch(field=field)
    return [field for field, _ in ignored]
