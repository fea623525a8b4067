"""Outcomes told by other verbs than those that make texts: money, ways between states, exchanges, posts, force."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.nominals import is_person_noun
from communique.codebook import cues
from communique.extract.outcome.cues import TABLE, lemma_of, words
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import Things
from communique.extract.outcome.verbal import Verbal
from communique.extract.standing import standing
from communique.records.outcome import OutcomeAction, OutcomeKind

_GRANTING: dict[str, OutcomeAction] = TABLE["granting"]
_FORCE: dict[str, frozenset[str]] = {verb: frozenset(heads) for verb, heads in TABLE["force"].items()}
_GIVING, _SPENDING, _WAYS, _OPENING = words("giving"), words("spending"), words("ways"), words("opening_ways")
_EXCHANGED, _EXCHANGING = words("exchanged"), words("exchanging")
_APPOINTING, _POSTS = words("appointing"), words("posts")
_OPENING_TALKS, _NEGOTIATION = words("opening_talks"), words("negotiation")
_MONEY = frozenset(f"{name}s" for name in cues("quantities")["shared_money"]) | frozenset(
    cues("quantities")["shared_money"]
)
_SELF = frozenset({"it", "he", "she", "they", "we", "i"})
_LIGHT: dict[str, Any] = TABLE["light"]
_ASSURING: dict[str, list[str]] = TABLE["assuring"]
_ARRIVING: dict[str, list[str]] = TABLE["arriving"]
_WAIVING, _WAIVED, _RECOGNISING = words("waiving"), words("waived"), words("recognising")
TRIGGERS = (
    frozenset(_GRANTING)
    | frozenset(_FORCE)
    | _OPENING
    | _EXCHANGING
    | _APPOINTING
    | _OPENING_TALKS
    | _WAIVING
    | _RECOGNISING
)
TRIGGERS |= frozenset(_LIGHT) | frozenset(_ASSURING) | frozenset(_ARRIVING)


class Giving:
    """Reads what is granted, opened, exchanged, filled and put into force in one document."""

    def __init__(self, doc: Doc, g: Grammar, things: Things, verbal: Verbal) -> None:
        self.g, self.things, self.verbal = g, things, verbal
        self.money = {
            i for q in doc._.quantities if (q.unit or "").isupper() or q.unit in _MONEY for i in range(q.start, q.end)
        }

    def find(self, verb: int) -> Iterator[Telling]:
        """What the verb at `verb` tells, if the text holds it for done."""
        g, lemma = self.g, self.g.lemma[verb]
        if standing(g, verb) != "done" or self.things.ahead(verb):
            return
        objects = [n for n in self.verbal.objects(verb) if g.pos[n] in ("NOUN", "PROPN", "NUM", "SYM")]
        if lemma in _GRANTING:
            yield from self._granted(verb, objects, _GRANTING[lemma])
        if lemma == "announce":
            yield from self._announced_spending(verb)
        if lemma in _OPENING and self._several(verb):
            yield from self._tell(verb, [n for n in objects if lemma_of(g, n) in _WAYS], "announced", "other")
        if lemma in _OPENING_TALKS:
            yield from self._talks(verb, objects)
        if lemma in _EXCHANGING:
            yield from self._tell(verb, [n for n in objects if lemma_of(g, n) in _EXCHANGED], "agreed", "other")
        if lemma in _APPOINTING:
            yield from self._tell(verb, self._posts(verb, objects), "announced", "decision")
        if lemma in _WAIVING and self._several(verb):
            yield from self._tell(verb, [n for n in objects if lemma_of(g, n) in _WAIVED], "announced", "decision")
        if lemma in _RECOGNISING:
            states = [n for n in objects if n in self.things.name_of and self.things.name_of[n].actor.kind == "state"]
            if any((p.actor or "").startswith("state:") for p in self.verbal.doers(verb)):
                yield from self._tell(verb, states, "announced", "decision")
        yield from self._light(verb)
        if lemma in _FORCE and self._into_force(verb):
            subjects = [n for n in g.subjects(verb) if self.things.known(self.things.inner(n)) is not None]
            yield from self._tell(verb, subjects, "ratified", "agreement", known=True)

    def _tell(
        self, verb: int, nouns: list[int], action: OutcomeAction, kind: OutcomeKind, *, known: bool = False
    ) -> Iterator[Telling]:
        doers = () if known else self.verbal.doers(verb)
        for noun in nouns:
            title = self.things.title(noun)
            if title is None:
                continue
            own = self.things.known(self.things.inner(noun)) if known else None
            parties = doers or self.things.sides(noun, verb)
            yield Telling(verb, noun, title, own or kind, action, parties, self.things.date(verb))

    def _granted(self, verb: int, objects: list[int], action: OutcomeAction) -> Iterator[Telling]:
        """ "Announced $40 million in aid", "approved a loan of 46 million euros"."""
        if not self.g.subjects(verb):
            return
        yield from self._tell(verb, [n for n in objects if self._grant(n)], action, "commitment")

    def _grant(self, noun: int) -> bool:
        """Whether a phrase is aid or its like with an amount of money."""
        g = self.g
        first, last = g.edges[noun]
        if self.money.isdisjoint(range(first, last + 1)):
            return False
        heads = [noun, *g.prep_objects(noun, "in", "of", "for")]
        if any(lemma_of(g, n) in _GIVING and n not in self.money for n in heads):
            return True
        # "Allocated £12 million to the port": money itself, for something.
        over = g.head[noun]
        return g.lemma[over] in ("allocate", "earmark", "donate", "contribute", "grant", "award") and noun in self.money

    def _announced_spending(self, verb: int) -> Iterator[Telling]:
        """ "Announced that it will spend 14 billion kroner on ships": of himself, with an amount."""
        g = self.g
        for clause in g.with_dep(verb, "ccomp"):
            own = [c for c in g.children[clause] if g.dep[c] == "nsubj"]
            helpers = {g.lower[c] for c in g.with_dep(clause, "aux")}
            first, last = g.edges[clause]
            amount = not self.money.isdisjoint(range(first, last + 1))
            if (
                own
                and g.lower[own[0]] in _SELF
                and helpers & {"will", "would"}
                and amount
                and g.lemma[clause] in _SPENDING
            ):
                title = self.verbal.clause_title(clause)
                if title is not None:
                    doers = self.verbal.doers(verb)
                    yield Telling(verb, clause, title, "commitment", "announced", doers, self.things.date(verb))

    def _talks(self, verb: int, objects: list[int]) -> Iterator[Telling]:
        """ "Opened talks on a trade agreement": the start of talks on a text."""
        g = self.g
        for noun in objects:
            if lemma_of(g, noun) not in _NEGOTIATION:
                continue
            about = g.prep_objects(noun, "on", "for", "about", "over") or g.prep_objects(verb, "on", "for", "about")
            on_text = any(self.things.known(self.things.inner(n)) is not None for n in about)
            named = any(
                g.dep[c] == "pcomp" for p in (noun, verb) for prep in g.with_dep(p, "prep") for c in g.children[prep]
            )
            if on_text or (named and not about):
                yield from self._tell(verb, [noun], "agreed", "decision")

    def _light(self, verb: int) -> Iterator[Telling]:
        """ "Put their signatures to the accord", "gave an assurance that …", "came to an understanding"."""
        g, lemma = self.g, self.g.lemma[verb]
        light = _LIGHT.get(lemma)
        for noun in g.objects(verb):
            if light is not None and lemma_of(g, noun) in light["nouns"]:
                things = g.prep_objects(verb, *light["by"]) or g.prep_objects(noun, *light["by"])
                yield from self._tell(verb, [n for n in things if self._text(n)], light["action"], "agreement")
            if lemma_of(g, noun) in _ASSURING.get(lemma, ()):
                clauses = [c for v in (noun, verb) for c in g.with_dep(v, "acl", "ccomp", "relcl") if c > noun]
                title = self.verbal.clause_title(clauses[0]) if clauses else None
                if title is not None:
                    doers = self.verbal.doers(verb)
                    yield Telling(verb, noun, title, "commitment", "promised", doers, self.things.date(verb))
        if lemma in _ARRIVING:
            things = [n for n in g.prep_objects(verb, *_ARRIVING[lemma]) if self._text(n)]
            yield from self._tell(verb, things, "agreed", "agreement", known=False)

    def _text(self, noun: int) -> bool:
        return self.things.known(self.things.inner(noun)) is not None

    def _several(self, verb: int) -> bool:
        """Whether a state does it, or it lies between two."""
        g = self.g
        doers = self.verbal.doers(verb)
        between = [j for n in self.verbal.objects(verb) for j in g.prep_objects(n, "between", "with", "to", "in")]
        return any((p.actor or "").startswith(("state:", "org:")) for p in doers) or bool(
            between and any(n in self.things.name_of for n in between) and g.passive(verb)
        )

    def _posts(self, verb: int, objects: list[int]) -> list[int]:
        """The post that somebody is appointed to: "named Ana Ruiz ambassador to Quito"."""
        g = self.g
        said = [*g.with_dep(verb, "oprd", "attr", "ccomp", "dobj"), *g.prep_objects(verb, "as", "to"), *objects]
        return [n for n in dict.fromkeys(said) if lemma_of(g, n) in _POSTS and is_person_noun(g.lower[n])][:1]

    def _into_force(self, verb: int) -> bool:
        g = self.g
        heads = [c for c in g.children[verb] if g.dep[c] in ("dobj", "prep", "advmod")]
        under = [n for c in heads for n in g.with_dep(c, "pobj")]
        return any(g.lower[n] in _FORCE[g.lemma[verb]] - {"into"} for n in [*heads, *under])
