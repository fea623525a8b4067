"""Lay out annotated cases as documents to build a record from, beside the expectations to score it against.

    python eval/golden.py OUT [CASES] [--half odd|even]

CASES is a folder of cases: `tests/golden` if none is given, or `eval/gold/documents`, `eval/gold/passages`, whose odd
numbers are for development and whose even ones are put aside. OUT/documents/golden.jsonl holds the cases whose date
and publisher are given, OUT/documents/<case>.txt and .html those that are read raw; OUT/expected/<case>.yaml are the
expectations.
"""

import argparse
import json
import re
import shutil
from pathlib import Path

import yaml

CASES = Path(__file__).resolve().parent.parent / "tests" / "golden"


def lay_out(cases: Path, out: Path, half: str | None = None) -> int:
    """Write the documents and expectations of all cases, or of a half, below `out`; return how many there are."""
    documents, expected = out / "documents", out / "expected"
    documents.mkdir(parents=True, exist_ok=True)
    expected.mkdir(parents=True, exist_ok=True)
    folders = [path.parent for path in sorted(cases.glob("*/expected.yaml")) if half in (None, half_of(path.parent))]
    lines = []
    for folder in folders:
        given = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8")).get("given")
        document = next(folder.glob("document.*"))
        if given is None:
            shutil.copyfile(document, documents / f"{folder.name}{document.suffix}")
        else:
            text = document.read_text(encoding="utf-8").rstrip("\n")
            line = {"source": folder.name, "text": text, "language": "en", **given}
            lines.append(json.dumps(line, ensure_ascii=False, default=str))
        shutil.copyfile(folder / "expected.yaml", expected / f"{folder.name}.yaml")
    (documents / "golden.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(folders)


def half_of(folder: Path) -> str | None:
    """`odd` or `even`, by the number in a case's name; None where it has none."""
    number = re.match(r"[A-Z]?(\d+)-", folder.name)
    return None if number is None else "odd" if int(number[1]) % 2 else "even"


def main() -> None:
    """Lay out the cases in the folder that is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("cases", type=Path, nargs="?", default=CASES, metavar="CASES")
    parser.add_argument("--half", choices=("odd", "even"))
    options = parser.parse_args()
    print(f"{lay_out(options.cases, options.out, options.half)} cases in {options.out}")


if __name__ == "__main__":
    main()
