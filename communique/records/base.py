"""What every record is made of: a frozen model, a span, and the words that name a party or a day."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value of the record: made once, never changed, nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A half-open stretch of an article's text, in code points."""

    start: int
    end: int


class Mention(Span):
    """The very words that name somebody or something here."""

    quote: str


class Party(Record):
    """Somebody who acts: a person, a government, a body, an unnamed source.

    `name` is the name as the record knows it, `actor` an id of the codebook or one of the document's own
    making, `mention` the words that name the party at this place. `country` is an ISO 3166 alpha-2 code in the
    database and the country's common English name in the exported lines.
    """

    name: str
    actor: str | None = None
    role: str | None = None
    country: str | None = None
    mention: Mention | None = None


class Participant(Party):
    """A party of a meeting, with the part it takes in it."""

    part: Literal["visitor", "host", "party"] = "party"


class Place(Record):
    """Where something happens; `country` as in `Party`."""

    name: str
    country: str | None = None


Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "span"]


class Date(Record):
    """A span of days as far as the words tell it.

    `start` and `end` are inclusive ISO prefixes (`2024`, `2024-04`, `2024-04-08`); `basis` is `stated`,
    `metadata`, `relative:<expression>`, `weekday` or `corpus`.
    """

    start: str
    end: str
    precision: Precision
    basis: str


class Bounds(Record):
    """Between which days a document was written, as far as anything tells: ISO days, both inclusive.

    `candidates` are the days that the latest day it tells of may be, where its words leave more than one: "Tuesday,
    April 9" is 2019-04-09 or 2024-04-09, and where nothing bounds the year, "April 9" is `--04-09`. `basis` says in
    plain words what each of this stands on.
    """

    not_before: str | None = None
    not_after: str | None = None
    candidates: tuple[str, ...] = ()
    basis: tuple[str, ...]


class Published(Record):
    """When a document was published, as an ISO prefix, and how we know."""

    date: str
    precision: Precision
    basis: str
