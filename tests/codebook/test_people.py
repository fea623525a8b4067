"""The table of people: whole, unambiguous, in order, and nobody missing where diplomacy is dense."""

from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

import communique.codebook

HOME = Path(communique.codebook.__file__).parent
FILES = sorted((HOME / "people").glob("*.yaml"))
ROLES = {"head_of_state", "head_of_government", "foreign_minister", "chief", "other"}
HEADS = {"head_of_state", "head_of_government"}

# fmt: off
G20 = ["AR", "AU", "BR", "CA", "CN", "DE", "FR", "GB", "ID", "IN", "IT", "JP", "KR", "MX", "RU", "SA", "TR", "US", "ZA"]
EU = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
      "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"]
ASEAN = ["BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "VN"]
SCO = ["BY", "CN", "IN", "IR", "KG", "KZ", "PK", "RU", "TJ", "UZ"]
BRICS = ["AE", "BR", "CN", "EG", "ET", "IN", "IR", "RU", "ZA"]
GULF = ["AE", "BH", "KW", "OM", "QA", "SA"]
# fmt: on
DAYS = ("2016-01-01", "2019-01-01", "2022-03-30", "2024-04-09", "2024-05-16")

# A handover may take some weeks: an acting holder, a minister who stays until the next one swears.
_GRACE_DAYS = 40

Person = dict[str, Any]
Office = dict[str, Any]


def _read(path: Path) -> list[Person]:
    return list(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


PEOPLE = [person for path in FILES for person in _read(path)]


def _names(person: Person) -> list[str]:
    return [person["name"], *person["aliases"]]


def _first(prefix: object) -> str:
    """The first day that an ISO prefix may mean."""
    return (str(prefix) + "-01-01")[:10] if len(str(prefix)) == 4 else (str(prefix) + "-01")[:10]


def _last(prefix: object) -> str:
    """The last day that an ISO prefix may mean, or a day past all days where it is open."""
    if prefix is None:
        return "9999-12-31"
    return (str(prefix) + "-12-31")[:10] if len(str(prefix)) == 4 else (str(prefix) + "-31")[:10]


def _serves(office: Office, day: str) -> bool:
    return _first(office["start"]) <= day <= _last(office.get("end"))


def _days(iso: str) -> int:
    """A count of days that is exact enough to compare terms of office."""
    year, month, day = (int(part) for part in iso.split("-"))
    return year * 365 + (month - 1) * 30 + day


def _holders(country: str, roles: set[str], day: str) -> set[str]:
    return {
        person["id"]
        for person in PEOPLE
        for office in person["offices"]
        if office.get("country") == country and office["role"] in roles and _serves(office, day)
    }


def test_ids_are_used_once() -> None:
    assert [id_ for id_, times in Counter(person["id"] for person in PEOPLE).items() if times > 1] == []


def test_a_name_leads_to_one_person() -> None:
    owners = Counter(name for person in PEOPLE for name in _names(person))
    assert [name for name, times in owners.items() if times > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_entry_is_whole(path: Path) -> None:
    for person in _read(path):
        where = person.get("id")
        assert set(person) == {"id", "name", "aliases", "family", "gender", "country", "offices"}, where
        assert person["gender"] in ("m", "f"), where
        # Unquoted, YAML 1.1 reads Norway's code as "false".
        assert isinstance(person["country"], str) and len(person["country"]) == 2, where
        assert all(isinstance(name, str) and name == name.strip() for name in _names(person)), where
        assert person["offices"], where
        for office in person["offices"]:
            assert set(office) <= {"title", "role", "country", "organisation", "start", "end"}, where
            assert office["role"] in ROLES, where
            assert isinstance(office.get("country") or office.get("organisation"), str), where


def test_no_bare_surname_is_an_alias() -> None:
    """An alias is looked for in every text; a surname alone would claim every bearer of it."""
    assert [(p["id"], alias) for p in PEOPLE for alias in p["aliases"] if alias == p["family"]] == []


def test_terms_stand_in_order() -> None:
    for person in PEOPLE:
        starts = [_first(office["start"]) for office in person["offices"]]
        assert starts == sorted(starts), person["id"]
        for office in person["offices"]:
            assert _first(office["start"]) < _last(office.get("end")), (person["id"], office["title"])


def test_nobody_holds_one_office_twice_at_once() -> None:
    for person in PEOPLE:
        terms: dict[tuple[object, ...], list[Office]] = {}
        for office in person["offices"]:
            key = (office["title"], office.get("country"), office.get("organisation"))
            terms.setdefault(key, []).append(office)
        for offices in terms.values():
            for earlier, later in pairwise(offices):
                assert earlier.get("end") is not None, (person["id"], earlier["title"])
                assert _first(earlier["end"]) <= _last(later["start"]), (person["id"], earlier["title"])


@pytest.mark.parametrize("role", ["head_of_government", "foreign_minister"])
def test_one_office_has_one_holder_at_a_time(role: str) -> None:
    terms: dict[str, list[tuple[str, str, str]]] = {}
    for person in PEOPLE:
        for office in person["offices"]:
            if office["role"] == role and "country" in office:
                # The shortest term that the prefixes allow: only a certain overlap is a fault.
                start, end = _last(office["start"]), office.get("end")
                terms.setdefault(office["country"], []).append(
                    (start, _last(None) if end is None else _first(end), person["id"])
                )
    overlaps = [
        (country, one, other)
        for country, served in sorted(terms.items())
        for one, other in combinations(served, 2)
        if one[2] != other[2] and _days(min(one[1], other[1])) - _days(max(one[0], other[0])) > _GRACE_DAYS
    ]
    assert overlaps == []


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("roles", [HEADS, {"foreign_minister"}], ids=["head", "foreign_minister"])
def test_the_dense_formats_are_covered(roles: set[str], day: str) -> None:
    countries = sorted({*G20, *EU, *ASEAN, *SCO, *BRICS, *GULF})
    assert [country for country in countries if not _holders(country, roles, day)] == []


@pytest.mark.parametrize(
    ("organisation", "day", "holder"),
    [
        ("un", "2019-06-01", "antonio-guterres"),
        ("nato", "2022-03-24", "jens-stoltenberg"),
        ("nato", "2024-12-04", "mark-rutte"),
        ("sco", "2023-07-04", "zhang-ming"),
        ("asean", "2024-05-16", "kao-kim-hourn"),
        ("iaea", "2018-01-15", "yukiya-amano"),
        ("opec", "2020-04-12", "mohammed-barkindo"),
    ],
)
def test_organisations_have_their_chief(organisation: str, day: str, holder: str) -> None:
    chiefs = {
        person["id"]
        for person in PEOPLE
        for office in person["offices"]
        if office.get("organisation") == organisation and office["role"] == "chief" and _serves(office, day)
    }
    assert holder in chiefs


@pytest.mark.parametrize(
    ("country", "day", "minister"),
    [
        ("CN", "2022-03-30", "wang-yi"),
        ("CN", "2023-05-01", "qin-gang"),
        ("CN", "2024-04-09", "wang-yi"),
        ("KE", "2023-12-12", "musalia-mudavadi"),
        ("BR", "2019-08-20", "ernesto-araujo"),
        ("NO", "2024-01-10", "espen-barth-eide"),
        ("OM", "2018-10-26", "yusuf-bin-alawi"),
    ],
)
def test_the_minister_of_a_day_is_known(country: str, day: str, minister: str) -> None:
    assert _holders(country, {"foreign_minister"}, day) == {minister}
