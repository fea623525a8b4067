"""What must follow a verb for a rule to hold: the conditions that the table names under `comp`."""

from typing import Protocol

from communique.annotate.grammar import Grammar
from communique.extract.coding.table import Table

_CLAUSES = frozenset({"xcomp", "ccomp", "oprd", "acomp", "advcl"})
_WILLED = frozenset({"will", "wo", "would", "shall"})
_LISTED = frozenset({"praising", "helping", "leaving"})
CONDITIONS = _LISTED | {
    "act", "clause", "free", "guilty", "infinitive", "must", "other", "refused", "talking", "together"
}  # fmt: skip


class Sides(Protocol):
    """Tells who does a verb's act and to what."""

    def doers(self, verb: int) -> list[int]:
        """The heads of the phrases that do it."""
        ...

    def objects(self, verb: int) -> list[int]:
        """What the verb does something to."""
        ...


class Complements:
    """Looks at the clauses and words under a verb."""

    def __init__(self, g: Grammar, table: Table) -> None:
        self.g, self.lists = g, table.lists

    def fits(self, verb: int, condition: str, sides: Sides) -> bool:
        """Whether the verb has what the condition asks for."""
        g = self.g
        clauses = [c for c in g.children[verb] if g.dep[c] in _CLAUSES]
        if condition in _LISTED:
            return any(g.lemma[c] in self.lists[condition] for c in clauses)
        match condition:
            case "act":
                return bool(clauses or sides.objects(verb)) or bool(g.with_dep(verb, "prep"))
            case "clause":
                return any(g.pos[c] in ("VERB", "AUX") and (g.dep[c] != "advcl" or g.tag[c] == "VB") for c in clauses)
            case "infinitive":
                return any(g.dep[c] == "aux" and g.lower[c] == "to" for clause in clauses for c in g.children[clause])
            case "must":
                return any(self._obliges(c) for c in clauses if g.dep[c] == "ccomp")
            case "free":
                return any(g.lower[c] == "free" for child in g.children[verb] for c in (child, *g.children[child]))
            case "guilty":
                reach = [c for clause in clauses for c in (clause, *g.children[clause])]
                return any(g.lower[c] in self.lists["guilty"] for c in reach)
            case "together":
                return len(sides.doers(verb)) > 1 or any(
                    g.prep_objects(i, "with") for i in (verb, *sides.objects(verb))
                )
            case "other":
                return any(g.dep[c] == "ccomp" and g.with_dep(c, "nsubj") for c in clauses)
            case "refused":
                return bool(g.with_dep(verb, "neg")) and any(g.lower[c] in _WILLED for c in g.with_dep(verb, "aux"))
            case "talking":
                return not any(g.dep[c] == "oprd" for c in clauses)
        return False

    def _obliges(self, verb: int) -> bool:
        """Whether a clause lays a duty on somebody: "must leave", "needs to leave"."""
        g = self.g
        if any(g.lower[c] in self.lists["obliging"] for c in g.with_dep(verb, "aux")):
            return True
        return g.lemma[verb] in ("need", "have", "require") and bool(g.with_dep(verb, "xcomp", "auxpass"))
