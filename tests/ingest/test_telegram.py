"""Telegram exports, JSON and HTML: each message of some length is a document with the channel's name and its day."""

import json
from pathlib import Path
from typing import Any

import pytest

from communique.ingest import Failure, documents
from communique.read import read
from communique.records import Article, Document

NEWS = "Lake ministers meet in Bujumbura"
TOLD = "Burundian Minister Aline Ndayizeye received three colleagues in Bujumbura on Tuesday to talk about the lake."


def message(number: int, text: Any, **more: Any) -> dict[str, Any]:
    return {"id": number, "type": "message", "date": f"2023-05-{number:02}T23:50:00", "text": text, **more}


def channel(*messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": "Lake Letters", "type": "public_channel", "id": 77, "messages": list(messages), **more}


def found(path: Path, value: Any) -> list[Document | Failure]:
    path.write_text(value if isinstance(value, str) else json.dumps(value, indent=1), encoding="utf-8")
    return list(documents([str(path)]))


def article(one: Document | Failure) -> Article:
    assert isinstance(one, Document), one
    return read(one)


def test_each_message_of_some_length_is_a_document(tmp_path: Path) -> None:
    export = channel(
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        message(2, [{"type": "bold", "text": NEWS}, "\n\n" + TOLD + "\n\n", {"type": "hashtag", "text": "#lake"}]),
        message(3, "Good morning!"),
        message(4, TOLD.replace("three", "four")),
    )
    path = tmp_path / "result.json"
    parts = found(path, export)
    assert [part.source for part in parts] == [f"{path}!2", f"{path}!4"]
    first = article(parts[0])
    assert first.published is not None
    assert (first.title, first.publisher, first.published.date) == (NEWS, "Lake Letters", "2023-05-02")
    assert first.text == f"{NEWS}\n\n{TOLD}"
    assert [part.reason for part in first.removed] == ["tags"]


def test_a_message_has_one_id_in_every_export_of_its_channel(tmp_path: Path) -> None:
    early = found(tmp_path / "early.json", channel(message(2, TOLD)))
    late = found(tmp_path / "late.json", channel(message(1, TOLD.replace("three", "two")), message(2, TOLD)))
    assert isinstance(early[0], Document)
    assert isinstance(late[1], Document)
    assert early[0].id == late[1].id


def test_an_export_of_all_chats_gives_the_messages_of_each(tmp_path: Path) -> None:
    other = channel(message(5, TOLD.replace("three", "five")), name="Rivers", id=78)
    path = tmp_path / "all.json"
    parts = found(path, {"about": "…", "chats": {"about": "…", "list": [channel(message(2, TOLD)), other]}})
    assert [part.source for part in parts] == [f"{path}!77/2", f"{path}!78/5"]
    assert [article(part).publisher for part in parts] == ["Lake Letters", "Rivers"]


def test_forwarded_words_are_those_of_whom_they_came_from(tmp_path: Path) -> None:
    (part,) = found(tmp_path / "result.json", channel(message(2, TOLD, forwarded_from="Bujumbura Wire")))
    assert article(part).publisher == "Bujumbura Wire"


def test_the_page_of_an_export_gives_the_same(tmp_path: Path) -> None:
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>
    <div class="page_wrap"><div class="page_header"><div class="content">
    <div class="text bold">\nLake Letters </div></div></div>
    <div class="page_body chat_page"><div class="history">
    <div class="message service" id="message-1"><div class="body details">2 May 2023</div></div>
    <div class="message default clearfix" id="message2"><div class="body">
    <div class="pull_right date details" title="02.05.2023 23:50:00 UTC+02:00">\n23:50 </div>
    <div class="from_name">\nLake Letters </div><div class="text">\n<strong>{NEWS}</strong><br><br>{TOLD} </div>
    </div></div>
    <div class="message default clearfix joined" id="message3"><div class="body">
    <div class="text">Thanks &amp; bye</div></div></div>
    </div></div></div></body></html>"""
    (part,) = found(tmp_path / "messages.html", page)
    told = article(part)
    assert told.published is not None
    assert (told.title, told.publisher, told.published.date) == (NEWS, "Lake Letters", "2023-05-02")
    assert told.text == f"{NEWS}\n\n{TOLD}"


@pytest.mark.parametrize("day", ["31.02.2023", "soon", ""])
def test_a_day_that_is_none_is_left_out(tmp_path: Path, day: str) -> None:
    page = (
        '<html><body><div class="history"><div class="message default" id="message1"><div class="body">'
        f'<div class="date details" title="{day}"></div><div class="text">{TOLD}</div></div></div></div></body></html>'
    )
    (part,) = found(tmp_path / "messages.html", page)
    assert article(part).published is None


def test_an_export_without_words_says_so(tmp_path: Path) -> None:
    (part,) = found(
        tmp_path / "result.json", channel(message(1, "ok"), message(2, ["", {"type": "bold", "text": "!"}]))
    )
    assert isinstance(part, Failure)
    assert "without a message" in part.reason


@pytest.mark.parametrize("text", [None, 5, [None, 5, {"text": 7}], {"text": ["a"]}])
def test_texts_of_no_known_form_are_no_crash(tmp_path: Path, text: Any) -> None:
    parts = found(tmp_path / "result.json", channel(message(1, text), message(2, TOLD)))
    assert [part.source.rsplit("!")[-1] for part in parts] == ["2"]
