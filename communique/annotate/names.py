"""Finds who is named: people, states, bodies, organisations, outlets; one actor however often it is named.

People come first, over the whole text, so that a surname in the headline finds the full name in the body. Then come
states, bodies and organisations of the codebook, ministries by their pattern, and what the recogniser calls an
organisation. Every name keeps the reason why it stands for its actor.
"""

from spacy.language import Language
from spacy.tokens import Doc

from communique.annotate.bodies import Bodies
from communique.annotate.extensions import grammar_of
from communique.annotate.gazetteer import Gazetteer, Known, Match
from communique.annotate.grammar import Grammar
from communique.annotate.mending import mend_places
from communique.annotate.mentions import Actor, Name, Use
from communique.annotate.people import People, office_at, slug
from communique.annotate.personal_names import PersonalName, personal_names
from communique.annotate.places import is_city, is_modifier, is_place, venues
from communique.annotate.titles import Title, title_after, title_before
from communique.codebook import cues
from communique.codebook import load as load_codebook
from communique.settings import settings

# What a naming phrase can be to the rest of its sentence, where the parser lets several of its tokens hang there.
CORE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "appos", "ROOT", "agent", "dative", "attr"})
# The recogniser's labels for names that may hold a surname without meaning its bearer ("Wang Center").
NOT_PEOPLE = frozenset({"ORG", "FAC", "GPE", "LOC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})
REASONS = {"capital": "a capital speaks for its government", "adjective": "the adjective of a country"}


_OF_STATES = frozenset(cues("roles")["bodies_of_states"])


class Names:
    """The names component: fills `doc._.actors`, `doc._.names`, `doc._.name_of` and `doc._.places`."""

    def __init__(self, nlp: Language) -> None:
        """Reads the codebook's names once for all documents."""
        codebook = load_codebook(settings().codebook)
        self.gazetteer = Gazetteer(codebook, lambda text: [token.text for token in nlp.make_doc(text)])

    def __call__(self, doc: Doc) -> Doc:
        """Finds the names of one document."""
        finder = _Finder(doc, grammar_of(doc), self.gazetteer)
        finder.find()
        doc._.actors = finder.actors
        mend_places(finder.g, finder.names)
        doc._.names = sorted(finder.names, key=lambda name: (name.start, -name.end))
        doc._.name_of = name_index(doc._.names)
        doc._.places = venues(doc, finder.g, finder.matches, finder.name_tokens)
        return doc


def name_index(names: list[Name]) -> dict[int, Name]:
    """Each token's innermost name."""
    index: dict[int, Name] = {}
    for name in sorted(names, key=lambda n: n.start - n.end):
        for i in range(name.start, name.end):
            index[i] = name
    return index


class _Finder:
    """The work on one document."""

    def __init__(self, doc: Doc, g: Grammar, gazetteer: Gazetteer) -> None:
        self.doc, self.g, self.gazetteer = doc, g, gazetteer
        self.matches = [match for match in gazetteer.find(g.text) if not _part_of_another(g, match)]
        self.at = {i: match for match in self.matches for i in range(match.start, match.end)}
        self.people = People(gazetteer, doc._.published)
        self.names: list[Name] = []
        self.name_tokens: set[int] = set()
        self.by_id: dict[str, Actor] = {}
        self.labels = {i: ent.label_ for ent in doc.ents for i in range(ent.start, ent.end)}

    @property
    def actors(self) -> list[Actor]:
        """All actors, people first, each group in order of first naming."""
        return [*self.people.actors, *self.by_id.values()]

    def find(self) -> None:
        """Finds everything, surest first."""
        names = personal_names(self.doc, self.g, self.matches, self.at)
        for whole in (True, False):  # a surname may be told before the full name
            for name in names:
                if (name.id is not None or name.end - name.start > 1) == whole:
                    self._person(name)
        self._surnames()
        for body in Bodies(self.g, self.at, self.gazetteer).find(self.name_tokens, self.by_id):
            self._keep(body)
        for match in self.matches:
            if match.known.kind != "person" and not self.name_tokens.intersection(range(match.start, match.end)):
                self._codebook_name(match)
        self._compounds()
        self._recognised()
        for actor in self.people.actors:
            self._office(actor)

    def _keep(self, name: Name) -> None:
        self.names.append(name)
        self.name_tokens.update(range(name.start, name.end))

    def _person(self, name: PersonalName) -> None:
        """Keeps a person's name with the title before it, and the title behind it as a name of its own."""
        before = title_before(self.g, name.start, self.at)
        after = title_after(self.g, name.end, self.at)
        title = _better(before, after)
        words = self.doc[name.start : name.end].text.split()
        sure = True
        if name.id is not None:
            actor, reason = self.people.known(name.id, title), "a name of the codebook"
        elif len(words) > 1:
            actor, reason, sure = self.people.full(words, title)
        else:
            found = self.people.alone(words[0], title)
            if found is None and not self._may_be_person(name, title):
                return
            actor, reason, sure = found or (self.people.lone(words[0], title), "a name of the document's own", True)
        start = before.start if before is not None else name.start
        if before is not None and start > 0 and self.g.lower[start - 1] == "the":
            start -= 1
        self._keep(Name(start, name.end, self._head(start, name.end), actor, "name", "actor", reason, sure))
        if after is not None and not self.name_tokens.intersection(range(after.start, after.end)):
            head = self._head(after.start, after.end)
            self._keep(Name(after.start, after.end, head, actor, "title", "modifier", f"stands beside {actor.name}"))

    def _may_be_person(self, name: PersonalName, title: Title | None) -> bool:
        """Whether a single unknown word, a person to the recogniser alone, may be one; "in Vladivostok" is none."""
        if title is not None:
            return True
        return self.g.pos[name.start] == "PROPN" and not is_city(self.g, name.start, name.end)

    def _head(self, start: int, end: int) -> int:
        """The token of a naming phrase that the rest of the sentence hangs on; the last one where several do."""
        heads = [i for i in range(start, end) if not start <= self.g.head[i] < end or self.g.head[i] == i]
        return heads[0] if len(heads) == 1 else next((i for i in heads if self.g.dep[i] in CORE), end - 1)

    def _surnames(self) -> None:
        """Surnames of this document's people (and the codebook's) wherever they stand alone."""
        words, families = self.g.text, self.gazetteer.families
        for i in self.g.capitalised:
            if i in self.name_tokens or not (self.people.knows(words[i]) or words[i] in families):
                continue
            again = self.people.whole_name(words, i)
            if again and not self.name_tokens.intersection(range(i, i + again)):
                self._person(PersonalName(i, i + again))
            elif i not in self.at and self._may_be_surname(i) and self._stands_alone(i):
                self._person(PersonalName(i, i + 1))

    def _may_be_surname(self, i: int) -> bool:
        """Whether a person of this document, or of the codebook, may be meant by one word."""
        word = self.g.text[i]
        if self.people.is_family(word):
            return True
        return self.g.pos[i] == "PROPN" and (self.people.is_part(word) or word in self.gazetteer.families)

    def _stands_alone(self, i: int) -> bool:
        """Whether a capitalised word is a name by itself, not part of a longer proper name ("Wang Center")."""
        g = self.g
        before = i > 0 and g.dep[i - 1] == "compound" and g.head[i - 1] == i and g.text[i - 1][:1].isupper()
        if before and (i - 1) not in self.name_tokens and not title_before(g, i, self.at) and not self._behind_place(i):
            return False
        after = i + 1 < g.size and g.text[i + 1][:1].isupper() and g.head[i] == i + 1 and g.dep[i] == "compound"
        return not (after and self.labels.get(i) in NOT_PEOPLE)

    def _behind_place(self, i: int) -> bool:
        """ "In Brussels Macron met": a place that leads the sentence, and the surname that the parser joins to it."""
        place = self.at.get(i - 1)
        if place is None or (place.known.kind != "state" and place.known.how != "capital"):
            return False
        return self.g.pos[place.start - 1] == "ADP"

    def _codebook_name(self, match: Match) -> None:
        """Keeps a name of the codebook: who acts, where something is, or what describes a noun."""
        actor = self.actor(match.known)
        head = self._head(match.start, match.end)
        how = match.known.how
        use: Use = "actor"
        if is_modifier(self.g, head, how):
            use = "modifier"
        elif (match.known.kind == "state" or how == "capital") and is_place(self.g, head):
            use = "place"
        self._keep(Name(match.start, match.end, head, actor, "name", use, REASONS.get(how, "a name of the codebook")))

    def actor(self, known: Known) -> Actor:
        """The one actor of this document for a codebook entry."""
        name = known.name
        if known.how == "capital" and known.kind == "organisation":
            name = self.gazetteer.codebook.by_id[known.id].name
        return self.by_id.setdefault(known.id, Actor(known.id, name, known.kind, None, known.country))

    def _compounds(self) -> None:
        """Words such as "U.S.-EU" that name two at once."""
        for i in self.g.capitalised:
            word = self.g.text[i]
            if "-" not in word or i in self.name_tokens:
                continue
            known = [self.gazetteer.alone(part) for part in word.split("-")]
            members = tuple(self.actor(k) for k in known if k is not None)
            if len(members) > 1 and len(members) == len(known):
                group = Actor("+".join(m.id for m in members), word, "group", plural=True, members=members)
                use: Use = "modifier" if is_modifier(self.g, i, "name") else "actor"
                self._keep(Name(i, i + 1, i, group, "name", use, "two names in one word"))

    def _recognised(self) -> None:
        """Organisations that only the recogniser knows."""
        for ent in self.doc.ents:
            start, end = ent.start, ent.end
            while start < end and self.g.lower[start] in ("the", "a", "an", "’s", "'s"):
                start += 1
            while end > start and self.g.lower[end - 1] in ("'s", "’s", "'", "’"):
                end -= 1
            if ent.label_ != "ORG" or start >= end or self.name_tokens.intersection(range(start, end)):
                continue
            text = " ".join(self.doc[start:end].text.split())
            if not text[0].isupper() or len(text) < 2 or self._reads_as_words(start, end):
                continue
            actor = self.by_id.setdefault(f"org:{slug(text)}", Actor(f"org:{slug(text)}", text, "organisation"))
            head = self._head(start, end)
            use: Use = "modifier" if is_modifier(self.g, head, "name") else "actor"
            self._keep(Name(start, end, head, actor, "name", use, "an organisation by its shape", False))

    def _reads_as_words(self, start: int, end: int) -> bool:
        """Whether a recognised organisation is a phrase with common nouns or verbs in it, not a name."""
        return any(self.g.pos[i] in ("NOUN", "VERB", "NUM") and self.g.text[i].islower() for i in range(start, end))

    def _office(self, actor: Actor) -> None:
        """Fills an office that the text does not tell from the codebook's terms, where the day is known."""
        person = self.gazetteer.people.get(actor.id)
        office = office_at(person, self.doc._.published) if person is not None and actor.role is None else None
        if office is not None:
            actor.role = office.title


def _part_of_another(g: Grammar, match: Match) -> bool:
    """Whether an organisation's name is the end of a state's body: "National Security Council"."""
    before = g.text[match.start - 1] if match.start else ""
    return match.known.kind == "organisation" and before[:1].isupper() and before.lower() in _OF_STATES


def _better(before: Title | None, after: Title | None) -> Title | None:
    """The title that tells more: the one with an office, the one before the name if both have."""
    if before is None or (before.role is None and after is not None and after.role is not None):
        return after or before
    return before


@Language.factory("communique_names")
def make_names(nlp: Language, name: str) -> Names:
    """The names component."""
    return Names(nlp)
