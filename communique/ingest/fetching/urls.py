"""Addresses as people and pages write them, read one way only: what is not plain is refused, never guessed.

Programs read a strange address in different ways, and an attack lives in the difference. So an address is taken apart
here, put together again from its parts, and that is what is asked.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import idna

from communique.errors import AddressRefused
from communique.ingest.fetching.addresses import literal

SCHEMES = {"http": 80, "https": 443}
LONGEST = 8192
"""Characters of an address; servers take no more."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_NUMBER = re.compile(r"(?:0[xX][0-9A-Fa-f]*|[0-9]+)")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_USERINFO = re.compile(r"(?<=[/\\][/\\])[^/?#]*@")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT_IN_PATH = "/%:@!$&'()*+,;=~-._[]|"
_KEPT_IN_QUERY = _KEPT_IN_PATH + "?"


@dataclass(frozen=True, slots=True)
class Url:
    """An address that can be asked: scheme, host in ASCII (IPv6 without brackets), port, path with query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as an address writes them, the scheme's own port left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt is for."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return self.origin + self.target


def shown(address: str) -> str:
    """An address as it may be printed and kept: without user name and password."""
    return _USERINFO.sub("", address.strip())


def parsed(address: str) -> Url:
    """The address taken apart; raises `AddressRefused`, saying why, for all that is not plainly http or https."""
    address = address.strip(" ")
    if len(address) > LONGEST:
        raise AddressRefused("the address is longer than any server takes")
    if _CONTROLS.search(address) or "\\" in address:
        raise AddressRefused("there are characters in the address that hide where it leads (controls, backslashes)")
    scheme = _SCHEME.match(address)
    if scheme is None or scheme.group().lower() not in SCHEMES:
        raise AddressRefused("only http and https addresses are fetched")
    if not address[scheme.end() :].startswith("://"):
        raise AddressRefused("the address has no // before its host")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise AddressRefused("the host or the port of the address cannot be read") from error
    if "@" in parts.netloc:
        raise AddressRefused("the address holds a user name or password, which are not sent")
    if port == 0:
        raise AddressRefused("there is no port 0")
    name = parts.scheme.lower()
    return Url(name, _host(parts.netloc), port or SCHEMES[name], _target(parts.path, parts.query))


def joined(base: Url, reference: str) -> Url:
    """Where a reference on a page or in a redirect leads; raises `AddressRefused` as `parsed` does."""
    reference = reference.strip(" \t\r\n")
    if _CONTROLS.search(reference) or "\\" in reference:
        raise AddressRefused("there are characters in the address that hide where it leads (controls, backslashes)")
    try:
        whole = urljoin(str(base), reference)
    except ValueError as error:
        raise AddressRefused("the address cannot be read") from error
    return parsed(whole)


def _host(netloc: str) -> str:
    """The host in the one form that all programs read alike."""
    if netloc.startswith("["):
        host, _, port = netloc[1:].partition("]")
        return _ipv6(host, port)
    host = netloc.rpartition(":")[0] if ":" in netloc else netloc
    if ":" in host:
        raise AddressRefused("the address has more than one port; IPv6 addresses stand in brackets")
    name = _ascii(host).removesuffix(".")
    labels = name.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels) or len(name) > 253:
        raise AddressRefused("the host of the address is no name and no IP address")
    if _NUMBER.fullmatch(labels[-1]) and (literal(name) is None or name != host):
        raise AddressRefused("the host is an IP address in disguise; write it as four plain numbers")
    return name


def _ipv6(host: str, rest: str) -> str:
    if "%" in host:
        raise AddressRefused("an address of one link alone (with a zone) is not asked")
    address = literal(host)
    if address is None or address.version != 6 or (rest and not rest.startswith(":")):
        raise AddressRefused("what stands in brackets is no IPv6 address")
    return str(address)


def _ascii(host: str) -> str:
    """A name as the DNS has it: international names in punycode, look-alikes of letters and digits resolved."""
    if host.isascii():
        return host.lower()
    try:
        plain = idna.uts46_remap(host)
        return plain if plain.isascii() else idna.encode(plain).decode("ascii")
    except idna.IDNAError as error:
        raise AddressRefused("the host of the address is no name and no IP address") from error


def _target(path: str, query: str) -> str:
    """Path and query, with all that is not plain ASCII as percent signs; the fragment is never sent."""
    target = quote(_BARE_PERCENT.sub("%25", _without_dots(path)), safe=_KEPT_IN_PATH)
    return f"{target}?{quote(_BARE_PERCENT.sub('%25', query), safe=_KEPT_IN_QUERY)}" if query else target


def _without_dots(path: str) -> str:
    """A path without `.` and `..`, as servers understand it: robots.txt must be asked about where it really leads."""
    kept: list[str] = []
    parts = path.split("/")[1:]
    for number, part in enumerate(parts, start=1):
        dots = part.lower().replace("%2e", ".")
        if dots == ".." and kept:
            kept.pop()
        if dots not in (".", ".."):
            kept.append(part)
        elif number == len(parts):
            kept.append("")
    return "/" + "/".join(kept)
