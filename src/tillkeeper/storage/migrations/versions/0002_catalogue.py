"""The tables of the catalogue: products and their variants."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
