"""The surroundings of a measure's noun: what contains it, the verb above, the prepositions around."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.restrictions.cues import (
    AIMED,
    CONTAINERS,
    EFFECT,
    HITTING,
    IMPOSING,
    INSTRUMENTS,
    NOUNS,
    RATES,
    STATUS,
    NounCue,
    Status,
)
from communique.extract.restrictions.sides import Sides
from communique.extract.when import Clock


@dataclass(slots=True)
class NounFrame:
    """A measure noun with the nouns that contain it, the verb above, and the prepositions around."""

    noun: int
    top: int
    container: Status | None
    verb: int | None
    role: str
    under: dict[str, list[int]] = field(default_factory=dict)
    direct: set[int] = field(default_factory=set)
    held: list[int] = field(default_factory=list)
    told_in: int | None = None


class NounFrames:
    """Builds the frames of the measure nouns of one document."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock) -> None:
        self.sides, self.clock = sides, clock
        self.g: Grammar = doc._.grammar

    def is_noun(self, i: int, cue: NounCue) -> bool:
        """Whether the word is the noun; "asset freezes" is often parsed as a verb."""
        g = self.g
        if g.pos[i] in ("NOUN", "PROPN"):
            return True
        return i > 0 and g.lower[i].endswith("s") and g.lemma[i - 1] in cue.beside and g.pos[i - 1] == "NOUN"

    def of(self, noun: int) -> NounFrame:
        """The frame of one noun."""
        g = self.g
        top, container = noun, None
        nouns = [noun]
        for _ in range(3):
            above = self._contained_in(top)
            if above is None:
                break
            top = above
            nouns.append(top)
            container = _stronger(container, CONTAINERS[g.lemma[top]])
        head = g.head[top]
        role = g.dep[top]
        while role == "conj" and head != top and g.pos[head] not in ("VERB", "AUX"):
            role, head = g.dep[head], g.head[head]
        if role in ("pobj", "pcomp") and g.pos[head] == "ADP":
            role, head = g.lower[head], g.head[head]
        if role == "to" and g.lower[head] == "subject" and g.dep[head] == "acomp":
            head = g.head[head]  # "has been subject to Swiss sanctions"
        if role == "with" and g.dep[head] == "dobj" and g.lemma[g.head[head]] in HITTING:
            head = g.head[head]  # "threatened foreign lenders with sanctions"
        verb = head if g.pos[head] in ("VERB", "AUX") and head != top else None
        misread = NOUNS.get(g.lemma[verb]) if verb is not None else None
        if g.pos[top] == "VERB" or (verb is not None and misread is not None and self.is_noun(verb, misread)):
            # "imposed travel bans and asset freezes": where "freezes" is taken for a verb, the true one stands before.
            first = max(g.sentences[g.sentence[noun]][0], noun - 12)
            before = [i for i in range(noun - 1, first - 1, -1) if g.lemma[i] in STATUS and g.pos[i] == "VERB"]
            if before:
                verb = before[0]
                role = "with" if "with" in g.lower[verb:noun] else "dobj"
        misread_name = self._after_name(noun)
        if misread_name is not None:
            verb, role = misread_name, "dobj"
        frame = NounFrame(noun, top, container, verb, role, held=nouns)
        for holder in nouns:
            self._gather(frame, holder)
        if verb is not None and role in ("dobj", "nsubjpass", "nsubj", "ccomp", "on") and g.lemma[verb] in STATUS:
            self._gather(frame, verb)
        elif verb is not None and role == "nsubj" and g.lemma[verb] in EFFECT:
            self._gather(frame, verb)  # "will fall on everything that they sell"
        rates = [i for i in frame.under.get("of", ()) if g.lemma[i] in RATES]
        for participle in (j for i in (noun, *rates) for j in g.with_dep(i, "acl")):
            if g.lemma[participle] in STATUS and g.tag[participle] == "VBN":
                self._gather(frame, participle)  # "sanctions imposed on Harare by the EU"
        for participle in g.with_dep(noun, "acl"):
            if g.lemma[participle] in AIMED:  # "sanctions targeting Tongan shipowners", "tariffs aimed at"
                places = g.objects(participle) if g.tag[participle] == "VBG" else []
                places += g.prep_objects(participle, "at", "against", "on")
                frame.under.setdefault("on", []).extend(places)
        for clause in (*g.with_dep(noun, "relcl"), *self._far_clauses(frame)):
            if g.lemma[clause] in STATUS and not g.passive(clause) and not g.negated(clause):
                self._gather(frame, clause)  # "the price cap that the G7 imposed on Russian oil"
                frame.told_in = clause
        if frame.told_in is None:
            frame.told_in = self._imposed_before(frame)
        return frame

    def _far_clauses(self, frame: NounFrame) -> list[int]:
        """The clauses of "the duties on salmon, which Chile imposed", which the parser hangs on the salmon."""
        g = self.g
        places = [i for prep in ("on", "against", "for", "of") for i in frame.under.get(prep, ()) if i > frame.noun]
        inner = [j for i in places for j in (i, *g.prep_objects(i, "of", "from", "to", "in"))]
        return [
            clause
            for i in inner
            for clause in g.with_dep(i, "relcl")
            if (g.lemma[clause] in IMPOSING or g.lemma[frame.noun] in INSTRUMENTS)
            and any(g.tag[c] == "WDT" for c in g.with_dep(clause, "dobj"))
        ]

    def _after_name(self, noun: int) -> int | None:
        """The verb of "ECOWAS imposed sanctions", which the parser takes for an adjective after a rare name."""
        g, names = self.g, self.sides.names
        if g.dep[noun] != "ROOT" and g.head[noun] not in names:
            return None  # "with the US coordinated sanctions"
        for c in g.children[noun]:
            verbal = g.dep[c] == "amod" and g.tag[c] in ("VBN", "VBD") and g.lemma[c] in STATUS
            if c < noun and verbal and c - 1 in names:
                return c
        return None

    def _imposed_before(self, frame: NounFrame) -> int | None:
        """The passive clause that tells how an ended measure began: "the ban …, which was introduced last May"."""
        g, verb = self.g, frame.verb
        if verb is None or STATUS.get(g.lemma[verb]) not in ("lifted", "extended"):
            return None
        under = [i for places in frame.under.values() for i in places]
        inner = [j for i in under for j in (i, *g.prep_objects(i, "of", "to", "from"))]
        for holder in (frame.noun, *(i for i in inner if i > frame.noun)):
            for clause in g.with_dep(holder, "relcl", "acl"):
                told = STATUS.get(g.lemma[clause]) == "imposed" and g.tag[clause] == "VBN" and not g.negated(clause)
                which = any(g.lower[s] == "which" for s in g.with_dep(clause, "nsubjpass"))
                if told and (g.dep[clause] == "acl" or which):
                    return clause
        return None

    def _contained_in(self, noun: int) -> int | None:
        """The noun that holds the measure: "a package of sanctions", "the introduction on March 2 of sanctions"."""
        g, head = self.g, self.g.head[noun]
        if g.dep[noun] != "pobj" or g.lower[head] not in ("of", "in"):
            return None
        above = g.head[head]
        while above in self.clock.tokens and g.head[above] != above:
            above = g.head[above]
        if g.pos[above] == "ADP":
            above = g.head[above]
        return above if g.lemma[above] in CONTAINERS and above < noun else None

    def _gather(self, frame: NounFrame, holder: int) -> None:
        """Prepositions with their nouns: those of the grammar, and those that follow word by word."""
        g = self.g
        preps = [c for c in g.children[holder] if g.dep[c] in ("prep", "agent") and c > holder]
        at = holder + 1
        while holder in frame.held and at < g.size and g.sentence[at] == g.sentence[holder]:
            if g.dep[at] not in ("prep", "agent"):
                break
            if at not in preps:
                preps.append(at)
            objects = g.with_dep(at, "pobj")
            if not objects:
                break
            at = g.edges[objects[0]][1] + 1 if objects[0] in self.clock.tokens else self.sides.phrase_end(objects[0])
        for prep in sorted(preps):
            for noun in g.with_dep(prep, "pobj"):
                place = frame.under.setdefault(g.lower[prep], [])
                if noun not in place:
                    place.append(noun)
                if g.head[prep] == holder and holder in frame.held:
                    frame.direct.add(noun)


def _stronger(one: Status | None, other: Status) -> Status:
    """Of two containers the one that tells more than "imposed": "the threat of a new round of sanctions"."""
    return other if one is None or one == "imposed" else one
