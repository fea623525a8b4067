"""The turns of a transcript or an interview: who speaks in each paragraph, and which paragraphs only ask.

Labels before a colon tell it ("Spokesperson: …", "Question (Ada Lund, Daily Post): …", "AB: …"). Where only the first
turns have labels, or none, short paragraphs that ask and those behind them that answer take turns, and the guest is
whom the lines before the first question name.
"""

import re
from dataclasses import dataclass
from functools import cache

from communique.codebook import cues
from communique.records import Article

LABEL = re.compile(
    r"[\W_]{0,3}(?P<label>[^\W\d_][\w.'’\-]*(?:[ \u00a0][\w.'’&\-]+){0,6}?)[ \u00a0]*"
    r"(?P<aside>[(\[][^()\[\]\n]{1,80}[)\]])?(?:\*\*)?[ \u00a0]*:(?:\*\*)?(?=\s|$)"
    r"|(?P<letter>[QA])\d{0,3}[.)\-–—]?[ \t\u00a0]+(?=[A-Z\"“])"
)
SHORT = 60  # words of a question without a label
LONG_LABEL = 7
SMALL = frozenset({"of", "the", "de", "van", "von", "for", "and", "al", "bin", "da", "dos", "del", "la", "to", "in"})
CLOSING = "\"”»*_')"
ZONES = frozenset({"table", "byline", "footnote", "editors_note", "authors_note"})
SHARE = 0.25  # questions among the paragraphs of an interview without labels
AGREE = 0.55  # questions among the paragraphs where a question is due, where questions and answers alternate


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of a turn: its code points without the label, the label's own, who speaks, and whether he asks.

    `label` is empty where the paragraph goes on the turn before it, or where no label stands.
    """

    start: int
    end: int
    label_start: int
    label: str
    asks: bool


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    text: str
    label: str
    label_start: int


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(cues("turns")[name])


def turns(article: Article) -> tuple[list[Turn], int | None]:
    """The paragraphs of the turns of an article, in order, and where the first stands; nothing in a running text."""
    paragraphs = _paragraphs(article)
    labelled = [p for p in paragraphs if p.label]
    asking = _askers(labelled, article)
    told = {p.label for p in labelled}
    asked = [p for p in paragraphs if not p.label and _is_question(p.text)]
    if told - asking and (told & asking or len(labelled) > 3) and len(labelled) > len(asked):
        found = _labelled(paragraphs, asking)
    else:
        found = _alternating(paragraphs, asking, interview=article.genre == "interview")
    return found, found[0].label_start if found else None


def _paragraphs(article: Article) -> list[_Paragraph]:
    """The article's paragraphs with their labels; those that only label the next one are none themselves."""
    text, out = article.text, []
    for block in article.blocks:
        if block.zone in ZONES:
            continue
        label, start = _label(text, block.start, block.end)
        out.append(_Paragraph(start, block.end, text[start : block.end].strip(), label, block.start))
    joined: list[_Paragraph] = []
    for p in out:
        before = joined[-1] if joined else None
        if before is not None and before.label and not before.text and not p.label:
            joined[-1] = _Paragraph(p.start, p.end, p.text, before.label, before.label_start)
        else:
            joined.append(p)
    return [p for p in joined if p.text]


def _label(text: str, start: int, end: int) -> tuple[str, int]:
    """The label that a paragraph begins with, and where its words begin; an empty label where it has none."""
    match = LABEL.match(text, start, min(end, start + 160))
    if match is None:
        return "", start
    said = match.end()
    while said < end and text[said] in " \t\u00a0\n*_":
        said += 1
    if match["letter"]:
        return match["letter"], said
    label = " ".join(match["label"].split())
    words = label.split()
    if len(words) > LONG_LABEL or words[0].lower().strip(".") in _words("no_labels"):
        return "", start
    if not all(w[0].isupper() or w.lower() in SMALL or not w[0].isalpha() for w in words) and not _known(label):
        return "", start
    return label, said


def _known(label: str) -> bool:
    return label.lower().rstrip(" .0123456789") in _words("askers") | _words("answerers")


def _askers(labelled: list[_Paragraph], article: Article) -> set[str]:
    """The labels of those who ask: told by their word, as the publisher, or because most of their turns ask."""
    said: dict[str, list[bool]] = {}
    for p in labelled:
        said.setdefault(p.label, []).append(_asks(p.text))
    publisher = (article.publisher or "").lower()
    out = set()
    for label, questions in said.items():
        word = label.lower().rstrip(" .0123456789")
        if word in _words("answerers"):
            continue
        told = word in _words("askers") or word.split()[0] in _words("askers") or (publisher and word in publisher)
        if told or 2 * sum(questions) > len(questions):
            out.add(label)
    initials = {"".join(word[0] for word in label.split()).upper() for label in out if " " in label}
    return out | {label for label in said if label.isupper() and label.replace(".", "") in initials}


def _asks(text: str) -> bool:
    return text.rstrip(CLOSING).endswith("?")


def _is_question(text: str) -> bool:
    """Whether a paragraph without a label is a question and little else."""
    return _asks(text) and len(text.split()) <= SHORT and text[:1] not in '“"„«»–—-'


def _labelled(paragraphs: list[_Paragraph], asking: set[str]) -> list[Turn]:
    """Turns by their labels; a paragraph without one goes on the turn before it."""
    out: list[Turn] = []
    current = ""
    for p in paragraphs:
        current = p.label or current
        if current and (p.label or _goes_on(p.text, current)):
            out.append(Turn(p.start, p.end, p.label_start, current, current in asking))
    return out


def _goes_on(text: str, label: str) -> bool:
    """Whether a paragraph without a label may be the speaker's: whole sentences that do not tell of him by name."""
    if text[0] in "[(" or text[-1] not in ".!?…:;" + CLOSING or len(text.split()) < 2:
        return False
    return label.split()[-1].lower() not in {word.strip(".,;:’'s").lower() for word in text.split()}


def _alternating(paragraphs: list[_Paragraph], asking: set[str], *, interview: bool) -> list[Turn]:
    """Turns without labels: what asks, and what stands behind it until the next question."""
    first = next((k for k, p in enumerate(paragraphs) if _is_question(p.text) or p.label in asking), None)
    if first is None:
        return []
    spoken = paragraphs[first:]
    questions = [k for k, p in enumerate(spoken) if _is_question(p.text) or p.label in asking]
    answers = [p for k, p in enumerate(spoken) if k not in set(questions)]
    if len(questions) < (2 if interview else 3) or len(questions) < SHARE * len(spoken) or not answers:
        return []
    personal = [p for p in answers if _words("first_person") & {w.strip('.,;:!?“”"').lower() for w in p.text.split()}]
    if not interview and 2 * len(personal) < len(answers):
        return []
    label = next((p.label for p in spoken if p.label and p.label not in asking), "")
    strict = _alternate(spoken)
    asks = [k % 2 == 0 for k in range(len(spoken))] if strict else [k in set(questions) for k in range(len(spoken))]
    return [Turn(p.start, p.end, p.label_start, "" if a else label, a) for p, a in zip(spoken, asks, strict=True)]


def _alternate(spoken: list[_Paragraph]) -> bool:
    """Whether every second paragraph is a question, most of them with a question mark."""
    due, between = spoken[::2], spoken[1::2]
    asked, odd = sum(_asks(p.text) for p in due), sum(_asks(p.text) for p in between)
    longer = sum(len(p.text) for p in between) > sum(len(p.text) for p in due)
    return asked >= AGREE * len(due) and odd <= (1 - AGREE) / 2 * len(due) and longer
