"""What a letter is made of: what was written, quoted replies, a forwarded letter with its headers, the signature."""

import re
from functools import cache

from communique.read import bylines, cues, dates, shapes, text
from communique.read.draft import Piece, Stated
from communique.records import Published

COVER = 60
"""Words of what stands above a forwarded letter, at most, for it to be a mere cover note."""
SIGNATURE = 12
"""Lines of the longest signature."""
_QUOTED = re.compile(r"^\s{0,3}>")
_DASHES = re.compile(r"^--\s?$")
_ADDRESS = re.compile(r"\s*<[^<>]*>|\S+@\S+")
_RULE = re.compile(r"^[\s_*=\-–—>]{5,}$")
_HEADER_LINE = re.compile(r"^\s*(?:\*+\s*)?([^\W\d_][\w -]{1,20})\s*(?:\*+\s*)?[:：]\s*(?:\*+\s*)?(.*)$")
LEAST_HEADERS = 2
NEIGHBOURS = 2
"""Pieces above and below in which the rest of a letter's headers may stand."""
LONGEST_RUN = 1500
"""Code points of headers that a page runs together."""


def pieces(words: str) -> list[Piece]:
    """The paragraphs of a letter's plain words; what is quoted, the signature and headers are lines of their own."""
    found: list[Piece] = []
    own: list[str] = []
    lines = text.normal(words).split("\n")
    signed = _signature(lines)
    for at, line in enumerate(lines):
        apart = "signature" if at >= signed else "quoted_reply" if _QUOTED.match(line) else None
        if apart is None and not _header_at(lines, at):
            own.append(line)
            continue
        found += text.pieces("\n".join(own))
        own = []
        if line.strip():
            found.append(Piece(line.strip(), reason=apart))
    found += text.pieces("\n".join(own))
    return _unquoted(found) if _is_all_quoted(found) else found


def _signature(lines: list[str]) -> int:
    """The index of the line that parts the signature from the words; the number of lines if there is none."""
    for at in range(len(lines) - 1, -1, -1):
        if _DASHES.match(lines[at]):
            rest = [line for line in lines[at + 1 :] if line.strip()]
            return at if len(rest) <= SIGNATURE else len(lines)
    return len(lines)


def _is_all_quoted(found: list[Piece]) -> bool:
    """Whether the letter's own words are no more than a cover over what it quotes: a forward."""
    quoted = sum(len(piece.text.split()) for piece in found if piece.reason == "quoted_reply")
    own = sum(len(piece.text.split()) for piece in found if piece.kept)
    return quoted > 0 and (own == 0 or quoted > 3 * COVER > 9 * own)


def _unquoted(found: list[Piece]) -> list[Piece]:
    """The letter with its quoted lines as its words."""
    quoted = [re.sub(r"^[>\s]+", "", piece.text) for piece in found if piece.reason == "quoted_reply"]
    rest = [piece for piece in found if piece.reason != "quoted_reply"]
    for piece in rest:
        piece.reason = piece.reason or "cover_note"
    return rest + pieces("\n".join(quoted))


def settle(found: list[Piece]) -> tuple[list[Piece], dict[str, str] | None]:
    """Takes out of a letter what is not its text; the headers of a forwarded one, if it is no more than that."""
    headers = None
    split = [_split(piece.text) for piece in found]
    for at, piece in enumerate(found):
        if len(_named(split[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1])) > LEAST_HEADERS:
            piece.text = split[at]
    start = next((at for at, piece in enumerate(found) if piece.kept and _starts_forward(found, at)), None)
    if start is not None:
        headers = _take_headers(found, start)
        above = [piece for piece in found[:start] if piece.kept]
        if sum(len(piece.text.split()) for piece in above) >= COVER:
            headers = None  # a letter with an older one below it: that one is quoted
            for piece in found[start:]:
                piece.zone, piece.reason = None, piece.reason or "quoted_reply"
        else:
            for piece in above:
                piece.zone, piece.reason = None, "cover_note"
    _take_replies(found)
    _take_farewell(found)
    return found, headers


def _split(words: str) -> str:
    """The headers of a forwarded letter that a page runs together, each on a line of its own."""
    if len(words) > LONGEST_RUN or "\n" in words or _inline().match(words) is None:
        return words
    return _inline().sub(lambda match: f"\n{match.group().strip()}", words).strip().replace(" \n", "\n")


def _named(texts: list[str]) -> set[str]:
    """The headers that stand in some pieces, each by its English name."""
    return {field[0] for text in texts for line in text.split("\n") if (field := _field(line)) is not None}


@cache
def _inline() -> re.Pattern[str]:
    """A header's name, or what announces a forwarded letter, within a line."""
    table = cues.table()["letters"]
    names = cues.alternatives([word for words in table["headers"].values() for word in words])
    forwards = "|".join(table["forwards"])
    return re.compile(rf"(?:^|\s)(?:{forwards})|(?:^|(?<=\s))(?:{names})\s?[:：](?=\s)", re.IGNORECASE)


def _take_replies(found: list[Piece]) -> None:
    """Takes out the letters that this one answers, each with the line that announces it."""
    for at, piece in enumerate(found):
        if not piece.kept or not _introduces(piece.text) or not _quotes_after(found, at):
            continue
        for later in found[at + 1 :]:
            if later.reason != "quoted_reply" and later.zone != "quotation":
                break
            later.zone, later.reason = None, "quoted_reply"
        piece.zone, piece.reason = None, "quoted_reply"


def stated(headers: dict[str, str], published: Published | None = None) -> Stated:
    """What the headers of a letter state: its subject, its day, and its sender, a person or an office."""
    sender = _ADDRESS.sub("", headers.get("from", "")[:LONGEST_RUN]).strip("\"'“”[]() ")
    person = sender.partition(" via ")[0]
    names = bylines.names(person) if not any(map(str.isdigit, person)) else ()
    if published is None:
        day = next(dates.shown(headers.get("date", "")), None)
        if day is not None:
            published = Published(date=day.date, precision=day.precision, basis="metadata")
    return Stated(
        title=headers.get("subject") or None,
        authors=names,
        publisher=sender if sender and not names and any(map(str.isalpha, sender)) else None,
        published=published,
    )


@cache
def _fields() -> dict[str, str]:
    """The English name of each header as programs of several languages write it."""
    table = cues.table()["letters"]["headers"]
    return {cues.bare(word): name for name, words in table.items() for word in words}


def _field(line: str) -> tuple[str, str] | None:
    match = _HEADER_LINE.match(line.lstrip("> "))
    name = _fields().get(cues.bare(match.group(1))) if match is not None else None
    return (name, match.group(2).strip(" *")) if name is not None and match is not None else None


def _header_at(lines: list[str], at: int) -> bool:
    """Whether a line is one of several headers of a forwarded letter that stand together."""
    if _forwards(lines[at]):
        return True
    if _field(lines[at]) is None:
        return False
    names = {found[0] for line in lines[max(0, at - 4) : at + 5] if (found := _field(line)) is not None}
    return "from" in names and len(names) > LEAST_HEADERS


def _forwards(line: str) -> bool:
    return len(line) <= 120 and cues.pattern("letters", "forwards", whole=True).match(line.strip(" >")) is not None


def _starts_forward(found: list[Piece], at: int) -> bool:
    """Whether a forwarded letter begins with a piece: with its announcement, or with its headers."""
    near = {f[0] for p in found[at : at + 7] for line in p.text.split("\n") if (f := _field(line)) is not None}
    opening = found[at].text.split("\n")[0]
    if _forwards(opening):
        return "from" in near or "subject" in near
    first = _field(opening)
    return first is not None and first[0] == "from" and len(near) > LEAST_HEADERS


def _take_headers(found: list[Piece], start: int) -> dict[str, str]:
    """Takes out the headers from `start` on, and gives what they say."""
    headers: dict[str, str] = {}
    for piece in found[start : start + 10]:
        lines = piece.text.split("\n")
        fields = [field for line in lines if (field := _field(line)) is not None]
        if len(fields) + sum(_forwards(line) or _RULE.match(line) is not None for line in lines) < len(lines):
            break
        for field in fields:
            headers.setdefault(*field)
        piece.zone, piece.reason = None, "mail_header"
    return headers


def _introduces(line: str) -> bool:
    """Whether a line announces a quoted reply: "On Monday, Ana wrote:"."""
    return len(line) <= 250 and cues.pattern("letters", "introduces", whole=True).match(line) is not None


def _quotes_after(found: list[Piece], at: int) -> bool:
    following = found[at + 1] if at + 1 < len(found) else None
    return following is not None and (following.reason == "quoted_reply" or following.zone == "quotation")


def _take_farewell(found: list[Piece]) -> None:
    """Takes out what follows a letter's closing formula, if it is short enough for a signature."""
    kept = [at for at, piece in enumerate(found) if piece.kept]
    for rank, at in enumerate(kept[-SIGNATURE:]):
        first = cues.bare(found[at].text.split("\n")[0])
        if first in cues.words("letters", "farewells"):
            rest = kept[-SIGNATURE:][rank:]
            if not any(shapes.is_prose(found[later].text) for later in rest):
                for later in rest:
                    found[later].zone, found[later].reason = None, "signature"
            return
