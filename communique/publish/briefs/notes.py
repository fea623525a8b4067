"""The numbered notes of a brief: every sentence's way back to a document's very words."""

import re
from collections.abc import Iterable, Iterator

from communique.publish.briefs.material import Material, Told
from communique.publish.tables import rating_in_short
from communique.records import Found, InformationGrade
from communique.wording import in_words

MOST = 4  # notes behind one sentence; a record that more documents tell of says how many they are

_MARKUP = re.compile(r"([\\`*_\[\]<>])")


def plain(text: str) -> str:
    """A document's words as Markdown that shows them as they are, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def marked(quote: str) -> str:
    """A document's words in quotation marks: single ones where the words have double ones themselves."""
    return f"‘{plain(quote)}’" if re.search(r"[“”\"]", quote) else f"“{plain(quote)}”"


class Notes:
    """Gives numbers to quotes in the order in which the brief comes to them."""

    def __init__(self, material: Material) -> None:
        """Knows the documents that the notes name."""
        self._material = material
        self._numbers: dict[tuple[str, str], int] = {}
        self._information: dict[tuple[str, str], InformationGrade] = {}

    def cite(self, *cited: Found | Told) -> str:
        """The notes behind a sentence, as ` [1][3]`: the first words of each document that tells of it."""
        numbers: list[int] = []
        for one in cited:
            numbers += [number for number in self._of(one) if number not in numbers]
        return " " + "".join(f"[{number}]" for number in sorted(numbers))

    def _of(self, cited: Found | Told) -> Iterator[int]:
        for found in cited.voices[:MOST] if isinstance(cited, Told) else (cited,):
            yield self._number(found)

    def _number(self, found: Found) -> int:
        first = found.evidence[0]
        grade = self._material.information.get(found.id)
        if grade is not None:
            self._information.setdefault((first.document, first.quote), grade)
        return self._numbers.setdefault((first.document, first.quote), len(self._numbers) + 1)

    def documents(self) -> set[str]:
        """The documents that the notes name."""
        return {document for document, _ in self._numbers}

    def lines(self) -> Iterable[str]:
        """The notes in order: the exact quote, and the title, publisher, date and place of its document."""
        for (document, quote), number in self._numbers.items():
            yield f"{number}. {marked(quote)} — {self._told_by(document)}{self._rated(document, quote)}"

    def _rated(self, document: str, quote: str) -> str:
        """How analysts rate the source, and this information or else its document: "**B2**"; nothing where unrated."""
        given = self._material.sources[document].reliability
        grade = self._information.get((document, quote), given.information)
        rated = rating_in_short(given.model_copy(update={"information": grade}))
        return f", **{rated}**" if rated is not None else ""

    def _told_by(self, document: str) -> str:
        source = self._material.sources[document]
        parts = [f"*{plain(source.title)}*"] if source.title is not None else []
        if source.publisher is not None:
            parts.append(plain(source.publisher))
        parts.append(in_words(source.published) if source.published is not None else "undated")
        parts.append(f"`{source.source.replace('`', '')}`")
        return ", ".join(parts)
