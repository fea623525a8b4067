"""Letters and newsletters saved as mail: the words that were sent, with what is written around them taken out."""

import base64
import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

from communique.errors import EmptyDocument, ReadingError
from communique.read import encodings, letters, text
from communique.read.draft import Draft, Piece, Stated
from communique.records import Document, Published

_HEADER = re.compile(
    rb"(?:>?From [^\r\n]+\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3,}\r?\n"
)
_NEEDED = (
    re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^(?:subject|date):", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^(?:to|cc|bcc|received|message-id|mime-version|return-path|content-type|reply-to):", re.I | re.M),
)
LONGEST_HEADERS = 1 << 18
BROKEN = (LookupError, ValueError, AttributeError, TypeError, OverflowError)
"""What Python's own parser of headers raises over damaged ones, as it comes."""
DEEPEST = 20
"""Messages within messages."""
STUB = 0.3
"""Words of the plain version, in those of the HTML one, below which it only says that there is another."""
_SAMPLE = """\
From: =?utf-8?q?Ana_Ru=C3=ADz?= <ana@example.org>
To: All <all@example.org>
Subject: =?utf-8?b?VGFsa3M=?=
Date: Fri, 10 May 2024 12:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=part

--part
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: {encoding}
Content-Disposition: inline; filename*=utf-8''talks.txt

{words}
--part--
"""
_REPLY = re.compile(r"^(?:(?:re|fwd?|fw|aw|wg|tr|rv|res|enc|ответ|отв|fyi)\s*(?:\[\d+\]\s*)?[:：]\s*)+", re.IGNORECASE)
_LIST_TAG = re.compile(r"^\[[^\]]{2,40}\]\s*(?=\S)")


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with the headers of a mail."""
    headers = _HEADER.match(data[:LONGEST_HEADERS].removeprefix(b"\xef\xbb\xbf").lstrip())
    return headers is not None and all(needed.search(headers.group()) for needed in _NEEDED)


def read(document: Document) -> Draft:
    """The words of a mail as pieces, and what its headers state; attachments are named, never opened."""
    data = document.data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith((b"From ", b">From ")):  # the first line of a mailbox's message
        data = data.split(b"\n", 1)[1]
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return _draft(message, 0)


def warm() -> None:
    """Loads what reading a mail needs: parts of Python's parser come late, each for an encoding or a header."""
    from communique.read import html

    html.warm()
    for encoding in ("base64", "quoted-printable", "uuencode", "7bit"):
        words = base64.b64encode(b"Talks go on.").decode() if encoding == "base64" else "Talks go on."
        data = _SAMPLE.format(encoding=encoding, words=words).encode()
        read(Document(id="", source="", data=data))


def _draft(message: EmailMessage, depth: int) -> Draft:
    if depth > DEEPEST:
        raise ReadingError(f"more than {DEEPEST} mails are packed into each other")
    parts = list(_parts(message))
    saved = _saved_page(message, parts)
    if saved is not None:
        from communique.read import html

        return html.draft(_characters(saved).encode())
    found, inner = _words(parts), _inner(parts)
    pieces, quoted = letters.settle(found)
    stated = _stated(message)
    if quoted is not None:
        stated = _merged(letters.stated(quoted), stated)
    named = [Piece(name, reason="attachment") for part in parts if (name := _attached(part))]
    if inner is not None and sum(len(piece.text.split()) for piece in pieces if piece.kept) < letters.COVER:
        whole = _draft(inner, depth + 1)
        for piece in pieces:
            piece.zone, piece.reason = None, piece.reason or "cover_note"
        return Draft([*whole.pieces, *pieces, *named], whole.stated)
    if not any(piece.kept for piece in pieces):
        kind = message.get_content_type()
        sealed = "encrypted" in kind or "pkcs7" in kind
        raise EmptyDocument("the mail is encrypted" if sealed else "there are no words in the mail")
    return _titled([*pieces, *named], stated)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a mail that hold no others, in order; of a mail within it, the whole."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_type() == "message/rfc822" and part is not message:
            yield part
        elif part.is_multipart():
            waiting = [sub for sub in part.iter_parts() if isinstance(sub, EmailMessage)] + waiting
        else:
            yield part


def _saved_page(message: EmailMessage, parts: list[EmailMessage]) -> EmailMessage | None:
    """The page in an archive that a browser saves in the form of a mail; None for a mail that somebody sent."""
    if message.get_content_type() != "multipart/related" or "saved by" not in _header(message, "From").casefold():
        return None
    return next((part for part in parts if part.get_content_type() == "text/html"), None)


def _attached(part: EmailMessage) -> str | None:
    """The name of a part that is no text to be read; None for words."""
    name = part.get_filename()
    if part.get_content_type() == "message/rfc822":
        return None
    if part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text":
        return " ".join(name.split())[:200] if name else None
    return None


def _words(parts: list[EmailMessage]) -> list[Piece]:
    """The words of the plain version, or of the HTML one where that is the only one or says far more."""
    own = [part for part in parts if part.get_content_disposition() != "attachment"]
    plain = [part for part in own if part.get_content_type() == "text/plain"]
    pages = [part for part in own if part.get_content_type() == "text/html"]
    found = [piece for part in plain for piece in _plain(part)]
    if pages:
        from communique.read import html

        shown = []
        for part in pages:
            try:
                shown += html.draft(_characters(part).encode()).pieces
            except EmptyDocument:
                continue
        kept = sum(len(piece.text) for piece in shown if piece.kept)
        if sum(len(piece.text) for piece in found) < STUB * kept:
            return shown
    return found


def _plain(part: EmailMessage) -> list[Piece]:
    words = _characters(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        words = re.sub(r"(?<=[^\n-]) \n(?=[^\s>])", " ", re.sub(r"\r\n", "\n", words))
    return letters.pieces(words)


def _characters(part: EmailMessage) -> str:
    """The characters of a part, whatever its header says of them."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if part.get_content_subtype() == "html" and part.get_content_charset() is None:
        return encodings.of_page(data)
    return encodings.decode(data, part.get_content_charset())


def _inner(parts: list[EmailMessage]) -> EmailMessage | None:
    """The first mail that is packed into this one."""
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            packed = part.get_payload()
            first = packed[0] if isinstance(packed, list) and packed else None
            if isinstance(first, EmailMessage):
                return first
    return None


def _stated(message: EmailMessage) -> Stated:
    sender = _header(message, "From")
    return letters.stated({"subject": _header(message, "Subject"), "from": sender}, _day(message))


def _header(message: EmailMessage, name: str) -> str:
    """A header's words; one that breaks the rules of mail is empty."""
    try:
        return text.normal(str(message.get(name, ""))).strip()
    except BROKEN:
        return ""


def _day(message: EmailMessage) -> Published | None:
    try:
        moment = getattr(message.get("Date"), "datetime", None)
    except BROKEN:
        return None
    return Published(date=moment.date().isoformat(), precision="day", basis="metadata") if moment is not None else None


def _merged(first: Stated, second: Stated) -> Stated:
    """What a forwarded letter states, and of its cover what it leaves open but for who wrote and when."""
    return Stated(
        title=first.title or second.title,
        authors=first.authors,
        publisher=first.publisher,
        published=first.published,
    )


def _titled(pieces: list[Piece], stated: Stated) -> Draft:
    """The draft of a mail; its subject stands above its words as their title unless they say it themselves."""
    subject = _LIST_TAG.sub("", _REPLY.sub("", stated.title or "")).strip()
    stated.title = subject or None
    if subject:
        kept = [piece.text for piece in pieces if piece.kept]
        endings = [line for line in kept[:12] if len(line) >= 12 and subject.casefold().endswith(line.casefold())]
        stated.title = endings[0] if endings else subject
        if not endings and all(line.casefold() != subject.casefold() for line in kept):
            pieces = [Piece(subject), *pieces]
    return Draft(pieces, stated)
