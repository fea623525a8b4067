"""The words of contacts, from codebook/cues/contacts.yaml."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from communique.codebook import cues
from communique.records import MeetingKind, MeetingStatus

Shape = Literal["encounter", "accord", "visit", "invitation", "reception", "refusal", "carrier"]


@dataclass(frozen=True, slots=True)
class VerbCue:
    """How a verb of contact is built; the head of the table says what each part means."""

    kind: MeetingKind
    shape: Shape = "encounter"
    joining: tuple[str, ...] = ()  # `with` in the table
    to: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    needs_with: bool = False
    needs_place: bool = False
    day_suffices: bool = False
    or_day: bool = False
    needs_medium: bool = False
    addressing: bool = False
    place_itself: bool = False
    naming: bool = False
    calling_on: bool = False
    alone: bool = False
    people: bool = False
    particle: str | None = None
    staying: bool = False
    calling_in: bool = False


@dataclass(frozen=True, slots=True)
class ContactCues:
    """All of the table, each list as a set; the table says what each is for."""

    verbs: dict[str, VerbCue]
    phrasal: dict[str, VerbCue]
    particles: frozenset[str]  # those of the phrasal verbs
    nouns: dict[str, MeetingKind]
    medium: dict[str, MeetingKind]
    status: dict[str, MeetingStatus]
    sequels: frozenset[str]
    seats: dict[str, str]
    which: frozenset[str]
    beside: tuple[str, ...]
    abstract_ends: tuple[str, ...]
    assemblies: frozenset[str]
    domestic: frozenset[str]
    missions: frozenset[str]
    lines: frozenset[str]
    alongside: frozenset[str]
    signing: frozenset[str]
    meets_alone: frozenset[str]
    conferring: frozenset[str]
    exchanged: frozenset[str]
    guests: frozenset[str]
    accompanying: frozenset[str]
    sending: frozenset[str]
    awaiting: frozenset[str]
    resolved: frozenset[str]
    resolving: frozenset[str]
    backdrop: frozenset[str]
    not_met: frozenset[str]
    manner: frozenset[str]
    no_contact_before: frozenset[str]
    generic: frozenset[str]
    pointing: frozenset[str]
    measures: frozenset[str]
    phases: frozenset[str]
    delivering: frozenset[str]
    returning: frozenset[str]
    chairs: frozenset[str]
    chairing: frozenset[str]
    fellows: frozenset[str]
    light: frozenset[str]
    taking_place: frozenset[str]
    hosting: frozenset[str]
    attending: frozenset[str]
    presiding: frozenset[str]
    travelling: frozenset[str]
    practices: frozenset[str]
    establishing: frozenset[str]
    cancelling: frozenset[str]
    failing: frozenset[str]
    agendas: frozenset[str]
    denying: frozenset[str]
    wishing: frozenset[str]
    deciding: frozenset[str]
    proposing: frozenset[str]
    asking: frozenset[str]
    scheduling: frozenset[str]
    announcing: frozenset[str]
    scheduled: frozenset[str]
    telling: frozenset[str]
    ending: frozenset[str]
    happening: frozenset[str]
    planning: frozenset[str]
    hearsay: frozenset[str]
    hearsay_nouns: frozenset[str]
    documents: frozenset[str]
    untrue: frozenset[str]
    purpose: frozenset[str]
    planning_gerund: frozenset[str]
    ahead: frozenset[str]
    plans: frozenset[str]
    venues: frozenset[str]
    goals: frozenset[str]
    settlements: frozenset[str]
    sidelines: frozenset[str]
    occasions: frozenset[str]
    finishing: frozenset[str]
    deputies: frozenset[str]


@cache
def contact_cues() -> ContactCues:
    """The cues of contacts, read once."""
    table = dict(cues("contacts"))
    phrasal = {words: _verb(entry) for words, entry in table.pop("phrasal").items()}
    return ContactCues(
        phrasal=phrasal,
        particles=frozenset(words.split()[1] for words in phrasal),
        verbs={lemma: _verb(entry) for lemma, entry in table.pop("verbs").items()},
        nouns=table.pop("nouns"),
        seats=table.pop("seats"),
        medium={word: kind for kind, words in table.pop("medium").items() for word in words},
        status={word: status for status, words in table.pop("status").items() for word in words},
        beside=tuple(table.pop("beside")),
        abstract_ends=tuple(table.pop("abstract_ends")),
        **{name: frozenset(words) for name, words in table.items()},
    )


def _verb(entry: dict[str, Any]) -> VerbCue:
    """An entry of the table; its prepositions keep their order, in which the parties under them are read."""
    rest = {key: value for key, value in entry.items() if key not in ("with", "to", "objects")}
    return VerbCue(
        joining=tuple(entry.get("with", ())),
        to=tuple(entry.get("to", ())),
        objects=frozenset(entry.get("objects", ())),
        **rest,
    )
