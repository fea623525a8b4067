"""What a server answered to one request, whole."""

from dataclasses import dataclass
from datetime import datetime

from communique.ingest.fetching.urls import Url

Headers = tuple[tuple[str, str], ...]

REDIRECTS = (301, 302, 303, 307, 308)
UNCHANGED = 304


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
        """The status in the server's words."""
        return f"{self.status} {self.phrase}".strip()

    @property
    def redirect(self) -> str | None:
        """Where the answer sends us on, as it is written there."""
        return self.header("location") if self.status in REDIRECTS else None
