"""The table of PLOVER patterns (codebook/cues/plover.yaml), read once and indexed by word."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from communique.annotate.nominals import people_nouns
from communique.codebook import cues
from communique.records import PloverType

CODES = frozenset(get_args(PloverType))
PEACEFUL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
Kind = Literal["peaceful", "verbal", "force", "bare"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a word means under some conditions; see the head of the table for each field."""

    code: PloverType | None
    turns: str | None
    mode: str | None
    contexts: tuple[str, ...]
    obj: frozenset[str] | None
    any_object: bool
    subj: frozenset[str] | None
    no_object: bool
    prt: frozenset[str]
    prep: frozenset[str]
    under: frozenset[str] | None
    beside: frozenset[str]
    governed: frozenset[str]
    comp: str | None
    to: tuple[str, ...]
    party: bool
    thing: bool
    swapped: bool


@dataclass(frozen=True)
class Table:
    """Rules by lemma, operators, and the small word lists of the grammar."""

    verbs: dict[str, tuple[Rule, ...]]
    nouns: dict[str, tuple[Rule, ...]]
    adjectives: dict[str, tuple[Rule, ...]]
    turns: dict[str, dict[str, str]]
    asked: dict[str, str]
    threatened: dict[str, str]
    people: frozenset[str]
    lists: dict[str, frozenset[str]]


def rules_of(rules: dict[str, tuple[Rule, ...]], lemma: str) -> tuple[Rule, ...]:
    """The rules of a lemma; a lemmatizer may leave the last "e" of a verb out ("stag" for "staged")."""
    lemma = lemma.lower()
    return rules.get(lemma) or rules.get(lemma + "e", ())


def kind_of(code: str | None) -> Kind:
    """Whether an act is peaceful, a verbal conflict or a use of force; `bare` where there is no act."""
    if code is None:
        return "bare"
    if code in PEACEFUL:
        return "peaceful"
    return "verbal" if code in VERBAL else "force"


@cache
def table() -> Table:
    """The patterns of the codebook."""
    raw: dict[str, Any] = cues("plover")
    classes = {name: frozenset(map(str, words)) for part in ("things", "small") for name, words in raw[part].items()}
    return Table(
        verbs=_index(raw["verbs"], "verbs", classes),
        nouns=_index(raw["nouns"], "nouns", classes),
        adjectives=_index(raw["adjectives"], "adjectives", classes),
        turns=raw["turns"],
        asked=raw["asked"],
        threatened=raw["threatened"],
        people=classes["people"] | classes["captives"] | classes["refugees"] | people_nouns(),
        lists={name: frozenset(raw[name]) for name in ("obliging", "praising", "guilty", "made", "helping", "leaving")},
    )


def _index(
    entries: list[dict[str, Any]], words: str, classes: dict[str, frozenset[str]]
) -> dict[str, tuple[Rule, ...]]:
    out: dict[str, list[Rule]] = defaultdict(list)
    for entry in entries:
        rule = _rule(entry, classes)
        for word in dict.fromkeys(entry[words]):
            out[word].append(rule)
    return {word: tuple(rules) for word, rules in out.items()}


def _rule(entry: dict[str, Any], classes: dict[str, frozenset[str]]) -> Rule:
    def words(field: str) -> frozenset[str] | None:
        named = entry.get(field)
        return None if named is None or named == "any" else frozenset().union(*(classes[name] for name in named))

    return Rule(
        code=entry.get("is"),
        turns=entry.get("turns"),
        mode=entry.get("mode"),
        contexts=tuple(entry.get("contexts", ())),
        obj=words("obj"),
        any_object=entry.get("obj") == "any",
        subj=words("subj"),
        no_object=entry.get("noobj", False),
        prt=frozenset(entry.get("prt", ())),
        prep=frozenset(entry.get("prep", ())),
        under=words("under"),
        beside=frozenset(entry.get("with", ())),
        governed=frozenset(entry.get("governed", ())),
        comp=entry.get("comp"),
        to=tuple(entry.get("to", ())),
        party=entry.get("party", False),
        thing=entry.get("thing", False),
        swapped=entry.get("swapped", False),
    )
