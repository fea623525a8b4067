"""Publishers are matched to the codebook however they are spelt, and never where a name may be another's."""

import pytest

from communique.codebook import load, outlets


def outlet(publisher: str | None, *addresses: str) -> str | None:
    found = outlets.find(publisher, *addresses)
    return None if found is None else found.id.removeprefix("outlet:")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Jakarta Post", "jakarta-post"),
        ("THE JAKARTA POST", "jakarta-post"),
        ("New York Times, The", "nyt"),
        ("Mail and Guardian", "mail-guardian"),
        ("People’s Daily", "peoples-daily"),
        ("EL PAIS", "el-pais"),
        ("Clarin", "clarin"),
        ("Reuters.com", "reuters"),
        ("Le Monde.fr", "le-monde"),
        ("www.dawn.com", "dawn"),
        ("thejakartapost.com", "jakarta-post"),
        ("Xinhua News Agency", "xinhua"),
        ("Yonhap News", "yonhap"),
        ("Russian News Agency TASS", "tass"),
        ("Turkey's Anadolu Agency", "anadolu"),
        ("Chinese state news agency Xinhua", "xinhua"),
        ("Petra News Agency", "petra"),
        ("AFP", "afp"),
        ("Agence France-Presse (AFP)", "afp"),
        ("AP News", "ap"),
        ("BBC Africa", "bbc"),
        ("Al Jazeera English", "al-jazeera"),
        ("新华社", "xinhua"),
        ("РИА Новости", "ria-novosti"),
        ("연합뉴스", "yonhap"),
        ("Anadolu Ajansı", "anadolu"),
        ("Xinhua | Breaking news and opinion", "xinhua"),
    ],
)
def test_a_publisher_is_known_in_any_spelling(name: str, wanted: str) -> None:
    assert outlet(name) == wanted


@pytest.mark.parametrize(
    "name",
    ["The Standard", "The Herald", "Daily News", "The Star", "The Citizen", "La Nación", "CNA", "APA",
     "APA News Agency", "The Standard (Hong Kong)", "The Herald, Glasgow"],
)  # fmt: skip
def test_a_name_that_outlets_of_several_countries_bear_is_nobodys(name: str) -> None:
    assert outlet(name) is None


@pytest.mark.parametrize(
    "name",
    ["Harbour Wire", "Ministry of Foreign Affairs", "Time News", "The Diplomat Magazine", "Wire", "Ap", "Sana",
     "Guardian News", "外交部", "", "—", "Rt"],
)  # fmt: skip
def test_a_name_that_is_none_of_the_codebooks_is_not_guessed(name: str) -> None:
    assert outlet(name) is None


def test_a_shared_name_is_known_by_its_country_its_town_or_its_address() -> None:
    assert outlet("The Standard (Kenya)") == outlet("The Standard (Nairobi)") == "the-standard-kenya"
    assert outlet("The Herald, Zimbabwe") == "herald-zw"
    assert outlet("The Herald", "https://www.herald.co.zw/2024/05/a-road") == "herald-zw"
    assert outlet("The Standard", "https://www.standard.co.uk/news/a-road") is None


@pytest.mark.parametrize(
    ("publisher", "address", "wanted"),
    [
        (None, "https://www.jordantimes.com/news/a-ferry", "jordan-times"),
        (None, "https://en.kremlin.ru/events/1", "kremlin-ru"),
        (None, "articles/www.reuters.com/a-ferry.html", None),
        (None, "https://news.example/reuters.com/a-ferry", None),
        (None, "http://[broken", None),
        ("BBC Learning", "https://www.bbc.co.uk/a-ferry", "bbc"),
        ("人民网", "http://www.people.com.cn/a-ferry", "peoples-daily"),
        ("Harbour Wire", "https://www.reuters.com/a-ferry", None),  # a reprint that names its original's address
        ("The Monitor", "https://allafrica.com/stories/1.html", None),
        ("Reuters", "https://www.straitstimes.com/a-ferry", "reuters"),
    ],
)
def test_the_address_tells_who_publishes_unless_the_name_speaks_against_it(
    publisher: str | None, address: str, wanted: str | None
) -> None:
    assert outlet(publisher, address) == wanted


def test_every_name_of_every_source_finds_it_or_is_shared() -> None:
    """No source is lost by the rules that keep false friends away, and none is taken for another."""
    lost = []
    for source in load().sources:
        for name in (source.name, *source.aliases):
            found = outlets.by_name(name)
            assert found is None or found.id == source.id, name
            lost += [name] if found is None else []
    assert len(lost) < 45 and "Reuters" not in lost


def test_offices_speak_for_states_and_newspapers_do_not() -> None:
    assert outlets.official("Ministry of Foreign Affairs of Lesotho", None)
    assert outlets.official("The White House", outlets.find("The White House"))
    assert not outlets.official("Harbour Wire", None)
    assert not outlets.official("Reuters", outlets.find("Reuters"))
    assert not outlets.official(None, None)
