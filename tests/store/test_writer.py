"""The writer keeps a document whole or not at all, and knows what it has."""

import sqlite3
from pathlib import Path

import pytest
from newsroom import Newsroom

from communique.errors import NotARecord, StoreError
from communique.records import Article, Document, Judgment, Link, document_id, link_id
from communique.store import UnkeepableError, View, Writer, schema


def a_document(text: str, source: str) -> tuple[Document, Article]:
    data = text.encode()
    id = document_id(data)
    return Document(id=id, source=source, data=data, media_type="text/plain"), Article(document=id, text=text)


@pytest.fixture
def told() -> Newsroom:
    room = Newsroom()
    story = room.story("Ministers in Addis Ababa", "Horn Wire", "2023-06-14")
    story.meeting(
        "Otieno met Tadesse in Addis Ababa.", ["Otieno", "Tadesse"], "2023-06-13", place=("Addis Ababa", "ET")
    )
    story.figure("Trade grew by 8 percent.", 8, "percent", "trade")
    return room


def keep(writer: Writer, room: Newsroom) -> None:
    for story in room.stories:
        document = Document(id=story.id, source=story.source, data=story.text.encode())
        writer.keep(document, story.article, story.records)


def test_what_is_kept_is_read_back_whole(tmp_path: Path, told: Newsroom) -> None:
    path = told.keep(tmp_path / "record.db")
    with View(path) as view:
        assert list(view.articles()) == [told.stories[0].article]
        for type in ("meeting", "figure"):
            assert list(view.records(type)) == list(told.records(type))
        [meeting] = view.records("meeting")
        assert view.evidence(meeting.id) == list(meeting.evidence)
        assert view.record(meeting.id) == meeting
        [document] = view.documents()
        assert view.document(document.id) == document


def test_the_bytes_come_back_as_they_were(tmp_path: Path) -> None:
    data = bytes(range(256)) * 40
    document = Document(id=document_id(data), source="scan.pdf", data=data, media_type="application/pdf")
    with Writer(tmp_path / "r.db", "v1") as writer:
        writer.keep(document, Article(document=document.id, text="Words of a scan."), [])
    with View(tmp_path / "r.db") as view:
        assert list(view.documents()) == [document]


def test_a_document_seen_in_two_places_is_one_and_has_the_least_source(tmp_path: Path) -> None:
    with Writer(tmp_path / "r.db", "v1") as writer:
        for source in ("z/late.txt", "a/early.txt"):
            document, article = a_document("The envoys spoke by telephone.", source)
            writer.keep(document, article, [])
    with View(tmp_path / "r.db") as view:
        [entry] = view.entries()
        assert entry.source == "a/early.txt"
        assert view.sources(document.id) == ["a/early.txt", "z/late.txt"]


def test_the_address_that_was_asked_for_is_kept_beside_that_to_which_it_led(tmp_path: Path) -> None:
    path, data = tmp_path / "record.db", b"The envoys met in Suva."
    document = Document(id=document_id(data), source="https://desk.example/talks", data=data)
    with Writer(path, "v1") as writer:
        writer.keep(document, Article(document=document.id, text="The envoys met in Suva."), [])
        for asked in ("https://short.example/b", None, "https://short.example/a", "https://short.example/c"):
            writer.see(document.model_copy(update={"asked": asked}))
    with View(path) as view:
        assert view.sources(document.id) == ["https://desk.example/talks"]
        assert view.asked(document.id) == {"https://desk.example/talks": "https://short.example/a"}


def test_a_record_that_cannot_be_kept_leaves_nothing_of_its_document(tmp_path: Path, told: Newsroom) -> None:
    story = told.stories[0]
    document = Document(id=story.id, source=story.source, data=b"x")
    with Writer(tmp_path / "r.db", "v1") as writer:
        with pytest.raises(UnkeepableError, match="cannot be kept: UNIQUE"):
            writer.keep(document, story.article, [*story.records, story.records[0]])
        assert not writer.is_current(document)
    with View(tmp_path / "r.db") as view:
        assert not list(view.articles()) and not list(view.records("meeting")) and not list(view.documents())


def test_other_versions_read_the_kept_bytes_again(tmp_path: Path, told: Newsroom) -> None:
    path = tmp_path / "r.db"
    with Writer(path, "v1") as writer:
        keep(writer, told)
        assert not list(writer.stale())
    with Writer(path, "v2") as writer:
        [document] = writer.stale()
        assert not writer.is_current(document)
        assert document.data == told.stories[0].text.encode()
        writer.keep(document, told.stories[0].article, told.stories[0].records[:1])
        assert not list(writer.stale())
    with View(path) as view:
        assert view.counts()["meeting"] == 1
        assert view.counts()["figure"] == 0, "the old reading's figure is derived, and gone with it"


def test_stale_documents_come_once_each_though_they_fail_again(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Writer(path, "v1") as writer:
        for i in range(5):
            document, article = a_document(f"Note verbale number {i}.", f"{i}.txt")
            writer.keep(document, article, [])
    with Writer(path, "v2") as writer:
        seen = []
        for document in writer.stale():
            seen.append(document.id)
            writer.fail(document.source, "read", "no text any more", document)
        assert seen == sorted(set(seen)) and len(seen) == 5
    with View(path) as view:
        assert view.counts()["document"] == 0 and view.counts()["failure"] == 5


def test_a_document_that_becomes_readable_replaces_its_failure(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    broken, _ = a_document("%PDF-broken", "talks.pdf")
    mended, article = a_document("The talks ended without a statement.", "talks.pdf")
    with Writer(path, "v1") as writer:
        writer.fail("talks.pdf", "read", "the file is cut off", broken)
        with View(path) as view:
            [failure] = view.failures()
            assert (failure.source, failure.reason) == ("talks.pdf", "the file is cut off")
        writer.keep(mended, article, [])
    with View(path) as view:
        assert not list(view.failures())
    with Writer(path, "v2") as writer:
        assert [document.id for document in writer.stale()] == [mended.id], "the broken bytes are not tried for ever"


def test_failures_without_bytes_are_forgotten_when_their_place_is_read_to_the_end(tmp_path: Path) -> None:
    with Writer(tmp_path / "r.db", "v1") as writer:
        writer.fail("in/a.jsonl:3", "ingest", "not JSON")
        writer.fail("in/b.jsonl:9", "ingest", "not JSON")
        writer.fail("elsewhere/c.jsonl:1", "ingest", "not JSON")
        writer.mend(["in"], failed=["in/b.jsonl:9"])
    with View(tmp_path / "r.db") as view:
        assert [failure.source for failure in view.failures()] == ["elsewhere/c.jsonl:1", "in/b.jsonl:9"]


def test_links_are_replaced_and_judgments_stay(tmp_path: Path, told: Newsroom) -> None:
    def link(*members: str) -> Link:
        id = link_id("same_meeting", list(members))
        return Link(id=id, kind="same_meeting", members=members, by="program", why="Same day, same two.", score=0.9)

    judgment = Judgment(
        id="judgment-1",
        by="ana",
        made="2024-01-01",
        verdict="same",
        kind="same_meeting",
        members=("meeting-a", "meeting-z"),
    )
    path = tmp_path / "r.db"
    with Writer(path, "v1") as writer:
        keep(writer, told)
        writer.replace_links([link("meeting-a", "meeting-b"), link("meeting-c", "meeting-d")], "r1")
        assert writer.links_are("r1") and not writer.links_are("r2")
        writer.add_judgment(judgment)
        writer.add_judgment(judgment)
        assert not writer.links_are("r1"), "a judgment asks for the links to be made again"
        writer.replace_links([link("meeting-b", "meeting-d")], "r1")
    with View(path) as view:
        assert {link.members for link in view.links()} == {("meeting-b", "meeting-d"), ("meeting-a", "meeting-z")}
        assert list(view.judgments()) == [judgment]


def test_links_that_break_off_leave_the_old_ones(tmp_path: Path) -> None:
    def broken() -> object:
        yield Link(id="link-2", kind="formula", members=("a", "b"), by="program", why="Same words.", score=1)
        raise RuntimeError("resolver fell over")

    with Writer(tmp_path / "r.db", "v1") as writer:
        writer.replace_links(
            [Link(id="link-1", kind="formula", members=("a", "c"), by="program", why="Same words.", score=1)], "r1"
        )
        with pytest.raises(RuntimeError):
            writer.replace_links(broken(), "r2")
    with View(tmp_path / "r.db") as view:
        assert [link.id for link in view.links()] == ["link-1"]


def test_a_full_disk_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    kept = []
    with Writer(path, "v1") as writer:
        pages = writer._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        writer._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 12}")
        writer._connection.commit()
        with pytest.raises(StoreError, match=r"no room left on the disk.*run the same command again"):
            for i in range(200):
                document, article = a_document(
                    f"Communiqué {i}: " + f"the parties {i * i} agreed. " * 200, f"{i:03}.txt"
                )
                writer.keep(document, article, [])
                kept.append(document.id)
    assert 0 < len(kept) < 200
    with View(path) as view:
        assert sorted(kept) == [article.document for article in view.articles()]
    with Writer(path, "v1") as writer:
        writer.keep(document, article, [])
    with View(path) as view:
        assert view.counts()["document"] == len(kept) + 1


@pytest.mark.parametrize(
    "content", [b"not a database at all, only some notes on a summit " * 40, b"SQLite format 3\0" + b"x" * 90]
)
def test_a_file_that_is_no_database_is_no_record(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for open_it in (lambda: Writer(path, "v1"), lambda: View(path)):
        with pytest.raises(NotARecord, match=r"notes\.txt"):
            open_it()
    assert path.read_bytes() == content


def test_another_programs_database_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE contact (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotARecord, match="another program"):
        Writer(path, "v1")
    assert path.read_bytes() == before


def test_a_record_of_a_newer_communique_says_so(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Writer(path, "v1").close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    with pytest.raises(StoreError, match="newer communique"):
        View(path)


def test_a_missing_record_or_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="no such record; make one with"):
        View(tmp_path / "none.db")
    with pytest.raises(StoreError, match="no such folder"):
        Writer(tmp_path / "no" / "r.db", "v1")
    with pytest.raises(NotARecord, match="a folder"):
        View(tmp_path)


def test_a_record_on_a_read_only_medium_is_read(
    tmp_path: Path, told: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = told.keep(tmp_path / "r.db")
    monkeypatch.setattr("os.access", lambda *_: False)
    with View(path) as view:
        assert view.counts()["meeting"] == 1
    assert [file.name for file in tmp_path.iterdir()] == ["r.db"]


def test_a_record_of_an_older_form_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Writer(path, "v1").close()
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
            connection.execute(f"DROP VIEW {name}")
        for name in ("dating", "source", "publication", "rating"):
            connection.execute(f"DROP TABLE {name}")
        for (name,) in connection.execute("SELECT name FROM pragma_table_info('article')").fetchall():
            if name == "url" or name.startswith(("updated_", "written_")):
                connection.execute(f"ALTER TABLE article DROP COLUMN {name}")
        connection.execute("ALTER TABLE sighting DROP COLUMN asked")
        connection.execute("ALTER TABLE statement DROP COLUMN attitude")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    View(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM who_met_whom").fetchone() == (0,)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.REVISION,)


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.touch()
    Writer(path, "v1").close()
    with View(path) as view:
        assert view.counts()["document"] == 0
