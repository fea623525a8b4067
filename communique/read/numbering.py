"""The numbers that office programs show before paragraphs, counted as they do: they stand nowhere in the text."""

from collections.abc import Iterable
from typing import Any

from communique.read.packed import attribute, value

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_SMALL_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LARGEST = 3999
LONG = 40
"""Words from which a numbered paragraph is a point of a text rather than a list's item."""
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Numbering:
    """The lists of a Word document and how far each has counted; `word` is None where there is none to count."""

    def __init__(self, word: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if word is not None:
            self._load(word)

    def mark(self, own: Any, style: str | None) -> str | None:
        """The number that stands before a paragraph with these properties; "" for a bullet, None for none at all."""
        number, level = self._place(own, style)
        if number is None or number == "0":
            return None
        key = self._abstract.get(number, number)
        levels = self._levels.get(number, {})
        kind, shown, start = levels.get(level, ("bullet", "", 1))
        counts = self._counts.setdefault(key, {})
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if kind in ("bullet", "none"):
            return ""
        for at in range(level + 1):
            of, _, first = levels.get(at, (kind, "", 1))
            shown = shown.replace(f"%{at + 1}", _written(counts.get(at, first), of))
        return shown.strip()

    def _place(self, own: Any, style: str | None) -> tuple[str | None, int]:
        number = value(own, "numPr", "numId") if own is not None else None
        level = value(own, "numPr", "ilvl") if own is not None else None
        inherited = self._of_style.get(style or "", (None, 0))
        if number is None:
            number = inherited[0]
        return number, int(level) if level is not None and level.isdigit() else inherited[1]

    def _load(self, word: Any) -> None:
        for style in word.styles:
            own = style.element.find("{*}pPr")
            number = value(own, "numPr", "numId") if own is not None else None
            if number is not None:
                level = value(own, "numPr", "ilvl") or "0"
                self._of_style[style.style_id] = (number, int(level) if level.isdigit() else 0)
        try:
            root = word.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {(attribute(one, "abstractNumId") or ""): _levels(one) for one in root.findall("{*}abstractNum")}
        for number in root.findall("{*}num"):
            key = value(number, "abstractNumId") or ""
            own_levels = dict(abstract.get(key, {}))
            changes = number.findall("{*}lvlOverride")
            for change in changes:
                at = int(attribute(change, "ilvl") or 0)
                start = value(change, "startOverride")
                if at in own_levels and start is not None and start.isdigit():
                    own_levels[at] = (*own_levels[at][:2], int(start))
            name = attribute(number, "numId") or ""
            self._levels[name] = own_levels
            self._abstract[name] = f"num {name}" if changes else f"abstract {key}"


def _levels(abstract: Any) -> dict[int, tuple[str, str, int]]:
    """Kind of number, how it is shown, and the first one, of each level of a list."""
    found = {}
    for level in abstract.findall("{*}lvl"):
        start = value(level, "start") or "1"
        kind = value(level, "numFmt") or "decimal"
        found[int(attribute(level, "ilvl") or 0)] = (
            kind,
            value(level, "lvlText") or "",
            int(start) if start.isdigit() else 1,
        )
    return found


def _written(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind.startswith("upper") else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < number <= LARGEST:
        roman = ""
        for size, sign in (*_ROMAN, *_SMALL_ROMAN):
            while number >= size:
                roman, number = roman + sign, number - size
        return roman.upper() if kind.startswith("upper") else roman
    return str(number)


class Lists:
    """The lists of an OpenDocument text, one open within another, and how far each style has counted."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._styles: dict[str, dict[int, tuple[str, str, str, int]]] = {}
        self._open: list[str] = []
        self._counts: dict[tuple[str, int], int] = {}
        for root in roots:
            for style in root.iter("{*}list-style"):
                self._styles[attribute(style, "name") or ""] = dict(_list_level(level) for level in style)

    def open(self, style: str | None, *, goes_on: bool) -> None:
        """Begins a list; one within another has the style of that one unless it names its own."""
        self._open.append(style or (self._open[-1] if self._open else ""))
        if not goes_on:
            self._counts.pop((self._open[-1], len(self._open)), None)

    def close(self) -> None:
        """Ends the list that began last."""
        self._open.pop()

    def next(self) -> str:
        """The number of the next item, with a blank behind it; "" for a bullet."""
        style, level = self._open[-1], len(self._open)
        kind, before, after, start = self._styles.get(style, {}).get(level, ("", "", "", 1))
        if kind not in _FORMATS:
            return ""
        number = self._counts.get((style, level), start - 1) + 1
        self._counts[style, level] = number
        return f"{before}{_written(number, _FORMATS[kind])}{after} "


def _list_level(level: Any) -> tuple[int, tuple[str, str, str, int]]:
    """A level of a list's style: its depth, the kind of its numbers, what stands around them, and the first."""
    depth, start = attribute(level, "level") or "1", attribute(level, "start-value") or "1"
    around = (attribute(level, "num-prefix") or "", (attribute(level, "num-suffix") or "").strip())
    return (
        int(depth) if depth.isdigit() else 1,
        (attribute(level, "num-format") or "", *around, int(start) if start.isdigit() else 1),
    )
