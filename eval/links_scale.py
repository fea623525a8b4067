"""Measures how making links scales: seconds and peak memory over records of made-up documents, without any parser.

    python eval/links_scale.py [1000 4000 10000] [--one-story] [--json FILE]

Documents are of three years and twenty countries however many there are, so that more of them tell of the same things.
With `--one-story` all of them tell of the same three meetings: the hardest case, where everything shares its keys.
"""

import argparse
import json
import math
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import newswire

from communique import resolve
from communique.records import (
    Article,
    Date,
    Document,
    Evidence,
    Figure,
    Forecast,
    Meeting,
    Outcome,
    Participant,
    Party,
    Place,
    Published,
    Restriction,
    Span,
    Statement,
    document_id,
    record_id,
)
from communique.store import View, Writer

CODES = ["KE", "NO", "VN", "BR", "JO", "PL", "GH", "JP", "CL", "OM",
         "KZ", "RS", "ID", "CA", "EG", "PT", "MN", "PE", "AM", "MY"]  # fmt: skip
OFFICES = ["Foreign Minister", "Trade Minister", "President", "Prime Minister", "Deputy Foreign Minister"]
VERBS = ["welcome", "reject", "study", "finance", "delay", "support", "review", "defend"]
AIMS = ["fair", "gradual", "permanent", "regional", "costly", "transparent", "balanced", "temporary"]
WAYS = [
    "and nobody should doubt our patience in {town}", "because our farmers in {town} have waited long enough",
    "although the experts from {town} disagree", "before the harvest in {town} begins",
    "so that companies in {town} can plan for years", "with every neighbour who shares the river at {town}",
]  # fmt: skip


def main() -> None:
    """Measures each size in a process of its own, and prints."""
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 4000, 10000], metavar="DOCUMENTS")
    parser.add_argument("--one-story", action="store_true", help="all documents tell of the same three meetings")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    options = parser.parse_args()
    found = [measured(size, options.one_story) for size in sorted(options.sizes)]
    if len(found) > 1:
        first, last = found[0], found[-1]
        times = math.log(last["documents"] / first["documents"])
        growth = {name: math.log(last[name] / first[name]) / times for name in ("processor", "links")}
        more = last["peak_mib"] - first["peak_mib"]
        print("Seconds of the processor grow with the documents to the power of {processor:.2f}, links to that of "
              "{links:.2f}; memory grows by {more:.0f} MiB.".format(**growth, more=more))  # fmt: skip
    if options.json is not None:
        options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def measured(size: int, one_story: bool) -> dict[str, Any]:
    """The links of so many documents: how long they take, and how much memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with Writer(path, "made up") as writer:
            for number in range(size):
                story = Story(number, one_story)
                document = Document(id=story.id, source=story.source, data=story.source.encode(), media_type=None)
                writer.keep(document, story.article(), story.records)
        command = [sys.executable, __file__, "--child", str(path)]
        found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    found = {"documents": size, **found}
    print("{documents:7,} documents, {records:8,} records: {links:6,} links in {seconds:6.1f} s "
          "({processor:.1f} s of the processor), peak {peak_mib:.0f} MiB, {start_mib:.0f} before".format(**found),
          flush=True)  # fmt: skip
    return found


def child(path: Path) -> None:
    """Makes the links of a record as a build does, and says what it took."""
    with Writer(path, "made up") as writer, View(path) as view:
        records = sum(count for name, count in view.counts().items() if name not in ("document", "link"))
        warm(view)
        start, clock, processor = peak(), time.perf_counter(), time.process_time()
        links = writer.replace_links(resolve.links(view), "measured")
        found = {"records": records, "links": links, "seconds": time.perf_counter() - clock,
                 "processor": time.process_time() - processor, "start_mib": start, "peak_mib": peak()}  # fmt: skip
    print(json.dumps(found))


def warm(view: View) -> None:
    """Loads the codebook and the resolvers: what is loaded once only does not grow with anything."""
    from communique import registry
    from communique.resolve.words import stem
    from communique.wording import countries_in

    for name in registry.names("resolvers"):
        registry.load("resolvers", name)
    countries_in("Kenya")
    stem("Kenya")
    next(iter(view.records("meeting")), None)


def peak() -> float:
    """MiB that this process held at its most."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def official(country: int, number: int) -> Party:
    """One of the five officials of a country."""
    chance = random.Random(country * 100 + number)
    full = f"{chance.choice(newswire.GIVEN)} {newswire.name(chance)}"
    actor = "person:" + full.lower().replace(" ", "-")
    return Party(name=full, actor=actor, role=OFFICES[number], country=CODES[country])


def state(country: int) -> Party:
    """A country as a party."""
    return Party(name=newswire.SIDES[country][0], actor=f"state:{CODES[country].lower()}", country=CODES[country])


@dataclass
class Plot:
    """What happened: one to five documents tell of it."""

    number: int
    sides: tuple[int, int] = field(init=False)
    day: date = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(f"plot {self.number}")
        self.sides = tuple(self.chance.sample(range(20), 2))  # type: ignore[assignment]
        self.day = date(2021, 1, 4) + timedelta(days=self.chance.randrange(1000))
        self.people = tuple(official(side, self.chance.randrange(5)) for side in self.sides)
        self.good, self.issue = self.chance.choice(newswire.GOODS), self.chance.choice(newswire.ISSUES)
        self.value = round(self.chance.uniform(0.2, 90), 1)
        self.rise = self.chance.randint(2, 60)
        self.words = [self.sentence() for _ in range(8)]

    def sentence(self) -> str:
        """Something that somebody may say."""
        chance = self.chance
        what = f"we will {chance.choice(VERBS)} a {chance.choice(AIMS)} solution for {chance.choice(newswire.ISSUES)}"
        return f"{what} {chance.choice(WAYS).format(town=newswire.name(chance))}"


class Story:
    """A document of this number with its records; each record adds its sentence to the text."""

    def __init__(self, number: int, one_story: bool) -> None:
        chance = random.Random(f"story {number}")
        plot = Plot(number % 3 if one_story else number - chance.randrange(1, 4) * (chance.random() < 0.5))
        self.source, self.chance, self.plot = f"wire/{number:06}.txt", chance, plot
        self.id = document_id(self.source.encode())
        self.day = plot.day + timedelta(days=chance.randrange(3))
        self.publisher = f"{newswire.SIDES[number % 20][2]} Wire"
        self.records: list[Any] = []
        reprinted = not one_story and chance.random() < 0.05
        self.text = newswire.article(number - 1 if reprinted else number) + "\n"
        for made in self.made():
            self.records.append(made)

    def article(self) -> Article:
        """The article, once all records are there."""
        published = Published(date=self.day.isoformat(), precision="day", basis="metadata")
        return Article(document=self.id, text=self.text, publisher=self.publisher, published=published, genre="news")

    def made(self) -> Iterator[Any]:
        """The records of the document."""
        plot, chance, day = self.plot, self.chance, self.on(self.plot.day)
        one, other = plot.sides
        first, second = plot.people
        place = Place(name=newswire.SIDES[other][2], country=CODES[other])
        guests = [first, chance.choice([second, state(other)])]
        yield Meeting(**self.told("meeting", f"{first.name} met {second.name}."), kind="talks", status="held", date=day,
                      place=chance.choice([place, None]), participants=tuple(map(participant, guests)))  # fmt: skip
        if chance.random() < 0.3:
            ahead = self.day + timedelta(days=chance.randrange(10, 60))
            yield Meeting(**self.told("meeting", f"{second.name} will visit."), kind="visit", status="planned",
                          date=self.on(ahead, "month"), participants=tuple(map(participant, guests)))  # fmt: skip
        for words in chance.sample(plot.words, 4):
            speaker, told = chance.choice(plot.people), self.told("statement", f"“{words}”, the minister said.")
            start = told["evidence"][0].start + 1
            yield Statement(**told, speaker=speaker, mode="direct", cue="said", content=words,
                            content_span=Span(start=start, end=start + len(words)))  # fmt: skip
        title, action = f"memorandum on {plot.issue} and {plot.good}", chance.choice(["signed", "agreed", "absent"])
        yield Outcome(**self.told("outcome", f"They spoke of a {title}."), title=title, kind="memorandum", date=day,
                      action=action, parties=(state(one), state(other)))  # fmt: skip
        value = plot.value * chance.choice([1, 1, 1, 1.2]) * 1e9
        pair = f"{newswire.SIDES[one][0]} and {newswire.SIDES[other][0]}"
        year, month = self.on(date(plot.day.year - 1, 1, 1), "year"), self.on(plot.day, "month")
        yield Figure(**self.told("figure", f"Trade in {plot.good} came to {value}."), value=value, unit="USD",
                     measure=f"{plot.good} trade", subject=pair, period=year)  # fmt: skip
        rise = float(plot.rise + chance.choice([0, 0, 0, 5]))
        yield Figure(**self.told("figure", f"Exports of {plot.good} rose."), value=rise, unit="percent",
                     measure="exports", subject=f"{plot.good} exports to {newswire.SIDES[other][0]}",
                     change="up", period=month)  # fmt: skip
        if chance.random() < 0.3:
            yield Restriction(**self.told("restriction", f"A tariff on {plot.good}."), kind="tariff", date=day,
                              status="imposed", action=f"tariff on {plot.good}", by=(state(one),),
                              on=(state(other),))  # fmt: skip
        what = chance.choice([
            f"{first.name} to visit {newswire.SIDES[other][0]} next month",
            f"{pair} will sign a memorandum on {plot.issue}",
            f"prices of {plot.good} to rise in {newswire.SIDES[one][0]}",
        ])  # fmt: skip
        window = self.on(self.day + timedelta(days=30), "month")
        yield Forecast(**self.told("forecast", f"It expects {what}."), what=what, window=window, by=(state(one),))

    def told(self, kind: str, sentence: str) -> dict[str, Any]:
        """What every record has: its id, its document, and the sentence that it was found in."""
        start = len(self.text)
        self.text += sentence + "\n"
        words = Evidence(document=self.id, start=start, end=start + len(sentence), quote=sentence, origin="made-up@1")
        id = record_id(kind, self.id, sentence, str(len(self.records)))
        return {"id": id, "document": self.id, "evidence": (words,)}

    def on(self, day: date, precision: str = "day") -> Date:
        """A day, or its month or year, as a date of the record."""
        prefix = day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]
        return Date.model_validate({"start": prefix, "end": prefix, "precision": precision, "basis": "stated"})


def participant(party: Party) -> Participant:
    """A party at a table."""
    return Participant(**party.model_dump())


if __name__ == "__main__":
    main()
