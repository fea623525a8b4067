"""A record as rows: the line of the export, the columns of its type, and the rows that hang on it."""

from collections.abc import Iterator
from typing import Any

import orjson
from sqlalchemy import Table

from communique.records import (
    Article,
    Bounds,
    Date,
    Dating,
    Dispute,
    Event,
    Figure,
    Forecast,
    Found,
    Meeting,
    Outcome,
    Party,
    Published,
    Restriction,
    Statement,
)
from communique.store import schema
from communique.store.days import first_day, last_day

Row = dict[str, Any]

TYPES: dict[str, type[Found]] = {
    "meeting": Meeting,
    "statement": Statement,
    "outcome": Outcome,
    "figure": Figure,
    "restriction": Restriction,
    "forecast": Forecast,
    "dispute": Dispute,
    "event": Event,
}
"""The record types that one document supports by itself, in the order of the export."""

TABLES: dict[str, Table] = {name: schema.metadata.tables[name] for name in TYPES}
DATES = {"figure": "period", "forecast": "window"}
PARTIES = (
    "participants",
    "speaker",
    "addressee",
    "via",
    "parties",
    "attributed_to",
    "by",
    "on",
    "claimant",
    "denier",
    "actors",
    "recipients",
)


def line(found: Found) -> bytes:
    """The record as one line of the export, fields in the contract's order."""
    return orjson.dumps(found.model_dump())


def read_line(kind: str, text: str) -> Found:
    """The record that a line holds."""
    return TYPES[kind].model_validate(orjson.loads(text))


def date_of(found: Found) -> Date | None:
    """The days that a record tells of: its date, period or window."""
    date: Date | None = vars(found).get(DATES.get(found.type, "date"))  # many have none, and then getattr is slow
    return date


def parties_of(found: Found) -> Iterator[tuple[str, int, Party]]:
    """Every party of a record with the field it stands in and its place there."""
    for field in PARTIES:
        value = vars(found).get(field)
        if isinstance(value, Party):
            yield field, 0, value
        elif value is not None:
            yield from ((field, position, party) for position, party in enumerate(value))


def rows(found: Found, article: Article) -> Iterator[tuple[Table, Row]]:
    """Every row of a record, the record's own first."""
    date = date_of(found)
    days: tuple[str, str] | tuple[None, None]
    if date is not None:
        days = first_day(date.start), last_day(date.end)
    elif article.published is not None:
        days = first_day(article.published.date), last_day(article.published.date)
    else:
        days = None, None
    yield (
        schema.record,
        {
            "id": found.id,
            "type": found.type,
            "document": found.document,
            "first_day": days[0],
            "last_day": days[1],
            "json": line(found).decode(),
        },
    )
    yield TABLES[found.type], _columns(found)
    for field, position, party in parties_of(found):
        yield schema.party, _party(found.id, field, position, party)
    for issue in sorted(set(vars(found).get("issues", ()))):
        yield schema.issue, {"record": found.id, "issue": issue}
    for position, stance in enumerate(vars(found).get("stance", ())):
        yield schema.stance, {"record": found.id, "position": position, **stance.model_dump()}
    for position, evidence in enumerate(found.evidence):
        yield schema.evidence, {"record": found.id, "position": position, **evidence.model_dump()}


def article_row(article: Article) -> Row:
    """The article as one row; its lists as JSON."""
    return {
        "document": article.document,
        "title": article.title,
        "authors": orjson.dumps(article.authors).decode(),
        "publisher": article.publisher,
        **_day("published", article.published),
        "url": article.url,
        **_day("updated", article.updated),
        **_written(article.written),
        "language": article.language,
        "genre": article.genre,
        "text": article.text,
        "blocks": orjson.dumps([block.model_dump() for block in article.blocks]).decode(),
        "removed": orjson.dumps([removed.model_dump() for removed in article.removed]).decode(),
    }


def _day(name: str, day: Published | None) -> Row:
    parts = ("date", "precision", "basis")
    return {f"{name}_{part}": None if day is None else getattr(day, part) for part in parts}


def _written(bounds: Bounds | None) -> Row:
    return {
        "written_not_before": bounds.not_before if bounds is not None else None,
        "written_not_after": bounds.not_after if bounds is not None else None,
        "written_candidates": orjson.dumps(bounds.candidates).decode() if bounds is not None else None,
        "written_basis": orjson.dumps(bounds.basis).decode() if bounds is not None else None,
    }


def published(row: Any, name: str = "published") -> Published | None:
    """When an article was published (or `updated`), by its row."""
    date, precision, basis = (getattr(row, f"{name}_{part}") for part in ("date", "precision", "basis"))
    if date is None:
        return None
    return Published.model_validate({"date": date, "precision": precision, "basis": basis})


def written(row: Any) -> Bounds | None:
    """Between which days an article was written, by its row."""
    if row.written_basis is None:
        return None
    return Bounds(
        not_before=row.written_not_before,
        not_after=row.written_not_after,
        candidates=orjson.loads(row.written_candidates),
        basis=orjson.loads(row.written_basis),
    )


def read_article(row: Any) -> Article:
    """The article that a row holds."""
    return Article.model_validate(
        {
            "document": row.document,
            "text": row.text,
            "title": row.title,
            "authors": orjson.loads(row.authors),
            "publisher": row.publisher,
            "url": row.url,
            "published": published(row),
            "updated": published(row, "updated"),
            "written": written(row),
            "language": row.language,
            "genre": row.genre,
            "blocks": orjson.loads(row.blocks),
            "removed": orjson.loads(row.removed),
        }
    )


def dated(article: Article, row: Any) -> Article:
    """The article with what `dating` tells of its day, in the columns `told_...` of a row; as it is without that."""
    told = _Told(row)
    bounds = written(told)
    if bounds is None or (article.published is not None and article.published.precision == "day"):
        return article
    return article.model_copy(update={"published": article.published or published(told), "written": bounds})


class _Told:
    """The columns of `dating` within a row that holds an article's too."""

    def __init__(self, row: Any) -> None:
        self._row = row

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, f"told_{name}")


def dating_row(dating: Dating) -> Row:
    """What is told of the day of a document that does not tell it, as one row."""
    return {"document": dating.document, **_day("published", dating.published), **_written(dating.written)}


def _columns(found: Found) -> Row:
    """The values of a record's own table: what is flat as it is, what is small and fixed spelt out in columns."""
    row: Row = {column.name: None for column in TABLES[found.type].columns}
    row["id"] = found.id
    for name in row.keys() & set(type(found).model_fields):
        row[name] = getattr(found, name)
    date = date_of(found)
    if date is not None:
        row |= {f"{DATES.get(found.type, 'date')}_{name}": value for name, value in date.model_dump().items()}
    if isinstance(found, Statement):
        row |= {"content_start": found.content_span.start, "content_end": found.content_span.end}
    if isinstance(found, Forecast) and found.likelihood is not None:
        row |= {"likelihood_low": found.likelihood[0], "likelihood_high": found.likelihood[1]}
    if isinstance(found, Meeting | Event) and found.place is not None:
        row |= {"place_name": found.place.name, "place_country": found.place.country}
    if isinstance(found, Event):
        code = found.plover
        row |= {
            "plover_type": code.type,
            "plover_mode": code.mode,
            "plover_contexts": orjson.dumps(code.contexts).decode(),
            "modality": code.modality,
        }
    return row


def _party(record: str, field: str, position: int, party: Party) -> Row:
    mention = party.mention
    return {
        "record": record,
        "field": field,
        "position": position,
        "name": party.name,
        "actor": party.actor,
        "role": party.role,
        "country": party.country,
        "part": vars(party).get("part"),
        "start": mention.start if mention is not None else None,
        "end": mention.end if mention is not None else None,
        "quote": mention.quote if mention is not None else None,
    }
