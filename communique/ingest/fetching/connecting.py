"""Connections to the very address that was checked, and only for as long as an exchange may take.

A name is resolved once for each connection, every answer is checked, and the connection goes to an address of that
answer. So there is no moment between check and connection in which the DNS could change its mind. The name stays what
the server and its certificate are asked for: httpcore keeps it for Host, SNI and the check of the certificate.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from communique.errors import AddressRefused, FetchError
from communique.ingest.fetching.addresses import Address, Public, literal

Resolver = Callable[[str, int], Sequence[Address]]
"""All addresses of a name; raises `OSError` where there are none."""

ADDRESSES_TRIED = 4


def system_resolver(host: str, port: int) -> list[Address]:
    """The addresses that this machine's resolver has for a name, in its order of preference."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    found = [literal(str(answer[4][0])) for answer in answers]
    return list(dict.fromkeys(address for address in found if address is not None))


class Deadline:
    """The moment by which an exchange must have ended, as what its waits may still take."""

    def __init__(self, passed: Callable[[], float], seconds: float) -> None:
        self._passed, self._end, self.seconds = passed, passed() + seconds, seconds

    def left(self, most: float | None) -> float:
        """Seconds that one wait may take; raises `FetchError` when none are left."""
        left = self._end - self._passed()
        if left <= 0:
            raise FetchError(f"not finished within {self.seconds:g} seconds")
        return left if most is None else min(most, left)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens the connections of one exchange: resolves, checks every answer, and connects to what was checked."""

    def __init__(
        self, policy: Public, resolve: Resolver, deadline: Deadline, opening: httpcore.NetworkBackend | None = None
    ) -> None:
        self._policy, self._resolve, self._deadline = policy, resolve, deadline
        self._opening = opening or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a host; raises `AddressRefused` if any of its addresses is none to be asked."""
        addresses = self._checked(host, port, timeout)
        for address in addresses[:ADDRESSES_TRIED]:
            try:
                stream = self._opening.connect_tcp(
                    str(address), port, self._deadline.left(timeout), local_address, socket_options
                )
                return _LimitedStream(stream, self._deadline, (str(address), port))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Refuses: the web is not reached through files."""
        raise AddressRefused("a socket of this machine is no address of the web")

    def _checked(self, host: str, port: int, timeout: float | None) -> Sequence[Address]:
        refused = self._policy.name(host)
        if refused is not None:
            raise AddressRefused(f"{host} is {refused}")
        itself = literal(host)
        addresses = [itself] if itself is not None else self._resolved(host, port, self._deadline.left(timeout))
        for address in addresses:
            refused = self._policy.address(address, port)
            if refused is not None:
                which = host if itself is not None else f"{host} leads to {address}, which"
                raise AddressRefused(f"{which} is {refused}")
        return addresses

    def _resolved(self, host: str, port: int, seconds: float) -> Sequence[Address]:
        """The answers of the DNS, asked in a thread of its own: the system's resolver takes no limit of time."""
        answers: list[Sequence[Address]] = []
        failures: list[OSError | UnicodeError] = []

        def ask() -> None:
            try:
                answers.append(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                failures.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(seconds)
        if failures:
            for_now = isinstance(failures[0], socket.gaierror) and failures[0].errno == socket.EAI_AGAIN
            raise FetchError(f"{host} is not known to the DNS", passing=for_now) from failures[0]
        if not answers:
            raise FetchError(f"the DNS did not tell where {host} is within {seconds:g} seconds", passing=True)
        if not answers[0]:
            raise FetchError(f"{host} has no address")
        return answers[0]


class _LimitedStream(httpcore.NetworkStream):
    """A connection of which no single wait outlasts the exchange: a server cannot keep us by dripping bytes."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, peer: tuple[str, int]) -> None:
        self._stream, self._deadline, self._peer = stream, deadline, peer

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _LimitedStream(stream, self._deadline, self._peer)

    def get_extra_info(self, info: str) -> Any:
        return self._peer if info == "server_addr" else self._stream.get_extra_info(info)
