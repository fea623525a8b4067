"""Measures told by a verb: "sanctioned", "expelled", "suspended all settlements with", "ordered … to divest"."""

from dataclasses import dataclass

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.restrictions.authors import Authors
from communique.extract.restrictions.cues import (
    DELISTING_VERBS,
    FORMS,
    INSTRUMENTS,
    LIST_MARKS,
    LISTING_NOUNS,
    MUTUAL,
    ORDER_VERBS,
    ORDERED,
    ORDERED_NEEDS,
    VERBS,
    WARNED_OF,
    Kind,
    Status,
    VerbCue,
)
from communique.extract.restrictions.frames import Frames
from communique.extract.restrictions.kept import fronted, keeper
from communique.extract.restrictions.sides import Sides
from communique.extract.restrictions.standing import of_verb
from communique.extract.when import Clock
from communique.records import Date, Party

LONGEST_ACTION = 22
LATIN = "persona"


@dataclass(slots=True)
class Act:
    """A measure as one place tells it; `start` and `end` hold the tokens of its action.

    `refers` is true for "those restrictions", whose target stands in an earlier sentence; `verbal` for measures that a
    verb tells; `of_instrument` for "the package bans", whose author does; `echo` for "Vilnius did so too"; `answers`
    for "threatened to respond in kind", which hits whoever hit before; `relieves` for "got a reprieve", of a measure
    told before; `inherits` for "a duty on cars took effect", which is whose the measure before was.
    """

    at: int
    kind: Kind
    start: int
    end: int
    by: tuple[Party, ...]
    on: tuple[Party, ...]
    status: Status
    date: Date | None
    refers: bool = False
    verbal: bool = False
    of_instrument: bool = False
    echo: bool = False
    answers: bool = False
    relieves: bool = False
    inherits: bool = False


class Verbal:
    """Reads measures from verbs."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock) -> None:
        self.doc, self.sides, self.clock = doc, sides, clock
        self.g: Grammar = doc._.grammar
        self.frames, self.authors = Frames(doc, sides, clock), Authors(doc, sides)

    def measure(self, verb: int, cue: VerbCue) -> Act | None:
        """The measure of a verb in one of its frames; `None` where it means something else or is not put in force."""
        if LATIN in cue.needs:
            return self._declared(verb, cue)
        frames = self.frames
        inner = frames.inner(verb)
        needed = frames.needed(inner, cue)
        if not frames.may_fit(verb, cue, needed):
            return None
        by = self.authors.of(verb)
        if not frames.fits(verb, cue, needed, by):
            return None
        above = keeper(self.g, verb)
        status = self.authors.settled(of_verb(self.g, verb if above is None else above), verb, by)
        if status is None or ("home" in cue.needs and self._own(verb, by)):
            return None
        if not by and cue.kind == "sanction" and self.g.prep_objects(verb, "by"):
            return None  # "an attack sanctioned by it" was allowed, not punished
        on = frames.targets(verb, inner, cue, needed, by)
        if "home" in cue.needs and all(p.country is None for p in on):
            return None  # "sent the troops back" to their barracks
        mutual = needed is not None and self.g.lemma[needed] in MUTUAL and not on and len(by) > 1
        if mutual or self._each_other(verb, inner):
            return self._act(verb, cue.kind, by, by, cue.status or status, inner) if len(by) > 1 else None
        mine = {p.actor or p.name for p in by}
        on = tuple(p for p in on if (p.actor or p.name) not in mine) or frames.goods(verb, inner, cue, needed)
        refers = not on and frames.points_back(verb, cue, needed)
        if not (on or refers):
            return None
        if cue.status == "lifted" and len(by) > 1 and all(p.country is None for p in on):
            return None  # "agreed to reopen two markets": what both sides open together was no measure of one
        if not by and status in ("announced", "threatened") and not self.g.passive(verb):
            return None  # what nobody in particular wants to do
        act = self._act(verb, cue.kind, by, on, cue.status or status, inner)
        act.of_instrument = not by and any(self.g.lemma[i] in INSTRUMENTS for i in self.g.subjects(verb))
        act.refers = refers
        return act

    def _own(self, verb: int, by: tuple[Party, ...]) -> bool:
        """Whether somebody calls home their own people: "sent its team home"."""
        g, names = self.g, self.doc._.name_of
        owners = [c for o in g.objects(verb) for c in g.children[o] if g.tag[c] == "PRP$"]
        return any(c not in names or names[c].actor.id in {p.actor for p in by} for c in owners)

    def _declared(self, verb: int, cue: VerbCue) -> Act | None:
        """ "declared the envoy persona non grata": the parser gets lost in the Latin, so that the words count.

        Whoever is named between the verb and the Latin is declared, in the passive the subject.
        """
        g = self.g
        last = min(g.sentences[g.sentence[verb]][1], verb + 20)
        latin = next((i for i in range(verb + 1, last) if g.lower[i] == LATIN), None)
        status = of_verb(g, verb)
        if latin is None or status is None:
            return None
        between = range(verb + 1, latin)
        heads = [i for i in between if g.pos[i] in ("NOUN", "PROPN") and g.dep[i] not in ("compound", "pobj")]
        on = self.sides.of(heads[:1] or g.subjects(verb))
        if not on or any(LATIN in p.name for p in on):  # "the consul of Malawi persona", read as one title
            on = self.sides.parties([n for n in self.doc._.names if n.start in between and n.end <= latin])
        by = self.sides.agents(verb)
        if not by and g.passive(verb):
            by = self.sides.of([j for i in range(latin, last) if g.lower[i] == "by" for j in g.with_dep(i, "pobj")])
        settled = self.authors.settled(status, verb, by)
        if settled is None or not on or {p.actor or p.name for p in by} & {p.actor or p.name for p in on}:
            return None
        act = self._act(verb, cue.kind, by, on, settled, [verb])
        act.end = max(act.end, min(latin + 3, last))
        return act

    def _each_other(self, verb: int, inner: list[int]) -> bool:
        """Whether the sides hit one another: "expelled each other's envoys"."""
        g = self.g
        last = max(g.edges[i][1] for i in inner)
        return any(g.lower[i] == "each" and g.lower[i + 1] == "other" for i in range(verb + 1, min(last, verb + 6)))

    def _act(
        self, at: int, kind: Kind, by: tuple[Party, ...], on: tuple[Party, ...], status: Status, inner: list[int]
    ) -> Act:
        g = self.g
        inner = inner[:1] if fronted(g, at) else inner
        last = max([at, *(g.edges[i][1] for i in inner if i >= at)])
        joined = {g.edges[c][0] for c in g.children[at] if g.dep[c] == "conj" and g.pos[c] == "VERB"}
        clause_end = next(
            (j for j in range(at + 1, last + 1) if j in joined or g.lower[j] in (";", "because", "after", "while")),
            last + 1,
        )
        start = at
        above = keeper(g, at)
        if above is not None:
            start = min(above, *inner)
        elif g.passive(at) and g.dep[at] != "acl":
            start = min([at, *(c for c in g.children[at] if g.dep[c] == "auxpass")])
        end = min(clause_end, at + LONGEST_ACTION)
        while end > at + 1 and g.pos[end - 1] in ("PUNCT", "SPACE", "CCONJ"):
            end -= 1
        # "Stopped issuing licences in 2017": the time hangs on what was stopped.
        below = [i for i in inner[1:] if g.dep[i] == "xcomp" and g.head[i] == at]
        dates = (self.clock.date(i, shallow=True) for i in (at, *below))
        return Act(at, kind, start, end, by, on, status, next((d for d in dates if d is not None), None), verbal=True)

    def listing(self, verb: int) -> Act | None:
        """Somebody put on a list or taken off it: "added 12 firms to its entity list"."""
        g = self.g
        off = g.lemma[verb] in DELISTING_VERBS
        preps = ("from", "off") if off else ("to", "on", "in", "onto")
        for place in g.prep_objects(verb, *preps):
            near = [place, *g.children[place], *g.prep_objects(place, "of")]
            marked = "blacklist" in g.lemma[place] or any(g.lemma[c].lower() in LIST_MARKS for c in near)
            if g.lemma[place].lower() in LISTING_NOUNS and marked:
                on = self.sides.of(g.objects(verb))
                by = self.authors.of(verb) or self.sides.parties(self.sides.modifiers(place))
                hit = {p.actor or p.name for p in on}
                by = tuple(p for p in by if (p.actor or p.name) not in hit) or self.authors.reporter(verb)
                status = self.authors.settled(of_verb(g, verb), verb, by)
                if status is not None and on:
                    return self._act(verb, "sanction", by, on, "lifted" if off else status, [verb, place])
        return None

    def warning(self, verb: int) -> Act | None:
        """A warning of sanctions or of consequences: "warned the banks of secondary sanctions"."""
        g = self.g
        last = g.edges[verb][1]
        if not any(g.lemma[i].lower() in WARNED_OF for i in range(verb, last + 1)) or g.negated(verb):
            return None
        by = self.sides.agents(verb)
        on = self.sides.of(g.with_dep(verb, "dobj"))
        if not on:
            for clause in g.with_dep(verb, "ccomp"):
                if g.lemma[clause] in ("face", "risk", "suffer", "incur", "be", "meet"):
                    on = self.sides.of(g.subjects(clause))
        if not (by and on):
            return None
        end = min(last + 1, verb + LONGEST_ACTION)
        while end > verb + 1 and g.pos[end - 1] in ("PUNCT", "SPACE"):
            end -= 1
        return Act(verb, "warning", verb, end, by, on, "threatened", self.clock.date(verb, shallow=True), verbal=True)

    def order(self, verb: int) -> Act | None:
        """ "ordered the firm to divest", "forces Lisbon to close its consulate"."""
        g = self.g
        if g.negated(verb) or g.lemma[verb] not in ORDER_VERBS:
            return None
        objects = g.with_dep(verb, "dobj") or g.with_dep(verb, "nsubjpass")
        # "gave the envoys 48 hours to leave": the clause hangs on the time.
        given = g.with_dep(verb, "dative") if g.lemma[verb] == "give" else []
        late = [c for o in (verb, *g.children[verb]) for c in g.with_dep(o, "acl", "relcl", "advcl", "xcomp")]
        objects = given or objects
        for ordered in late if given else g.with_dep(verb, "xcomp", "ccomp"):
            act = self._ordered(ordered, objects)
            if act is None:
                continue
            kind, on = act
            on = on or self.sides.of(objects)
            by = self.authors.of(verb) or self.sides.of(g.prep_objects(ordered, "by"), named=True)
            if not by and g.dep[verb] == "acl":
                by = self.sides.parties(self.sides.modifiers(g.head[verb]))  # "a Kenyan law requiring the fund to …"
            status = self.authors.settled(of_verb(g, verb), verb, by)
            if on and by and status is not None:
                return self._act(verb, kind, by, on, status, [verb, ordered])
        return None

    def ordered_by_noun(self, noun: int) -> Act | None:
        """ "the US order that Lumina divest itself of …": the noun's owner orders, the clause's subject obeys."""
        g = self.g
        by = self.sides.parties(self.sides.modifiers(noun)) or self.sides.of(g.prep_objects(noun, "by", "of", "from"))
        for clause in g.with_dep(noun, "acl", "relcl", "ccomp"):
            act = self._ordered(clause, [])
            if act is not None and act[1]:
                end = min(g.edges[clause][1] + 1, noun + LONGEST_ACTION)
                return Act(noun, act[0], noun, end, by, act[1], "imposed", self.clock.date(noun, shallow=True))
        return None

    def _ordered(self, clause: int, ordered: list[int]) -> tuple[Kind, tuple[Party, ...]] | None:
        """What is ordered and who must do it; `ordered` are the objects of the ordering verb."""
        g = self.g
        # The tagger often takes a rare verb for something else: the word itself counts too.
        word = g.lemma[clause] if g.lemma[clause] in ORDERED else g.lower[clause]
        kind = ORDERED.get(word)
        if kind is None:
            return None
        near = [*range(clause, g.edges[clause][1] + 1), *ordered, *g.with_dep(clause, "nsubj")]
        needs = word in ("divest", "sell") or any(g.lemma[i].lower() in ORDERED_NEEDS for i in near)
        if word == "leave" and not needs:  # "ordered 40 Malians to leave"
            heads = [i for i in ordered if g.tag[i] in ("NNS", "NNPS")]
            needs = any(p.country is not None for p in self.sides.of(heads, named=True))
        subjects = [s for s in g.with_dep(clause, "nsubj") if g.tag[s] not in ("WDT", "WP")]
        return (kind, self.sides.of(subjects)) if needs else None


def verb_cues(g: Grammar, i: int) -> tuple[VerbCue, ...]:
    """The frames of a verb that is a measure by itself."""
    if g.pos[i] != "VERB" and keeper(g, i) is None:
        return ()
    return VERBS.get(g.lemma[i]) or VERBS.get(FORMS.get(g.lower[i], ""), ())
