"""Measures told by a verb: "sanctioned", "expelled", "suspended all settlements with", "ordered … to divest"."""

from dataclasses import dataclass

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.restrictions.cues import (
    FORMS,
    INSTRUMENTS,
    LIST_MARKS,
    LISTING_NOUNS,
    MUTUAL,
    ORDER_VERBS,
    ORDERED,
    ORDERED_NEEDS,
    OWNING,
    VERBS,
    WARNED_OF,
    Kind,
    Status,
    VerbCue,
)
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
    verb tells; `of_instrument` for "the package bans", whose author does.
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


class Verbal:
    """Reads measures from verbs."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock) -> None:
        self.doc, self.sides, self.clock = doc, sides, clock
        self.g: Grammar = doc._.grammar

    def measure(self, verb: int, cue: VerbCue) -> Act | None:
        """The measure of a verb of the table; `None` where it means something else or is not put in force."""
        if LATIN in cue.needs:
            return self._declared(verb, cue)
        inner = self._inner(verb)
        needed = self._needed(inner, cue)
        if cue.needs and needed is None:
            return None
        status = of_verb(self.g, verb)
        if status is None:
            return None
        by = self.sides.agents(verb)
        if "home" in cue.needs and self._own(verb, by):
            return None
        if not by and cue.kind == "sanction" and self.g.prep_objects(verb, "by"):
            return None  # "an attack sanctioned by it" was allowed, not punished
        on = self._targets(verb, inner, cue, needed)
        if "home" in cue.needs and all(p.country is None for p in on):
            return None  # "sent the troops back" to their barracks
        mutual = needed is not None and self.g.lemma[needed] in MUTUAL and not on and len(by) > 1
        if mutual or self._each_other(verb, inner):
            return self._act(verb, cue.kind, by, by, cue.status or status, inner) if len(by) > 1 else None
        mine = {p.actor or p.name for p in by}
        on = tuple(p for p in on if (p.actor or p.name) not in mine)
        refers = not on and needed is not None and any(self.g.tag[c] == "PRP$" for c in self.g.children[needed])
        if not (on or refers) or (not by and self.g.tag[verb] == "VBG" and not cue.needs):
            return None
        if not by and status in ("announced", "threatened") and not self.g.passive(verb):
            return None  # what nobody in particular wants to do
        act = self._act(verb, cue.kind, by, on, cue.status or status, inner)
        act.of_instrument = not by and any(self.g.lemma[i] in INSTRUMENTS for i in self.g.subjects(verb))
        act.refers = refers and cue.kind == "freeze"
        return act if on or act.refers else None

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
        if not on or {p.actor or p.name for p in by} & {p.actor or p.name for p in on}:
            return None
        act = self._act(verb, cue.kind, by, on, status, [verb])
        act.end = max(act.end, min(latin + 3, last))
        return act

    def _each_other(self, verb: int, inner: list[int]) -> bool:
        """Whether the sides hit one another: "expelled each other's envoys"."""
        g = self.g
        last = max(g.edges[i][1] for i in inner)
        return any(g.lower[i] == "each" and g.lower[i + 1] == "other" for i in range(verb + 1, min(last, verb + 6)))

    def _inner(self, verb: int) -> list[int]:
        """The verb and what makes one act with it: "stopped accepting payments" with its verbs and objects."""
        g = self.g
        out = [verb]
        for i in out:
            for child in g.children[i]:
                if g.dep[child] in ("dobj", "nsubjpass") or (
                    g.dep[child] in ("xcomp", "ccomp", "prt") and child > i and i == verb
                ):
                    out.extend(j for j in g.conjuncts(child) if j not in out)
        if g.dep[verb] == "acl" and g.tag[verb] == "VBN":
            out.append(g.head[verb])
        return out

    def _needed(self, inner: list[int], cue: VerbCue) -> int | None:
        """The word under the verb that makes it a measure: the payments of "stopped accepting payments"."""
        g = self.g
        for i in inner:
            if i != inner[0] and g.lemma[i].lower() in cue.needs:
                return i
        for i in inner[1:]:
            for child in g.children[i]:
                if g.dep[child] in ("compound", "amod", "poss") and g.lemma[child].lower() in cue.needs:
                    return i
        for child in g.with_dep(inner[0], "oprd", "attr", "appos", "npadvmod", "advmod", "acomp", "prt"):
            if g.lemma[child].lower() in cue.needs or any(g.lower[i] in cue.needs for i in g.children[child]):
                return child
        for noun in (*g.prep_objects(inner[0], "from", "of"), *self._worth(inner)):
            if g.lemma[noun].lower() in cue.needs:
                return noun
        for child in g.children[inner[0]]:
            for verbal in g.with_dep(child, "pcomp"):
                if g.lemma[verbal].lower() in cue.needs:
                    return verbal
        return None

    def _worth(self, inner: list[int]) -> list[int]:
        """What a sum of money is in: the assets of "froze $2 billion in assets"."""
        return [j for i in inner[1:] for j in self.g.prep_objects(i, "in", "of", "worth")]

    def _targets(self, verb: int, inner: list[int], cue: VerbCue, needed: int | None) -> tuple[Party, ...]:
        for place in cue.on:
            if place == "obj":
                found = self._object_targets(verb, cue, needed)
            else:
                holders = [*inner, *([needed] if needed is not None and needed not in inner else [])]
                found = self.sides.of([j for i in holders for j in self._under(i, place)], named=True)
            if found:
                return found
        if needed is None:
            return ()
        owners = [
            j
            for clause in self.g.with_dep(needed, "acl", "relcl")
            if self.g.lemma[clause] in OWNING
            for j in self.g.prep_objects(clause, "to", "by")
        ]
        return self.sides.of(owners) or self.sides.parties(self.sides.modifiers(needed))

    def _under(self, i: int, prep: str) -> list[int]:
        """The nouns under a preposition of token `i`, through nouns in between ("exports of drones to Mali")."""
        g = self.g
        out = [j for j in g.prep_objects(i, prep) if j not in self.clock.tokens]
        if not out:
            for noun in g.prep_objects(i, "of", "on"):
                out.extend(j for j in g.prep_objects(noun, prep) if j not in self.clock.tokens)
        return out

    def _object_targets(self, verb: int, cue: VerbCue, needed: int | None) -> tuple[Party, ...]:
        g = self.g
        objects = g.objects(verb) if g.dep[verb] != "acl" else g.conjuncts(g.head[verb])
        barred = bool(g.with_dep(verb, "prep")) and "from" in {g.lower[c] for c in g.children[verb]}
        if needed is not None and needed in objects and cue.kind in ("freeze", "ban", "suspension") and not barred:
            # The object is what is stopped, not who is hit: "froze Libya's assets".
            return self.sides.parties(self.sides.modifiers(needed))
        if (
            needed is not None
            and g.lemma[needed].lower() in cue.needs
            and g.dep[needed] in ("dobj", "conj", "npadvmod")
        ):
            return self.sides.of([needed]) or self.sides.of(objects)
        return self.sides.of(objects)

    def _act(
        self, at: int, kind: Kind, by: tuple[Party, ...], on: tuple[Party, ...], status: Status, inner: list[int]
    ) -> Act:
        g = self.g
        last = max([at, *(g.edges[i][1] for i in inner if i >= at)])
        joined = {g.edges[c][0] for c in g.children[at] if g.dep[c] == "conj" and g.pos[c] == "VERB"}
        clause_end = next(
            (j for j in range(at + 1, last + 1) if j in joined or g.lower[j] in (";", "because", "after", "while")),
            last + 1,
        )
        start = at
        if g.passive(at) and g.dep[at] != "acl":
            start = min([at, *(c for c in g.children[at] if g.dep[c] == "auxpass")])
        end = min(clause_end, at + LONGEST_ACTION)
        while end > at + 1 and g.pos[end - 1] in ("PUNCT", "SPACE", "CCONJ"):
            end -= 1
        return Act(at, kind, start, end, by, on, status, self.clock.date(at), verbal=True)

    def listing(self, verb: int) -> Act | None:
        """Somebody put on a list: "added 12 firms to its entity list"."""
        g = self.g
        for place in g.prep_objects(verb, "to", "on", "in", "onto"):
            marked = "blacklist" in g.lemma[place] or any(g.lemma[c].lower() in LIST_MARKS for c in g.children[place])
            if g.lemma[place] in LISTING_NOUNS and marked:
                status, on = of_verb(g, verb), self.sides.of(g.objects(verb))
                if status is not None and on:
                    by = self.sides.agents(verb) or self.sides.parties(self.sides.modifiers(place))
                    return self._act(verb, "sanction", by, on, status, [verb, place])
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
        return Act(verb, "warning", verb, end, by, on, "threatened", self.clock.date(verb), verbal=True)

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
            status = of_verb(g, verb)
            by = self.sides.agents(verb)
            if not by and g.dep[verb] == "acl":
                by = self.sides.parties(self.sides.modifiers(g.head[verb]))  # "a Kenyan law requiring the fund to …"
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
                return Act(noun, act[0], noun, end, by, act[1], "imposed", self.clock.date(noun))
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


def verb_cue(g: Grammar, i: int) -> VerbCue | None:
    """The cue of a verb that is a measure by itself."""
    if g.pos[i] != "VERB":
        return None
    return VERBS.get(g.lemma[i]) or VERBS.get(FORMS.get(g.lower[i], ""))
