"""What a single line looks like: prose, a heading, a name, a stray token."""

import re

from communique.read import cues

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CLOSERS = "\"”»’')]）」』 "
_SENTENCE_END = re.compile(r"[.!?。！？…][\"”»’')\]]*\s+\S|[。！？]\S")
_ENDS = (".", "!", "。", "！", "…", ";", "；")
_SIGNED = re.compile(r"(?<=[.!?…”\"])(?:\s*[(\[（][^()\[\]（）]{1,24}[)\]）]){1,3}$")
"""Initials, an agency, its site or "end" in brackets behind the last sentence."""
_RUNS = re.compile(r"[a-z]+|[A-Z]+|\d+")
_TOKEN = re.compile(r"[A-Za-z0-9_=-]{8,64}$")
_FILE = re.compile(r"(?=.{6,80}$)[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*(?:_[A-Za-z0-9-]+|\.(?:jpe?g|png|gif|webp))$")
"""The name of a picture's file, with underscores or its ending."""
_HEXADECIMAL = re.compile(r"[0-9a-f]{16,}$", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:['’.-][^\W\d_]*)*\.?$")
ITEM = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|[•‣▪●–—-])\s+\S")
"""The mark of a list's item, and what it marks."""
_ACRONYM = re.compile(r"[A-Z]{3,}$")
ARTICLES = frozenset({"the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las"})
LONG = 25
"""Words from which a line is prose even without a full stop."""
SENTENCE = 10
"""Words from which a line with a full stop is prose."""


def size(text: str) -> int:
    """How many words a text has; two Chinese, Japanese or Korean characters count as one."""
    words = text.count(" ") + 1
    if text.isascii():
        return words
    return words + len(_CJK.findall(text)) // 2


def ends_sentence(text: str) -> bool:
    """Whether a line ends like a sentence that states something."""
    if text.endswith(("）", ")", "]")):
        text = _SIGNED.sub("", text)
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def sentences(text: str) -> int:
    """How many sentences a line seems to have."""
    return len(_SENTENCE_END.findall(text)) + 1


def is_prose(text: str) -> bool:
    """Whether a line is running text rather than a title, heading, name or menu."""
    words = size(text)
    if words >= LONG:
        return True
    if text.count(" | ") > 1:  # a path, or facts side by side
        return False
    closed = ends_sentence(text) or text.rstrip(_CLOSERS).endswith(("?", "？"))
    introduces = text.endswith((":", "："))  # a list that follows
    return (words >= SENTENCE and (introduces or ends_sentence(text))) or (
        closed and sentences(text) > 1 and words >= 6
    )


def in_title_case(text: str) -> bool:
    """Whether most longer words of a line begin with a capital, as English titles do."""
    longer = [word for word in text.split() if len(word) > 3]
    return len(longer) >= 3 and sum(word[0].isupper() or not word[0].isalpha() for word in longer) >= 0.7 * len(longer)


def is_stray(text: str) -> bool:
    """Whether a line is one token of no language: an identifier that an export left behind."""
    if " " in text:
        return False
    if _FILE.match(text):
        return True
    if not _TOKEN.match(text):
        return False
    if _HEXADECIMAL.match(text):
        return True
    return len(_RUNS.findall(text)) >= 5


def _is_name_word(word: str) -> bool:
    return not word[0].islower() and _NAME_WORD.match(word) is not None


def is_name(text: str) -> bool:
    """Whether a line could be a person's name and nothing else: two to five words with capitals, of no outlet."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 60:
        return False
    particles = cues.words("bylines", "particles")
    if words[0].lower() in particles and words[0].islower():
        return False
    if words[0].lower() in ARTICLES or not all(_is_name_word(word) or word in particles for word in words):
        return False
    if text.isupper() and len(words) > 3:
        return False
    if not text.isupper() and any(_ACRONYM.match(word) for word in words):
        return False
    known = cues.words("outlet_words") | cues.words("sections") | cues.words("bylines", "not_names")
    known |= cues.words("heading_words")
    return not any(cues.bare(word) in known for word in words) and cues.bare(text) not in known
