"""Gathers the expectations of one document and judges them: what all rules share."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.base import parties_of_phrase
from communique.extract.outlook.clauses import Clauses
from communique.extract.outlook.cues import GIVING_UP, STRONGER
from communique.extract.outlook.expectation import Expectation
from communique.extract.outlook.hedges import around, hedge_words, likelihood
from communique.extract.outlook.holders import Holders
from communique.extract.outlook.windows import Windows
from communique.extract.outlook.worth import Worth
from communique.records import Date, Party

_PAST_HELP = frozenset({"was", "were", "had", "did"})
_LINKING = frozenset({"be", "look", "seem", "appear", "remain"})


class Collector:
    """The expectations found so far, with what the rules ask about clauses, windows and speakers.

    `extra` holds hedges that stand above a verb ("it is unlikely that …"), `acts` the verbs and nouns that are told.
    """

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        self.clauses, self.windows, self.worth = Clauses(doc, g), Windows(doc, g), Worth(doc, g)
        self.holders = Holders(doc)
        self.extra: dict[int, set[int]] = {}
        self.acts: set[int] = set()
        self.found: list[Expectation] = []

    def keep(
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
        subject = next(iter(self.subjects(act) or self.subjects(top)), None)
        certain = sure or any(g.tag[h] != "MD" and g.dep[h] != "neg" for h in hedge)
        if window is not None and self.windows.over(window) and not self.holders.by(g.offset[act]):
            window = None
        if self.describes(top) and window is None:
            return
        if act in self.acts or not self.worth.keep(act, subject, window, span, certain):
            return
        pieces = self.clauses.pieces(act, *span)
        if not pieces:
            self.add(i, act, self.clauses.words(act, top), hedge, window, by=by)
            return
        lead = self.clauses.between(span[0], pieces[0][0])
        for start, end in pieces:
            what = f"{lead} {self.clauses.between(start, end)}"
            self.add(i, act, what, hedge, self.windows.within(start, end), by=by)

    def add(
        self, i: int, act: int, what: str, hedge: set[int], window: Date | None, *, by: tuple[Party, ...] | None = None
    ) -> None:
        """Adds an expectation that is settled, with its band and its holder."""
        g = self.g
        self.acts.add(act)
        holder = by if by else self.holders.by(g.offset[act])
        self.found.append(
            Expectation(i, act, what, hedge_words(g, hedge), likelihood(g, hedge), window, holder, [g.sentence[i]])
        )

    def hedge_of(self, i: int, top: int, act: int | None) -> set[int]:
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

    def copula(self, i: int) -> int:
        """The "is" that an adjective hangs on, or the word itself."""
        g = self.g
        head = g.head[i]
        return (
            head
            if g.dep[i] in ("acomp", "attr", "oprd", "advmod")
            and g.lemma[head] in ("be", "look", "seem", "appear", "remain")
            else i
        )

    def in_past(self, i: int, top: int) -> bool:
        """Whether it was expected, not is: "was due to visit"."""
        g = self.g
        if g.tag[top] == "VBD" and not g.passive(top):
            return True
        return any(g.lower[c] in _PAST_HELP for v in {i, top} for c in g.children[v] if g.dep[c] in ("aux", "auxpass"))

    def still_open(self, act: int, top: int) -> bool:
        """Whether what "was due to" happen lies behind the publication."""
        window = self.windows.of(act, *self.clauses.span(top))
        return window is not None and self.windows.published is not None and not self.windows.over(window)

    def given_up(self, top: int) -> bool:
        """ "Had been planned for June but was postponed"."""
        g = self.g
        if any(g.lower[c] == "had" for v in (top, g.head[top]) for c in g.children[v] if g.dep[c] == "aux" and c < top):
            return True
        return any(g.lemma[c] in GIVING_UP for c in g.conjuncts(top) if c > top)

    def describes(self, top: int) -> bool:
        """Whether a relative clause only describes: "the steps that they intend to take", "judges who will hear it"."""
        return self.g.dep[top] == "relcl"

    def subjects(self, verb: int) -> list[int]:
        """The subject's heads; for "which" the noun that it stands for."""
        g = self.g
        found = [s for s in g.subjects(verb) if g.tag[s] not in ("WDT", "WP") and g.lower[s] != "that"]
        if not found and g.dep[verb] == "relcl":
            return [g.head[verb]]
        return found

    def parties(self, heads: list[int]) -> tuple[Party, ...]:
        """The parties of those heads that act."""
        out: dict[str, Party] = {}
        for head in heads:
            if self.worth.is_actor(head):
                for party in parties_of_phrase(self.doc, head):
                    out.setdefault(party.actor or party.name, party)
        return tuple(out.values())

    def is_infinitive(self, i: int) -> bool:
        """Whether a verb stands with "to"."""
        g = self.g
        return g.tag[i] in ("VB", "VBN") and any(g.lower[c] == "to" and g.dep[c] == "aux" for c in g.children[i])
