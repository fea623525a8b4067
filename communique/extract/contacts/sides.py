"""Who takes part in a contact that a noun tells: those whose it is, and the others."""

from communique.extract.contacts.clauses import (
    acting,
    carrier,
    chairing,
    describing_verb,
    firsts,
    is_paid,
    measured,
    takes_place,
    under,
)
from communique.extract.contacts.cues import contact_cues
from communique.extract.contacts.party import is_person, key, may_travel, unique
from communique.extract.contacts.reading import Reading
from communique.extract.phrases import clause_verbs
from communique.records import MeetingKind, Party

# Prepositions whose clause is told of who talked or travelled: "after talks, X said", "X fell ill on a visit".
AROUND = frozenset({"after", "during", "following", "in", "at", "on", "of", "over"})
DESCRIBING = ("compound", "amod", "nmod")


class Sides:
    """The parties around the nouns of one document."""

    def __init__(self, reading: Reading) -> None:
        self.g, self.parties = reading.g, reading.parties
        self.cues = contact_cues()

    def of(self, noun: int, kind: MeetingKind) -> list[tuple[Party, str]]:
        """Each party with its part; nobody for a letter without addressee."""
        over = measured(self.g, noun)
        own, others = self._own(noun, over, kind), self._others(noun, over, kind)
        if not own and (kind in ("visit", "letter") or not others):
            own = self._around(over)
        elif not own and self._are_with(noun, others):  # "after a call with the emir, the minister said"
            own = [party for party in self._around(over) if is_person(party)]
        own = own or self._describing(over)
        if kind == "letter":
            others += self._addressed(over)
            if not others:
                return []
        others += self._called_on(over) + self._mediators(noun)
        return self._with_foreground(noun, _parts(own, others, kind))

    def _are_with(self, noun: int, others: list[Party]) -> bool:
        """Whether the others are one side: a single one, or all told behind "with"."""
        return len(others) == 1 or {key(p) for p in self.parties.of(under(self.g, noun, ("with",)))} >= {
            key(p) for p in others
        }

    def _addressed(self, letter: int) -> list[Party]:
        """ "A letter to X", "sent X a letter", "X, to whom he delivered a letter"."""
        g = self.g
        to = under(g, letter, ("to",))
        verb = g.head[letter]
        if g.dep[letter] == "dobj" and g.lemma[verb] in self.cues.delivering:
            to += [*under(g, verb, ("to",)), *g.with_dep(verb, "dative")]
        return self.parties.of(to)

    def _own(self, noun: int, over: int, kind: MeetingKind) -> list[Party]:
        """Those whose contact it is: "X's visit", "a meeting of X and Y", "X held talks"; `over` measures the noun."""
        g = self.g
        own: list[Party] = []
        for child in g.with_dep(over, "poss"):
            if g.tag[child] == "WP$":
                own += self._whose(child)
            elif not self.parties.is_place(child):
                own += self.parties.of(g.conjuncts(child))
        authors = under(g, noun, ("by", "of", "from") if kind in ("visit", "call", "letter") else ("by", "of"))
        authors += [i for c in firsts(g, noun) for i in under(g, c, ("by",))]
        own += self.parties.of(i for i in authors if not self.parties.is_place(i))
        own += self._invited(over) if kind != "visit" else []
        verb = carrier(g, over)
        bears = kind == "letter" and bool(own)  # who delivers the letter of another is only its bearer
        if verb is not None and not bears and not self._hosts(verb, kind):
            own += self.parties.of(g.agents(verb) if g.passive(verb) else acting(g, verb))
        return own + self._before_held(over)

    def _invited(self, noun: int) -> list[Party]:
        """ "Invited the two leaders to an informal conference": who invites, and who is invited."""
        g = self.g
        verb = g.head[g.head[noun]]
        if g.dep[noun] != "pobj" or g.lower[g.head[noun]] != "to" or g.lemma[verb] != "invite":
            return []
        return self.parties.of([*g.agents(verb), *g.objects(verb)])

    def _whose(self, pronoun: int) -> list[Party]:
        """ "The Union, whose summit opens on Friday": what the relative clause tells of."""
        g = self.g
        i = pronoun
        while g.head[i] != i and g.dep[i] != "relcl":
            i = g.head[i]
        return self.parties.of([g.head[i]]) if g.dep[i] == "relcl" else []

    def _others(self, noun: int, over: int, kind: MeetingKind) -> list[Party]:
        """The others: "talks with X", "X-Y talks", "received a visit from …"."""
        g = self.g
        others: list[Party] = []
        others += self._named_before(over) + self.parties.of(under(g, noun, self.cues.beside))
        others += self._between(noun) if not others else []
        if noun != over:
            others += self.parties.of(under(g, over, self.cues.beside)) + self._named_before(noun)
        verb = carrier(g, over)
        if verb is not None:
            others += self.parties.of(g.subjects(verb)) if self._hosts(verb, kind) else []
            others += self.parties.of(under(g, verb, self.cues.beside))
        return others

    def _between(self, noun: int) -> list[Party]:
        """ "Talks resumed in Vienna between Iran and world powers": the two sides, wherever the parser hangs them."""
        g = self.g
        over = g.head[noun] if g.dep[noun] == "nsubj" and g.lemma[g.head[noun]] in self.cues.happening else noun
        last = g.edges[over][1]
        between = (i for i in range(noun + 1, last + 1) if g.lower[i] == "between" and g.dep[i] == "prep")
        return self.parties.of(o for i in between for o in g.with_dep(i, "pobj"))

    def _hosts(self, verb: int, kind: MeetingKind) -> bool:
        return kind in ("visit", "call", "letter") and self.g.lemma[verb] in self.cues.hosting

    def _named_before(self, noun: int) -> list[Party]:
        before = [child for child in self.g.with_dep(noun, *DESCRIBING) if child < noun]
        return [party for child in before for party in self.parties.before(child)]

    def _before_held(self, noun: int) -> list[Party]:
        """ "A and B held talks", which the parser may read as "held talks" of B: all named before "held"."""
        g = self.g
        held = next((c for c in g.with_dep(noun, "amod") if g.lower[c] == "held" and c < noun), None)
        if held is None:
            return []
        names = (self.parties.name_of.get(i) for i in range(g.sentences[g.sentence[noun]][0], held))
        return self.parties.of(name.head for name in names if name is not None and name.use == "actor")

    def _around(self, noun: int) -> list[Party]:
        """The subjects of the verb over "after talks", "at the end of a visit": those who talked or visited."""
        g = self.g
        noun = measured(g, noun)
        if g.dep[noun] != "pobj":
            return []
        over = g.head[g.head[noun]]
        verb = next(iter(clause_verbs(g, noun)), None)
        back = g.lower[g.head[noun]] == "from" and verb is not None and g.lemma[verb] in self.cues.returning
        if g.lower[g.head[noun]] not in AROUND and not back:
            return []
        if g.lower[g.head[noun]] == "of" and g.lemma[over] not in self.cues.phases:
            return []
        if verb is None or (g.passive(verb) and not g.subjects(verb)):
            return []
        return self.parties.of(acting(g, verb))

    def _describing(self, noun: int) -> list[Party]:
        """The subject of "the trip that X made to Cairo"."""
        verb = describing_verb(self.g, noun)
        return self.parties.of(self.g.subjects(verb)) if verb is not None else []

    def _called_on(self, noun: int) -> list[Party]:
        """Whom a call is paid on: "paid a courtesy call on the emir"."""
        g = self.g
        if not is_paid(g, noun):
            return []
        return self.parties.of([*under(g, noun, ("on", "to")), *g.prep_objects(g.head[noun], "on", "to")])

    def _mediators(self, noun: int) -> list[Party]:
        """ "Talks brokered by Qatar", "held under the chairmanship of X and of Y"."""
        g = self.g
        brokered = [c for c in g.with_dep(noun, "acl") if g.tag[c] == "VBN"]
        found = self.parties.of(i for c in brokered for i in g.agents(c))
        return found + self.parties.of(chairing(g, noun))

    def _with_foreground(self, noun: int, found: list[tuple[Party, str]]) -> list[tuple[Party, str]]:
        """ "Meetings with X will take place": the other side is who was the subject last in the sentence."""
        if len(found) != 1 or not takes_place(self.g, noun):
            return found
        return found + [(party, "party") for party in self.parties.subject_before(noun, found[0][0].actor)]


def _parts(own: list[Party], others: list[Party], kind: MeetingKind) -> list[tuple[Party, str]]:
    """Visitors and hosts of a visit, of whom only people count; equal parties of all else."""
    if kind == "visit":
        own = [party for party in own if may_travel(party)]
        others = [party for party in others if (party.actor or "").startswith("person:")]
    leading, known = unique(own), {key(party) for party in own}
    part, other = ("visitor", "host" if leading else "visitor") if kind == "visit" else ("party", "party")
    return [(p, part) for p in leading] + [(p, other) for p in unique(others) if key(p) not in known]
