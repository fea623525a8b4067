"""Whether a speaker said so, or is told to believe, to intend or to judge it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column; what was kept before was said."""
    op.add_column("statement", sa.Column("attitude", sa.Text(), nullable=False, server_default="says"))
