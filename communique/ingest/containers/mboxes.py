"""Mail boxes: one file of many mails, each after a line that begins with "From "."""

import re
from collections.abc import Iterator

from communique.ingest import paths
from communique.ingest.containers import names
from communique.ingest.containers.flows import CHUNK, Flow
from communique.ingest.containers.limits import Guard
from communique.ingest.failure import Failure
from communique.records import Document, document_id

_FROM = re.compile(rb"From \S+ .{0,80}\b\d{4}\b[^\r\n]{0,20}\r?\n")
_HEADER = re.compile(rb"[\x21-\x39\x3b-\x7e]{1,76}:|>From ")
_QUOTED = re.compile(rb">+From ")


def is_mbox(head: bytes) -> bool:
    """Whether the first bytes are a box's line and a mail's header."""
    begin = _FROM.match(head)
    return begin is not None and _HEADER.match(head, begin.end()) is not None


def documents(flow: Flow, label: str, guard: Guard) -> Iterator[Document | Failure]:
    """The mails of a box, numbered from 1, to the byte but for the box's own quoting of "From "."""
    mail, number, too_large = bytearray(), 0, False
    after_blank = at_line = True
    while line := flow.readline(CHUNK):
        if at_line and after_blank and _FROM.match(line):
            if number:
                yield _mail(mail, names.label(label, str(number)), too_large)
            number += 1
            guard.count(names.label(label, str(number)))
            mail, too_large = bytearray(), False
        elif not too_large:
            mail += line[1:] if at_line and _QUOTED.match(line) else line
            too_large = len(mail) > paths.LARGEST
        after_blank = at_line and not line.strip()
        at_line = line.endswith(b"\n")
    yield _mail(mail, names.label(label, str(number)), too_large)


def _mail(mail: bytearray, place: str, too_large: bool) -> Document | Failure:
    if too_large:
        return Failure(source=place, reason=f"larger than a document can be ({paths.LARGEST:,} bytes)")
    data = bytes(mail)
    if data.endswith(b"\n\n"):
        data = data[:-1]  # the box's own blank line
    return Document(id=document_id(data), source=place, data=data, media_type="message/rfc822")
