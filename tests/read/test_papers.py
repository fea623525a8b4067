"""PDF and Word documents: paragraphs rebuilt, running heads gone, the file's own fields not believed."""

import io

import docx
import pytest
from docx.document import Document as Word
from reading import article_of, removed, zones
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

from communique.errors import EmptyDocument, ReadingError

POINTS = [
    f"{number}. The Ministers took note of the report of the working group on {topic} and asked it to go on "
    f"with its work until the next session, which will take place in Windhoek. They thanked the chair."
    for number, topic in enumerate(
        ["fisheries", "railways", "visas", "customs", "water", "energy", "statistics", "ports"] * 4, 1
    )
]


def pdf_of(paragraphs: list[str], *, columns: int = 1, head: str = "Joint Commission of Namibia and Angola") -> bytes:
    stream = io.BytesIO()

    def furniture(canvas: Canvas, template: BaseDocTemplate) -> None:
        canvas.drawString(72, 810, head)
        canvas.drawString(280, 30, f"Page {template.page}")

    width = 450 / columns - (20 if columns > 1 else 0)
    frames = [Frame(72 + index * (width + 40), 72, width, 690) for index in range(columns)]
    template = BaseDocTemplate(stream, pagesize=A4, title="untitled-final-2.doc", author="scanner")
    template.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    styles = getSampleStyleSheet()
    story: list[object] = [Paragraph("Joint communique of the Ministers", styles["Title"])]
    for text in paragraphs:
        story += [Paragraph(text, styles["BodyText"]), Spacer(1, 6)]
    template.build(story)
    return stream.getvalue()


@pytest.mark.parametrize("columns", [1, 2])
def test_numbered_points_of_a_communique_stay_whole(columns: int) -> None:
    article = article_of(pdf_of(POINTS, columns=columns))
    assert article.title == "Joint communique of the Ministers"
    assert article.genre == "joint_statement"
    body = [text for text in article.text.split("\n\n") if text[0].isdigit()]
    whole = sum(text in POINTS for text in body)
    assert whole >= len(POINTS) - 3  # a point that runs over a page or column may be cut there


def test_running_heads_and_page_numbers_go() -> None:
    article = article_of(pdf_of(POINTS))
    assert "Joint Commission" not in article.text
    assert "Page 1" not in article.text
    assert set(removed(article)) == {"running_head", "page_number"}


def test_the_fields_of_the_file_are_not_believed() -> None:
    article = article_of(pdf_of(POINTS[:3]))
    assert (article.authors, article.published) == ((), None)


def test_a_word_cut_at_the_end_of_a_line_is_made_whole() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    lines = [
        "The two governments have agreed on the construc-",
        "tion of a railway. It is a long-",
        "term plan, and the",
        "long-term costs are not known.",
    ]
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 14 * number, line)
    canvas.save()
    text = " ".join(article_of(stream.getvalue()).text.split())
    assert "construction of a railway" in text
    assert "It is a long-term plan" in text


def test_a_pdf_without_words_or_pictures_is_empty() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(10, 10, 100, 100)
    canvas.save()
    with pytest.raises(EmptyDocument, match="no picture"):
        article_of(stream.getvalue())


def test_a_broken_pdf_is_a_reading_error() -> None:
    with pytest.raises(ReadingError, match="PDF"):
        article_of(b"%PDF-1.7\nnothing of the kind")


def word_of(word: Word) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def test_a_word_document_is_read_in_its_order() -> None:
    word = docx.Document()
    word.core_properties.author = "Somebody Else"
    word.add_paragraph("A railway to the sea", style="Title")
    word.add_paragraph("By Selma Nangolo")
    word.add_paragraph("3 July 2018")
    word.add_paragraph(
        "The ministers of Namibia and Angola met in Windhoek on Monday and spoke of nothing but railways."
    )
    word.add_heading("The price", level=1)
    table = word.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "2018", "41 million dollars"
    word.add_paragraph("A first point", style="List Bullet")
    word.add_paragraph("The last word was with the engineers, who asked for more time and for a map.")
    article = article_of(word_of(word))
    found = zones(article)
    assert article.title == "A railway to the sea"
    assert article.authors == ("Selma Nangolo",)
    assert article.published is not None
    assert (article.published.date, article.published.basis) == ("2018-07-03", "stated")
    assert found["heading"] == ["The price"]
    assert found["table"] == ["2018 | 41 million dollars"]
    assert found["list_item"] == ["A first point"]


def test_an_empty_word_document_is_no_article() -> None:
    with pytest.raises(EmptyDocument):
        article_of(word_of(docx.Document()))
