"""The tables of the webhooks: who is told of what, and what came of telling it."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
