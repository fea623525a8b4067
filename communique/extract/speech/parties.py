"""The parties that speakers and addressees stand for."""

from spacy.tokens import Doc

from communique.annotate.extensions import grammar_of, name_at, text_of
from communique.extract.base import joined_heads, mention, party, party_of_phrase
from communique.records import Mention, Party

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
    if found is None and g.pos[head] == "PRON" and g.lower[head] not in NOBODY:
        words = mention(doc, head, head + 1)  # somebody who speaks, but nobody knows who: the word itself
        return Party(name=words.quote.lower(), mention=words)
    return found
