"""Makes those documents of the reading yardstick that no editor can write: communiqués in PDF. Needs reportlab.

python eval/make_reading.py          writes eval/reading/<case>/document.pdf from the case's pages.yaml
"""

import sys
from pathlib import Path
from typing import Any

import yaml
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph, Spacer

CASES = Path(__file__).parent / "reading"
MARGIN, GUTTER, HEAD = 56, 22, 120
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12.4, alignment=TA_JUSTIFY, spaceAfter=5)
TITLE = ParagraphStyle("title", fontName="Times-Bold", fontSize=16, leading=20, alignment=1, spaceAfter=8)
LINE = ParagraphStyle("line", fontName="Times-Italic", fontSize=10, leading=13, alignment=1)
HEADING = ParagraphStyle("heading", parent=BODY, fontName="Times-Bold", fontSize=11.5, leading=14, spaceBefore=6)


def make(case: Path) -> None:
    """Writes the document of one case: a title across the page, text in columns, a running head and page numbers."""
    told: dict[str, Any] = yaml.safe_load((case / "pages.yaml").read_text(encoding="utf-8"))
    columns = int(told["columns"])
    width, height = A4
    across = width - 2 * MARGIN

    def furnish(canvas: Canvas, document: Any) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(MARGIN, height - 30, told["running_head"])
        canvas.drawCentredString(width / 2, 24, f"- {document.page} -")

    def frames(top: float) -> list[Frame]:
        one = (across - GUTTER * (columns - 1)) / columns
        room = height - 2 * MARGIN - top
        return [Frame(MARGIN + i * (one + GUTTER), MARGIN, one, room, 0, 0, 0, 0) for i in range(columns)]

    first = [Frame(MARGIN, height - MARGIN - HEAD, across, HEAD, 0, 0, 0, 0), *frames(HEAD)]
    document = BaseDocTemplate(str(case / "document.pdf"), pagesize=A4, invariant=1)
    document.addPageTemplates(
        [PageTemplate("first", first, onPage=furnish), PageTemplate("later", frames(0), onPage=furnish)]
    )
    flow: list[Any] = [NextPageTemplate("later"), Paragraph(told["title"], TITLE)]
    flow += [Paragraph(line, LINE) for line in told["lines"]]
    flow.append(FrameBreak())
    for paragraph in told["text"].strip().split("\n\n"):
        heading = paragraph.startswith("# ")
        flow.append(Paragraph(paragraph.removeprefix("# "), HEADING if heading else BODY))
    flow.append(Spacer(1, 6))
    document.build(flow)


if __name__ == "__main__":
    for found in sorted(CASES.glob("*/pages.yaml")):
        make(found.parent)
        sys.stdout.write(f"{found.parent.name}\n")
