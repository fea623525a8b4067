"""RTF: paragraphs, lists, tables and footnotes from its control words; pictures, fonts and hidden parts left out.

Own code, since the libraries there are give bare text: no footnotes apart, no styles, no properties.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from communique.errors import EmptyDocument, ReadingError
from communique.read import properties, rtf_words
from communique.read.draft import Draft, Piece
from communique.read.numbering import LONG
from communique.read.properties import Properties
from communique.read.text import normal
from communique.records import Document, Zone

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})?[ ]?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
DEEPEST = 1000
_STYLES: tuple[tuple[str, Zone], ...] = (
    ("subtitle", "standfirst"),
    ("title", "heading"),
    ("heading", "heading"),
    ("quote", "quotation"),
    ("caption", "caption"),
    ("list", "list_item"),
)


@dataclass(slots=True)
class _State:
    """What holds within a group; `sink` is where its words go, None for nowhere."""

    sink: str | None = "body"
    story: "_Story | None" = None
    charset: str = "cp1252"
    skips: int = 1
    unseen: bool = False
    style: int | None = None
    listed: bool = False
    in_table: bool = False


@dataclass(slots=True)
class _Story:
    """Words that run on by themselves: the text, a footnote, a text box."""

    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    boxes: list[Piece] = field(default_factory=list)
    mark: str | None = None


class _Parser:
    """Goes through the words of an RTF file once."""

    def __init__(self) -> None:
        self.body = _Story()
        self.notes: list[Piece] = []
        self.title: str | None = None
        self.info: dict[str, str] = {}
        self.moment: dict[str, int] = {}
        self._state = _State(story=self.body)
        self._outer: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._font, self._default = 0, "cp1252"
        self._styles: dict[int, str] = {}
        self._bytes = bytearray()
        self._left = 0  # characters that only stand in for the one before
        self._starred = False
        self._chunks: dict[str, list[str]] = {}

    def parse(self, data: bytes) -> None:
        """Reads the whole file; groups that were never closed are closed at its end."""
        at = 0
        while at < len(data):
            token = _TOKEN.match(data, at)
            if token is None:
                at += 1
                continue
            at = token.end()
            if token["text"] is not None:
                self._raw(token["text"])
            elif token["byte"] is not None:
                self._raw(bytes([int(token["byte"], 16)]))
            elif token["brace"] is not None:
                self._open() if token["brace"] == b"{" else self._close()
            elif token["sign"] is not None:
                self._sign(token["sign"])
            elif token["word"] is not None:
                number = int(token["number"]) if token["number"] is not None else None
                word = token["word"].decode("ascii")
                if word == "bin" and number is not None and number > 0:
                    at += number
                else:
                    self._word(word, number)
        while self._outer:
            self._close()
        self._paragraph()

    def _open(self) -> None:
        self._decode()
        if len(self._outer) > DEEPEST:
            raise ReadingError("its groups are nested too deep")
        self._outer.append(self._state)
        self._state = replace(self._state)
        self._left, self._starred = 0, False

    def _close(self) -> None:
        self._decode()
        if not self._outer:
            return
        inner, outer = self._state, self._outer.pop()
        if inner.sink != outer.sink or inner.story is not outer.story or inner.sink == "style":
            self._leave(inner, outer)
        self._state = outer
        self._left = 0

    def _leave(self, inner: _State, outer: _State) -> None:
        """Ends a destination: what was gathered in it goes where it belongs."""
        if inner.story is not outer.story and inner.story is not None:
            self._state = inner
            self._paragraph()
            if inner.sink == "note":
                words = " ".join(piece.text for piece in inner.story.pieces)
                if words:
                    self.notes.append(Piece(f"[{len(self.notes) + 1}] {words}", zone="footnote"))
            elif outer.story is not None:
                outer.story.boxes += inner.story.pieces
        words = "".join(self._chunks.pop(inner.sink or "", []))
        if inner.sink == "mark" and outer.story is not None:
            outer.story.mark = words.strip()
        elif inner.sink == "style":
            self._styles[inner.style or 0] = words.strip(" ;").casefold()
        elif inner.sink is not None and inner.sink.startswith("info:"):
            self.info.setdefault(inner.sink, " ".join(normal(words).split()))

    def _raw(self, data: bytes) -> None:
        """Bytes of the text in the encoding of their font, but for those that stand in for a character before."""
        left = min(self._left, len(data))
        self._left -= left
        if self._state.sink is not None:
            self._bytes += data[left:]

    def _decode(self) -> None:
        if self._bytes:
            text = bytes(self._bytes).decode(self._state.charset, errors="replace")
            self._bytes.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        state = self._state
        if state.sink is None or state.unseen:
            return
        if state.sink in ("body", "note", "box") and state.story is not None:
            state.story.words.append(text)
        else:
            self._chunks.setdefault(state.sink, []).append(text)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._starred = True
        elif self._left:
            self._left -= 1
        elif sign in b"\\{}":
            self._raw(sign)
        elif sign in b"\r\n":
            self._paragraph()
        else:
            self._decode()
            self._say({b"~": " ", b"_": "-"}.get(sign, ""))

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == "u" and number is not None:
            self._decode_keeping()
            self._say(chr(number % 0x10000))
            self._left = self._state.skips
            return
        if self._left:
            self._left -= 1
            return
        self._decode()
        if word in rtf_words.CHARACTERS:
            self._say(rtf_words.CHARACTERS[word])
        elif word in rtf_words.GONE or (starred and word not in rtf_words.SINKS):
            self._state.sink = "hidden" if word in rtf_words.WITH_BOXES else None
            if word in rtf_words.WITH_BOXES:
                self._state.unseen = True
        elif word in rtf_words.SINKS:
            self._enter(rtf_words.SINKS[word])
        else:
            self._set(word, number)

    def _decode_keeping(self) -> None:
        left, self._left = self._left, 0
        self._decode()
        self._left = left

    def _enter(self, sink: str) -> None:
        """Begins a destination, unless what is around it is left out."""
        if self._state.sink is None:
            return
        if sink == "box":
            self._state.sink, self._state.unseen = "box", False
            self._state.story = _Story()
        elif self._state.unseen:
            self._state.sink = None
        else:
            self._state.sink = sink
            if sink == "note":
                self._state.story = _Story()
                self._state.in_table = False

    def _set(self, word: str, number: int | None) -> None:
        action = _ACTIONS.get(word)
        if action is not None:
            action(self, number)
        elif word in rtf_words.UNSEEN:
            self._state.unseen = number != 0
        elif word in rtf_words.MOMENT and self._state.sink == "info:creatim" and number is not None:
            self.moment[word] = number
        elif word in rtf_words.CODE_PAGES:
            self._default = self._state.charset = rtf_words.CODE_PAGES[word]

    def _set_font(self, number: int | None) -> None:
        self._font = number or 0
        if self._state.sink != "fonts":
            self._state.charset = self._fonts.get(self._font, self._default)

    def _set_charset(self, number: int | None) -> None:
        if self._state.sink == "fonts":
            self._fonts[self._font] = rtf_words.CHARSETS.get(number or 0, self._default)

    def _set_code_page(self, number: int | None) -> None:
        self._default = self._state.charset = rtf_words.code_page(number or 0)

    def _set_plain(self, _: int | None) -> None:
        self._state.unseen = self._state.sink == "hidden"
        self._state.charset = self._default

    def _set_paragraph(self, _: int | None) -> None:
        self._state.style, self._state.listed, self._state.in_table = None, False, False

    def _set_style(self, number: int | None) -> None:
        self._state.style = number or 0

    def _set_list(self, number: int | None) -> None:
        self._state.listed = number != 0

    def _set_skips(self, number: int | None) -> None:
        self._state.skips = max(0, number if number is not None else 1)

    def _in_table(self, _: int | None) -> None:
        self._state.in_table = True

    def _end_paragraph(self, _: int | None = None) -> None:
        if self._state.in_table and self._state.story is not None:
            self._say(" ")
        else:
            self._paragraph()

    def _end_cell(self, _: int | None) -> None:
        story = self._state.story
        if story is not None and self._state.sink is not None:
            story.cells.append(_flat("".join(story.words)))
            story.words.clear()

    def _end_row(self, _: int | None) -> None:
        story = self._state.story
        if story is not None and self._state.sink is not None:
            cells = [cell for cell in story.cells if cell]
            story.pieces.append(Piece(" | ".join(cells), zone="table" if len(cells) > 1 else None))
            story.cells.clear()

    def _paragraph(self) -> None:
        """Ends the paragraph at hand."""
        self._decode()
        story = self._state.story
        if story is None or self._state.sink not in ("body", "note", "box"):
            return
        text = _paired("".join(story.words))
        story.words.clear()
        zone = self._zone(story, text)
        lines = [flat for line in normal(text).split("\n") if (flat := _flat(line))]
        mark = f"{story.mark} " if story.mark and any(map(str.isalnum, story.mark)) else ""
        for line in lines:
            story.pieces.append(Piece(mark + line, zone=zone))
            mark = ""
        if lines:
            story.mark = None
        story.pieces += story.boxes
        story.boxes = []

    def _zone(self, story: _Story, text: str) -> Zone | None:
        name = self._styles.get(self._state.style or 0, "")
        zone = next((zone for word, zone in _STYLES if name.startswith(word)), None)
        if name.startswith("title"):
            self.title = self.title or _flat(text) or None
        listed = story.mark is not None or self._state.listed
        return "list_item" if zone is None and listed and len(text.split()) < LONG else zone


_ACTIONS: dict[str, Callable[[_Parser, int | None], None]] = {
    "par": _Parser._end_paragraph,
    "sect": _Parser._end_paragraph,
    "page": _Parser._end_paragraph,
    "cell": _Parser._end_cell,
    "nestcell": _Parser._end_cell,
    "row": _Parser._end_row,
    "nestrow": _Parser._end_row,
    "intbl": _Parser._in_table,
    "pard": _Parser._set_paragraph,
    "plain": _Parser._set_plain,
    "s": _Parser._set_style,
    "ls": _Parser._set_list,
    "uc": _Parser._set_skips,
    "f": _Parser._set_font,
    "fcharset": _Parser._set_charset,
    "ansicpg": _Parser._set_code_page,
}


def read(document: Document) -> Draft:
    """The paragraphs of an RTF file as pieces; its properties count as far as the text bears them out."""
    parser = _Parser()
    parser.parse(document.data)
    pieces = [piece for piece in [*parser.body.pieces, *parser.notes] if piece.text]
    if not pieces:
        raise EmptyDocument("there is no text in the RTF file")
    return Draft(pieces, properties.stated(_properties(parser), pieces, parser.title))


def _properties(parser: _Parser) -> Properties:
    moment = parser.moment
    try:
        created = datetime.date(moment["yr"], moment["mo"], moment["dy"])
    except (KeyError, ValueError):
        created = None
    return Properties(parser.info.get("info:title", ""), parser.info.get("info:author", ""), created)


def _flat(text: str) -> str:
    return " ".join(normal(_paired(text)).split())


def _paired(text: str) -> str:
    """Text whose characters beyond the first plane are whole: RTF writes their halves one after the other."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
