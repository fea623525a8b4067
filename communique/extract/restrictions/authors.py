"""Who takes a measure, also where the verb has no such subject: by decree, in the speaker's words, at a place."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.base import mention
from communique.extract.outlook.holders import Holders
from communique.extract.restrictions.cues import (
    ANNOUNCING,
    CLASSES,
    DEMANDING,
    FORMS,
    INSTRUMENTS,
    ORDER_VERBS,
    Status,
)
from communique.extract.restrictions.kept import by_keeper, fronted, keeper, kept
from communique.extract.restrictions.sides import Sides
from communique.records import Party

_OURS = frozenset({"we", "i", "our", "us"})
# What leads to the place that somebody is kept out of; what belongs to whoever closes it or calls it back.
ENTRIES = frozenset({"entry", "access", "visa", "admission", "permission"})
OWN_PLACES = frozenset({*CLASSES["PASSAGE"], "soil", "territory", "waters"})
OWN_THINGS = frozenset({*CLASSES["PASSAGE"], *CLASSES["MISSION"], *CLASSES["ENVOY"]})
CLOSING = frozenset({"close", "shut", "seal", "recall", "withdraw"})
_REPORTED = frozenset({"ccomp", "xcomp", "conj", "relcl", "advcl"})


class Authors:
    """Answers who takes the measure of a verb, for one document."""

    def __init__(self, doc: Doc, sides: Sides) -> None:
        self.doc, self.sides = doc, sides
        self.g: Grammar = doc._.grammar
        self.holders = Holders(doc)

    def of(self, verb: int) -> tuple[Party, ...]:
        """The authors of a verb's measure: its agents, the speaker for "we", whoever signed the decree that does it."""
        g = self.g
        keeping = keeper(g, verb)
        if keeping is not None:
            if by_keeper(g, keeping):
                return self.of(keeping)
            return self._of_passive(verb, kept(g, verb, keeping))
        if fronted(g, verb):
            return self.sides.of(g.prep_objects(verb, "by")) or self._of_passive(verb, g.subjects(g.head[verb]))
        above = g.head[verb]
        told = g.with_dep(above, "dobj") if g.lemma[above] in (DEMANDING | ORDER_VERBS) and above < verb else []
        if told and g.dep[verb] in ("xcomp", "advcl", "ccomp") and not g.with_dep(verb, "nsubj"):
            return self.sides.of(told)  # "invited the authorities to lift the ban"
        papers = [i for i in g.subjects(verb) if g.lemma[i] in INSTRUMENTS and g.pos[i] == "NOUN"]
        made = () if g.passive(verb) else tuple(p for i in papers for p in self.of_instrument(i))
        found = made or self.sides.agents(verb)
        if found:
            return found
        if g.passive(verb):
            return self._of_passive(verb, g.objects(verb))
        for subject in g.subjects(verb):
            if g.lower[subject] in _OURS:
                return self.speaker(subject)
            noun = g.head[g.head[subject]] if g.tag[subject] in ("WDT", "WP") else subject
            if g.lemma[noun] in INSTRUMENTS:
                return self.of_instrument(noun)
        return ()

    def of_instrument(self, noun: int) -> tuple[Party, ...]:
        """Who made an order: "a Kenyan decree", "the decree, signed by X", "X signed an order that …"."""
        g = self.g
        named = self.sides.parties(self.sides.modifiers(noun))
        if named:
            return named
        made = [j for clause in g.with_dep(noun, "acl", "relcl") for j in g.prep_objects(clause, "by")]
        made += g.prep_objects(noun, "by", "of", "from")
        found = self.sides.of(made, named=True)
        above = g.head[noun]
        if found or g.pos[above] not in ("VERB", "AUX") or g.dep[noun] not in ("dobj", "nsubjpass"):
            return found
        return self.sides.agents(above)

    def speaker(self, pronoun: int) -> tuple[Party, ...]:
        """Who says "we"; where nobody does, the word itself."""
        held = self.holders.by(self.g.offset[pronoun])
        if held:
            return held
        told = self.reporter(self.g.head[pronoun])
        word = self.g.lower[pronoun]
        return told or (
            Party(name="we" if word in ("our", "us") else word, mention=mention(self.doc, pronoun, pronoun + 1)),
        )

    def _of_passive(self, verb: int, things: list[int]) -> tuple[Party, ...]:
        """ "Were expelled from Minsk", "was barred from entering Canada"; "X announced that … was revoked".

        `things` are what the act is done to: the owner of an airspace closes it, the owner of an envoy calls it back.
        """
        g = self.g
        places = g.prep_objects(verb, "from")
        for inner in [c for prep in g.with_dep(verb, "prep") for c in g.with_dep(prep, "pcomp")]:
            places += g.objects(inner) or g.prep_objects(inner, "to", "in", "into", "over")
        entries = [i for i in g.with_dep(verb, "dobj") if g.lemma[i] in ENTRIES]
        places += [j for i in (*entries, verb) for j in g.prep_objects(i, "to", "into") if entries]
        names = self.doc._.name_of
        states = [i for i in places if i in names and names[i].actor.kind == "state"]
        last = min(g.sentences[g.sentence[verb]][1], g.edges[verb][1] + 1)
        behind = [j for i in range(verb + 1, last) if g.lower[i] == "by" for j in g.with_dep(i, "pobj")]
        by = self.sides.of([j for j in behind if j in names], named=True)
        if by:
            return by  # "was excluded from the talks by Kigali", where the parser takes the talks for Kigali's
        if states:
            return self.sides.of(states, named=True)
        markets = [n for i in g.prep_objects(verb, "from") if g.lemma[i] in OWN_PLACES for n in self.sides.modifiers(i)]
        if markets:
            return self.sides.parties(markets)  # "barred from the Kenyan market"
        own = [n for i in things if g.lemma[i] in OWN_THINGS for n in self.sides.modifiers(i)]
        owners = [n for n in own if n.actor.kind == "state"]
        if owners and FORMS.get(g.lower[verb]) in CLOSING:
            return self.sides.parties(owners)
        under = [i for i in g.prep_objects(verb, "under", "by", "with", "in") if g.lemma[i] in INSTRUMENTS]
        decreed = [p for i in under for p in self.of_instrument(i)]
        if decreed:
            return tuple(decreed)
        return self.reporter(verb, announced=True)

    def reporter(self, verb: int, *, announced: bool = False) -> tuple[Party, ...]:
        """The subject of the verb of saying above; with `announced`, only of one that tells one's own decisions."""
        g = self.g
        at = verb
        for _ in range(3):
            above = g.head[at]
            if above == at or g.dep[at] not in _REPORTED:
                break
            if g.dep[at] == "ccomp" and (not announced or g.lemma[above] in ANNOUNCING):
                return self.sides.agents(above)
            at = above
        held = self.holders.of(g.offset[verb])
        if held is None or held.speaker is None:
            return ()
        return (held.speaker,) if not announced or (held.cue or "").rstrip("sd").rstrip("e") in _ANNOUNCING else ()

    def settled(self, status: str | None, at: int, by: tuple[Party, ...]) -> Status | None:
        """The standing of a measure; one that "may" come is threatened only by whoever can take it."""
        if status != "open":
            return status  # type: ignore[return-value]
        told = (*self.reporter(at), *self.holders.by(self.g.offset[at]))
        mine = {key for p in by for key in (p.country, p.actor) if key is not None}
        return "threatened" if any({p.country, p.actor} & mine for p in told) else None


_ANNOUNCING = frozenset(verb.rstrip("e") for verb in ANNOUNCING)
