"""Who publishes each document, and analysts' ratings of sources and information."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

VIEWS = {
    # One row a document: who publishes it, and how it is rated on each axis.
    "reliability": """
        SELECT article.document, publication.source AS publisher_id,
               coalesce(source.name, article.publisher) AS publisher,
               (SELECT grade FROM rating WHERE axis = 'source' AND target = publication.source
                ORDER BY id DESC LIMIT 1) AS source,
               (SELECT CAST(grade AS INTEGER) FROM rating WHERE axis = 'information' AND target = article.document
                ORDER BY id DESC LIMIT 1) AS information
        FROM article
        LEFT JOIN publication ON publication.document = article.document
        LEFT JOIN source ON source.id = publication.source
    """,
    # One row a publisher: the codebook's facts about it, its documents, and its letter.
    "sources": """
        SELECT publication.source AS id, coalesce(source.name, min(article.publisher)) AS publisher, source.kind,
               source.country, source.owner, source.state, count(*) AS documents,
               (SELECT grade FROM rating WHERE axis = 'source' AND target = publication.source
                ORDER BY id DESC LIMIT 1) AS reliability
        FROM publication
        JOIN article ON article.document = publication.document
        LEFT JOIN source ON source.id = publication.source
        GROUP BY publication.source
    """,
}
ON_ITS_AXIS = (
    "(axis = 'source' AND grade IN ('A', 'B', 'C', 'D', 'E', 'F')) OR "
    "(axis = 'information' AND grade IN ('1', '2', '3', '4', '5', '6'))"
)


def _text(name: str, *, null: bool = True) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=null)


def upgrade() -> None:
    """Makes the tables, empty until the documents are read again and somebody rates, and the views."""
    op.create_table(
        "source",
        _text("id", null=False),
        *(_text(name, null=name in ("country", "owner")) for name in ("name", "kind", "country", "owner", "state")),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "publication",
        _text("document", null=False),
        _text("source", null=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_index("publication_source", "publication", ["source"])
    op.create_table(
        "rating",
        sa.Column("id", sa.Integer(), nullable=False),
        *(_text(name, null=name == "why") for name in ("axis", "target", "grade", "by", "made", "why")),
        sa.CheckConstraint(ON_ITS_AXIS, name="rating_on_its_axis"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("rating_target", "rating", ["axis", "target"])
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
