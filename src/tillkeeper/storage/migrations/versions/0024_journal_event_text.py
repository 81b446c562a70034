"""Journal events are kept as the text that is sent: a page of the feed is copied and not written anew."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
