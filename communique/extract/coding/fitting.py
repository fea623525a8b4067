"""Whether a rule of the table fits a word in its clause."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.coding.complements import Complements
from communique.extract.coding.table import Rule, Table

_INSIDE = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "poss", "appos", "dep"})
_CARRYING = frozenset({"of", "in", "for", "worth"})
_COUNTED = frozenset({"score", "some", "other", "number"})


class Fitting:
    """Looks at a word's object, subject, particles, prepositions and clauses."""

    def __init__(self, doc: Doc, table: Table, times: set[int]) -> None:
        self.g: Grammar = doc._.grammar
        self.names = doc._.name_of
        self.table = table
        self.times = times
        self.complements = Complements(self.g, table)

    def verb(self, i: int, rules: tuple[Rule, ...]) -> list[Rule]:
        """The rules that fit verb `i`, in order."""
        return [rule for rule in rules if self._fits_verb(i, rule)]

    def noun(self, i: int, rules: tuple[Rule, ...]) -> list[Rule]:
        """The rules that fit noun `i`, in order."""
        return [rule for rule in rules if self._fits_noun(i, rule)]

    def objects(self, verb: int) -> list[int]:
        """What the verb does something to; of a participle behind a noun, that noun."""
        g = self.g
        found = [i for i in g.objects(verb) if g.dep[i] != "dative"]
        if not found and g.dep[verb] == "acl" and g.tag[verb] == "VBN":
            found = g.conjuncts(g.head[verb])
        if not found and g.dep[verb] == "relcl" and g.passive(verb):
            found = [g.head[verb]]
        return found

    def words(self, noun: int, depth: int = 2) -> set[str]:
        """The lemmas of a noun and of the words that make it what it is: "two truckloads of medical supplies"."""
        g = self.g
        out = {g.lemma[noun].lower(), g.lower[noun]}
        # "a suspension of aid" is no aid: a noun that tells an act speaks for itself.
        tells = any(rule.turns is not None for rule in self.table.nouns.get(g.lemma[noun].lower(), ()))
        for child in g.children[noun]:
            if g.dep[child] in _INSIDE:
                out.add(g.lemma[child].lower())
                out.add(g.lower[child])
                if g.dep[child] in ("compound", "nmod", "amod"):
                    out.update(g.lemma[c].lower() for c in g.children[child])
            elif depth and not tells and g.dep[child] == "prep" and g.lower[child] in _CARRYING:
                for inner in g.with_dep(child, "pobj"):
                    out |= self.words(inner, depth - 1)
        if depth:
            for other in g.with_dep(noun, "conj"):
                out |= self.words(other, depth - 1)
        return out

    def _fits_verb(self, i: int, rule: Rule) -> bool:
        g = self.g
        if rule.prt and not any(
            g.dep[c] in ("prt", "advmod", "prep", "ccomp", "xcomp") and g.lower[c] in rule.prt for c in g.children[i]
        ):
            return False
        if rule.obj is not None or rule.any_object or rule.no_object or rule.party:
            objects = self.objects(i)
            if rule.no_object and objects:
                return False
            if (rule.any_object or rule.obj is not None or rule.party) and not objects:
                return False
            if rule.obj is not None and not any(self.words(o) & rule.obj for o in objects):
                return False
            if rule.party and not any(self.is_party(o) for o in objects):
                return False
        if rule.prep and not self._has_prep(i, rule):
            return False
        if rule.subj is not None and not any(self.words(s) & rule.subj for s in self.doers(i)):
            return False
        return rule.comp is None or self.complements.fits(i, rule.comp, self)

    def _fits_noun(self, i: int, rule: Rule) -> bool:
        g = self.g
        if rule.beside:
            near = {g.lemma[c].lower() for c in g.children[i] if c < i} | {g.lower[c] for c in g.children[i] if c < i}
            for child in g.children[i]:
                if child < i and g.dep[child] in ("compound", "amod"):
                    near.update(g.lower[c] for c in g.children[child])
            if not near & rule.beside:
                return False
        if rule.governed:
            above = g.head[i] if g.dep[i] != "pobj" else g.head[g.head[i]]
            if g.lemma[above] not in rule.governed:
                return False
        return not rule.prep or self._has_prep(i, rule)

    def doers(self, verb: int) -> list[int]:
        """The heads of the phrases that do it."""
        g = self.g
        if g.passive(verb):
            return g.prep_objects(verb, "by")
        return g.subjects(verb)

    def _has_prep(self, i: int, rule: Rule) -> bool:
        g = self.g
        for child in g.children[i]:
            if g.dep[child] not in ("prep", "prt", "advmod", "agent", "dative") or g.lower[child] not in rule.prep:
                continue
            nouns = self._under(child)
            if rule.under is None and nouns and all(n in self.times for n in nouns):
                continue  # "on Monday"
            if rule.under is None or any(self.words(n) & rule.under for n in nouns):
                return True
        return False

    def _under(self, prep: int) -> list[int]:
        g = self.g
        out = g.with_dep(prep, "pobj")
        for inner in g.with_dep(prep, "prep"):
            out = out + g.with_dep(inner, "pobj")
        return out

    def is_party(self, noun: int) -> bool:
        """Whether a noun phrase is somebody: named, a people noun, or a bare count of people."""
        g = self.g
        lemma = g.lemma[noun].lower()
        return noun in self.names or g.pos[noun] in ("PROPN", "NUM") or lemma in self.table.people or lemma in _COUNTED
