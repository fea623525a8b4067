"""How a brief names people, governments and bodies: with role and country at first mention, short afterwards."""

import re
from collections.abc import Iterable
from functools import cache

from communique.codebook import cues, load
from communique.publish.briefs.notes import plain
from communique.records import Party
from communique.settings import settings
from communique.wording import country_name, country_phrases, listed, sentence_case, words_of

LONGEST_TITLE = 5  # words of a role that can stand before a name; a longer one stands behind it
_ADJECTIVES = {"US": "US", "AE": "Emirati"}  # where the first adjective of the codebook does not go with an office


@cache
def _with_article() -> frozenset[str]:
    return frozenset(cues("wording")["with_article"])


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(cues("wording")[table].split())


def takes_article(party: Party) -> bool:
    """Whether a name needs "the" in a sentence: the United States, the African Union, the Foreign Ministry."""
    name = party.name
    if name in _with_article():
        return True
    if (party.actor or "").startswith(("person:", "company:", "outlet:")) or name.lower().startswith("the "):
        return False
    words = name.lower().split()
    if not words or name.isupper() or "'" in name or "’" in name:
        return False
    return words[-1] in _words("article_words") or (
        words[0] in _words("article_words") and words[1:2] in (["of"], ["for"])
    )


def bare(party: Party) -> str:
    """A party's name inside a sentence, with its article and without its role."""
    name = plain(party.name)
    if takes_article(party):
        return f"the {name}"
    return f"{'an' if name[:1].lower() in 'aeio' else 'a'} {name}" if _is_one_of_many(party.name) else name


def _is_one_of_many(name: str) -> bool:
    """Whether a name only says what somebody is: "Turkish official" is one of many, "Turkish officials" are several."""
    words = name.split()
    last = words[-1] if words else ""
    alone = last.islower() and not last.endswith("s") and last not in _words("uncounted")
    return alone and words[0].casefold() not in _words("determiners")


class Names:
    """Introduces everybody once."""

    def __init__(self) -> None:
        """Nobody has been named yet."""
        self._named: set[str] = set()

    def of(self, party: Party) -> str:
        """A party's name here: "Kenyan Cabinet Secretary for Foreign Affairs Musalia Otieno", then "Musalia Otieno"."""
        key = party.actor or party.name
        if key in self._named or party.role is None:
            return bare(party)
        self._named.add(key)
        return introduced(party)

    def all(self, parties: Iterable[Party], last: str = "and") -> str:
        """Several parties as prose, each once."""
        once = {party.actor or party.name: party for party in reversed(list(parties))}
        return listed([self.of(party) for party in reversed(list(once.values()))], last)


def introduced(party: Party) -> str:
    """A person's name with role and country."""
    name, role = plain(party.name), short_title(plain(party.role or ""))
    if not role or set(words_of(role)) & set(words_of(name)):
        return bare(party)
    if _as_title(role):
        title = role if any(letter.isupper() for letter in role) else _capitalised(role)
        country = _adjective(party.country)
        if country is not None and not _tells_country(role, party.country):
            title = f"{country} {title}"
        return f"{title} {name}"
    return f"{name} ({role})"


_OF = re.compile(r" of (?:the )?")
_MINISTER = re.compile(r"^(?P<office>(?:Deputy |First |State )*Minister) (?:of|for) (?P<field>[A-Z]\w+(?: Affairs)?)$")
_PRESIDING = re.compile(
    r"^(?P<office>President|Secretary-General|Chair|Speaker) of the (?P<body>[A-Z]\w+(?: [A-Z]\w+)?)$"
)


def short_title(role: str) -> str:
    """A title as the papers write it: "Foreign Minister" for "Minister of Foreign Affairs of the Kingdom of Norway"."""
    role = _without_state(role)
    found = _MINISTER.match(role)
    if found is not None:
        return f"{found['field'].removesuffix(' Affairs')} {found['office']}"
    found = _PRESIDING.match(role)
    return f"{found['body']} {found['office']}" if found is not None else role


def _without_state(role: str) -> str:
    """A title without the state at its end, which goes before it: "Minister of Trade of the Republic of Kenya"."""
    known = country_phrases()
    for found in _OF.finditer(role):
        if " ".join(words_of(role[found.end() :])) in known:
            return role[: found.start()]
    return role


def _as_title(role: str) -> bool:
    """Whether a role can stand before the name: "Cabinet Secretary for Foreign Affairs", not "head of the Fed"."""
    words = role.split()
    if len(words) > LONGEST_TITLE or "," in role or {"at", "in", "to", "the"} & set(words):
        return False
    return "of" not in words or (len(words) == 3 and words[0][0].isupper() and words[2][0].isupper())


def _capitalised(role: str) -> str:
    return " ".join(word if word in ("for", "and", "of", "the") else sentence_case(word) for word in role.split())


@cache
def _adjective(code: str | None) -> str | None:
    if code is None:
        return None
    country = load(settings().codebook).country_by_code.get(code)
    if country is None:
        return None
    return _ADJECTIVES.get(code) or (country.adjectives[0] if country.adjectives else None)


def _tells_country(role: str, code: str | None) -> bool:
    name = country_name(code) or ""
    adjective = _adjective(code) or ""
    return any(word and word.casefold() in role.casefold() for word in (name, adjective))
