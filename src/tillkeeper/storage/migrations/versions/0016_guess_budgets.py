"""Guesses have a budget, and count apart at devices where somebody is known."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
