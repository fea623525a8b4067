"""PDF as one reads it: columns in their order, pages upright, words whole, footnotes and furniture apart."""

import io
import textwrap
from collections.abc import Callable

import pypdf
import pytest
from reading import article_of, removed, zones
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from communique.errors import ReadingError

TITLE = "A ferry line in search of a ship"
FIRST = (
    "The two delegations discussed the state of the ferry line between Batumi and Constanta, the price of diesel and "
    "the shortage of crews. Deputy Minister Nino Lomidze said that the line would need a second vessel by the summer."
)
SECOND = (
    "A second round was set for the autumn. It will deal with customs, insurance and the rights of seafarers, "
    "according to the programme that both ministries have circulated. No paper was signed during the visit."
)
STYLES = getSampleStyleSheet()
TEXT = STYLES["BodyText"]
JUSTIFIED = ParagraphStyle("justified", parent=TEXT, alignment=TA_JUSTIFY, fontSize=9.5, leading=12)
SMALL = ParagraphStyle("small", parent=TEXT, fontSize=8, leading=9.5)


def built(*story: Flowable, **fields: str) -> bytes:
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4, **fields).build(list(story))
    return stream.getvalue()


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def write(canvas: Canvas, top: float = 700) -> None:
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(72, top, TITLE)
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(textwrap.wrap(f"{FIRST} {SECOND}", 80)):
        canvas.drawString(72, top - 30 - 14 * number, line)


def in_columns(columns: int, across: bool) -> tuple[bytes, list[str]]:
    """A PDF in columns, with a title and a summary across them or not, and its paragraphs."""
    stream, gutter, width = io.BytesIO(), 14, 451
    narrow = (width - gutter * (columns - 1)) / columns
    frames = [Frame(72, 640, width, 130, leftPadding=0, rightPadding=0)] if across else []
    frames += [
        Frame(72 + n * (narrow + gutter), 72, narrow, 560 if across else 690, leftPadding=0, rightPadding=0)
        for n in range(columns)
    ]
    wanted = [f"Part {n} begins. {FIRST}" if n % 2 else f"Part {n} goes on. {SECOND}" for n in range(14)]
    template = BaseDocTemplate(stream, pagesize=A4)
    template.addPageTemplates(PageTemplate(frames=frames))
    head: list[Flowable] = [Paragraph(TITLE, STYLES["Title"]), Paragraph("By Ana Ruiz", TEXT)]
    head += [Paragraph(f"Summary. {FIRST}", JUSTIFIED), FrameBreak()] if across else []
    template.build(head + [Paragraph(text, JUSTIFIED) for text in wanted])
    return stream.getvalue(), wanted


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("across", [False, True])
def test_columns_are_read_one_after_another(columns: int, across: bool) -> None:
    data, wanted = in_columns(columns, across)
    article = article_of(data)
    assert (article.title, article.authors) == (TITLE, ("Ana Ruiz",))
    found = article.text.split("\n\n")
    whole = [text for text in found if text in wanted]
    assert whole == sorted(whole, key=wanted.index)
    assert len(whole) >= len(wanted) - 2  # two are one where a column ends with a full line and a full stop


@pytest.mark.parametrize("turn", [90, 180, 270, "unmarked"])
def test_turned_pages_are_read_upright(turn: int | str) -> None:
    def draw(canvas: Canvas) -> None:
        if turn != "unmarked":
            canvas.setPageRotation(turn)
        corner = {180: (595, 842), 270: (0, 842)}.get(turn, (595, 0))
        canvas.translate(*corner)
        canvas.rotate({180: 180, 270: -90}.get(turn, 90))
        write(canvas, 500)

    article = article_of(drawn(draw))
    assert article.title == TITLE
    assert zones(article)["body"] == [f"{FIRST} {SECOND}"]


def test_a_watermark_and_a_stamp_in_the_margin_are_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas)
        canvas.saveState()
        canvas.translate(100, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT COPY")
        canvas.restoreState()
        canvas.translate(30, 200)
        canvas.rotate(90)
        canvas.drawString(0, 0, "registered 3 May 2019")

    article = article_of(drawn(draw))
    assert removed(article)["watermark"] == ["DRAFT COPY", "registered 3 May 2019"]
    assert article.published is None


def test_a_large_initial_belongs_to_its_word() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 40)
        canvas.drawString(72, 672, FIRST[0])
        canvas.setFont("Helvetica", 11)
        for number, line in enumerate(textwrap.wrap(f"{FIRST} {SECOND}"[1:], 74)):
            canvas.drawString(100 if number < 3 else 72, 700 - 14 * number, line)

    assert zones(article_of(drawn(draw)))["body"] == [f"{FIRST} {SECOND}"]


def test_heads_of_left_and_right_pages_go_and_so_do_numbers() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(4):
            canvas.setFont("Helvetica", 9)
            canvas.drawString(72, 800, "The Ferry Review" if page % 2 else "Volume 3, spring")
            canvas.drawString(280, 30, f"- {page + 11} -")
            canvas.setFont("Helvetica", 11)
            for number, line in enumerate(textwrap.wrap(f"Part {page}. {FIRST} {SECOND}", 80)):
                canvas.drawString(72, 740 - 14 * number, line)
            canvas.showPage()

    article = article_of(drawn(draw))
    assert article.text.split("\n\n") == [f"Part {page}. {FIRST} {SECOND}" for page in range(4)]
    assert len(removed(article)["running_head"]) == len(removed(article)["page_number"]) == 4


def test_hyphens_of_line_ends_go_and_those_of_words_stay() -> None:
    lines = (
        "The fifth round of the Sino-|Russian consultations brought the co-|operation of the US-|led group and the so-"
        "|called pre-|and post-war orders under dis-|cussion in 2019-|2024. The state-|owned company, an Asian-|African"
        " venture, did not com-|ment on the offer."
    )

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines.split("|")):
            canvas.drawString(72, 700 - 14 * number, line)

    article = article_of(drawn(draw))
    assert article.text == (
        "The fifth round of the Sino-Russian consultations brought the co-operation of the US-led group and the "
        "so-called pre- and post-war orders under discussion in 2019-2024. The state-owned company, an Asian-African "
        "venture, did not comment on the offer."
    )


def test_footnotes_stand_apart_and_their_marks_go() -> None:
    called = FIRST.replace("crews.", "crews.<super>1</super>").replace("line would", "line<super>2</super> would")
    note = (
        "<super>1</super> See the protocol of the working group on crews, and the report that was laid before the "
        "parliament of Georgia in the spring of the year before the visit took place."
    )
    data = built(
        Paragraph(TITLE, STYLES["Title"]),
        Paragraph(called, TEXT),
        Paragraph(SECOND.replace("autumn", "autumn, over 40 km<super>2</super> of sea"), TEXT),
        Spacer(1, 380),
        Paragraph(note, SMALL),
        Paragraph("<super>2</super> Interview with the author, Batumi.", SMALL),
    )
    article = article_of(data)
    assert zones(article)["body"] == [FIRST, SECOND.replace("autumn", "autumn, over 40 km² of sea")]
    notes = zones(article)["footnote"]
    assert [note[1:8] for note in notes] == [" See th", " Interv"]
    assert notes[0].endswith("the visit took place.")
    assert removed(article)["note_mark"] == ["¹", "²"]


def test_tables_headings_and_numbered_points_keep_their_shape() -> None:
    rows = [["Year", "Trade, million dollars", "Change"], ["2019", "410", "+4 %"], ["2020", "377", "-8 %"]]
    hanging = ParagraphStyle("hanging", parent=TEXT, leftIndent=28, bulletIndent=0)
    data = built(
        Paragraph(TITLE, STYLES["Title"]),
        Paragraph(FIRST, TEXT),
        Table(rows, colWidths=[80, 200, 100]),
        Paragraph("<b>What comes next</b>", TEXT),
        *(Paragraph(text, hanging, bulletText=f"{n}.") for n, text in enumerate((FIRST, SECOND), 1)),
    )
    article = article_of(data)
    assert zones(article)["table"] == [" | ".join(row) for row in rows]
    assert zones(article)["heading"] == ["What comes next"]
    assert f"1. {FIRST}" in article.text.split("\n\n")
    assert f"2. {SECOND}" in article.text.split("\n\n")


def test_fields_of_the_file_count_where_the_text_bears_them_out() -> None:
    story = [Paragraph(TITLE, STYLES["Title"]), Paragraph(FIRST, TEXT), Paragraph(SECOND, TEXT)]
    assert article_of(built(*story, title=TITLE, author="Ana Ruiz")).authors == ("Ana Ruiz",)
    story = [Paragraph(TITLE, STYLES["Title"]), Paragraph(FIRST, TEXT), Paragraph(SECOND, TEXT)]
    article = article_of(built(*story, title="Microsoft Word - draft3.doc", author="Ana Ruiz"))
    assert (article.title, article.authors, article.published) == (TITLE, (), None)


def encrypted(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn(write)))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_pdf_that_only_forbids_copying_is_read_and_one_with_a_password_says_so() -> None:
    assert article_of(encrypted("")).title == TITLE
    with pytest.raises(ReadingError, match="password"):
        article_of(encrypted("secret"))
