"""Measures reading against gold texts of our own writing, beside bare extractors on the same files, and its speed.

    python eval/reading.py [CASE…] [--peers] [--speed] [--misses] [--json FILE]

`eval/reading/<case>/` is a document and what should come of it; eval/reading/README.md tells the layout and what each
figure means. Peers that are not installed are passed over with a note (`pip install -e .[eval]`).
"""

import argparse
import importlib
import importlib.util
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import Any

import yaml

from communique import read
from communique.errors import ReadingError
from communique.ingest import telegram
from communique.records import Document, document_id

CASES = Path(__file__).resolve().parent / "reading"
RUNS = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Case:
    """A document and what should come of it; `aside` are lines that may stay or go: names, dates, biographies."""

    name: str
    data: bytes
    form: str
    text: str
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    publisher: str | None
    removed: tuple[str, ...]
    aside: tuple[str, ...] = ()
    late: bool = False


@dataclass
class Reading:
    """What an extractor makes of a document; None where it does not tell."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None
    publisher: str | None = None


@dataclass
class Score:
    """How near a reading comes to the gold."""

    case: str
    f1: float
    ordered: float
    title: bool
    date: bool
    authors: bool
    publisher: bool
    junk: list[str] = field(default_factory=list)


def load(folder: Path = CASES) -> list[Case]:
    """The cases of the yardstick, by name."""
    return [_case(path.parent) for path in sorted(folder.glob("*/gold.yaml"))]


def _case(folder: Path) -> Case:
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    document = next(path for path in sorted(folder.iterdir()) if path.stem == "document")
    published = gold.get("published")
    return Case(
        name=folder.name,
        data=document.read_bytes(),
        form=document.suffix.lstrip("."),
        text=gold["text"],
        title=gold["title"],
        authors=tuple(gold.get("authors") or ()),
        published=None if published is None else str(published),
        publisher=gold.get("publisher"),
        removed=tuple(gold.get("removed") or ()),
        aside=tuple(gold.get("aside") or ()),
        late=bool(gold.get("late")),
    )


def ours(data: bytes) -> Reading:
    """What our reader makes of a document."""
    document = next(telegram.parts(Document(id=document_id(data), source="yardstick", data=data)))
    assert isinstance(document, Document)
    article = read.read(document)
    published = None if article.published is None else article.published.date
    return Reading(article.text, article.title, article.authors, published, article.publisher)


def key(text: str | None) -> str:
    """The letters and digits of a text, without case."""
    return "".join(filter(str.isalnum, text or "")).casefold()


def tokens(text: str, case: Case) -> list[str]:
    """The scored words of a text: those of lines that are neither the title nor made of what is told of as aside."""
    title = key(case.title)
    aside = sorted((key(line) for line in case.aside), key=len, reverse=True)
    words: list[str] = []
    for line in text.split("\n"):
        own = key(line)
        if own != title and not any(own in other for other in aside):
            for other in aside:
                own = own.replace(other, "")
            if own:
                words.extend(_WORD.findall(line.casefold()))
    return words


def f1(common: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * common / (found + wanted) if found + wanted else 1.0


def in_order(first: list[str], second: list[str]) -> int:
    """The length of the longest common subsequence."""
    from rapidfuzz.distance import LCSseq

    return int(LCSseq.similarity(first, second))


def score(case: Case, reading: Reading) -> Score:
    """How near a reading comes to a case's gold."""
    found, wanted = tokens(reading.text, case), tokens(case.text, case)
    common = sum((Counter(found) & Counter(wanted)).values())
    plain = " ".join(_WORD.findall(reading.text.casefold()))
    junk = [words for words in case.removed if f" {' '.join(_WORD.findall(words.casefold()))} " in f" {plain} "]
    return Score(
        case=case.name,
        f1=f1(common, len(found), len(wanted)),
        ordered=f1(in_order(found, wanted), len(found), len(wanted)),
        title=key(reading.title) == key(case.title),
        date=reading.published == case.published,
        authors=[key(name) for name in reading.authors or ()] == [key(name) for name in case.authors],
        publisher=key(reading.publisher) == key(case.publisher),
        junk=junk,
    )


def trafilatura(data: bytes) -> Reading:
    """Bare trafilatura."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(data, include_comments=False, with_metadata=True)
    if found is None:
        return Reading()
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Reading(found.text or "", found.title, authors, found.date, found.sitename)


def readability(data: bytes) -> Reading:
    """readability-lxml, and the text of what it leaves."""
    from lxml import etree, html
    from readability import Document as Page

    page = Page(html.tostring(html.fromstring(data), encoding="unicode"))
    left = html.fromstring(page.summary() or "<p></p>")
    blocks = ("p", "div", "li", "td", "br", "h1", "h2", "h3", "h4", "h5", "blockquote", "dt", "dd")
    for element in left.iter(etree.Element):
        if element.tag in blocks:
            element.tail = "\n" + (element.tail or "")
    return Reading(left.text_content(), page.short_title())


def resiliparse(data: bytes) -> Reading:
    """resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(bytes_to_str(data, detect_encoding(data, from_html_meta=True)))
    return Reading(extract_plain_text(tree, main_content=True, alt_texts=False), tree.title)


PEERS: dict[str, tuple[str, Callable[[bytes], Reading]]] = {
    "trafilatura": ("trafilatura", trafilatura),
    "readability": ("readability", readability),
    "resiliparse": ("resiliparse", resiliparse),
}


def measure(cases: Iterable[Case], reader: Callable[[bytes], Reading]) -> list[Score]:
    """The scores of a reader on all cases; what it cannot read counts as read empty."""
    scores = []
    for case in cases:
        try:
            reading = reader(case.data)
        except ReadingError:
            reading = Reading()
        scores.append(score(case, reading))
    return scores


def summary(scores: list[Score]) -> dict[str, float]:
    """Means over all cases; shares are of one, `junk` is a count of strings."""
    return {
        "cases": len(scores),
        "f1": mean(s.f1 for s in scores),
        "ordered": mean(s.ordered for s in scores),
        **{what: mean(getattr(s, what) for s in scores) for what in ("title", "date", "authors", "publisher")},
        "junk": sum(len(s.junk) for s in scores),
    }


def speed(pages: list[bytes], runs: int = RUNS) -> dict[str, float]:
    """Pages a second of our reader and of trafilatura's text and metadata, interleaved; medians of `runs`."""
    from trafilatura import extract, extract_metadata

    def bare(data: bytes) -> None:
        extract(data)
        extract_metadata(data)

    ways: dict[str, Callable[[bytes], object]] = {"ours": ours, "trafilatura": bare}
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for run in range(runs + 1):
        for name, way in ways.items():
            start = time.perf_counter()
            for data in pages:
                way(data)
            if run:  # the first warms up
                taken[name].append(time.perf_counter() - start)
    rates = {name: len(pages) / median(times) for name, times in taken.items()}
    return {**rates, "cost": rates["trafilatura"] / rates["ours"]}


def show(name: str, figures: dict[str, float]) -> None:
    """Prints one line of the table."""
    shares = "  ".join(f"{what} {figures[what]:7.2%}" for what in ("title", "date", "authors", "publisher"))
    print(
        f"{name:24} {figures['cases']:3.0f}  F1 {figures['f1']:.4f}  in order {figures['ordered']:.4f}  {shares}"
        f"  junk {figures['junk']:.0f}"
    )


def show_cases(scores: list[Score]) -> None:
    """Prints each case, and what is not right in it."""
    for one in scores:
        wrong = [what for what in ("title", "date", "authors", "publisher") if not getattr(one, what)]
        print(f"  {one.case:28} F1 {one.f1:.4f}  in order {one.ordered:.4f}  {' '.join(wrong)}", *one.junk, sep="  ")


def groups(cases: list[Case]) -> dict[str, list[Case]]:
    """The cases as they are reported: all, by kind of document, and those written last, which were unseen once."""
    pages = [case for case in cases if case.form == "html"]
    return {
        "all": cases,
        "web pages": pages,
        "other files": [case for case in cases if case.form != "html"],
        "written last, seen since": [case for case in cases if case.late],
    }


def main() -> None:
    """Measures and prints."""
    options = arguments()
    cases = [case for case in load() if not options.cases or case.name in options.cases]
    found: dict[str, Any] = {}
    scores = {one.case: one for one in measure(cases, ours)}
    for name, group in groups(cases).items():
        if group:
            found[name] = summary([scores[case.name] for case in group])
            show(f"ours, {name}", found[name])
    if options.misses:
        show_cases(list(scores.values()))
    found["by_case"] = [asdict(one) for one in scores.values()]
    pages = [case for case in cases if case.form == "html"]
    for name, (module, peer) in PEERS.items() if options.peers and pages else ():
        if importlib.util.find_spec(module) is None:
            print(f"{name} is not installed")
            continue
        found[name] = summary(measure(pages, peer))
        show(f"{name}, web pages", found[name])
    if options.speed and pages:
        found["speed"] = speed([case.data for case in pages])
        print("pages/s: ours {ours:.0f}, trafilatura {trafilatura:.0f}; cost {cost:.2f} x".format(**found["speed"]))
    if options.json is not None:
        options.json.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE", help="the names of cases; else all")
    parser.add_argument("--peers", action="store_true", help="read the web pages with bare extractors too")
    parser.add_argument("--speed", action="store_true", help="pages a second beside bare trafilatura")
    parser.add_argument("--misses", action="store_true", help="each case, and what is not right in it")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
