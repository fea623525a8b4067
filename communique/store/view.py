"""The only reader of a record: briefs, web pages, exports and resolvers all read through it.

A view is one moment of the record: what is written after its first reading is not seen. Everything comes one by one
(memory does not grow with the record) and in a fixed order, by id unless asked otherwise.
"""

import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Select, and_, func, null, or_, select, true

from communique.addresses import Undated, Visit, page_of
from communique.errors import StoreError
from communique.independence import ONE_SOURCE, Origins
from communique.records import (
    Article,
    Document,
    Evidence,
    Forecast,
    Found,
    Judgment,
    Link,
    Outcome,
    Outlet,
    Published,
    Reliability,
)
from communique.store import schema
from communique.store.corrections import Judged, corrected
from communique.store.database import open_existing
from communique.store.days import first_day, last_day
from communique.store.filters import Filter, several
from communique.store.publishers import Publishers
from communique.store.queries import with_answer, with_dating, with_links, with_publisher, with_source
from communique.store.rows import TABLES, TYPES, date_of, dated, line, published, read_article, read_line, written
from communique.store.scratch import Scratch

Order = Literal["id", "date"]
Several = str | Collection[str] | None
BATCH = 200  # rows fetched at a time


UNRATED = Reliability()


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with what the record knows of its document: what the export's document line is made of.

    Where the article does not tell its day, `article.published` and `article.written` are what its address, its fetch
    and other documents tell. `version_of` is the first version of its page, None for that one itself. `publisher_id`
    is what its publisher is rated by, `outlet` what the codebook knows of it.
    """

    article: Article
    source: str
    sha256: str
    media_type: str | None
    syndicated_from: str | None
    version_of: str | None = None
    outlet: Outlet | None = None
    publisher_id: str | None = None
    reliability: Reliability = UNRATED


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: where it is, at which stage it failed, and why."""

    source: str
    stage: str
    reason: str
    document: str | None


class View:
    """Reads a record, the analysts' judgments laid over what was found."""

    def __init__(self, path: Path) -> None:
        """Opens the record at `path`; raises `NotARecord` if it is none."""
        self._engine = open_existing(path)
        self._connection = self._engine.connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the record go."""
        self._connection.close()
        self._engine.dispose()

    def documents(self) -> Iterator[Document]:
        """Every document that was fetched, to the byte, the failed ones too; its source is the least of all seen."""
        for row in self._rows(with_source(select(schema.document)).order_by(schema.document.c.id)):
            yield _document(row)

    def document(self, id: str) -> Document | None:
        """The document with this id, or none."""
        row = self._connection.execute(with_source(select(schema.document)).where(schema.document.c.id == id)).first()
        return _document(row) if row is not None else None

    def sources(self, document: str) -> list[str]:
        """Every place where a document was seen."""
        table = schema.sighting
        query = select(table.c.source).where(table.c.document == document).order_by(table.c.source)
        return list(self._connection.scalars(query))

    def asked(self, document: str) -> dict[str, str]:
        """The places of a document to which redirects led, each with the address that was asked for."""
        table = schema.sighting
        query = select(table.c.source, table.c.asked).where(table.c.document == document, table.c.asked.is_not(None))
        return {row.source: row.asked for row in self._connection.execute(query.order_by(table.c.source))}

    def entries(self, documents: Several = None) -> Iterator[Entry]:
        """Every article with its document's source and checksum, or those of some documents."""
        table = schema.document
        query = with_source(select(schema.article, table.c.sha256, table.c.media_type)).join_from(
            table, schema.article, schema.article.c.document == table.c.id
        )
        if documents is not None:
            query = query.where(table.c.id.in_(several(documents) or ()))
        query = with_publisher(with_dating(with_links(query, *ONE_SOURCE, member=table.c.id)))
        for row in self._rows(query.order_by(table.c.id)):
            yield self._entry(row)

    def _entry(self, row: Any) -> Entry:
        syndicated, version = (self._first_of(kind, row.document, row.links) for kind in ONE_SOURCE)
        return Entry(
            article=dated(read_article(row), row),
            source=row.source,
            sha256=row.sha256,
            media_type=row.media_type,
            syndicated_from=syndicated,
            version_of=version,
            outlet=self.publishers.outlet(row.publisher_id),
            publisher_id=row.publisher_id,
            reliability=self.publishers.reliability(row.publisher_id, row.document),
        )

    def entry(self, document: str) -> Entry | None:
        """The article of one document with its source and checksum, or none."""
        return next(self.entries(document), None)

    def articles(self) -> Iterator[Article]:
        """Every article."""
        for row in self._rows(select(schema.article).order_by(schema.article.c.document)):
            yield read_article(row)

    def publications(self) -> Iterator[tuple[str, str | None, Published | None]]:
        """Every article's document, publisher and day of publication as the document tells it, without its text."""
        table = schema.article
        columns = ("published_date", "published_precision", "published_basis")
        query = select(table.c.document, table.c.publisher, *(table.c[name] for name in columns))
        for row in self._rows(query.order_by(table.c.document)):
            yield row.document, row.publisher, published(row)

    def visits(self) -> Iterator[Visit]:
        """Every article's document with its page, and when that was changed and fetched, as far as is known."""
        table, document = schema.article, schema.document
        of_article = [table.c[name] for name in ("document", "url", "published_date", "updated_date")]
        query = with_source(select(*of_article, document.c.fetched))
        query = query.join_from(document, table, table.c.document == document.c.id)
        for row in self._rows(query.order_by(table.c.document)):
            address = _address(row)
            yield Visit(row.document, address, page_of(address), row.updated_date or row.published_date, row.fetched)

    def undated(self) -> Iterator[Undated]:
        """Every article that does not tell the day or month of its publication."""
        table, document = schema.article, schema.document
        of_article = [column for column in table.columns if column.name not in ("text", "blocks", "removed")]
        query = with_source(select(*of_article, document.c.fetched))
        query = query.join_from(document, table, table.c.document == document.c.id)
        for row in self._rows(query.where(table.c.published_date.is_(None)).order_by(table.c.document)):
            address = _address(row)
            yield Undated(row.document, row.genre, written(row), address, row.fetched)

    @cached_property
    def publishers(self) -> Publishers:
        """Who publishes the documents, and how analysts rate sources and information."""
        return Publishers(self._connection)

    def ids(self, beginning: str) -> list[str]:
        """The ids of documents and records that begin so, with or without their kind; two at most."""
        out: list[str] = []
        for table in (schema.document, schema.record):
            bare = func.substr(table.c.id, func.instr(table.c.id, "-") + 1)
            fits = or_(table.c.id.startswith(beginning, autoescape=True), bare.startswith(beginning, autoescape=True))
            out += self._connection.scalars(select(table.c.id).where(fits).order_by(table.c.id).limit(2))
        return [beginning] if beginning in out else out[:2]

    @cached_property
    def origins(self) -> Origins:
        """Which documents are one source: reprints of one text, versions of one page."""
        return Origins(link for kind in ONE_SOURCE for link in self.links(kind))

    def scratch(self) -> Scratch:
        """Room on disk for a reader whose work would grow with the record in memory."""
        return Scratch()

    def article(self, document: str) -> Article | None:
        """The article of a document, or none where it could not be read."""
        row = self._connection.execute(select(schema.article).where(schema.article.c.document == document)).first()
        return read_article(row) if row is not None else None

    def records(
        self,
        type: str,
        *,
        actor: Several = None,
        country: Several = None,
        issue: Several = None,
        since: str | None = None,
        until: str | None = None,
        document: Several = None,
        meeting: Several = None,
        min_source: str | None = None,
        order: Order = "id",
    ) -> Iterator[Any]:
        """The records of one type (`meeting`, `statement` ...) that a filter lets through; see `Filter`.

        `min_source` asks for documents whose publisher is rated so (`A` to `F`) or better. The records come in order
        of ids, or of the first day that they tell of and then of ids, the undated last.
        """
        publishers = None if min_source is None else tuple(self.publishers.at_least(min_source))
        wanted = Filter(
            several(actor),
            several(country),
            several(issue),
            since,
            until,
            several(document),
            several(meeting),
            publishers,
        )
        for row in self._record_rows(type, wanted, order):
            found = self._found(type, row)
            if row.id not in self._judged.corrections or wanted.accepts(found, _days(found, row)):
                yield found

    def record(self, id: str) -> Found | None:
        """The record with this id, or none; one that an analyst rejected is none."""
        row = self._connection.execute(with_answer(select(schema.record)).where(schema.record.c.id == id)).first()
        if row is None or id in self._judged.rejected:
            return None
        return self._found(row.type, row)

    def lines(self, type: str) -> Iterator[bytes]:
        """The export's lines of one type in order of ids; read, not made, where nothing was laid over them."""
        for row in self._record_rows(type, Filter(), "id"):
            if row.id in self._judged.corrections or row.links or row.id in self._judged.linked:
                yield line(self._found(type, row))
            else:
                yield row.json.encode()

    def evidence(self, record: str) -> list[Evidence]:
        """The words behind a record, in order."""
        table = schema.evidence
        query = select(table).where(table.c.record == record).order_by(table.c.position)
        return [
            Evidence(document=row.document, start=row.start, end=row.end, quote=row.quote, origin=row.origin)
            for row in self._rows(query)
        ]

    def links(self, kind: str | None = None, member: str | None = None) -> Iterator[Link]:
        """The links in order of their ids, of one kind or with one member; an analyst's word comes before ours."""
        table, members = schema.link, schema.link_member
        query = select(table, members.c.member).join(members, members.c.link == table.c.id)
        if kind is not None:
            query = query.where(table.c.kind == kind)
        if member is not None:
            query = query.where(table.c.id.in_(select(members.c.link).where(members.c.member == member)))
        rows = self._rows(query.order_by(table.c.id, members.c.position))
        ours = (_link(list(several_rows)) for _, several_rows in groupby(rows, key=lambda row: row.id))
        theirs = [
            link
            for link in self._judged.same.values()
            if kind in (None, link.kind) and (member is None or member in link.members)
        ]
        last = None
        # Theirs first, so that it is the one kept of two with one id.
        for link in merge(sorted(theirs, key=lambda link: link.id), ours, key=lambda link: link.id):
            if link.id != last and not self._judged.forbids(link):
                yield link
            last = link.id

    def judgments(self) -> Iterator[Judgment]:
        """The analysts' judgments in the order in which they were made."""
        table, members = schema.judgment, schema.judgment_member
        query = select(table, members.c.member).outerjoin(members, members.c.judgment == table.c.id)
        rows = self._rows(query.order_by(table.c.made, table.c.id, members.c.position))
        for _, group in groupby(rows, key=lambda row: row.id):
            several_rows = list(group)
            values = {column.name: getattr(several_rows[0], column.name) for column in table.columns}
            found = tuple(row.member for row in several_rows if row.member is not None)
            yield Judgment.model_validate({**values, "members": found})

    def unfit(self) -> Iterator[Judgment]:
        """The corrections that fit no value any more, since their record was read anew."""
        for id, judgments in sorted(self._judged.corrections.items()):
            row = self._connection.execute(select(schema.record).where(schema.record.c.id == id)).first()
            for judgment in judgments:
                try:
                    if row is not None:
                        corrected(read_line(row.type, row.json), judgment)
                except StoreError:
                    yield judgment

    def failures(self) -> Iterator[Failure]:
        """The documents that could not be read, in order of their sources."""
        for row in self._rows(select(schema.failure).order_by(schema.failure.c.source)):
            yield Failure(row.source, row.stage, row.reason, row.document)

    def counts(self) -> dict[str, int]:
        """How many there are of each: documents read, records by type, links, judgments, failures."""
        table = schema.record
        query = select(table.c.type, func.count()).group_by(table.c.type)
        if self._judged.rejected:
            query = query.where(table.c.id.not_in(sorted(self._judged.rejected)))
        found = {row[0]: row[1] for row in self._connection.execute(query)}
        return {
            "document": self._count(schema.article),
            **{type: found.get(type, 0) for type in TYPES},
            "link": sum(self.link_counts().values()),
            "judgment": self._count(schema.judgment),
            "failure": self._count(schema.failure),
        }

    def link_counts(self) -> dict[str, int]:
        """How many links there are of each kind; looked at one by one only where an analyst has judged."""
        if self._judged.any:
            return Counter(link.kind for link in self.links())
        query = select(schema.link.c.kind, func.count()).group_by(schema.link.c.kind)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def days_of_publication(self) -> tuple[str, str] | None:
        """The first and the last day on which a document was published, or none."""
        day = schema.article.c.published_date
        row = self._connection.execute(select(func.min(day), func.max(day))).one()
        return None if row[0] is None else (row[0], row[1])

    def _count(self, table: Any) -> int:
        return int(self._connection.scalar(select(func.count()).select_from(table)) or 0)

    def _rows(self, query: Select[Any]) -> Iterator[Any]:
        return iter(self._connection.execution_options(yield_per=BATCH).execute(query))

    def _record_rows(self, type: str, wanted: Filter, order: Order) -> Iterator[Any]:
        if type not in TYPES:
            raise ValueError(f"no record type is called {type!r}; known: {', '.join(TYPES)}")
        table, judged = schema.record, self._judged
        ours = and_(true(), *wanted.conditions(type))
        # A corrected record may pass by its new values: the caller asks again.
        condition = or_(ours, table.c.id.in_(sorted(judged.corrections))) if judged.corrections else ours
        query = select(table).join(TABLES[type], TABLES[type].c.id == table.c.id)
        query = with_answer(query) if type == "forecast" else query.add_columns(null().label("links"))
        query = query.where(table.c.type == type, condition, *wanted.of_document())
        by_date = (table.c.first_day.is_(None), table.c.first_day, table.c.id)
        for row in self._rows(query.order_by(*(by_date if order == "date" else (table.c.id,)))):
            if row.id not in judged.rejected:
                yield row

    def _found(self, type: str, row: Any) -> Found:
        """The record of a row, what came of a forecast filled in, and then an analyst's corrections."""
        found = read_line(type, row.json)
        if isinstance(found, Forecast):
            found = self._answered(found, row)
        for judgment in self._judged.corrections.get(row.id, ()):
            # A newer reading may lack what an older judgment mended: `unfit` tells such ones.
            with suppress(StoreError):
                found = corrected(found, judgment)
        return found

    def _answered(self, forecast: Forecast, row: Any) -> Forecast:
        """The forecast with what came of it: a later record shows that it happened, or tells that it did not."""
        answer, missing = row.answer, row.missing
        if self._judged.any:  # an analyst may have rejected the answer, or the link
            answer, missing = self._judged_answer(forecast.id, row.links)
        if answer is None:
            return forecast
        outlook = "did_not_happen" if missing else "happened"
        return forecast.model_copy(update={"outlook": outlook, "resolved_by": answer})

    def _judged_answer(self, forecast: str, links: int) -> tuple[str | None, bool]:
        for link in self._links_of("forecast_resolved", forecast, links):
            expected, answer, *_ = link.members
            came = self.record(answer)
            if expected == forecast and came is not None:
                return answer, isinstance(came, Outcome) and came.action == "absent"
        return None, False

    def _first_of(self, kind: str, document: str, ours: int) -> str | None:
        """The first member of a link that a document is in but does not lead; none for most."""
        leaders = (link.members[0] for link in self._links_of(kind, document, ours))
        return next((leader for leader in leaders if leader != document), None)

    def _links_of(self, kind: str, member: str, ours: int) -> Iterator[Link]:
        """The links of a kind that a record or document is in, where there are any; `ours` is how many we made."""
        if ours or member in self._judged.linked:
            yield from self.links(kind=kind, member=member)

    @cached_property
    def _judged(self) -> Judged:
        return Judged(self.judgments())


def _address(row: Any) -> str | None:
    """The address of a document's page: its own word for it, else where it was found; a part of a feed has none."""
    if page_of(row.url) is not None:
        return str(row.url)
    return None if "#" in row.source else str(row.source)


def _document(row: Any) -> Document:
    return Document(
        id=row.id, source=row.source, data=zlib.decompress(row.data), media_type=row.media_type, fetched=row.fetched
    )


def _link(rows: list[Any]) -> Link:
    first = rows[0]
    return Link(
        id=first.id,
        kind=first.kind,
        members=tuple(row.member for row in rows),
        by=first.by,
        why=first.why,
        score=first.score,
    )


def _days(found: Found, row: Any) -> tuple[str | None, str | None]:
    """The days that a corrected record tells of: its own, or those that the record had."""
    date = date_of(found)
    return (first_day(date.start), last_day(date.end)) if date is not None else (row.first_day, row.last_day)
