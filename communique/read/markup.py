"""What a web page's own markup states about its article: JSON-LD, microdata, meta elements, its address.

Each is read in the order of trust: what is said of the article itself comes before what is said of the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import orjson

from communique.read import bylines, cues, dates
from communique.read.text import normal

_NODES = (
    ".//meta | .//link[@rel='canonical'] | .//title | .//time | .//*[@itemprop]"
    " | .//img[string-length(@alt) > 12] | .//script[contains(@type, 'ld+json')]"
    " | .//a[contains(concat(' ', @rel, ' '), ' author ')]"
)
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Statement|PressRelease)$")
_PAGE = re.compile(r"(?:WebPage|VideoObject|AudioObject|PodcastEpisode|Event|CreativeWork|MediaObject|Speech)$")
_ISO = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_IN_PATH = re.compile(r"/((?:19|20)\d{2})[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?=[-/_.]|$)")
_NOT_JSON = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*(?:;\s*)?$")
_CONTROLS = re.compile(r"[\x00-\x1f]")
LONGEST = 500
"""Code points of the longest title, list of names or day that is looked at."""
DEEPEST = 12
"""Levels of nested JSON-LD that are looked at."""


@dataclass(slots=True)
class Markup:
    """What a page states: titles from the surest down, persons, the site's name, ISO days, its own address.

    `pictured` are the words that pictures stand for.
    """

    titles: list[str] = field(default_factory=list)
    page_title: str | None = None
    authors: tuple[str, ...] = ()
    site: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    pictured: list[str] = field(default_factory=list)

    @property
    def host(self) -> str:
        """The host of the page's own address, or nothing."""
        return urlsplit(self.url).hostname or "" if self.url else ""


def read(tree: Any) -> Markup:
    """What the markup of a page states about its article."""
    metas: dict[str, list[str]] = {}
    linked: list[Any] = []
    items: dict[str, list[str]] = {}
    pictured: list[str] = []
    canonical = page_title = None
    for element in tree.xpath(_NODES):
        tag = element.tag
        if tag == "meta":
            _meta(element, metas)
        elif tag == "link":
            canonical = canonical or _address(element.get("href"))
        elif tag == "title":
            page_title = page_title or (_words(element.text_content()) or "")[:LONGEST] or None
        elif tag == "img":
            pictured.append(_words(element.get("alt")) or "")
        elif tag == "script":
            linked.extend(_parsed(element.text or ""))
        elif tag == "a" and element.get("itemprop") is None:
            items.setdefault("rel-author", []).append(_words(element.text_content()) or "")
        if element.get("itemprop") is not None or tag == "time":
            _item(element, items)
    about = _about(linked)
    found = Markup(page_title=page_title, pictured=pictured)
    found.titles = [text for text in _titles(about, metas, items) if text and len(text) <= LONGEST]
    found.authors = _authors(about, metas, items)
    found.site = _named(about, "publisher") or _first(metas, "site") or _first(items, "publisher")
    found.url = canonical or _address(_first(metas, "url")) or _address(_text(about, "url"))
    found.published = _day([_text(about, key) for key in ("datePublished", "uploadDate", "dateCreated")])
    found.published = found.published or _day(_all(metas, "published")) or _day(items.get("datePublished", []))
    found.published = found.published or _day(items.get("time", [])) or _of_path(found.url)
    found.updated = _day([_text(about, "dateModified"), *_all(metas, "updated"), *items.get("dateModified", [])])
    return found


def _meta(element: Any, metas: dict[str, list[str]]) -> None:
    name = element.get("property") or element.get("name") or element.get("http-equiv")
    content = _words(element.get("content"))
    if name and content:
        metas.setdefault(name.strip().lower(), []).append(content)


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(str(name).lower() for name in cues.table()["metas"][kind])


def _all(metas: dict[str, list[str]], kind: str) -> list[str]:
    """The contents of the meta elements of one kind, in the order of trust in their names."""
    return [content for name in _names(kind) for content in metas.get(name, ())]


def _first(found: dict[str, list[str]], kind: str) -> str | None:
    named = _all(found, kind) if kind in cues.table()["metas"] else found.get(kind, [])
    return next((text for text in named if text), None)


def _item(element: Any, items: dict[str, list[str]]) -> None:
    """One property of the article told by microdata; those of comments and other things on the page are left out."""
    names = (element.get("itemprop") or "").split()
    if element.tag == "time" and not names:
        names = ["time"] if element.get("pubdate") is not None else _timed(element)
    if not names or _is_foreign(element.getparent()):
        return
    value = element.get("content") or element.get("datetime")
    if value is None:
        inner = element.xpath(".//*[@itemprop='name']")[:1] if element.get("itemscope") is not None else []
        value = (inner[0].get("content") or inner[0].text_content()) if inner else element.text_content()
    for name in names:
        items.setdefault(name, []).append(_words(value) or "")


def _timed(element: Any) -> list[str]:
    """What a `time` element shows by its class: the day of publication or of an update."""
    name = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    if "publish" in name or "entry-date" in name or "posted" in name:
        return ["time"]
    return ["dateModified"] if "updated" in name or "modified" in name else []


def _is_foreign(element: Any) -> bool:
    """Whether the thing that a property belongs to is none of the article: a comment, a shop's good."""
    while element is not None:
        kind = element.get("itemtype")
        if kind and element.get("itemprop") is None:
            return not (_ARTICLE.search(kind.strip()) or _PAGE.search(kind.strip()))
        element = element.getparent()
    return False


def _parsed(text: str) -> list[Any]:
    """The JSON of a script; broken JSON states nothing."""
    body = _CONTROLS.sub(" ", _NOT_JSON.sub("", text))
    try:
        return [orjson.loads(body)]
    except orjson.JSONDecodeError:
        return []


def _about(linked: list[Any]) -> dict[str, Any]:
    """The properties of the article among the things that JSON-LD tells of, references followed."""
    nodes = list(_nodes(linked, 0))
    known: dict[str, dict[str, Any]] = {}
    for node in nodes:
        if isinstance(node.get("@id"), str) and len(node) > 1:
            known.setdefault(node["@id"], {}).update(node)
    articles = [node for node in nodes if _is_a(node, _ARTICLE)]
    pages = [node for node in nodes if _is_a(node, _PAGE)]
    about: dict[str, Any] = {}
    for node in [*articles[:1], *([] if len(articles) > 1 else pages[:1])]:
        for key, value in node.items():
            about.setdefault(key, _followed(value, known))
    return about


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"):
            yield from _nodes(value.get(key), depth + 1)


def _is_a(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    told = node.get("@type")
    return any(isinstance(one, str) and kind.search(one) for one in (told if isinstance(told, list) else [told]))


def _followed(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [inner if isinstance(inner, list) else _followed(inner, known) for inner in value]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return known.get(value["@id"], value)
    return value


def _text(about: dict[str, Any], key: str) -> str | None:
    value = about.get(key)
    value = value[0] if isinstance(value, list) and value else value
    return _words(value) if isinstance(value, str) else None


def _named(about: dict[str, Any], key: str) -> str | None:
    value = about.get(key)
    value = value[0] if isinstance(value, list) and value else value
    return _text(value, "name") if isinstance(value, dict) else _words(value) if isinstance(value, str) else None


def _titles(about: dict[str, Any], metas: dict[str, list[str]], items: dict[str, list[str]]) -> Iterator[str | None]:
    yield _text(about, "headline")
    yield from _all(metas, "title")
    yield from items.get("headline", [])
    yield _text(about, "name")


def _authors(about: dict[str, Any], metas: dict[str, list[str]], items: dict[str, list[str]]) -> tuple[str, ...]:
    """The persons named as authors in the surest place that names any."""
    told = about.get("author") or about.get("creator")
    people = []
    for one in told if isinstance(told, list) else [told]:
        if isinstance(one, dict):
            name = _text(one, "name")
            people.append(name if not _is_a(one, re.compile("Organization$")) else None)
        elif isinstance(one, str):
            people.append(one)
    for place in (people, _all(metas, "author"), items.get("author", []), items.get("rel-author", [])[:1]):
        found = [name for text in place if text for name in _persons(text)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _persons(text: str) -> tuple[str, ...]:
    if len(text) > LONGEST:
        return ()
    return bylines.names_after_cue(text) or bylines.names(text.replace(";", ","))


def _day(texts: list[str | None] | list[str]) -> str | None:
    """The first day that one of some texts tells, as ISO; a time without a year tells none."""
    for text in texts:
        match = _ISO.match(text) if text else None
        if match is not None:
            text = "-".join(match.groups())
        for date in dates.shown((text or "")[:LONGEST]):
            if date.precision == "day" and "1900" < date.date < "2999":
                return date.date
    return None


def _of_path(url: str | None) -> str | None:
    """The day in the path of an address: /2017/12/05/."""
    match = _IN_PATH.search(urlsplit(url).path) if url else None
    return _day(["-".join(match.groups())]) if match is not None else None


def _address(value: str | None) -> str | None:
    value = (value or "").strip()
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.netloc else None


def _words(value: str | None) -> str | None:
    return " ".join(normal(value).split()) or None if value else None
