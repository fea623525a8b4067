"""Which records a reader asks for: the same question put to the tables and to a record in hand."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, null, or_, select

from communique.records import Found
from communique.store import schema
from communique.store.days import first_day, last_day
from communique.store.rows import TABLES, parties_of

record, party, issue = schema.record, schema.party, schema.issue


def several(value: str | Collection[str] | None) -> tuple[str, ...] | None:
    """One value or many of them as many."""
    if value is None:
        return None
    return (value,) if isinstance(value, str) else tuple(sorted(value))


@dataclass(frozen=True, slots=True)
class Filter:
    """What a record must have; `None` asks for nothing, several values ask for any of them.

    `actors` are actor ids, or words of a party's name in any case; `countries` are ISO 3166 alpha-2 codes of
    parties. `since` and `until` are ISO prefixes: days that a record tells of must touch them, and a record that
    tells of none counts with the day of its document's publication. `publishers` are ids by which they are rated.
    """

    actors: tuple[str, ...] | None = None
    countries: tuple[str, ...] | None = None
    issues: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    documents: tuple[str, ...] | None = None
    meetings: tuple[str, ...] | None = None
    publishers: tuple[str, ...] | None = None

    def of_document(self) -> list[ColumnElement[bool]]:
        """What is asked of a record's document, whatever an analyst has corrected in the record: its publisher."""
        if self.publishers is None:
            return []
        table = schema.publication
        return [record.c.document.in_(select(table.c.document).where(table.c.source.in_(self.publishers)))]

    def conditions(self, kind: str) -> list[ColumnElement[bool]]:
        """The question in SQL, for records of one type."""
        out: list[ColumnElement[bool]] = []
        of_record = party.c.record == record.c.id
        if self.actors is not None:
            named = [party.c.actor.in_(self.actors), *(party.c.name.icontains(a, autoescape=True) for a in self.actors)]
            out.append(exists().where(and_(of_record, or_(*named))))
        if self.countries is not None:
            out.append(exists().where(and_(of_record, party.c.country.in_(self.countries))))
        if self.issues is not None:
            out.append(exists().where(and_(issue.c.record == record.c.id, issue.c.issue.in_(self.issues))))
        if self.since is not None:
            out.append(record.c.last_day >= first_day(self.since))
        if self.until is not None:
            out.append(record.c.first_day <= last_day(self.until))
        if self.documents is not None:
            out.append(record.c.document.in_(self.documents))
        if self.meetings is not None:
            out.append(_meeting(kind).in_(self.meetings))
        return out

    def accepts(self, found: Found, days: tuple[str | None, str | None]) -> bool:
        """The same question to a record in hand that tells of these days, first and last."""
        parties = [party for _, _, party in parties_of(found)]
        first, last = days
        names = [party.name.casefold() for party in parties]
        meeting = found.id if found.type == "meeting" else getattr(found, "meeting", None)
        return (
            _any(self.actors, lambda a: any(p.actor == a for p in parties) or any(a.casefold() in n for n in names))
            and _any(self.countries, lambda c: any(p.country == c for p in parties))
            and _any(self.issues, lambda i: i in getattr(found, "issues", ()))
            and (self.since is None or (last is not None and last >= first_day(self.since)))
            and (self.until is None or (first is not None and first <= last_day(self.until)))
            and _any(self.documents, lambda d: d == found.document)
            and _any(self.meetings, lambda m: m == meeting)
        )


def _any(wanted: tuple[str, ...] | None, has: Any) -> bool:
    return wanted is None or any(has(one) for one in wanted)


def _meeting(kind: str) -> ColumnElement[Any]:
    """The column that says which meeting a record belongs to; a type without one belongs to none."""
    if kind == "meeting":
        return record.c.id
    return TABLES[kind].c.get("meeting", null())
