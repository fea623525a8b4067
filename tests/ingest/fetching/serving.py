"""A small web on loopback for tests: servers that remember, a DNS of our own, time that does not pass."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

from communique.ingest.fetching.addresses import Address, Public
from communique.ingest.fetching.client import Client, Limits
from communique.ingest.fetching.fetcher import Fetcher
from communique.ingest.fetching.pacing import Pacer

LOOPBACK = ip_address("127.0.0.1")


@dataclass
class Asked:
    """One request that a server got."""

    path: str
    headers: dict[str, str]
    at: float


@dataclass
class Page:
    """What a path answers: once after another if there are several, the last of them again and again."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    chunks: Callable[[], Iterator[bytes]] | None = None  # sent as they come, without a length
    bare: bool = False  # what is sent is all, status and headers included


class Site:
    """A server on loopback that answers what a test has laid out, and remembers what it was asked."""

    def __init__(self, clock: "Clock", host: str = "127.0.0.1", port: int = 0) -> None:
        self.pages: dict[str, list[Page]] = {}
        self.asked: list[Asked] = []
        self.clock = clock
        kind = _Server6 if ":" in host else ThreadingHTTPServer
        self._server = kind((host, port), self._handler())
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]

    def lay(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> None:
        """Adds what a path answers next."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages.setdefault(path, []).append(Page(data, status, named))

    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    @contextmanager
    def up(self) -> Iterator["Site"]:
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(Asked(self.path, dict(self.headers.items()), site.clock.passed()))
                laid = site.pages.get(self.path, [Page(b"nothing here", 404)])
                page = laid.pop(0) if len(laid) > 1 else laid[0]
                if not page.bare:
                    self.begin(page)
                try:
                    for chunk in [page.body] if page.chunks is None else page.chunks():
                        self.wfile.write(chunk)
                        self.wfile.flush()
                except OSError:
                    pass  # whoever asked has seen enough

            def begin(self, page: Page) -> None:
                self.send_response(page.status)
                for name, value in page.headers.items():
                    self.send_header(name, value)
                if page.chunks is None and "Content-Length" not in page.headers:
                    self.send_header("Content-Length", str(len(page.body)))
                self.end_headers()

            def log_message(self, *arguments: object) -> None:
                pass

        return Handler


class _Server6(ThreadingHTTPServer):
    address_family = socket.AF_INET6


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.begin, self.slept = datetime(2024, 5, 17, 12, tzinfo=UTC), 0.0
        self.sleeps: list[float] = []

    def now(self) -> datetime:
        return self.begin + timedelta(seconds=self.slept)

    def passed(self) -> float:
        return self.slept

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.slept += seconds


class Opened(Public):
    """The rule of every day, but for one server on loopback."""

    def __init__(self, port: int) -> None:
        self._port = port

    def address(self, address: Address, port: int) -> str | None:
        if (address, port) == (LOOPBACK, self._port):
            return None
        return super().address(address, port)


class Names:
    """A DNS that answers what it is told, one answer after another, and remembers what it was asked."""

    def __init__(self, **answers: Sequence[str]) -> None:
        self._answers = {name.replace("_", "."): list(answer) for name, answer in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[Address]:
        self.asked.append(host)
        answers = self._answers.get(host, ["127.0.0.1"])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        return [ip_address(one) for one in answer.split()]


def client(clock: Clock, policy: Public, names: Callable[[str, int], Sequence[Address]], **more: object) -> Client:
    limits = more.pop("limits", Limits(connecting=5, silence=5, whole=20, size=100_000))
    return Client(policy, clock, agent="communique/test (+desk@example.org)", limits=limits, resolve=names, **more)


def fetcher(site: Site, names: Callable[[str, int], Sequence[Address]] | None = None, **more: object) -> Fetcher:
    """A fetcher for which all names lead to loopback, where one site may be asked."""
    asking = client(site.clock, Opened(site.port), names or Names(), **more)
    return Fetcher(Pacer(asking, site.clock), "communique")
