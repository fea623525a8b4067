"""Finds what is expected: by modals, by verbs and adjectives of expecting, by nouns of plans and events."""

from collections.abc import Callable

from spacy.tokens import Doc

from communique.annotate.grammar import SUBJECTS, Grammar
from communique.extract.base import parties_of_phrase
from communique.extract.outlook.clauses import Clauses
from communique.extract.outlook.cues import (
    ANNOUNCED,
    CHANCES,
    CONFIRMING,
    DOUBTING,
    EVENT_NOUNS,
    EVENTS,
    LESS_CHANCE,
    MODALS,
    MORE_CHANCE,
    OBJECT_OF,
    PASSIVE_ONLY,
    PLANS,
    REPORTING,
    SCHEDULED,
    STRONGER,
    SUBJECT_TO,
    THAT,
)
from communique.extract.outlook.expectation import Expectation
from communique.extract.outlook.hedges import around, hedge_words, likelihood
from communique.extract.outlook.holders import Holders
from communique.extract.outlook.windows import Windows
from communique.extract.outlook.worth import Worth
from communique.extract.phrases import CLAUSES
from communique.records import Date, Party

TRIGGERS = MODALS | SUBJECT_TO | THAT | CHANCES | PLANS | SCHEDULED | ANNOUNCED | OBJECT_OF
_FORESEEING = frozenset({"warn", "predict", "fear", "expect", "believe", "think", "estimate", "forecast", "anticipate", "reckon", "say", "suggest", "report"})  # fmt: skip
_PAST_HELP = frozenset({"was", "were", "had", "did"})
_GIVING_UP = frozenset({"postpone", "cancel", "delay", "scrap", "shelve", "abandon", "call"})
_CONDITION = frozenset({"if", "unless"})


class Finder:
    """The expectations of one document, in order of their triggers."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        self.clauses, self.windows, self.worth = Clauses(doc, g), Windows(doc, g), Worth(doc, g)
        self.holders = Holders(doc)
        self.extra: dict[int, set[int]] = {}  # hedges that stand above a verb: "it is unlikely that …"
        self.acts: set[int] = set()  # verbs and nouns that are told
        self.events: list[tuple[int, int, Date | None]] = []  # nouns of events, told where no clause tells them
        self.found: list[Expectation] = []

    def find(self) -> list[Expectation]:
        """All expectations."""
        g = self.g
        for i, lemma in enumerate(g.lemma):
            if g.lower[i] in MODALS and g.dep[i] == "aux":
                self._modal(i)
            elif lemma in TRIGGERS:
                self._word(i, lemma)
            elif g.lower[i] in TRIGGERS:  # "bound", whose lemma is "bind"
                self._word(i, g.lower[i])
            elif lemma == "be" and g.lower[i] in ("is", "are", "'s", "’s"):
                self._is_to(i)
        for i, noun, window in self.events:
            self._event(i, noun, window)
        return self.found

    def _word(self, i: int, lemma: str) -> None:
        rules: list[tuple[frozenset[str], Callable[[int], bool]]] = [
            (THAT, self._that),
            (CHANCES, self._chance),
            (SUBJECT_TO, self._subject_to),
            (SCHEDULED, self._scheduled),
            (PLANS, self._plan),
            (ANNOUNCED, self._announced),
            (OBJECT_OF, self._object_of),
        ]
        for words, rule in rules:
            if (lemma in words or self.g.lower[i] in words) and rule(i):
                return

    # "Will", "may" -------------------------------------------------------------------------------------------------

    def _modal(self, i: int) -> None:
        g = self.g
        verb, word = g.head[i], g.lower[i]
        if verb in self.acts or g.pos[verb] not in CLAUSES or self.worth.barred(verb):
            return
        hedge = {i} | around(g, verb) | self.extra.get(verb, set())
        span = self.clauses.span(verb)
        window = self.windows.of(verb, *span)
        condition = any(g.dep[c] == "advcl" and self._conditional(c) for c in g.children[verb])
        if word == "would" and not self._reported(verb):
            return
        if word == "could" and window is None and not condition and not self._foreseen(verb):
            return
        if word == "would" and window is not None and self.windows.over(window):
            return
        if word in DOUBTING and window is None and g.lemma[verb] not in EVENTS and not self._acts(verb):
            return
        self._keep(i, verb, verb, hedge, window)

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
            if g.dep[i] in ("ccomp", "acl") and (
                g.lemma[head] in REPORTING or g.lemma[head] in ("announcement", "report", "rumour", "rumor", "warning")
            ):
                return True
            if g.dep[i] not in ("conj", "ccomp", "xcomp"):
                break
            i = head
        statement = self.holders.of(g.offset[verb])
        return (
            statement is not None
            and statement.mode == "indirect"
            and (statement.cue or "").lower() in _reporting_forms()
        )

    def _foreseen(self, verb: int) -> bool:
        g = self.g
        head = g.head[verb]
        return g.dep[verb] == "ccomp" and g.lemma[head] in _FORESEEING and g.lemma[verb] in EVENTS

    def _acts(self, verb: int) -> bool:
        return any(self.worth.is_actor(i) for i in self._subjects(verb))

    # "Is expected to", "it is likely that", "plans to" --------------------------------------------------------------

    def _subject_to(self, i: int) -> bool:
        """ "Is expected to settle", "plans to visit", "is due in Baku on Monday", "analysts expect Seoul to sign"."""
        g = self.g
        lemma = g.lemma[i] if g.lemma[i] in SUBJECT_TO else g.lower[i]
        if g.tag[i] == "NN" or g.pos[i] == "NOUN":
            return False
        top = self._copula(i)
        helpers = {g.lower[c] for v in {i, top} for c in g.children[v] if g.dep[c] in ("aux", "auxpass")}
        if lemma == "go" and (g.tag[i] != "VBG" or not helpers & {"is", "are", "'s", "’s", "am"}):
            return False
        act = self._infinitive(i, top)
        passive = g.passive(i) or (g.dep[i] in ("acl", "amod", "acomp", "advcl") and g.tag[i] in ("VBN", "JJ"))
        by: tuple[Party, ...] | None = None
        if lemma in PASSIVE_ONLY and not passive:
            act = next((c for c in g.with_dep(i, "ccomp") if self._is_infinitive(c)), None)
            if act is None:
                return False
            by = self._parties(g.subjects(i))
            top = act
        if act is None:
            return lemma in SCHEDULED and self._dated(i, top)
        if self._given_up(top) or (self._in_past(i, top) and not self._still_open(act, top)):
            return True
        if self.worth.barred(top) or any(g.lower[c] == "have" and g.dep[c] == "aux" for c in g.children[act]):
            return True
        hedge = self._hedge_of(i, top if by is None else i, act)
        span = self.clauses.span(top)
        self._keep(i, act, top, hedge, self.windows.of(act, *span) or self.windows.of(top, *span), by=by, sure=True)
        return True

    def _is_to(self, i: int) -> None:
        """ "The minister is to visit Lima in May"."""
        g = self.g
        act = next((c for c in g.with_dep(i, "xcomp", "ccomp") if self._is_infinitive(c) and c - i < 5), None)
        complement = any(
            g.dep[c] in ("acomp", "attr", "advmod") and c > i
            for c in g.children[i]
            if g.lower[c] not in ("also", "now", "then")
        )
        subjects = [c for c in g.with_dep(i, "nsubj") if self.worth.is_actor(c)]
        if act is None or complement or not subjects or act in self.acts or self.worth.barred(i):
            return
        hedge = {i, *(c for c in g.children[act] if g.dep[c] == "aux"), *around(g, i)}
        self._keep(i, act, i, hedge, self.windows.of(act, *self.clauses.span(i)))

    def _infinitive(self, i: int, top: int) -> int | None:
        """The act of "to …" that hangs on the word or on its "is"."""
        g = self.g
        for over in dict.fromkeys((i, top)):
            for child in g.children[over]:
                if child > i and g.dep[child] in ("xcomp", "ccomp", "advcl", "acl") and self._is_infinitive(child):
                    return child
        return None

    def _is_infinitive(self, i: int) -> bool:
        g = self.g
        return g.tag[i] == "VB" and any(g.lower[c] == "to" and g.dep[c] == "aux" for c in g.children[i])

    def _dated(self, i: int, top: int) -> bool:
        """ "Elections are due in October", "the minister is expected in Rabat on Monday"."""
        g = self.g
        if g.dep[i] in ("acl", "amod"):
            return False
        if not (g.passive(i) or g.lemma[i] == "due") or self.worth.barred(top):
            return False
        span = self.clauses.span(top)
        window = self.windows.of(i, *span) or self.windows.of(top, *span)
        subject = next((s for s in self._subjects(top)), None)
        if window is None or subject is None:
            return False
        if not (self.worth.is_actor(subject) or g.lemma[subject].lower() in EVENT_NOUNS):
            return False
        if self._given_up(top) or (self._in_past(i, top) and self.windows.over(window)):
            return True
        self._add(i, top, self.clauses.words(top, top), self._hedge_of(i, top, None), window)
        return True

    def _that(self, i: int) -> bool:
        """ "It is unlikely that any treaty will be signed": the hedge belongs to the clause."""
        g = self.g
        top = self._copula(i)
        clause = next(
            (c for v in dict.fromkeys((i, top)) for c in g.children[v] if c > i and g.dep[c] in ("ccomp", "csubj")),
            None,
        )
        if clause is None or not any(g.lower[c] == "that" for c in g.children[clause]):
            return False
        if any(g.dep[c] in SUBJECTS and self.worth.is_actor(c) for c in g.children[top]) and g.lemma[i] in (
            "expect",
            "predict",
            "anticipate",
        ):
            return False
        hedge = {i, *around(g, top), *(c for c in g.children[i] if g.lower[c] in STRONGER)}
        self.extra[clause] = hedge
        if not any(g.lower[c] in MODALS for c in g.children[clause]) and not self._in_past(i, top):
            window = self.windows.of(clause, *self.clauses.span(clause))
            if window is not None and not self.windows.over(window):
                self._keep(i, clause, clause, hedge, window, sure=True)
        return True

    def _chance(self, i: int) -> bool:
        """ "There is a good chance that …"."""
        g = self.g
        clause = next(
            (c for c in g.with_dep(i, "acl", "ccomp", "relcl") if any(g.lower[x] == "that" for x in g.children[c])),
            None,
        )
        if clause is None:
            return False
        self.extra[clause] = {i, *(c for c in g.children[i] if g.lower[c] in MORE_CHANCE | LESS_CHANCE | {"no"})}
        return True

    def _plan(self, i: int) -> bool:
        """ "Confirmed his plans to visit Tunis", "the visit of X to Y, whose plans were confirmed by Z"."""
        g = self.g
        verb = g.head[i] if g.dep[i] in ("dobj", "nsubjpass", "ccomp") and g.pos[g.head[i]] == "VERB" else None
        confirmed = verb is not None and g.lemma[verb] in CONFIRMING and not around(g, verb) and self._plain(verb)
        by = self._parties(g.agents(verb)) if confirmed and verb is not None else None
        hedge = {i} | ({verb} if confirmed and verb is not None else set())
        if any(g.tag[c] == "WP$" for c in g.children[i]) and verb is not None and confirmed:
            noun = self._event_above(verb)
            if noun is not None:
                span = (g.edges[noun][0], verb)
                self._add(i, noun, self.clauses.phrase(noun), hedge, self.windows.within(*span), by=by)
            return noun is not None
        act = next((c for c in g.with_dep(i, "acl", "relcl", "xcomp") if self._is_infinitive(c)), None)
        owner = [c for c in g.with_dep(i, "poss") if self.worth.is_actor(c)]
        if act is None or g.lemma[act] not in EVENTS or not owner or (verb is not None and not confirmed):
            return False
        span = (g.edges[i][0], g.edges[i][1] + 1)
        self._add(i, act, self.clauses.phrase(i), hedge, self.windows.of(act, *span), by=by)
        return True

    def _plain(self, verb: int) -> bool:
        return not any(
            self.g.dep[c] in ("neg", "aux") and self.g.lower[c] not in ("has", "have", "had")
            for c in self.g.children[verb]
        )

    def _event_above(self, verb: int) -> int | None:
        g, i = self.g, verb
        for _ in range(6):
            i = g.head[i]
            if g.lemma[i].lower() in EVENT_NOUNS and g.pos[i] in ("NOUN", "PROPN"):
                return i
        return None

    # Nouns of events --------------------------------------------------------------------------------------------------

    def _scheduled(self, i: int) -> bool:
        """ "The vote scheduled for May", "talks planned for next week"."""
        g = self.g
        noun = g.head[i]
        if g.dep[i] != "acl" or g.tag[i] not in ("VBN", "JJ") or g.lemma[noun].lower() not in EVENT_NOUNS:
            return False
        self.events.append((i, noun, self.windows.of(i, i, g.edges[i][1] + 1)))
        return True

    def _announced(self, i: int) -> bool:
        """ "The upcoming election in June"."""
        g = self.g
        noun = g.head[i]
        if g.dep[i] != "amod" or g.lemma[noun].lower() not in EVENT_NOUNS:
            return False
        self.events.append((i, noun, self.windows.of(noun, *g.edges[noun])))
        return True

    def _event(self, i: int, noun: int, window: Date | None) -> None:
        g = self.g
        if window is None or noun in self.acts or self.windows.over(window):
            return
        if any(g.sentence[told.at] == g.sentence[i] and noun in self._subjects(told.verb) for told in self.found):
            return
        self._add(i, noun, self.clauses.phrase(noun), {i}, window)

    def _object_of(self, i: int) -> bool:
        """ "The bank expects growth of 3 percent in 2025"."""
        g = self.g
        if g.pos[i] != "VERB" or g.passive(i) or self.worth.barred(i) or self._in_past(i, i):
            return False
        nouns = [n for n in g.objects(i) if g.pos[n] == "NOUN"]
        window = self.windows.of(i, *self.clauses.span(i))
        doers = self._parties(g.subjects(i))
        if not nouns or window is None or not doers or self.windows.over(window):
            return False
        first, last = g.edges[nouns[0]][0], g.edges[i][1] + 1
        what = self.clauses.between(first, last)
        self._add(i, nouns[0], what, {i}, window, by=doers)
        return True

    # ---------------------------------------------------------------------------------------------------------------

    def _keep(
        self,
        i: int,
        act: int,
        top: int,
        hedge: set[int],
        window: Date | None,
        *,
        by: tuple[Party, ...] | None = None,
        sure: bool = False,
    ) -> None:
        """Adds an act if it is worth a forecast; one for each occasion that the clause lists."""
        g = self.g
        span = self.clauses.span(top)
        subject = next(iter(self._subjects(act) or self._subjects(top)), None)
        certain = sure or any(g.tag[h] != "MD" and g.dep[h] != "neg" for h in hedge)
        if window is not None and self.windows.over(window) and not self.holders.by(g.offset[act]):
            window = None
        if self._of_object(top) and window is None:
            return
        if act in self.acts or not self.worth.keep(act, subject, window, span, certain):
            return
        pieces = self.clauses.pieces(act, *span)
        if not pieces:
            self._add(i, act, self.clauses.words(act, top), hedge, window, by=by)
            return
        lead = self.clauses.between(span[0], pieces[0][0])
        for start, end in pieces:
            what = f"{lead} {self.clauses.between(start, end)}"
            self._add(i, act, what, hedge, self.windows.within(start, end), by=by)

    def _add(
        self, i: int, act: int, what: str, hedge: set[int], window: Date | None, *, by: tuple[Party, ...] | None = None
    ) -> None:
        g = self.g
        self.acts.add(act)
        holder = by if by else self.holders.by(g.offset[act])
        self.found.append(
            Expectation(i, act, what, hedge_words(g, hedge), likelihood(g, hedge), window, holder, [g.sentence[i]])
        )

    def _given_up(self, top: int) -> bool:
        """ "Had been planned for June but was postponed"."""
        g = self.g
        if any(g.lower[c] == "had" for c in g.children[top] if g.dep[c] == "aux"):
            return True
        return any(g.lemma[c] in _GIVING_UP for c in g.conjuncts(top) if c > top)

    def _of_object(self, top: int) -> bool:
        """Whether a relative clause only describes: "the steps that they intend to take"."""
        g = self.g
        own = [c for c in g.children[top] if g.dep[c] in SUBJECTS]
        return g.dep[top] == "relcl" and bool(own) and g.tag[own[0]] not in ("WDT", "WP") and g.lower[own[0]] != "that"

    def _hedge_of(self, i: int, top: int, act: int | None) -> set[int]:
        """ "Is expected to", "is not likely to", "plans to"."""
        g = self.g
        out = {i, *around(g, i), *around(g, top), *(c for c in g.children[i] if g.lower[c] in STRONGER)}
        if top != i:
            out.add(top)
        for over in (i, top):
            out |= {c for c in g.children[over] if g.dep[c] in ("aux", "auxpass") and c < i}
        if act is not None:
            out |= {c for c in g.children[act] if g.lower[c] == "to" and g.dep[c] == "aux"}
        return {t for t in out if t != act}

    def _copula(self, i: int) -> int:
        """The "is" that an adjective hangs on, or the word itself."""
        g = self.g
        head = g.head[i]
        return (
            head
            if g.dep[i] in ("acomp", "attr", "oprd", "advmod")
            and g.lemma[head] in ("be", "look", "seem", "appear", "remain")
            else i
        )

    def _in_past(self, i: int, top: int) -> bool:
        g = self.g
        if g.tag[top] == "VBD" and not g.passive(top):
            return True
        return any(g.lower[c] in _PAST_HELP for v in {i, top} for c in g.children[v] if g.dep[c] in ("aux", "auxpass"))

    def _still_open(self, act: int, top: int) -> bool:
        """Whether what "was due to" happen lies behind the publication."""
        window = self.windows.of(act, *self.clauses.span(top))
        return window is not None and self.windows.published is not None and not self.windows.over(window)

    def _subjects(self, verb: int) -> list[int]:
        g = self.g
        found = [s for s in g.subjects(verb) if g.tag[s] not in ("WDT", "WP") and g.lower[s] != "that"]
        if not found and g.dep[verb] == "relcl":
            return [g.head[verb]]
        return found

    def _parties(self, heads: list[int]) -> tuple[Party, ...]:
        out: dict[str, Party] = {}
        for head in heads:
            if self.worth.is_actor(head):
                for party in parties_of_phrase(self.doc, head):
                    out.setdefault(party.actor or party.name, party)
        return tuple(out.values())


def _reporting_forms() -> frozenset[str]:
    return frozenset({"said", "reported", "announced", "told", "added", "noted", "predicted", "warned", "claimed", "confirmed", "wrote", "according to", "promised", "believed"})  # fmt: skip
