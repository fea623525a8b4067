"""Word documents as they stand after all changes: numbers counted, notes apart, nothing that a reader does not see."""

import io
import zipfile

import docx
import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from reading import article_of, removed, zones

from communique.errors import ReadingError
from communique.read import limits
from communique.settings import Settings

BODY = [
    "The foreign ministers of Chile and Fiji met in Valparaíso on Monday and agreed on a common register of boats.",
    "The register will be kept by the smaller of the two ministries, which has asked for three more clerks.",
]
W = nsdecls("w")


def saved(word: Word, **parts: str) -> bytes:
    """The bytes of a document, with parts added by their names: `footnotes` is word/footnotes.xml."""
    stream = io.BytesIO()
    word.save(stream)
    if not parts:
        return stream.getvalue()
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                links = "".join(f'<Relationship Id="rX{n}" Type="{kind}/{n}" Target="{n}.xml"/>' for n in parts)
                data = data.replace(b"</Relationships>", links.encode() + b"</Relationships>")
            elif name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
                types = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{kind}.{n}+xml"/>' for n in parts)
                data = data.replace(b"</Types>", types.encode() + b"</Types>")
            new.writestr(name, data)
        for name, text in parts.items():
            new.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def word_with(*paragraphs: str) -> Word:
    word = docx.Document()
    word.add_paragraph("A register of boats", style="Title")
    for text in paragraphs:
        word.add_paragraph(text)
    return word


def add(word: Word, inner: str) -> None:
    word.element.body.insert(len(word.element.body) - 1, parse_xml(f"<w:p {W}>{inner}</w:p>"))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_changes_are_taken_and_comments_left_out() -> None:
    word = word_with(BODY[0])
    deleted = '<w:del w:id="2" w:author="x"><w:r><w:delText>by neither side </w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="1" w:author="x">{run("by both sides ")}</w:ins>'
    moved = f'<w:moveFrom w:id="3" w:author="x">{run("from afar ")}</w:moveFrom>'
    note = '<w:commentRangeStart w:id="9"/><w:r><w:commentReference w:id="9"/></w:r>'
    add(word, run("The register was welcomed ") + deleted + inserted + moved + note + run("in Suva on Monday morning."))
    comments = f'<w:comments {W}><w:comment w:id="9"><w:p>{run("Is this so?")}</w:p></w:comment></w:comments>'
    article = article_of(saved(word, comments=comments))
    assert "The register was welcomed by both sides in Suva on Monday morning." in zones(article)["body"]
    assert "Is this so?" not in article.text


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    word = word_with(BODY[0])
    add(word, f'<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>{run("The clerks were counted ")}')
    add(word, run("in Suva on Monday, and there were not enough of them."))
    assert (
        "The clerks were counted in Suva on Monday, and there were not enough of them." in article_of(saved(word)).text
    )


def test_footnotes_and_endnotes_stand_apart() -> None:
    word = word_with(BODY[0])
    add(word, run("The clerks are paid by the day") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(", as ever."))
    add(word, run("A boat is anything that floats") + '<w:r><w:endnoteReference w:id="2"/></w:r>' + run(", it says."))
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="2"><w:p>{run("Budget of 2019, page 4.")}</w:p></w:footnote></w:footnotes>'
    )
    ends = f'<w:endnotes {W}><w:endnote w:id="2"><w:p>{run("Article 1 of the draft.")}</w:p></w:endnote></w:endnotes>'
    article = article_of(saved(word, footnotes=notes, endnotes=ends))
    assert zones(article)["footnote"] == ["[1] Budget of 2019, page 4.", "[2] Article 1 of the draft."]
    assert "The clerks are paid by the day, as ever." in article.text


def test_numbers_that_word_counts_are_written_out() -> None:
    word = word_with(BODY[0])
    for text in ("The ministers took note of the register", "The ministers thanked the clerks"):
        word.add_paragraph(text, style="List Number")
    word.add_paragraph("boats", style="List Bullet")
    word.add_paragraph("They will meet again", style="List Number")
    assert zones(article_of(saved(word)))["list_item"] == [
        "1. The ministers took note of the register",
        "2. The ministers thanked the clerks",
        "boats",
        "3. They will meet again",
    ]


def test_text_boxes_are_read_once_and_heads_and_hidden_words_not() -> None:
    word = word_with(BODY[0])
    word.sections[0].header.paragraphs[0].text = "Draft of the ministry"
    box = f"<w:txbxContent><w:p>{run('In brief: one register, two ministries, three clerks.')}</w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
    both += f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    add(word, f"<w:r><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r>" + run(BODY[1]))
    hidden = word.add_paragraph("Nobody sees this sentence of the draft.").runs[0]
    hidden.font.hidden, hidden.font.size = True, Pt(8)
    article = article_of(saved(word))
    assert article.text.count("three clerks.") == 1
    assert BODY[1] in zones(article)["body"]
    assert "Nobody sees" not in article.text
    assert removed(article)["running_head"] == ["Draft of the ministry"]


def test_fields_of_the_file_count_where_the_text_bears_them_out() -> None:
    word = word_with(BODY[0], "The talks of 2019 had failed over the same three clerks, as both sides remember.")
    core = word.core_properties
    core.title, core.author = "A register of boats", "Ana Ruiz"
    core.created = core.created.replace(year=2020, month=2, day=7)
    article = article_of(saved(word))
    assert (article.title, article.authors) == ("A register of boats", ("Ana Ruiz",))
    assert article.published is not None
    assert (article.published.date, article.published.basis) == ("2020-02-07", "metadata")
    core.title = "Microsoft Word - draft3.doc"
    article = article_of(saved(word))
    assert (article.title, article.authors, article.published) == ("A register of boats", (), None)


def test_a_bomb_in_a_word_document_ends_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "settings", lambda: Settings(read_unpacked=1))
    stream = io.BytesIO(saved(word_with(*BODY)))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/big.bin", bytes(1 << 21))
    with pytest.raises(ReadingError, match="may unpack to 1 MiB"):
        article_of(stream.getvalue())
