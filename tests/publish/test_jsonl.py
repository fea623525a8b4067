"""The export says what docs/record.md promises, field by field, and always the same."""

from pathlib import Path

import orjson
import pytest
from newsroom import Newsroom, date, party

from communique.publish.jsonl import export
from communique.records import Event, Evidence, Plover, record_id
from communique.store import View

FIELDS = {
    "document": "id source title authors publisher url published updated written language genre text removed sha256 "
    "syndicated_from version_of outlet reliability",
    "meeting": "id document title kind status participants place date level issues evidence",
    "statement": "id document speaker mode cue content content_span addressee via date meeting stance issues attitude "
    "evidence",
    "outcome": "id document title kind action parties date meeting evidence",
    "figure": "id document value unit measure subject period change compared_with attributed_to evidence",
    "restriction": "id document kind action by on date status evidence",
    "forecast": "id document what window hedge likelihood by outlook resolved_by evidence",
    "dispute": "id document claim claimant denial denier evidence",
    "event": "id document plover actors recipients date place evidence",
    "link": "id kind members by why score",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = Newsroom()
    for publisher in ("Wire A", "Wire B"):
        story = room.story("Visit to Tokyo", publisher, "2024-03-05")
        story.meeting("Duarte met Sato in Tokyo.", ["Duarte", "Sato"], "2024-03-04", place=("Tokyo", "JP"))
        story.statement('Sato said "our trade is back".', "Sato", "our trade is back", stance=[("trade", "support")])
        story.outcome("Brazil and Japan signed a pact on seeds.", "a pact on seeds", ["Brazil", "Japan"], "2024-03-04")
        story.figure("Trade rose to 12 bn dollars in 2023.", 12e9, "USD", "trade", period="2023", change="up")
        story.restriction("Japan bans beef from Brazil.", "bans beef", ["Japan"], ["Brazil"])
        story.forecast(
            "Talks may resume in 2025.", "talks resume", ["Japan"], "2025", hedge="may", likelihood=(0.3, 0.7)
        )
        story.dispute("Kenya says so, Somalia denies it.", "so", ["Kenya"], "denies it", ["Somalia"])
        sentence = story.text.splitlines()[0]
        words = Evidence(document=story.id, start=0, end=len(sentence), quote=sentence, origin="events@1")
        story.records.append(
            Event(
                id=record_id("event", story.id, sentence, "met"),
                document=story.id,
                plover=Plover(type="CONSULT"),
                actors=(party("Duarte"),),
                recipients=(party("Sato"),),
                date=date("2024-03-04"),
                evidence=(words,),
            )
        )
    return room.keep(tmp_path_factory.mktemp("export") / "record.db")


@pytest.fixture(scope="module")
def lines(path: Path) -> list[dict]:
    with View(path) as view:
        return [orjson.loads(line) for line in export(view)]


def test_every_type_has_the_fields_of_the_contract_in_its_order(lines: list[dict]) -> None:
    seen = {}
    for line in lines:
        assert list(line) == ["type", *FIELDS[line["type"]].split()]
        seen[line["type"]] = True
    assert list(seen) == list(FIELDS), "all types are there, in the contract's order"


def test_lines_of_a_type_are_in_order_of_ids(lines: list[dict]) -> None:
    for type in FIELDS:
        ids = [line["id"] for line in lines if line["type"] == type]
        assert ids == sorted(ids) and len(ids) == len(set(ids))


def test_participants_have_a_part_and_other_parties_have_none(lines: list[dict]) -> None:
    party_fields = ["name", "actor", "role", "country", "mention"]
    for line in lines:
        for participant in line.get("participants", []):
            assert list(participant) == [*party_fields, "part"]
        for field in ("parties", "by", "on", "claimant", "denier", "actors", "recipients", "via"):
            for one in line.get(field, []) if line["type"] != "link" else []:
                assert list(one) == party_fields


def test_every_evidence_is_the_words_at_its_place(lines: list[dict]) -> None:
    texts = {line["id"]: line["text"] for line in lines if line["type"] == "document"}
    for line in lines:
        for words in line.get("evidence", []):
            assert list(words) == ["document", "start", "end", "quote", "origin"]
            assert texts[words["document"]][words["start"] : words["end"]] == words["quote"]


def test_what_the_text_does_not_support_is_null(lines: list[dict]) -> None:
    [restriction, *_] = [line for line in lines if line["type"] == "restriction"]
    assert restriction["date"] is None
    [document, *_] = [line for line in lines if line["type"] == "document"]
    assert document["syndicated_from"] is None and document["language"] is None and document["removed"] == []


def test_the_same_record_gives_the_same_bytes(path: Path) -> None:
    with View(path) as view:
        once = b"".join(export(view))
        assert once == b"".join(export(view))
    assert once.endswith(b"\n")
