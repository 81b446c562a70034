"""What stands behind years of others is found by an index: sessions of a profile, messages that wait or are dead."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
