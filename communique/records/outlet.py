"""Who publishes a document, and how far it is relied on."""

from typing import Literal

from communique.records.base import Record

Axis = Literal["source", "information"]
SourceGrade = Literal["A", "B", "C", "D", "E", "F"]
InformationGrade = Literal[1, 2, 3, 4, 5, 6]


class Outlet(Record):
    """A publisher as the codebook knows it; `state` is how a state or party stands to it, and no judgment."""

    id: str
    name: str
    kind: str
    country: str | None = None
    owner: str | None = None
    state: str


class Reliability(Record):
    """What analysts say of a document, on two axes that say nothing of each other (the Admiralty code).

    `source` is the publisher's letter, A to F, `information` the document's number, 1 to 6; None where nobody said.
    """

    source: SourceGrade | None = None
    information: InformationGrade | None = None


class Rating(Record):
    """An analyst's judgment of a source (a letter) or of a piece of information (a number); it overwrites nothing.

    `target` is a publisher (`outlet:…`, `publisher:…`), a document or a record. `made` is when it was made: the last
    one counts.
    """

    axis: Axis
    target: str
    grade: str
    by: str
    made: str
    why: str | None = None
