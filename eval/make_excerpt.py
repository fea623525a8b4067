"""Put an excerpt of the brief of the examples into README.md, so that it shows what the program really writes.

python eval/make_excerpt.py out/examples.db
"""

import re
import sys
from pathlib import Path

from communique.publish.briefs import Selection, brief
from communique.store import View

README = Path(__file__).parents[1] / "README.md"
PLACE = re.compile(r"(?<=<!-- brief -->\n).*?(?=<!-- /brief -->)", re.S)
CHOICE = Selection(None, ("RU", "CN"), "2024-05", "2024-05")  # as in `make demo`
KEPT = ("Bottom line", "Who met whom", "What did not come of it", "What became of what was expected")


def excerpt(record: Path) -> str:
    """Some parts of the brief with the sources that they cite, as a quotation."""
    with View(record) as view:
        text = brief(view, CHOICE)
    title, *parts = re.split(r"\n(?=## |\*\*What)", text)
    kept = [part.strip() for part in parts if part.lstrip("#* ").startswith(KEPT)]
    cited = sorted({int(number) for part in kept for number in re.findall(r"\[(\d+)\]", part)})
    told = re.findall(r"^(\d+)\. (.*)$", text, re.M)
    sources = [f"- [{number}] {words}" for number, words in told if int(number) in cited]
    heading = title.strip().splitlines()[0].lstrip("# ")
    # Headings of a quotation would be headings of the page: they are set in bold.
    lines = [f"**{heading}**", "", *"\n\n".join(kept).splitlines(), "", "…", "", *sources]
    lines = [re.sub(r"^#+ (.*)", r"**\1**", line) for line in lines]
    return "".join(f"> {line}".rstrip() + "\n" for line in lines)


def main(record: Path) -> None:
    """Rewrites the excerpt."""
    page = README.read_text(encoding="utf-8")
    README.write_text(PLACE.sub(lambda _: excerpt(record), page), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
