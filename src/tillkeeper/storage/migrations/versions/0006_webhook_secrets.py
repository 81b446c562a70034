"""A secret that was replaced signs beside the new one for a while."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
