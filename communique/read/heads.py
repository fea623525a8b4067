"""What stands above an article's first paragraph: where that is, and what of the lines before it are names and days."""

import re

from communique.read import bylines, cues, dates, runs, shapes
from communique.read.draft import Piece
from communique.read.settled import Settled

STANDFIRST = 60
"""Words of the longest paragraph above the names and dates of its article."""
HEAD = 8
"""Lines below it among which these stand."""
POINTS = 6
"""Points of the longest summary."""
CLOSE = 2
"""Lines above a title in which its own day may stand; one further up is of the site, or of another article."""
FEW_DAYS = 2
"""Lines with a day alone that a head may have: a chronology has more of them."""


def lead_of(pieces: list[Piece]) -> int:
    """The index of the first paragraph; in a text of short lines, of the first sentence or list item."""
    own = [i for i, p in enumerate(pieces) if p.kept and p.zone in (None, "body", "list_item", "quotation")]
    for index in own:
        if shapes.is_prose(pieces[index].text):
            return index
    for index in own:
        piece = pieces[index]
        if piece.zone == "list_item" or (shapes.ends_sentence(piece.text) and not shapes.in_title_case(piece.text)):
            return index
    return len(pieces)


def past_standfirst(pieces: list[Piece], lead: int) -> int:
    """The first paragraph below names and dates, where the one at `lead` stands above them and sums up the rest."""
    if lead >= len(pieces) or not _sums_up(pieces[lead]):
        return lead
    signed, first = 0, lead
    while first + 1 < len(pieces) and first < lead + POINTS and pieces[first + 1].zone == "list_item":
        first += 1
    days = sum(_shows_day(piece.text) for piece in pieces if piece.open)
    below = [index for index in range(first + 1, len(pieces)) if pieces[index].kept][:HEAD]
    for index in below:
        piece = pieces[index]
        if piece.zone in (None, "list_item") and shapes.is_prose(piece.text):
            if signed and index > signed:
                pieces[lead].zone = pieces[lead].zone or "standfirst"
                return index
            return lead
        if piece.open and (_signs_head(pieces, index) or (_shows_day(piece.text) and days <= FEW_DAYS)):
            signed = index
    return lead


def _signs_head(pieces: list[Piece], index: int) -> bool:
    """Whether a line names who wrote: by a cue, as several names, or as one beside a share bar or a day."""
    text = pieces[index].text
    if bylines.names_after_cue(text) or bylines.only_names(text):
        return True
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    beside = following is not None and (not following.kept or _shows_day(following.text))
    return beside and shapes.is_name(text) and not bylines.is_place(text)


def _sums_up(piece: Piece) -> bool:
    """Whether a piece may be a summary above its article's names and days: a paragraph, or the first of its points."""
    return piece.kept and piece.zone in (None, "list_item") and shapes.size(piece.text) <= STANDFIRST


def _shows_day(text: str) -> bool:
    """Whether a line says on which day something was published or changed, or holds nothing but a day."""
    line = dates.date_line(text)
    return line is not None and (line.label is not None or not line.rest)


def is_date_line(text: str) -> bool:
    """Whether a line shows a day and says little else."""
    line = dates.date_line(text)
    return line is not None and (line.label is not None or len(line.rest.split()) <= 3)


def settle_head(pieces: list[Piece], lead: int, settled: Settled) -> None:
    """Names, dates and what else stands above the first paragraph."""
    title = settled.title
    days: list[tuple[int, dates.DateLine]] = []
    official = False
    # One line further: some pages set the date under the first sentence.
    for index, piece in enumerate(pieces[: lead + 2]):
        if not piece.open and not (piece.kept and piece.zone in ("list_item", "heading", "table")):
            continue
        above_title = title is not None and index < title
        line = dates.date_line(piece.text)
        if line is not None and not shapes.is_prose(piece.text) and (line.label or len(line.rest.split()) <= 8):
            days.append((index, line))
            piece.zone = "dateline"
            settled.byline_lines += _names_beside(piece.text, line)
        elif bylines.names_after_cue(piece.text):
            piece.zone = "byline"
            settled.byline_lines.append(piece.text)
        elif above_title and piece.zone == "list_item" and runs.is_loose(piece):
            piece.zone, piece.reason = None, "menu"
        elif piece.zone == "table" and index < lead and runs.is_topics(piece.text):
            piece.zone, piece.reason = None, "tags"
        elif index >= lead or not piece.open:
            continue
        elif bylines.closes(piece.text):
            piece.zone = "byline"
            named = bylines.with_post(re.split("[:：]", piece.text, maxsplit=1)[-1].strip())
            settled.byline_lines += [] if named is None else [named]
        elif (
            above_title
            and (not shapes.ends_sentence(piece.text) or piece.text.isupper() or bylines.is_outlet(piece.text))
        ) or cues.bare(piece.text) in cues.words("sections"):
            piece.reason = "menu"
        elif (shapes.is_name(piece.text) or bylines.only_names(piece.text)) and _beside(pieces, index, title):
            piece.zone = "byline"
            official = official or _is_official(pieces, index) or _is_pictured(pieces, index)
            if not official:
                settled.byline_lines.append(piece.text)
        elif bylines.with_post(piece.text) and _beside(pieces, index, title):
            piece.zone = "byline"
            settled.byline_lines.append(bylines.with_post(piece.text) or "")
        elif bylines.is_outlet(piece.text):
            piece.zone = "byline"
        elif shapes.size(piece.text) >= 6 or shapes.ends_sentence(piece.text):
            piece.zone = "standfirst"
    settled.date_lines += _own_days(pieces, days, title)
    settled.date_lines.sort(key=lambda line: -len(line.shown.date))  # a masthead's month goes behind the day
    if title is not None and not settled.date_lines:
        dated = dates.closing(pieces[title].text)
        settled.date_lines += [] if dated is None else [dated]


def _own_days(pieces: list[Piece], days: list[tuple[int, dates.DateLine]], title: int | None) -> list[dates.DateLine]:
    """The days of the article: where some stand below its title, those far above it are of the site or of others."""
    if title is None or all(index < title for index, _ in days):
        return [line for _, line in (days[1:] if _of_visit(days) else days)]
    own, above = [], sum(index < title for index, _ in days)
    first = min((line.shown.date for index, line in days if index > title and _is_bare(line)), default=None)
    for index, line in days:
        visited = line.label is None and first is not None and line.shown.date > first  # the page's day, not its own
        if index > title or (above == 1 and index >= title - CLOSE and not visited):
            own.append(line)
        else:
            pieces[index].zone, pieces[index].reason = None, "menu"
    return own


def _of_visit(days: list[tuple[int, dates.DateLine]]) -> bool:
    """Whether the first line of a page shows the day on which it was visited: no label, and all others are earlier."""
    others = [line.shown.date for _, line in days[1:] if line.label is not None or len(line.rest.split()) <= 1]
    return bool(others) and days[0][0] == 0 and days[0][1].label is None and days[0][1].shown.date > max(others)


def _is_bare(line: dates.DateLine) -> bool:
    """Whether a line with a day is for that day: labelled, or with nothing beside it."""
    return line.label is not None or not line.rest


def _names_beside(text: str, line: dates.DateLine) -> list[str]:
    """What of a line with a day names who wrote."""
    beside = f"{text[: line.shown.start]}, {text[line.shown.end :]}".strip(" ,")
    if bylines.names_after_cue(beside):
        return [beside]
    parts = [part.strip(" ,") for part in re.split(r"\s*[|•·]\s*|\s[-–—]\s", beside)]
    named = [part for part in parts if shapes.is_name(part) and not bylines.is_place(part)]
    if bylines.names_after_cue(line.rest) or (shapes.is_name(line.rest) and line.rest in beside and not named):
        return [] if bylines.is_place(line.rest) else [line.rest]
    return named


def _is_official(pieces: list[Piece], index: int) -> bool:
    """Whether a name or the line below it has an office of state: who speaks or is spoken of, and not who wrote."""
    if cues.pattern("offices").match(pieces[index].text) is not None:
        return True
    following = next((piece.text for piece in pieces[index + 1 : index + 2] if piece.kept), "")
    return shapes.size(following) <= 8 and cues.pattern("signatures").match(following) is not None


def _is_pictured(pieces: list[Piece], index: int) -> bool:
    """Whether the line below a name says who that is, and ends with it: it stands under a portrait."""
    following = next((piece.text for piece in pieces[index + 1 : index + 3] if piece.kept), "")
    return following != pieces[index].text and following.endswith(f", {pieces[index].text}")


def _beside(pieces: list[Piece], index: int, title: int | None) -> bool:
    """Whether a name stands where bylines do: under the title or beside a date, and not right above the text."""
    near = [p for p in pieces[max(0, index - 2) : index + 3] if p.kept and p is not pieces[index]]
    return (
        title is not None
        and index > title
        and any(p.zone in ("title", "dateline", "byline", "caption", "standfirst") for p in near)
    )
