"""Phrases without a name that stand for somebody: "the minister", "her Turkish counterpart", "two diplomats".

A definite phrase is looked up among the actors named before it; an office that nobody named bears becomes an actor of
its own ("the Turkish foreign minister"); an indefinite phrase is an unnamed source.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from communique.annotate.gazetteer import Gazetteer, Known, Match
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Actor
from communique.annotate.people import slug
from communique.annotate.titles import vocabulary
from communique.codebook import cues

DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "both"})
POSSESSIVE = frozenset({"his", "her", "their", "its"})
# What stands before a noun as part of its phrase.
BEFORE = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "advmod", "punct", "case"}
)

_TABLE = cues("references")
VAGUE = frozenset(_TABLE["vague"])
ANYBODY = VAGUE | frozenset(_TABLE["officials"])
BEARERS: dict[str, frozenset[str]] = {noun: frozenset(words) for noun, words in _TABLE["bearers"].items()}
DISTINGUISHING = frozenset(_TABLE["distinguishing"])
ALWAYS_TOLD = frozenset(_TABLE["always_told"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase around the noun at `head`: its tokens, determiner, and the country or body named in it."""

    start: int
    end: int
    head: int
    definite: bool
    determiner: str | None
    plural: bool
    at: Match | None


@cache
def people_nouns() -> frozenset[str]:
    """Nouns for people who may act or speak without a name."""
    table = cues("roles")
    heads = {word for level in table["heads"].values() for word in level}
    return frozenset(table["people"]) | frozenset(heads) | frozenset(table["relational"][:3])


@cache
def _person_nouns() -> frozenset[str]:
    """Nouns for people with the plurals of those that are titles."""
    return people_nouns() | {f"{word}s" for word in people_nouns() if word in vocabulary()}


def is_person_noun(word: str) -> bool:
    """Whether a lower-case noun is one for people."""
    return word in _person_nouns()


@cache
def pair_nouns() -> dict[str, Literal["state", "person"]]:
    """Plural nouns for the two parties of a story."""
    table = cues("roles")["pairs"]
    return {**dict.fromkeys(table["person"], "person"), **dict.fromkeys(table["state"], "state")}


@cache
def of_states() -> frozenset[str]:
    """Plural nouns that stand for the states named behind them."""
    return frozenset(cues("roles")["of_states"])


def phrase_at(g: Grammar, i: int, at: dict[int, Match]) -> Phrase:
    """The noun phrase whose noun is token `i`."""
    start, first = i, g.sentences[g.sentence[i]][0]
    while start > first and i in (g.head[start - 1], g.head[g.head[start - 1]]) and _before_noun(g, start - 1, i):
        if g.text[start - 1] in ',"“”«»–—;:(':
            break
        start -= 1
    determiner = next((g.lower[j] for j in range(start, i) if g.dep[j] in ("det", "poss", "predet")), None)
    owner = next((at[j] for j in range(start, i) if j in at and at[j].known.kind != "person"), None)
    end = _right_end(g, i, at)
    if owner is None:
        owner = next((at[j] for j in range(i + 1, end) if j in at and at[j].known.kind != "person"), None)
    definite = determiner in DEFINITE or any(g.dep[j] == "poss" for j in range(start, i))
    return Phrase(start, end, i, definite, determiner, g.tag[i] in ("NNS", "NNPS"), owner)


def _before_noun(g: Grammar, j: int, noun: int) -> bool:
    """Whether token `j` stands before a noun as part of its phrase, "and" between two adjectives included."""
    return g.dep[j] in BEFORE or (g.dep[j] in ("conj", "cc") and g.head[j] != noun)


def _right_end(g: Grammar, i: int, at: dict[int, Match]) -> int:
    """Where the phrase ends: behind a short "of …" or "for …" that belongs to the noun."""
    end = i + 1
    for child in g.children[i]:
        if child == end and g.dep[child] == "prep" and g.lower[child] in ("of", "for", "at", "from", "with"):
            last = g.edges[child][1] + 1
            if last - child <= 7 and not any(g.pos[j] in ("VERB", "PUNCT") for j in range(child, last)):
                end = last
    return end


@lru_cache(maxsize=1024)
def _role_words(role: str) -> frozenset[str]:
    return frozenset(role.lower().replace("-", " ").split())


def role_fits(word: str, role_words: frozenset[str], actor: Actor) -> bool:
    """Whether the noun `word` of a phrase may stand for an actor: "minister" for a foreign minister.

    `role_words` are the words of the whole phrase: "foreign minister" does not stand for a finance minister.
    """
    word = word.lower()
    if word in ANYBODY:
        return True
    role = _role_words(actor.role or "")
    if word in BEARERS:
        return not BEARERS[word].isdisjoint(role)
    if word not in role and not (word == "premier" and "prime" in role):
        return False
    return (role_words & DISTINGUISHING) <= role or ALWAYS_TOLD.isdisjoint(role)


def office_actor(g: Grammar, phrase: Phrase, gazetteer: Gazetteer) -> Actor | None:
    """An office that nobody named bears, as an actor of its own; None without a country or body."""
    if phrase.at is None:
        return None
    words = [
        g.text[j]
        for j in range(phrase.start, phrase.end)
        if g.lower[j] not in ("the", "a", "an", "'s", "’s", *POSSESSIVE) and not phrase.at.start <= j < phrase.at.end
    ]
    while words and words[-1].lower() in ("of", "for", "from", "at"):
        words.pop()
    return office_of(" ".join(words), phrase.at.known, gazetteer)


def office_of(role: str, known: Known, gazetteer: Gazetteer) -> Actor:
    """The office `role` of a country or body, as an actor of its own."""
    country = gazetteer.country(known.country)
    adjective = known.name
    if country is not None and country.adjectives and known.kind == "state":
        adjective = country.adjectives[0]
    home = (known.country or slug(known.name)).lower()
    return Actor(f"office:{home}-{slug(role)}", f"{adjective} {role}", "person", role, known.country)


def unnamed_actor(g: Grammar, phrase: Phrase) -> Actor:
    """An unnamed person or group: "a Turkish official", "two diplomats"."""
    words = g.text[phrase.start : phrase.end]
    while words and words[0].lower() in ("a", "an", "the"):
        words = words[1:]
    text = g.doc[phrase.end - len(words) : phrase.end].text
    country = phrase.at.known.country if phrase.at is not None else None
    return Actor(f"unnamed:{slug(text)}", " ".join(text.split()), "unnamed", None, country, None, phrase.plural)
