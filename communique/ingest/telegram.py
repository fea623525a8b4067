"""Telegram exports, as the desktop program writes them: each message of some length is a document of its own.

`result.json` and `messages.html` give the same: one message as an export of its own, so that a message has one id
however much the channel wrote before and after it.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Any

import orjson

from communique.ingest.failure import Failure
from communique.ingest.lines import BOM
from communique.records import Document, document_id

MEDIA_TYPE = "application/x-communique-telegram+json"
LEAST = 8
"""Words of the shortest message that is a document: thanks and emoji tell of nothing."""
_PAGE = re.compile(rb"<div class=\"history\">")
_MESSAGE = re.compile(rb"<div class=\"message (?:default|service)[ \"]")
_NUMBER = re.compile(r"message(-?\d+)$")
_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})(?: (\d{2}:\d{2}:\d{2}))?")
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def parts(found: Document | Failure) -> Iterator[Document | Failure]:
    """The messages of a document that is an export; any other document as it is."""
    chats = _chats(found.data) if isinstance(found, Document) else None
    if chats is None:
        yield found
        return
    count = 0
    for chat in chats:
        for message in chat["messages"]:
            if isinstance(message, dict) and message.get("type") == "message" and _length(message) >= LEAST:
                count += 1
                yield _document(chat, message, found.source, several=len(chats) > 1)
    if not count:
        yield Failure(source=found.source, reason=f"a Telegram export without a message of {LEAST} words or more")


def may_be_export(data: bytes) -> bool:
    """Whether bytes may be an export, before anything is parsed: by what must stand in one."""
    if _PAGE.search(data, 0, 1 << 16) is not None:
        return _MESSAGE.search(data) is not None
    return data[: 1 << 16].removeprefix(BOM).lstrip().startswith(b"{") and b'"messages"' in data


def _document(chat: dict[str, Any], message: dict[str, Any], source: str, *, several: bool) -> Document:
    about = {key: chat[key] for key in ("name", "type", "id") if chat.get(key) is not None}
    data = orjson.dumps({**about, "messages": [message]}, option=orjson.OPT_SORT_KEYS)
    place = f"{about.get('id', about.get('name', 'chat'))}/{message.get('id')}" if several else f"{message.get('id')}"
    return Document(id=document_id(data), source=f"{source}!{place}", data=data, media_type=MEDIA_TYPE)


def _chats(data: bytes) -> list[dict[str, Any]] | None:
    """The chats of an export with their messages; None for any other bytes."""
    if not may_be_export(data):
        return None
    if _PAGE.search(data, 0, 1 << 16) is not None:
        return [_of_page(data)]
    try:
        value = orjson.loads(data.removeprefix(BOM))
    except orjson.JSONDecodeError:
        return None
    whole = value.get("chats")
    chats = whole.get("list") if isinstance(whole, dict) else [value]
    if not isinstance(chats, list):
        return None
    found = [chat for chat in chats if _is_chat(chat)]
    return found or None


def _is_chat(chat: Any) -> bool:
    return (
        isinstance(chat, dict)
        and isinstance(chat.get("messages"), list)
        and isinstance(chat.get("type"), str)
        and all(isinstance(message, dict) for message in chat["messages"])
    )


def _length(message: dict[str, Any]) -> int:
    text = message.get("text")
    runs = text if isinstance(text, list) else [text]
    words = " ".join(str(run.get("text", "")) if isinstance(run, dict) else str(run or "") for run in runs)
    return len(words.split()) + len(_IDEOGRAPHS.findall(words)) // 2


def _of_page(data: bytes) -> dict[str, Any]:
    """The chat of a page: its name, and what each message says in the words of the other form."""
    from lxml import html

    tree = html.fromstring(data.decode("utf-8", "replace").encode(), parser=html.HTMLParser(encoding="utf-8"))
    names = tree.xpath("//div[contains(@class,'page_header')]//div[contains(@class,'text')]")
    messages, sender = [], None
    for element in tree.xpath("//div[starts-with(@class,'message default')]"):
        own = element.xpath("./div[@class='body']/div[contains(@class,'from_name')]")
        sender = _words(own[0]).strip() if own else sender
        messages.append(_message(element, sender))
    return {"name": _words(names[0]).strip() if names else None, "type": "page", "messages": messages}


def _message(element: Any, sender: str | None) -> dict[str, Any]:
    number = _NUMBER.search(element.get("id") or "")
    day = next(iter(element.xpath(".//div[contains(@class,'date')]/@title")), "")
    forwarded = element.xpath(".//div[contains(@class,'forwarded')]/div[contains(@class,'from_name')]/text()")
    runs = [run for text in element.xpath(".//div[@class='text']") for run in _runs(text)]
    found: dict[str, Any] = {"id": int(number.group(1)) if number else None, "type": "message", "text": runs}
    found |= {"date": _moment(day), "from": sender, "forwarded_from": str(forwarded[0]).strip() if forwarded else None}
    return {key: value for key, value in found.items() if value is not None}


def _runs(text: Any) -> list[Any]:
    """The words of a message, those in heavy letters as runs of their own."""
    runs: list[Any] = [text.text or ""]
    for child in text:
        heavy = child.tag in ("strong", "b")
        runs.append({"type": "bold", "text": _words(child)} if heavy else _words(child))
        runs.append(child.tail or "")
    runs = [run for run in runs if run]
    if runs and isinstance(runs[0], str):
        runs[0] = runs[0].lstrip("\n ")
    return runs


def _words(element: Any) -> str:
    if element.tag == "br":
        return "\n"
    return (element.text or "") + "".join(_words(child) + (child.tail or "") for child in element)


def _moment(day: str) -> str | None:
    match = _DAY.match(day)
    if match is None:
        return None
    try:
        datetime.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return f"{match[3]}-{match[2]}-{match[1]}" + (f"T{match[4]}" if match[4] else "")
