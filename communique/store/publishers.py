"""Who publishes the documents of a record, and how analysts rate them and what they say."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from communique.codebook import Source, outlets
from communique.records import InformationGrade, Outlet, Rating, Reliability, SourceGrade
from communique.store import schema

GRADES = {"source": "ABCDEF", "information": "123456"}
"""The grades of each axis, the best first; the last one, F or 6, says that nobody can judge."""

UNKNOWN = "publisher:"  # begins the id of a publisher whom the codebook does not have
ADDRESSES = select(schema.sighting.c.source).order_by(schema.sighting.c.source)
NAMED = select(schema.article.c.publisher, schema.article.c.url)


def publisher_id(publisher: str | None, source: Source | None) -> str | None:
    """The id by which a publisher is rated: the codebook's, else made of the name; None where there is no name."""
    if source is not None:
        return source.id
    name = outlets.key(publisher) if publisher is not None else ""
    return f"{UNKNOWN}{name}" if name else None


def note_publisher(connection: Connection, document: str) -> None:
    """Writes down who publishes a document: from its article and all addresses at which it was seen, in any order."""
    article = connection.execute(NAMED.where(schema.article.c.document == document)).first()
    table = schema.publication
    connection.execute(delete(table).where(table.c.document == document))
    if article is None:
        return
    seen = connection.scalars(ADDRESSES.where(schema.sighting.c.document == document)).all()
    source = outlets.find(article.publisher, article.url, *(place for place in seen if _is_address(place)))
    id = publisher_id(article.publisher, source)
    if id is None:
        return
    if source is not None:
        row = outlet(source).model_dump()
        connection.execute(upsert(schema.source).values(row).on_conflict_do_update(index_elements=["id"], set_=row))
    connection.execute(upsert(table).values({"document": document, "source": id}))


def moves(source: str) -> bool:
    """Whether one more place at which a document is seen can tell who publishes it."""
    return _is_address(source)


def outlet(source: Source) -> Outlet:
    """What the record tells of a publisher that the codebook knows."""
    return Outlet(
        id=source.id,
        name=source.name,
        kind=source.kind,
        country=source.country,
        owner=source.owner,
        state=source.state_affiliation,
    )


class Publishers:
    """The publishers and ratings of a record as they are at its first reading; both are few beside its documents."""

    def __init__(self, connection: Connection) -> None:
        """Reads nothing yet."""
        self._connection = connection

    def outlet(self, id: str | None) -> Outlet | None:
        """The publisher of an id, where the codebook knows it."""
        return self._outlets.get(id) if id is not None else None

    def reliability(self, publisher: str | None, document: str) -> Reliability:
        """How a document and its publisher are rated, each on its axis."""
        return Reliability(source=self.source_grade(publisher), information=self.information_grade(document))

    def source_grade(self, publisher: str | None) -> SourceGrade | None:
        """The letter of a publisher."""
        return self._latest.get(("source", publisher or ""))  # type: ignore[return-value]

    def information_grade(self, id: str) -> InformationGrade | None:
        """The number of a document or record."""
        grade = self._latest.get(("information", id))
        return int(grade) if grade is not None else None  # type: ignore[return-value]

    def at_least(self, grade: str) -> list[str]:
        """The publishers with this letter or a better one; those whom nobody rated, or could judge, are not."""
        wanted = GRADES["source"][: GRADES["source"].index(grade) + 1]
        return sorted(id for (axis, id), given in self._latest.items() if axis == "source" and given in wanted)

    def ratings(self) -> Iterator[Rating]:
        """Every rating in the order in which they were made."""
        table = schema.rating
        for row in self._connection.execute(select(table).order_by(table.c.id)):
            values = {name: value for name, value in row._mapping.items() if name != "id"}
            yield Rating.model_validate(values)

    def named(self, name: str) -> list[str]:
        """The ids of the publishers that a name or an id means: the codebook's, or those of this record."""
        known = outlets.by_id(name) or outlets.by_id(f"outlet:{name}") or outlets.by_name(name)
        if known is not None:
            return [known.id]
        key, table = name.removeprefix(UNKNOWN), schema.publication
        rows = self._connection.execute(
            select(table.c.source, schema.source.c.name)
            .outerjoin(schema.source, schema.source.c.id == table.c.source)
            .distinct()
        )
        return sorted(row.source for row in rows if outlets.key(key) in _keys(row))

    @cached_property
    def _outlets(self) -> dict[str, Outlet]:
        rows: Iterable[Any] = self._connection.execute(select(schema.source)).mappings()
        return {row["id"]: Outlet.model_validate(dict(row)) for row in rows}

    @cached_property
    def _latest(self) -> dict[tuple[str, str], str]:
        return {(one.axis, one.target): one.grade for one in self.ratings()}


def _keys(row: Any) -> set[str]:
    """By what a publisher of the record may be called: its key, the name that several outlets bear."""
    return {row.source.removeprefix(UNKNOWN)} | ({outlets.key(row.name)} if row.name is not None else set())


def _is_address(source: str) -> bool:
    return source.startswith(("http://", "https://"))
