"""The names that containers give their members, made safe to show. No file is ever opened or written by them."""

import re

from communique.ingest.containers import limits

_DRIVE = re.compile(r"^[A-Za-z]:")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Control characters, and those that hide or turn round what stands beside them."""
_LEFT_OUT = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
BETWEEN = "!"


def label(container: str, name: str) -> str:
    """Container and member as a document's source: `bundle.zip!folder/readout.html`."""
    return f"{container}{BETWEEN}{safe(name)}"


def safe(name: str) -> str:
    """A member's name without what leads out of the container: roots, drives, `..`, and characters nobody sees."""
    name = _UNSEEN.sub("", name.encode("utf-8", "replace").decode()).replace("\\", "/").replace(BETWEEN, "%21")
    parts = [part.strip() for part in _DRIVE.sub("", name.strip()).split("/")]
    kept = "/".join(part for part in parts if part not in ("", ".", ".."))
    return kept if 0 < len(kept) <= limits.NAME else f"{kept[: limits.NAME]}…" if kept else "nameless"


def is_left_out(name: str) -> bool:
    """Whether a member is hidden, as such files of a folder are, or a system's own note about its files."""
    return any((part.startswith(".") and part not in (".", "..")) or part in _LEFT_OUT for part in name.split("/"))
