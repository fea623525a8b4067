"""The words of a text that tell it from others: for telling whether two records of a document are one."""

from communique.codebook import cues

_EMPTY = frozenset(cues("content")["function_words"])


def content(text: str, stem: int | None = None) -> frozenset[str]:
    """The words of a text without function words, plural endings cut, or cut to `stem` letters."""
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    told = [word for word in words if word not in _EMPTY]
    return frozenset(word.rstrip("s") if stem is None else word[:stem] for word in told)
