"""What a line's price comes to is ``charged``: ``net`` is without tax, and is worked out from it."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
