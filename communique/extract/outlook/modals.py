"""What will, may, might, could or would happen."""

from communique.extract.outlook.collector import Collector
from communique.extract.outlook.cues import DOUBTING, EVENTS, FORESEEING, REPORTED, REPORTING, REPORTING_NOUNS
from communique.extract.outlook.hedges import around
from communique.extract.phrases import CLAUSES

_CONDITION = frozenset({"if", "unless"})


class Modals:
    """Reads the modals of one document."""

    def __init__(self, told: Collector) -> None:
        self.told, self.g = told, told.g

    def find(self, i: int) -> None:
        """Keeps what the modal at `i` tells, if it is a forecast."""
        g = self.g
        verb, word = g.head[i], g.lower[i]
        if verb in self.told.acts or g.pos[verb] not in CLAUSES or self.told.worth.barred(verb):
            return
        hedge = {i} | around(g, verb) | self.told.extra.get(verb, set())
        span = self.told.clauses.span(verb)
        window = self.told.windows.of(verb, *span)
        condition = any(g.dep[c] == "advcl" and self._conditional(c) for c in g.children[verb])
        if word == "would" and not self._reported(verb):
            return
        if word == "could" and window is None and not condition and not self._foreseen(verb):
            return
        if word == "would" and window is not None and self.told.windows.over(window):
            return
        if word in DOUBTING and window is None and g.lemma[verb] not in EVENTS and not self._acts(verb):
            return
        self.told.keep(i, verb, verb, hedge, window)

    def _conditional(self, clause: int) -> bool:
        return any(self.g.lower[c] in _CONDITION for c in self.g.children[clause])

    def _reported(self, verb: int) -> bool:
        """Whether "would" is the "will" of somebody's words: "said that he would go"."""
        g = self.g
        if any(g.lower[c] in ("like", "prefer") for c in (verb,)):
            return False
        i = verb
        for _ in range(4):
            head = g.head[i]
            if head == i:
                break
            if g.dep[i] == "ccomp" and g.tag[head] in ("VBZ", "VBP") and not self._has(head):
                return False  # "says it would cost": of a case, not of the future
            if g.dep[i] in ("ccomp", "acl") and (g.lemma[head] in REPORTING or g.lemma[head] in REPORTING_NOUNS):
                return True
            if g.dep[i] not in ("conj", "ccomp", "xcomp"):
                break
            i = head
        statement = self.told.holders.of(g.offset[verb])
        return statement is not None and statement.mode == "indirect" and (statement.cue or "").lower() in REPORTED

    def _has(self, verb: int) -> bool:
        return any(self.g.lower[c] in ("has", "have", "had") for c in self.g.children[verb])

    def _foreseen(self, verb: int) -> bool:
        g = self.g
        head = g.head[verb]
        return g.dep[verb] == "ccomp" and g.lemma[head] in FORESEEING and g.lemma[verb] in EVENTS

    def _acts(self, verb: int) -> bool:
        return any(self.told.worth.is_actor(i) for i in self.told.subjects(verb))
