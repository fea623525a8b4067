"""What is expected: "is expected to settle", "plans to visit", "it is likely that", "expects growth"."""

from communique.annotate.grammar import SUBJECTS
from communique.extract.outlook.collector import Collector
from communique.extract.outlook.cues import (
    EVENTS,
    LESS_CHANCE,
    MODALS,
    MORE_CHANCE,
    PASSIVE_ONLY,
    SCHEDULED,
    STRONGER,
    SUBJECT_TO,
)
from communique.extract.outlook.hedges import around
from communique.records import Party


class Expecting:
    """Reads the verbs, adjectives and nouns of expecting of one document; each rule says whether it took the word."""

    def __init__(self, told: Collector) -> None:
        self.told, self.g = told, told.g

    def subject_to(self, i: int) -> bool:
        """ "Is expected to settle", "plans to visit", "is due in Baku on Monday", "analysts expect Seoul to sign"."""
        g = self.g
        lemma = g.lemma[i] if g.lemma[i] in SUBJECT_TO else g.lower[i]
        if g.tag[i] == "NN" or g.pos[i] == "NOUN":
            return False
        top = self.told.copula(i)
        helpers = {g.lower[c] for v in {i, top} for c in g.children[v] if g.dep[c] in ("aux", "auxpass")}
        if lemma == "go" and (g.tag[i] != "VBG" or not helpers & {"is", "are", "'s", "’s", "am"}):
            return False
        act = self._infinitive(i, top)
        passive = g.passive(i) or (g.dep[i] in ("acl", "amod", "acomp", "advcl") and g.tag[i] in ("VBN", "JJ"))
        by: tuple[Party, ...] | None = None
        if lemma == "intend" and passive:
            return False  # "is intended to help": a purpose
        if lemma in PASSIVE_ONLY and not passive:
            act = next((c for c in g.with_dep(i, "ccomp") if self.told.is_infinitive(c)), None)
            if act is None:
                return False
            by = self.told.parties(g.subjects(i))
            top = act
        if act is None:
            return lemma in SCHEDULED and self._dated(i, top)
        if self.told.given_up(top) or (self.told.in_past(i, top) and not self.told.still_open(act, top)):
            return True
        if self.told.worth.barred(top) or any(g.lower[c] == "have" and g.dep[c] == "aux" for c in g.children[act]):
            return True
        hedge = self.told.hedge_of(i, top if by is None else i, act)
        span = self.told.clauses.span(top)
        self.told.keep(
            i, act, top, hedge, self.told.windows.of(act, *span) or self.told.windows.of(top, *span), by=by, sure=True
        )
        return True

    def is_to(self, i: int) -> None:
        """ "The minister is to visit Lima in May"."""
        g = self.g
        act = next((c for c in g.with_dep(i, "xcomp", "ccomp") if self.told.is_infinitive(c) and c - i < 5), None)
        complement = any(
            g.dep[c] in ("acomp", "attr", "advmod") and c > i
            for c in g.children[i]
            if g.lower[c] not in ("also", "now", "then")
        )
        subjects = [
            c
            for c in g.with_dep(i, "nsubj", "nsubjpass")
            if self.told.worth.is_actor(c)
            or g.lower[c] in ("i", "we", "he", "she", "they")
            or ((g.pos[c] in ("NOUN", "PROPN") or g.tag[c] == "WDT") and act is not None and self._comes(act))
        ]
        if act is None or complement or not subjects or act in self.told.acts or self.told.worth.barred(i):
            return
        hedge = {i, *(c for c in g.children[act] if g.dep[c] == "aux"), *around(g, i)}
        self.told.keep(i, act, i, hedge, self.told.windows.of(act, *self.told.clauses.span(i)))

    def _comes(self, act: int) -> bool:
        """Whether "is to …" tells of an event: not "is to blame", "is to be found"."""
        g = self.g
        return g.lemma[act] in EVENTS or bool(self.told.windows.of(act, *self.told.clauses.span(act)))

    def _infinitive(self, i: int, top: int) -> int | None:
        """The act of "to …" that hangs on the word or on its "is"."""
        g = self.g
        for over in dict.fromkeys((i, top)):
            for child in g.children[over]:
                if child > i and g.dep[child] in ("xcomp", "ccomp", "advcl", "acl") and self.told.is_infinitive(child):
                    return child
        return None

    def _dated(self, i: int, top: int) -> bool:
        """ "Elections are due in October", "the minister is expected in Rabat on Monday"."""
        g = self.g
        if g.dep[i] in ("acl", "amod"):
            return False
        if not (g.passive(i) or g.lemma[i] == "due") or self.told.worth.barred(top):
            return False
        span = self.told.clauses.span(top)
        window = self.told.windows.of(i, *span) or self.told.windows.of(top, *span)
        subject = next((s for s in self.told.subjects(top)), None)
        if window is None or subject is None:
            return False
        if g.pos[subject] not in ("NOUN", "PROPN") and not self.told.worth.is_actor(subject):
            return False
        if self.told.given_up(top) or (self.told.in_past(i, top) and self.told.windows.over(window)):
            return True
        self.told.add(i, top, self.told.clauses.words(top, top), self.told.hedge_of(i, top, None), window)
        return True

    def that(self, i: int) -> bool:
        """ "It is unlikely that any treaty will be signed": the hedge belongs to the clause."""
        g = self.g
        top = self.told.copula(i)
        clause = next(
            (c for v in dict.fromkeys((i, top)) for c in g.children[v] if c > i and g.dep[c] in ("ccomp", "csubj")),
            None,
        )
        if clause is None or not any(g.lower[c] == "that" for c in g.children[clause]):
            return False
        if any(g.dep[c] in SUBJECTS and self.told.worth.is_actor(c) for c in g.children[top]) and g.lemma[i] in (
            "expect",
            "predict",
            "anticipate",
        ):
            return False
        hedge = {i, *around(g, top), *(c for c in g.children[i] if g.lower[c] in STRONGER)}
        self.told.extra[clause] = hedge
        if not any(g.lower[c] in MODALS for c in g.children[clause]) and not self.told.in_past(i, top):
            window = self.told.windows.of(clause, *self.told.clauses.span(clause))
            if window is not None and not self.told.windows.over(window):
                self.told.keep(i, clause, clause, hedge, window, sure=True)
        return True

    def chance(self, i: int) -> bool:
        """ "There is a good chance that …"."""
        g = self.g
        clause = next(
            (c for c in g.with_dep(i, "acl", "ccomp", "relcl") if any(g.lower[x] == "that" for x in g.children[c])),
            None,
        )
        if clause is None:
            return False
        self.told.extra[clause] = {i, *(c for c in g.children[i] if g.lower[c] in MORE_CHANCE | LESS_CHANCE | {"no"})}
        return True

    def object_of(self, i: int) -> bool:
        """ "The bank expects growth of 3 percent in 2025"."""
        g = self.g
        if g.pos[i] != "VERB" or g.passive(i) or self.told.worth.barred(i) or self.told.in_past(i, i):
            return False
        nouns = [n for n in g.objects(i) if g.pos[n] == "NOUN" or g.lower[n] in ("one", "it", "that")]
        window = self.told.windows.of(i, *self.told.clauses.span(i))
        doers = self.told.parties(g.subjects(i))
        own = any(
            g.lower[s] in ("i", "we") or g.lower[s] in ("nobody", "few", "many") or g.pos[s] == "NOUN"
            for s in g.subjects(i)
        )
        if not nouns or window is None or not (doers or own) or self.told.windows.over(window):
            return False
        first, last = g.edges[nouns[0]][0], g.edges[i][1] + 1
        what = self.told.clauses.between(first, last)
        denied = {c for c in g.children[i] if g.dep[c] in ("neg", "aux") or g.lower[c] in ("nobody", "few")}
        self.told.add(i, nouns[0], what, {i, *denied}, window, by=doers)
        return True
