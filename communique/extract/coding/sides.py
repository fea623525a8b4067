"""Who acts and on whom: from the words of an act to parties."""

from collections.abc import Iterable

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Name
from communique.extract.base import parties, parties_of_phrase
from communique.extract.coding.acts import Act
from communique.extract.coding.table import Table
from communique.records import Party

ACTING = frozenset({"person", "state", "body", "ministry", "organisation", "company", "group", "unnamed", "outlet"})
# Where a recipient stands when its rule does not say.
DEFAULT = ("obj", "to", "against", "with", "on", "upon", "into", "for", "from", "between", "at", "over", "of")
_MODIFIERS = frozenset({"poss", "compound", "amod", "nmod"})
# Acts that may be done to a thing: a base, a newspaper, a border.
_HARMING = frozenset({"ASSAULT", "COERCE"})
_ASKING = frozenset({"REQUEST", "CONCEDE", "REJECT", "ACCUSE", "THREATEN"})
_DEEP = 3
_RELATIVE = frozenset({"WDT", "WP"})


class Sides:
    """The parties of the acts of one document; a venue is never one."""

    def __init__(self, doc: Doc, table: Table, times: set[int]) -> None:
        self._doc, self._table, self._times = doc, table, times
        self._g: Grammar = doc._.grammar
        self._names: dict[int, Name] = doc._.name_of
        self._read: dict[tuple[int, bool], tuple[Party, ...]] = {}

    def actors(self, act: Act) -> tuple[Party, ...]:
        """Who does it: the subject of the governing word, the "by" phrase, or the name in front of a noun."""
        g, i = self._g, act.chain[0]
        if g.pos[i] in ("NOUN", "PROPN"):
            return self._of_noun(i)
        if g.pos[i] == "ADJ":
            return self.of(self._real(g.subjects(g.head[i]) or g.subjects(i)))
        if act.rules[0].swapped:
            givers = [h for k in act.chain for h in g.prep_objects(k, "from", "by")]
            return self.of(givers) or self._owners(act.chain[-1])
        if g.passive(i) and g.tag[i] != "VBG":
            return self.of(g.prep_objects(i, "by"))
        return self.of(self._real(g.subjects(i)))

    def recipients(self, act: Act, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Towards whom: where the rules of the words say, from the governing word to the innermost."""
        mine = {p.actor or p.name.lower() for p in actors}
        things = act.code in _HARMING
        if act.rules[0].swapped:
            return self.of(self._real(self._g.subjects(act.chain[0])))
        for k, i in enumerate(act.chain):
            rule = act.rules[min(k, len(act.rules) - 1)]
            for place in rule.to or DEFAULT:
                own = k < len(act.rules) and "obj" in rule.to
                heads = [h for h in self._at(i, place, act) if h not in act.chain or (place == "obj" and own)]
                found = self.of(heads, things=things and place == "obj")
                found = tuple(p for p in found if (p.actor or p.name.lower()) not in mine)
                if found:
                    return found
        for i in act.chain:
            if self._g.pos[i] in ("NOUN", "PROPN"):
                found = tuple(p for p in self._owners(i) if (p.actor or p.name.lower()) not in mine)
                if found:
                    return found
        return ()

    def of(self, heads: Iterable[int], *, things: bool = False) -> tuple[Party, ...]:
        """The parties of noun phrases and of all that is listed with them, each once; `things` may be parties too."""
        out: dict[str, Party] = {}
        for head in heads:
            for member in self._g.conjuncts(head):
                if member not in self._times:
                    for party in self._party(member, things=things):
                        out.setdefault(party.actor or party.name.lower(), party)
        return tuple(out.values())

    def known(self, found: Iterable[Party]) -> bool:
        """Whether one of the parties has a name, or is a person, an armed force, an organisation by its noun."""
        return any(p.actor is not None or p.country is not None or self._noun(p) for p in found)

    def _noun(self, party: Party) -> bool:
        if party.mention is None:
            return False
        for word in party.name.replace("-", " ").split():
            small = word.lower()
            singular = small.removesuffix("ies") + "y" if small.endswith("ies") else small.removesuffix("s")
            if word[0].isupper() or small in self._table.people or singular in self._table.people:
                return True
        return False

    def _at(self, i: int, place: str, act: Act) -> list[int]:
        g = self._g
        if place != "obj":
            return [h for h in g.prep_objects(i, place) if h not in self._times]
        if g.pos[i] in ("NOUN", "PROPN", "ADJ"):
            return []
        out = [j for c in g.with_dep(i, "dative", "dobj", "obj") for j in g.conjuncts(c) if g.pos[j] != "ADP"]
        out.sort(key=lambda j: (g.dep[j] != "dative", j))
        if not out and g.passive(i):
            out = self._real(g.subjects(i))
        if not out and g.dep[i] == "relcl":
            out = [g.head[i]] if not self._is_subject_relative(i) else []
        # "urged Chad to …", "said Chad must …": the asked stands as the subject of the clause.
        asking = act.code in _ASKING and i == act.chain[0]
        for clause in g.with_dep(i, "ccomp", "xcomp") if asking else ():
            out.extend(j for c in g.with_dep(clause, "nsubj", "nsubjpass") for j in g.conjuncts(c))
        return [h for h in out if h not in self._times]

    def _is_subject_relative(self, verb: int) -> bool:
        g = self._g
        return any(g.dep[c] in ("nsubj", "nsubjpass") and g.tag[c] in _RELATIVE for c in g.children[verb])

    def _real(self, heads: list[int]) -> list[int]:
        """Subjects with "who" and "which" replaced by what they stand for, and "it" of a report by who reports."""
        g = self._g
        out = []
        for i in heads:
            verb = g.head[i]
            if g.tag[i] in _RELATIVE and g.dep[verb] == "relcl":
                out.append(g.head[verb])
            elif g.tag[i] == "PRP" and i not in self._names and g.dep[verb] == "ccomp" and g.head[verb] != verb:
                out.extend(j for j in g.subjects(g.head[verb]) if g.tag[j] != "PRP")
            else:
                out.append(i)
        return out

    def _of_noun(self, noun: int) -> tuple[Party, ...]:
        """Who does the act that a noun tells: "Mali's attack", "an attack by Mali", "Malian air strikes"."""
        g = self._g
        by = self.of(g.prep_objects(noun, "by"))
        if by:
            return by
        for holder in (noun, g.head[noun]) if g.dep[noun] == "nsubj" else (noun,):
            # "clashes between", "fighting broke out between"
            if any(g.lower[c] == "between" for c in g.with_dep(holder, "prep")):
                return self.of(g.prep_objects(holder, "between"))
        return self._owners(noun)

    def _owners(self, noun: int) -> tuple[Party, ...]:
        """Whose a thing is: "Peru's offer", "the Peruvian offer", "an offer by Peru"."""
        g = self._g
        poss = [c for c in g.children[noun] if g.dep[c] == "poss"]
        if poss:
            return self.of(poss)
        inner = parties(self._doc, self._inner_names(noun))
        return inner or self.of(g.prep_objects(noun, "by"))

    def _inner_names(self, noun: int) -> list[Name]:
        g = self._g
        out: list[Name] = []
        near = [c for c in g.children[noun] if c < noun and g.dep[c] in _MODIFIERS]
        for child in near + [
            d for c in near if g.dep[c] == "compound" for d in g.children[c] if g.dep[d] in _MODIFIERS
        ]:
            if g.dep[child] != "poss":
                name = self._names.get(child)
                if name is not None and name.actor.kind in ACTING and name not in out:
                    out.append(name)
        return out

    def _party(self, head: int, *, things: bool = False) -> tuple[Party, ...]:
        """The party of one noun phrase, read once."""
        found = self._read.get((head, things))
        if found is None:
            found = self._read[head, things] = self._parties(head, things=things)
        return found

    def _parties(self, head: int, *, things: bool) -> tuple[Party, ...]:
        """The party of one noun phrase; of a thing, that of its owner or of what it consists of."""
        g = self._g
        name = self._names.get(head)
        if name is not None:
            return () if name.actor.kind == "document" else parties_of_phrase(self._doc, head)
        if g.tag[head] in ("PRP", "DT", "WP", "WDT", "EX") or g.pos[head] == "PRON":
            return self.of(g.prep_objects(head, "of"))
        if g.pos[head] == "NOUN" and g.lemma[head].lower() not in self._table.people:
            owners = self._owners(head) or self._part_of(head)
            return owners if owners or not things else parties_of_phrase(self._doc, head)
        return parties_of_phrase(self._doc, head)

    def _part_of(self, noun: int) -> tuple[Party, ...]:
        """The party under "of" or "from": "the killing of monks", "a letter from the mayor"."""
        inner = self._g.prep_objects(noun, "of", "from")
        return self.of(inner) if self._depth_of(noun) < _DEEP else ()

    def _depth_of(self, i: int) -> int:
        """How many "of" phrases stand above a noun."""
        g, depth = self._g, 0
        while g.dep[i] == "pobj" and g.lower[g.head[i]] == "of" and depth < _DEEP:
            i, depth = g.head[g.head[i]], depth + 1
        return depth
