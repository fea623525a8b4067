"""A brief reads well, says nothing that the record does not say, and leads every sentence back to its words."""

import re
from itertools import permutations
from pathlib import Path

import pytest
from newsroom import Newsroom, date

from communique.publish.briefs import Selection, brief
from communique.publish.briefs.names import Names, bare, introduced
from communique.publish.briefs.notes import marked, plain
from communique.publish.briefs.sentences import (
    meeting_sentence,
    outcome_sentence,
    quotable,
    reporting_verb,
    with_article,
)
from communique.records import Meeting, Outcome, Participant, Party, Place
from communique.store import View


def newsroom() -> Newsroom:
    room = Newsroom()
    for title, outlet, day in (("Talks", "Coast Post", "2024-03-13"), ("Port", "Lake Herald", "2024-03-14")):
        story = room.story(title, outlet, day)
        story.meeting(f"{outlet}: Musalia Otieno received Almaz Tadesse.", ["Otieno", "Tadesse"], "2024-03-12",
                      place=("Nairobi", "KE"))  # fmt: skip
        words = "The port is open to all our neighbours without conditions"
        story.statement(f"“{words}”, Musalia Otieno said.", "Otieno", words, issues=("trade",))
        value = 950e6 if outlet == "Coast Post" else 1.2e9
        story.figure(f"Trade came to {value:.0f} dollars.", value, "USD", "trade", subject="Kenya and Ethiopia",
                     period="2023")  # fmt: skip
    story = room.story("Ahead", "Highland Review", "2024-03-20")
    story.meeting("Tadesse is expected in Mogadishu in April.", ["Tadesse", "Somalia"], "2024-04", status="planned",
                  kind="visit", place=("Mogadishu", "SO"))  # fmt: skip
    story.forecast("The treaty may be signed by June.", "the treaty is signed", ["Ethiopia"], "2024-06", hedge="may")
    story.statement("Almaz Tadesse warned that the road would stay closed.", "Tadesse", "the road would stay closed",
                    mode="indirect", cue="warned", issues=("transport",))  # fmt: skip
    story.outcome("No joint statement came.", "joint statement", ["Kenya", "Ethiopia"], "2024-03-12",
                  kind="joint_statement", action="absent")  # fmt: skip
    story.outcome("A memorandum was signed.", "memorandum on transit fees", ["Kenya", "Ethiopia"], "2024-03-12",
                  kind="memorandum")  # fmt: skip
    story.restriction("Cars were banned.", "banned the import of used cars", ["Ethiopia"], ["Kenya"], "2024-02",
                      kind="ban")  # fmt: skip
    story.dispute("Troops crossed or not.", "troops crossed", ["Somalia"], "nobody crossed", ["Ethiopia"])
    steel = room.story("Steel", "Pampa Daily", "2024-06-04")
    steel.restriction("The tariff came.", "a tariff on steel", ["European Union"], ["Brazil"], "2024-06-03")
    return room


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return newsroom().keep(tmp_path_factory.mktemp("brief") / "record.db")


def write(record: Path, **selection: object) -> str:
    with View(record) as view:
        return brief(view, Selection(**selection))  # type: ignore[arg-type]


def body(text: str) -> str:
    return text.partition("## Sources")[0]


def test_it_has_all_sections_in_order(record: Path) -> None:
    headings = re.findall(r"^## (.+)$", write(record), re.MULTILINE)
    assert headings == [
        "Bottom line", "Chronology", "Who met whom", "What each side said", "Outcomes and absences", "Figures",
        "Restrictions", "Disputes", "What is expected next", "Sources",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenyan Cabinet Secretary for Foreign Affairs Musalia Otieno and Ethiopian Foreign Minister Almaz Tadesse held",
        "Almaz Tadesse held talks in Nairobi on 12 March 2024, as two documents report [",
        "- **12 March 2024.** Musalia Otieno and Almaz Tadesse held talks in Nairobi, as two documents report [",
        "- **February 2024.** Ethiopia “banned the import of used cars” [",
        "Ethiopia “banned the import of used cars” (in February 2024) [",
        "said: “The port is open to all our neighbours without conditions”, as two documents report [",
        "Almaz Tadesse warned: “the road would stay closed” (in the words of Highland Review) [",
        "Kenya and Ethiopia signed a memorandum on transit fees on 12 March 2024 [",
        "There was no joint statement between Kenya and Ethiopia on 12 March 2024 [",
        "The sources differ on trade (Kenya and Ethiopia) in 2023: 1.2 billion US dollars or 950 million US dollars [",
        "The European Union imposed tariffs on Brazil on 3 June 2024 (“a tariff on steel”) [",
        "Somalia asserted: “troops crossed”; Ethiopia denied it: “nobody crossed” [",
        "Expected in June 2024 by Ethiopia (in the words “may”): “the treaty is signed” [",
        "Almaz Tadesse was due to visit Mogadishu in April 2024 [",
        "That time is past; no document here tells what came of it.",
    ],
)
def test_it_says_what_the_record_says(record: Path, sentence: str) -> None:
    assert sentence in write(record)


def test_every_sentence_is_cited_and_every_note_is_the_documents_own_words(record: Path) -> None:
    text = write(record)
    lines = [line for line in body(text).splitlines() if line and line[0] not in "#*|"]
    for line in lines:
        assert re.search(r"\[\d+\]\.", line), line
    cited = {int(n) for n in re.findall(r"\[(\d+)\]", body(text))}
    notes = dict(re.findall(r"^(\d+)\. (.+)$", text.partition("## Sources")[2], re.MULTILINE))
    assert cited == {int(n) for n in notes} == set(range(1, len(notes) + 1))
    with View(record) as view:
        texts = [article.text for article in view.articles()]
    for note in notes.values():
        quote = note.rpartition(" — ")[0][1:-1]
        assert any(quote in t for t in texts), note
        assert re.search(r"— \*.+\*, (Coast Post|Lake Herald|Highland Review|Pampa Daily), \d+ \w+ 2024, `.+`$", note)


def test_nothing_absent_is_printed(record: Path) -> None:
    text = write(record)
    assert "None" not in text and "  " not in body(text) and "[]" not in text and " ." not in body(text)


def test_a_country_and_a_time_narrow_it(record: Path) -> None:
    text = write(record, countries=("BR",), since="2024-06")
    assert text.startswith("# Brief on Brazil, since June 2024\n")
    assert "tariff on steel" in text and "Otieno" not in text and "Nairobi" not in text
    assert "The documents tell of no meetings that were held, no statements, no outcomes" in text
    assert "one document" in text


def test_several_countries_are_meant_together(record: Path) -> None:
    text = write(record, countries=("KE", "ET"))
    assert text.startswith("# Brief on Kenya and Ethiopia\n")
    assert "Nairobi" in text and "Mogadishu" not in text and "tariff" not in text


def test_a_brief_of_one_meeting_is_named_after_it(record: Path) -> None:
    with View(record) as view:
        meeting = next(m.id for m in view.records("meeting") if m.status == "held")
    text = write(record, meeting=meeting)
    assert text.startswith("# Talks of Musalia Otieno and Almaz Tadesse, Nairobi, 12 March 2024\n")
    assert "without conditions" in text and "steel" not in text


def test_an_empty_selection_says_so(record: Path) -> None:
    text = write(record, countries=("JP",))
    assert "The record holds nothing on this" in text and "None" not in text


def test_the_order_of_reading_leaves_no_trace(tmp_path: Path) -> None:
    room = newsroom()
    texts = set()
    for i, order in enumerate(list(permutations(room.stories))[::5]):
        room.stories = list(order)
        texts.add(write(room.keep(tmp_path / f"{i}.db")))
    assert len(texts) == 1


def test_a_large_record_gives_a_brief_all_the_same(tmp_path: Path) -> None:
    room = Newsroom()
    for i in range(60):
        story = room.story(f"Story {i}", "Coast Post", "2024-03-13")
        story.meeting(f"Meeting {i}.", ["Otieno", "Tadesse"], f"2023-{i % 12 + 1:02d}-{i % 5 * 5 + 1:02d}", kind="call")
        story.figure(f"Figure {i}.", 1000.0 + i, "ships", f"measure {i}", subject="Kenya")
        words = f"word number {i} was said"
        story.statement(words, "Otieno", words, issues=("trade",))
        story.forecast(f"Forecast {i}.", f"thing {i}", ["Kenya"], "2025-06")
    text = write(room.keep(tmp_path / "large.db"))
    assert "The record holds 20 more; a country or a time narrows the brief." in text
    assert "(4 of 60 statements)" in text and text.count("ships") == 15
    cited = {int(n) for n in re.findall(r"\[(\d+)\]", body(text))}
    assert cited == {int(n) for n in re.findall(r"^(\d+)\. ", text.partition("## Sources")[2], re.MULTILINE)}


def meeting(who: list[Participant], **values: object) -> str:
    made = Meeting.model_validate(
        {"id": "m", "document": "d", "kind": "talks", "status": "held", "participants": who, "evidence": (), **values}
    )
    return meeting_sentence(made, Names())


ROSSI = Participant(name="Lucia Rossi", actor="person:r", country="AR")
MOREIRA = Participant(name="João Moreira", actor="person:m", country="BR")
BRASILIA = Place(name="Brasília", country="BR")


@pytest.mark.parametrize(
    ("who", "values", "sentence"),
    [
        ([ROSSI, MOREIRA], {}, "Lucia Rossi and João Moreira held talks"),
        ([ROSSI, MOREIRA], {"kind": "call", "date": date("2024-05-02")},
         "Lucia Rossi and João Moreira spoke by telephone on 2 May 2024"),
        ([ROSSI], {"kind": "call"}, "Lucia Rossi made a telephone call"),
        ([ROSSI, MOREIRA], {"kind": "visit", "place": BRASILIA, "date": date("2024-05-02/2024-05-04")},
         "Lucia Rossi visited Brasília and met João Moreira from 2 to 4 May 2024"),
        ([ROSSI], {"kind": "visit", "place": BRASILIA, "status": "planned", "date": date("2024-06")},
         "Lucia Rossi is due to visit Brasília in June 2024"),
        ([ROSSI, MOREIRA], {"status": "rumoured"},
         "Lucia Rossi and João Moreira may hold talks, which is reported and not confirmed"),
        ([ROSSI, MOREIRA], {"status": "cancelled", "date": date("2024-05-02")},
         "talks between Lucia Rossi and João Moreira on 2 May 2024 were cancelled"),
        ([ROSSI, MOREIRA], {"status": "denied", "kind": "call"},
         "reports of a telephone call between Lucia Rossi and João Moreira were denied"),
        ([ROSSI], {"kind": "visit", "place": Place(name="United States", country="US")},
         "Lucia Rossi visited the United States"),
        ([], {"kind": "summit", "place": BRASILIA}, "a summit was held in Brasília"),
        ([], {"status": "planned"}, "talks are due"),
        ([ROSSI, Participant(name="Brazil", actor="state:br", country="BR", part="host")], {"kind": "visit"},
         "Lucia Rossi and Brazil met during a visit"),
        ([ROSSI.model_copy(update={"part": "visitor"}), Participant(name="United States", actor="state:us",
          country="US", part="host")], {"kind": "visit"}, "Lucia Rossi visited the United States"),
    ],
)  # fmt: skip
def test_meetings_in_words(who: list[Participant], values: dict, sentence: str) -> None:
    assert meeting(who, **values) == sentence


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("memorandum on fees", "a memorandum on fees"),
        ("agreement on visas", "an agreement on visas"),
        ("agreements on visas", "agreements on visas"),
        ("Treaty of Amity", "the Treaty of Amity"),
        ("two protocols", "two protocols"),
        ("cooperation in space", "cooperation in space"),
        ("the joint statement", "the joint statement"),
        ("Eleven agency documents", "eleven agency documents"),
    ],
)
def test_titles_get_the_article_that_they_lack(title: str, shown: str) -> None:
    assert with_article(title) == shown


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": "to extend the truce", "action": "agreed"}, "Brazil agreed to extend the truce"),
        ({"title": "to extend the truce", "action": "agreed", "parties": ()}, "it was agreed to extend the truce"),
        ({"title": "agreements on beef", "action": "signed", "parties": ()}, "agreements on beef were signed"),
        ({"title": "a joint statement", "action": "absent", "parties": ()}, "there was no joint statement"),
    ],
)
def test_outcomes_in_words(values: dict, sentence: str) -> None:
    base = {"id": "o", "document": "d", "kind": "other", "parties": (Party(name="Brazil"),), "evidence": ()}
    assert outcome_sentence(Outcome.model_validate({**base, **values}), Names()) == sentence


def test_an_infinitive_is_told_as_one(tmp_path: Path) -> None:
    room = Newsroom()
    story = room.story("Embassies")
    story.outcome("They agreed on Monday to reopen the embassies.", "reopen the embassies", ["Kenya", "Somalia"],
                  kind="commitment", action="agreed")  # fmt: skip
    story.figure("Two envoys came.", 2.0, "envoys", "envoys")
    text = write(room.keep(tmp_path / "record.db"))
    assert "Kenya and Somalia agreed to reopen the embassies [1]." in text and "## Figures" not in text


@pytest.mark.parametrize(
    ("name", "role", "country", "shown"),
    [
        ("Musalia Otieno", "cabinet secretary for foreign affairs", "KE",
         "Kenyan Cabinet Secretary for Foreign Affairs Musalia Otieno"),
        ("Kenji Sato", "Prime Minister", "JP", "Japanese Prime Minister Kenji Sato"),
        ("Ann Bright", "US Treasury Secretary", "US", "US Treasury Secretary Ann Bright"),
        ("Lena Holm", "head of the delegation", "SE", "Lena Holm (head of the delegation)"),
        ("Otto Kern", None, "AT", "Otto Kern"),
        ("Ida Berg", "Minister of Foreign Affairs of the Kingdom of Norway", "NO",
         "Norwegian Foreign Minister Ida Berg"),
        ("Oleg Belov", "Foreign Minister of the Russian Federation", "RU", "Russian Foreign Minister Oleg Belov"),
        ("Ann Bright", "Secretary of State", "US", "US Secretary of State Ann Bright"),
        ("Eva Lind", "President of the European Commission", None, "European Commission President Eva Lind"),
    ],
)  # fmt: skip
def test_people_are_introduced_with_role_and_country(name: str, role: str, country: str, shown: str) -> None:
    assert introduced(Party(name=name, actor="person:x", role=role, country=country)) == shown


@pytest.mark.parametrize(
    ("name", "actor", "shown"),
    [
        ("United States", "state:us", "the United States"),
        ("African Union", "org:au", "the African Union"),
        ("NATO", "org:nato", "NATO"),
        ("Kenyan Foreign Ministry", "ministry:ke-foreign", "the Kenyan Foreign Ministry"),
        ("Kenya", "state:ke", "Kenya"),
        ("John Bank", "person:john-bank", "John Bank"),
        ("Turkish official", "unnamed:x", "a Turkish official"),
        ("Turkish officials", "unnamed:y", "Turkish officials"),
        ("Ministry of Trade of Kenya", "ministry:ke-trade", "the Ministry of Trade of Kenya"),
    ],
)
def test_names_get_their_article(name: str, actor: str, shown: str) -> None:
    assert bare(Party(name=name, actor=actor)) == shown


def test_words_are_shown_as_they_are() -> None:
    assert plain("a *star*\n[1] <b>") == "a \\*star\\* \\[1\\] \\<b\\>"
    assert marked("“Yes”, she said.") == "‘“Yes”, she said.’"
    assert quotable("“We call it “the bridge” here.”") == "We call it ‘the bridge’ here"
    assert quotable("word " * 200).endswith(" …") and len(quotable("word " * 200)) < 370


@pytest.mark.parametrize(
    ("cue", "verb"), [("warned", "warned"), ("says", "said"), ("according to", "said"), (None, "said")]
)
def test_cues_that_cannot_lead_a_quotation_become_said(cue: str | None, verb: str) -> None:
    assert reporting_verb(cue) == verb


def test_a_brief_of_a_time_tells_what_was_expected_then_of_later_days(record: Path) -> None:
    assert "the treaty is signed" in write(record, since="2024-03", until="2024-03")
    assert "the treaty is signed" not in write(record, since="2024-02", until="2024-02")
