"""What was planned or begun while the clock was ahead is set right; bursts of guesses are found."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
