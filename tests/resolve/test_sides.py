"""Whether two parties of two documents may be one."""

import pytest

from communique.records import Party
from communique.resolve.sides import LIKE, OFFICE, SAME, STATE, SURNAME, likeness, side


def like(a: dict, b: dict) -> float:
    one, two = side(Party.model_validate(a)), side(Party.model_validate(b))
    assert likeness(one, two) == likeness(two, one)
    return likeness(one, two)


def person(
    name: str, country: str | None = "KE", role: str | None = "Foreign Minister", actor: str | None = None
) -> dict:
    return {
        "name": name,
        "actor": actor or f"person:{name.lower().replace(' ', '-')}",
        "country": country,
        "role": role,
    }


STATE_OF = {"name": "Kenya", "actor": "state:ke", "country": "KE"}


@pytest.mark.parametrize(
    ("a", "b", "score"),
    [
        (person("Musalia Otieno"), person("Musalia Otieno"), SAME),
        (person("Abdullah Karimi"), person("Abdallah Karimi"), LIKE),
        (person("Sergei Orlov"), person("Sergey Orlov", country=None), LIKE),
        (person("Otieno"), person("Musalia Otieno"), SURNAME),
        (person("Kenyan foreign minister", actor="unnamed:x"), STATE_OF, STATE),
        (person("Kenyan foreign minister", role="foreign minister"), person("Musalia Otieno", role="foreign minister"),
         OFFICE),
        (person("Musalia Otieno"), STATE_OF, STATE),
        ({"name": "Kenyan Foreign Ministry", "actor": "ministry:ke-foreign", "country": "KE"}, STATE_OF, STATE),
        (person("Wei Qiang"), person("Wei Keqiang"), 0.0),
        (person("Musalia Otieno"), person("Musalia Otieno Jr", country="UG"), 0.0),
        (person("Musalia Otieno"), person("Grace Wanjiru"), 0.0),
        (person("Kenyan defence minister", role="defence chief"), person("Musalia Otieno", role="envoy"), 0.0),
        ({"name": "African Union", "actor": "org:au"}, {"name": "ASEAN", "actor": "org:asean"}, 0.0),
        (STATE_OF, {"name": "Uganda", "actor": "state:ug", "country": "UG"}, 0.0),
        ({"name": "Coast Post", "actor": "outlet:coast-post", "country": "KE"}, STATE_OF, 0.0),
    ],
)  # fmt: skip
def test_likeness(a: dict, b: dict, score: float) -> None:
    assert like(a, b) == score


def test_two_people_of_the_codebook_are_never_one() -> None:
    from communique.codebook import load

    people = [p for p in load().people if p.country == "CN"]
    ids = {p.id for p in people}
    for one in people:
        for two in people:
            if one.id < two.id:
                a, b = (person(p.name, "CN", "Premier", p.id) for p in (one, two))
                assert like(a, b) == 0.0, ids


def test_the_ministers_may_be_anybodys() -> None:
    assert side(Party(name="ministers")).bloc is None
    assert side(Party(name="African Union", actor="org:au")).bloc == "org:au"
