"""RTF: every code page, lists, tables, notes; nothing of fonts, pictures and changes that were undone."""

import pytest
from reading import article_of, zones

from communique.errors import EmptyDocument

BODY = [
    "The foreign ministers of Nepal and Laos met in Vientiane on Monday and agreed on a common timetable for flights.",
    "The timetable will be kept by the smaller of the two airlines, which has asked for three more pilots and a map.",
]


def rtf(body: str, head: str = "", fonts: str = r"{\f0\fswiss\fcharset0 Arial;}") -> bytes:
    return (
        rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{fonts}}}{{\colortbl;\red0\green0\blue0;}}{head}\pard\f0 {body}}}"
    ).encode("ascii")


def escaped(text: str, encoding: str) -> str:
    return "".join(chr(b) if b < 128 else f"\\'{b:02x}" for b in text.encode(encoding))


def points(*paragraphs: str) -> str:
    return "".join(rf"{text}\par " for text in paragraphs)


def test_paragraphs_are_read_and_the_rest_is_not() -> None:
    picture = r"{\pict\pngblip 89504e470d0a1a0a}{\*\generator Writer;}{\header\pard Draft of the ministry\par}"
    article = article_of(
        rtf(points("A timetable for two airlines", *BODY) + picture + r"{\*\unknowndest secret words}")
    )
    assert article.title == "A timetable for two airlines"
    assert zones(article)["body"] == BODY
    for gone in ("Arial", "8950", "Writer", "Draft", "secret"):
        assert gone not in article.text


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        (204, "cp1251", "Министры Лаоса и Непала встретились во Вьентьяне в понедельник."),
        (238, "cp1250", "Ministrowie spotkali się w poniedziałek i uzgodnili wspólny rozkład lotów."),
        (134, "gb18030", "两国外长星期一在万象会晤，同意制定共同的航班时刻表。"),
        (128, "cp932", "両国の外務大臣は月曜日にビエンチャンで会談した。"),
        (178, "cp1256", "اجتمع وزيرا خارجية لاوس ونيبال يوم الاثنين."),
        (0, "cp1252", "Les ministres se sont réunis à Genève — « sans résultat »."),
    ],
)
def test_letters_of_every_code_page_and_of_unicode_are_right(charset: int, encoding: str, text: str) -> None:
    fonts = rf"{{\f0\fcharset0 Arial;}}{{\f1\fcharset{charset} Arial;}}"
    unicode = "".join(c if c.isascii() else rf"\u{ord(c) - (65536 if ord(c) > 32767 else 0)}?" for c in text)
    article = article_of(
        rtf(points(BODY[0]) + rf"\f1 {escaped(text, encoding)}\f0\par {unicode} Twice.\par", fonts=fonts)
    )
    assert text in article.text.split("\n\n")
    assert f"{text} Twice." in article.text


def test_signs_quotes_and_hyphens_are_words_of_the_text() -> None:
    body = r"\ldblquote We met,\rdblquote  she said \emdash  \{once\} \endash  in the minister\rquote s "
    body += r"non\_stop flight to Luang Pra\-bang."
    wanted = "“We met,” she said — {once} – in the minister’s non-stop flight to Luang Prabang."
    assert wanted in article_of(rtf(points(BODY[0], body))).text


def test_lists_tables_headings_and_footnotes_have_their_zones() -> None:
    head = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}}"
    body = (
        points(
            "A timetable for two airlines",
            BODY[0] + r"{\super\chftn{\footnote\pard\plain{\super\chftn} Minutes, page 3.}}",
        )
        + r"\pard\s1 The price of it all is known to nobody yet.\par\pard "
        + r"{\listtext 1.\tab}\ls1 A first flight\par{\listtext 2.\tab}A second flight\par\pard "
        + r"{\listtext\'b7\tab}\ls2 a map\par\pard "
        + r"\trowd\cellx1000\cellx2000\intbl 2018\cell 41 million\cell\row"
        + r"\trowd\intbl 2019\cell 43\par million\cell\row\pard "
        + points(BODY[1])
    )
    article = article_of(rtf(body, head))
    found = zones(article)
    assert found["footnote"] == ["[1] Minutes, page 3."]
    assert found["heading"] == ["The price of it all is known to nobody yet."]
    assert found["list_item"] == ["1. A first flight", "2. A second flight", "a map"]
    assert found["table"] == ["2018 | 41 million", "2019 | 43 million"]
    assert found["body"] == BODY


def test_deleted_and_hidden_words_are_left_out_and_text_boxes_are_read() -> None:
    shape = r"{\sp{\sn lineWidth}{\sv 9525}}{\shptxt\pard In brief: two airlines, three pilots.\par}"
    box = rf"{{\shp{{\*\shpinst\shpleft0{shape}}}}}"
    field = r"{\field{\*\fldinst HYPERLINK http://a.example}{\fldrslt the map}}"
    body = (
        rf"The pilots met {{\deleted by mistake }}{{\v secretly }}in Suva over {field}, and it was not the first time."
    )
    body += rf"{box}\par "
    text = article_of(rtf(points(BODY[0]) + body + points(BODY[1]))).text
    assert "The pilots met in Suva over the map, and it was not the first time." in text
    assert text.count("In brief: two airlines, three pilots.") == 1
    assert "lineWidth" not in text


def test_properties_count_where_the_text_bears_them_out() -> None:
    info = r"{\info{\title A timetable for two airlines}{\author Ana Ruiz}{\creatim\yr2020\mo2\dy7\hr3}}"
    text = points(
        "A timetable for two airlines", *BODY, "The talks of 2019 had failed, as both airlines remember well."
    )
    article = article_of(rtf(text, info))
    assert article.authors == ("Ana Ruiz",)
    assert article.published is not None
    assert (article.published.date, article.published.basis) == ("2020-02-07", "metadata")
    assert article_of(rtf(text, info.replace("A timetable for", "Copy of"))).published is None


def test_an_empty_or_broken_file_is_said_to_be_so() -> None:
    with pytest.raises(EmptyDocument):
        article_of(rtf(""))
    assert BODY[0] in article_of(rtf(points(BODY[0]))[:-1] + b"}}}} \\").text
    assert BODY[0] in article_of(rtf(points(BODY[0]) + r"{\pict\bin5 {{{{{}" + points(BODY[1]))).text
