"""Who publishes, and ratings on two axes: kept apart, never overwritten, shown, filtered by."""

import sqlite3
from pathlib import Path

import orjson
import pytest
from newsroom import Newsroom

from communique.publish.briefs import Selection, brief
from communique.publish.jsonl import export
from communique.records import Article, Document, Reliability, document_id
from communique.store import View, Writer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    room = Newsroom()
    for publisher in ("The Jakarta Post", "Harbour Wire", None):
        story = room.story("Talks", publisher, "2024-03-05")
        story.meeting(f"Otieno met Tadesse, says {publisher}.", ["Otieno", "Tadesse"], "2024-03-04")
    return room.keep(tmp_path / "r.db")


def rate(path: Path, axis: str, target: str, grade: str) -> None:
    with Writer(path, "") as writer:
        writer.rate(axis, target, grade, by="ana")  # type: ignore[arg-type]


def documents(path: Path) -> dict[str | None, dict]:
    with View(path) as view:
        lines = [orjson.loads(line) for line in export(view)]
    return {line["publisher"]: line for line in lines if line["type"] == "document"}


def test_a_document_names_its_outlet_and_no_unknown_one(path: Path) -> None:
    told = documents(path)
    assert told["The Jakarta Post"]["outlet"] == {
        "id": "outlet:jakarta-post", "name": "The Jakarta Post", "kind": "newspaper", "country": "Indonesia",
        "owner": told["The Jakarta Post"]["outlet"]["owner"], "state": "independent",
    }  # fmt: skip
    assert told["Harbour Wire"]["outlet"] is None and told[None]["outlet"] is None


def test_without_a_rating_there_is_none_whoever_owns_the_outlet(tmp_path: Path) -> None:
    room = Newsroom()
    room.story("Talks", "TASS", "2024-03-05", "They met.")
    told = documents(room.keep(tmp_path / "r.db"))["TASS"]
    assert told["outlet"]["state"] == "state_media"
    assert told["reliability"] == {"source": None, "information": None}


def test_the_axes_say_nothing_of_each_other_and_the_last_rating_counts(path: Path) -> None:
    target = documents(path)["Harbour Wire"]["id"]
    rate(path, "source", "publisher:harbour wire", "B")
    assert documents(path)["Harbour Wire"]["reliability"] == {"source": "B", "information": None}
    rate(path, "information", target, "5")
    rate(path, "source", "publisher:harbour wire", "D")
    assert documents(path)["Harbour Wire"]["reliability"] == {"source": "D", "information": 5}
    assert documents(path)["The Jakarta Post"]["reliability"] == {"source": None, "information": None}
    with View(path) as view:
        assert [(one.axis, one.grade) for one in view.publishers.ratings()] == [
            ("source", "B"), ("information", "5"), ("source", "D"),
        ]  # fmt: skip


def test_a_grade_of_the_other_axis_cannot_be_kept(path: Path) -> None:
    with pytest.raises(Exception, match="rating_on_its_axis"):
        rate(path, "source", "publisher:harbour wire", "2")


def test_a_record_has_information_only_where_somebody_rated_it(path: Path) -> None:
    with View(path) as view:
        ids = [meeting.id for meeting in view.records("meeting")]
    rate(path, "information", ids[1], "2")
    with View(path) as view:
        lines = {line["id"]: line for line in map(orjson.loads, export(view)) if line["type"] == "meeting"}
    assert [lines[id].get("information") for id in ids] == [None, 2, None]
    assert "information" not in lines[ids[0]]


def test_records_are_filtered_by_the_letter_of_their_source(path: Path) -> None:
    def publishers(grade: str) -> set[str | None]:
        with View(path) as view:
            named = {entry.article.document: entry.article.publisher for entry in view.entries()}
            return {named[meeting.document] for meeting in view.records("meeting", min_source=grade)}

    assert publishers("F") == set()
    rate(path, "source", "outlet:jakarta-post", "B")
    rate(path, "source", "publisher:harbour wire", "F")
    assert publishers("A") == set()
    assert publishers("B") == publishers("E") == {"The Jakarta Post"}


def test_a_brief_shows_letter_and_number_beside_the_words(path: Path) -> None:
    rate(path, "source", "publisher:harbour wire", "B")
    rate(path, "information", documents(path)["Harbour Wire"]["id"], "2")
    rate(path, "source", "outlet:jakarta-post", "A")
    with View(path) as view:
        text = brief(view, Selection())
    notes = [line for line in text.splitlines() if "“" in line and "Otieno met" in line and line[:1].isdigit()]
    assert [line.endswith("**B2**") for line in notes if "Harbour Wire" in line] == [True]
    assert [line.endswith("**A–**") for line in notes if "Jakarta" in line] == [True]
    assert not any("**" in line for line in notes if "says None" in line)


def test_sql_has_publishers_and_ratings(path: Path) -> None:
    rate(path, "source", "outlet:jakarta-post", "B")
    client = sqlite3.connect(path)
    rows = client.execute("SELECT publisher, kind, country, documents, reliability FROM sources ORDER BY 1").fetchall()
    assert rows == [("Harbour Wire", None, None, 1, None), ("The Jakarta Post", "newspaper", "ID", 1, "B")]
    rows = client.execute("SELECT publisher, source, information FROM reliability WHERE source IS NOT NULL").fetchall()
    assert rows == [("The Jakarta Post", "B", None)]


def test_any_order_of_places_gives_the_same_publisher(tmp_path: Path) -> None:
    data, found = b"a page", []
    places = ["https://www.dawn.com/a", "copies/a.html", "https://www.jordantimes.com/a"]
    for number, order in enumerate((places, places[::-1])):
        with Writer(tmp_path / f"{number}.db", "v1") as writer:
            for place in order:
                document = Document(id=document_id(data), source=place, data=data)
                writer.keep(document, Article(document=document.id, text="They met."), [])
        with View(tmp_path / f"{number}.db") as view:
            found.append([entry.publisher_id for entry in view.entries()])
    assert found[0] == found[1] == [["outlet:dawn"]][0]


def test_ratings_outlive_another_reading(path: Path) -> None:
    rate(path, "source", "publisher:harbour wire", "B")
    with View(path) as view:
        entries = list(view.entries())
    with Writer(path, "newer") as writer:
        for entry in entries:
            document = Document(id=entry.article.document, source=entry.source, data=b"x")
            assert writer.keep(document, entry.article, [])
    with View(path) as view:
        kept = {entry.article.publisher: entry.reliability for entry in view.entries()}
    assert kept["Harbour Wire"] == Reliability(source="B")
