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
_RELATIVE = frozenset({"WDT", "WP"})


class Sides:
    """The parties of the acts of one document; a venue is never one."""

    def __init__(self, doc: Doc, table: Table, times: set[int]) -> None:
        self._doc, self._table, self._times = doc, table, times
        self._g: Grammar = doc._.grammar

    def actors(self, act: Act) -> tuple[Party, ...]:
        """Who does it: the subject of the governing word, the "by" phrase, or the name in front of a noun."""
        g, i = self._g, act.chain[0]
        if g.pos[i] in ("NOUN", "PROPN"):
            return self._of_noun(i)
        if g.pos[i] == "ADJ":
            return self.of(self._real(g.subjects(g.head[i]) or g.subjects(i)))
        heads = g.prep_objects(i, "by") if g.passive(i) and g.tag[i] != "VBG" else self._real(g.subjects(i))
        return self.of(heads)

    def recipients(self, act: Act, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Towards whom: where the rules of the words say, the innermost word last."""
        mine = {p.actor or p.name.lower() for p in actors}
        for i, places in self._places(act):
            for place in places:
                heads = [h for h in self._at(i, place) if h not in act.chain]
                found = tuple(p for p in self.of(heads) if (p.actor or p.name.lower()) not in mine)
                if found:
                    return found
        for i in act.chain:
            if self._g.pos[i] in ("NOUN", "PROPN"):
                found = tuple(p for p in self._owners(i) if (p.actor or p.name.lower()) not in mine)
                if found:
                    return found
        return ()

    def of(self, heads: Iterable[int]) -> tuple[Party, ...]:
        """The parties of noun phrases and of all that is listed with them, each once."""
        out: dict[str, Party] = {}
        for head in heads:
            for member in self._g.conjuncts(head):
                if member not in self._times:
                    for party in self._party(member):
                        out.setdefault(party.actor or party.name.lower(), party)
        return tuple(out.values())

    def known(self, found: Iterable[Party]) -> bool:
        """Whether one of the parties has a name, or is a person, an armed force, an organisation by its noun."""
        return any(p.actor is not None or p.country is not None or self._noun(p) for p in found)

    def _noun(self, party: Party) -> bool:
        if party.mention is None:
            return False
        words = party.name.split()
        last = words[-1].lower()
        return last in self._table.people or last.removesuffix("s") in self._table.people or party.name[0].isupper()

    def _places(self, act: Act) -> list[tuple[int, tuple[str, ...]]]:
        """Each word of the act with the places to look at; the rule's own places first, then the usual ones."""
        rules = {act.chain[0]: act.rules[0], act.chain[-1]: act.rules[-1]}
        out = []
        for i in act.chain:
            rule = rules.get(i)
            out.append((i, rule.to if rule is not None and rule.to else DEFAULT))
        last = act.rules[-1]
        if last.to:
            out.extend((i, last.to) for i in act.chain)
        out.extend((i, DEFAULT) for i in act.chain)
        return out

    def _at(self, i: int, place: str) -> list[int]:
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
        for clause in g.with_dep(i, "ccomp", "xcomp"):
            # "urged Chad to …" may be parsed with the urged as the subject of the clause.
            out.extend(j for c in g.with_dep(clause, "nsubj", "nsubjpass") for j in g.conjuncts(c))
        return [h for h in out if h not in self._times]

    def _is_subject_relative(self, verb: int) -> bool:
        g = self._g
        return any(g.dep[c] in ("nsubj", "nsubjpass") and g.tag[c] in _RELATIVE for c in g.children[verb])

    def _real(self, heads: list[int]) -> list[int]:
        """Subjects with "who" and "which" replaced by what they stand for."""
        g = self._g
        out = []
        for i in heads:
            verb = g.head[i]
            out.append(g.head[verb] if g.tag[i] in _RELATIVE and g.dep[verb] == "relcl" else i)
        return out

    def _of_noun(self, noun: int) -> tuple[Party, ...]:
        """Who does the act that a noun tells: "Mali's attack", "an attack by Mali", "Malian air strikes"."""
        g = self._g
        by = self.of(g.prep_objects(noun, "by"))
        if by:
            return by
        if any(g.lower[c] == "between" for c in g.with_dep(noun, "prep")):
            return self.of(g.prep_objects(noun, "between"))
        owners = self._owners(noun)
        if owners:
            return owners
        verb = g.head[noun]
        if g.dep[noun] in ("dobj", "pobj") and g.pos[verb] == "VERB":
            return self.of(self._real(g.subjects(verb)))
        return ()

    def _owners(self, noun: int) -> tuple[Party, ...]:
        g = self._g
        poss = [c for c in g.children[noun] if g.dep[c] == "poss"]
        if poss:
            return self.of(poss)
        return parties(self._doc, self._inner_names(noun))

    def _inner_names(self, noun: int) -> list[Name]:
        g = self._g
        out: list[Name] = []
        for child in g.children[noun]:
            if child < noun and g.dep[child] in _MODIFIERS:
                name = self._doc._.name_of.get(child)
                if name is not None and name.actor.kind in ACTING and name not in out:
                    out.append(name)
        return out

    def _party(self, head: int) -> tuple[Party, ...]:
        """The party of one noun phrase; of a thing, that of its owner."""
        g = self._g
        name: Name | None = self._doc._.name_of.get(head)
        if name is not None and name.actor.kind == "document":
            return ()
        if g.tag[head] in ("PRP", "DT", "WP", "WDT", "EX") and name is None:
            return ()
        if name is None and g.pos[head] == "NOUN" and g.lemma[head].lower() not in self._table.people:
            owners = self._owners(head)
            if owners:
                return owners
        return parties_of_phrase(self._doc, head)
