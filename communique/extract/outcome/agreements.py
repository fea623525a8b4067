"""Outcomes told by verbs of agreeing, promising and deciding: "agreed to open a consulate"."""

from collections.abc import Iterator

from communique.extract.outcome.acts import Acts, together
from communique.extract.outcome.cues import (
    AGREED_PAPERS,
    AGREEING,
    DECIDING,
    PROMISING,
    lemma_of,
    words,
)
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import LONGEST
from communique.extract.phrases import phrase_text
from communique.records import Date, Party
from communique.records.outcome import OutcomeAction, OutcomeKind

_VAGUE_VERBS = words("vague_verbs")
_CONCRETE = words("concrete")
_GIVING = words("giving")
_RESTRICTING = words("restricting")
_OFFERED = words("offered")
BODIES = frozenset(
    {"government", "cabinet", "council", "parliament", "ministry", "commission", "board", "assembly", "presidency"}
)
_GOING_ON = frozenset({"resume", "begin", "start", "continue", "open", "take", "restart"})
_OWN = frozenset({"nsubj", "nsubjpass", "mark", "aux", "dobj"})


class Agreements(Acts):
    """Reads what the sides of one document agreed, promised or decided."""

    def agreed(self, verb: int) -> Iterator[Telling]:
        """What a verb of agreeing, promising or deciding tells."""
        g = self.g
        lemma = g.lemma[verb]
        action: OutcomeAction = "promised" if lemma in PROMISING else "agreed"
        kind: OutcomeKind = "decision" if lemma in DECIDING else "commitment"
        if lemma in PROMISING and g.passive(verb):
            return
        doers = self.doers(self._above(verb))
        if lemma in DECIDING and not (self.many(verb, doers) or self._body(verb, doers)):
            return
        if not doers and not self._unnamed_sides(verb):
            yield from self._agreed_paper(verb, action)
            return
        found = False
        for clause in self._clauses(verb):
            found = True
            title = self.clause_title(clause)
            if title is not None:
                date = self.date(self._above(verb), clause) or self._date_above(verb)
                yield Telling(verb, clause, title, kind, action, doers, date)
        if not found:
            yield from self._agreed_noun(verb, action, doers)

    def _date_above(self, verb: int) -> Date | None:
        """The date in the name of the paper by which somebody commits himself: "the accord of May 2020, by which …"."""
        return self.things.dated_behind(self._thing_above(verb), verb) if self.g.dep[verb] == "relcl" else None

    def _above(self, verb: int) -> int:
        """ "The sides noted that trade had grown, and agreed to …": the parser joins it to the clause of "that"."""
        g = self.g
        over = g.head[verb]
        if g.dep[verb] != "conj" or g.dep[over] != "ccomp" or g.pos[g.head[over]] != "VERB":
            return verb
        own = any(g.dep[c] in ("nsubj", "nsubjpass") for c in g.children[verb])
        return verb if own or self.things.parties(g.agents(over)) else g.head[over]

    def _agreed_paper(self, verb: int, action: OutcomeAction) -> Iterator[Telling]:
        """ "A paper of the senior officials was agreed in March": a text, although nobody is named."""
        g = self.g
        if not g.passive(verb) or g.lemma[verb] not in AGREEING:
            return
        for noun in self.objects(verb):
            inner = self.things.inner(noun)
            kind = self.things.known(inner) or ("agreement" if lemma_of(g, inner) in AGREED_PAPERS else None)
            telling = self.telling(verb, noun, kind, action, self.things.sides(noun, verb)) if kind else None
            if telling is not None:
                yield telling

    def _clauses(self, verb: int) -> Iterator[int]:
        """The verbs of "to open …", "on opening …", "that talks would resume"."""
        g = self.g
        own = [c for c in g.children[verb] if g.dep[c] == "nsubj"]
        under = any(g.tag[n] == "WDT" for n in g.prep_objects(verb, "by", "under", "in", "with"))
        under = under or any(g.lower[c] in ("when", "where") for c in g.children[verb])  # "11 May, when they agreed to"
        if g.dep[verb] == "relcl" and own and g.tag[own[0]] not in ("WDT", "WP") and not under:
            return  # "the target that they pledged to reach", but not "a pact by which they pledged to reach it"
        if g.lemma[verb] == "commit" and any(
            not g.lower[n].endswith(("self", "selves")) for n in g.with_dep(verb, "dobj")
        ):
            return  # "committed theft to open accounts"
        for child in [*g.children[verb], *self._behind_report(verb)]:
            if child < verb:
                continue
            dep = g.dep[child]
            if (
                dep in ("xcomp", "advcl", "ccomp") and any(g.lower[c] == "to" and c < child for c in g.children[child])
            ) or (dep == "ccomp" and g.lemma[verb] not in DECIDING and self._concrete(child)):
                heads = [child]
            elif dep == "prep" and g.lower[child] in ("on", "to", "upon"):
                heads = g.with_dep(child, "pcomp")
            else:
                continue
            for head in heads:
                for clause in self._joined(head):
                    joined = (
                        clause == head
                        or any(g.lower[c] == "to" for c in g.with_dep(clause, "aux"))
                        or (g.tag[clause] == "VB" and g.lemma[clause] in _CONCRETE and not self._own_clause(clause))
                        or self._concrete(clause)
                        or not any(g.dep[c] in _OWN for c in g.children[clause])
                    )
                    left = g.lemma[clause] in _RESTRICTING or any(g.dep[c] == "neg" for c in g.children[clause])
                    against = g.lemma[verb] in DECIDING and left
                    if (
                        g.pos[clause] == "VERB"
                        and joined
                        and not against
                        and g.lemma[clause] not in _VAGUE_VERBS
                        and clause > verb
                    ):
                        yield clause

    def _own_clause(self, clause: int) -> bool:
        """Whether the verb has a subject, a conjunction or a helper of its own."""
        g = self.g
        return any(g.dep[c] in ("nsubj", "nsubjpass", "mark", "aux", "neg") for c in g.children[clause])

    def _joined(self, head: int) -> list[int]:
        """The verbs of a list of deeds, also those that the parser hangs on one another: "to open …, to extend …"."""
        g = self.g
        out = g.conjuncts(head)
        for clause in out:  # it grows as it goes
            out += [
                j
                for c in g.with_dep(clause, "xcomp", "advcl", "ccomp", "dep")
                if c > clause and any(g.lower[k] == "to" for k in g.with_dep(c, "aux")) and self._listed(clause, c)
                for j in g.conjuncts(c)
                if j not in out
            ]
        return out

    def _listed(self, clause: int, other: int) -> bool:
        """Whether a comma parts two "to" clauses, so that the second is a deed of its own, not a purpose."""
        g = self.g
        start = g.edges[other][0]
        more = any(g.dep[c] == "conj" for c in g.children[other])
        return g.text[start - 1] == "," and more and other > clause

    def _behind_report(self, verb: int) -> list[int]:
        """ "They agreed, an envoy says, to reopen it": the parser hangs the act on the report between."""
        g = self.g
        return [c for report in g.with_dep(verb, "parataxis") for c in g.with_dep(report, "xcomp") if c > report > verb]

    def _concrete(self, clause: int) -> bool:
        """Whether "agreed that …" tells a deed: "that a hotline will be opened", not "that sanctions are harmful"."""
        g = self.g
        helpers = {g.lower[c] for c in g.children[clause] if g.dep[c] in ("aux", "auxpass")}
        subjects = [c for c in g.children[clause] if g.dep[c] in ("nsubj", "nsubjpass")]
        own = any(g.lower[c] in ("they", "both", "we") or self.things.parties([c]) for c in subjects)
        return (
            (own or g.passive(clause) or g.lemma[clause] in _GOING_ON)
            and g.lemma[clause] in _CONCRETE
            and bool(helpers & {"will", "would", "should", "shall", "be"} or g.tag[clause] == "VB")
            and not any(g.dep[c] == "neg" for c in g.children[clause])
            and not any(g.dep[c] == "mark" and g.lower[c] not in ("that",) for c in g.children[clause])
        )

    def clause_title(self, clause: int) -> str | None:
        """The words of an act: "open a consulate", "not to use force"."""
        g = self.g
        first, last = g.edges[clause]
        others = [c for c in g.children[clause] if g.dep[c] in ("conj", "cc", "advcl", "punct") and c > clause]
        end = min([last + 1, *(g.edges[c][0] for c in others)])
        subject = [c for c in g.children[clause] if g.dep[c] in ("nsubj", "nsubjpass")]
        denied = [c for c in g.children[clause] if g.dep[c] == "neg" and c < clause]
        start = g.edges[subject[0]][0] if subject else min([clause, *denied])
        return phrase_text(self.doc, g, max(start, first), min(end, start + LONGEST))

    def _agreed_noun(self, verb: int, action: OutcomeAction, doers: tuple[Party, ...]) -> Iterator[Telling]:
        """ "Agreed on a roadmap", "agreed a plan", "pledged 20 million euros in aid"."""
        g = self.g
        promised = action == "promised"
        nouns = self.objects(verb) if g.lemma[verb] != "decide" else []
        if not promised:
            nouns = nouns + g.prep_objects(verb, "on", "upon")
            nouns += [n for n in g.prep_objects(verb, "to") if self._agreeable(self.things.inner(n))]
        for noun in nouns:
            inner = self.things.inner(noun)
            known = self.things.known(inner)
            if self.things.vague(inner) or (g.pos[inner] not in ("NOUN", "PROPN") and known is None):
                continue
            if promised and not (self._amount(noun) or known is not None or self._gift(verb, noun)):
                continue
            telling = self.telling(
                verb, noun, known or "commitment", action, together(doers, self.things.sides(noun, verb))
            )
            if telling is not None:
                yield telling

    def _agreeable(self, noun: int) -> bool:
        """Whether somebody can agree to a thing: a text, another's terms."""
        return self.things.known(noun) is not None or lemma_of(self.g, noun) in _OFFERED

    def _gift(self, verb: int, noun: int) -> bool:
        """ "Promised Kiribati a new wharf": a thing for somebody."""
        g = self.g
        a = any(g.lower[c] in ("a", "an") for c in g.children[noun])
        return a and noun not in self.things.times and bool(g.with_dep(verb, "dative") or g.prep_objects(verb, "to"))

    def _amount(self, noun: int) -> bool:
        g = self.g
        start, end = self.things.span(noun)
        return any(g.tag[i] in ("CD", "$") for i in range(start, end)) or lemma_of(g, noun) in _GIVING

    def _unnamed_sides(self, verb: int) -> bool:
        """ "It was agreed", "the two sides agreed": an agreement although nobody is named."""
        g = self.g
        subjects = [*g.subjects(self._above(verb)), *g.with_dep(verb, "expl")]
        return any(
            (g.lower[c] == "it" and g.passive(verb))
            or (g.lower[c] in ("they", "both", "we", "two", "three", "pair", "duo") and g.lemma[verb] in AGREEING)
            or (g.tag[c] == "NNS" and g.lemma[verb] in AGREEING)
            or g.lemma[c] in ("side", "party", "leader", "minister", "delegation")
            for c in subjects
        )

    def _body(self, verb: int, doers: tuple[Party, ...]) -> bool:
        """Whether a state or a body decides, or it is told that "it was decided"."""
        g = self.g
        if any((p.actor or "").startswith(("state:", "body:", "ministry:")) for p in doers):
            return True
        subjects = g.subjects(verb)
        return any(lemma_of(g, i) in BODIES for i in subjects) or any(
            g.lower[c] == "it" and g.passive(verb) for c in [*subjects, *g.with_dep(verb, "expl")]
        )

    def many(self, verb: int, doers: tuple[Party, ...]) -> bool:
        """Whether several decide, or a body that unites several."""
        return (
            len(doers) > 1
            or any((p.actor or "").startswith("org:") for p in doers)
            or any(self.g.tag[i] in ("NNS", "NNPS") for i in self.g.agents(verb))
        )
