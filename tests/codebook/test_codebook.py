"""The tables as they ship, the loader, and a user's own folder."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from babel import Locale

from communique import codebook
from communique.codebook import CodebookError, Country, checks, cues, load
from communique.codebook.checks import faults_in
from communique.codebook.tables import TABLES

DISORDERLY = """
- id: x
  name: X Y
  offices:
  - {title: B, role: other, country: KE, start: 2020}
  - {title: A, role: other, country: KE, start: 2011}
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def country(code: str) -> Country:
    return load().country_by_code[code]


def test_the_tables_that_ship_keep_their_own_rules() -> None:
    tables = {table.name: list(table.read(codebook.HOME)) for table in TABLES}
    assert list(faults_in(tables)) == []


def test_every_table_is_as_full_as_promised() -> None:
    book = load()
    assert len(book.organisations) >= 70
    assert len(book.countries) >= 200
    assert len(book.bodies) >= 80
    assert len(book.sources) >= 120
    assert sum(issue.parent is not None for issue in book.issues) >= 60


def test_loading_is_quick_enough_for_a_command_line() -> None:
    """In a process of its own, for what measures the tests' coverage slows everything down."""
    code = "import time, communique.codebook as c; t = time.process_time; start = t(); c.load(); print(t() - start)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    assert min(float(run.stdout) for run in runs) < 0.5  # some 0.14 on an idle machine


def test_importing_the_codebook_loads_no_language_model() -> None:
    code = "import sys, communique.codebook as c; c.load(); print('spacy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_countries_bear_their_usual_english_name() -> None:
    english = Locale("en").territories
    strange = {}
    for entry in load().countries:
        usual = english[entry.code].replace("’", "'")
        if usual not in (entry.name, *entry.aliases):
            strange[entry.code] = usual
    assert strange == {}


@pytest.mark.parametrize("code", ["NO", "GB", "XK", "TW", "PS", "VA", "FM"])
def test_no_country_is_lost_to_yaml_or_to_the_standard(code: str) -> None:
    assert country(code).code == code


def test_states_are_known_as_diplomats_name_them() -> None:
    assert country("GB").id == "state:uk"
    assert country("KE").id == "state:ke"
    assert {"DPRK", "Democratic People's Republic of Korea"} <= set(country("KP").aliases)
    assert "Emirati" in country("AE").adjectives
    assert "Danes" in country("DK").nationals
    assert "Kiev" in country("UA").capital_aliases
    assert "Sino" in country("CN").combining


def test_brussels_speaks_for_the_union_and_other_capitals_for_themselves() -> None:
    assert country("BE").metonym_of == "org:eu"
    assert [entry.code for entry in load().countries if entry.metonym_of] == ["BE"]


def test_an_organisation_answers_to_both_spellings_and_its_acronym() -> None:
    sco = load().by_id["org:sco"]
    assert isinstance(sco, codebook.Organisation)
    assert sco.acronym == "SCO"
    assert "Shanghai Cooperation Organisation" in (sco.name, *sco.aliases)
    assert "Shanghai Cooperation Organization" in (sco.name, *sco.aliases)


@pytest.mark.parametrize(
    ("host", "source"),
    [
        ("www.reuters.com", "outlet:reuters"),
        ("news.sky.com", "outlet:sky-news"),
        ("edition.cnn.com", "outlet:cnn"),
        ("asia.nikkei.com:443", "outlet:nikkei"),
        ("WWW.MEA.GOV.IN", "outlet:mea-india"),
        ("an-unknown-village.example", None),
    ],
)
def test_a_host_names_its_source(host: str, source: str | None) -> None:
    found = load().source_of(host)
    assert (found.id if found else None) == source


def test_a_byline_names_a_source_that_running_text_must_not() -> None:
    magazine = load().source_by_name["foreign affairs"]
    assert "Foreign Affairs" not in magazine.spoken_names
    assert load().source_by_name["the jakarta post"].spoken_names == ("The Jakarta Post", "Jakarta Post")


def test_a_ministry_publishes_but_is_no_outlet_in_running_text() -> None:
    ministry = load().source_by_name["ministry of foreign affairs of brazil"]
    assert ministry.kind == "ministry"
    assert ministry.spoken_names == ()


def test_on_and_no_are_words_in_cue_tables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write(
        tmp_path, "cues/probe.yaml", "words: [on, off, no, yes, y]\nflag: true\ncount: 3\nday: 2024-05-16\nnone: null\n"
    )
    monkeypatch.setattr(codebook, "HOME", tmp_path)
    assert cues("probe") == {
        "words": ["on", "off", "no", "yes", "y"],
        "flag": True,
        "count": 3,
        "day": "2024-05-16",
        "none": None,
    }


def test_an_unknown_cue_table_lists_the_known_ones() -> None:
    with pytest.raises(CodebookError, match="topics"):
        cues("no-such-table")


def test_a_users_entry_is_added_and_one_of_ours_replaced(tmp_path: Path) -> None:
    write(
        tmp_path,
        "organisations.yaml",
        "- {id: eu, name: European Union, acronym: EU, aliases: [the Twenty-Seven], kind: bloc}\n"
        "- {id: lake-charter, name: Lake Victoria Charter Group, kind: format}\n",
    )
    write(
        tmp_path, "issues.yaml", "- {id: ferries, name: Ferries, parent: economy, terms: [ferry link, ferry links]}\n"
    )
    book = load(tmp_path)
    assert book.by_id["org:eu"].aliases == ("the Twenty-Seven",)  # type: ignore[union-attr]
    assert book.by_id["org:lake-charter"].name == "Lake Victoria Charter Group"
    assert book.by_id["ferries"].parent == "economy"  # type: ignore[union-attr]
    assert len(book.organisations) == len(load().organisations) + 1


def test_a_users_people_may_stand_in_a_folder(tmp_path: Path) -> None:
    write(
        tmp_path,
        "people/harbours.yaml",
        "- id: ilse-marwick\n  name: Ilse Marwick\n  gender: f\n  country: IS\n"
        "  offices:\n  - {title: Harbour Minister, role: other, country: IS, start: 2019-02, end: null}\n",
    )
    person = load(tmp_path).by_id["person:ilse-marwick"]
    assert isinstance(person, codebook.Person)
    assert person.offices[0].start == "2019-02"
    assert person.offices[0].end is None


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("organisations.yaml", "- {id: new, name: BRICS, kind: bloc}", "org:new: name 'BRICS' is that of org:brics"),
        ("organisations.yaml", "- {id: new, name: New, kind: club}", "kind 'club' is not one of"),
        ("organisations.yaml", "- {id: new, kind: bloc}", "new: name is missing"),
        ("organisations.yaml", "- {id: new, name: New, kind: bloc, colour: red}", "unknown field colour"),
        ("organisations.yaml", "- {id: new, name: New, kind: bloc, aliases: N}", "aliases must be a list"),
        ("organisations.yaml", "- {id: New Group, name: New, kind: bloc}", "lower-case letters"),
        ("organisations.yaml", "new: {name: New}", "a table is a list"),
        ("organisations.yaml", "- {id: [", "cannot be read as YAML"),
        ("organisations.yaml", "- {id: a, name: A, kind: ngo}\n- {id: a, name: B, kind: ngo}", "the id is used twice"),
        ("bodies.yaml", "- {id: seat, name: Seat, country: ZZ, kind: ministry}", "country 'ZZ' is in no table"),
        ("countries.yaml", "- {code: zz, name: Zed}", "not two capital letters"),
        ("countries.yaml", "- {code: ZZ, name: Zed, capital: Nairobi}", "capital 'Nairobi' is that of state:ke"),
        ("issues.yaml", "- {id: x, name: X, parent: nowhere}", "parent 'nowhere' is no top area"),
        ("issues.yaml", "- {id: x, name: X, terms: [Tariff]}", "not in lower case"),
        ("issues.yaml", "- {id: x, name: X, terms: [tariffs]}", "that of tariffs too"),
        (
            "sources.yaml",
            "- {id: x, name: X Daily, domains: [www.x.example], state_affiliation: independent, kind: newspaper}",
            "not a bare lower-case domain",
        ),
        (
            "sources.yaml",
            "- {id: x, name: X Daily, domains: [bbc.com], state_affiliation: independent, kind: newspaper}",
            "domain 'bbc.com' is that of outlet:bbc",
        ),
        (
            "people.yaml",
            "- {id: x, name: X Y, offices: [{title: Envoy, role: other, country: KE, start: 2020, end: 2018-05}]}",
            "ends 2018-05, before it starts 2020",
        ),
        (
            "people.yaml",
            DISORDERLY,
            "stands after the one that starts",
        ),
        ("people.yaml", "- {id: x, name: X Y, offices: [{title: Envoy, role: czar, country: KE}]}", "role 'czar'"),
        ("people.yaml", "- {id: x, name: X Y, offices: [{title: Envoy, role: other}]}", "of no country"),
        (
            "people.yaml",
            "- {id: x, name: X Y, offices: [{title: E, role: other, country: KE, start: 5 May}]}",
            "not a date",
        ),
    ],
)
def test_a_table_that_breaks_a_rule_is_refused_by_file_and_entry(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    write(tmp_path, name, text)
    with pytest.raises(CodebookError) as refused:
        load(tmp_path)
    assert told in str(refused.value)
    assert name in str(refused.value)


def test_a_misspelt_table_is_not_left_out_in_silence(tmp_path: Path) -> None:
    write(tmp_path, "organizations.yaml", "- {id: new, name: New, kind: bloc}")
    with pytest.raises(CodebookError, match=r"organizations.yaml.*organisations\.yaml"):
        load(tmp_path)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="no such folder"):
        load(tmp_path / "nowhere")


def test_our_files_are_plain_yaml_for_anybodys_reader() -> None:
    for path in sorted(codebook.HOME.rglob("*.yaml")):
        assert yaml.safe_load(path.read_text(encoding="utf-8")), path


def test_every_field_and_kind_is_documented() -> None:
    told = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
    fields = {field for table in TABLES for field in table.fields} | set(codebook.Office.__match_args__)
    kinds = checks.ROLES | checks.ORGANISATION_KINDS | checks.BODY_KINDS | checks.SOURCE_KINDS | checks.AFFILIATIONS
    assert [word for word in sorted(fields | kinds) if f"`{word}`" not in told] == []


def test_the_examples_of_the_documentation_load(tmp_path: Path) -> None:
    told = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
    examples = re.findall(r"`([a-z]+\.yaml)`:\n\n```yaml\n(.*?)```", told, flags=re.DOTALL)
    assert {name for name, _ in examples} == {f"{table.name}.yaml" for table in TABLES}
    for name, text in examples:
        write(tmp_path, name, text)
    book = load(tmp_path)
    assert len(book.by_id) >= len(load().by_id)
