"""A feed's XML, read element by element: nothing declared in it counts, and what is broken costs only itself."""

import codecs
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from communique.ingest.encodings import decoded

_SUBSET = r"""(?:(?><!--.*?-->)|"[^"]*+"|'[^']*+'|[^\]"'])*+"""
_ROOT = re.compile(
    r"\s*+(?:(?><\?.*?\?>\s*)|(?><!--.*?-->\s*)|(?><!DOCTYPE[^\[>]*+(?:\[" + _SUBSET + r"\]\s*)?>\s*))*+"
    r"(?P<root><(?:[\w-]{1,40}:)?(?P<name>rss|feed|RDF)\b[^<>]*+)",
    re.DOTALL | re.IGNORECASE,
)
_NAMESPACES = re.compile(r"2005/Atom|purl\.org/(?:atom|rss)|purl\.org/net/rss|netscape\.com/rdf", re.IGNORECASE)
"""Of roots whose name alone does not say that they are a feed's."""
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENTITY = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos|#\w{1,8});)(\w{2,31};)?", re.DOTALL)
_NUMBER = re.compile(r"&#(?:(\d{1,7})|x([0-9a-f]{1,6}));", re.IGNORECASE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XMLNS = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_REFERENCE = re.compile("&#x([0-9A-F]{2,6});")
_TAG = re.compile(r"[a-z][a-z0-9-]*")
_SAMPLE = 1 << 16
FEEDS = ("rss", "channel", "feed", "rdf")
ENTRIES = ("item", "entry")
NO_FEED = "not a feed"


@dataclass(frozen=True, slots=True)
class Broken:
    """A part of a feed that cannot be read, and why: one entry, or all that follows."""

    reason: str
    at_entry: bool = False


def is_feed(head: bytes) -> bool:
    """Whether the first bytes are those of a feed, by its outermost element."""
    if b"<" not in head[:100]:
        return False
    for mark, _ in _BOMS:
        head = head.removeprefix(mark)
    found = _ROOT.match(head.replace(b"\x00", b"").decode("latin-1"))
    return found is not None and (found["name"].lower() == "rss" or _NAMESPACES.search(found["root"]) is not None)


def elements(data: bytes) -> Iterator[Any | Broken]:
    """The feed's own elements and its entries, each once it is whole, and forgotten when the next is asked for.

    What stands before the root - the place where entities are declared - is never parsed.
    """
    text = _decoded(data)
    root = _ROOT.match(text)
    if root is None:
        yield Broken(NO_FEED)
        return
    text = _ENTITY.sub(_plain, _NUMBER.sub(_allowed, _FORBIDDEN.sub("", text[root.start("root") :])))
    events = etree.iterparse(
        io.BytesIO(text.encode("utf-8", "replace")),
        events=("end",),
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in events:
            parent = element.getparent()
            if parent is not None and name(parent) in FEEDS and name(element) not in FEEDS:
                yield element
                _forget(element)
    except (etree.LxmlError, SyntaxError, ValueError) as error:
        yield Broken(f"its XML breaks off: {error}")
        return
    fatal = [e for e in events.error_log if e.level_name == "FATAL"]
    if fatal:
        yield Broken(f"its XML is damaged at line {fatal[0].line} ({fatal[0].message}): what could be read was")


def name(element: Any) -> str:
    """An element's name without its namespace, declared or not, in lower case."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def namespace(element: Any) -> str:
    """An element's namespace in lower case, empty if it has none."""
    return str(element.tag).rpartition("}")[0].lstrip("{").lower()


def text_of(element: Any) -> str:
    """The words of an element and of all in it."""
    return "".join(element.itertext()).strip()


def markup_of(element: Any) -> str:
    """What is in an element as HTML: its text, or the elements that somebody forgot to escape."""
    if len(element) == 0:
        return (element.text or "").strip()
    for inner in element.iter(etree.Element):
        if inner is not element:
            inner.tag = name(inner) if _TAG.fullmatch(name(inner)) else "span"
    parts = [html.escape(element.text or "", quote=False)]
    for child in element:
        markup = _XMLNS.sub("", etree.tostring(child, encoding="unicode", method="html"))
        parts.append(_REFERENCE.sub(lambda found: chr(int(found[1], 16)), markup))
    return "".join(parts).strip()


def _forget(element: Any) -> None:
    element.clear(keep_tail=False)
    parent = element.getparent()
    if parent is not None and name(element) in ENTRIES:
        while element.getprevious() is not None and name(element.getprevious()) in ENTRIES:
            parent.remove(element.getprevious())


def _plain(entity: re.Match[str]) -> str:
    """An entity of HTML as its characters; any other `&` is one that somebody forgot to escape, but in CDATA."""
    if entity[0].startswith("<"):
        return entity[0]
    character = html.unescape(f"&{entity[1]}") if entity[1] else ""
    known = character and not character.startswith("&")
    return html.escape(character, quote=False) if known else f"&amp;{entity[1] or ''}"


def _allowed(reference: re.Match[str]) -> str:
    """A character by its number; nothing for one that no text may have, of which the parser makes broken bytes."""
    number = int(reference[1]) if reference[1] else int(reference[2], 16)
    is_text = number < 0x110000 and not 0xD800 <= number < 0xE000 and not _FORBIDDEN.match(chr(number))
    return reference[0] if is_text else ""


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = _DECLARED.match(data[:400])
    for encoding in (declared[1].decode() if declared else "utf-8", "utf-8"):
        text = decoded(data, encoding)
        if text is not None:
            return text
    text = data.decode("utf-8", "replace")
    others = sum(byte > 127 for byte in data[:_SAMPLE])
    is_utf8 = text[:_SAMPLE].count("\ufffd") < 0.5 * others  # a few bad bytes make no other encoding
    return text if is_utf8 else data.decode("cp1252", "replace")
