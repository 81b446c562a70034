"""Every secret of a webhook is kept, so that a call made again is answered with the one that it made."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
