"""Lines that are told by the company they keep: a table of contents, what is set large again, the end of a page."""

import itertools
import re

from communique.read import bylines, cues, dates, shapes
from communique.read.draft import Piece

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"^\W*(?:\d{1,2}[.)]?(?:\d+\.?)*|(?:[ivxIVX]{1,5}|[a-zA-Z])[.)])\s+(?=\S)")
OWN = 0.7
"""Share of a paragraph's words that an echo has at most: what has more is the paragraph in another edition."""
ECHO = 6
"""Words from which a line that a paragraph holds in the same order is set large again, and no chance."""
LONGEST_LOOSE = 18
"""Words of the longest title of another article."""
PERSONS = 0.4
"""Share of lines with persons from which they are a list of those present: their countries stand between."""
BROKEN = 3
"""Words of a line below the text that begins without a capital and is the rest of a sentence, no link."""
LOOSE = 3
"""Short lines in a row below the last paragraph that make the end of a page."""
ASKING = frozenset({"advertisement", "share", "comments"})
"""Reasons of what a page asks its readers for; a question right above it is its heading."""
TEASER = 60
"""Words of the longest teaser of another article."""
ADVERTISED = 8
"""Pieces of the longest advertisement between two rules."""
BELOW = 0.6
"""Share of a page's prose below which the article's end may stand."""
AMONG = 2
"""Junk or short lines right above what a site says of itself."""
PAGE_WORDS = 2
"""Words that speak of pages, mails and readers, in such a paragraph."""
LABEL = 6
"""Words of the longest label."""
PASSED = frozenset({"footnote", "authors_note", "editors_note", "caption", "byline", "dateline"})
"""Zones that may stand among the lines on where to ask."""
CONTACT = 4
"""Lines without a number or address between two that have one."""
ABOUTS = 1
"""Paragraphs on the house itself that may stand below where to ask."""
CONTACTED = 40
"""Words of the longest line that tells where to ask."""
LETTERS = 20
"""Code points that a word of such a line has at most, taken together."""
_RULE = re.compile(r"(?:[-–—=*_~#+.]\s?){5,}$")
_PAGED = re.compile(
    r"(?P<head>\D.*\S)(?:\s{3,}|\s*\|\s*|\s+(?:[Pp]age|[Ss]eite|[Pp]ágina|стр\.)\s+)(?P<after>\d{1,3})$"
    r"|(?P<before>\d{1,3})(?:\s{3,}|\s*\|\s*)(?P<foot>\D.*)$"
)
RUNNING = 140
"""Code points of the longest head of printed pages."""
SHORTEST = 6
"""Letters of the shortest."""
NOTICED = 4
"""Lines between a notice and the text, at least."""
TITLED = 4
"""Words of the shortest title among them."""
BETWEEN = 30
"""Words of the longest sentence between two such lines."""
MANY = 8
"""Lines of junk below the text that make a page's end."""
LEFT = 0.3
"""Share of the text's words that may stand below them as another article's beginning."""
TRIES = 8
"""Places from which the end of a page is looked at; more would cost the square of its length."""
PAIRED = 0.6
"""Share of lines with a colon or a dash from which short lines are a list of particulars."""
_PARTICULARS = re.compile(r"\S\s?[:：]\s?\S|\s[–—-]\s|\t| {3,}")


def is_rule(text: str) -> bool:
    """Whether a line is nothing but signs that part what is above it from what is below."""
    return _RULE.match(text) is not None


def drop_notice(pieces: list[Piece]) -> None:
    """Takes out a notice above everything: a paragraph before any title, parted from the text by a site's menu."""
    first = next((index for index, piece in enumerate(pieces) if piece.kept), len(pieces))
    if first >= len(pieces) or not pieces[first].open or not shapes.is_prose(pieces[first].text):
        return
    following = next((i for i in range(first + 1, len(pieces)) if _is_prose(pieces[i])), len(pieces))
    between = pieces[first + 1 : following]
    loose = [piece for piece in between if piece.open and is_loose(piece)]
    titled = any(shapes.size(piece.text) >= TITLED for piece in loose)
    if following < len(pieces) and titled and len(between) > NOTICED and shapes.size(pieces[first].text) <= TEASER:
        pieces[first].reason = "legal"


def _is_prose(piece: Piece) -> bool:
    return piece.kept and shapes.is_prose(piece.text)


def drop_running_heads(pieces: list[Piece]) -> None:
    """Takes out the heads and feet of printed pages: one line that comes again and again beside a number that grows."""
    seen: dict[str, list[tuple[int, int]]] = {}
    for index, piece in enumerate(pieces):
        match = _PAGED.match(piece.text) if piece.kept and len(piece.text) <= RUNNING else None
        if match is not None:
            own = cues.key(match["head"] or match["foot"])
            seen.setdefault(own, []).append((index, int(match["after"] or match["before"])))
    for own, places in seen.items():
        numbers = [number for _, number in places]
        if len(own) >= SHORTEST and len(places) > 1 and numbers == sorted(set(numbers)):
            for index, _ in places:
                pieces[index].zone, pieces[index].reason = None, "duplicate"


def drop_contents(pieces: list[Piece]) -> None:
    """Takes out a table of contents: lines in a row that stand again further down, each above paragraphs of its own."""
    later: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        if piece.kept and not shapes.is_prose(piece.text):
            later[_heading(piece.text)] = index
    run: list[int] = []
    for index, piece in enumerate([*pieces, Piece("")]):
        if not piece.kept:
            continue
        again = later.get(_heading(piece.text), -1)
        if again > index + 1 and (not run or again > later[_heading(pieces[run[-1]].text)] + 1):
            run.append(index)
            continue
        if len(run) > 1 and later[_heading(pieces[run[0]].text)] > run[-1]:
            for one in run:
                pieces[one].zone, pieces[one].reason = None, "menu"
        run = []


def _heading(text: str) -> str:
    return cues.key(_NUMBER.sub("", text))


def drop_advertised(pieces: list[Piece]) -> None:
    """Takes out what stands between two rules under a line that says it is an advertisement."""
    rules = [index for index, piece in enumerate(pieces) if _RULE.match(piece.text)]
    for start, end in itertools.pairwise(rules):
        inside = pieces[start + 1 : end]
        if inside and inside[0].reason == "advertisement" and len(inside) <= ADVERTISED:
            for piece in inside:
                piece.zone, piece.reason = None, "advertisement"


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|://|\bdoi\b")
"""What a citation has, and a paragraph below the button for one may lack."""


def drop_labelled(pieces: list[Piece]) -> None:
    """Takes out the line under a label that says what it is for: how to cite, what was searched for."""
    for piece, following in itertools.pairwise(pieces):
        if shapes.size(piece.text) <= LABEL and cues.pattern("line_labels", whole=True).match(piece.text):
            piece.zone, piece.reason = None, "menu"
            told = (
                piece.text.endswith((":", "：")) or not shapes.is_prose(following.text) or _YEAR.search(following.text)
            )
            if following.open and shapes.size(following.text) <= TEASER and told:
                following.reason = "menu"


def drop_boilerplate(pieces: list[Piece]) -> None:
    """Takes out what a site says of itself below the text: short paragraphs among junk that speak of its pages."""
    words = [shapes.size(piece.text) if _is_prose(piece) else 0 for piece in pieces]
    total, above = sum(words), 0
    for index, piece in enumerate(pieces):
        above += words[index]
        if piece.zone not in (None, "body") or not 0 < words[index] <= TEASER or above < BELOW * total:
            continue
        near = pieces[max(0, index - AMONG) : index]
        loose = all(not other.kept or (other.zone == "heading" and is_loose(other)) for other in near)
        loose = loose and len(near) == AMONG and any(not other.kept for other in near)
        if loose and _speaks_of_page(piece.text):
            piece.zone, piece.reason = None, "legal"


def _speaks_of_page(text: str) -> bool:
    found = {word for word in _WORD.findall(text.casefold()) if word in cues.words("page_words")}
    return len(found) >= PAGE_WORDS


def drop_contacts(pieces: list[Piece]) -> None:
    """Takes out below the text who is to be asked: names with telephones and addresses, from their heading on."""
    found: list[Piece] = []
    below: list[Piece] = []
    abouts = 0
    for piece in reversed(pieces):
        if not piece.kept or piece.zone in PASSED:
            continue
        if _is_contact(piece.text):
            found += [*below, piece]
            below = []
        elif is_loose(piece) and len(below) <= CONTACT:
            below.append(piece)
        elif found and cues.pattern("contact_headings").match(piece.text) and shapes.size(piece.text) <= TEASER:
            found += [*below, piece]
            below = []
        elif not found and abouts < ABOUTS and piece.zone == "body" and shapes.size(piece.text) <= TEASER:
            abouts += 1  # what a house says of itself below its telephone
        else:
            break
    headed = [piece for piece in below if cues.pattern("contact_headings").match(piece.text)]
    if found and headed:
        found += below[: below.index(headed[-1]) + 1]
    for piece in found:
        piece.zone, piece.reason = None, "menu"


def _is_contact(text: str) -> bool:
    """Whether a short line holds an address or a telephone; one endless word is not looked at."""
    short = len(text) <= LETTERS * CONTACTED and shapes.size(text) <= CONTACTED
    return short and cues.pattern("contacts").search(text) is not None


def drop_echoes(pieces: list[Piece], lead: int) -> None:
    """Takes out lines below the first paragraph that only say again what one paragraph says in the same words."""
    openings: dict[tuple[str, ...], list[int]] = {}
    for index in range(lead + 1, len(pieces)):
        piece = pieces[index]
        if piece.kept and piece.zone in (None, "quotation") and len(piece.text) <= 400:
            words = tuple(_WORD.findall(piece.text.casefold()))
            if len(words) >= ECHO:
                openings.setdefault(words[:ECHO], []).append(index)
    if not openings:
        return
    for index, piece in enumerate(pieces):
        if not piece.kept or not shapes.is_prose(piece.text):
            continue
        words = tuple(_WORD.findall(piece.text.casefold()))
        for start in range(len(words) - ECHO + 1):
            for other in openings.get(words[start : start + ECHO], ()):
                own = tuple(_WORD.findall(pieces[other].text.casefold()))
                if other != index and len(own) <= OWN * len(words) and words[start : start + len(own)] == own:
                    pieces[other].zone, pieces[other].reason = None, "duplicate"


def drop_inserts(pieces: list[Piece], lead: int) -> None:
    """Takes out links to other pages between paragraphs, by the label that they begin with, and a page's questions."""
    for piece, following in zip(pieces[lead + 1 :], pieces[lead + 2 :], strict=False):
        if piece.open and piece.text.endswith(("?", "？")) and following.reason in ASKING:
            piece.reason = following.reason
        elif piece.open and _is_insert(piece.text):
            piece.reason = "related"


def _is_insert(text: str) -> bool:
    if shapes.ends_sentence(text) or len(text) > cues.LONGEST_JUNK:
        return False
    return cues.pattern("junk", "related", "inserts", whole=True).match(text) is not None


def drop_between(pieces: list[Piece], lead: int) -> None:
    """Takes out what stands below the first paragraph between two lines that ask readers to subscribe or to give."""
    for index in range(lead + 1, len(pieces) - 1):
        before, piece, after = pieces[index - 1 : index + 2]
        asked = before.reason == after.reason == "advertisement"
        if asked and piece.open and shapes.size(piece.text) <= BETWEEN:
            piece.reason = "advertisement"


def _states(text: str) -> bool:
    return shapes.is_prose(text) or (shapes.ends_sentence(text) and shapes.size(text) >= TITLED)


def is_topics(text: str) -> bool:
    """Whether a line is short names of topics between bars: "Region Beat | Economy | South"."""
    parts = [part.strip() for part in text.split("|")]
    return len(parts) > 1 and all(part and shapes.size(part) <= 3 and part[0].isupper() for part in parts)


def ends_page(pieces: list[Piece], index: int, above: int) -> bool:
    """Whether the links from `index` on are the last of a page's many, with the beginning of another article below."""
    junk = related = 0
    for piece in reversed(pieces[:index]):
        if _is_prose(piece):
            break
        junk += 1
        related += piece.reason == "related"
    left = sum(shapes.size(piece.text) for piece in pieces[index:] if _is_prose(piece))
    return junk >= MANY and related > 1 and left <= LEFT * above


def drop_tail(pieces: list[Piece], last: int) -> None:
    """Takes out short lines right below the text that are no signatures and no list: links to other pages.

    Three of them are enough, or one that other junk follows.
    """
    if last >= len(pieces) or pieces[last].text.endswith((":", "：")):
        return
    tail = list(itertools.takewhile(lambda piece: piece.kept, pieces[last + 1 :]))
    followed = last + 1 + len(tail) < len(pieces)
    while tail and _signs(tail[0]):
        tail.pop(0)
    loose = [piece for piece in tail if is_loose(piece) and not _is_labelled_day(piece.text)]
    least = 1 if followed and len(tail) == len(loose) else LOOSE
    if len(loose) < least or _is_list(loose):
        return
    for piece in loose:
        piece.zone, piece.reason = None, "related"


def _is_list(lines: list[Piece]) -> bool:
    """Whether short lines are a list of the document's own: of particulars, of persons, or the rest of a sentence."""
    texts = [piece.text for piece in lines]
    if any(text[0].islower() and shapes.size(text) >= BROKEN for text in texts):
        return True
    if cues.pattern("list_headings").match(texts[0]) is not None and len(texts) > 1:
        return True
    paired = sum(_PARTICULARS.search(text) is not None for text in texts)
    persons = sum(cues.pattern("persons").match(text) is not None for text in texts)
    return paired >= PAIRED * len(texts) or persons >= PERSONS * len(texts)


def _signs(piece: Piece) -> bool:
    """Whether a line below a text may belong to its signatures: a name, a post, a side, a place and day."""
    text = piece.text
    if piece.zone == "table" and "|" in text and dates.date_line(text) is not None:
        return False
    if piece.zone in ("byline", "dateline", "caption", "table", "list_item") or (text[0] == "(" and text[-1] == ")"):
        return True
    names = shapes.is_name(text) or bylines.with_post(text) is not None or bylines.is_office(text)
    return names or dates.date_line(text) is not None or cues.pattern("signatures").match(text) is not None


def _is_labelled_day(text: str) -> bool:
    line = dates.date_line(text)
    return line is not None and line.label is not None


def is_loose(piece: Piece) -> bool:
    """Whether a piece is a short line that ends no sentence."""
    if piece.zone not in (None, "heading", "body", "list_item", "table"):
        return False
    if shapes.size(piece.text) > LONGEST_LOOSE or piece.text[-1] in ",，":
        return False
    return not shapes.is_prose(piece.text) and not (
        shapes.ends_sentence(piece.text) and shapes.size(piece.text) > 1 and piece.text[:1] not in "(["
    )


def drop_teasers(pieces: list[Piece]) -> None:
    """Takes out the end of a page from its first junk below the text on, where nothing but teasers follow.

    Teasers are short paragraphs, each under a line of its own, no two in a row, and few beside the text above.
    """
    above = tries = 0
    total = sum(shapes.size(piece.text) for piece in pieces if piece.kept and shapes.is_prose(piece.text))
    for index, piece in enumerate(pieces):
        if piece.kept:
            above += shapes.size(piece.text) if shapes.is_prose(piece.text) else 0
        elif above > 2 * (total - above) and pieces[index - 1].kept and tries < TRIES:
            tries += 1
            if not only_teasers([p for p in pieces[index:] if p.kept], above):
                continue
            for later in pieces[index:]:
                if later.kept and later.zone not in ("editors_note", "authors_note", "footnote"):
                    later.zone, later.reason = None, "related"
            return


def only_teasers(rest: list[Piece], above: int) -> bool:
    """Whether what follows to the end are links with a sentence each: short, under a line of their own, and few."""
    prose = [index for index, piece in enumerate(rest) if piece.zone in (None, "body") and _states(piece.text)]
    words = [shapes.size(rest[index].text) for index in prose]
    return (
        len(prose) > 1
        and 2 * len(prose) <= len(rest)
        and all(index > 0 and index - 1 not in prose for index in prose)
        and max(words) <= TEASER
        and sum(words) <= 0.35 * above
    )
