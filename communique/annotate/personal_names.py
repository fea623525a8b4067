"""Where the names of people stand in a text, and where their titles begin.

Three witnesses are heard: the codebook, the entity recogniser of the parse, and titles ("Foreign Minister" before a
capitalised word names a person, whatever the recogniser says).
"""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from communique.annotate.gazetteer import Match
from communique.annotate.grammar import Grammar
from communique.annotate.titles import honorific_gender, vocabulary
from communique.codebook import cues

BEHIND = frozenset(',.;:)?!–—”"»')
LONGEST = 6  # tokens of a name between commas
JOINERS = frozenset("-‑'’")
_ASKING = frozenset({"will", "may", "can", "could", "would", "should", "might", "shall", "must"})
ENDS = frozenset('–—/:;,()[]"“”|')  # marks that no name goes on behind


@dataclass(frozen=True, slots=True)
class PersonalName:
    """A personal name without title at tokens `start` to `end`; `id` where it is a codebook person's."""

    start: int
    end: int
    id: str | None = None


def personal_names(doc: Doc, g: Grammar, matches: list[Match], at: dict[int, Match]) -> list[PersonalName]:
    """All personal names in order of the text, without overlap; codebook first, then titled, then recognised."""
    taken: set[int] = set()
    found: list[PersonalName] = []

    def take(name: PersonalName) -> None:
        name = PersonalName(name.start, _hyphenated(g, name.end), name.id)
        if not taken.intersection(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            found.append(name)

    for match in matches:
        if match.known.kind == "person":
            take(PersonalName(match.start, match.end, match.known.id))
    recognised = [_trimmed(g, ent.start, ent.end, at) for ent in doc.ents if ent.label_ == "PERSON"]
    for span in recognised:
        if span is not None and span[1] - span[0] > 1:
            take(PersonalName(*span))
    introducing = _introducing()
    for i in [i for i, word in enumerate(g.lower[:-1]) if word in introducing]:
        span = _after_title(g, i + 1, at, taken)
        if span is not None:
            take(PersonalName(*span))
    for i in [i for i, dep in enumerate(g.dep) if dep == "appos" and g.pos[i] == "PROPN"]:
        span = _beside_office(g, i, at, taken)
        if span is not None:
            take(PersonalName(*span))
    for span in recognised:
        if span is not None:
            take(PersonalName(*span))
    for name in list(found):
        listed = _listed_before(g, name.start, at, taken)
        if listed is not None:
            take(PersonalName(*listed))
    return sorted(found, key=lambda name: name.start)


@cache
def _introducing() -> frozenset[str]:
    """The words of titles that a person's name may follow: offices and courtesy titles."""
    kinds = vocabulary()
    return frozenset(
        word for word, kind in kinds.items() if kind.startswith(("head", "honorific")) or word in honorific_gender()
    )


@cache
def _headline_verbs() -> frozenset[str]:
    return frozenset(cues("roles")["headline_verbs"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(cues("roles")["name_particles"])


def _trimmed(g: Grammar, start: int, end: int, at: dict[int, Match]) -> tuple[int, int] | None:
    """A recognised person's tokens without titles, possessives and what cannot be a name."""
    start = _behind_title(g, start + _asks(g, start, end), end, at)
    while end > start and (
        g.lower[end - 1] in ("'s", "’s", "'", "’", ",", "-", "–", "—", ".") or g.pos[end - 1] == "SPACE"
    ):
        end -= 1
    end = next((i for i in range(start, end) if g.text[i] in ENDS or g.pos[i] == "SPACE"), end)
    if end - start > 1 and g.lower[end - 1] in _headline_verbs():
        end -= 1  # "In addition, Putin Meets with Orban"
    before = g.lower[start - 1] if start else ""
    if end - start == 2 and before in ("from", "in", "at", "to") and g.head[start] == start - 1:
        start += 1  # "From Tunxi Lavrov flies": a place, then a name
    return (start, end) if start < end and _may_be_name(g, start, end, at) else None


def _asks(g: Grammar, start: int, end: int) -> bool:
    """Whether the first word of several is the verb of a question: "Will Trump meet Xi?"."""
    first, last = g.sentences[g.sentence[start]]
    opens = end - start > 1 and start == first and g.lower[start] in _ASKING
    return opens and next((g.text[i] for i in range(last - 1, first, -1) if g.pos[i] != "SPACE"), "") == "?"


def _behind_title(g: Grammar, start: int, end: int, at: dict[int, Match]) -> int:
    """Where a recognised person's name begins behind titles, countries and what "and" joins to it."""
    words = vocabulary()
    start = max([start, *(i + 1 for i in range(start, end) if g.lower[i] in ("and", "or", "the", "with"))])
    while start < end and (g.lower[start] in words or g.lower[start] in ("the", "a", ",") or _of_a_state(start, at)):
        if _of_a_state(start, at) and at[start].end < end and g.lower[start + 1] not in words:
            break  # "Jordan Smith": a country's name inside a longer name
        start += 1
    return start


def _may_be_name(g: Grammar, start: int, end: int, at: dict[int, Match]) -> bool:
    """Whether trimmed words can be a person's name: capitalised, no codebook name of another kind, no portfolio."""
    word = g.text[start]
    if not word[0].isupper() or (start in at and at[start].start == start and at[start].end >= end):
        return False
    if end - start == 1 and (g.pos[start] not in ("PROPN", "NOUN") or not word.isalpha() or len(word) < 2):
        return False
    return vocabulary().get(g.lower[end - 1]) != "portfolios"


def _hyphenated(g: Grammar, end: int) -> int:
    """The end of a name with its hyphenated parts: "Seo Dong" goes on in "Seo Dong-hyun"; "Lavrov-Wang" are two."""
    while end + 1 < g.size and g.text[end] in ("-", "‑") and g.text[end + 1].isalpha() and g.text[end + 1].islower():
        tight = g.offset[end - 1] + len(g.text[end - 1]) == g.offset[end] and g.offset[end] + 1 == g.offset[end + 1]
        if not tight or g.pos[end + 1] in ("VERB", "ADP"):
            break
        end += 2
    return end


def _of_a_state(i: int, at: dict[int, Match]) -> bool:
    return i in at and at[i].known.kind != "person"


def _listed_before(g: Grammar, start: int, at: dict[int, Match], taken: set[int]) -> tuple[int, int] | None:
    """A run of two or three proper nouns that "and" joins to a person: "Nino Lomidze and Radu Ciobanu"."""
    end = start - 1
    if end < 2 or g.lower[end] != "and":
        return None
    first, words = g.sentences[g.sentence[start]][0], vocabulary()
    i = end
    while i > first and g.pos[i - 1] == "PROPN" and g.text[i - 1][0].isupper() and not (i - 1 in at or i - 1 in taken):
        if g.lower[i - 1] in words or not g.text[i - 1].isalpha():
            return None
        i -= 1
    before = g.lower[i - 1] if i > first else ""
    return (i, end) if end - i in (2, 3) and before in (",", "", "with", "between", "by", "and") else None


def _beside_office(g: Grammar, last: int, at: dict[int, Match], taken: set[int]) -> tuple[int, int] | None:
    """The name between commas behind an office, whatever the recogniser takes it for: "the consul, Ada Lund,"."""
    start = last
    while start > 0 and _part_of_name(g, start - 1) and start - 1 not in at and start - 1 not in taken:
        start -= 1
    if not 1 < last + 1 - start < LONGEST or last in at or last in taken or g.text[start - 1] != ",":
        return None
    if last + 1 < g.size and g.text[last + 1] not in BEHIND:
        return None
    noun = g.head[last]
    while noun < start and g.dep[noun] == "pobj" and g.pos[g.head[g.head[noun]]] == "NOUN" and not _office(g, noun):
        noun = g.head[g.head[noun]]
    return (start, last + 1) if noun < start and _office(g, noun) else None


def _part_of_name(g: Grammar, i: int) -> bool:
    return (g.text[i][0].isupper() and g.pos[i] == "PROPN") or g.lower[i] in _particles() or g.text[i] in JOINERS


def _office(g: Grammar, i: int) -> bool:
    """Whether a token is one person's office or calling."""
    return g.tag[i] == "NN" and (vocabulary().get(g.lower[i], "").startswith("head") or g.lower[i] in _relations())


@cache
def _relations() -> frozenset[str]:
    return frozenset(cues("roles")["relational"]) | frozenset(cues("roles")["people"])


def _after_title(g: Grammar, i: int, at: dict[int, Match], taken: set[int]) -> tuple[int, int] | None:
    """The run of capitalised words right behind a title."""
    words, start = vocabulary(), i
    last = g.sentences[g.sentence[i]][1]
    while i < last and i not in taken and i not in at and i - start < 6:
        if g.text[i][:1].isupper() and g.text[i].replace(".", "").isalpha() and g.lower[i] not in words:
            if g.pos[i] not in ("PROPN", "NOUN", "ADJ", "X") and i == start:
                break
        elif i == start or not (g.lower[i] in _particles() or g.text[i] in JOINERS):
            break
        i += 1
    while i > start and not g.text[i - 1][:1].isupper():
        i -= 1
    if i == start or g.pos[start] in ("VERB", "AUX", "PRON", "DET", "ADP"):
        return None
    if start == g.sentences[g.sentence[start]][0]:
        return None
    if g.tag[i - 1] == "NNPS" or all(g.pos[j] != "PROPN" for j in range(start, i)):
        return None
    return start, i
