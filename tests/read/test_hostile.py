"""Hostile documents harm nobody: each gives a plain error or a safe article, and reads nothing that lies outside."""

import socket
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import bombs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import article_of
from test_any_bytes import keeps_contract
from test_papers import POINTS, docx, pdf_of, word_of

from communique.errors import OverLimit, ReadingError
from communique.read import confined, limits, read
from communique.records import Article, Document, document_id
from communique.settings import Settings

SECRET = "the secret word is quince"


def document_of(data: bytes) -> Document:
    return Document(id=document_id(data), source="test", data=data)


def outcome(data: bytes) -> Article | str:
    """What the confined process makes of some bytes: an article, or the words of a plain error."""
    try:
        article = confined.read_confined(document_of(data))
    except ReadingError as error:
        assert str(error).strip()
        return f"{type(error).__name__}: {error}"
    keeps_contract(article)
    return article


@pytest.fixture(scope="module")
def lure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bombs.Lure]:
    """A file and a server that nobody may ask; fails the tests if the server was."""
    secret = tmp_path_factory.mktemp("lure") / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    asked: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    asked.append(server.accept())
                except TimeoutError:
                    continue

        listener = threading.Thread(target=listen)
        listener.start()
        yield bombs.Lure(path=str(secret), address=f"http://127.0.0.1:{server.getsockname()[1]}/x")
        done.set()
        listener.join()
    assert asked == []


@pytest.mark.parametrize("name", bombs.BOMBS)
def test_a_bomb_gives_a_plain_error_or_a_safe_article(name: str, lure: bombs.Lure) -> None:
    result = outcome(bombs.BOMBS[name](lure))
    if isinstance(result, Article):
        assert SECRET not in result.text
        assert all(SECRET not in part.quote for part in result.removed)
        assert "alert(" not in result.text
    else:
        assert "died" not in result
        assert "PermissionError" not in result, "a reader wanted what it may not have"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("100,000 divs", "nested more than"),
        ("PDF of a million pages", "1,000,000 pages"),
        ("DOCX that unpacks to 24 MiB", "packed 2"),
        ("laughs in DOCX", "entity"),
        ("a line of a million brackets", "1,000 signs in a row"),
        ("gzip", "gzip"),
        ("ODT nested 50,000 deep", "depth"),
        ("ODT that unpacks to 24 MiB", "packed 2"),
        ("laughs in ODT", "entity"),
        ("RTF of 100,000 groups in groups", "nested"),
        ("Markdown of 100,000 brackets", "times the mark ["),
        ("an export of 100,000 messages", "lines or paragraphs"),
    ],
)
def test_the_error_names_the_limit(name: str, words: str) -> None:
    result = outcome(bombs.BOMBS[name](bombs.Lure()))
    assert isinstance(result, str)
    assert words in result


def test_the_text_beside_a_bomb_is_read() -> None:
    result = outcome(bombs.BOMBS["outside entities in DOCX"](bombs.Lure()))
    assert isinstance(result, Article)
    assert bombs.WORDS in result.text


@cache
def seeds() -> dict[str, bytes]:
    """A document of every form."""
    made = docx.Document()
    for point in POINTS[:3]:
        made.add_paragraph(point)
    words = "\n\n".join(POINTS[:3])
    return {
        "page": bombs.page("".join(f"<p>{point}</p>" for point in POINTS[:3])),
        "pdf": pdf_of(POINTS[:3]),
        "docx": word_of(made),
        "mail": f"From: Desk <desk@example.org>\nTo: All\nSubject: Talks\n\n{words}".encode(),
        "utf-16": b"\xff\xfe" + words.encode("utf-16-le"),
        "cyrillic": "Переговоры в Каире продолжаются.\n\nСтороны встретятся в мае.".encode("cp1251"),
    }


@pytest.mark.parametrize(("form", "data"), seeds().items(), ids=list(seeds()))
def test_a_truncated_document_gives_a_plain_error_or_a_safe_article(form: str, data: bytes) -> None:
    for share in (0.05, 0.3, 0.6, 0.9, 0.99):
        outcome(data[: int(len(data) * share)])


@pytest.mark.parametrize(("form", "data"), seeds().items(), ids=list(seeds()))
def test_confined_reading_gives_the_same_article(form: str, data: bytes) -> None:
    assert outcome(data) == read(document_of(data))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(seeds())), st.randoms(use_true_random=False), st.integers(1, 20))
def test_damage_of_any_kind_gives_a_plain_error_or_a_safe_article(form: str, chance: object, times: int) -> None:
    data = bytearray(seeds()[form])
    for _ in range(times):
        data[chance.randrange(len(data))] = chance.randrange(256)  # type: ignore[attr-defined]
    outcome(bytes(data))


def bounds(monkeypatch: pytest.MonkeyPatch, **values: int) -> None:
    changed = Settings(**values)  # type: ignore[arg-type]
    for module in (limits, confined):
        monkeypatch.setattr(module, "settings", lambda: changed)


def test_a_longer_text_than_can_be_parsed_is_refused_also_when_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds(monkeypatch, read_characters=100)
    for text in ("\n\n".join(POINTS), f'{{"source": "s", "text": "{bombs.WORDS * 2}"}}'):
        with pytest.raises(OverLimit, match="characters"):
            article_of(text)


def test_a_text_too_large_to_be_an_article_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds(monkeypatch, read_output=1)
    with pytest.raises(OverLimit, match="at most 1 MiB"):
        article_of("a" * 2_000_000)


@pytest.mark.parametrize(
    "data",
    [
        b"a b\n" * 60_000,
        bombs.word(bombs.paragraph("a") * 60_000),
        bombs.word(
            "<w:tbl>" + ("<w:tr>" + f"<w:tc>{bombs.paragraph('a')}</w:tc>" * 500 + "</w:tr>") * 500 + "</w:tbl>"
        ),
        bombs.odt(bombs.words_of_odt("a") * 210_000),
    ],
    ids=["lines", "paragraphs", "cells", "paragraphs of an ODT"],
)
def test_lines_paragraphs_and_cells_are_counted_before_they_are_looked_at(data: bytes) -> None:
    with pytest.raises(OverLimit, match="split it into parts of at most"):
        article_of(data)


def test_pages_are_counted_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds(monkeypatch, read_pages=3)
    with pytest.raises(OverLimit, match="10 pages"):
        article_of(bombs.many_pages(1))


def test_no_file_is_read_by_a_parser(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    lure = bombs.Lure(path=str(secret))
    for name in ("outside entities in XHTML", "outside entities in SVG", "outside entities in DOCX"):
        try:  # without the confined process: the parsers themselves must not
            assert SECRET not in article_of(bombs.BOMBS[name](lure)).text
        except ReadingError as error:
            assert SECRET not in str(error)
