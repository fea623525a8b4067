"""Whom the words of one document name: people, states and bodies that can take part in a contact."""

from collections.abc import Iterable

from spacy.tokens import Doc

from communique.annotate.extensions import text_of
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Actor, Name
from communique.annotate.nominals import is_person_noun
from communique.annotate.places import city_by_shape
from communique.extract.base import joined_heads, parties_of_phrase
from communique.extract.contacts.cues import contact_cues
from communique.extract.contacts.party import unique
from communique.records import Party

NAMED_KINDS = frozenset({"person", "state", "organisation", "body", "ministry", "group", "company"})
PARTY_KINDS = NAMED_KINDS | {"unnamed"}


class Parties:
    """The parties that tokens of one document name."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.g: Grammar = doc._.grammar
        self.name_of: dict[int, Name] = doc._.name_of
        self.cues = contact_cues()

    def of(self, heads: Iterable[int]) -> list[Party]:
        """The parties of the noun phrases of `heads` and of all that "and" joins to them, each once."""
        found: list[Party] = []
        joined = dict.fromkeys(j for head in heads for j in joined_heads(self.doc, self._antecedent(head)))
        for i in joined:
            if not self._repeats_bearer(i) and not self._announces(i, joined):
                found += self._of_phrase(i)
        return unique(found)

    def _antecedent(self, i: int) -> int:
        """What a relative pronoun stands for: "the premier, whom she had met"."""
        g = self.g
        if g.tag[i] not in ("WP", "WDT"):
            return i
        clause = i
        while g.dep[clause] != "relcl" and g.head[clause] != clause:
            clause = g.head[clause]
        if g.dep[clause] == "relcl":
            return g.head[clause]
        before = i - 1  # "received by the king, to whom he gave it", which the parser hangs elsewhere
        while before > 0 and (g.pos[before] in ("ADP", "PUNCT") or g.tag[before] == "TO"):
            before -= 1
        name = self.name_of.get(before)
        return name.head if name is not None else g.head[clause]

    def _announces(self, i: int, joined: Iterable[int]) -> bool:
        """ "Their Special Envoys, A and B": an office in the plural that its bearers follow is nobody else."""
        name = self.name_of.get(i)
        if name is None or name.actor.kind == "person" or not self.g.tag[i].endswith("S"):
            return False
        return is_person_noun(self.g.lower[i]) and sum(j > i and self.is_person(j) for j in joined) > 1

    def _of_phrase(self, i: int) -> list[Party]:
        g = self.g
        name = self.name_of.get(i)
        # "The two ministers, Nino Lomidze and Radu Ciobanu", "Oman's top diplomat in Lima, chargé d'affaires Ali Said".
        if not self.is_person(i) or (name is not None and name.form == "nominal"):
            named = [c for a in g.with_dep(i, "appos") for c in g.conjuncts(a) if self.is_person(c)]
            if named:
                return [party for c in named for party in parties_of_phrase(self.doc, c)]
        if name is None and g.lemma[i] in self.cues.travelling:
            return [self._delegation(i)]
        unnamed = name is None and is_person_noun(g.lower[i]) and g.pos[i] == "NOUN"
        return list(parties_of_phrase(self.doc, i)) if self.is_party(i) or self._is_group(i) or unnamed else []

    def _delegation(self, i: int) -> Party:
        """ "A delegation of the European Parliament": by its own words, with those of whoever sends it."""
        g = self.g
        (found,) = parties_of_phrase(self.doc, i)
        senders = (self.name_of.get(o) for o in g.prep_objects(i, "of", "from"))
        sender = next((name for name in senders if name is not None), None)
        if sender is None or found.mention is None or sender.end > g.edges[i][1] + 1:
            return found
        end = g.offset[sender.end - 1] + len(g.text[sender.end - 1])
        words = text_of(self.doc)[found.mention.start : end]
        mention = found.mention.model_copy(update={"end": end, "quote": words})
        name = " ".join(words.split()).replace("’", "'")
        return found.model_copy(update={"name": name, "country": sender.actor.country, "mention": mention})

    def before(self, child: int) -> list[Party]:
        """ "Lavrov-Wang talks", "Russia-China meetings", "the EU-Japan summit": those named before the noun."""
        found: list[Party] = []
        for i in range(self.g.edges[child][0], child + 1):
            name = self.name_of.get(i)
            if name is None or name.head != i or name.actor.kind not in NAMED_KINDS or city_by_shape(name):
                continue
            if name.form != "name" or not self._is_capital_alone(name):
                found += parties_of_phrase(self.doc, i)
        return unique(found)

    def subject_before(self, i: int, known: str | None) -> list[Party]:
        """The person, other than the actor `known`, who was a subject last in the sentence before token `i`."""
        g = self.g
        first = g.sentences[g.sentence[i]][0]
        for j in range(i - 1, first - 1, -1):
            name = self.name_of.get(j)
            if name is None or name.head != j or name.actor.kind != "person" or name.actor.id == known:
                continue
            if g.dep[j] in ("nsubj", "nsubjpass"):
                return list(parties_of_phrase(self.doc, j))
        return []

    def actor(self, i: int) -> Actor | None:
        """The actor that token `i` stands for."""
        name = self.name_of.get(i)
        return name.actor if name is not None else None

    def is_person(self, i: int) -> bool:
        """Whether token `i` names a person, not the place called after one."""
        name = self.name_of.get(i)
        return name is not None and name.actor.kind == "person" and name.use != "place"

    def is_place(self, i: int) -> bool:
        """Whether token `i` names a state as a venue: "in Beijing"."""
        name = self.name_of.get(i)
        return name is not None and name.use == "place"

    def inside_name(self, i: int) -> bool:
        """Whether token `i` is part of a body's name: the "Tsushima Forum" is no forum that is held."""
        name = self.name_of.get(i)
        return (
            name is not None
            and name.actor.kind in ("organisation", "body", "outlet", "company")
            and name.form == "name"
            and (name.sure or name.end - name.start > 1)  # "the Summit" is the gathering itself
        )

    def is_party(self, i: int) -> bool:
        """Whether token `i` names somebody who can take part, not a venue."""
        name = self.name_of.get(i)
        return name is not None and name.actor.kind in PARTY_KINDS and name.use != "place"

    def _is_group(self, i: int) -> bool:
        """People in the plural without a name, behind "with" or "between": "talks with the rebels"."""
        g = self.g
        first = i
        while g.dep[first] == "conj" and g.head[first] != first:  # "between Iran and world powers"
            first = g.head[first]
        return (
            g.tag[i] == "NNS"
            and self.name_of.get(i) is None
            and g.dep[i] in ("pobj", "conj")
            and (g.lower[g.head[i]] in self.cues.beside or (first != i and g.lower[g.head[first]] in self.cues.beside))
            and g.lemma[i] not in self.cues.not_met
            and not g.lemma[i].endswith(self.cues.abstract_ends)
        )

    def _repeats_bearer(self, i: int) -> bool:
        """ "…, State Councilor and Minister of Foreign Affairs": an office behind its bearer is nobody else."""
        g = self.g
        name = self.name_of.get(i)
        if name is None or name.actor.kind != "unnamed" or not g.text[name.start][:1].isupper() or name.start < 2:
            return False
        bearer = self.actor(name.start - 2)
        return g.text[name.start - 1] in (",", "and") and bearer is not None and bearer.kind in ("person", "unnamed")

    def _is_capital_alone(self, name: Name) -> bool:
        """ "The Beijing talks" were in Beijing: a capital alone before the noun is the venue."""
        g = self.g
        if "capital" not in name.reason:
            return False
        beside = [i for i in (name.start - 2, name.end + 1) if 0 <= i < g.size and self.name_of.get(i)]
        return not any(g.text[min(name.start, i) + 1 if i < name.start else name.end] in "-–" for i in beside)
