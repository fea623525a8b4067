"""The names that containers give their members, made safe to show. No file is ever opened or written by them."""

import re

from communique.ingest.containers import limits

_DRIVE = re.compile(r"^[A-Za-z]:")
_LEFT_OUT = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
BETWEEN = "!"
LONGEST_ADDRESS = 2000


def label(container: str, name: str) -> str:
    """Container and member as a document's source: `bundle.zip!folder/readout.html`."""
    return f"{container}{BETWEEN}{safe(name)}"


def address(container: str, url: str) -> str:
    """A web archive and an address in it, as a failure's source."""
    return f"{container}{BETWEEN}{_seen(url)[:LONGEST_ADDRESS]}"


def safe(name: str) -> str:
    """A member's name without what leads out of the container: roots, drives, `..`, and characters nobody sees."""
    name = _seen(name).replace("\\", "/").replace(BETWEEN, "%21")
    parts = [part.strip() for part in _DRIVE.sub("", name.strip()).split("/")]
    kept = "/".join(part for part in parts if part not in ("", ".", ".."))
    return kept if 0 < len(kept) <= limits.NAME else f"{kept[: limits.NAME]}…" if kept else "nameless"


def _seen(name: str) -> str:
    """A name without control characters, and those that hide or turn round what stands beside them."""
    return "".join(sign if sign.isprintable() else " " * sign.isspace() for sign in name).strip()


def is_left_out(name: str) -> bool:
    """Whether a member is hidden, as such files of a folder are, or a system's own note about its files."""
    return any(part.startswith(".") or part in _LEFT_OUT for part in safe(name).split("/"))
