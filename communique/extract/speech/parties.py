"""The parties that speakers and addressees stand for."""

from spacy.tokens import Doc

from communique.annotate.extensions import grammar_of, name_at, text_of
from communique.extract.base import joined_heads, mention, party, party_of_phrase
from communique.extract.speech.cues import speech_cues
from communique.records import Mention, Party

SOME = frozenset({"other", "others", "former", "latter", "somebody", "someone", "one"})
OWNERS = ("of", "from", "by")
LONGEST = 10  # tokens of a paper with its owner
NOBODY = frozenset({"you"})  # whoever reads


def speaker_party(doc: Doc, head: int | None) -> Party | None:
    """The party that a speaker's phrase stands for, by name or by its own words; joint speakers are one."""
    if head is None:
        return None
    joint = joined_heads(doc, head)
    if len(joint) > 1:
        parts = [_single(doc, i) for i in joint]
        named = [p for p in parts if p is not None and p.actor is not None and p.mention is not None]
        if len(named) == len(joint):
            return _together(doc, named)
    return _single(doc, head)


def _together(doc: Doc, parts: list[Party]) -> Party:
    """Several who speak with one voice, as one party."""
    spans = [p.mention for p in parts if p.mention is not None]
    start, end = spans[0].start, spans[-1].end
    return Party(
        name=" and ".join(p.name for p in parts),
        actor="+".join(sorted(p.actor for p in parts if p.actor is not None)),
        mention=Mention(start=start, end=end, quote=text_of(doc)[start:end]),
    )


def _single(doc: Doc, head: int) -> Party | None:
    """The party of one phrase; a name that only describes it ("the Chinese side") is not it."""
    name = name_at(doc).get(head)
    if name is not None and not (name.use == "modifier" and name.head != head and name.form == "name"):
        return party(doc, name)
    found, g = party_of_phrase(doc, head), grammar_of(doc)
    if found is not None and g.lemma[head] in speech_cues().papers:
        return _paper(doc, head, found)
    if found is None and (g.tag[head] == "CD" or g.lower[head] in SOME):
        end = max([head, *(g.edges[c][1] for c in g.with_dep(head, "prep") if g.lower[c] == "of" and c == head + 1)])
        words = mention(doc, head, end + 1)  # "two of the envoys", "the other"
        return Party(name=" ".join(words.quote.split()), mention=words)
    if found is None and g.pos[head] == "PRON" and g.lower[head] not in NOBODY:
        words = mention(doc, head, head + 1)  # somebody who speaks, but nobody knows who: the word itself
        return Party(name=words.quote.lower(), mention=words)
    return found


def _paper(doc: Doc, head: int, found: Party) -> Party:
    """A paper with whose it is: "a statement of the mission"."""
    g = grammar_of(doc)
    owned = [
        c for c in g.with_dep(head, "prep") if c > head and g.lower[c] in OWNERS and g.edges[c][1] - head < LONGEST
    ]
    if not owned or found.mention is None:
        return found
    last = g.edges[owned[0]][1]
    words = mention(doc, head, last + 1)
    quote = found.mention.quote + words.quote[len(g.text[head]) :]
    if text_of(doc)[found.mention.start : found.mention.start + len(quote)] != quote:
        return found
    whole = Mention(start=found.mention.start, end=found.mention.start + len(quote), quote=quote)
    owner = party_of_phrase(doc, next(iter(g.prep_objects(head, *OWNERS)), head))
    country = found.country or (owner.country if owner is not None else None)
    return found.model_copy(update={"name": " ".join(quote.split()), "country": country, "mention": whole})
