"""Lay out the golden cases as documents to build a record from, beside the expectations to score it against.

    python eval/golden.py OUT

OUT/documents/golden.jsonl holds the cases whose date and publisher are given, OUT/documents/<case>.txt those that are
read as raw text; OUT/expected/<case>.yaml are the expectations.
"""

import json
import shutil
import sys
from pathlib import Path

import yaml

CASES = Path(__file__).resolve().parent.parent / "tests" / "golden"


def lay_out(cases: Path, out: Path) -> int:
    """Write the documents and expectations of all cases below `out`; return how many there are."""
    documents, expected = out / "documents", out / "expected"
    documents.mkdir(parents=True, exist_ok=True)
    expected.mkdir(parents=True, exist_ok=True)
    folders = sorted(path.parent for path in cases.glob("*/expected.yaml"))
    lines = []
    for folder in folders:
        given = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8")).get("given")
        if given is None:
            shutil.copyfile(folder / "document.txt", documents / f"{folder.name}.txt")
        else:
            text = (folder / "document.txt").read_text(encoding="utf-8").rstrip("\n")
            line = {"source": folder.name, "text": text, "language": "en", **given}
            lines.append(json.dumps(line, ensure_ascii=False, default=str))
        shutil.copyfile(folder / "expected.yaml", expected / f"{folder.name}.yaml")
    (documents / "golden.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(folders)


def main() -> None:
    """Lay out the cases in the folder that is given."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(f"{lay_out(CASES, Path(sys.argv[1]))} golden cases in {sys.argv[1]}")


if __name__ == "__main__":
    main()
