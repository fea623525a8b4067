"""What a server answered to one request, whole."""

from dataclasses import dataclass
from datetime import datetime

from communique.ingest.fetching.urls import Url

Headers = tuple[tuple[str, str], ...]

REDIRECTS = (301, 302, 303, 307, 308)
UNCHANGED = 304
CONDITIONS = ("if-none-match", "if-modified-since")
LONGEST_MEDIA_TYPE = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """One exchange: what was sent, and what came back. `body` is as it came, `data` unpacked."""

    url: Url
    sent: Headers
    status: int
    phrase: str
    headers: Headers
    body: bytes
    data: bytes
    at: datetime
    peer: str | None = None

    def header(self, name: str) -> str | None:
        """The first header of a name, in any case of its letters."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    @property
    def succeeded(self) -> bool:
        """Whether the answer is the page."""
        return 200 <= self.status < 300

    @property
    def told(self) -> str:
        """The status in the server's words, without characters that a terminal would obey."""
        return printable(f"{self.status} {self.phrase}".strip())

    @property
    def media_type(self) -> str | None:
        """What the server says that it sends, its character set with it."""
        told = self.header("content-type")
        return printable(told)[:LONGEST_MEDIA_TYPE] if told is not None else None

    @property
    def unchanged(self) -> bool:
        """Whether the server says that we have the page; it cannot know that unless we asked."""
        return self.status == UNCHANGED and any(name.lower() in CONDITIONS for name, _ in self.sent)

    @property
    def redirect(self) -> str | None:
        """Where the answer sends us on, as it is written there."""
        return self.header("location") if self.status in REDIRECTS else None


def printable(text: str) -> str:
    """A server's words with a mark in the place of each character that is not shown, but obeyed."""
    return "".join(character if character.isprintable() else "�" for character in text)
