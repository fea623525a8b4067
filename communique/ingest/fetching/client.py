"""One exchange with one server: connection, request and answer within their limits. Redirects are not followed here."""

import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore
import httpx

from communique.errors import FetchError
from communique.ingest.fetching import bodies
from communique.ingest.fetching.addresses import Public
from communique.ingest.fetching.answers import Answer
from communique.ingest.fetching.clock import Clock
from communique.ingest.fetching.connecting import CheckedBackend, Deadline, Resolver, system_resolver
from communique.ingest.fetching.urls import Url

ACCEPTED = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one exchange may take: seconds to connect, of silence, in all; and bytes, packed and unpacked."""

    connecting: float = 10
    silence: float = 20
    whole: float = 60
    size: int = 50_000_000


class Client:
    """Asks servers, each on a connection of its own that goes to a checked address.

    Takes no proxy from the environment and keeps no cookies; `agent` is what it calls itself.
    """

    def __init__(
        self,
        policy: Public,
        clock: Clock,
        *,
        agent: str,
        limits: Limits | None = None,
        resolve: Resolver = system_resolver,
        opening: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._clock, self._limits = clock, limits or Limits()

        def backend() -> CheckedBackend:
            return CheckedBackend(policy, resolve, Deadline(clock.passed, self._limits.whole), opening)

        self._client = httpx.Client(
            transport=_CheckedTransport(backend),
            timeout=httpx.Timeout(self._limits.silence, connect=self._limits.connecting),
            headers={
                "User-Agent": agent,
                "Accept": ACCEPTED,
                "Accept-Encoding": bodies.ACCEPTED,
                "Connection": "close",
            },
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            follow_redirects=False,
            trust_env=False,
        )

    def ask(self, url: Url, headers: Mapping[str, str] | None = None, *, most: int | None = None) -> Answer:
        """What a server answers. With `most`, what is longer is cut off there; else raises `TooLarge`.

        Raises `AddressRefused` for a place that must not be asked, and `FetchError` for whatever else goes wrong.
        """
        request = self._client.build_request(
            "GET", httpx.URL(url.origin), headers=headers, extensions={"target": url.target.encode("ascii")}
        )
        try:
            response = self._client.send(request, stream=True)
            try:
                return self._read(url, response, most)
            finally:
                response.close()
        except httpcore.TimeoutException as error:
            raise FetchError("the server does not answer in time", passing=True) from error
        except httpcore.ConnectError as error:
            raise _not_connected(error) from error
        except (httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
            raise FetchError(f"the connection broke: {error or type(error).__name__}", passing=True) from error
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise FetchError(f"not to be asked by HTTP: {error}") from error

    def _read(self, url: Url, response: httpx.Response, most: int | None) -> Answer:
        announced = response.headers.get("content-length", "")
        if most is None and announced.isdecimal() and int(announced[:20]) > self._limits.size:
            raise bodies.TooLarge(f"larger than {self._limits.size:,} bytes")
        coding, size = bodies.check(response.headers.get("content-encoding")), most or self._limits.size
        raw = bodies.gathered(response.iter_raw(), size)
        if len(raw) > size and most is None:
            raise bodies.TooLarge(f"larger than {size:,} bytes")
        raw = raw[:size]
        peer = response.extensions["network_stream"].get_extra_info("server_addr")
        return Answer(
            url=url,
            sent=_decoded(response.request.headers.raw),
            status=response.status_code,
            phrase=response.extensions["reason_phrase"].decode("latin-1"),
            headers=_decoded(response.headers.raw),
            body=raw,
            data=bodies.unpacked(raw, coding, size, cut=most is not None),
            at=self._clock.now(),
            peer=peer[0] if peer else None,
        )


class _CheckedTransport(httpx.BaseTransport):
    """Sends each request on a new connection, opened by a backend of its own."""

    def __init__(self, backend: Callable[[], httpcore.NetworkBackend]) -> None:
        self._backend, self._tls = backend, httpx.create_ssl_context()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        pool = httpcore.ConnectionPool(ssl_context=self._tls, network_backend=self._backend(), max_connections=1)
        try:
            response = pool.handle_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                    headers=request.headers.raw,
                    content=b"",
                    extensions=request.extensions,
                )
            )
        except BaseException:
            pool.close()
            raise
        return httpx.Response(
            response.status, headers=response.headers, stream=_Stream(response, pool), extensions=response.extensions
        )


class _Stream(httpx.SyncByteStream):
    """The bytes of an answer as they come; closing it closes the connection."""

    def __init__(self, response: httpcore.Response, pool: httpcore.ConnectionPool) -> None:
        self._response, self._pool = response, pool

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
        self._pool.close()


def _not_connected(error: httpcore.ConnectError) -> FetchError:
    """Why no connection came about: a certificate will be the same next time, a refusal may not."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FetchError(f"its certificate is not to be trusted: {cause.verify_message}")
        cause = cause.__cause__ or cause.__context__
    return FetchError(f"no connection: {error}", passing=True)


def _decoded(headers: list[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    """Headers as text: UTF-8 where it is that, else byte for byte."""
    return tuple((name.decode("latin-1"), _text(value)) for name, value in headers)


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
