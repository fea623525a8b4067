"""The words of contacts, from codebook/cues/contacts.yaml."""

from dataclasses import dataclass
from functools import cache

from communique.codebook import cues
from communique.records import MeetingKind


@dataclass(frozen=True)
class VerbCue:
    """How a verb of contact is built; the table says what each part means."""

    kind: MeetingKind
    visitor: str | None = None
    prepositions: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    needs_with: bool = False
    needs_place: bool = False
    medium: bool = False
    person: bool = False
    noun: bool = False
    accord: bool = False
    object: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ContactCues:
    """All of the table."""

    verbs: dict[str, VerbCue]
    light: frozenset[str]
    nouns: dict[str, MeetingKind]
    needs_parties: frozenset[str]
    medium: dict[str, MeetingKind]
    status: dict[str, str]
    plan_verbs: frozenset[str]
    planning: frozenset[str]
    wishing: frozenset[str]
    cancel_verbs: frozenset[str]
    deny_verbs: frozenset[str]
    rumour_verbs: frozenset[str]
    begin: frozenset[str]
    finish: frozenset[str]
    not_met: frozenset[str]
    measures: frozenset[str]
    generic: frozenset[str]


@cache
def contact_cues() -> ContactCues:
    """The cues of contacts, read once."""
    table = cues("contacts")
    verbs = {
        lemma: VerbCue(
            kind=entry["kind"],
            visitor=entry.get("visitor"),
            prepositions=frozenset(entry.get("with", ())),
            to=frozenset(entry.get("to", ())),
            needs_with=entry.get("needs_with", False),
            needs_place=entry.get("needs_place", False),
            medium=entry.get("medium", False),
            person=entry.get("person", False),
            noun=entry.get("noun", False),
            accord=entry.get("accord", False),
            object=frozenset(entry.get("object", ())),
        )
        for lemma, entry in table["verbs"].items()
    }
    return ContactCues(
        verbs=verbs,
        nouns=table["nouns"],
        medium={word: kind for kind, words in table["medium"].items() for word in words},
        status={word: status for status, words in table["status"].items() for word in words},
        **{
            name: frozenset(table[name])
            for name in (
                "light",
                "needs_parties",
                "plan_verbs",
                "planning",
                "wishing",
                "cancel_verbs",
                "deny_verbs",
                "rumour_verbs",
                "begin",
                "finish",
                "not_met",
                "measures",
                "generic",
            )
        },
    )
