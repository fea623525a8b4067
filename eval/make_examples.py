"""Typeset the two examples that no text editor can write: an op-ed in DOCX and a numbered communique in PDF.

    python eval/make_examples.py [FOLDER]

Their words are in examples/typeset/: paragraphs between blank lines, `# ` before the title, `## ` before a heading.
The same words give the same bytes, so a second run leaves the working copy clean. Needs reportlab and python-docx.
"""

import datetime as dt
import io
import sys
import zipfile
from pathlib import Path

from docx import Document as Word
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
RUNNING_HEAD = "La Plata Document Service | Joint Communique Argentina - Brazil"


def paragraphs(name: str) -> tuple[str, list[str]]:
    """Return the title and the paragraphs of one text of examples/typeset."""
    title, *rest = (EXAMPLES / "typeset" / name).read_text(encoding="utf-8").strip().split("\n\n")
    return title.removeprefix("# "), rest


def write_opinion(path: Path) -> None:
    """Write the op-ed as a Word file whose parts carry its own date, not today's."""
    title, rest = paragraphs(f"{path.stem}.txt")
    published = dt.datetime(2024, 4, 12, 9, 0)
    word = Word()
    word.add_heading(title, level=1)
    for text in rest:
        if text.startswith("## "):
            word.add_heading(text.removeprefix("## "), level=2)
        else:
            word.add_paragraph(text)
    core = word.core_properties
    core.title, core.author, core.last_modified_by = title, "Liang Hewitt", "Liang Hewitt"
    core.created = core.modified = published
    buffer = io.BytesIO()
    word.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, date_time=published.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(part, made.read(name))


def draw_running_head(canvas: Canvas, template: SimpleDocTemplate) -> None:
    """Put the running head and the page number on a page, as printed communiques have them."""
    width, height = A4
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.drawString(2 * cm, height - 1.2 * cm, RUNNING_HEAD)
    canvas.drawCentredString(width / 2, 1.2 * cm, f"Page {template.page} of 2")
    canvas.restoreState()


def write_communique(path: Path) -> None:
    """Write the communique as two pages of PDF with numbered points, a running head and page numbers."""
    title, rest = paragraphs(f"{path.stem}.txt")
    styles = getSampleStyleSheet()
    body = ParagraphStyle("point", parent=styles["BodyText"], fontSize=11, leading=15.5, spaceAfter=9)
    template = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        title=title,
        author="La Plata Document Service",
        topMargin=2.2 * cm,
        bottomMargin=2.2 * cm,
        invariant=1,
    )
    story = [Paragraph(title, styles["Title"]), *(Paragraph(text, body) for text in rest)]
    template.build(story, onFirstPage=draw_running_head, onLaterPages=draw_running_head)


def main() -> None:
    """Write both examples into the folder of examples, or into the folder given."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    write_opinion(folder / "beijing-2024-opinion.docx")
    write_communique(folder / "buenos-aires-2023-communique.pdf")


if __name__ == "__main__":
    main()
