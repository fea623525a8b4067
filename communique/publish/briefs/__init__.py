"""Briefs: the record as a few pages of plain English, every sentence with the words that it stands on."""

from collections.abc import Callable, Iterator

from communique.publish.briefs import sections
from communique.publish.briefs.material import Material, Selection, gather
from communique.publish.briefs.names import bare
from communique.publish.briefs.sections import Draft
from communique.publish.briefs.sentences import headline
from communique.records import Party
from communique.store import View
from communique.wording import counted, country_name, in_words, listed, span_in_words

__all__ = ["Selection", "brief"]

Section = Callable[[Draft], Iterator[str]]

SECTIONS: tuple[tuple[str, str, Section], ...] = (
    ("Bottom line", "", sections.bottom_line),
    ("Chronology", "dated events", sections.chronology),
    ("Who met whom", "meetings that were held", sections.contacts),
    ("What each side said", "statements", sections.positions),
    ("Outcomes and absences", "outcomes", sections.outcomes),
    ("Figures", "figures", sections.figures),
    ("Restrictions", "restrictions", sections.restrictions),
    ("Disputes", "disputes", sections.disputes),
    ("What is expected next", "expectations", sections.expectations),
)
"""The headings in order, and what is missing where a section is empty."""


def brief(view: View, selection: Selection) -> str:
    """The brief of a selection as Markdown; the same record gives the same bytes."""
    material = gather(view, selection)
    if not material.records:
        return f"# {_title(material)}\n\nThe record holds nothing on this.\n"
    draft = Draft(material)
    body, missing = _body(draft)
    lines = [f"# {_title(material)}", "", *body]
    if missing:
        lines += ["", f"*The documents tell of {listed([f'no {what}' for what in missing])}.*"]
    lines += ["", "## Sources", "", _coverage(draft), "", *draft.notes.lines()]
    return "\n".join(_tidy(lines)) + "\n"


def _body(draft: Draft) -> tuple[list[str], list[str]]:
    lines: list[str] = []
    missing: list[str] = []
    for heading, what, section in SECTIONS:
        found = list(section(draft))
        if not found:
            missing += [what] if what else []
            continue
        text = [" ".join(found)] if section is sections.bottom_line else found
        lines += ["", f"## {heading}", "", *text]
    return lines, missing


def _title(material: Material) -> str:
    """What the brief is about: a meeting, countries, or all there is, and the time."""
    selection = material.selection
    if selection.meeting is not None:
        for told in material.meetings:
            if any(one.id == selection.meeting for one in told.tellings):
                return headline(told.record)
    about = listed([_country(code) for code in selection.countries])
    time = _time(selection)
    return f"Brief on {about}{time}" if about else f"Brief of the record{time}"


def _country(code: str) -> str:
    """A country's name as it stands in a sentence: "the United States"."""
    return bare(Party(name=country_name(code) or code))


def _time(selection: Selection) -> str:
    since, until = selection.since, selection.until
    if since is not None and until is not None:
        return f", {span_in_words(since, until)}"
    if since is not None:
        return f", since {in_words(since)}"
    return f", up to {in_words(until)}" if until is not None else ""


def _coverage(draft: Draft) -> str:
    """How many documents the brief stands on, whose they are and of when."""
    material = draft.material
    cited = [material.sources[id] for id in sorted(draft.notes.documents())]
    publishers = {source.publisher for source in cited if source.publisher is not None}
    days = sorted(source.published for source in cited if source.published is not None)
    pages = material.tellers(source.id for source in cited)
    parts = [f"This brief stands on {counted(pages, 'document')}"]
    if len(publishers) > 1:
        parts.append(f"from {counted(len(publishers), 'publisher')}")
    if days:
        parts.append(f"published {span_in_words(days[0], days[-1])}" if len(days) > 1 else f"of {in_words(days[0])}")
    single = material.independent(source.id for source in cited)
    copies = f" Reprints counted once, there are {single}." if single < pages else ""
    return f"{', '.join(parts)}. A number in brackets leads to the words here.{copies}"


def _tidy(lines: list[str]) -> Iterator[str]:
    """The lines with a blank line around headings and never two in a row."""
    blank = True
    for line in lines:
        if line.startswith("#") and not blank:
            yield ""
        elif not line and blank:
            continue
        yield line
        blank = not line
        if line.startswith("#"):
            yield ""
            blank = True
