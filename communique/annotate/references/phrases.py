"""Whom a phrase without a name stands for: "the minister", "both sides", "the foreign ministers of Kenya and Japan"."""

from dataclasses import replace

from communique.annotate.gazetteer import Match
from communique.annotate.mentions import Actor, Name
from communique.annotate.nominals import (
    ANYBODY,
    POSSESSIVE,
    VAGUE,
    Phrase,
    office_actor,
    office_of,
    phrase_at,
    role_fits,
    unnamed_actor,
)
from communique.annotate.references.foreground import Foreground, together
from communique.annotate.titles import vocabulary
from communique.codebook import cues

_TABLE = cues("references")
THINGS: dict[str, tuple[str, ...]] = {noun: tuple(kinds) for noun, kinds in _TABLE["things"].items()}
COUNTERPARTS = frozenset(_TABLE["counterparts"])
PAIRED = frozenset(_TABLE["paired"])
SHARED = frozenset(_TABLE["shared"])
REACH = 6  # sentences that "the ministry" looks back
RELATIONAL = frozenset(cues("roles")["relational"])
ANYONE = "official"  # fits any office
BETWEEN = 10  # tokens between an office and the comma before its bearer's name
BEHIND = frozenset(',.;:)?!–—-”"»')  # what stands behind a name that is put beside an office
LONGEST = 8  # tokens behind a plural office that may name its countries


class Phrases:
    """Resolves the phrases of one document."""

    def __init__(self, foreground: Foreground) -> None:
        """Reads and adds to what the document has named so far."""
        self.foreground, self.g, self.at = foreground, foreground.g, foreground.at

    def pair(self, i: int, kind: str) -> bool:
        """ "Both sides", "the two ministers": the two actors in the foreground."""
        if self._may_be_pair(i, kind):
            noun = self.g.lemma[i] if self.g.lower[i] != "both" else ANYONE
            members = self.foreground.leading(i, kind, noun)
        else:
            members = self._only_bearers(i, kind)
        if len(members) < 2:
            return False
        start = phrase_at(self.g, i, self.at).start
        told = any(self.g.lower[c] in ("both", "two") for c in self.g.children[i] if c < i)
        reason = "the two parties in the foreground"
        self.foreground.add(start, i + 1, i, together(members), "nominal", reason, sure=told)
        return True

    def _only_bearers(self, i: int, kind: str) -> list[Actor]:
        """ "The foreign ministers", alone: the two people of that office, where the document has named no third."""
        g = self.g
        before = [c for c in g.children[i] if c < i]
        office = {g.lower[c] for c in before if g.dep[c] in ("amod", "compound")}
        plain = len(before) == len(office) + 1 and any(g.lower[c] == "the" for c in before)
        if kind != "person" or not office or not PAIRED.issuperset(office) or not plain:
            return []
        if any(g.dep[c] in ("prep", "appos", "relcl", "conj") for c in g.children[i]):
            return []
        wanted = office | {g.lemma[i]}
        people = {a.id: a for heard in self.foreground.heard if (a := heard.name.actor).kind == "person" and a.role}
        bearers = [a for a in people.values() if wanted <= set((a.role or "").lower().split())]
        both = len(bearers) == 2 and bearers[0].country != bearers[1].country
        return sorted(bearers, key=lambda actor: actor.id) if both else []

    def _may_be_pair(self, i: int, kind: str) -> bool:
        """Whether a plural noun can mean the two of the story: "both", "the two", or "the" with nothing beside it."""
        g = self.g
        before = {g.lower[c] for c in g.children[i] if c < i}
        if any(g.lower[c] in ("from", "of") and g.dep[c] == "prep" for c in g.children[i]):
            return False
        describing = [
            g.lower[c]
            for c in g.children[i]
            if g.dep[c] in ("amod", "compound", "poss", "nmod") and g.lower[c] not in ("two", "both")
        ]
        if not PAIRED.issuperset(describing) or (before and not before & {"both", "two", "the"}):
            return False
        if kind != "person" or "both" in before or {"the", "two"} <= before:
            return True
        if self.g.lower[i] == "both":
            return True
        return "the" in before and not describing  # "the ministers": only where no more than two can be meant

    def of_states(self, i: int) -> bool:
        """ "Delegations of Norway and Chad": the states that are named behind the noun."""
        heads = self.g.prep_objects(i, "of", "from")
        names = [self.foreground.name_at.get(j) for j in heads]
        states = [name.actor for name in names if name is not None and name.actor.kind == "state"]
        if len(states) < 2 or len(states) < len(heads):
            return False
        start = phrase_at(self.g, i, self.at).start
        self.foreground.add(start, i + 1, i, together(states), "nominal", "the states named behind it", sure=True)
        return True

    def person(self, i: int) -> None:
        """ "The minister", "two diplomats": the bearer of the office, or somebody without a name."""
        phrase = phrase_at(self.g, i, self.at)
        named = self._named_beside(phrase)
        if named is not None:
            reason = f"{named.name} is named behind it"
            self.foreground.add(phrase.start, phrase.end, i, named, "title", reason, sure=True)
            return
        taken = self.foreground.taken
        if any(j in taken and self.g.lower[j] not in POSSESSIVE for j in range(phrase.start, i + 1)):
            return
        found: tuple[Actor, str, bool] | None = None
        if phrase.plural:
            group = self._offices(phrase) or self._people_of_each(phrase)
            if group is not None:
                found = group, "one for each side named", True
        elif phrase.definite:
            found = self._bearer(phrase) or self._counterpart(phrase) or self._nobody_named(phrase)
        if found is not None:
            actor, reason, sure = found
            self.foreground.add(phrase.start, phrase.end, i, actor, "title", reason, sure=sure)
        elif self.g.dep[i] not in ("appos", "attr"):
            actor = unnamed_actor(self.g, phrase)
            actor = self.foreground.actors.get(actor.id, actor)
            reason = "somebody without a name"
            self.foreground.add(phrase.start, phrase.end, i, actor, "nominal", reason, sure=True)

    def _counterpart(self, phrase: Phrase) -> tuple[Actor, str, bool] | None:
        """ "His Jordanian counterpart", whom nobody named: the office that "his" stands for, of the other country."""
        if _singular(self.g.lower[phrase.head]) not in COUNTERPARTS or phrase.at is None:
            return None
        role = self._role_of_owner(phrase)
        if role is None:
            return None
        office = office_of(role, phrase.at.known, self.foreground.gazetteer)
        return office, "a counterpart holds the same office", False

    def _role_of_owner(self, phrase: Phrase) -> str | None:
        """The office of whom "his" or "the minister's" before a phrase stands for."""
        for j in range(phrase.start, phrase.head):
            name = self.foreground.name_at.get(j) or self._heard_at(j)
            if name is not None and name.actor.kind == "person":
                return name.actor.role
        return None

    def _heard_at(self, j: int) -> Name | None:
        """The pronoun at token `j` as it was resolved a moment ago."""
        last = (heard.name for heard in reversed(self.foreground.heard[-4:]))
        return next((name for name in last if name.start == j), None)

    def _named_beside(self, phrase: Phrase) -> Actor | None:
        """The person whose name stands behind the phrase and a comma: "a spokeswoman for its ministry, Ada Lund,".

        An office that the text tells nowhere else becomes the person's.
        """
        g, start = self.g, phrase.end
        if phrase.plural or (phrase.head in self.foreground.taken and g.dep[phrase.head] != "nsubj"):
            return None
        while start < min(g.size, phrase.end + BETWEEN) and g.text[start] != ",":
            if g.pos[start] in ("VERB", "AUX", "PUNCT", "CCONJ", "PRON", "SCONJ"):
                return None
            start += 1
        name = self.foreground.name_at.get(start + 1)
        if name is None or name.form != "name" or name.actor.kind != "person" or name.start != start + 1:
            return None
        if start >= g.size or g.text[start] != "," or name.start > g.edges[phrase.head][1]:
            return None
        after = g.text[name.end] if name.end < g.size else "."
        if after not in BEHIND or phrase.head in range(name.start, name.end):
            return None
        actor = name.actor
        if actor.role is None or actor.role in RELATIONAL:
            before = self.foreground.heard[-1].name if self.foreground.heard else None
            shared = before is not None and before.form in ("pronoun", "possessive") and before.start >= phrase.start
            role = " ".join(g.text[phrase.head : phrase.end])
            actor.role = before.actor.role if before is not None and shared and role in RELATIONAL else role
        if actor.country is None and phrase.at is not None:
            actor.country = phrase.at.known.country
        return actor

    def _nobody_named(self, phrase: Phrase) -> tuple[Actor, str, bool] | None:
        """The office of a definite phrase itself; "his minister" could be any country's."""
        if phrase.determiner in POSSESSIVE:
            return None
        office = office_actor(self.g, phrase, self.foreground.gazetteer)
        return (office, "an office that nobody named bears", False) if office is not None else None

    def _offices(self, phrase: Phrase) -> Actor | None:
        """ "The foreign ministers of Kenya and Japan", "the Kenyan and Japanese leaders": one of each, as a group."""
        if not vocabulary().get(_singular(self.g.lower[phrase.head]), "").startswith(("head:head", "head:minister")):
            return None
        members = []
        for owner in self._states_in(phrase):
            found = self._bearer(replace(phrase, at=owner, plural=False, definite=True))
            office = found[0] if found is not None else self._office_of(phrase, owner)
            members.append(self.foreground.actors.setdefault(office.id, office))
        return together(members) if members else None

    def _people_of_each(self, phrase: Phrase) -> Actor | None:
        """ "Envoys from Hamas and Fatah", "the Omani and Qatari negotiators": some of each side, as a group."""
        g, noun = self.g, self.g.lower[phrase.head]
        role = self._role_of_owner(phrase) if _singular(noun) in COUNTERPARTS else None
        kinds = ("state",) if g.dep[phrase.head] in ("appos", "attr") else ("state", "organisation", "body")
        members = []
        for owner in self._owners_in(phrase, kinds):
            office = office_of(role or noun, owner.known, self.foreground.gazetteer)
            if role is None:
                unnamed = f"unnamed:{office.id.partition(':')[2]}"
                office = Actor(unnamed, office.name, "unnamed", None, owner.known.country, plural=True)
            members.append(self.foreground.actors.setdefault(office.id, office))
        return together(members) if members else None

    def _states_in(self, phrase: Phrase) -> list[Match]:
        """The countries of a plural office, in it and behind it; none where it names fewer than two."""
        return self._owners_in(phrase, ("state",))

    def _owners_in(self, phrase: Phrase, kinds: tuple[str, ...]) -> list[Match]:
        """The countries or bodies named in a plural phrase and behind it; none where there are fewer than two."""
        g, last = self.g, phrase.end
        while last < g.size and g.edges[phrase.head][1] >= last and last - phrase.end < LONGEST:
            last += 1
        states: dict[str, Match] = {}
        for j in range(phrase.start, last):
            match, name = self.at.get(j), self.foreground.name_at.get(j)
            if match is not None and match.known.kind in kinds and name is not None and name.use != "place":
                states.setdefault(match.known.id, match)
            elif g.pos[j] in ("VERB", "AUX"):
                break
        return list(states.values()) if len(states) > 1 else []

    def _office_of(self, phrase: Phrase, owner: Match) -> Actor:
        """The office of one country in a phrase that names several."""
        noun = _singular(self.g.lower[phrase.head])
        before = [word for word in self.g.lower[phrase.start : phrase.head] if word in SHARED]
        return office_of(" ".join([*before, noun]), owner.known, self.foreground.gazetteer)

    def _bearer(self, phrase: Phrase) -> tuple[Actor, str, bool] | None:
        """The person named before who bears the office of a definite phrase; the reason; whether that is sure."""
        noun, owner = _singular(self.g.lower[phrase.head]), phrase.at
        country = owner.known.country if owner is not None else None
        if noun in COUNTERPARTS and country is None:
            return None
        fits, nearest = self._bearers_before(phrase, noun, country)
        if not fits and country is not None:
            fits = self._bearer_later(phrase, noun, country)
        if not fits and country is not None and noun not in COUNTERPARTS:
            fits, nearest = self._bearers_before(replace(phrase, at=None), noun, None)
            fits = [actor for actor in fits if actor.country is None and noun not in ANYBODY]
            if len(fits) != 1:  # nobody's country is told: only one may be meant
                return None
            nearest = fits[0]
        if not fits or (noun in VAGUE and country is None):
            return None
        reason = f"the {noun} last named" + (f" of {owner.known.name}" if owner is not None else "")
        return fits[0] if nearest is None else nearest, reason, len(fits) == 1

    def _bearers_before(self, phrase: Phrase, noun: str, country: str | None) -> tuple[list[Actor], Actor | None]:
        """Those named before who fit a phrase, and the one of them most in the foreground."""
        of_body = phrase.at is not None and country is None
        words = frozenset(self.g.lower[phrase.start : phrase.end])
        fits: list[Actor] = []
        best: tuple[float, Actor] | None = None
        for heard in reversed(self.foreground.heard):
            actor = heard.name.actor
            if actor.kind != "person" or actor.plural or heard.quoted or actor in fits:
                continue
            if (country is not None and actor.country != country) or (of_body and actor.country is not None):
                continue
            if self._fits(phrase, noun, words, actor):
                fits.append(actor)
                score = 1.2 * heard.main - (self.g.sentence[phrase.head] - heard.sentence)
                if best is None or score > best[0]:
                    best = (score, actor)
        return fits, best[1] if best is not None else None

    def _bearer_later(self, phrase: Phrase, noun: str, country: str) -> list[Actor]:
        """Who bears a headline's office and is named further on, if only one can be meant."""
        words = frozenset(self.g.lower[phrase.start : phrase.end])
        fits = [
            actor
            for actor in self.foreground.listed
            if actor.kind == "person"
            and actor.country == country
            and not actor.plural
            and not actor.id.startswith("office:")
            and self._fits(phrase, noun, words, actor)
        ]
        return fits if len(fits) == 1 else []

    def _fits(self, phrase: Phrase, noun: str, words: frozenset[str], actor: Actor) -> bool:
        """Whether an actor may bear the phrase's office; a counterpart bears that of whom "his" stands for."""
        if noun not in COUNTERPARTS:
            return role_fits(noun, words, actor)
        last = self.foreground.heard[-1].name if self.foreground.heard else None
        if last is None or last.form != "pronoun" or last.start < phrase.start or last.actor.role is None:
            return True
        role = last.actor.role.lower().split()
        return actor.role is None or role_fits(role[-1], frozenset(role), actor)

    def thing(self, i: int, kinds: tuple[str, ...]) -> None:
        """ "The ministry", "the bloc", "the agency": the body of that kind last named."""
        phrase = phrase_at(self.g, i, self.at)
        if not phrase.definite or phrase.plural or phrase.at is not None or phrase.end > i + 1 or i - phrase.start > 1:
            return
        here = self.g.sentence[i]
        for heard in reversed(self.foreground.heard):
            if here - heard.sentence > REACH:
                return
            actor = heard.name.actor
            if actor.kind in kinds and not actor.plural:
                reason = f"the {kinds[0]} last named"
                self.foreground.add(phrase.start, i + 1, i, actor, "nominal", reason, sure=False)
                return


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") else word
