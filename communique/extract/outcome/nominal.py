"""Outcomes told by nouns: "the signing of the treaty", "a decision on the prolongation of the pact"."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.outcome.cues import NOMINAL, lemma_of, words
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import Things, made_by
from communique.extract.phrases import clause_verb
from communique.extract.standing import standing
from communique.records import Party

_SETTLING, _UNSETTLED = words("settling"), words("unsettled")
_OPEN_PREPS = frozenset(
    {
        "before",
        "until",
        "towards",
        "toward",
        "without",
        "against",
        "despite",
        "to",
        "for",
        "about",
        "on",
        "pending",
        "since",
    }
)
_LEADING = frozenset({"lead", "amount", "return"})
_DOING = frozenset(
    {"exchange", "complete", "announce", "conclude", "finish", "celebrate", "witness", "watch", "attend", "oversee"}
)


class Nominal:
    """Reads the outcomes that nouns of acts tell."""

    def __init__(self, doc: Doc, g: Grammar, things: Things) -> None:
        self.doc, self.g, self.things = doc, g, things

    def find(self, noun: int) -> Telling | None:
        """What the noun of an act at `noun` tells, if the text holds it for done."""
        g = self.g
        thing = self.thing(noun)
        if thing is None or not self._settled(noun):
            return None
        kind = self.things.known(self.things.inner(thing))
        title = self.things.title(thing)
        if kind is None or title is None:
            return None
        sides = self._doers(noun) or self.things.sides(thing)
        date = self.things.date(noun)
        return Telling(noun, thing, title, kind, NOMINAL.get(lemma_of(g, noun)) or NOMINAL[g.lower[noun]], sides, date)

    def dated(self) -> list[Telling]:
        """Papers that carry the day or month of their signing: "the presidents' memorandum of January 30"."""
        g, out = self.g, []
        published = self.doc._.published
        for time in self.doc._.times:
            if time.precision not in ("day", "month") or time.first is None or g.lower[time.start - 1] != "of":
                continue
            noun = g.head[time.start - 1] if g.dep[time.start - 1] == "prep" else time.start - 2
            if g.dep[noun] == "pobj" and g.lower[g.head[noun]] == "of":
                noun = g.head[g.head[noun]]  # "the memorandum of understanding of January 2024"
            kind = self.things.known(noun)
            known = any(g.tag[c] in ("DT", "PRP$") or g.dep[c] == "poss" for c in g.children[noun])
            if kind in ("agreement", "memorandum", "treaty", "joint_statement") and known:
                title, date = self.things.title(noun), self.things.dated_behind(noun, time.end)
                if title is not None and date is not None:
                    sides = self.things.sides(noun)
                    out.append(Telling(noun, noun, title, kind, "signed", sides, made_by(date, published), True))
        return out

    def thing(self, noun: int) -> int | None:
        """What is signed, ratified, extended: under "of", or in front ("the treaty's ratification")."""
        g = self.g
        under = g.prep_objects(noun, "of")
        if g.lower[noun] == "entry":  # "the entry into force of the protocol"
            force = [n for n in g.prep_objects(noun, "into") if g.lower[n] == "force"]
            under = [n for f in force for n in (*g.prep_objects(f, "of"), *under)]
            return next((n for n in under if self.things.known(self.things.inner(n)) is not None), None)
        before = [c for c in g.children[noun] if c < noun and g.dep[c] in ("poss", "compound", "nmod")]
        for candidate in [*under, *before]:
            if self.things.known(self.things.inner(candidate)) is not None:
                return candidate
        return None

    def _doers(self, noun: int) -> tuple[Party, ...]:
        """ "The signing by A and B", "the decision of both sides to prolong"."""
        g = self.g
        found = self.things.parties(g.prep_objects(noun, "by"))
        verb = clause_verb(g, noun)
        if verb is not None and g.lemma[verb] in _DOING:
            found = found or self.things.parties(g.agents(verb))
        head, steps = g.head[noun], 0
        while not found and steps < 3 and g.head[head] != head:
            if lemma_of(g, head) in _SETTLING:
                owners = [c for c in g.children[head] if g.dep[c] == "poss"]
                found = self.things.parties([*g.prep_objects(head, "of", "by", "between"), *owners])
                break
            head, steps = g.head[head], steps + 1
        return found

    def _settled(self, noun: int) -> bool:
        g = self.g
        if any(g.lower[c] in _UNSETTLED or g.lower[c] in ("no", "any") for c in g.children[noun] if c < noun):
            return False
        i, steps = noun, 0
        while g.pos[i] not in ("VERB", "AUX") and g.head[i] != i and steps < 8:
            above = g.head[i]
            if lemma_of(g, above) in _SETTLING:
                i = above
            elif lemma_of(g, above) in _UNSETTLED or (
                g.dep[above] == "prep"
                and g.lower[above] in _OPEN_PREPS
                and lemma_of(g, g.head[above]) not in _SETTLING | _LEADING
            ):
                return False
            i, steps = above, steps + 1
        verb = clause_verb(g, noun)
        if verb is None:
            return True
        if lemma_of(g, verb) in _UNSETTLED:
            return False
        return standing(g, verb) == "done"
