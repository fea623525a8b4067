"""Who restricts and who is restricted: from token heads to parties."""

from collections.abc import Iterable

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Name
from communique.extract.base import joined_heads, mention, parties, parties_of_phrase
from communique.extract.phrases import noun_phrase
from communique.extract.restrictions.cues import BLOCS, DEEDS, FRACTIONS, JOINING, REASONS, TARGETS
from communique.records import Party

ACTING = frozenset({"person", "state", "body", "ministry", "organisation", "company", "group", "unnamed"})
BOTH = frozenset({"both", "all"})
THEY = frozenset({"they", "them"})
_PREPS = frozenset({"of"})


class Sides:
    """The parties of the measures of one document."""

    def __init__(self, doc: Doc, times: set[int]) -> None:
        """Remembers the tokens of time expressions, which are never parties."""
        self._doc, self._times = doc, times
        self._g: Grammar = doc._.grammar
        self.names: dict[int, Name] = doc._.name_of

    def listed(self, head: int) -> list[int]:
        """The token and all that is listed with it: "the EU, UK and Canada" with commas read as appositions too."""
        g = self._g
        out = joined_heads(self._doc, head)
        for member in list(out):
            for child in g.with_dep(member, "appos"):
                if self._other_actor(member, child):
                    out.extend(g.conjuncts(child))
        return sorted(set(out))

    def _other_actor(self, one: int, other: int) -> bool:
        names = self._doc._.name_of
        return one in names and other in names and names[one].actor is not names[other].actor

    def of(self, heads: Iterable[int], *, named: bool = False) -> tuple[Party, ...]:
        """The parties of noun phrases, each once; with `named`, only those with a name or country in them."""
        out: dict[str, Party] = {}
        for head in heads:
            for member in self.listed(head):
                member = self._stood_for(member)
                if member in self._times or not self.is_party(member, named=named):
                    continue
                for party in self._ours(member) or parties_of_phrase(self._doc, member):
                    out.setdefault(party.actor or party.name.lower(), party)
        return tuple(out.values())

    def _ours(self, head: int) -> tuple[Party, ...]:
        """ "Our country" as its own words, which no country named before explains."""
        g = self._g
        mine = [c for c in g.children[head] if g.lower[c] in ("our", "my")]
        name: Name | None = self._doc._.name_of.get(head)
        if not mine or name is None or name.form != "nominal" or g.lemma[head] not in ("country", "nation", "state"):
            return ()
        return (Party(name=f"{g.lower[mine[0]]} {g.lower[head]}", mention=mention(self._doc, mine[0], head + 1)),)

    def _stood_for(self, head: int) -> int:
        """The noun that acts in truth: the traders of "several of them have stopped", the minister of his threats."""
        g, inner = self._g, head
        whole = [i for i in g.prep_objects(head, "of") if i not in self._times] if g.lemma[head] in FRACTIONS else []
        if whole:
            return whole[0]  # "58 percent of Ghanaian goods"
        owners = g.with_dep(head, "poss") if g.lemma[head] in DEEDS else []
        if owners and owners[0] in self._doc._.name_of:
            return owners[0]
        if g.tag[head] in ("DT", "JJ", "CD", "NN"):
            inner = next((i for i in g.prep_objects(head, "of") if g.lower[i] in THEY), head)
        if g.lower[inner] in BOTH and g.dep[inner] in ("dobj", "nsubj", "nsubjpass", "preconj", "pobj"):
            pass  # "had threatened both with sanctions"
        elif g.lower[inner] not in THEY or inner in self._doc._.name_of:
            return head
        sentence = g.sentence[head]
        for at in (sentence, sentence - 1):
            if at < 0:
                break
            start, end = g.sentences[at]
            for i in range(min(head, end) - 1, start - 1, -1):
                if g.tag[i] == "NNS" and g.lemma[i] in TARGETS and g.dep[i] != "compound":
                    return i
        return head

    def is_party(self, head: int, *, named: bool = False) -> bool:
        """Whether a noun phrase can do or suffer a measure: it has a name, a country, or is of the table's nouns."""
        g, name = self._g, self._doc._.name_of.get(head)
        if name is not None:
            return name.actor.kind in ACTING and not (name.form == "nominal" and g.lemma[head] in REASONS)
        if g.lemma[head].lower() in REASONS or g.pos[head] not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"):
            return False
        if g.pos[head] == "PROPN" and g.text[head][0].isupper():
            return True
        inner = g.prep_objects(head, "of") if g.pos[head] != "NOUN" or g.lemma[head] not in TARGETS else []
        if inner and (g.pos[head] in ("ADJ", "NUM", "DET", "PRON") or g.lemma[head] == "number"):
            return any(self.is_party(i, named=named) for i in inner)
        if any(i in self._doc._.name_of for i in range(g.edges[head][0], head)):
            return g.pos[head] in ("NOUN", "PROPN")
        return g.lemma[head] in TARGETS and not named

    def modifiers(self, noun: int) -> list[Name]:
        """The names in front of a noun: "U.S.-EU coordinated sanctions", "Kenya's ban"."""
        g = self._g
        out: list[Name] = []
        for i in range(g.edges[noun][0], noun):
            name: Name | None = self._doc._.name_of.get(i)
            if name is not None and name.actor.kind in ACTING and name not in out and not self._inside_prep(i, noun):
                out.append(name)
        return out

    def _inside_prep(self, i: int, noun: int) -> bool:
        g = self._g
        while i != noun and g.head[i] != i:
            if g.dep[i] in ("pobj", "relcl", "acl"):
                return True
            i = g.head[i]
        return False

    def bloc(self, noun: int) -> tuple[Party, ...]:
        """The side that a plain adjective names: "Western sanctions" are the West's."""
        for child in self._g.children[noun]:
            name = (
                BLOCS.get(self._g.lower[child]) if child < noun and self._g.dep[child] in ("amod", "compound") else None
            )
            if name is not None:
                return (Party(name=name, mention=mention(self._doc, child, child + 1)),)
        return ()

    def parties(self, names: Iterable[Name]) -> tuple[Party, ...]:
        """The parties of names."""
        return parties(self._doc, names)

    def agents(self, verb: int) -> tuple[Party, ...]:
        """Who does the verb's act; after "rallied the EU and Canada to …" those who rally and those rallied."""
        g = self._g
        above = g.head[verb]
        if (
            g.dep[verb] in ("xcomp", "advcl", "ccomp")
            and g.lemma[above].removesuffix("e") in _JOINING
            and above != verb
        ):
            return self.of([*self._own_agents(above), *g.with_dep(above, "dobj"), *g.with_dep(verb, "nsubj")])
        if any(g.dep[c] == "nsubj" for c in g.children[verb]) or g.passive(verb):
            return self.of(self._own_agents(verb))
        if g.dep[verb] == "pcomp":
            # "Doha's policy of placing …": the owner of the policy acts.
            owner = g.head[g.head[verb]]
            return self.of(g.with_dep(owner, "poss")) if g.pos[owner] == "NOUN" else self.of(g.subjects(owner))
        return self.of(self._own_agents(verb))

    def _own_agents(self, verb: int) -> list[int]:
        g = self._g
        if g.passive(verb) and g.tag[verb] != "VBG":
            return [i for i in g.prep_objects(verb, "by") if i not in self._times]
        out: list[int] = []
        for subject in g.subjects(verb) or self._lost_subject(verb):
            if g.tag[subject] in ("WDT", "WP") and g.dep[g.head[subject]] == "relcl":
                subject = g.head[g.head[subject]]
            elif g.lower[subject] in ("who", "that") and g.dep[verb] in ("ccomp", "relcl", "advcl"):
                subject = next(iter(self._cleft(g.head[verb])), subject)
            out.append(subject)
        return out

    def _cleft(self, be: int) -> list[int]:
        """The name of "it was Lima that …"."""
        g = self._g
        it = any(g.lower[c] == "it" for c in g.children[be] if g.dep[c] in ("nsubj", "expl"))
        return g.with_dep(be, "attr") if it and g.lemma[be] == "be" else []

    def _lost_subject(self, verb: int) -> list[int]:
        """The name just before a finite verb that has no subject: "Earlier in May Peru had announced", parsed as one.

        The parser takes the name after a time for a part of that time.
        """
        g = self._g
        of_helper = [s for aux in g.with_dep(verb, "aux") for s in g.with_dep(aux, "nsubj")]
        if of_helper:
            return of_helper  # "Rome had already in May closed …", where the subject hangs on "had"
        if g.tag[verb] not in ("VBD", "VBZ", "VBP", "VBN") or g.dep[verb] not in ("ROOT", "ccomp", "conj"):
            return []
        at = verb - 1
        while at >= 0 and g.head[at] == verb and g.dep[at] in ("aux", "advmod"):
            at -= 1
        name = self._doc._.name_of.get(at)
        if name is None or g.sentence[at] != g.sentence[verb] or name.use == "modifier":
            return []
        return [name.head] if name.start - 1 in self._times else []

    def phrase_end(self, noun: int) -> int:
        """Where the noun's phrase ends, its "of" complements included."""
        return noun_phrase(self._g, noun, _PREPS, self._times)[1]


_JOINING = frozenset(verb.removesuffix("e") for verb in JOINING)
