"""Which addresses of the network may be asked: those of public servers, and nothing inside anybody's walls.

The ranges are those of IANA's registries of special-purpose IPv4 and IPv6 addresses (RFC 6890 and its updates), of
multicast, and the places where clouds answer with the secrets of a machine.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_METADATA = {
    IPv4Address("169.254.169.254"),
    IPv4Address("169.254.170.2"),
    IPv4Address("169.254.170.23"),
    IPv4Address("100.100.100.200"),
    IPv4Address("168.63.129.16"),  # public by its number, and yet answered inside a cloud
    IPv4Address("192.0.0.192"),
    IPv6Address("fd00:ec2::254"),
    IPv6Address("fd00:ec2::23"),
    IPv6Address("fd20:ce::254"),
}

_REFUSED_V4 = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "an unspecified address"),
        ("10.0.0.0/8", "a private address"),
        ("100.64.0.0/10", "an address inside a provider's network"),
        ("127.0.0.0/8", "a loopback address"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.0/24", "an address reserved for protocols"),
        ("192.0.2.0/24", "an address of documentation"),
        ("192.31.196.0/24", "an address reserved for protocols"),
        ("192.52.193.0/24", "an address reserved for protocols"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "a private address"),
        ("192.175.48.0/24", "an address reserved for protocols"),
        ("198.18.0.0/15", "an address of benchmarks"),
        ("198.51.100.0/24", "an address of documentation"),
        ("203.0.113.0/24", "an address of documentation"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
    )
)

_REFUSED_V6 = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::/128", "an unspecified address"),
        ("::1/128", "a loopback address"),
        ("::/96", "an IPv4 address in disguise"),
        ("::ffff:0:0:0/96", "an IPv4 address in disguise"),
        ("64:ff9b:1::/48", "a private address"),
        ("100::/64", "an address of nowhere"),
        ("2001::/32", "a Teredo tunnel"),
        ("2001::/23", "an address reserved for protocols"),
        ("2001:db8::/32", "an address of documentation"),
        ("2002::/16", "a 6to4 tunnel"),
        ("2620:4f:8000::/48", "an address reserved for protocols"),
        ("3fff::/20", "an address of documentation"),
        ("5f00::/16", "an address reserved for protocols"),
        ("fc00::/7", "a private address"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private address"),
        ("ff00::/8", "a multicast address"),
    )
)

_PUBLIC_V6 = IPv6Network("2000::/3")  # all that is given out so far; what lies elsewhere is reserved
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")  # where a network of IPv6 alone finds servers of IPv4
_ISATAP = (0x00005EFE, 0x02005EFE)
# Names that are never public: RFC 6761, 6762, 7686, 8375, 9476, and what networks at home and at work use.
_LOCAL_NAMES = frozenset(
    (
        "localhost",
        "localdomain",
        "local",
        "internal",
        "intranet",
        "private",
        "lan",
        "corp",
        "home",
        "arpa",
        "onion",
        "alt",
    )
)
_LOWEST_FREE_PORT = 1024
_WEB_PORTS = (80, 443)
# The fetch standard of browsers keeps these from being asked: they belong to protocols that a request could drive.
_BAD_PORTS = frozenset(
    (1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080)
)


class Public:
    """The rule of every day: public web servers alone."""

    def name(self, host: str) -> str | None:
        """Why a name must not even be looked up, in words that follow "is"; None where it may."""
        name = host.rstrip(".").lower()
        if literal(host) is None and ("." not in name or name.rsplit(".", 1)[-1] in _LOCAL_NAMES):
            return "a name of this machine or of the network around it"
        return None

    def address(self, address: Address, port: int) -> str | None:
        """Why a port of an address must not be asked, in words that follow "is"; None where it may."""
        return not_public(address) or bad_port(port)


class Anywhere(Public):
    """Refuses nothing: for tests, and for whoever sets COMMUNIQUE_FETCH_PRIVATE."""

    def name(self, host: str) -> str | None:
        """None: any name may be looked up."""
        return None

    def address(self, address: Address, port: int) -> str | None:
        """None: any address may be asked."""
        return None


def bad_port(port: int) -> str | None:
    """Why a port is none of the web."""
    if port in _WEB_PORTS or (port >= _LOWEST_FREE_PORT and port not in _BAD_PORTS):
        return None
    return f"asked at port {port}, which belongs to another service than the web"


def not_public(address: Address) -> str | None:
    """What an address is, if it is not that of a public server; an IPv4 address inside an IPv6 one counts as itself."""
    if address in _METADATA:
        return "an address where a cloud keeps the secrets of its machines"
    if isinstance(address, IPv4Address):
        return _first(address, _REFUSED_V4)
    if address.scope_id is not None:
        return "an address of one link alone"
    if address in _MAPPED or address in _NAT64:
        return not_public(IPv4Address(int(address) & 0xFFFFFFFF))
    found = _first(address, _REFUSED_V6)
    if found is None and address not in _PUBLIC_V6:
        return "a reserved address"
    if found is None and (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return not_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return found


def literal(host: str) -> Address | None:
    """The address that a host is itself, written as addresses are written; None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def _first(address: Address, ranges: tuple[tuple[IPv4Network | IPv6Network, str], ...]) -> str | None:
    return next((what for network, what in ranges if address in network), None)
