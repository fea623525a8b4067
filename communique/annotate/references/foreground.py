"""What a text has named so far, as a reader keeps it in mind: who was named, where, and how much in the foreground."""

from dataclasses import dataclass

from spacy.tokens import Doc

from communique.annotate.extensions import actors_of, name_at, names_of, quotations_of
from communique.annotate.gazetteer import Gazetteer, Known, Match
from communique.annotate.grammar import NOUN_SUBJECTS, Grammar
from communique.annotate.mentions import Actor, Form, Name, Use
from communique.annotate.nominals import role_fits


@dataclass(slots=True)
class Heard:
    """A name as a reader remembers it: in which sentence, as whose subject, in whose words.

    `main` is true for the subject of a main or reported clause, `quoted` within quotation marks.
    """

    name: Name
    sentence: int
    subject: bool
    main: bool
    quoted: bool


class Foreground:
    """The names of one document heard so far, and the actors that they stand for."""

    def __init__(self, doc: Doc, g: Grammar, gazetteer: Gazetteer) -> None:
        """Begins with nothing heard; `hear` and `add` are called in order of the text."""
        self.g, self.gazetteer = g, gazetteer
        self.heard: list[Heard] = []
        self.found, self.listed = names_of(doc), actors_of(doc)
        self.names = {name.start: name for name in self.found}
        self.name_at = name_at(doc)
        self.actors = {actor.id: actor for actor in self.listed}
        self.taken = {i for name in self.found if name.use != "modifier" for i in range(name.start, name.end)}
        self.at = _owners(self.found)
        self.in_quotation = {i for q in quotations_of(doc) for i in range(q.start, q.end)}

    def hear(self, name: Name) -> None:
        """Keeps a name in mind; a title beside a name tells nothing new."""
        if name.form == "title" and name.use == "modifier":
            return
        g, head = self.g, name.head
        while g.dep[head] in ("conj", "appos") and g.head[head] != head:
            head = g.head[head]
        subject = g.dep[head] in NOUN_SUBJECTS
        main = subject and g.dep[g.head[head]] in ("ROOT", "conj", "ccomp")
        self.heard.append(Heard(name, g.sentence[name.head], subject, main, name.start in self.in_quotation))

    def add(self, start: int, end: int, head: int, actor: Actor, form: Form, reason: str, *, sure: bool) -> None:
        """Adds a name that stands for `actor` without naming it, and hears it."""
        if actor.id not in self.actors:
            self.actors[actor.id] = actor
            self.listed.append(actor)
        use: Use = "modifier" if self.g.dep[head] in ("poss", "compound", "amod") else "actor"
        name = Name(start, end, head, actor, form, use, reason, sure)
        self.found.append(name)
        self.taken.update(range(start, end))
        self.hear(name)

    def leading(self, i: int, kind: str, noun: str) -> list[Actor]:
        """The two actors that were named most and last before token `i`; people only if `noun` fits their office."""
        here = self.g.sentence[i]
        weight: dict[str, float] = {}
        for heard in self.heard:
            if heard.name.use == "place":
                continue
            share = 0.3 if heard.name.use == "modifier" else 1.0 + 1.5 * heard.subject
            for actor in heard.name.actor.members or (heard.name.actor,):
                found = self._as_kind(actor, kind)
                if found is not None and (kind != "person" or role_fits(noun, frozenset(), found)):
                    weight[found.id] = weight.get(found.id, 0.0) + share / (1 + here - heard.sentence)
        ranked = [self.actors[one] for one in sorted(weight, key=lambda actor_id: (-weight[actor_id], actor_id))]
        return sorted(_of_two_sides(ranked), key=lambda actor: actor.id)

    def _as_kind(self, actor: Actor, kind: str) -> Actor | None:
        """An actor as a state (a person stands for the country) or as a person."""
        if kind == "person":
            return actor if actor.kind == "person" and actor.role is not None else None
        if actor.kind == "state":
            return actor
        country = self.gazetteer.country(actor.country)
        if country is None or actor.kind not in ("person", "ministry", "body"):
            return None
        state = self.actors.get(country.id)
        if state is None:
            state = self.actors[country.id] = Actor(country.id, country.name, "state", None, country.code)
            self.listed.append(state)
        return state


def _of_two_sides(ranked: list[Actor]) -> list[Actor]:
    """The first actor and the next of another country: "the two ministers" of a story are not of one cabinet."""
    other = next((actor for actor in ranked[1:] if actor.country != ranked[0].country), None)
    return [ranked[0], other] if other is not None else ranked[:2]


def together(members: list[Actor]) -> Actor:
    """Several actors as one."""
    each = (one for member in members for one in (member.members or (member,)))  # of groups their members
    unique = sorted({member.id: member for member in each}.values(), key=lambda actor: actor.id)
    name = " and ".join(actor.name for actor in unique)
    return Actor("+".join(a.id for a in unique), name, "group", plural=True, members=tuple(unique))


def _owners(names: list[Name]) -> dict[int, Match]:
    """Countries and bodies that an office may belong to, by token."""
    owners: dict[int, Match] = {}
    for name in names:
        actor = name.actor
        if actor.kind in ("state", "organisation", "body", "ministry", "outlet") and name.form == "name":
            match = Match(name.start, name.end, Known(actor.id, actor.name, actor.kind, actor.country, "name"))
            owners.update(dict.fromkeys(range(name.start, name.end), match))
    return owners
