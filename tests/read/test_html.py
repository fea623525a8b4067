"""Web pages: the article, its zones and what its head states; nothing of the page around it."""

from reading import article_of, removed, zones

BODY = [
    "Peru's foreign minister Rosa Quispe arrived in La Paz on Thursday for two days of talks on the shared lake.",
    "Her host, Bolivian foreign minister Hugo Mamani, said that engineers will begin to measure the outflow in June.",
    "Nothing was signed. Officials do not agree on which of the two countries should pay for the dredging.",
]

NEXT = "The engineers meet in Puno, on the western shore, in the first week of June."


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def paragraphs() -> str:
    return "".join(f"<p>{text}</p>" for text in BODY)


FULL = page(
    "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav></header>"
    "<main><article><p class='breadcrumb'>Home / Andes</p><h1>Quispe in La Paz: a lake and a road</h1>"
    "<p class='byline'>By Ana Flores</p><p>Published: 9 May 2019</p>"
    "<figure><img src='a.jpg'><figcaption>Rosa Quispe at the lake shore. Photo: Andes Today</figcaption></figure>"
    f"{paragraphs()}<h2>What comes next</h2><p>{NEXT}</p>"
    "<ul><li>The outflow is measured at three places.</li><li>The result is published in both capitals.</li></ul>"
    "<blockquote>The lake does not know the border, and it never asked for one to be drawn.</blockquote>"
    "</article><section id='comments'><h2>2 comments</h2>"
    "<p>Quispe said the lake will be sold to Chile next year!</p></section>"
    "</main><aside><h3>Most read</h3><a href='/x'>Snow in Potosi</a></aside>"
    "<footer>© 2019 Andes Today. All rights reserved.</footer>",
    head="<title>Quispe in La Paz: a lake and a road | Andes Today</title>"
    "<meta property='og:title' content='Quispe in La Paz: a lake and a road'>"
    "<meta property='og:site_name' content='Andes Today'><meta name='author' content='Ana Flores'>",
)


def test_the_article_is_found_and_zoned() -> None:
    article = article_of(FULL)
    found = zones(article)
    assert found["title"] == ["Quispe in La Paz: a lake and a road"]
    assert found["caption"] == ["Rosa Quispe at the lake shore. Photo: Andes Today"]
    assert found["body"][: len(BODY)] == BODY
    assert found["heading"] == ["What comes next"]
    assert len(found["list_item"]) == 2
    assert found["quotation"] == ["The lake does not know the border, and it never asked for one to be drawn."]
    assert found["dateline"] == ["Published: 9 May 2019"]


def test_comments_menus_and_sidebars_never_come_in() -> None:
    article = article_of(FULL)
    for junk in ("sold to Chile", "Snow in Potosi", "World", "All rights reserved", "Home"):
        assert junk not in article.text
    assert "Quispe said the lake will be sold to Chile next year!" in removed(article)["comments"]
    assert "Snow in Potosi" in removed(article)["related"]


def test_what_the_head_states_is_known() -> None:
    article = article_of(FULL)
    assert (article.title, article.authors) == ("Quispe in La Paz: a lake and a road", ("Ana Flores",))
    assert (article.publisher, article.language) == ("Andes Today", "en")


def test_a_date_in_the_head_is_metadata_and_one_in_the_text_is_stated() -> None:
    head = (
        "<title>A lake and a road</title><meta property='article:published_time' content='2019-05-09T21:10:00-04:00'>"
    )
    silent = article_of(page(f"<article><h1>A lake and a road</h1>{paragraphs()}</article>", head))
    assert silent.published is not None
    assert (silent.published.date, silent.published.basis) == ("2019-05-09", "metadata")
    shown = article_of(page(f"<article><h1>A lake and a road</h1><p>10 May 2019</p>{paragraphs()}</article>", head))
    assert shown.published is not None
    assert (shown.published.date, shown.published.basis) == ("2019-05-10", "stated")


def test_an_update_shown_does_not_hide_the_day_of_publication_in_the_head() -> None:
    head = "<title>A lake and a road</title><meta property='article:published_time' content='2019-05-09'>"
    body = f"<article><h1>A lake and a road</h1><p>Updated 12 May 2019</p>{paragraphs()}</article>"
    article = article_of(page(body, head))
    assert article.published is not None
    assert article.published.date == "2019-05-09"


def test_a_page_of_tables_is_read_in_its_order() -> None:
    rows = "".join(f"<tr><td><p>{text}</p></td></tr>" for text in BODY)
    menu = "<table><tr><td><a href='/'>Main page</a></td></tr><tr><td><a href='/c'>Contacts</a></td></tr></table>"
    article = article_of(
        page(f"<table><tr><td>{menu}</td><td><table>{rows}</table></td></tr></table>", "<title>Lake</title>")
    )
    assert zones(article)["body"] == BODY
    assert "Main page" not in article.text


def test_a_table_of_data_keeps_its_rows() -> None:
    table = "<table><tr><th>Year</th><th>Trade</th></tr><tr><td>2018</td><td>3.1 bn</td></tr></table>"
    article = article_of(
        page(f"<article><h1>A lake and a road</h1>{paragraphs()}{table}<p>{BODY[0][::-1]}</p></article>")
    )
    assert "2018 | 3.1 bn" in zones(article)["table"]


def test_scripts_hidden_parts_and_markup_are_no_text() -> None:
    extra = (
        "<script>var x = 'secret';</script><div hidden>hidden words</div><div style='display: none'>more of them</div>"
    )
    article = article_of(page(f"<article><h1>A lake &amp; a road</h1>{extra}{paragraphs()}</article>"))
    before = article.text + "".join(part.quote for part in article.removed)
    assert "secret" not in before
    assert "hidden words" not in before
    assert "A lake & a road" in article.text


def test_a_form_around_the_whole_page_is_no_menu() -> None:
    body = f"<form action='/n.aspx'><div id='main'><span>A lake and a road</span><br>{paragraphs()}</div></form>"
    article = article_of(page(body, "<title>A lake and a road</title>"))
    assert article.title == "A lake and a road"
    assert zones(article)["body"] == BODY


def test_lines_of_an_old_page_are_parted_by_its_breaks() -> None:
    body = f"<table><tr><td>9 May 2019<br><b>A lake and a road</b><br><br>{'<br><br>'.join(BODY)}</td></tr></table>"
    article = article_of(page(body, "<title>Foreign Ministry</title>"))
    assert article.title == "A lake and a road"
    assert zones(article)["dateline"] == ["9 May 2019"]
    assert zones(article)["body"] == BODY


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = BODY[0].replace("in La Paz", "in<br>La Paz").replace("on the", "on<br>the")
    article = article_of(page(f"<h1>A lake and a road</h1><p>{wrapped}</p><p>{BODY[1]}</p><p>{BODY[2]}</p>"))
    assert zones(article)["body"] == BODY


def test_what_only_says_again_is_left_out_and_what_says_more_stays() -> None:
    echo = "which of the two countries should pay"
    body = (
        f"<article><h1>A lake and a road</h1><p>{BODY[0]}</p><div>{echo}</div>"
        f"<blockquote class='pull-quote'>Nothing signed, officials do not agree</blockquote>"
        f"<blockquote>The lake is older than both of us.</blockquote><p>{BODY[1]}</p><p>{BODY[2]}</p></article>"
    )
    article = article_of(page(body))
    assert zones(article)["body"] == BODY
    assert zones(article)["quotation"] == ["The lake is older than both of us."]


def test_links_to_other_articles_between_paragraphs_are_left_out() -> None:
    link = "<p><strong><a href='/x'>Snow in Potosi: the mines close for a week</a></strong></p>"
    article = article_of(page(f"<article><h1>A lake and a road</h1>{paragraphs()}{link}<p>{NEXT}</p></article>"))
    assert "Potosi" not in article.text
    assert zones(article)["body"] == [*BODY, NEXT]


def test_a_title_is_found_behind_the_site_s_name_and_in_a_picture() -> None:
    behind = article_of(
        page(f"<h3>A lake and a road</h3>{paragraphs()}", "<title>Andes Today: A lake and a road</title>")
    )
    assert (behind.title, behind.publisher) == ("A lake and a road", "Andes Today")
    drawn = article_of(
        page(f"<img src='t.gif' alt='A lake and a road'>{paragraphs()}", "<title>A lake and a road</title>")
    )
    assert drawn.title == "A lake and a road"


def test_a_byline_that_the_heading_swallowed_is_cut_off() -> None:
    body = f"<h1>A lake and a road<p><i>By Ana Flores, La Paz, May 9, 2019</i></h1>{paragraphs()}"
    swallowed = f"<h1>A lake and a road <i>By Ana Flores, La Paz, May 9, 2019</i></h1>{paragraphs()}"
    for markup in (body, swallowed):
        article = article_of(page(markup, "<title>A lake and a road | Andes Today</title>"))
        assert (article.title, article.authors) == ("A lake and a road", ("Ana Flores",))
        assert article.published is not None
        assert article.published.date == "2019-05-09"


def test_a_numeric_day_that_can_be_read_two_ways_is_told_by_the_markup() -> None:
    head = "<meta name='date' content='2019-05-09'>"
    article = article_of(page(f"<h1>A lake and a road</h1><p>09/05/2019</p>{paragraphs()}", head))
    assert article.published is not None
    assert article.published.date == "2019-05-09"


def test_the_day_under_a_text_is_its_day() -> None:
    article = article_of(page(f"<h1>A lake and a road</h1>{paragraphs()}<p align='right'>9 May 2019</p>"))
    assert article.published is not None
    assert article.published.date == "2019-05-09"
    assert zones(article)["dateline"] == ["9 May 2019"]


def test_footnotes_below_the_text_stay_and_contacts_go() -> None:
    notes = "<div class='footnotes'><h5>Notes</h5><ol><li>Lake Office, Yearbook 2018, p. 4.</li></ol></div>"
    contact = "<div class='press-contact'><h4>Media contact</h4><p>Luz Paz, press office, +51 000</p></div>"
    article = article_of(page(f"<div><h1>A lake and a road</h1><div>{paragraphs()}</div>{notes}{contact}</div>"))
    assert zones(article)["footnote"] == ["Notes", "Lake Office, Yearbook 2018, p. 4."]
    assert "Luz Paz" not in article.text


def test_markup_nested_without_end_and_lists_without_end_cost_little() -> None:
    deep = "[" * 900 + "]" * 900
    head = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","author":{deep},"headline":"x"}}</script>'
        f"<title>{'a | ' * 50_000}</title><meta name='author' content='{'(' * 100_000}'>"
    )
    cells = "".join(f"<tr><td>cell number {i}<br>of many more</td></tr>" for i in range(2000))
    body = f"<article><h1>A lake and a road</h1>{paragraphs()}<table>{cells}</table><p>{NEXT}</p></article>"
    article = article_of(page(body, head))
    assert BODY[0] in article.text
    assert article.authors == ()
