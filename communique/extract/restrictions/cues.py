"""The cue table of restrictions, read once."""

from dataclasses import dataclass
from typing import Any, Literal

from communique.codebook import cues

Kind = Literal["sanction", "tariff", "ban", "freeze", "expulsion", "suspension", "warning", "other"]
Status = Literal["imposed", "announced", "extended", "lifted", "threatened"]

TABLE: dict[str, Any] = cues("restrictions")


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that is a measure by itself; `on` tells where its target stands, `needs` what must stand under it."""

    kind: Kind
    on: tuple[str, ...]
    needs: frozenset[str]
    status: Status | None


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun that is a measure; `of` is true where "of" leads its target, `beside` what must stand near it."""

    kind: Kind
    of: bool
    beside: frozenset[str]


VERBS = {
    verb: VerbCue(entry["kind"], tuple(entry["on"]), frozenset(entry.get("needs", ())), entry.get("status"))
    for verb, entry in TABLE["verbs"].items()
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
    noun: NounCue(entry["kind"], entry.get("of", False), frozenset(entry.get("with", ())))
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
HITTING, SUFFERING, SUFFERING_PREPS, FACING = (
    _set("hitting"),
    _set("suffering"),
    _set("suffering_preps"),
    _set("facing"),
)
ANSWERING = _set("answering")
LISTING_VERBS, LISTING_NOUNS, LIST_MARKS = _set("listing_verbs"), _set("listing_nouns"), _set("list_marks")
WARNING_VERBS, WARNING_NOUNS, WARNED_OF = _set("warning_verbs"), _set("warning_nouns"), _set("warned_of")
ORDER_NOUNS, ORDER_VERBS, ORDERED_NEEDS = _set("order_nouns"), _set("order_verbs"), _set("ordered_needs")
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

TRIGGERS = (
    frozenset(VERBS)
    | frozenset(NOUNS)
    | LISTING_VERBS
    | WARNING_VERBS
    | WARNING_NOUNS
    | ORDER_NOUNS
    | ORDER_VERBS
    | GENERAL
)
