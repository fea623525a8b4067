"""Addresses, updates and bounds of articles; days of publication that other documents tell."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PUBLISHED = ("published_date", "published_precision", "published_basis")
UPDATED = ("updated_date", "updated_precision", "updated_basis")
WRITTEN = ("written_not_before", "written_not_after", "written_candidates", "written_basis")


def upgrade() -> None:
    """Adds the columns, empty until the documents are read again, and the table."""
    for name in ("url", *UPDATED, *WRITTEN):
        op.add_column("article", sa.Column(name, sa.Text(), nullable=True))
    op.create_table(
        "dating",
        sa.Column("document", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in (*PUBLISHED, *WRITTEN)),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )
