"""Bytes turned into text by an encoding that somebody else names."""

import codecs

_NONE_OF_TEXTS = frozenset(
    {"punycode", "idna", "unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "undefined"}
)
"""Codecs that no page is written in, and of which some take time beyond all measure."""


def decoded(data: bytes, encoding: str, errors: str = "strict") -> str | None:
    """The text of `data` in a named encoding; None when there is no such encoding, or the bytes do not fit it."""
    try:
        name = codecs.lookup(encoding).name
        return None if name in _NONE_OF_TEXTS else data.decode(name, errors)
    except (LookupError, ValueError, TypeError):
        return None
