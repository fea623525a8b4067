"""Mails: what was written stays; headers, quotations, signatures and attachments are apart, each with its reason."""

from email.message import EmailMessage

import pytest
from reading import article_of, removed, zones

from communique.errors import EmptyDocument

BODY = [
    "Ghana's foreign minister Abena Owusu arrived in Lomé on Tuesday for a day of talks on the shared power grid.",
    "Her host, Togolese minister Kodjo Mensah, said that the line between the two ports would be doubled by 2027.",
    "No paper was signed. Both sides agreed to meet again in Accra once the engineers have measured the losses.",
]
TITLE = "Owusu in Lomé: one grid, two bills"


def letter(subject: str = TITLE, sender: str = "Ana Ruiz <ana@coast.example>", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "desk@coast.example", subject
    message["Date"] = headers.pop("date", "Wed, 14 May 2025 09:30:00 +0000")
    for name, value in headers.items():
        message[name] = value
    return message


def text() -> str:
    return "\n\n".join(BODY) + "\n"


def page(extra: str = "") -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in BODY)
    return f"<html><body><table><tr><td><h1>{TITLE}</h1>{paragraphs}{extra}</td></tr></table></body></html>"


def test_a_plain_letter_states_its_title_author_and_day() -> None:
    message = letter()
    message.set_content(text(), cte="quoted-printable")
    article = article_of(bytes(message))
    assert (article.title, article.authors) == (TITLE, ("Ana Ruiz",))
    assert article.published is not None
    assert (article.published.date, article.published.basis) == ("2025-05-14", "metadata")
    assert zones(article)["body"] == BODY


@pytest.mark.parametrize(
    ("charset", "cte"), [("utf-8", "base64"), ("iso-8859-1", "quoted-printable"), ("utf-8", "8bit")]
)
def test_letters_survive_every_way_of_packing(charset: str, cte: str) -> None:
    message = letter()
    message.set_content(text(), charset=charset, cte=cte)
    assert zones(article_of(bytes(message)))["body"] == BODY


def test_a_charset_that_is_wrong_or_unknown_does_no_harm() -> None:
    message = letter()
    message.set_content(text(), charset="utf-8", cte="8bit")
    for wrong in (b"us-ascii", b"x-nonsense"):
        article = article_of(bytes(message).replace(b'charset="utf-8"', b'charset="' + wrong + b'"'))
        assert zones(article)["body"] == BODY


def test_encoded_headers_are_read() -> None:
    message = letter("Встреча министров в Астане и её итоги", "Айгуль Нурланова <a@steppe.example>")
    message.set_content(text())
    data = bytes(message)
    assert b"=?utf-8?" in data
    article = article_of(data)
    assert article.title == "Встреча министров в Астане и её итоги"
    assert article.authors == ("Айгуль Нурланова",)


def test_of_two_versions_the_plain_one_is_read_unless_it_says_nothing() -> None:
    message = letter(sender="Coast Daily <news@coast.example>")
    message.set_content(text())
    message.add_alternative(page("<p>Only the HTML version has this sentence about the harbour of Tema.</p>"), "html")
    assert "Only the HTML" not in article_of(bytes(message)).text
    message = letter(sender="Coast Daily <news@coast.example>")
    message.set_content("To read this letter, open it in a browser.")
    message.add_alternative(page(), "html")
    article = article_of(bytes(message))
    assert [part for part in zones(article)["body"] if part in BODY] == BODY
    assert article.publisher == "Coast Daily"


def test_a_newsletter_loses_its_footer() -> None:
    footer = "<p>You are receiving this e-mail because you subscribed.</p><p><a href='https://c.example/u'>Unsubscribe</a></p>"
    message = letter(sender="Coast Daily <news@coast.example>")
    message.set_content(page(footer), "html")
    article = article_of(bytes(message))
    assert article.title == TITLE
    assert "nsubscribe" not in article.text
    assert "receiving this" not in article.text


def test_attachments_are_named_and_never_read() -> None:
    message = letter()
    message.set_content(text())
    message.add_attachment(b"\x89PNG nothing", maintype="image", subtype="png", filename="map.png")
    message.add_attachment("The annex says that tariffs fall.", filename="annex.txt")
    article = article_of(bytes(message))
    assert removed(article)["attachment"] == ["map.png", "annex.txt"]
    assert "tariffs" not in article.text


def test_quoted_replies_and_the_signature_go_with_their_reasons() -> None:
    message = letter("Re: " + TITLE)
    reply = "On Mon, 12 May 2025 at 10:02, Desk <desk@coast.example> wrote:\n> Will anything be signed?\n> Ask her.\n"
    message.set_content(
        text() + "\nKind regards,\nAna Ruiz\nTel. +233 000 000\n\n" + reply + "-- \nCoast Daily, Accra\n"
    )
    article = article_of(bytes(message))
    assert article.title == TITLE
    assert zones(article)["body"] == BODY
    out = removed(article)
    assert "> Will anything be signed?" in out["quoted_reply"]
    assert any("wrote:" in line for line in out["quoted_reply"])
    assert "Coast Daily, Accra" in out["signature"]
    assert "Tel. +233 000 000" in " ".join(out["signature"])


def test_a_forwarded_article_is_the_article() -> None:
    message = letter("Fwd: " + TITLE, "Intern Desk <intern@other.example>")
    headers = (
        "From: Efua Asante <efua@gulf.example>\nDate: Tue, 13 May 2025 18:00\nSubject: " + TITLE + "\nTo: list\n\n"
    )
    message.set_content("FYI, for the file.\n\n---------- Forwarded message ---------\n" + headers + text())
    article = article_of(bytes(message))
    assert (article.title, article.authors) == (TITLE, ("Efua Asante",))
    assert article.published is not None
    assert article.published.date == "2025-05-13"
    assert zones(article)["body"] == BODY
    assert removed(article)["cover_note"] == ["FYI, for the file."]


def test_headers_that_a_page_runs_together_are_headers() -> None:
    message = letter("Fwd: this one", "Intern Desk <intern@other.example>")
    headers = (
        f"From: <b>Efua Asante</b> &lt;e@g.example&gt;<br>Date: Tue, 13 May 2025<br>Subject: {TITLE}<br>To: list<br>"
    )
    forward = f"<div>FYI</div><div>---------- Forwarded message ---------<br>{headers}</div>"
    message.set_content(f"<html><body>{forward}{''.join(f'<p>{part}</p>' for part in BODY)}</body></html>", "html")
    article = article_of(bytes(message))
    assert (article.title, article.authors) == (TITLE, ("Efua Asante",))
    assert zones(article)["body"] == BODY


def test_a_reply_quoted_in_a_page_goes() -> None:
    message = letter()
    quoted = (
        "<div>On Mon, 12 May 2025, Desk wrote:<br></div><blockquote><p>Will she sign anything at all?</p></blockquote>"
    )
    message.set_content(f"<html><body>{''.join(f'<p>{part}</p>' for part in BODY)}{quoted}</body></html>", "html")
    article = article_of(bytes(message))
    assert zones(article)["body"] == BODY
    assert "Will she sign anything at all?" in removed(article)["quoted_reply"]


def test_a_letter_that_is_one_quotation_is_read() -> None:
    message = letter()
    message.set_content("".join(f"> {part}\n>\n" for part in BODY))
    assert zones(article_of(bytes(message)))["body"] == BODY


def test_a_page_that_a_browser_saved_is_a_page() -> None:
    head = "<title>One grid</title><meta property='article:published_time' content='2025-05-12'>"
    message = letter("One grid", "<Saved by Blink>")
    message.set_content(page().replace("<html>", f"<html><head>{head}</head>"), "html")
    message.make_related()
    article = article_of(bytes(message))
    assert article.published is not None
    assert article.published.date == "2025-05-12"
    assert zones(article)["body"] == BODY


def test_a_mail_within_a_mail_is_the_article() -> None:
    inner = letter(sender="Efua Asante <efua@gulf.example>", date="Tue, 13 May 2025 18:00:00 +0000")
    inner.set_content(text())
    outer = letter("Fwd: see attached", "Intern Desk <intern@other.example>")
    outer.set_content("As discussed.")
    outer.add_attachment(inner)
    article = article_of(bytes(outer))
    assert (article.title, article.authors) == (TITLE, ("Efua Asante",))
    assert zones(article)["body"] == BODY
    assert "As discussed." in removed(article)["cover_note"]


def test_a_mail_without_words_says_so() -> None:
    message = letter(subject="")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    with pytest.raises(EmptyDocument, match="no words"):
        article_of(bytes(message))


def test_a_text_that_begins_with_labels_is_no_mail() -> None:
    article = article_of("Date: 14 May 2025\nSubject: power\nFrom: the desk\n\n" + text())
    assert [part for part in zones(article)["body"] if part in BODY] == BODY
    assert "quoted_reply" not in removed(article)
