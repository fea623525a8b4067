"""Nothing but public web servers is ever asked, however an address is written and wherever it leads.

Each test that connects has a server inside the walls (`secret`), which must not see a single request.
"""

import socket
import ssl
import threading
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from serving import Clock, Names, Opened, Site, client, fetcher

from communique.errors import AddressRefused, FetchError
from communique.ingest.fetching.addresses import Address, Anywhere, Public, not_public
from communique.ingest.fetching.client import Client, Limits
from communique.ingest.fetching.connecting import CheckedBackend, Deadline, system_resolver
from communique.ingest.fetching.urls import joined, parsed, shown

# `PORT` is the secret server's. Many of these would reach it, as the system's resolver understands them.
SPELLINGS = [
    # loopback, plainly
    "http://127.0.0.1:PORT/",
    "http://127.8.9.10:PORT/",
    "http://localhost:PORT/",
    "http://LOCALHOST:PORT/",
    "http://localhost.:PORT/",
    "http://ministry.localhost:PORT/",
    "http://localhost.localdomain:PORT/",
    "http://ip6-localhost:PORT/",
    "http://0.0.0.0:PORT/",
    # one number, short forms, octal, hexadecimal, and all of them mixed
    "http://2130706433:PORT/",
    "http://0x7f000001:PORT/",
    "http://0X7F000001:PORT/",
    "http://017700000001:PORT/",
    "http://127.1:PORT/",
    "http://127.0.1:PORT/",
    "http://0x7f.1:PORT/",
    "http://0x7f.0x0.0x0.0x1:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://0177.0x0.0.01:PORT/",
    "http://0:PORT/",
    "http://127.0.0.1.:PORT/",
    "http://127.000.000.001:PORT/",
    "http://4294967297:PORT/",
    "http://127.0.0.257:PORT/",
    # digits and dots of other scripts, and hidden characters
    "http://１２７.０.０.１:PORT/",
    "http://127。0。0。1:PORT/",
    "http://127．0．0．1:PORT/",
    "http://①②⑦.⓪.⓪.①:PORT/",
    "http://ｌｏｃａｌｈｏｓｔ:PORT/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/",
    "http://local\u00adhost:PORT/",
    "http://127.0\u200b.0.1:PORT/",
    "http://١٢٧.٠.٠.١:PORT/",
    # percent signs in the host
    "http://127%2e0%2e0%2e1:PORT/",
    "http://%31%32%37.0.0.1:PORT/",
    "http://%6cocalhost:PORT/",
    # IPv6, plainly, and IPv4 inside it
    "http://[::1]:PORT/",
    "http://[0:0:0:0:0:0:0:1]:PORT/",
    "http://[0000::0001]:PORT/",
    "http://[::]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::ffff:7f00:1]:PORT/",
    "http://[0:0:0:0:0:ffff:7f00:0001]:PORT/",
    "http://[::127.0.0.1]:PORT/",
    "http://[::ffff:0:127.0.0.1]:PORT/",
    "http://[64:ff9b::127.0.0.1]:PORT/",
    "http://[64:ff9b::a9fe:a9fe]:PORT/",
    "http://[64:ff9b:1::7f00:1]:PORT/",
    "http://[2002:7f00:1::1]:PORT/",
    "http://[2001:0:0:0:0:0:80ff:fffe]:PORT/",
    "http://[2001:470:1f0b::5efe:7f00:1]:PORT/",
    "http://[::1%25lo]:PORT/",
    "http://[fe80::1%25eth0]:PORT/",
    "http://[fe80::1]:PORT/",
    "http://[fc00::1]:PORT/",
    "http://[fd12:3456:789a::1]:PORT/",
    "http://[fec0::1]:PORT/",
    "http://[ff02::1]:PORT/",
    "http://[2001:db8::1]:PORT/",
    "http://[100::1]:PORT/",
    "http://[4000::1]:PORT/",
    "http://[::1]x:PORT/",
    "http://[127.0.0.1]:PORT/",
    # private networks, links, providers, benchmarks, documentation, what is reserved
    "http://10.0.0.1:PORT/",
    "http://172.16.0.1:PORT/",
    "http://172.31.255.254:PORT/",
    "http://192.168.1.1:PORT/",
    "http://100.64.0.1:PORT/",
    "http://100.127.255.254:PORT/",
    "http://169.254.1.1:PORT/",
    "http://192.0.0.8:PORT/",
    "http://192.0.2.1:PORT/",
    "http://198.18.0.1:PORT/",
    "http://198.51.100.7:PORT/",
    "http://203.0.113.7:PORT/",
    "http://224.0.0.1:PORT/",
    "http://240.0.0.1:PORT/",
    "http://255.255.255.255:PORT/",
    # where clouds keep secrets
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/latest/meta-data/",
    "http://0xa9fea9fe/latest/meta-data/",
    "http://169.254.43518/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[::ffff:169.254.169.254]/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://metadata/computeMetadata/v1/",
    "http://instance-data.ec2.internal/",
    "http://100.100.100.200/latest/meta-data/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://169.254.170.2/v2/credentials",
    # names that mean something in a network of one's own
    "http://router/",
    "http://intranet/",
    "http://printer.local/",
    "http://wiki.corp/",
    "http://nas.home.arpa/",
    "http://nas.lan/",
    # user names, backslashes, tabs, line ends, missing and doubled parts
    "http://press.example@127.0.0.1:PORT/",
    "http://press.example:80@127.0.0.1:PORT/",
    "http://user:word@press.example:PORT/",
    "http://127.0.0.1:PORT\\@press.example/",
    "http:\\\\127.0.0.1:PORT/",
    "http://press.example\\.127.0.0.1:PORT/",
    "http://127.0.0.1:PORT#@press.example/",
    "http://127.0.0.1:PORT?@press.example/",
    "http://12\t7.0.0.1:PORT/",
    "http://127.0.0.1\n:PORT/",
    "\x01http://127.0.0.1:PORT/",
    "http://127.0.0.1\x00.press.example:PORT/",
    "http:127.0.0.1:PORT/",
    "http:/127.0.0.1:PORT/",
    "http:///127.0.0.1:PORT/",
    "//127.0.0.1:PORT/",
    "127.0.0.1:PORT",
    "http://:PORT/",
    "http://127.0.0.1:PORT:80/",
    "http://[::1",
    # other schemes
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "gopher://127.0.0.1:PORT/_GET%20/",
    "ftp://127.0.0.1:PORT/",
    "data:text/html,<p>Talks",
    "dict://127.0.0.1:PORT/",
    "ldap://127.0.0.1:PORT/",
    "jar:http://127.0.0.1:PORT/!/",
    "javascript:alert(1)",
    "unix:///var/run/docker.sock",
    "ws://127.0.0.1:PORT/",
    "",
    # ports of other services, on a host that may be asked
    "http://9.9.9.9:22/",
    "http://9.9.9.9:25/",
    "http://9.9.9.9:6667/",
    "http://9.9.9.9:0/",
    "http://9.9.9.9:99999/",
]


class Unopened(httpcore.NetworkBackend):
    """Opens nothing, and remembers what it should have opened."""

    def __init__(self) -> None:
        self.opened: list[tuple[str, int]] = []
        self.named: list[str | None] = []

    def connect_tcp(self, host: str, port: int, *more: Any, **named: Any) -> httpcore.NetworkStream:
        self.opened.append((host, port))
        return Half(self.named)


class Half(httpcore.NetworkStream):
    """A connection that takes all and answers a page."""

    def __init__(self, named: list[str | None]) -> None:
        self._named, self._answer = named, b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        answer, self._answer = self._answer, b""
        return answer

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        lines = buffer.decode().split("\r\n")
        self._named += [line.removeprefix("Host: ") for line in lines if line.startswith("Host: ")]

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> "Half":
        assert ssl_context.check_hostname and ssl_context.verify_mode == ssl.CERT_REQUIRED
        self._named.append(server_hostname)
        return self

    def close(self) -> None:
        pass


def at_the_gate(names: Names | None = None, policy: Public | None = None) -> tuple[Client, Unopened]:
    """A client whose connections are not opened, but remembered."""
    opening = Unopened()
    return client(Clock(), policy or Public(), names or Names(), opening=opening), opening


@pytest.mark.parametrize("spelling", SPELLINGS, ids=ascii)
def test_no_spelling_reaches_what_is_inside(spelling: str, secret: Site) -> None:
    asking = client(Clock(), Public(), system_resolver)
    with pytest.raises(AddressRefused):
        asking.ask(parsed(spelling.replace("PORT", str(secret.port))))


@pytest.mark.parametrize(
    "host", ["127.1", "2130706433", "0x7f.1", "0177.0.0.1", "localhost.localdomain.", "::ffff:127.0.0.1"]
)
def test_a_host_that_means_loopback_to_this_machine_is_refused_where_it_connects(host: str, secret: Site) -> None:
    """The gate behind the first one: it would hold if an address were read wrongly."""
    if "local" not in host:
        assert [not_public(address) for address in system_resolver(host, 80)] == ["a loopback address"]
    gate = CheckedBackend(Public(), system_resolver, Deadline(Clock().passed, 5))
    with pytest.raises(AddressRefused):
        gate.connect_tcp(host, secret.port)


def test_there_are_enough_spellings() -> None:
    assert len(set(SPELLINGS)) == len(SPELLINGS) >= 40


def test_the_secret_server_could_be_reached_if_it_were_allowed(site: Site) -> None:
    site.lay("/", "the keys of the house")
    asking = client(Clock(), Anywhere(), system_resolver)
    for address in (f"http://127.0.0.1:{site.port}/", f"http://localhost:{site.port}/"):
        assert asking.ask(parsed(address)).data == b"the keys of the house"


class TestNames:
    @pytest.mark.parametrize(
        "answer",
        [
            "127.0.0.1",
            "10.1.2.3",
            "169.254.169.254",
            "::1",
            "::ffff:127.0.0.1",
            "fd00:ec2::254",
            "fe80::1%1",
            "9.9.9.9 127.0.0.1",  # one good answer does not make up for a bad one
            "127.0.0.1 9.9.9.9",
            "2620:fe::fe ::1",
        ],
    )
    def test_that_lead_inside_are_refused(self, answer: str, secret: Site) -> None:
        asking, opening = at_the_gate(Names(press_example=[answer]))
        with pytest.raises(AddressRefused, match=r"press\.example leads to .*, which is "):
            asking.ask(parsed(f"http://press.example:{secret.port}/"))
        assert opening.opened == []

    def test_are_looked_up_once_and_connected_to_by_what_was_checked(self) -> None:
        names = Names(press_example=["9.9.9.9", "127.0.0.1"])
        asking, opening = at_the_gate(names)
        assert asking.ask(parsed("http://press.example/")).peer == "9.9.9.9"
        assert names.asked == ["press.example"]
        assert opening.opened == [("9.9.9.9", 80)], "by its number: there is no second look that could be lied to"

    def test_that_change_their_mind_are_refused_at_the_next_connection(self, secret: Site) -> None:
        asking, opening = at_the_gate(Names(press_example=["9.9.9.9", "127.0.0.1"]))
        url = parsed(f"http://press.example:{secret.port}/")
        asking.ask(url)
        with pytest.raises(AddressRefused):
            asking.ask(url)
        assert opening.opened == [("9.9.9.9", secret.port)]

    def test_that_change_their_mind_after_robots_are_refused(self, site: Site, secret: Site) -> None:
        site.lay("/robots.txt", "", 404)
        asking = fetcher(site, Names(press_example=["127.0.0.1", "127.0.0.2"]))
        with pytest.raises(AddressRefused):
            asking.fetch(f"http://press.example:{site.port}/")
        assert site.paths() == []

    def test_stay_what_server_and_certificate_are_asked_for(self) -> None:
        asking, opening = at_the_gate(Names(press_example=["9.9.9.9"]))
        asking.ask(parsed("https://PRESS.example./"))
        assert opening.opened == [("9.9.9.9", 443)]
        assert opening.named == ["press.example", "press.example"], "SNI, and then Host"

    def test_with_several_good_answers_are_tried_one_after_another(self, site: Site) -> None:
        site.lay("/", "Talks.")

        class Either(Opened):
            def address(self, address: Address, port: int) -> str | None:
                return None if str(address) == "::1" else super().address(address, port)

        asking = client(site.clock, Either(site.port), Names(press_example=["::1 127.0.0.1"]))
        assert asking.ask(parsed(f"http://press.example:{site.port}/")).peer == "127.0.0.1"

    def test_are_not_waited_for_without_end(self) -> None:
        done = threading.Event()

        def slow(host: str, port: int) -> list[Address]:
            done.wait(5)
            return []

        asking = client(Clock(), Public(), slow, limits=Limits(connecting=0.05))
        with pytest.raises(FetchError, match=r"did not tell where press\.example is"):
            asking.ask(parsed("http://press.example/"))
        done.set()

    def test_that_nobody_knows_are_told(self) -> None:
        def unknown(host: str, port: int) -> Sequence[Address]:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        asking, _ = at_the_gate(unknown)  # type: ignore[arg-type]
        with pytest.raises(FetchError, match=r"press\.example is not known to the DNS") as caught:
            asking.ask(parsed("http://press.example/"))
        assert not caught.value.passing


class TestRedirects:
    @pytest.mark.parametrize(
        "target",
        [
            "http://127.0.0.1:PORT/",
            "//127.0.0.1:PORT/",
            "http://localhost:PORT/",
            "http://inside.example:PORT/",
            "http://[::ffff:127.0.0.1]:PORT/",
            "http://2130706433:PORT/",
            "http://press.example@127.0.0.1:PORT/",
            "\\\\127.0.0.1:PORT\\",
            "http://169.254.169.254/latest/meta-data/",
            "https://127.0.0.1:PORT/",
            "file:///etc/passwd",
            "gopher://127.0.0.1:PORT/_",
        ],
    )
    @pytest.mark.parametrize("status", [301, 307])
    def test_inside_are_not_followed(self, target: str, status: int, site: Site, secret: Site) -> None:
        site.lay("/open", "", status, Location=target.replace("PORT", str(secret.port)))
        with pytest.raises(AddressRefused):
            fetcher(site).fetch(f"http://press.example:{site.port}/open")
        assert site.paths() == ["/open"]

    def test_by_a_detour_are_not_followed(self, site: Site, secret: Site) -> None:
        site.lay("/1", "", 302, Location="/2")
        site.lay("/2", "", 302, Location=f"http://other.example:{site.port}/3")
        site.lay("/3", "", 302, Location=f"http://127.0.0.1:{secret.port}/")
        with pytest.raises(AddressRefused):
            fetcher(site).fetch(f"http://press.example:{site.port}/1")
        assert site.paths() == ["/1", "/2", "/3"]

    def test_of_robots_are_not_followed(self, site: Site, secret: Site) -> None:
        site.lay("/robots.txt", "", 301, Location=f"http://127.0.0.1:{secret.port}/robots.txt")
        with pytest.raises(AddressRefused):
            fetcher(site).fetch(f"http://press.example:{site.port}/")
        assert site.paths() == []


def test_addresses_that_are_public_may_be_asked() -> None:
    for text in ("9.9.9.9", "172.32.0.1", "100.128.0.1", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::9.9.9.9"):
        assert not_public(ip_address(text)) is None, text


def test_every_edge_of_a_refused_range_is_refused_and_its_neighbours_are_judged_by_their_own() -> None:
    for text, before, after in [
        ("10.0.0.0/8", True, True),
        ("100.64.0.0/10", True, True),
        ("169.254.0.0/16", True, True),
        ("172.16.0.0/12", True, True),
        ("192.168.0.0/16", True, True),
        ("198.18.0.0/15", True, True),
        ("127.0.0.0/8", True, True),
        ("224.0.0.0/3", True, False),
    ]:
        network = IPv4Network(text)
        first, last = network.network_address, network.broadcast_address
        assert not_public(first) and not_public(last), text
        assert (not_public(first - 1) is None) is before, text
        assert not after or not_public(last + 1) is None, text


def test_what_python_knows_to_be_private_is_refused() -> None:
    networks = [IPv4Network(f"{n}.0.0.0/8") for n in range(256)] + [IPv4Network(f"192.{n}.0.0/16") for n in range(256)]
    networks6 = [IPv6Network((n << 112, 16)) for n in range(0, 65536, 7)]
    for network in [*networks, *networks6]:
        for address in (network[0], network[1], network[-1]):
            assert address.is_global or not_public(address), address


def test_ports_of_the_web_and_high_ones_may_be_asked() -> None:
    asking, opening = at_the_gate()
    for port in (80, 443, 8080, 8443, 49152):
        asking.ask(parsed(f"http://9.9.9.9:{port}/"))
    assert [port for _, port in opening.opened] == [80, 443, 8080, 8443, 49152]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("HTTPS://Press.Example:443/a/../b?c=d#e", "https://press.example/b?c=d"),
        ("http://bücher.example/ä b", "http://xn--bcher-kva.example/%C3%A4%20b"),
        ("http://министерство.рф:8080", "http://xn--b1afiashkohcid.xn--p1ai:8080/"),
        ("http://press.example/100%?q=%41%zz", "http://press.example/100%25?q=%41%25zz"),
        ("http://[2620:FE::00fe]:81x/", None),
        ("http://[2620:FE::00fe]:8081/", "http://[2620:fe::fe]:8081/"),
        ("http://press.example/open/%2E%2e/./private/..", "http://press.example/"),
        ("http://press.example//a//b/../c/.?x=../y", "http://press.example//a//c/?x=../y"),
        (" http://9.9.9.9 ", "http://9.9.9.9/"),
    ],
)
def test_an_address_is_read_in_one_way(written: str, read: str | None) -> None:
    if read is None:
        with pytest.raises(AddressRefused):
            parsed(written)
    else:
        assert str(parsed(written)) == read
        assert str(parsed(read)) == read


@settings(deadline=None, derandomize=True)
@given(
    st.text("az1x0.:/@\\[]%?#-_ \t\n１。é\u200b", max_size=20),
    st.sampled_from(["", "http://", "https://", "http://a.example", "http://[", "HTTP:"]),
)
def test_whatever_is_written_is_refused_or_read_as_other_programs_read_it(written: str, begin: str) -> None:
    try:
        url = parsed(begin + written)
    except AddressRefused:
        return
    assert parsed(str(url)) == url
    other = httpx.URL(str(url))
    assert (other.scheme, other.raw_host.decode(), other.port or url.port) == (url.scheme, url.host, url.port)
    assert other.userinfo == b"" and urlsplit(str(url)).hostname == url.host


def test_references_are_read_from_where_they_stand() -> None:
    base = parsed("http://press.example/news/today.html")
    assert str(joined(base, "../talks?a=1#b")) == "http://press.example/talks?a=1"
    with pytest.raises(AddressRefused):
        joined(base, "//press.example\\@inside.example/")


@pytest.mark.parametrize("address", ["https://user:word@press.example/a", "https://us er:w@rd@press.example/a"])
def test_passwords_are_not_shown(address: str) -> None:
    assert shown(address) == "https://press.example/a"
    with pytest.raises(AddressRefused) as caught:
        parsed(address)
    assert "word" not in str(caught.value).replace("password", "") and "w@rd" not in str(caught.value)
