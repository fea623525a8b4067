"""Letters and newsletters saved as mail: headers above, the words below."""

import email
import email.policy
import re
from email.message import EmailMessage, MIMEPart

from communique.read import bylines
from communique.read.draft import Draft, Piece, Stated
from communique.records import Published

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z-]{1,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3,}\r?\n")
BROKEN = (LookupError, ValueError, AttributeError, TypeError, OverflowError)
"""What Python's own parser of headers raises over damaged ones, as it comes."""
_NEEDED = (
    re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^(?:subject|date):", re.IGNORECASE | re.MULTILINE),
)


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with the headers of a mail."""
    headers = _HEADER.match(data)
    return headers is not None and all(needed.search(headers.group()) for needed in _NEEDED)


def body(data: bytes) -> tuple[str, bool, Stated]:
    """The words of a mail, whether they are HTML, and what its headers state."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    part = message.get_body(preferencelist=("plain", "html"))
    words = _words(part) if part is not None else ""
    sender = re.sub(r"\s*<[^>]*>", "", _header(message, "From")).strip('" ')
    name = bylines.names(sender)
    stated = Stated(
        title=_header(message, "Subject").strip() or None,
        authors=name,
        publisher=sender if sender and not name and "@" not in sender else None,
        published=_day(message),
    )
    return str(words), part is not None and part.get_content_subtype() == "html", stated


def _words(part: MIMEPart) -> str:
    """The words of a part; those of an encoding that nobody knows as far as they are plain letters."""
    try:
        return str(part.get_content())
    except BROKEN:
        data = part.get_payload(decode=True)
        return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""


def _header(message: EmailMessage, name: str) -> str:
    """A header's words; none of one so damaged that Python's parser falls over it."""
    try:
        return str(message.get(name, ""))
    except BROKEN:
        return ""


def _day(message: EmailMessage) -> Published | None:
    try:
        moment = getattr(message.get("Date"), "datetime", None)
    except BROKEN:
        return None
    return Published(date=moment.date().isoformat(), precision="day", basis="metadata") if moment is not None else None


def draft(pieces: list[Piece], stated: Stated) -> Draft:
    """The draft of a mail; its subject stands above its words as their title unless they say it themselves."""
    subject = re.sub(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", "", stated.title or "", flags=re.IGNORECASE)
    if subject:
        endings = [p.text for p in pieces[:12] if len(p.text) >= 12 and subject.casefold().endswith(p.text.casefold())]
        stated.title = endings[0] if endings else subject
        if not endings and all(piece.text.casefold() != subject.casefold() for piece in pieces):
            pieces = [Piece(subject), *pieces]
    return Draft(pieces, stated)
