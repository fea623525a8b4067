"""Of a page at the end of redirects, the address that was asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column, empty for what was fetched before."""
    op.add_column("sighting", sa.Column("asked", sa.Text(), nullable=True))
