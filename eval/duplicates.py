"""Measures the finding of reprints: how much of it is right, and how fast it is.

    python eval/duplicates.py [--articles 10000] [--stories 200] [--json FILE]

Right: made-up stories (`stories.py`) are reprinted in ten ways, beside pairs that are no reprints: two stories on one
event, two that print one speech at length, two in one frame, two notices in the same set words, a joint statement on
the pages of both ministries. The resolver's links are held against that.

Fast: what it takes to sketch an article, and to check one with a ready sketch against an index of so many articles:
look up its bands, compare the texts that share one. Seconds are those of the processor, one core. Beside it, on the
same texts, datasketch and rensa where they are installed.
"""

import argparse
import gc
import json
import random
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import stories

from communique.addresses import Visit
from communique.records import Article
from communique.resolve import prints, syndication
from communique.resolve.corpus import Corpus
from communique.store.scratch import Scratch

PLENTY = 400  # articles whose sketching is timed


@dataclass
class Shelf:
    """Articles in memory, with the reading methods of a view that this resolver uses."""

    made: list[Article] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, text: stories.Story, publisher: str | None = None) -> str:
        """Puts an article there; says its id."""
        id = f"document-{len(self.made):06}"
        self.made.append(Article(document=id, text="\n\n".join(text), title=text[0], publisher=publisher))
        self.kinds[id] = kind
        return id

    def articles(self) -> Iterator[Article]:
        """Every article."""
        return iter(self.made)

    def visits(self) -> Iterator[Visit]:
        """No article is a version of another's page."""
        return iter(())


def corpus(count: int) -> tuple[Shelf, set[frozenset[str]]]:
    """So many stories of every sort, and the pairs that are reprints."""
    shelf, copies = Shelf(), set()
    for number in range(count):
        text = stories.story(number)
        group = [shelf.add("original", text)]
        for change in stories.REPRINTS:
            group.append(shelf.add(change.__name__, change(text, random.Random(number))))
        copies |= {frozenset(pair) for pair in combinations(group, 2)}
        for make in (stories.same_event, stories.one_speech, stories.in_one_frame, stories.serial):
            for one in make(number):
                shelf.add(make.__name__, one)
        for side in ("Ministry of Foreign Affairs of Lesotho", "Ministry of Foreign Affairs of Samoa"):
            shelf.add("joint_statement", stories.story(5_000_000 + number), side)
    return shelf, copies


def found(shelf: Shelf) -> set[frozenset[str]]:
    """The pairs that the resolver links."""
    with Scratch() as scratch:
        links = list(syndication.Syndicated()(Corpus(shelf, scratch)))  # type: ignore[arg-type]
    return {frozenset(pair) for link in links for pair in combinations(link.members, 2)}


def quality(count: int) -> dict[str, Any]:
    """Precision and recall over pairs, recall by the way of reprinting alone, wrong links by sort."""
    shelf, copies = corpus(count)
    linked = found(shelf)
    right = linked & copies
    wrong: dict[str, int] = defaultdict(int)
    for pair in linked - copies:
        wrong[" + ".join(sorted(shelf.kinds[id] for id in pair))] += 1
    return {
        "documents": len(shelf.made),
        "pairs of reprints": len(copies),
        "precision": len(right) / max(1, len(linked)),
        "recall": len(right) / len(copies),
        "recall where only the original and one copy are there": {
            change.__name__: alone(change, count) for change in stories.REPRINTS
        },
        "wrong": dict(wrong),
    }


def alone(change: Callable[[stories.Story, random.Random], stories.Story], count: int) -> float:
    """How many of the copies of one sort are found without others that lead to them."""
    hits = 0
    for number in range(count):
        text = stories.story(number)
        one, other = (
            printed(id, "\n\n".join(parts))
            for id, parts in (("original", text), ("copy", change(text, random.Random(number))))
        )
        shared = set(prints.bands(one.sketch)) & set(prints.bands(other.sketch))
        hits += bool(shared) and syndication.compare(one, other) is not None
    return hits / count


class Bands:
    """Prints under the bands of their sketches, in memory."""

    def __init__(self) -> None:
        self._found: list[dict[bytes, list[syndication.Print]]] = [defaultdict(list) for _ in range(prints.BANDS)]

    def add(self, one: syndication.Print) -> None:
        """Files a print."""
        for place, band in zip(self._found, prints.bands(one.sketch), strict=True):
            place[band].append(one)

    def copies(self, one: syndication.Print) -> list[str]:
        """The ids of those that print the same text."""
        near: dict[str, syndication.Print] = {}
        for place, band in zip(self._found, prints.bands(one.sketch), strict=True):
            if band in place:
                near.update((other.id, other) for other in place[band])
        return [id for id, other in near.items() if id != one.id and syndication.compare(one, other) is not None]


def speed(count: int) -> dict[str, float]:
    """Checks a second against so many articles, and milliseconds to sketch one; one in ten checked is a reprint."""
    texts = ["\n\n".join(stories.story(10_000_000 + number)) for number in range(count)]
    index = Bands()
    for number, text in enumerate(texts):
        index.add(printed(f"index-{number}", text))
    asked = []
    for number in range(count):
        text = stories.story(10_000_000 + number if number % 10 == 0 else 20_000_000 + number)
        again = stories.all_at_once(text, random.Random(number))
        asked.append(printed(f"asked-{number}", "\n\n".join(again)))
    gc.collect()
    gc.freeze()  # the index is there for good: the collector need not walk through it again and again
    started = time.process_time()
    hits = sum(bool(index.copies(one)) for one in asked)
    checks = count / (time.process_time() - started)
    shelf = Shelf()
    for text in texts:
        shelf.add("original", [text])
    started = time.process_time()
    found(shelf)
    resolver = count / (time.process_time() - started)
    some = texts[:PLENTY]
    return {
        "articles in the index": count,
        "words an article": sum(len(text.split()) for text in some) / len(some),
        "checks a second": checks,
        "reprints among those checked": (count + 9) // 10,
        "found": hits,
        "resolver, articles a second": resolver,
        "print, ms an article": timed(lambda text: printed("one", text), some),
        "of which sketch, ms": timed(lambda text: prints.sketch(prints.sequences(text)), some),
        **others(some),
    }


def others(texts: list[str]) -> dict[str, float]:
    """What other libraries take to sketch the same texts with as many hashes."""
    from communique.resolve.words import tokens

    def shingles(text: str) -> list[str]:
        words = tokens(text)
        return sorted({" ".join(words[i : i + prints.SEQUENCE]) for i in range(len(words) - prints.SEQUENCE + 1)})

    taken = {}
    try:
        from datasketch import MinHash

        def datasketch(text: str) -> None:
            made = MinHash(num_perm=prints.SKETCHED, seed=1, hashfunc=zlib.crc32)
            made.update_batch([sequence.encode() for sequence in shingles(text)])

        taken["datasketch, ms an article"] = timed(datasketch, texts)
    except ImportError:
        pass
    try:
        from rensa import RMinHash

        def rensa(text: str) -> None:
            made = RMinHash(num_perm=prints.SKETCHED, seed=1)
            made.update(shingles(text))
            made.digest()

        taken["rensa, ms an article"] = timed(rensa, texts)
    except ImportError:
        pass
    return taken


def printed(id: str, text: str) -> syndication.Print:
    """The print of a text."""
    made = syndication.printed(Article(document=id, text=text), id)
    assert made is not None
    return made


def timed(work: Callable[[str], object], texts: list[str]) -> float:
    """Milliseconds a text, the best of three rounds."""
    rounds = []
    for _ in range(3):
        started = time.process_time()
        for text in texts:
            work(text)
        rounds.append(time.process_time() - started)
    return min(rounds) / len(texts) * 1000


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000, help="articles in the index whose speed is measured")
    parser.add_argument("--stories", type=int, default=200, help="stories that are reprinted in ten ways each")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    options = parser.parse_args()
    measured = {"quality": quality(options.stories), "speed": speed(options.articles)}
    for part, figures in measured.items():
        print(part)
        for name, value in figures.items():
            print(f"  {name}: {value:,.3f}" if isinstance(value, float) else f"  {name}: {value}")
    if options.json is not None:
        options.json.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
