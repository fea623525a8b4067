"""What a timetable says: "the act expires in September", "postponed until May", "announced for January"."""

from communique.annotate.grammar import SUBJECTS
from communique.extract.outlook.collector import Collector
from communique.extract.outlook.cues import (
    APPOINTED,
    MOVED,
    OBJECT_OF,
    REPORTING,
    SCHEDULED,
    STATIVE,
    SUBJECT_TO,
    TIMETABLE,
    WISHING,
)
from communique.extract.phrases import CLAUSES

_OTHERS = SUBJECT_TO | SCHEDULED | OBJECT_OF | MOVED | APPOINTED
_TO = frozenset({"until", "till", "to", "for", "from", "into"})


class Timetable:
    """Reads what is arranged for a day ahead, of one document; each rule says whether it took the word."""

    def __init__(self, told: Collector) -> None:
        self.told, self.g = told, told.g

    def present(self, i: int) -> bool:
        """ "Voters choose a president on Sunday": the present tense with a time that lies ahead."""
        g, told = self.g, self.told
        lemma = g.lemma[i]
        if (
            lemma in _OTHERS
            or i in told.acts
            or g.dep[i] in ("aux", "auxpass")
            or told.worth.barred(i)
            or lemma in REPORTING
            or lemma in WISHING
        ):
            return False
        if lemma == "be":
            if not self._dated_noun(i):
                return False
        elif (lemma in STATIVE and lemma not in TIMETABLE) or any(g.dep[c] == "neg" for c in g.children[i]):
            return False
        if not any(g.dep[c] in (*SUBJECTS, "ccomp") for c in g.children[i]) and not g.subjects(i):
            return False
        window = told.windows.scheduled(i)
        if window is None:
            return False
        told.add(i, i, told.clauses.words(i, i), set(), window)
        return True

    def passive(self, i: int) -> bool:
        """ "The treaty is signed next month": the participle under "is" or "are"."""
        g = self.g
        helper = [c for c in g.with_dep(i, "auxpass") if g.lower[c] in ("is", "are")]
        return bool(helper) and len(g.with_dep(i, "aux")) == 0 and self.present(i)

    def infinitive(self, i: int) -> bool:
        """ "The embassy, to be opened in June", "a summit to take place in May"."""
        g, told = self.g, self.told
        noun = g.head[i]
        if g.dep[i] not in ("acl", "relcl", "advcl", "appos") or g.pos[noun] not in ("NOUN", "PROPN") or i in told.acts:
            return False
        coming = any(g.lower[c] == "be" for c in g.with_dep(i, "auxpass")) or g.lemma[i] in ("take", "begin", "start")
        window = told.windows.of(i, i, g.edges[i][1] + 1) if coming and told.is_infinitive(i) else None
        if window is None or told.windows.published is None or told.windows.over(window):
            return False
        told.add(i, i, told.clauses.phrase(noun), {c for c in g.children[i] if g.lower[c] == "to"}, window)
        return True

    def moved(self, i: int) -> bool:
        """ "Has postponed his visit until October", "the talks were brought forward to Monday"."""
        return self._for_time(i)

    def appointed(self, i: int) -> bool:
        """ "A direct flight was announced for January", "the vote has been set for 9 June"."""
        return self.g.passive(i) and self._for_time(i)

    def _for_time(self, i: int) -> bool:
        """Whether a time ahead stands under "until" or "for" with the verb; it is told then."""
        g, told = self.g, self.told
        if g.pos[i] not in CLAUSES or i in told.acts or told.worth.barred(i) or told.given_up(i):
            return False
        if any(g.tag[c] == "MD" or g.dep[c] == "neg" for c in g.children[i]):
            return False
        behind = [n for p in g.with_dep(i, "prep") if g.lower[p] in _TO for n in g.with_dep(p, "pobj")]
        behind += [
            n for o in g.objects(i) for p in g.with_dep(o, "prep") if g.lower[p] in _TO for n in g.with_dep(p, "pobj")
        ]
        times = {k for time in told.doc._.times for k in range(time.start, time.end)}
        first = next((n for n in behind if n in times), None)
        if first is None:
            return False
        window = told.windows.within(min(first, *(c for c in g.children[first] if c in times), first), first + 1)
        if window is None or told.windows.published is None or told.windows.over(window):
            return False
        told.add(i, i, told.clauses.words(i, i), {i}, window)
        return True

    def _dated_noun(self, i: int) -> bool:
        """ "The deadline is 30 June", "the vote is on Sunday": of an occasion."""
        g, told = self.g, self.told
        nouns = [c for c in g.with_dep(i, "nsubj") if told.worth.is_event(c)]
        others = [c for c in g.children[i] if g.dep[c] in ("attr", "acomp") and not told.windows.is_time(c)]
        return bool(nouns) and not others
