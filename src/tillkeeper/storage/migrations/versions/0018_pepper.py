"""What the hashes of passwords and PINs are sealed with is known by its fingerprint."""

from tillkeeper.storage.migrate import run_sql_beside

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_beside(__file__, "up")


def downgrade() -> None:
    run_sql_beside(__file__, "down")
