"""Carries actors through the text: pronouns, "the minister", "both sides", "her Turkish counterpart".

One pass from left to right over a stack of what was named so far. A pronoun takes the person whom grammar, gender and
recency favour; where two are close, the name is marked unsure. Every choice keeps its reason.
"""

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from communique.annotate import extensions as extensions
from communique.annotate.gazetteer import Gazetteer, Known, Match
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Actor, Name
from communique.annotate.names import Names, name_index
from communique.annotate.titles import vocabulary
from communique.annotate.nominals import (
    POSSESSIVE,
    THINGS,
    Phrase,
    is_person_noun,
    of_states,
    office_actor,
    office_of,
    pair_nouns,
    phrase_at,
    role_fits,
    unnamed_actor,
)

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its"})
THEY = frozenset({"they", "them", "their", "both"})
EMPTY = frozenset(
    "seem appear be take happen turn look become remain matter".split()
)  # verbs of an "it" that is nobody
SUBJECT = frozenset({"nsubj", "nsubjpass"})
REACH = 6  # sentences that a pronoun looks back


@dataclass(slots=True)
class _Heard:
    """A name as the stack keeps it."""

    name: Name
    sentence: int
    subject: bool
    main: bool
    quoted: bool


class References:
    """The references component: adds to `doc._.names` what stands for an actor without naming it."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Shares the gazetteer of the names component."""
        self.gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Resolves the references of one document."""
        _Resolver(doc, doc._.grammar, self.gazetteer).resolve()
        doc._.names.sort(key=lambda name: (name.start, -name.end))
        doc._.name_of = name_index(doc._.names)
        return doc


class _Resolver:
    """The work on one document."""

    def __init__(self, doc: Doc, g: Grammar, gazetteer: Gazetteer) -> None:
        self.doc, self.g, self.gazetteer = doc, g, gazetteer
        self.names: dict[int, Name] = {name.start: name for name in doc._.names}
        self.taken = {i for name in doc._.names if name.use != "modifier" for i in range(name.start, name.end)}
        self.at = self._modifiers()
        self.heard: list[_Heard] = []
        self.actors = {actor.id: actor for actor in doc._.actors}
        self.in_quotation = {i for q in doc._.quotations for i in range(q.start, q.end)}

    def _modifiers(self) -> dict[int, Match]:
        """Countries and bodies that describe a noun, as matches by token."""
        out = {}
        for name in self.doc._.names:
            if name.actor.kind in ("state", "organisation", "body", "ministry", "outlet") and name.form == "name":
                actor = name.actor
                known = Known(actor.id, actor.name, actor.kind, actor.country, "name")
                for i in range(name.start, name.end):
                    out[i] = Match(name.start, name.end, known)
        return out

    def resolve(self) -> None:
        """Goes through the text once."""
        g, pairs = self.g, pair_nouns()
        for i in range(g.size):
            name = self.names.get(i)
            if name is not None:
                self._hear(name)
            if i in self.taken:
                continue
            lower, pos = g.lower[i], g.pos[i]
            if pos == "PRON" or (lower in POSSESSIVE and g.dep[i] == "poss"):
                self._pronoun(i, lower)
            elif pos in ("NOUN", "PROPN") and g.dep[i] not in ("compound", "amod", "nmod"):
                if lower in of_states() and self._of_states(i):
                    continue
                if lower in pairs and self._pair(i, pairs[lower]):
                    continue
                if is_person_noun(lower):
                    self._person_phrase(i)
                elif lower in THINGS:
                    self._thing(i, THINGS[lower])
            elif lower == "both" and g.dep[i] in SUBJECT:
                self._pair(i, "state")

    def _hear(self, name: Name) -> None:
        if name.form == "title" and name.use == "modifier":
            return
        head = name.head
        while self.g.dep[head] in ("conj", "appos") and self.g.head[head] != head:
            head = self.g.head[head]
        subject = self.g.dep[head] in SUBJECT
        main = subject and self.g.dep[self.g.head[head]] in ("ROOT", "conj", "ccomp")
        quoted = name.start in self.in_quotation
        self.heard.append(_Heard(name, self.g.sentence[name.head], subject, main, quoted))

    def _add(self, start: int, end: int, head: int, actor: Actor, form: str, reason: str, sure: bool) -> None:
        if actor.id not in self.actors:
            self.actors[actor.id] = actor
            self.doc._.actors.append(actor)
        use = "modifier" if self.g.dep[head] in ("poss", "compound", "amod") else "actor"
        name = Name(start, end, head, actor, form, use, reason, sure)  # type: ignore[arg-type]
        self.doc._.names.append(name)
        self.taken.update(range(start, end))
        self._hear(name)

    # Pronouns ---------------------------------------------------------------------------------------------------

    def _pronoun(self, i: int, word: str) -> None:
        if word in HE or word in SHE:
            gender = "f" if word in SHE else "m"
            ahead = self._ahead(i, gender)
            if ahead is not None:
                self._add(i, i + 1, i, ahead, "pronoun", f"{word!r}: the subject that follows", True)
                return
            best = self._best(i, gender)
            if best is not None:
                heard, sure = best
                actor = heard.name.actor
                if actor.gender is None and sure:
                    actor.gender = "f" if word in SHE else "m"
                self._add(i, i + 1, i, actor, "pronoun", f"{word!r}: the person last in the foreground", sure)
                self._counterpart(i, actor)
        elif (
            word in IT and self.g.dep[i] in ("nsubj", "nsubjpass", "poss") and self.g.lemma[self.g.head[i]] not in EMPTY
        ):
            self._it(i, word)
        elif word in THEY:
            self._they(i, word)

    def _ahead(self, i: int, gender: str) -> Actor | None:
        """ "During his visit to Ankara, Fidan said": in an opening phrase the pronoun looks ahead to the subject."""
        g = self.g
        if i in self.in_quotation or g.dep[i] != "poss":
            return None
        first, last = g.sentences[g.sentence[i]]
        if any(name.actor.kind == "person" for j, name in self.names.items() if first <= j < i):
            return None
        top = i
        while g.head[top] != top and not (g.dep[top] in ("prep", "advcl") and g.pos[g.head[top]] in ("VERB", "AUX")):
            top = g.head[top]
        verb = g.head[top]
        for subject in g.children[verb]:
            name = self.doc._.name_of.get(subject)
            if subject > i and subject < last and g.dep[subject] in SUBJECT and name is not None:
                if name.actor.kind == "person" and name.actor.gender in (None, gender) and name.form == "name":
                    return name.actor
        return None

    def _counterpart(self, i: int, actor: Actor) -> None:
        """ "His Egyptian counterpart Badr Abdelatty" bears the office that "his" stands for."""
        name = self.doc._.name_of.get(i + 1)
        if name is None or name.actor.kind != "person" or name.actor.role is not None:
            return
        if "counterpart" in self.g.lower[name.start : name.end]:
            name.actor.role = actor.role

    def _best(self, i: int, gender: str) -> tuple[_Heard, bool] | None:
        """The person whom a pronoun at `i` stands for, and whether no other comes near."""
        g, here, subject = self.g, self.g.sentence[i], self.g.dep[i] in SUBJECT
        quoted = i in self.in_quotation
        beside = {h.name.actor.id for h in self.heard[-12:] if h.sentence == here and self._same_clause(h.name.head, i)}
        scores: dict[str, tuple[float, int]] = {}
        for index in range(len(self.heard) - 1, -1, -1):
            heard = self.heard[index]
            away = here - heard.sentence
            if away > REACH:
                break
            actor = heard.name.actor
            if actor.kind not in ("person", "unnamed") or actor.plural or actor.gender not in (None, gender):
                continue
            if heard.name.use == "place" or actor.id in beside:
                continue
            score = -1.5 * away + 2.0 * heard.subject + 0.75 * (actor.gender == gender) - 0.01 * (i - heard.name.end)
            score += 0.5 * (heard.name.form == "pronoun") + 0.5 * (subject and heard.subject)
            score += 1.0 * heard.main
            score -= 1.0 * (heard.quoted and not quoted) + 1.5 * (quoted and not heard.quoted and away == 0)
            score -= 1.5 * (heard.name.use == "modifier" and not heard.subject)
            score -= 0.75 * (actor.kind == "unnamed")
            if actor.id not in scores or score > scores[actor.id][0]:
                scores[actor.id] = (score, index)
        if not scores:
            return None
        ranked = sorted(scores.values(), key=lambda pair: (-pair[0], pair[1]))
        sure = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= 1.0
        return self.heard[ranked[0][1]], sure

    def _same_clause(self, other: int, i: int) -> bool:
        """Whether both hang on one verb, so that "him" cannot be its subject ("Lavrov told him")."""
        g = self.g
        if g.dep[i] == "poss" or g.lower[i].endswith("self"):
            return False
        verb = g.head[i] if g.dep[i] != "pobj" else g.head[g.head[i]]
        top = other if g.dep[other] != "pobj" else g.head[other]
        return g.head[top] == verb and g.pos[verb] in ("VERB", "AUX")

    def _it(self, i: int, word: str) -> None:
        here = self.g.sentence[i]
        for heard in reversed(self.heard):
            if here - heard.sentence > 1:
                return
            if heard.name.actor.kind in ("person", "unnamed", "group") or heard.name.use == "place":
                continue
            if heard.subject or (word == "its" and heard.sentence == here and heard.name.use == "actor"):
                self._add(i, i + 1, i, heard.name.actor, "pronoun", f"{word!r}: the body last in the foreground", False)
                return

    def _they(self, i: int, word: str) -> None:
        here = self.g.sentence[i]
        for index in range(len(self.heard) - 1, -1, -1):
            heard = self.heard[index]
            if here - heard.sentence > 2:
                return
            if heard.name.actor.plural and heard.name.use != "modifier":
                self._add(i, i + 1, i, heard.name.actor, "pronoun", f"{word!r}: the group last named", True)
                return
            joined = self._joined(index) or self._together(index, i)
            if joined is not None:
                self._add(i, i + 1, i, joined, "pronoun", f"{word!r}: those named together", True)
                return

    def _joined(self, index: int) -> Actor | None:
        """The group of all whom "and" joins to a name, if it is the last of them."""
        g, head = self.g, self.heard[index].name.head
        if g.dep[head] != "conj":
            return None
        while g.dep[head] == "conj" and g.head[head] != head:
            head = g.head[head]
        heads = set(g.conjuncts(head))
        members = [h.name.actor for h in self.heard if h.name.head in heads]
        return _group(members) if len(members) > 1 else None

    def _together(self, index: int, i: int) -> Actor | None:
        """Two people told of in the sentence of "their": "Ilic shakes hands with Vadas ahead of their talks"."""
        here = self.g.sentence[i]
        people: dict[str, Actor] = {}
        for heard in self.heard[: index + 1]:
            if heard.sentence == here and heard.name.actor.kind == "person" and heard.name.use == "actor":
                people.setdefault(heard.name.actor.id, heard.name.actor)
        return _group(list(people.values())) if len(people) == 2 and self.heard[index].sentence == here else None

    # Phrases ----------------------------------------------------------------------------------------------------

    def _pair(self, i: int, kind: str) -> bool:
        """ "Both sides", "the two ministers": the two actors in the foreground."""
        g = self.g
        before = {g.lower[c] for c in g.children[i] if c < i}
        describing = [
            c
            for c in g.children[i]
            if g.dep[c] in ("amod", "compound", "poss", "nmod") and g.lower[c] not in ("two", "both")
        ]
        if any(g.lower[c] in ("from", "of") and g.dep[c] == "prep" for c in g.children[i]):
            return False
        portfolio = all(g.lower[c] in ("foreign", "prime", "defence", "defense") for c in describing)
        if not portfolio or (before and not before & {"both", "two", "the"}) or (not before and kind == "person"):
            return False
        if kind == "person" and "both" not in before and not {"the", "two"} <= before:
            if "the" not in before or describing:  # "the ministers": only where no more than two can be meant
                return False
        members = self._foreground(i, kind, g.lemma[i])
        if len(members) < 2:
            return False
        phrase = phrase_at(g, i, self.at)
        group = _group(members)
        told = bool(before & {"both", "two"})
        self._add(phrase.start, i + 1, i, group, "nominal", "the two parties in the foreground", told)
        return True

    def _of_states(self, i: int) -> bool:
        """ "Delegations of Norway and Chad": the states that are named behind the noun."""
        g = self.g
        heads = g.prep_objects(i, "of", "from")
        names = [self.doc._.name_of.get(j) for j in heads]
        states = [name.actor for name in names if name is not None and name.actor.kind == "state"]
        if len(states) < 2 or len(states) < len(heads):
            return False
        phrase = phrase_at(g, i, self.at)
        self._add(phrase.start, i + 1, i, _group(states), "nominal", "the states named behind it", True)
        return True

    def _foreground(self, i: int, kind: str, noun: str = "") -> list[Actor]:
        """The two actors that were named most and last before token `i`; people only if `noun` fits their office."""
        here = self.g.sentence[i]
        weight: dict[str, float] = {}
        for heard in self.heard:
            if heard.name.use == "place":
                continue
            away = here - heard.sentence
            share = 0.3 if heard.name.use == "modifier" else 1.0 + 1.5 * heard.subject
            for actor in heard.name.actor.members or (heard.name.actor,):
                found = self._as_kind(actor, kind)
                if found is not None and (kind != "person" or role_fits(noun, frozenset(), found)):
                    weight[found.id] = weight.get(found.id, 0.0) + share / (1 + away)
        ranked = sorted(weight, key=lambda actor_id: (-weight[actor_id], actor_id))[:2]
        return [self.actors[actor_id] for actor_id in sorted(ranked)]

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
            self.doc._.actors.append(state)
        return state

    def _person_phrase(self, i: int) -> None:
        phrase = phrase_at(self.g, i, self.at)
        if any(j in self.taken and self.g.lower[j] not in POSSESSIVE for j in range(phrase.start, i + 1)):
            return
        if phrase.plural:
            group = self._offices(phrase)
            if group is not None:
                self._add(phrase.start, phrase.end, i, group, "title", "one office for each country named", True)
                return
        if phrase.definite and not phrase.plural:
            found = self._bearer(phrase)
            if found is not None:
                actor, reason, sure = found
                self._add(phrase.start, phrase.end, i, actor, "title", reason, sure)
                return
            office = office_actor(self.g, phrase, self.gazetteer) if phrase.determiner not in POSSESSIVE else None
            if office is not None:
                self._add(phrase.start, phrase.end, i, office, "title", "an office that nobody named bears", False)
                return
        if self.g.dep[i] == "appos" or self.g.dep[i] == "attr":
            return
        actor = unnamed_actor(self.g, phrase)
        actor = self.actors.get(actor.id, actor)
        self._add(phrase.start, phrase.end, i, actor, "nominal", "somebody without a name", True)

    def _offices(self, phrase: Phrase) -> Actor | None:
        """ "The foreign ministers of Kenya and Japan", "the Kenyan and Japanese leaders": each country's, as a group."""
        if not vocabulary().get(_singular(self.g.lower[phrase.head]), "").startswith(("head:head", "head:minister")):
            return None
        first, last = phrase.start, phrase.end
        while last < self.g.size and self.g.edges[phrase.head][1] >= last and last - phrase.end < 8:
            last += 1
        states = {}
        for j in range(first, last):
            match = self.at.get(j)
            name = self.doc._.name_of.get(j)
            if match is not None and match.known.kind == "state" and name is not None and name.use != "place":
                states.setdefault(match.known.id, match)
            elif self.g.pos[j] in ("VERB", "AUX"):
                break
        if len(states) < 2:
            return None
        members = []
        for match in states.values():
            one = replace(phrase, at=match, plural=False, definite=True)
            found = self._bearer(one)
            office = found[0] if found is not None else self._office_of(one)
            if office is None:
                return None
            members.append(self.actors.setdefault(office.id, office))
        return _group(members)

    def _office_of(self, phrase: Phrase) -> Actor | None:
        """The office of one country in a phrase that names several."""
        assert phrase.at is not None
        noun = _singular(self.g.lower[phrase.head])
        before = [
            self.g.lower[j]
            for j in range(phrase.start, phrase.head)
            if self.g.lower[j] in ("foreign", "prime", "defence", "defense", "finance", "deputy", "trade", "interior")
        ]
        return office_of(" ".join([*before, noun]), phrase.at.known, self.gazetteer)

    def _bearer(self, phrase: Phrase) -> tuple[Actor, str, bool] | None:
        """The person named before who bears the office of a definite phrase."""
        g, word = self.g, _singular(self.g.lower[phrase.head])
        words = frozenset(g.lower[phrase.start : phrase.end])
        country = phrase.at.known.country if phrase.at is not None else None
        body = phrase.at.known.id if phrase.at is not None and country is None else None
        relative = word in ("counterpart", "homologue")
        if relative and country is None:
            return None
        fits: list[Actor] = []
        best: tuple[float, Actor] | None = None
        for heard in reversed(self.heard):
            actor = heard.name.actor
            if actor.kind != "person" or actor.plural or actor in fits or heard.quoted:
                continue
            if country is not None and actor.country != country:
                continue
            if body is not None and actor.country is not None:
                continue
            if self._fits(phrase, word, words, actor):
                fits.append(actor)
                score = 1.2 * heard.main - (g.sentence[phrase.head] - heard.sentence)
                if best is None or score > best[0]:
                    best = (score, actor)
        if not fits and country is not None:  # a headline's office, borne by somebody named further on
            later = [a for a in self.doc._.actors if a.kind == "person" and a.country == country and not a.plural]
            fits = [a for a in later if not a.id.startswith("office:") and self._fits(phrase, word, words, a)]
            fits = fits if len(fits) == 1 else []
        if not fits or (word in ("man", "woman", "person", "figure", "colleague", "speaker") and country is None):
            return None
        sure = len(fits) == 1
        return (
            best[1] if best is not None else fits[0],
            f"the {word} last named" + (f" of {phrase.at.known.name}" if phrase.at else ""),
            sure,
        )

    def _fits(self, phrase: Phrase, word: str, words: frozenset[str], actor: Actor) -> bool:
        """Whether an actor may bear the phrase's office; a counterpart bears that of whom "his" stands for."""
        if word not in ("counterpart", "homologue"):
            return role_fits(word, words, actor)
        last = self.heard[-1].name if self.heard else None
        if last is None or last.form != "pronoun" or last.start < phrase.start or last.actor.role is None:
            return True
        role = last.actor.role.lower().split()
        return actor.role is None or role_fits(role[-1], frozenset(role), actor)

    def _thing(self, i: int, kinds: tuple[str, ...]) -> None:
        """ "The ministry", "the bloc", "the agency": the body of that kind last named."""
        phrase = phrase_at(self.g, i, self.at)
        if not phrase.definite or phrase.plural or phrase.at is not None or phrase.end > i + 1 or i - phrase.start > 1:
            return
        here = self.g.sentence[i]
        for heard in reversed(self.heard):
            if here - heard.sentence > REACH:
                return
            if heard.name.actor.kind in kinds and not heard.name.actor.plural:
                self._add(phrase.start, i + 1, i, heard.name.actor, "nominal", f"the {kinds[0]} last named", False)
                return


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


def _group(members: list[Actor]) -> Actor:
    """Several actors as one."""
    unique = sorted({member.id: member for member in members}.values(), key=lambda actor: actor.id)
    name = " and ".join(actor.name for actor in unique)
    return Actor("+".join(a.id for a in unique), name, "group", plural=True, members=tuple(unique))


@Language.factory("communique_references")
def make_references(nlp: Language, name: str) -> References:
    """The references component; it shares the gazetteer of the names component before it."""
    for _, component in nlp.pipeline:
        if isinstance(component, Names):
            return References(component.gazetteer)
    return References(Names(nlp).gazetteer)
