"""Reads which act a verb or noun tells, through the words that carry, announce, refuse or end it."""

from dataclasses import dataclass, replace

from communique.annotate.grammar import Grammar
from communique.extract.coding.fitting import Fitting
from communique.extract.coding.table import Rule, Table, kind_of, rules_of
from communique.records import PloverType

_DEPTH = 5
_CARRIED = frozenset({"to", "for", "on", "against", "from", "in", "with", "into", "upon", "of", "out"})


@dataclass(frozen=True, slots=True)
class Act:
    """A coded act: `chain` holds the words that tell it, from the governing one to the act itself."""

    code: PloverType
    mode: str | None
    contexts: tuple[str, ...]
    chain: tuple[int, ...]
    rules: tuple[Rule, ...]
    voided: bool = False


class Acts:
    """The acts of one document's words."""

    def __init__(self, g: Grammar, fitting: Fitting, table: Table) -> None:
        self.g, self.fitting, self.table = g, fitting, table
        self.closed: set[int] = set()  # words under an operator that makes no event of them: "denied attacking"

    def verb(self, i: int, depth: int = 0) -> Act | None:
        """The act of verb `i`."""
        rules = rules_of(self.table.verbs, self.g.lemma[i])
        if not rules or depth > _DEPTH:
            return None
        for rule in self.fitting.verb(i, rules):
            if rule.code is not None:
                return self._plain(i, rule)
            act = self._turned(i, rule, depth)
            if act is not None:
                return act
        return None

    def noun(self, i: int, depth: int = 0) -> Act | None:
        """The act of noun `i`."""
        rules = self.table.nouns.get(self.g.lemma[i].lower())
        if rules is None or depth > _DEPTH or self.g.pos[i] != "NOUN" or i in self.fitting.times:
            return None
        for rule in self.fitting.noun(i, rules):
            if rule.code is not None:
                return self._plain(i, rule)
            act = self._turned(i, rule, depth)
            if act is not None:
                return act
        return None

    def adjective(self, i: int) -> Act | None:
        """The act of a predicate: "is willing to send", "is set to sign"."""
        for rule in self.fitting.noun(i, self.table.adjectives.get(self.g.lower[i], ())):
            act = self._plain(i, rule) if rule.code is not None else self._turned(i, rule, 0)
            if act is not None:
                return act
        return None

    def alone(self, i: int) -> bool:
        """Whether noun `i` tells an act by itself, without a verb that does it."""
        rules = self.fitting.noun(i, self.table.nouns.get(self.g.lemma[i].lower(), ()))
        return bool(rules) and not rules[0].thing

    def turned(self, act: Act, turn: str) -> Act | None:
        """The act as an operator makes it: a promised sanction is a threat, a refused visit a rejection."""
        made = self.table.turns[turn]
        code = made.get(act.code, made.get(kind_of(act.code)))
        if code is None:
            return None
        return act if code == "same" else self._as(act, code)

    def _plain(self, i: int, rule: Rule) -> Act:
        assert rule.code is not None
        return Act(rule.code, rule.mode, rule.contexts, (i, *self._carried_nouns(i, rule)), (rule,))

    def _carried_nouns(self, i: int, rule: Rule) -> tuple[int, ...]:
        """The nouns that are part of the act: the aid of "sent aid", the talks of "walked out of talks"."""
        if rule.obj is None and rule.under is None:
            return ()
        wanted = rule.obj if rule.obj is not None else rule.under
        assert wanted is not None
        holders = self.fitting.objects(i) if rule.obj is not None else self.g.prep_objects(i, *rule.prep)
        nouns = [o for o in holders if self.fitting.words(o) & wanted]
        # "lifted the sanctions imposed on Fiji": the participle belongs to the act.
        made = [c for o in nouns for c in self.g.with_dep(o, "acl") if self.g.lemma[c] in self.table.lists["made"]]
        return (*nouns, *made)

    def _turned(self, i: int, rule: Rule, depth: int) -> Act | None:
        assert rule.turns is not None
        turn = self.table.turns[rule.turns]
        inner = self._complement(i, depth, whole=rule.turns == "do")
        if not turn:
            if inner is not None:
                self.closed.update(inner.chain)
            return None
        if inner is None:
            code = turn.get("bare")
            if code is None or not self._governs(i):
                return None
            return Act(code, "change" if code == "REQUEST" else None, (), (i, *self._clause(i)), (rule,))  # type: ignore[arg-type]
        made = turn.get(inner.code, turn.get(kind_of(inner.code)))
        if made is None:
            return None
        out = inner if made == "same" else self._as(inner, made)
        return replace(out, chain=(i, *inner.chain), rules=(rule, *inner.rules))

    def _governs(self, i: int) -> bool:
        """Whether an operator without a known act governs anything: "refused entry", "agreed to the plan"."""
        g = self.g
        return any(
            g.dep[c] in ("xcomp", "ccomp", "dobj", "dative", "nsubjpass", "prep", "acl", "pcomp")
            and g.lower[c] not in ("by", "in", "at")
            for c in g.children[i]
        )

    def _clause(self, i: int) -> tuple[int, ...]:
        g = self.g
        return tuple(c for c in g.children[i] if g.dep[c] in ("xcomp", "ccomp", "acl") and g.pos[c] in ("VERB", "AUX"))

    def _as(self, act: Act, code: str) -> Act:
        mode = act.mode
        if code in ("REQUEST", "REJECT"):
            mode = self.table.asked.get(act.code)
        elif code == "THREATEN":
            mode = self.table.threatened.get(act.code)
        elif code != act.code:
            mode = None
        return replace(act, code=code, mode=mode)  # type: ignore[arg-type]

    def _complement(self, i: int, depth: int, *, whole: bool = False) -> Act | None:
        """The act that word `i` governs: a clause, its object, or what stands under a preposition.

        With `whole`, a clause with a subject of its own is left to be an act by itself ("announced that Mali will …").
        """
        g = self.g
        for child in g.children[i]:
            if whole and g.dep[child] == "ccomp" and g.with_dep(child, "nsubj", "nsubjpass"):
                continue
            if g.dep[child] in ("xcomp", "ccomp", "acl", "pcomp") and g.pos[child] in ("VERB", "AUX"):
                act = self.verb(child, depth + 1)
                if act is not None:
                    return act
            if g.dep[child] in ("acomp", "oprd", "xcomp") and g.pos[child] == "ADJ":
                act = self.adjective(child)
                if act is not None:
                    return act
        if g.pos[i] == "VERB":
            for noun in self.fitting.objects(i):
                act = self._of_noun(noun, depth)
                if act is not None:
                    return act
        for child in g.children[i]:
            if g.dep[child] in ("prep", "dative") and g.lower[child] in _CARRIED and child > i:
                act = self._under(child, depth)
                if act is not None:
                    return act
        return None

    def _of_noun(self, noun: int, depth: int) -> Act | None:
        """The act of a noun, of one joined to it, or of what it is a part of: "a round of talks"."""
        g = self.g
        for member in g.conjuncts(noun):
            act = self.noun(member, depth + 1)
            if act is not None:
                return act
        for inner in g.prep_objects(noun, "of", "in"):
            act = self.noun(inner, depth + 1)
            if act is not None:
                return replace(act, chain=(*act.chain, noun))
        for child in g.with_dep(noun, "acl", "relcl"):
            if g.tag[child] == "VB" or (g.tag[child] == "VBG" and g.dep[child] == "acl"):
                act = self.verb(child, depth + 1)
                if act is not None:
                    return act
        return None

    def _under(self, prep: int, depth: int) -> Act | None:
        g = self.g
        for child in g.children[prep]:
            if g.dep[child] == "pobj":
                act = self._of_noun(child, depth)
                if act is not None:
                    return act
            elif g.dep[child] == "pcomp":
                act = self.verb(child, depth + 1)
                if act is not None:
                    return act
            elif g.dep[child] == "prep":
                act = self._under(child, depth)
                if act is not None:
                    return act
        return None
