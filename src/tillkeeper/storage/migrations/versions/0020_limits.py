"""Limits of a role under a profile, and what an approver permitted beyond them."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
