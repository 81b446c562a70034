"""Webhooks of sales out of the queue hear of every sale: one fact has one event type (EV-10)."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
