"""The cue table of restrictions, read once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from communique.codebook import cues

Kind = Literal["sanction", "tariff", "ban", "freeze", "expulsion", "suspension", "warning", "other"]
Status = Literal["imposed", "announced", "extended", "lifted", "threatened"]

TABLE: dict[str, Any] = cues("restrictions")


CLASSES: dict[str, list[str]] = TABLE["classes"]


def _words(given: Iterable[str]) -> frozenset[str]:
    """The words of a list, the names of classes in it spelt out."""
    return frozenset(word for entry in given for word in CLASSES.get(entry, (entry,)))


@dataclass(frozen=True, slots=True)
class VerbCue:
    """One frame of a verb that is a measure by itself.

    `on` tells where its target stands, `needs` what must stand under it, `marks` what its object may be instead
    ("@foreign"); `part` are its particles, `away` the words that must follow "from" (empty: any), if it asks so.
    `near` asks for a word of sanctions close by, `phrases` for one of these after the verb ("on hold"), `listed`
    for a word of lists ("as a terrorist group").
    """

    kind: Kind
    on: tuple[str, ...]
    needs: frozenset[str]
    marks: frozenset[str]
    part: frozenset[str]
    away: frozenset[str] | None
    near: bool
    phrases: frozenset[str]
    listed: bool
    status: Status | None


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun that is a measure; `of` is true where "of" leads its target, `for_` where "for" does too.

    `beside` is what must stand near it.
    """

    kind: Kind
    of: bool
    beside: frozenset[str]
    for_: bool = False
    status: Status | None = None


def _frame(entry: dict[str, Any]) -> VerbCue:
    needs = _words(entry.get("needs", ()))
    away = entry.get("from")
    return VerbCue(
        kind=entry["kind"],
        on=tuple(entry["on"]),
        needs=frozenset(word for word in needs if not word.startswith("@")),
        marks=frozenset(word for word in needs if word.startswith("@")),
        part=frozenset(entry.get("part", ())),
        away=None if away is None else frozenset() if away is True else _words(away),
        near=entry.get("near", False),
        phrases=frozenset(entry.get("phrase", ())),
        listed="as" in entry,
        status=entry.get("status"),
    )


VERBS: dict[str, tuple[VerbCue, ...]] = {
    verb: tuple(_frame(entry) for entry in (entries if isinstance(entries, list) else [entries]))
    for verb, entries in TABLE["verbs"].items()
}
# Headlines are often tagged as names, whose lemma is the word itself: forms lead to their lemma here.
FORMS: dict[str, str] = {
    **{noun + "s": noun for noun in TABLE["nouns"]},
    **{verb.removesuffix("e") + ending: verb for verb in TABLE["verbs"] for ending in ("ed", "ing")},
    **TABLE["forms"],
}
STATUS_FORMS: dict[str, Status] = {
    form: status
    for status, verbs in TABLE["status"].items()
    for verb in verbs
    for form in (verb + "s", verb + "es", verb.removesuffix("e") + "ed")
}
NOUNS = {
    noun: NounCue(
        kind=entry["kind"],
        of=entry.get("of", False),
        beside=_words(entry.get("with", ())),
        for_=entry.get("for", False),
        status=entry.get("status"),
    )
    for noun, entry in TABLE["nouns"].items()
}
STATUS: dict[str, Status] = {verb: status for status, verbs in TABLE["status"].items() for verb in verbs}
LEADING: dict[str, Status] = {verb: status for status, verbs in TABLE["leading"].items() for verb in verbs}
CONTAINERS: dict[str, Status] = {noun: status for status, nouns in TABLE["containers"].items() for noun in nouns}
ORDERED: dict[str, Kind] = TABLE["ordered"]
BLOCS: dict[str, str] = TABLE["blocs"]


def _set(name: str) -> frozenset[str]:
    return frozenset(TABLE[name])


DEMANDING, PRESUPPOSING, JOINING = _set("demanding"), _set("presupposing"), _set("joining")
AIMED, SHARING, THWARTING = _set("aimed"), _set("sharing"), _set("thwarting")
HITTING, SUFFERING, SUFFERING_PREPS, FACING = (
    _set("hitting"),
    _set("suffering"),
    _set("suffering_preps"),
    _set("facing"),
)
ANSWERING = _set("answering")
LISTING_VERBS, LISTING_NOUNS, LIST_MARKS = _set("listing_verbs"), _set("listing_nouns"), _set("list_marks")
WARNING_VERBS, WARNING_NOUNS, WARNED_OF = _set("warning_verbs"), _set("warning_nouns"), _set("warned_of")
ORDER_NOUNS, ORDER_VERBS, ORDERED_NEEDS = _set("order_nouns"), _set("order_verbs"), _words(TABLE["ordered_needs"])
PREVENTING, INSTRUMENTS = _set("preventing"), _set("instruments")
OWNING, MUTUAL, DEEDS = _set("owning"), _set("mutual"), _set("deeds")
IN_ANSWER = _set("in_answer")
AT_ONCE: list[str] = TABLE["at_once"]
GENERAL, BACK, PARALLEL = _set("general"), _set("back"), _set("parallel")
TARGET_PREPS, AUTHOR_PREPS, REASONS, TARGETS = (
    _set("target_preps"),
    _set("author_preps"),
    _set("reasons"),
    _set("targets"),
)

NEAR_BY, STAGED, NOT_GOODS, NOT_THINGS = _set("near"), _set("staged"), _set("not_goods"), _set("not_things")
ENDING = _set("ending")
VAGUE, POWERS, FORCES = _set("vague"), _set("powers"), _set("forces")
ADVISING, OWN_PEOPLE, TRAVELLING, LEAVING, ADVISORIES = (
    _set("advising"),
    _set("own_people"),
    _set("travelling"),
    _set("leaving"),
    _set("advisories"),
)
RELIEFS, RELIEVED_OF, GIVING, GETTING = _set("reliefs"), _set("relieved_of"), _set("giving"), _set("getting")
SHOPS, OWN_VERBS = _set("shops"), _set("own_verbs")
PAYING_BACK: dict[str, list[str]] = TABLE["paying_back"]
ENTERING, LETTING = _set("entering"), _set("letting")
EFFECT: dict[str, list[str]] = TABLE["effect"]
KEEPING, STAYING = _set("keeping"), _set("staying")
DELISTING_VERBS = _set("delisting_verbs")
FRACTIONS, ENTRIES = _set("fractions"), _set("entries")
ALLEGING, CHARGING, RATES = _set("alleging"), _set("charging"), _set("rates")
TIE_ONLY = _words(["TIE"]) - _words(["FLOW"])
IMPOSING, LIKENESSES = _set("imposing"), _set("likenesses")
SUBJECTING: dict[str, Kind] = {noun: kind for kind, nouns in TABLE["subjecting"].items() for noun in nouns}
MODES, DENYING, ANNOUNCING, ECHOES = _set("modes"), _set("denying"), _set("announcing"), TABLE["echoes"]
TRIGGERS = (
    frozenset(VERBS)
    | frozenset(NOUNS)
    | LISTING_VERBS
    | WARNING_VERBS
    | WARNING_NOUNS
    | ORDER_NOUNS
    | ORDER_VERBS
    | GENERAL
    | frozenset(ECHOES)
    | ENDING
    | OWN_VERBS
    | DELISTING_VERBS
    | ADVISING
    | ADVISORIES
    | RELIEFS
    | SHOPS
    | ENTERING
    | LETTING
    | frozenset(PAYING_BACK)
    | {"subject"}
)
