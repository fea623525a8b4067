"""The record's tables, in the record's words.

`document`, `sighting`, `judgment` and `rating` hold what came from outside and are never derived. Everything else can
be made again from them: `article`, `record` with one table a record type, `party`, `issue`, `stance`, `evidence`,
`link`, `dating`, `source`, `publication`.
docs/queries.md shows how to read them without us; migrations/ holds the history of their form.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

APPLICATION_ID = 0x434D5152  # "CMQR", in the header of every record: what tells it from any other SQLite database
REVISION = 7  # the header's user_version: the number of the newest migration

metadata = MetaData()


def _text(name: str, *, null: bool = True) -> Column[str]:
    return Column(name, Text, nullable=null)


def _number(name: str, form: type[Float[float]] | type[Integer], *, null: bool = False) -> Column[float]:
    return Column(name, form, nullable=null)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _document() -> Column[str]:
    return Column("document", ForeignKey("document.id", ondelete="CASCADE"), nullable=False)


def _owner(target: str) -> Column[str]:
    """The row that this row is a part of, and disappears with."""
    return Column(target, ForeignKey(f"{target}.id", ondelete="CASCADE"), primary_key=True)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True)


def _dates(name: str = "date") -> list[Column[str]]:
    return [_text(f"{name}_{part}") for part in ("start", "end", "precision", "basis")]


def _place() -> list[Column[str]]:
    return [_text("place_name"), _text("place_country")]


def _published(name: str) -> list[Column[str]]:
    return [_text(f"{name}_{part}") for part in ("date", "precision", "basis")]


def _written() -> list[Column[str]]:
    """Bounds of the day of writing; `candidates` and `basis` are JSON lists."""
    return [_text(f"written_{part}") for part in ("not_before", "not_after", "candidates", "basis")]


meta = Table("meta", metadata, Column("name", Text, primary_key=True), _text("value", null=False))

run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("program", null=False),
    _text("pipeline", null=False),
    _text("codebook", null=False),
    _text("extractors", null=False),  # JSON: the name and version of each
    _text("fingerprint", null=False),
    _text("started", null=False),
    _text("finished"),
)

document = Table(
    "document",
    metadata,
    _id(),
    _text("sha256", null=False),
    _text("media_type"),
    _text("fetched"),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),  # the bytes as they came, zlib
    _text("fingerprint", null=False),  # what it was last read by
    Index("document_fingerprint", "fingerprint"),
)

sighting = Table(
    "sighting",
    metadata,
    _owner("document"),
    Column("source", Text, primary_key=True),
    _text("asked"),  # the address that was asked for, where redirects led on from it
    Index("sighting_source", "source"),
)

article = Table(
    "article",
    metadata,
    _owner("document"),
    _text("title"),
    _text("authors", null=False),  # JSON list
    _text("publisher"),
    *_published("published"),
    _text("language"),
    _text("genre", null=False),
    _text("text", null=False),
    _text("blocks", null=False),  # JSON list of {start, end, zone}
    _text("removed", null=False),  # JSON list of {start, end, reason, quote}
    _text("url"),  # the page's own address of itself
    *_published("updated"),
    *_written(),
)

dating = Table(  # of documents that do not tell their day: what their address, fetch and other documents tell of it
    "dating",
    metadata,
    _owner("document"),
    *_published("published"),
    *_written(),
)

source = Table(  # the publishers that the codebook knows, as it tells of them
    "source",
    metadata,
    _id(),
    _text("name", null=False),
    _text("kind", null=False),
    _text("country"),
    _text("owner"),
    _text("state", null=False),
)

publication = Table(  # who publishes a document: an id of `source`, or "publisher:" and the name
    "publication",
    metadata,
    _owner("document"),
    _text("source", null=False),
    Index("publication_source", "source"),
)

failure = Table(
    "failure",
    metadata,
    Column("source", Text, primary_key=True),
    Column("document", ForeignKey("document.id", ondelete="CASCADE")),
    _text("stage", null=False),
    _text("reason", null=False),
    Index("failure_document", "document"),
)

record = Table(
    "record",
    metadata,
    _id(),
    _text("type", null=False),
    _document(),
    _text("first_day"),  # the days the record tells of; where it tells none, the document's day of publication
    _text("last_day"),
    _text("json", null=False),  # the export's line
    Index("record_type", "type", "id"),
    Index("record_document", "document"),
    Index("record_days", "type", "first_day", "id"),
)


def _of_type(name: str, *columns: Column[str] | Column[float]) -> Table:
    """The table of one record type: the values of its own, in columns."""
    return Table(name, metadata, Column("id", ForeignKey("record.id", ondelete="CASCADE"), primary_key=True), *columns)


meeting = _of_type(
    "meeting",
    _text("title"),
    _text("kind", null=False),
    _text("status", null=False),
    _text("level"),
    *_place(),
    *_dates(),
)
statement = _of_type(
    "statement",
    _text("mode", null=False),
    _text("attitude", null=False),
    _text("cue"),
    _text("content", null=False),
    _number("content_start", Integer),
    _number("content_end", Integer),
    _text("meeting"),
    *_dates(),
)
outcome = _of_type(
    "outcome",
    _text("title", null=False),
    _text("kind", null=False),
    _text("action", null=False),
    _text("meeting"),
    *_dates(),
)
figure = _of_type(
    "figure",
    _number("value", Float),
    _text("unit"),
    _text("measure"),
    _text("subject"),
    _text("change"),
    _text("compared_with"),
    *_dates("period"),
)
restriction = _of_type(
    "restriction",
    _text("kind", null=False),
    _text("action", null=False),
    _text("status", null=False),
    *_dates(),
)
forecast = _of_type(
    "forecast",
    _text("what", null=False),
    _text("hedge"),
    _number("likelihood_low", Float, null=True),
    _number("likelihood_high", Float, null=True),
    _text("outlook", null=False),
    _text("resolved_by"),
    *_dates("window"),
)
dispute = _of_type("dispute", _text("claim", null=False), _text("denial", null=False))
event = _of_type(
    "event",
    _text("plover_type", null=False),
    _text("plover_mode"),
    _text("plover_contexts", null=False),  # JSON list
    _text("modality", null=False),
    *_place(),
    *_dates(),
)

party = Table(
    "party",
    metadata,
    _owner("record"),
    Column("field", Text, primary_key=True),  # participants, speaker, addressee, via, parties, by, on, claimant ...
    _position(),
    _text("name", null=False),
    _text("actor"),
    _text("role"),
    _text("country"),
    _text("part"),  # of a meeting's participants: visitor, host or party
    Column("start", Integer),
    Column("end", Integer),
    _text("quote"),
    Index("party_actor", "actor"),
    Index("party_country", "country"),
)

issue = Table(
    "issue",
    metadata,
    _owner("record"),
    Column("issue", Text, primary_key=True),
    Index("issue_issue", "issue"),
)

stance = Table(
    "stance",
    metadata,
    _owner("record"),
    _position(),
    _text("target", null=False),
    _text("polarity", null=False),
)

evidence = Table(
    "evidence",
    metadata,
    _owner("record"),
    _position(),
    _document(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _text("quote", null=False),
    _text("origin", null=False),
    CheckConstraint('"start" < "end"', name="evidence_has_words"),
    Index("evidence_document", "document"),
)

link = Table(
    "link",
    metadata,
    _id(),
    _text("kind", null=False),
    _text("by", null=False),
    _text("why", null=False),
    Column("score", Float, nullable=False),
    Index("link_kind", "kind", "id"),
)

link_member = Table(
    "link_member",
    metadata,
    _owner("link"),
    _position(),
    _text("member", null=False),  # a record's id, or a document's
    Index("link_member_member", "member"),
)

judgment = Table(
    "judgment",
    metadata,
    _id(),
    _text("by", null=False),
    _text("made", null=False),
    _text("verdict", null=False),
    _text("kind", null=False),
    _text("field"),
    _text("value"),  # JSON
    _text("note"),
)

judgment_member = Table(
    "judgment_member",
    metadata,
    _owner("judgment"),
    _position(),
    _text("member", null=False),
    Index("judgment_member_member", "member"),
)

rating = (
    Table(  # how far analysts rely on a source (A to F) or on what it says (1 to 6); the last row of a target counts
        "rating",
        metadata,
        Column("id", Integer, primary_key=True),
        _text("axis", null=False),
        _text("target", null=False),  # an id of `publication.source`, of a document or of a record
        _text("grade", null=False),
        _text("by", null=False),
        _text("made", null=False),
        _text("why"),
        CheckConstraint(
            "(axis = 'source' AND grade IN ('A', 'B', 'C', 'D', 'E', 'F')) OR "
            "(axis = 'information' AND grade IN ('1', '2', '3', '4', '5', '6'))",
            name="rating_on_its_axis",
        ),
        Index("rating_target", "axis", "target"),
    )
)
