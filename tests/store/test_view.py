"""The view answers what briefs, pages and exports ask, the analysts' judgments laid over what was found."""

import sqlite3
from pathlib import Path

import orjson
import pytest
from newsroom import Newsroom

from communique.errors import StoreError
from communique.records import Judgment
from communique.store import View, Writer


@pytest.fixture
def room() -> Newsroom:
    room = Newsroom()
    nairobi = room.story("Talks in Addis Ababa", "Horn Wire", "2023-06-14")
    room.talks = nairobi.meeting(
        "Otieno met Tadesse in Addis Ababa.", ["Otieno", "Tadesse"], "2023-06-13", issues=("borders",)
    )
    room.vow = nairobi.statement(
        'Tadesse said "we will keep the road open".', "Tadesse", "we will keep the road open", meeting=room.talks,
        issues=("transport", "borders"),
    )  # fmt: skip
    lima = room.story("Tariffs on steel", "Prensa Sur", "2024-02-29")
    room.tariff = lima.restriction(
        "Brazil put tariffs on steel of Argentina.", "tariffs", ["Brazil"], ["Argentina"], "2024-02"
    )
    room.summit = lima.meeting("Duarte and Sato will meet in 2025.", ["Duarte", "Sato"], "2025", status="planned")
    room.undated = lima.meeting("Rossi spoke with Moreira.", ["Rossi", "Moreira"], kind="call")
    return room


@pytest.fixture
def path(tmp_path: Path, room: Newsroom) -> Path:
    return room.keep(tmp_path / "record.db")


def judge(path: Path, verdict: str, *members: str, id: str = "judgment-1", **more: str) -> None:
    values = {"id": id, "by": "ana", "made": "2024-05-01", "kind": "same_meeting", **more}
    with Writer(path, "newsroom") as writer:
        writer.add_judgment(Judgment.model_validate({**values, "verdict": verdict, "members": members}))


def ids(found: object) -> set[str]:
    return {one.id for one in found}


def test_records_come_in_order_of_ids_or_days(path: Path, room: Newsroom) -> None:
    with View(path) as view:
        assert [m.id for m in view.records("meeting")] == sorted([room.talks, room.summit, room.undated])
        by_day = [m.id for m in view.records("meeting", order="date")]
        assert by_day == [room.talks, room.undated, room.summit], "the undated one counts with its publication"


def test_filters_by_party_country_issue_document_and_meeting(path: Path, room: Newsroom) -> None:
    with View(path) as view:
        assert ids(view.records("meeting", actor="person:musalia-otieno")) == {room.talks}
        assert ids(view.records("meeting", actor="OTIENO")) == {room.talks}
        assert ids(view.records("meeting", actor="100%")) == set()
        assert ids(view.records("meeting", actor=["rossi", "sato"])) == {room.undated, room.summit}
        assert ids(view.records("meeting", country="BR")) == {room.summit, room.undated}
        assert ids(view.records("restriction", country="AR")) == {room.tariff}
        assert ids(view.records("statement", issue="transport")) == {room.vow}
        assert ids(view.records("meeting", issue={"borders", "trade"})) == {room.talks}
        assert ids(view.records("meeting", document=room.stories[1].id)) == {room.summit, room.undated}
        assert ids(view.records("statement", meeting=room.talks)) == {room.vow}
        assert ids(view.records("meeting", meeting=room.talks)) == {room.talks}
        assert ids(view.records("restriction", meeting=room.talks)) == set()


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, "2023", {"talks"}),
        ("2024", None, {"undated", "summit"}),
        ("2024", "2024-02", {"undated"}),
        ("2024-02-29", "2024-02-29", {"undated"}),
        ("2025-06", "2025-06", {"summit"}),
        ("2026", None, set()),
    ],
)
def test_filters_by_the_days_told(
    path: Path, room: Newsroom, since: str | None, until: str | None, expected: set[str]
) -> None:
    with View(path) as view:
        found = ids(view.records("meeting", since=since, until=until))
    assert found == {getattr(room, name) for name in expected}


def test_february_ends_on_its_last_day(path: Path, room: Newsroom) -> None:
    with View(path) as view:
        assert ids(view.records("restriction", since="2024-02-29")) == {room.tariff}
        assert ids(view.records("restriction", since="2024-03")) == set()


def test_an_unknown_type_is_refused_with_the_known_ones(path: Path) -> None:
    with View(path) as view, pytest.raises(ValueError, match="known: meeting, statement"):
        list(view.records("treaty"))


def test_a_correction_shows_everywhere_and_loses_nothing(path: Path, room: Newsroom) -> None:
    judge(path, "correct", room.talks, field="status", value='"cancelled"')
    judge(path, "correct", room.talks, id="judgment-2", field="date.start", value='"2023-06-01"')
    judge(path, "correct", room.talks, id="judgment-3", field="participants.1.country", value='"DJ"')
    with View(path) as view:
        meeting = view.record(room.talks)
        assert (meeting.status, meeting.date.start, meeting.participants[1].country) == (
            "cancelled",
            "2023-06-01",
            "DJ",
        )
        assert ids(view.records("meeting", country="DJ")) == {room.talks}
        assert room.talks not in ids(view.records("meeting", country="ET"))
        assert ids(view.records("meeting", until="2023-06-05")) == {room.talks}
        [line] = [orjson.loads(x) for x in view.lines("meeting") if room.talks.encode() in x]
        assert line["status"] == "cancelled"
    judge(path, "correct", room.talks, id="judgment-4", field="status", value='"held"', made="2024-06-01")
    with View(path) as view:
        assert view.record(room.talks).status == "held", "the last judgment counts"
        assert len(list(view.judgments())) == 4, "and the earlier ones are still there"


@pytest.mark.parametrize(
    ("field", "value"), [("status", '"maybe"'), ("mood", '"good"'), ("participants.9.name", '"X"')]
)
def test_a_correction_that_fits_no_field_is_refused(path: Path, room: Newsroom, field: str, value: str) -> None:
    with pytest.raises(StoreError, match=room.talks):
        judge(path, "correct", room.talks, field=field, value=value)
    with View(path) as view:
        assert not list(view.judgments())


def test_a_correction_whose_field_a_newer_reading_lacks_is_set_aside_and_told(path: Path, room: Newsroom) -> None:
    judge(path, "correct", room.talks, field="date.start", value='"2023-06-01"')
    story = room.stories[0]
    undated = [one.model_copy(update={"date": None}) for one in story.records if one.id == room.talks]
    with Writer(path, "newer rules") as writer:
        for document in writer.stale():
            if document.id == story.id:
                writer.keep(document, story.article, undated)
    with View(path) as view:
        assert view.record(room.talks).date is None
        assert [judgment.id for judgment in view.unfit()] == ["judgment-1"]


def test_a_rejected_record_is_gone_until_confirmed(path: Path, room: Newsroom) -> None:
    judge(path, "reject", room.talks)
    with View(path) as view:
        assert view.record(room.talks) is None
        assert room.talks not in ids(view.records("meeting"))
        assert view.counts()["meeting"] == 2
    judge(path, "confirm", room.talks, id="judgment-2", made="2024-06-01")
    with View(path) as view:
        assert view.record(room.talks) is not None


def test_an_analyst_makes_and_forbids_links(path: Path, room: Newsroom) -> None:
    judge(path, "same", room.talks, room.undated, note="The same road talks.")
    with View(path) as view:
        [link] = view.links(kind="same_meeting")
        assert (link.by, link.why, set(link.members)) == (
            "analyst:ana",
            "The same road talks.",
            {room.talks, room.undated},
        )
        assert list(view.links(member=room.talks)) == [link]
        assert not list(view.links(member=room.summit)) and not list(view.links(kind="formula"))
    judge(path, "different", room.undated, room.talks, id="judgment-2", made="2024-06-01")
    with View(path) as view:
        assert not list(view.links(kind="same_meeting"))


def test_a_program_link_falls_when_two_of_it_are_judged_different_or_one_is_rejected(tmp_path: Path) -> None:
    room = Newsroom()
    day = "2024-03-04"
    first = room.story("One", "Wire A", day).meeting("Duarte met Sato in Tokyo.", ["Duarte", "Sato"], day)
    second = room.story("Two", "Wire B", day).meeting("Sato received Duarte.", ["Sato", "Duarte"], day)
    path = room.keep(tmp_path / "r.db")
    with View(path) as view:
        assert [set(link.members) for link in view.links(kind="same_meeting")] == [{first, second}]
    judge(path, "different", second, first)
    with View(path) as view:
        assert not list(view.links(kind="same_meeting"))


def test_copies_know_the_document_they_were_taken_from(tmp_path: Path) -> None:
    room = Newsroom()
    original, copy = room.story("First", published="2024-01-01"), room.story("Second", published="2024-01-02")
    path = room.keep(tmp_path / "r.db")
    from communique.records import Link

    link = Link(id="link-1", kind="syndicated", members=(copy.id, original.id), by="program", why="Same text.", score=1)
    with Writer(path, "newsroom") as writer:
        writer.replace_links([link], "test")
    with View(path) as view:
        assert {e.article.document: e.syndicated_from for e in view.entries()} == {copy.id: None, original.id: copy.id}


@pytest.mark.parametrize(("action", "outlook"), [("extended", "happened"), ("absent", "did_not_happen")])
def test_a_forecast_knows_what_came_of_it(tmp_path: Path, action: str, outlook: str) -> None:
    room, what = Newsroom(), "Japan and South Korea will extend the fisheries treaty"
    early, late = room.story("Early", published="2024-04-20"), room.story("Late", published="2024-06-21")
    forecast = early.forecast("They will extend it.", what, ["Japan"], "2024-06")
    other = early.forecast("Rain is expected.", "rain on the coast of Chile", ["Japan"], "2024-06")
    came = late.outcome("The treaty.", "extension of the fisheries treaty", ["Japan", "South Korea"], "2024-06-20",
                        kind="treaty", action=action)  # fmt: skip
    path = room.keep(tmp_path / "r.db")
    with View(path) as view:
        answered, still_open = view.record(forecast), view.record(other)
        assert (answered.outlook, answered.resolved_by) == (outlook, came)
        assert (still_open.outlook, still_open.resolved_by) == ("open", None)
        assert list(view.records("forecast")) == sorted((answered, still_open), key=lambda one: one.id)
        assert [orjson.loads(line)["outlook"] for line in view.lines("forecast")] == [
            one.outlook for one in view.records("forecast")
        ]
    with sqlite3.connect(path) as client:  # any client of SQLite sees the same, without us
        told = client.execute(
            "SELECT forecast, outlook, resolved_by FROM expected ORDER BY outlook = 'open'"
        ).fetchall()
    assert told == [(forecast, outlook, came), (other, "open", None)]
    judge(path, "different", forecast, came, kind="forecast_resolved")
    with View(path) as view:
        assert view.record(forecast).outlook == "open", "an analyst says that the two are strangers"


def test_counts_name_everything(path: Path) -> None:
    with View(path) as view:
        counts = view.counts()
    assert counts["document"] == 2 and counts["meeting"] == 3 and counts["statement"] == 1 and counts["event"] == 0
    assert counts["judgment"] == 0 and counts["failure"] == 0


def test_missing_things_are_none(path: Path) -> None:
    with View(path) as view:
        assert view.record("meeting-0") is None
        assert view.article("document-0") is None
        assert view.document("document-0") is None
        assert view.entry("document-0") is None


def test_a_view_is_one_moment_of_the_record(path: Path, room: Newsroom) -> None:
    with View(path) as view:
        assert view.counts()["judgment"] == 0
        judge(path, "reject", room.talks)
        assert view.counts()["judgment"] == 0
    with View(path) as view:
        assert view.counts()["judgment"] == 1
