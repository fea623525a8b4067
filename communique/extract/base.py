"""What every extractor is, and how it builds evidence and parties."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Actor, Name
from communique.annotate.nominals import pair_nouns
from communique.codebook import cues
from communique.records import Article, Evidence, Found, Mention, Participant, Party


class Extractor(Protocol):
    """Reads one annotated article and yields the records that it supports.

    Extractors run in a fixed order; what the earlier ones found is in `doc._.found`, a list of records.
    """

    name: str
    version: int  # raise it with every change that can change the output

    def __call__(self, article: Article, doc: Doc) -> Iterator[Found]:
        """Yields the records of one type."""
        ...


def evidence(article: Article, start: int, end: int, origin: str) -> Evidence:
    """Evidence for the code points `start` to `end` of the article's text."""
    return Evidence(document=article.document, start=start, end=end, quote=article.text[start:end], origin=origin)


def mention(doc: Doc, start: int, end: int) -> Mention:
    """The words of tokens `start` to `end`."""
    quote = doc[start:end].text  # `doc.text` would join the whole document anew
    first = doc[start].idx
    return Mention(start=first, end=first + len(quote), quote=quote)


def party(doc: Doc, name: Name) -> Party:
    """The party that a name stands for, with its words here."""
    return _party(doc, name.actor, name)


def parties(doc: Doc, names: Iterable[Name]) -> tuple[Party, ...]:
    """The parties that names stand for, a plural one spelt out into its members, each once."""
    out: dict[str, Party] = {}
    for name in names:
        for actor in name.actor.members or (name.actor,):
            out.setdefault(actor.id, _party(doc, actor, name))
    return tuple(out.values())


def participant(given: Party, part: str = "party") -> Participant:
    """A party as a participant of a meeting: `visitor`, `host` or `party`."""
    return Participant.model_validate({**given.model_dump(), "part": part})


def _party(doc: Doc, actor: Actor, name: Name) -> Party:
    return Party(
        name=actor.name,
        actor=actor.id,
        role=actor.role,
        country=actor.country,
        mention=mention(doc, name.start, name.end),
    )


# Words that count a group without naming it: "several of the banks", "a number of firms".
_QUANTIFIERS = frozenset(cues("phrases")["quantifiers"])
_BEFORE_NAMES = _QUANTIFIERS | frozenset(cues("phrases")["inexact"]) | {"such"}
_LEFT_OUT = frozenset({"DT", "PRP$", "PDT", "CD", "JJR", "JJS", "``", "''", ",", "_SP"})


def joined_heads(doc: Doc, head: int) -> list[int]:
    """Token `head` and all that "and" joins to it, also where the parser hangs "Putin and" on "President Xi"."""
    g: Grammar = doc._.grammar
    heads = g.conjuncts(head)
    name: Name | None = doc._.name_of.get(head)
    if name is not None:  # "Minister Thapa and Minister Dema", where the second hangs on the first's surname
        span = range(name.start, name.end)
        heads += [j for i in span if i != head for j in g.conjuncts(i) if j not in span and j not in heads and j > head]
    if name is not None and name.start > 1 and g.lower[name.start - 1] in ("and", "&"):
        before: Name | None = doc._.name_of.get(name.start - 2)
        if before is not None and before.head not in heads and g.head[before.head] in range(name.start, name.end):
            heads = [before.head, *heads]
    return heads


def party_of_phrase(doc: Doc, head: int) -> Party | None:
    """The party that the noun phrase of token `head` names: by a name if it has one, else by its own words.

    "several of Peru's largest banks" is the party "Peru's largest banks" with Peru's country and no actor id.
    """
    found = parties_of_phrase(doc, head)
    return found[0] if found else None


def parties_of_phrase(doc: Doc, head: int) -> tuple[Party, ...]:
    """As `party_of_phrase`, a plural name spelt out into its members ("the U.S.-EU", "both countries")."""
    g = doc._.grammar
    name: Name | None = doc._.name_of.get(head)
    if name is not None and not (name.form == "nominal" and name.actor.kind == "unnamed"):
        return parties(doc, [name])
    if g.lower[head] in _QUANTIFIERS or g.tag[head] == "CD":
        inner = g.prep_objects(head, "of")
        if inner:
            return tuple(p for i in inner for p in parties_of_phrase(doc, i))
    if g.pos[head] not in ("NOUN", "PROPN"):
        return () if name is None else parties(doc, [name])
    if name is None:
        return (_phrase(doc, head, head + 1),)
    return (_phrase(doc, head, name.end).model_copy(update={"actor": name.actor.id}),)


def _phrase(doc: Doc, head: int, end: int) -> Party:
    """The party of a noun phrase without a name of its own, which ends before token `end`."""
    g = doc._.grammar
    kept = ("amod", "compound", "poss", "nmod", "nummod", "det", "predet", "quantmod")
    start = min([head, *(g.edges[c][0] for c in g.children[head] if c < head and g.dep[c] in kept)])
    start = max(start, g.sentences[g.sentence[head]][0])
    actors = [doc._.name_of[i].actor for i in range(start, end) if i in doc._.name_of]
    while start < head and (g.tag[start] in _LEFT_OUT or g.lower[start] in _BEFORE_NAMES):
        if g.lower[start] == "two" and start + 1 == head and g.lower[head] in pair_nouns():
            break  # "the two sides"
        start += 1
    if g.pos[head] == "PROPN":  # "Bank of China"
        end = max([end, *(i + 1 for i in g.prep_objects(head, "of") if g.pos[i] == "PROPN" and i - head < 4)])
    words = mention(doc, start, end)
    countries = {actor.country for actor in actors if actor.country is not None}
    country = countries.pop() if len(countries) == 1 else None
    # The record writes names with straight apostrophes; the mention keeps the document's own.
    name = " ".join(words.quote.split()).replace("’", "'")
    return Party(name=name, country=country, mention=words)
