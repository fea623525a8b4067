"""What will, may, might, could or would happen."""

from communique.extract.outlook.collector import Collector
from communique.extract.outlook.cues import (
    DOUBTING,
    ESTIMATING,
    EVENTS,
    FORESEEING,
    REPORTED,
    REPORTING,
    REPORTING_NOUNS,
    WISH_NOUNS,
)
from communique.extract.outlook.hedges import around
from communique.extract.phrases import CLAUSES

_WOULD = frozenset({"would", "'d", "’d"})
_CONDITION = frozenset({"if", "unless"})
_OPEN_TENSES = frozenset({"VBZ", "VBP", "VB"})


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
        hedge = {i} | around(g, verb) | self._none(verb) | self.told.extra.get(verb, set())
        span = self.told.clauses.span(verb)
        window = self.told.windows.of(verb, *span)
        conditions = [c for c in g.children[verb] if g.dep[c] == "advcl" and self._conditional(c)]
        condition = bool(conditions) or self._behind_should(i)
        if word in _WOULD and not (self._reported(verb) or any(map(self._may_come, conditions))):
            return
        if self._renounced(verb, word, window) or self._wished(verb):
            return
        if word == "could" and window is None and not (condition or self._foreseen(verb) or self._estimated(verb)):
            return
        if self._permitted(verb, word):
            return
        if word in _WOULD and window is not None and self.told.windows.over(window):
            return
        if self._there_is(verb) is not None or (condition and word in DOUBTING and self._acts(verb)):
            self.told.add(i, verb, self.told.clauses.words(verb, verb), hedge, window)
            return
        event = g.lemma[verb] in EVENTS or condition
        if word in DOUBTING and window is None and not event and not self._acts(verb):
            return
        sure = self._sure(verb) or (condition and word in DOUBTING) or word not in DOUBTING
        self.told.keep(i, verb, verb, hedge, window, sure=sure)

    def _there_is(self, verb: int) -> int | None:
        """ "There might be an offer", "there will be elections": the occasion."""
        g = self.g
        if g.lemma[verb] != "be" or not g.with_dep(verb, "expl"):
            return None
        nouns = [c for c in g.with_dep(verb, "attr", "nsubj") if self.told.worth.is_event(c)]
        return nouns[0] if nouns else None

    def _none(self, verb: int) -> set[int]:
        """ "There will be no second round": the word that denies it."""
        g = self.g
        return {c for n in g.with_dep(verb, "attr") for c in g.children[n] if g.lower[c] == "no"}

    def _sure(self, verb: int) -> bool:
        """ "Lawyers expect that it will be papered over", "will in all likelihood be waived"."""
        g = self.g
        head = g.head[verb]
        under = g.dep[verb] == "ccomp" and g.lemma[head] in ESTIMATING
        return under or any(g.lower[n] in ("likelihood", "probability") for n in g.prep_objects(verb, "in", "with"))

    def _renounced(self, verb: int, word: str, window: object) -> bool:
        """ "Will never give it up", "said he would not pursue it", "will not take place": refused or called off."""
        g = self.g
        if any(g.lower[c] == "never" for c in g.children[verb]):
            return True
        if not any(g.dep[c] == "neg" for c in g.children[verb]):
            return False
        if g.lemma[verb] == "take":
            return any(g.lemma[n] == "place" for n in g.objects(verb))
        return word in _WOULD and window is None and not self._reported_future(verb)

    def _reported_future(self, verb: int) -> bool:
        g = self.g
        return g.dep[verb] == "ccomp" and g.lemma[g.head[verb]] in ESTIMATING

    def _wished(self, verb: int) -> bool:
        """ "Expressed his hope that the talks might resume"."""
        g = self.g
        head = g.head[verb]
        return g.dep[verb] in ("acl", "ccomp", "relcl") and (
            g.lemma[head] in WISH_NOUNS or (g.lemma[head] in ("hope", "wish") and g.dep[verb] == "ccomp")
        )

    def _permitted(self, verb: int, word: str) -> bool:
        """ "The buyer may do so until the end of the year": allowed, not foreseen."""
        g = self.g
        until = any(g.lower[c] in ("until", "till", "only") for c in g.children[verb])
        return word == "may" and (until or g.lemma[verb] == "do")

    def _estimated(self, verb: int) -> bool:
        """ "Could, in the estimate of a think tank, cut costs": an event foreseen by somebody."""
        g = self.g
        holders = {"estimate", "view", "opinion", "judgment", "judgement", "eyes", "assessment", "reckoning"}
        told = any(g.lower[n] in holders for n in g.prep_objects(verb, "in", "by"))
        told = told or any(g.lower[c] == "according" for c in g.children[verb])
        return told and g.lemma[verb] in EVENTS

    def _conditional(self, clause: int) -> bool:
        """ "If they sign", "unless it rains", "should they sign"."""
        g = self.g
        inverted = any(g.lower[c] == "should" and c == g.edges[clause][0] for c in g.children[clause])
        return inverted or any(g.lower[c] in _CONDITION for c in g.children[clause])

    def _behind_should(self, modal: int) -> bool:
        """ "Should the talks on the dam succeed, the ban may fall", however the parser took the clause."""
        g = self.g
        first = g.sentences[g.sentence[modal]][0]
        return g.lower[first] == "should" and "," in g.text[first:modal]

    def _may_come(self, clause: int) -> bool:
        """Whether a condition is open: in the present tense, not "if they signed", "had they signed"."""
        g = self.g
        told = [g.tag[c] for c in (*g.with_dep(clause, "aux", "auxpass"), clause) if g.tag[c] != "MD"]
        return bool(told) and told[0] in _OPEN_TENSES

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
                # "Says it would cost" is of a case, but not "growers reckon that a tariff would cost 35,000 jobs".
                return g.lemma[head] in ESTIMATING and g.lemma[verb] in EVENTS
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
