"""What a number measures, whose it is, of when, which way it goes and against what: read from the grammar around it."""

from dataclasses import dataclass

from spacy.tokens import Doc

from communique.annotate.mentions import Quantity
from communique.annotate.quantities.units import APPROXIMATE
from communique.extract.figures.changes import (
    COMPARED,
    DOWN,
    DOWN_NOUNS,
    SHARES,
    UP,
    UP_NOUNS,
    UP_WORDS,
    Change,
    among,
)
from communique.extract.figures.givers import giving_verb
from communique.extract.figures.wording import Wording
from communique.extract.figures.worth import CUES, DURATIONS, LENGTHS, MONEY
from communique.extract.phrases import clause_verb, phrase_text
from communique.extract.when import Clock
from communique.records import Date

MEASURING, SHARING = frozenset(CUES["measuring"]), frozenset(CUES["sharing"])
SCALE_NOUNS = frozenset(CUES["scale_nouns"])
THINGS, EARNING = frozenset(CUES["things"]), frozenset(CUES["earning"])
AIMING = frozenset(CUES["aiming"])
PERCENT_WORDS = frozenset({"percent", "%", "cent", "pct"})
IN_FRONT = frozenset({"nummod", "compound", "amod", "nmod", "quantmod", "poss"})


@dataclass(slots=True)
class Measured:
    """The parts of a figure that stand around its number."""

    measure: str | None = None
    subject: str | None = None
    period: Date | None = None
    change: Change | None = None
    compared_with: str | None = None


def measured(doc: Doc, quantity: Quantity, clock: Clock, numbers: set[int]) -> Measured:
    """Reads what the number of `quantity` stands for; `numbers` are the tokens of all quantities of the text."""
    return _Reader(doc, quantity, clock, numbers).read()


class _Reader(Wording):
    """The reading of one quantity."""

    def read(self) -> Measured:
        """The parts, each from the words that carry it."""
        out = Measured()
        noun, complement = self._carrier()
        verb = clause_verb(self.g, self.top)
        if verb is not None and (self.g.lower[verb] in COMPARED or self.g.lower[verb] == "according"):
            verb = clause_verb(self.g, self.g.head[verb])  # "…, compared with 50,000 in 2021"
        gap = self._gap()
        if gap is not None:
            words = phrase_text(self.doc, self.g, *gap)
            if self._names_somebody(*gap):
                out.subject = words  # "Kenya pays 7 percent, Chad 17 percent"
            else:
                out.measure = words
        elif (part := self._as_part()) is not None:
            out.measure = self._words(part)
        elif noun is not None:
            out.measure = self._suffered(noun, verb) or self._words(noun)
            out.subject = self._sharer(verb) or self._owner(noun, verb)
        elif verb is not None:
            self._from_clause(out, verb, complement)
        if out.subject is not None and out.measure is not None and out.measure in out.subject:
            out.subject = None
        out.period = self._period(noun, verb)
        out.change = self.change(verb)
        out.compared_with = self.compared(verb)
        return out

    def _period(self, noun: int | None, verb: int | None) -> Date | None:
        """When: from the phrase and clause of the number, then from the clause's subject."""
        found = self.clock.behind(self.q.end)
        if found is not None:
            return found
        found = self.clock.date(noun if noun is not None else self.top) or self.clock.date(self.top)
        if found is None and verb is not None:
            dates = (self.clock.date(subject) for subject in self.g.subjects(verb))
            found = next((date for date in dates if date is not None), None)
        return found

    def _names_somebody(self, start: int, end: int) -> bool:
        """Whether tokens `start` to `end` are nothing but a name."""
        name = self.doc._.name_of.get(end - 1)
        return name is not None and name.start <= start + 1 and name.form == "name"

    def _as_part(self) -> int | None:
        """What a part of a sum is: "2 billion of it as grants"."""
        g, i = self.g, self.q.end
        if g.lower[i : i + 1] == ["of"] and "".join(g.lower[i + 1 : i + 2]) in ("it", "that", "which", "them", "this"):
            i += 2
        if self.q.unit not in MONEY or g.lower[i : i + 1] != ["as"] or i + 1 >= g.size:
            return None
        return next(iter(g.with_dep(i, "pobj")), None)

    # What the number measures ----------------------------------------------------------------------------------

    def _carrier(self) -> tuple[int | None, int]:
        """The noun that carries the number in its own phrase, if any, and the token that the clause governs.

        "the 200 bn goal" -> goal, "a loan of $3bn" -> loan, "$2bn in aid" -> aid, "25 officials" -> officials; a noun
        of scale ("a record low of 46 percent") is passed over, so that the clause tells what is measured.
        """
        g, top = self.g, self.top
        counted = self._counted() if self.counts else None
        if counted is not None:
            return counted, counted
        for _ in range(4):
            head = g.head[top]
            if g.dep[top] in IN_FRONT and head > top and g.pos[head] in ("NOUN", "PROPN"):
                top = head
                if g.dep[top] in IN_FRONT and g.head[top] > top:
                    continue
                return self._noun(top), top
            if (
                g.dep[top] == "pobj"
                and g.lower[head] in ("of", "at", "worth")
                and g.pos[g.head[head]] in ("NOUN", "PROPN")
            ):
                noun = g.head[head]
                if g.lemma[noun] in SCALE_NOUNS:
                    top = noun
                    continue
                return self._noun(noun), noun
            if g.lower[head] == "worth" and g.pos[g.head[head]] in ("NOUN", "PROPN"):
                return g.head[head], top
            if g.dep[top] in ("conj", "appos") and head not in self.span and g.pos[head] in ("NOUN", "NUM", "SYM"):
                inside = self._complement(self.top)
                if inside is not None:
                    return inside, top
                top = head
                continue
            break
        aside = self._in_brackets_after()
        if aside is not None:
            return aside, top
        inside = self._complement(self.top)
        if inside is not None and not self._subject_first(top):
            return inside, top
        return None, top

    def _counted(self) -> int | None:
        """The counted noun; in "50,000 to 60,000 troops" it stands behind the second number."""
        g, last = self.g, self.q.end - 1
        if g.lemma[last] in LENGTHS and g.dep[last] == "pobj":
            return int(g.head[g.head[last]])  # "a statement of 7,000 words"
        if g.pos[last] in ("NOUN", "PROPN", "ADJ"):
            return last
        noun = (self.q.unit or "none").split()[-1].lower()
        for i in range(self.q.end, min(g.size, self.q.end + 5)):
            if g.lower[i] == noun and i in self.numbers:
                return i
        return None

    def _in_brackets_after(self) -> int | None:
        """The noun that a number in brackets belongs to: "exports to Peru (up 47% in 2023)"."""
        g, i = self.g, self.q.start - 1
        while i > 0 and self.q.start - i < 4 and g.lower[i] not in ("(", ")"):
            i -= 1
        if i <= 0 or g.lower[i] != "(" or g.sentence[i - 1] != g.sentence[self.q.start]:
            return None
        noun = i - 1
        while g.pos[noun] not in ("NOUN", "PROPN"):
            if noun == 0 or i - noun > 3:
                return None
            noun -= 1
        while g.dep[noun] in ("compound", "pobj") and g.pos[self._above(noun)] in ("NOUN", "PROPN"):
            if g.lemma[self._above(noun)] in UP_NOUNS | DOWN_NOUNS:
                break
            noun = self._above(noun)
        return noun

    def _above(self, noun: int) -> int:
        """The noun that a noun hangs on, directly or by a preposition."""
        head = self.g.head[noun]
        return int(self.g.head[head] if self.g.dep[noun] == "pobj" else head)

    def _noun(self, noun: int) -> int | None:
        """The noun itself; what has changed when it names a change ("an increase of 4 percent in exports")."""
        if self.g.lemma[noun] not in UP_NOUNS and self.g.lemma[noun] not in DOWN_NOUNS:
            return noun
        self.change_noun = noun
        changed = [i for i in self.g.prep_objects(noun, "in", "of") if i not in self.span]
        if changed:
            return changed[0]
        named = any(self.g.dep[c] in ("compound", "poss") for c in self.g.children[noun])
        return self.g.head[noun] if self.g.dep[noun] == "appos" and not named else noun

    def _complement(self, top: int) -> int | None:
        """What stands under the number: "$61 billion in aid", "25 percent of the exchanges"."""
        g = self.g
        preps = ("of",) if self.q.unit in DURATIONS else ("of", "in", "for", "worth")
        for child in sorted(c for c in g.children[top] if c >= self.q.end):
            if g.dep[child] == "prep" and g.lower[child] in preps:
                for noun in g.with_dep(child, "pobj"):
                    if noun not in self.clock.tokens and noun not in self.span and g.pos[noun] in ("NOUN", "PROPN"):
                        return noun
        return None

    def _subject_first(self, top: int) -> bool:
        """Whether the clause's subject is what the number measures, whatever stands under it ("rose 4% in Asia")."""
        g = self.g
        verb = clause_verb(g, top)
        if verb is None or self.q.unit not in SHARES:
            return False
        return self.hangs_on(verb) and (among(g, verb, UP, DOWN, SHARING) or g.lemma[verb] in UP_WORDS)

    def _from_clause(self, out: Measured, verb: int, complement: int) -> None:
        """Reads measure and subject from the verb: its subject when it measures, else the verb's own words."""
        g = self.g
        if self.q.unit == "times" and self.q.start == verb:
            objects = g.with_dep(verb, "dobj") or g.with_dep(verb, "nsubjpass")
            if objects:
                out.measure = self._words(objects[0])
                out.subject = self._actor(verb) if not g.passive(verb) else self._owner(objects[0], verb)
                return
        if self._lasts(out, verb):
            return
        given = giving_verb(g, self.q.start) == verb
        subjects = [] if given else [s for s in g.subjects(verb) if s not in self.span]
        subject = self._antecedent(subjects[0]) if subjects else None
        named = [a for a in g.with_dep(verb, "attr") if self.top in g.subjects(verb)]
        if named:
            out.measure = self._words(named[0])  # "of which $24 billion was new money"
            return
        shares = self.q.unit == "percent" and (among(g, verb, SHARING) or not among(g, verb, UP, DOWN, MEASURING))
        if shares:
            whole = self._complement(self.top) or self._whole(verb) or self._whole_before()
            if whole is not None:
                out.measure, out.subject = self._words(whole), self._noun_text(subject)
                return
        changes = among(g, verb, UP, DOWN)
        puts = among(g, verb, MEASURING) and g.dep[complement] == "pobj" and g.lower[g.head[complement]] == "at"
        if (changes or puts) and (
            objects := [o for o in g.with_dep(verb, "dobj") if o not in self.numbers and o != complement]
        ):
            out.measure, out.subject = self._words(objects[0]), self._noun_text(subject)
        elif g.lemma[verb] in AIMING and self.q.unit in MONEY | SHARES and g.dep[complement] == "dobj":
            out.subject = self._noun_text(subject)
        elif given:
            return  # "customs count $5 billion": what is counted was told before
        elif self._receives(verb, subject):
            out.measure, out.subject = self._verb_words(verb), self._noun_text(subject)
        elif subject is not None and (changes or g.lemma[verb] in MEASURING or self.q.unit in SHARES):
            out.measure, out.subject = self._words(subject), self._owner(subject, verb)
        else:
            out.measure, out.subject = self._verb_words(verb), self._noun_text(subject)

    def _lasts(self, out: Measured, verb: int) -> bool:
        """Reads "Japan has been Peru's largest partner for 11 years in a row": what somebody is so long."""
        g = self.g
        attributes = g.with_dep(verb, "attr")
        if self.q.unit not in DURATIONS or not attributes or attributes[0] in self.span:
            return False
        out.measure = self._words(attributes[0])
        out.subject = self._noun_text(next(iter(g.subjects(verb)), None))
        return True

    def _receives(self, verb: int, subject: int | None) -> bool:
        """Whether the number is what somebody pays or raises and not what they measure: "Kenya will pay 7 percent"."""
        g = self.g
        if subject is None or g.pos[verb] != "VERB":
            return False
        if self.q.unit in MONEY and g.lemma[verb] in EARNING:
            return True
        if g.pos[subject] == "PRON":
            return g.lower[subject] not in THINGS
        name = self.doc._.name_of.get(subject)
        return name is not None and name.form != "nominal" and name.actor.kind != "unnamed"

    def _sharer(self, verb: int | None) -> str | None:
        """What has the share, where it stands behind the verb: "95 percent of payments are made in francs"."""
        g = self.g
        if self.q.unit != "percent" or verb is None or self.top not in g.subjects(verb):
            return None
        if g.lemma[verb] != "be" and not g.passive(verb):
            return None
        held = [i for i in g.prep_objects(verb, "in") if i not in self.clock.tokens and g.pos[i] == "NOUN"]
        return self._words(held[0]) if held else None

    def _whole(self, verb: int) -> int | None:
        """The whole of a share: "accounted for 90 percent in their trade"."""
        for noun in self.g.prep_objects(verb, "of", "in"):
            if noun > self.q.end and noun not in self.clock.tokens:
                return noun
        return None

    def _whole_before(self) -> int | None:
        """The whole that the sentence named with an earlier share: "35 percent of the crude, while Peru takes 47"."""
        g = self.g
        for i in range(self.q.start - 1, g.sentences[g.sentence[self.q.start]][0], -1):
            if g.lower[i] in PERCENT_WORDS:
                for noun in g.prep_objects(i, "of", "in"):
                    if noun not in self.clock.tokens:
                        return noun
        return None

    def _gap(self) -> tuple[int, int] | None:
        """The words that stand for a whole clause: "exports reached $15bn and its imports from Peru $13bn"."""
        g, last = self.g, self.q.start - 1
        first = g.sentences[g.sentence[self.q.start]][0]
        while last > first and g.lower[last] in APPROXIMATE:
            last -= 1
        if last <= first or g.pos[last] not in ("NOUN", "PROPN") or last in self.clock.tokens:
            return None
        for i in range(last, max(first, last - 10), -1):
            if g.pos[i] in ("VERB", "AUX", "ADP") and i == last:
                return None
            if g.lower[i] in ("and", ",", ";", "while", "but"):
                told = i < last and self._number_without_verb(first, i)
                return (i + 1, last + 1) if told and g.pos[i + 1] not in ("ADP", "SCONJ") else None
            if g.pos[i] in ("VERB", "AUX") or i in self.numbers:
                return None
        return None

    def _number_without_verb(self, first: int, last: int) -> bool:
        """Whether a number stands between the tokens and no verb after it: the clause goes on without its own."""
        for i in range(last - 1, first - 1, -1):
            if i in self.numbers:
                return True
            if self.g.pos[i] == "VERB":
                return False
        return False
