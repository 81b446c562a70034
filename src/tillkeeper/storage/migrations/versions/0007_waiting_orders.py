"""The first page of the queue is read by an index of its own."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
