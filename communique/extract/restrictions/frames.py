"""What a verb must have under it to be a measure, and where its target stands."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.base import parties_of_phrase
from communique.extract.restrictions.cues import (
    LIST_MARKS,
    NEAR_BY,
    NOT_THINGS,
    OWNING,
    REASONS,
    STAGED,
    TARGETS,
    TIE_ONLY,
    VerbCue,
)
from communique.extract.restrictions.kept import fronted, keeper, kept
from communique.extract.restrictions.sides import ACTING, Sides
from communique.extract.when import Clock
from communique.records import Party

_NEAR = 2  # sentences to a word of sanctions
_PHRASE = 20  # tokens from a verb to "on hold"
_AWAY = 8  # tokens from "from" to what somebody is kept from
_IT = frozenset({"it", "them", "this", "that", "these", "those"})


class Frames:
    """Fits the frames of verbs of measure to the parse of one document."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock) -> None:
        self.doc, self.sides, self.clock = doc, sides, clock
        self.g: Grammar = doc._.grammar

    def may_fit(self, verb: int, cue: VerbCue, needed: int | None) -> bool:
        """Whether the words around the verb are those that its frame asks for, whoever acts."""
        if cue.part and not self._particle(verb, cue.part):
            return False
        if cue.needs and not cue.marks and needed is None:
            return False
        if cue.away is not None and not self._kept_from(verb, cue.away):
            return False
        if cue.phrases and not self._with_phrase(verb, cue.phrases):
            return False
        if cue.listed and not self._as_listed(verb):
            return False
        return not cue.near or self._near_sanctions(verb)

    def fits(self, verb: int, cue: VerbCue, needed: int | None, by: tuple[Party, ...]) -> bool:
        """Whether the object is what its frame asks for: a thing it needs, or another country's."""
        return needed is not None or not (cue.needs or cue.marks) or self._marked(verb, cue.marks, by)

    def _particle(self, verb: int, wanted: frozenset[str]) -> bool:
        g = self.g
        last = min(g.sentences[g.sentence[verb]][1], verb + 2)
        return any(g.lower[c] in wanted for c in (*g.children[verb], *range(verb + 1, last)))

    def _with_phrase(self, verb: int, wanted: frozenset[str]) -> bool:
        """Whether one of the phrases follows the verb in its clause: "on hold", "under European sanctions"."""
        g = self.g
        return any(
            f"{g.lower[prep]} {g.lower[noun]}" in wanted
            for prep in range(verb + 1, min(g.edges[verb][1] + 1, verb + _PHRASE))
            if g.dep[prep] == "prep"
            for noun in g.with_dep(prep, "pobj")
        )

    def _as_listed(self, verb: int) -> bool:
        """Whether somebody is called what lists call him: "as a banned organisation", "a terrorist group"."""
        g = self.g
        nouns = [*g.prep_objects(verb, "as"), *g.with_dep(verb, "oprd", "attr")]
        nouns += [j for o in g.objects(verb) for j in (*g.prep_objects(o, "as"), *g.with_dep(o, "appos"))]
        return any(g.lower[c] in LIST_MARKS for noun in nouns for c in (noun, *g.children[noun]))

    def _kept_from(self, verb: int, wanted: frozenset[str]) -> bool:
        """Whether "from" (or "off") follows, with one of `wanted` soon after it."""
        g = self.g
        last = min(g.edges[verb][1] + 1, verb + 25)
        for i in range(verb + 1, last):
            if g.lower[i] in ("from", "off", "out"):
                near = range(i + 1, min(last, i + _AWAY))
                if not wanted or any(g.lemma[j] in wanted or g.lower[j] in wanted for j in near):
                    return True
        return False

    def _marked(self, verb: int, marks: frozenset[str], by: tuple[Party, ...]) -> bool:
        g = self.g
        objects = self._objects(verb)
        if "@it" in marks and any(g.lower[i] in _IT for i in objects):
            return True
        if "@place" in marks and any(g.pos[i] == "PROPN" and i not in self.clock.tokens for i in objects):
            return True
        if "@state" in marks and any(
            (p.actor or "").startswith("state:") and p.actor not in {b.actor for b in by}
            for p in self.sides.of(objects, named=True)
        ):
            return True
        if marks.isdisjoint({"@foreign", "@others"}):
            return False
        own = {p.country for p in by if p.country is not None}
        foreign = [p for p in self.sides.of(objects, named=True) if p.country is not None and p.country not in own]
        return any("@foreign" in marks or not (p.actor or "").startswith("state:") for p in foreign)

    def _objects(self, verb: int) -> list[int]:
        g = self.g
        above = keeper(g, verb)
        if above is not None:
            return kept(g, verb, above)
        if fronted(g, verb):
            return g.subjects(g.head[verb])
        if g.passive(verb) and g.with_dep(verb, "dobj"):  # "five priests were refused entry"
            return [j for c in g.with_dep(verb, "nsubjpass") for j in g.conjuncts(c)] or g.objects(verb)
        participle = g.dep[verb] == "acl" and g.tag[verb] == "VBN"
        found = g.conjuncts(g.head[verb]) if participle else g.objects(verb)
        above = self.doc._.name_of.get(g.head[verb])
        if g.dep[verb] != "relcl" or above is None or above.actor.kind not in ACTING:
            return found
        return [g.head[verb] if g.tag[i] in ("WDT", "WP") else i for i in found]  # "Gabon, which Togo readmitted"

    def _near_sanctions(self, verb: int) -> bool:
        """Whether a word of sanctions stands in the sentences around."""
        g = self.g
        here = g.sentence[verb]
        first = g.sentences[max(0, here - _NEAR)][0]
        last = g.sentences[min(len(g.sentences) - 1, here + _NEAR)][1]
        return any(g.lemma[i].lower() in NEAR_BY for i in range(first, last))

    def points_back(self, verb: int, cue: VerbCue, needed: int | None) -> bool:
        """Whether the target stands in what was told before: "reopened it", "froze its assets"."""
        g = self.g
        if needed is not None and cue.kind == "freeze" and any(g.tag[c] == "PRP$" for c in g.children[needed]):
            return True
        return any(g.lower[i] in _IT for i in self._objects(verb))

    def goods(self, verb: int, inner: list[int], cue: VerbCue, needed: int | None) -> tuple[Party, ...]:
        """What a measure stops, where nobody is told whom it hits: "banned the import of cement", "closed the port"."""
        g = self.g
        if (cue.kind == "sanction" and not cue.near) or (
            needed is not None and (g.lemma[needed] in TIE_ONLY or g.lemma[needed] in STAGED)
        ):
            return ()
        things = [i for i in self._objects(verb) if g.pos[i] in ("NOUN", "PROPN")] or [
            i for i in inner[1:] if g.pos[i] in ("NOUN", "PROPN")
        ]
        for thing in things:
            held = [i for i in g.prep_objects(thing, "of", "in") if i not in self.clock.tokens]
            held = [j for i in held for j in (g.prep_objects(i, "of") if g.lemma[i] in NOT_THINGS else ()) or [i]]
            for i in (*held, thing):
                own = any(g.lower[c] == "own" for c in g.children[i])
                if (
                    i not in self.clock.tokens
                    and g.pos[i] in ("NOUN", "PROPN")
                    and g.lemma[i] not in REASONS
                    and not own
                ):
                    return parties_of_phrase(self.doc, i)
        return ()

    def inner(self, verb: int) -> list[int]:
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
        above = keeper(g, verb)
        if above is not None:
            out.extend(i for i in kept(g, verb, above) if i not in out)
        if fronted(g, verb):
            out.extend(i for i in g.subjects(g.head[verb]) if i not in out)
        return out

    def needed(self, inner: list[int], cue: VerbCue) -> int | None:
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

    def targets(
        self, verb: int, inner: list[int], cue: VerbCue, needed: int | None, by: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        """Whom the measure hits: under the frame's prepositions, else its object, else the owner of what it stops.

        Nobody hits himself: of "were refused entry to Mali" by Mali, Mali is no target.
        """
        g = self.g
        mine = {party.actor or party.name for party in by}
        plain: tuple[Party, ...] = ()
        holders = [*inner, *([needed] if needed is not None and needed not in inner else [])]
        for place in cue.on:
            if place == "obj":
                found = () if plain else self._object_targets(verb, cue, needed)
            else:
                heads = [j for i in holders for j in self._under(i, place)]
                heads = [j for j in heads if place != "from" or not self._of_author(j, mine)]
                found = self.sides.of(heads, named=True)
                plain = plain or (() if found else self.sides.of(heads))
            found = tuple(party for party in found if (party.actor or party.name) not in mine)
            if place == "from" and found and "obj" in cue.on and all(p.country is None for p in found):
                # "Banned American ships from the Red Sea": whose country is told is who suffers.
                found = () if self._hit(verb, {p.country for p in by} | {None}) else found
            if place in ("from", "to", "in") and found and (g.passive(verb) or fronted(g, verb)):
                # "Banned from Togolese waters, the trawlers": the place is the author's, who suffers is the subject.
                theirs = {p.country for p in by} | {None}
                found = () if all(p.country in theirs for p in found) and self._hit(verb, theirs) else found
            if found:
                return (*plain, *found)
        if needed is None or plain:
            return plain
        owners = [
            j
            for clause in g.with_dep(needed, "acl", "relcl")
            if g.lemma[clause] in OWNING
            for j in g.prep_objects(clause, "to", "by")
        ]
        return self.sides.of(owners) or self.sides.parties(self.sides.modifiers(needed))

    def _of_author(self, place: int, mine: set[str]) -> bool:
        """Whether a place is the author's own: "from its airspace"."""
        names = self.doc._.name_of
        owners = [c for c in self.g.children[place] if self.g.tag[c] == "PRP$"]
        return any(c in names and names[c].actor.id in mine for c in owners)

    def _hit(self, verb: int, theirs: set[str | None]) -> bool:
        """Whether the passive's subject belongs to another country than those."""
        return any(p.country not in theirs for p in self.sides.of(self._objects(verb), named=True))

    def _under(self, i: int, prep: str) -> list[int]:
        """The nouns under a preposition of token `i`, through nouns in between ("exports of drones to Mali")."""
        g = self.g
        out = [j for j in g.prep_objects(i, prep) if j not in self.clock.tokens]
        if not out:
            for noun in g.prep_objects(i, "of", "on", "for"):
                out.extend(j for j in g.prep_objects(noun, prep) if j not in self.clock.tokens)
        return out

    def _object_targets(self, verb: int, cue: VerbCue, needed: int | None) -> tuple[Party, ...]:
        g = self.g
        objects = self._objects(verb)
        barred = bool(g.with_dep(verb, "prep")) and "from" in {g.lower[c] for c in g.children[verb]}
        if needed is not None and needed in objects and cue.kind in ("freeze", "ban", "suspension") and not barred:
            if g.lemma[needed] in TARGETS:
                return self.sides.of([needed])  # "turned away a Libyan freighter"
            # The object is what is stopped, not who is hit: "froze Libya's assets".
            return self.sides.parties(self.sides.modifiers(needed))
        if (
            needed is not None
            and g.lemma[needed].lower() in cue.needs
            and g.dep[needed] in ("dobj", "conj", "npadvmod")
        ):
            return self.sides.of([needed]) or self.sides.of(objects)
        return self.sides.of(objects)
