"""What annotators find in a text: actors, the names that stand for them, places, times, quantities, quotations.

They hang on the spaCy `Doc`: `doc._.actors`, `doc._.names`, `doc._.places`, `doc._.times`, `doc._.quantities`,
`doc._.quotations`. Starts and ends here count tokens, half-open.
"""

from dataclasses import dataclass, field
from typing import Literal

ActorKind = Literal[
    "person", "state", "body", "ministry", "organisation", "outlet", "document", "company", "group", "unnamed"
]
Gender = Literal["f", "m"]
Form = Literal["name", "title", "pronoun", "nominal", "possessive"]
Use = Literal["actor", "place", "modifier"]


@dataclass(slots=True, eq=False)
class Actor:
    """Somebody in one document who can act, speak or be spoken of; one object however often it is named.

    `id` is a codebook id (`person:…`, `state:uk`, `org:sco`, `outlet:…`) or made from name, role and country.
    `country` is an ISO 3166 alpha-2 code, upper case. `plural` is true for "both ministers" and "the two sides",
    whose `members` are the actors they stand for.
    """

    id: str
    name: str
    kind: ActorKind
    role: str | None = None
    country: str | None = None
    gender: Gender | None = None
    plural: bool = False
    members: tuple["Actor", ...] = ()
    aliases: set[str] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class Name:
    """Words that stand for an actor at one place.

    `start`/`end` hold the whole naming phrase with its title ("Russian Foreign Minister Sergey Lavrov"); `head` is
    the token that the grammar hangs it on. `use` tells a government from a venue: "Beijing denied" is an `actor`, "in
    Beijing" a `place`, "Chinese" in "Chinese exports" a `modifier`. `reason` says in words how the actor was
    found; an unsure resolution has `sure=False`.
    """

    start: int
    end: int
    head: int
    actor: Actor
    form: Form
    use: Use = "actor"
    reason: str = ""
    sure: bool = True


@dataclass(slots=True)
class Venue:
    """A place name: where something is or happens. `country` is an ISO 3166 alpha-2 code where known."""

    start: int
    end: int
    name: str
    country: str | None = None


@dataclass(slots=True)
class Time:
    """A time expression with its TIMEX3 reading and the days it spans.

    `first` and `last` are inclusive ISO prefixes, `None` where the value names no days (durations, sets, PAST_REF).
    """

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: str | None = None
    last: str | None = None
    precision: str | None = None
    basis: str = "stated"


@dataclass(slots=True)
class Quantity:
    """A number in the text with its unit; `value` is scaled ("240 bn" is 2.4e11), `unit` a code or a plural noun.

    `start`/`end` hold number, scale word and unit; `approximate` is true for "some", "about", "more than".
    """

    start: int
    end: int
    value: float
    unit: str | None = None
    approximate: bool = False


@dataclass(slots=True)
class Quotation:
    """Words between quotation marks; `start`/`end` hold the marks too.

    `closed` is false where the closing mark is missing (a quotation that goes on in the next paragraph).
    """

    start: int
    end: int
    closed: bool = True
