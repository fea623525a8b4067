"""Ministries, governments and other bodies that are named by a pattern, not by a table.

"the Chinese Foreign Ministry", "Kenya's Ministry of Foreign Affairs", "the country's Defence Ministry", "the Polish
government", "the Turkish side": a country and the noun of a body. A government and a side are the state itself.
"""

from functools import cache

from spacy.tokens import Doc

from communique.annotate.gazetteer import Gazetteer, Match
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Actor, ActorKind, Name
from communique.annotate.people import slug
from communique.annotate.titles import vocabulary
from communique.codebook import cues

SAME_PORTFOLIO = {
    "external affairs": "foreign",
    "foreign affairs": "foreign",
    "defense": "defence",
    "foreign": "foreign",
}


@cache
def nouns() -> dict[str, ActorKind | str]:
    """Each noun that makes a body, and the kind of actor; "state" for governments and sides."""
    table = cues("roles")
    out: dict[str, ActorKind | str] = {word: "state" for word in table["governments"]}
    for kind, words in table["bodies"].items():
        out.update(dict.fromkeys(words, kind))
    return out


class Bodies:
    """Finds the bodies of one document."""

    def __init__(self, doc: Doc, g: Grammar, at: dict[int, Match], gazetteer: Gazetteer) -> None:
        """`at` maps tokens to the codebook names that stand on them."""
        self.doc, self.g, self.at, self.gazetteer = doc, g, at, gazetteer

    def find(self, taken: set[int], by_id: dict[str, Actor]) -> list[Name]:
        """The names of bodies in order; `by_id` holds the document's other actors and receives new ones."""
        g, out, table = self.g, [], nouns()
        for i in range(g.size):
            kind = table.get(g.lower[i]) or (table.get("central bank") if self._central_bank(i) else None)
            if kind is None or i in taken or i in self.at or g.pos[i] not in ("NOUN", "PROPN"):
                continue
            name = self._body(i, kind, by_id, taken)
            if name is not None:
                out.append(name)
                taken.update(range(name.start, name.end))
        return out

    def _central_bank(self, i: int) -> bool:
        return self.g.lower[i] == "bank" and i > 0 and self.g.lower[i - 1] == "central"

    def _body(self, i: int, kind: ActorKind | str, by_id: dict[str, Actor], taken: set[int]) -> Name | None:
        start, owner = self._left(i, taken)
        end, portfolio, behind = self._right(i)
        owner = owner or behind
        if owner is None or owner.known.country is None:
            owner, reason, sure = self._last_state(start, kind), "the country named last", False
            if owner is None or kind not in ("ministry",):
                return None
            if not portfolio and start == i:
                return None
        else:
            reason, sure = "a country and the noun of a body", True
        if owner.known.country is None:
            return None
        actor = self._actor(i, start, end, kind, owner, by_id)
        use = "modifier" if g_modifier(self.g, i) else "actor"
        return Name(start, end, i, actor, "name" if kind != "state" else "nominal", use, reason, sure)  # type: ignore[arg-type]

    def _left(self, i: int, taken: set[int]) -> tuple[int, Match | None]:
        """Where the body's phrase begins and the country in it."""
        g, words, start, owner = self.g, vocabulary(), i, None
        first = g.sentences[g.sentence[i]][0]
        j = i - 1
        while j >= first and i - j < 8 and j not in taken:
            match = self.at.get(j)
            if match is not None:
                if match.known.kind == "state" or match.known.country:
                    owner, start = match, match.start
                break
            kind = words.get(g.lower[j])
            if (
                g.lower[j] in ("'s", "’s", "&")
                or kind in ("portfolios", "modifiers")
                or (kind is None and g.dep[j] == "compound")
            ):
                start = j
            elif g.lower[j] in ("and", "of", ",") and words.get(g.lower[j - 1]) == "portfolios" and start == j + 1:
                start = j
            else:
                break
            j -= 1
        while start < i and g.lower[start] in ("'s", "’s", "and", ",", "of", "&"):
            start += 1
        return start, owner

    def _right(self, i: int) -> tuple[int, bool, Match | None]:
        """Where the phrase ends behind its noun, whether a portfolio follows ("of Foreign Affairs"), its country."""
        g, words = self.g, vocabulary()
        last = g.sentences[g.sentence[i]][1]
        end, portfolio, owner = i + 1, False, None
        j = i + 1
        while j < last and g.lower[j] in ("of", "for", "in") and j + 1 < last:
            k = j + 1 + (g.lower[j + 1] == "the")
            if k < last and k in self.at and self.at[k].known.country:
                return self.at[k].end, portfolio, self.at[k]
            if g.lower[j] == "in":
                break
            stop = k
            while stop < last and (
                words.get(g.lower[stop]) == "portfolios" or (stop > k and g.lower[stop] in ("and", "&", ","))
            ):
                stop += 1
            while stop > k and g.lower[stop - 1] in ("and", "&", ","):
                stop -= 1
            if stop == k:
                break
            end, portfolio, j = stop, True, stop
        return end, portfolio, owner

    def _last_state(self, i: int, kind: str) -> Match | None:
        """The state that was named last before token `i`, in this or the sentence before."""
        g, nearest = self.g, None
        first = g.sentences[max(0, g.sentence[i] - 2)][0]
        for j in range(i - 1, first - 1, -1):
            match = self.at.get(j)
            if match is None or match.known.country is None or match.known.kind not in ("state", "person"):
                continue
            if g.dep[j] in ("nsubj", "nsubjpass"):
                return match
            nearest = nearest or match
        return nearest

    def _actor(
        self, i: int, start: int, end: int, kind: ActorKind | str, owner: Match, by_id: dict[str, Actor]
    ) -> Actor:
        code = owner.known.country
        country = self.gazetteer.country(code)
        assert code is not None
        if kind == "state" and country is not None:
            return by_id.setdefault(country.id, Actor(country.id, country.name, "state", None, code))
        words = [
            w
            for j, w in enumerate(self.g.text[start:end], start)
            if j not in self.at and w not in ("'s", "’s", "the", "of", "in")
        ]
        core = " ".join(words).lower()
        for noun in nouns():
            core = core.replace(noun, "").strip()
        portfolio = SAME_PORTFOLIO.get(" ".join(core.split()), slug(core))
        noun = self.g.lower[i]
        adjective = country.adjectives[0] if country is not None and country.adjectives else owner.known.name
        if kind == "ministry" and portfolio == "foreign":
            name = f"{adjective} Foreign Ministry"
        else:
            name = f"{adjective} " + " ".join(w for w in words if w not in (",",))
        actor_id = f"{kind}:{code.lower()}-{portfolio or slug(noun)}"
        return by_id.setdefault(actor_id, Actor(actor_id, name, kind if kind != "state" else "body", None, code))  # type: ignore[arg-type]


def g_modifier(g: Grammar, i: int) -> bool:
    """Whether the body's noun only describes another ("Foreign Ministry spokesman")."""
    return g.dep[i] in ("compound", "amod", "nmod", "poss")
