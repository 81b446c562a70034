"""The tables of identity, shops, journal, cash sessions, sales, orders and order sessions."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
