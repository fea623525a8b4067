"""Codes the clauses of a document: which words tell an act, how it is held, who are its sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.coding.acts import Act, Acts
from communique.extract.coding.fitting import Fitting
from communique.extract.coding.sides import Sides
from communique.extract.coding.table import PEACEFUL, rules_of, table
from communique.extract.contacts.places import Places
from communique.extract.when import Clock
from communique.records import Date, Party, Place, PloverType

Modality = Literal["actual", "future", "hypothetical", "negated"]
_FORCE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_TRYING = frozenset({"try", "want", "hope", "wish", "aim", "strive", "seek", "struggle", "endeavour", "endeavor"})
_REASONS = frozenset({"of", "for", "over", "on", "after", "as"})
_DOING = frozenset({"able", "quick", "first", "last", "happy", "proud", "glad"})
_PLACING = frozenset({"in", "at", "near", "outside"})
_UNREAL = frozenset({"if", "unless", "until", "whether", "should", "lest"})
_WILLED = frozenset({"will", "wo", "would", "'ll", "shall"})


@dataclass(frozen=True, slots=True)
class Coded:
    """An act with its sides, as one place of the document tells it."""

    at: int
    code: PloverType
    mode: str | None
    contexts: tuple[str, ...]
    modality: Modality
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: Date | None
    place: Place | None


class Coder:
    """Codes one document."""

    def __init__(self, doc: Doc) -> None:
        self.g: Grammar = doc._.grammar
        self.table = table()
        # A note of a sentence or two is about its one act, whoever its parties are; prose has many acts in passing.
        self.brief = len(self.g.sentences) <= 2
        self.clock = Clock(doc)
        self.acts = Acts(self.g, Fitting(doc, self.table, self.clock.tokens), self.table)
        self.details = Places(doc)
        self.sides = Sides(doc, self.table, self.clock.tokens)

    def coded(self) -> Iterator[Coded]:
        """The acts in order of the text; a word that is part of one act tells no second."""
        g = self.g
        used: set[int] = set()
        out: list[Coded] = []
        for i in self._triggers():
            if i in used or i in self.acts.closed:
                continue
            act = self._read(i)
            if act is None:
                continue
            used.update(act.chain)
            used.update(self._alleged(act))
            used.update(self._aims(act))
            used.update(j for k in act.chain if g.pos[k] == "VERB" and k != act.chain[0] for j in g.conjuncts(k))
            coded = self._with_sides(act)
            if coded is not None:
                out.append(coded)
        yield from sorted(out, key=lambda c: c.at)

    def _triggers(self) -> list[int]:
        """Words of the table, the governing ones before the governed, verbs before nouns."""
        g, verbs, nouns, adjectives = self.g, self.table.verbs, self.table.nouns, self.table.adjectives
        found = []
        for i, pos in enumerate(g.pos):
            if pos == "VERB":
                if rules_of(verbs, g.lemma[i]) and g.dep[i] not in ("amod", "compound"):
                    found.append((0, self._depth(i), i))
            elif pos == "NOUN":
                if g.lemma[i].lower() in nouns and g.dep[i] != "compound":
                    found.append((1, self._depth(i), i))
            elif pos == "ADJ" and g.lower[i] in adjectives:
                found.append((0, self._depth(i), i))
        return [i for _, _, i in sorted(found)]

    def _aims(self, act: Act) -> list[int]:
        """The verbs that only tell what a peaceful act is for: "sent grain to help the region"."""
        g = self.g
        out: list[int] = []
        if act.code not in PEACEFUL:
            return []
        for i in act.chain:
            for child in g.children[i]:
                if g.dep[child] in ("advcl", "acl", "relcl", "xcomp") and g.tag[child] == "VB":
                    inner = self.acts.verb(child)
                    if inner is not None and inner.code in PEACEFUL:
                        out.extend(inner.chain)
        return out

    def _alleged(self, act: Act) -> list[int]:
        """The words under an accusation or arrest: "arrested for spreading" tells no spreading."""
        g, verb = self.g, act.chain[len(act.rules) - 1]
        obliged = act.rules[-1].comp == "must"
        if (act.code not in ("ACCUSE", "COERCE") and not obliged) or g.pos[verb] != "VERB":
            return []
        reasons = [c for c in g.children[verb] if g.dep[c] == "prep" and g.lower[c] in _REASONS]
        reasons += g.with_dep(verb, "ccomp", "xcomp")
        return [i for c in reasons for i in range(g.edges[c][0], g.edges[c][1] + 1)]

    def _depth(self, i: int) -> int:
        g, depth = self.g, 0
        while g.head[i] != i:
            i, depth = g.head[i], depth + 1
        return depth

    def _read(self, i: int) -> Act | None:
        pos = self.g.pos[i]
        if pos == "VERB":
            return self.acts.verb(i)
        if pos == "ADJ":
            return self.acts.adjective(i)
        return self.acts.noun(i) if self.acts.alone(i) else None

    def _with_sides(self, act: Act) -> Coded | None:
        held = self._held(act)
        if held is None:
            return None
        act, modality = held
        actors = self.sides.actors(act)
        recipients = self.sides.recipients(act, actors)
        at = act.chain[0]
        if not self.sides.known(actors) and not self.brief:
            return None
        date, place = self._when(at), self._where(at)
        return Coded(at, act.code, act.mode, act.contexts, modality, actors, recipients, date, place)

    def _when(self, at: int) -> Date | None:
        """The day of an act; a noun in passing has only that of its own phrase ("after the attack of 3 May")."""
        first, last = self.g.edges[at]
        own = self.g.pos[at] != "NOUN" or any(i in self.clock.tokens for i in range(first, last + 1))
        return self.clock.date(at) if own else None

    def _where(self, at: int) -> Place | None:
        g = self.g
        own = g.pos[at] != "NOUN" or any(g.lower[c] in _PLACING for c in g.with_dep(at, "prep"))
        return self.details.place(at) if own else None

    def _held(self, act: Act) -> tuple[Act, Modality] | None:
        """The act as the text holds it: what will be given is promised, what will not be done is refused."""
        g = self.g
        verb = act.chain[0]
        if g.pos[verb] == "ADJ":
            verb = g.head[verb]
        if g.pos[verb] not in ("VERB", "AUX"):
            return act, "actual"
        modality = self._modality(verb)
        for rule, word in zip(act.rules, act.chain[1:], strict=False):
            # "is going to send", "tried to stop": the act itself says how it is held.
            if modality == "actual" and rule.turns in ("do", "try") and g.pos[word] == "VERB":
                modality = self._modality(word)
        if modality == "actual" and any(g.lemma[i] in _TRYING and i != act.chain[-1] for i in act.chain):
            modality = "hypothetical"
        if modality == "negated":
            return self._negated(act, verb)
        if modality == "future" or (modality == "hypothetical" and self._would(verb) and act.code in _FORCE):
            turned = self.acts.turned(act, "will")
            return turned or act, modality
        return act, modality

    def _modality(self, verb: int) -> Modality:
        """How the verb is held, by its own clause, else by the verb whose purpose it is ("will go to meet")."""
        g = self.g
        while True:
            modality: Modality = g.modality(verb)  # type: ignore[assignment]
            if modality == "hypothetical" and self._would(verb) and self._reported(verb):
                return "future"
            if any(g.dep[c] in ("mark", "advmod") and g.lower[c] in _UNREAL for c in g.children[verb]):
                return "hypothetical"
            infinitive = g.tag[verb] == "VB" and any(g.lower[c] == "to" and g.dep[c] == "aux" for c in g.children[verb])
            if modality != "actual" or not infinitive:
                return modality
            above = g.head[verb]
            if g.dep[verb] == "acl":
                return "future" if self._promises(above) else "hypothetical"
            if g.dep[verb] not in ("xcomp", "advcl"):
                return modality
            if g.lemma[above] == "be" and g.dep[verb] == "xcomp":
                return "future"  # "is to sign"
            if g.pos[above] == "ADJ" and g.lower[above] not in _DOING:
                return "hypothetical"
            verb = above

    def _promises(self, noun: int) -> bool:
        """Whether a noun holds out what follows it: "plans to visit", "a decision to withdraw"."""
        rules = self.table.nouns.get(self.g.lemma[noun].lower(), ())
        return any(rule.turns in ("promise", "agree") for rule in rules)

    def _would(self, verb: int) -> bool:
        g = self.g
        return any(g.dep[c] == "aux" and g.lower[c] in ("would", "'d") for c in g.children[verb])

    def _reported(self, verb: int) -> bool:
        """Whether "would" is the "will" of a past report: "said it would sign"."""
        g = self.g
        above = g.head[verb]
        free = not any(g.dep[c] == "advcl" for c in g.children[verb])
        return free and g.dep[verb] == "ccomp" and above != verb and g.tag[above] in ("VBD", "VBN")

    def _negated(self, act: Act, verb: int) -> tuple[Act, Modality] | None:
        g = self.g
        helpers = {g.lower[c] for c in g.children[verb] if g.dep[c] == "aux"}
        turned = self.acts.turned(act, "wont" if helpers & _WILLED else "didnt")
        if turned is None:
            return None
        return turned, "negated" if turned.code == act.code else "actual"
