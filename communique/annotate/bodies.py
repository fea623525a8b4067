"""Ministries, governments and other bodies that are named by a pattern, not by a table.

"the Chinese Foreign Ministry", "Kenya's Ministry of Foreign Affairs", "the country's Defence Ministry", "the Polish
government", "the Turkish side": a country and the noun of a body. A government and a side are the state itself.
"""

from functools import cache

from communique.annotate.gazetteer import Gazetteer, Match
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Actor, ActorKind, Name, Use
from communique.annotate.people import slug
from communique.annotate.titles import vocabulary
from communique.codebook import cues

# What a body's noun is to the noun that it describes: "Foreign Ministry spokesman".
DESCRIBING = frozenset({"compound", "amod", "nmod", "poss"})


@cache
def nouns() -> dict[str, ActorKind]:
    """Each noun that makes a body, and the kind of actor; "state" for governments and sides."""
    table = cues("roles")
    out: dict[str, ActorKind] = dict.fromkeys(table["governments"], "state")
    for kind, words in table["bodies"].items():
        out.update(dict.fromkeys(words, kind))
    return out


class Bodies:
    """Finds the bodies of one document."""

    def __init__(self, g: Grammar, at: dict[int, Match], gazetteer: Gazetteer) -> None:
        """`at` maps tokens to the codebook names that stand on them."""
        self.g, self.at, self.gazetteer = g, at, gazetteer

    def find(self, taken: set[int], by_id: dict[str, Actor]) -> list[Name]:
        """The names of bodies in order; `by_id` holds the document's other actors and receives new ones."""
        g, out, table = self.g, [], nouns()
        ends = {word.split()[-1] for word in table}  # "central bank" is looked for where "bank" stands
        for i in [i for i, word in enumerate(g.lower) if word in ends]:
            kind = table.get(g.lower[i]) or table.get(" ".join(g.lower[max(0, i - 1) : i + 1]))
            if kind is None or i in taken or i in self.at or g.pos[i] not in ("NOUN", "PROPN"):
                continue
            name = self._body(i, kind, by_id, taken)
            if name is not None:
                out.append(name)
                taken.update(range(name.start, name.end))
        return out

    def _body(self, i: int, kind: ActorKind, by_id: dict[str, Actor], taken: set[int]) -> Name | None:
        """The body whose noun is token `i`; a ministry without a country is that of the state named last."""
        start, owner = self._left(i, taken)
        end, portfolio, behind = self._right(i)
        owner, told = owner or behind, True
        if owner is None or owner.known.country is None:
            if kind != "ministry" or not (portfolio or start < i):
                return None
            owner, told = self._last_state(start), False
        if owner is None or owner.known.country is None:
            return None
        actor = self._actor(i, start, end, kind, owner, by_id)
        use: Use = "modifier" if self.g.dep[i] in DESCRIBING else "actor"
        reason = "a country and the noun of a body" if told else "the country named last"
        return Name(start, end, i, actor, "nominal" if kind == "state" else "name", use, reason, told)

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
            described = kind in ("portfolios", "modifiers") or (kind is None and g.dep[j] == "compound")
            joins = g.lower[j] in ("and", "of", ",") and words.get(g.lower[j - 1]) == "portfolios" and start == j + 1
            if not (described or joins or g.lower[j] in ("'s", "’s", "&")):
                break
            start = j
            j -= 1
        while start < i and g.lower[start] in ("'s", "’s", "and", ",", "of", "&"):
            start += 1
        return start, owner

    def _right(self, i: int) -> tuple[int, bool, Match | None]:
        """Where the phrase ends behind its noun, whether a portfolio follows ("of Foreign Affairs"), its country."""
        g, words = self.g, vocabulary()
        last = g.sentences[g.sentence[i]][1]
        end, portfolio = i + 1, False
        j = i + 1
        while j < last and g.lower[j] in ("of", "for", "in") and j + 1 < last:
            k = j + 1 + (g.lower[j + 1] == "the")
            if k < last and k in self.at and self.at[k].known.country:
                return self.at[k].end, portfolio, self.at[k]
            if g.lower[j] == "in":
                break
            stop = k
            named = g.lower[i] in ("ministry", "department")
            while stop < last and (
                words.get(g.lower[stop]) == "portfolios"
                or (named and stop not in self.at and g.pos[stop] == "PROPN" and g.text[stop][0].isupper())
                or (stop > k and g.lower[stop] in ("and", "&", ","))
            ):
                stop += 1
            while stop > k and g.lower[stop - 1] in ("and", "&", ","):
                stop -= 1
            if stop == k:
                break
            end, portfolio, j = stop, True, stop
        return end, portfolio, None

    def _last_state(self, i: int) -> Match | None:
        """The state named last before token `i`, in its sentence or the two before; a subject goes first."""
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

    def _actor(self, i: int, start: int, end: int, kind: ActorKind, owner: Match, by_id: dict[str, Actor]) -> Actor:
        """The actor of a body's phrase: the state for its government, else a body named after country and portfolio."""
        code = owner.known.country
        assert code is not None  # `_body` asks for no other
        country = self.gazetteer.country(code)
        if kind == "state":
            if country is not None:
                return by_id.setdefault(country.id, Actor(country.id, country.name, "state", None, code))
            kind, prefix = "body", "state"
        else:
            prefix = kind
        words = [
            word
            for j, word in enumerate(self.g.text[start:end], start)
            if j not in self.at and word not in ("'s", "’s", "the", "of", "in")
        ]
        portfolio = _portfolio(words)
        adjective = country.adjectives[0] if country is not None and country.adjectives else owner.known.name
        if kind == "ministry" and portfolio == "foreign":
            name = f"{adjective} Foreign Ministry"
        else:
            name = f"{adjective} {self._told(start, end)}"
        actor_id = f"{prefix}:{code.lower()}-{portfolio or slug(self.g.lower[i])}"
        return by_id.setdefault(actor_id, Actor(actor_id, name, kind, None, code))

    def _told(self, start: int, end: int) -> str:
        """A body's words without its country: "Ministry of Fisheries"."""
        words = [
            word
            for j, word in enumerate(self.g.text[start:end], start)
            if j not in self.at and word not in ("'s", "’s", "the", "in", ",")
        ]
        while words and words[0] == "of":
            words.pop(0)
        while words and words[-1] == "of":
            words.pop()
        return " ".join(words)


def _portfolio(words: list[str]) -> str:
    """What a body deals with, as part of its id: "foreign" for "Ministry of External Affairs"; maybe empty."""
    core = " ".join(words).lower()
    for noun in nouns():
        core = core.replace(noun, "").strip()
    same: str | None = cues("roles")["same_portfolio"].get(" ".join(core.split()))
    return slug(core) if same is None else same
