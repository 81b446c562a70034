"""A request for an order is withdrawn when whoever asked leaves the till."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
