"""Reads the hostile documents of tests/read/bombs.py in the confined process, and says what became of each.

    python eval/hostile.py [--quick] [--json FILE]

For each: what came of it, the seconds by the clock, and the most memory that the confined process held. Then a file of
one line of 2 GiB goes through `communique build`. Exit code 1 when anything but an article or a plain error comes.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "read"))

import bombs

from communique.errors import CommuniqueError
from communique.read import confined
from communique.records import Document, document_id

GIB = 1024**3


@dataclass
class Outcome:
    """What became of one document."""

    name: str
    size: int
    outcome: str
    seconds: float
    peak_mib: float


def main() -> None:
    """Reads all of them and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave out those that take seconds")
    parser.add_argument("--only", metavar="WORDS", default="", help="those with these words in their name")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    options = parser.parse_args()
    chosen = {**bombs.BOMBS, **({} if options.quick else bombs.HEAVY)}
    print(f"{'document':40} {'bytes':>13} {'s':>7} {'MiB':>6}  outcome")
    with tempfile.TemporaryDirectory() as folder:
        lure = bombs.Lure(path=str(Path(folder, "canary")))
        Path(lure.path).write_text("canary", encoding="utf-8")
        found = [show(of_bomb(name, make(lure))) for name, make in chosen.items() if options.only in name]
        if not options.quick and not options.only:
            found.append(show(of_long_line(Path(folder))))
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(one) for one in found], indent=2) + "\n", encoding="utf-8")
    bad = [one.name for one in found if one.outcome.startswith("BAD")]
    print(f"\n{len(found)} documents, {len(bad)} bad; slowest {max(o.seconds for o in found):.1f} s")
    sys.exit(bool(bad))


def show(one: Outcome) -> Outcome:
    """Prints a row at once."""
    print(f"{one.name:40} {one.size:13,} {one.seconds:7.2f} {one.peak_mib:6.0f}  {one.outcome[:110]}", flush=True)
    return one


def of_bomb(name: str, data: bytes) -> Outcome:
    """Reads one document in a confined process of its own."""
    confined.end()
    document = Document(id=document_id(data), source=name, data=data)
    peak, done = [0.0], threading.Event()
    watch = threading.Thread(target=look, args=(confined.ready(), peak, done))
    watch.start()
    started = time.perf_counter()
    try:
        article = confined.read_confined(document)
        outcome = f"article of {len(article.text):,} characters"
        if "canary" in article.text:
            outcome = "BAD: the file was read"
    except CommuniqueError as error:
        outcome = f"{type(error).__name__}: {error}"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        outcome = f"BAD: {type(error).__name__}: {error}"
    taken = time.perf_counter() - started
    done.set()
    watch.join()
    return Outcome(name, len(data), outcome, taken, peak[0])


def look(process: int, peak: list[float], done: threading.Event) -> None:
    """Keeps the most MiB that a process has held."""
    while True:
        last = done.wait(0.01)
        with suppress(OSError, IndexError):
            status = Path(f"/proc/{process}/status").read_text()
            peak[0] = max(peak[0], int(status.split("VmHWM:")[1].split()[0]) / 1024)
        if last:
            return


def of_long_line(folder: Path) -> Outcome:
    """Builds from a folder with a file of one line of 2 GiB, as text and as JSON Lines, beside a good document."""
    for name in ("line.txt", "line.jsonl"):
        with (folder / name).open("wb") as file:
            file.truncate(2 * GIB)
    (folder / "good.txt").write_text(f"Talks\n\n{bombs.WORDS}\n", encoding="utf-8")
    started = time.perf_counter()
    command = [sys.executable, "-m", "communique", "build", str(folder), "-o", str(folder / "record.db")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    told = " ".join(ended.stderr.split())
    good = ended.returncode == 0 and "1 document read" in told and told.count("failed: ") == 2
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    outcome = "two failures told, the good document read" if good else f"BAD: {told}"
    return Outcome("a line of 2 GiB, .txt and .jsonl", 2 * GIB, outcome, time.perf_counter() - started, peak)


if __name__ == "__main__":
    main()
