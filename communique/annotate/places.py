"""Tells a venue from a government, and a describing word from somebody who acts.

"Beijing denied" is a government, "in Beijing" a place, "Chinese exports" neither: the grammar around the name decides.
"""

from spacy.tokens import Doc

from communique.annotate.gazetteer import How, Match
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Name, Venue
from communique.codebook import cues
from communique.codebook.cities import country_of_city

_TABLE = cues("places")
INSIDE = frozenset(_TABLE["inside"])
TOWARDS = frozenset(_TABLE["towards"])
MOTION = frozenset(_TABLE["motion"])
VISITED = frozenset(_TABLE["visited"])
LABELS = frozenset({"GPE", "LOC", "FAC"})  # the recogniser's, for what is somewhere
SHORT = 4  # letters of a name that may be an abbreviation
MISTAKEN = frozenset({"PERSON", "ORG"})  # those that it gives to cities that it does not know


def is_modifier(g: Grammar, i: int, how: How) -> bool:
    """Whether the name at `i` only describes another noun: "Chinese exports", "China's exports"."""
    while g.dep[i] == "conj" and g.head[i] != i:
        i = g.head[i]
    if g.dep[i] in ("amod", "compound", "nmod", "poss", "npadvmod"):
        return True
    return how == "adjective" and g.pos[i] == "ADJ" and g.dep[i] not in ("nsubj", "nsubjpass", "dobj", "pobj")


def is_place(g: Grammar, i: int) -> bool:
    """Whether the name at `i` says where something is or goes."""
    while g.dep[i] in ("conj", "appos") and g.head[i] != i:
        i = g.head[i]
    head = g.head[i]
    if g.dep[i] == "dobj":
        return g.lemma[head] in VISITED
    if g.dep[i] == "npadvmod":
        return True
    if g.dep[i] != "pobj":
        return False
    prep = g.lower[head]
    if prep in INSIDE:
        return True
    return prep in TOWARDS and (g.lemma[g.head[head]] in MOTION or g.lower[g.head[head]] in MOTION)


def is_city(g: Grammar, start: int, end: int) -> bool:
    """Whether tokens behind a preposition of place are a city that the gazetteer of cities knows."""
    if start == 0 or (g.lower[start - 1] not in INSIDE and g.lower[start - 1] not in ("to", "from")):
        return False
    return country_of_city(" ".join(g.text[start:end])) is not None


def city_by_shape(name: Name | None) -> bool:
    """Whether what only the shape of a name calls a body is a city: "the Guilin meeting"."""
    if name is None or name.actor.kind != "organisation" or name.sure:
        return False
    return country_of_city(name.actor.name) is not None


def venues(doc: Doc, g: Grammar, matches: list[Match], named: set[int]) -> list[Venue]:
    """Every place name of the text, codebook countries and capitals with those that the recogniser finds."""
    found: dict[int, Venue] = {}
    for match in matches:
        known = match.known
        if known.kind in ("state", "organisation") and known.how in ("name", "capital") and known.country is not None:
            name = known.name if known.how == "name" else doc[match.start : match.end].text
            found[match.start] = Venue(match.start, match.end, name, known.country)
    covered = {i for venue in found.values() for i in range(venue.start, venue.end)}
    for ent in doc.ents:
        start, end = ent.start, ent.end
        if covered.intersection(range(start, end)) or named.intersection(range(start, end)):
            continue
        if ent.label_ not in LABELS and not (ent.label_ in MISTAKEN and is_city(g, start, end)):
            continue
        while start < end and g.lower[start] in ("the", "a"):
            start += 1
        while end > start and g.lower[end - 1] in ("'s", "’s"):
            end -= 1
        if start < end and g.text[start][:1].isupper():
            name = " ".join(doc[start:end].text.split())
            if name.isupper() and len(name) > SHORT:  # "LA PAZ, June 18"
                name = name.title()
            found[start] = Venue(start, end, name, _country_behind(g, end, found) or country_of_city(name))
    return [found[start] for start in sorted(found)]


def _country_behind(g: Grammar, end: int, found: dict[int, Venue]) -> str | None:
    """The country named right behind a place: "Antalya, Turkey", "Guilin, south China's Guangxi"."""
    last = g.sentences[g.sentence[end - 1]][1]
    if end < last and g.text[end] == ",":
        for i in range(end + 1, min(end + 4, last)):
            if i in found and found[i].country is not None:
                return found[i].country
            if g.text[i] == ",":
                break
    return None
