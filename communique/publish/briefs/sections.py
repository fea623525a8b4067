"""The sections of a brief. Each says what the record says, every sentence with its notes, or nothing at all."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from communique.codebook import load
from communique.publish.briefs.material import Material, Told
from communique.publish.briefs.names import Names
from communique.publish.briefs.notes import Notes, plain
from communique.publish.briefs.sentences import (
    dispute_sentences,
    figure_sentence,
    forecast_sentence,
    measured,
    meeting_sentence,
    outcome_sentence,
    place_in_words,
    restriction_sentence,
    statement_sentence,
)
from communique.records import Date, Figure, Forecast, Found, Meeting, Outcome, Statement
from communique.settings import settings
from communique.wording import amount, counted, country_name, date_in_words, listed, sentence_case

MOST = 40  # things that a section tells; those that most documents tell come first
EXPECTED = 25  # things still expected, and as many that were
FORMULAS = 10
FIGURES = 15  # those that agree or conflict come first
ISSUES, SIDES, STATEMENTS = 12, 6, 4  # issues, sides on an issue, and statements of one side on it
HELD = ("held", "cancelled", "denied")


@dataclass
class Draft:
    """A brief in the making: what it is written from, who has been named, which words have been cited."""

    material: Material
    names: Names = field(default_factory=Names)

    @cached_property
    def notes(self) -> Notes:
        """The notes so far."""
        return Notes(self.material)

    def sentence(self, text: str, *cited: Found | Told) -> str:
        """A sentence with a capital, how many documents tell it, its notes and a full stop."""
        tellers = "".join(self.tellers(one) for one in cited if isinstance(one, Told))
        return f"{sentence_case(text)}{tellers}{self.notes.cite(*cited)}."

    def sources(self, told: Told) -> int:
        """How many independent sources tell of something: what many reprint is told by one."""
        return self.material.independent(told.documents)

    def told_by(self, told: Told) -> str:
        """How many documents tell of something, and how many texts they are if those are fewer."""
        count, single = self.material.tellers(told.documents), self.sources(told)
        return counted(count, "document") + (f", {counted(single, 'text')}" if single < count else "")

    def tellers(self, told: Told) -> str:
        """How many documents tell of something, where it is more than one, reprints told apart."""
        count = self.material.tellers(told.documents)
        if count < 2:
            return ""
        single = self.material.independent(told.documents)
        if single == count:
            return f", as {counted(count, 'document')} report"
        return f", as {counted(count, 'document')} report that print {counted(single, 'text')}"


def _cut(draft: Draft, told: list[Told]) -> tuple[list[Told], list[str]]:
    """The things that most documents tell, in the order given, and a line that says how many are left out."""
    if len(told) <= MOST:
        return told, []
    kept = {id(one) for one in sorted(told, key=lambda one: (-draft.sources(one), one.record.id))[:MOST]}
    return [one for one in told if id(one) in kept], ["", _more(len(told) - MOST)]


def _more(count: int) -> str:
    return f"*The record holds {count:,} more; a country or a time narrows the brief.*"


def chronology(draft: Draft) -> Iterator[str]:
    """What happened, by date; what has no date comes last."""
    material = draft.material
    happened = [told for told in material.meetings if told.record.status in HELD]
    happened += [told for told in [*material.outcomes, *material.restrictions] if told.record.date is not None]
    write = {"meeting": meeting_sentence, "outcome": outcome_sentence, "restriction": restriction_sentence}
    order = list(write)
    happened.sort(key=lambda one: (_day(one), order.index(one.record.type), one.record.id))
    kept, more = _cut(draft, happened)
    for told in kept:
        text = write[told.record.type](told.record, draft.names, dated=False)  # type: ignore[operator]
        day = sentence_case(date_in_words(told.record.date) or "no date given")
        yield f"- **{day}.** {draft.sentence(text, told)}"
    yield from more


def _day(told: Told) -> str:
    """The order of a chronology: a month comes after its days, a year after its months, the undated last."""
    date = told.record.date
    return "9999~" if date is None else date.start + "~" * (date.precision not in ("day", "span"))


def contacts(draft: Draft) -> Iterator[str]:
    """Who met whom, one line a contact, as a table."""
    held = [told for told in draft.material.meetings if told.record.status == "held" and told.record.participants]
    if not held:
        return
    yield "| Who | How | When | Where | Told by |"
    yield "|---|---|---|---|---|"
    kept, more = _cut(draft, sorted(held, key=lambda one: (_who(one.record), _day(one), one.record.id)))
    for told in kept:
        meeting: Meeting = told.record
        when = date_in_words(meeting.date) or "not told"
        where = plain(place_in_words(meeting) or "not told")
        count = draft.told_by(told)
        cells = (_who(meeting), meeting.kind, when, where, count + draft.notes.cite(told))
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
    yield from more


def _who(meeting: Meeting) -> str:
    return listed(sorted(plain(party.name) for party in meeting.participants))


def positions(draft: Draft) -> Iterator[str]:
    """What each side said, by issue, and the phrases that it shares with others."""
    by_issue: dict[str, list[Told]] = {}
    frequency: dict[str, int] = {}
    spoken = [
        told
        for told in draft.material.statements
        if told.record.speaker is not None and told.record.attitude == "says"  # what was said, not what is believed
    ]
    for told in spoken:
        for issue in told.record.issues:
            frequency[issue] = frequency.get(issue, 0) + 1
    for told in spoken:
        issues = sorted(told.record.issues, key=lambda issue: (-frequency[issue], issue))
        by_issue.setdefault(issues[0] if issues else "", []).append(told)
    for issue in sorted(by_issue, key=lambda i: (not i, -len(by_issue[i]), i))[:ISSUES]:
        if len(by_issue) > 1 or issue:
            yield f"### {_issue_name(issue)}"
        yield from _sides(draft, by_issue[issue])
    yield from _formulas(draft)


def _issue_name(id: str) -> str:
    if not id:
        return "On other matters"
    for issue in load(settings().codebook).issues:
        if issue.id == id:
            return plain(issue.name)
    return plain(sentence_case(id.replace("-", " ").replace("_", " ").rpartition("/")[2]))


def _sides(draft: Draft, told: list[Told]) -> Iterator[str]:
    sides: dict[str, list[Told]] = {}
    for one in told:
        sides.setdefault(_side(one.record), []).append(one)
    for side in sorted(sides, key=lambda s: (-len(sides[s]), s))[:SIDES]:
        weighty = sorted(sides[side], key=lambda one: _weight(draft, one))[:STATEMENTS]
        left = len(sides[side]) - len(weighty)
        yield f"**{plain(side)}**{f' ({len(weighty)} of {len(sides[side])} statements)' if left else ''}"
        yield ""
        for one in sorted(weighty, key=_spoken):
            text = statement_sentence(one.record, draft.names, _publisher(draft, one.record))
            yield f"- {draft.sentence(text, one)}"
        yield ""


def _side(statement: Statement) -> str:
    speaker = statement.speaker
    assert speaker is not None
    return country_name(speaker.country) or speaker.name


def _weight(draft: Draft, told: Told) -> tuple[int, bool, bool, int, str]:
    """Statements that many tell, in the speaker's own words, with a stance, come first."""
    statement: Statement = told.record
    takes_sides = any(stance.polarity != "neutral" for stance in statement.stance)
    words = len(statement.content.split())
    return -draft.sources(told), statement.mode == "indirect", not takes_sides, abs(words - 25), statement.id


def _spoken(told: Told) -> tuple[str, str]:
    return (told.record.date.start if told.record.date is not None else "9999"), told.record.id


def _publisher(draft: Draft, statement: Statement) -> str | None:
    source = draft.material.sources.get(statement.document)
    return None if source is None else source.publisher


def _formulas(draft: Draft) -> Iterator[str]:
    found = [(link, uses) for link, uses in draft.material.linked("formula") if len(uses) == len(link.members)]
    if not found:
        return
    yield "### Shared formulas"
    for link, uses in sorted(found, key=lambda pair: (-pair[0].score, pair[0].id))[:FORMULAS]:
        yield f"- {draft.sentence(plain(link.why).rstrip('.'), *uses[:4])}"


def outcomes(draft: Draft) -> Iterator[str]:
    """What was agreed, and what was conspicuously not."""
    for absent in (False, True):
        some = [told for told in draft.material.outcomes if (told.record.action == "absent") is absent]
        if some and absent:
            yield ""
            yield "**What did not come of it**"
            yield ""
        kept, more = _cut(draft, some)
        for told in kept:
            yield f"- {draft.sentence(outcome_sentence(told.record, draft.names), told)}"
        yield from more


def figures(draft: Draft) -> Iterator[str]:
    """The numbers, with those that agree and those that conflict."""
    agreeing = {m.id: members for _, members in draft.material.linked("figure_agrees") for m in members}
    conflicting: dict[str, list[Figure]] = {}
    for _, members in draft.material.linked("figure_conflicts"):
        for one in members:
            conflicting.setdefault(one.id, []).extend(members)
    told: set[str] = set()
    lines: list[str] = []
    linked = agreeing.keys() | conflicting.keys()
    measured = [one for one in draft.material.figures if one.id in linked or _is_telling(one)]
    for figure in sorted(measured, key=lambda f: (f.id not in conflicting, f.id not in agreeing, _plainness(f))):
        if figure.id in told:
            continue
        if len(lines) == FIGURES:
            break
        same = agreeing.get(figure.id, [figure])
        told |= {one.id for one in same}
        line = _figure(draft, figure, same)
        rivals = _rivals(figure, same, conflicting.get(figure.id, []), agreeing)
        told |= {one.id for rival in rivals for one in agreeing.get(rival.id, [rival])}
        lines.append(line + "".join(_rival(draft, rival, agreeing.get(rival.id, [rival])) for rival in rivals))
    yield from lines


def _is_telling(figure: Figure) -> bool:
    """Whether a figure says something by itself: it has a measure, and is no small count of people or things."""
    small = abs(figure.value) <= 10 and figure.period is None and not _is_worth(figure)
    return figure.measure is not None and not small


def _is_worth(figure: Figure) -> bool:
    return figure.unit == "percent" or (figure.unit or "").isupper()


def _plainness(figure: Figure) -> tuple[bool, bool, bool, str]:
    """Money and shares of a known time tell more than counts of things."""
    return figure.period is None, not _is_worth(figure), figure.subject is None, figure.id


def _figure(draft: Draft, figure: Figure, same: list[Figure]) -> str:
    text = figure_sentence(figure, draft.names)
    agreeing = draft.material.independent({one.document for one in same})  # a reprint agrees with itself alone
    if agreeing > 1:
        text = f"{text}; {counted(agreeing, 'document')} agree"
    return f"- {draft.sentence(text, *_one_a_document([figure, *same]))}"


def _one_a_document(records: list[Figure]) -> list[Figure]:
    return list({one.document: one for one in reversed(records)}.values())[::-1][:4]


def _rivals(
    figure: Figure, same: list[Figure], members: list[Figure], agreeing: dict[str, list[Figure]]
) -> list[Figure]:
    """One figure for each other number that is given for the same thing."""
    own = {one.id for one in same} | {figure.id}
    rivals: dict[str, Figure] = {}
    for one in sorted(members, key=lambda f: f.id):
        if one.id not in own:
            rivals.setdefault(min(f.id for f in agreeing.get(one.id, [one])), one)
    return list(rivals.values())


def _rival(draft: Draft, rival: Figure, same: list[Figure]) -> str:
    source = draft.material.sources.get(rival.document)
    who = plain(source.publisher) if source is not None and source.publisher else "another document"
    value = plain(amount(rival.value, rival.unit))
    return f" *Disputed:* {draft.sentence(f'{who} gives **{value}**', *_one_a_document([rival, *same]))}"


def restrictions(draft: Draft) -> Iterator[str]:
    """Sanctions, tariffs, bans: who, on whom, when."""
    kept, more = _cut(draft, draft.material.restrictions)
    for told in kept:
        yield f"- {draft.sentence(restriction_sentence(told.record, draft.names), told)}"
    yield from more


def disputes(draft: Draft) -> Iterator[str]:
    """What one side asserts and another denies."""
    for dispute in sorted(draft.material.disputes, key=lambda one: (one.document, one.id))[:MOST]:
        yield f"- {draft.sentence(dispute_sentences(dispute, draft.names), dispute)}"


def expectations(draft: Draft) -> Iterator[str]:
    """What is still expected, and what became of what was expected earlier."""
    found = list(_expected(draft))
    past = [one for one in found if one[3] or _is_over(draft, one[2])]
    for text, cited, _, _ in [one for one in found if one not in past][:EXPECTED]:
        yield f"- {draft.sentence(text, cited)}"
    if past:
        yield from ("", "**What became of what was expected**", "")
    for text, cited, _, came in sorted(past, key=lambda one: not one[3])[:EXPECTED]:
        became = _what_came(draft, came) if came else "*That time is past; no document here tells what came of it.*"
        yield f"- {draft.sentence(text, cited)} {became}"


def _what_came(draft: Draft, came: list[Meeting | Outcome]) -> str:
    """What a later document tells of an expectation."""
    first = came[0]
    if isinstance(first, Meeting):
        return draft.sentence(f"it happened: {meeting_sentence(first, draft.names)}", *came[:4])
    became = "it did not happen" if first.action == "absent" else "it happened"
    return draft.sentence(f"{became}: {outcome_sentence(first, draft.names)}", *came[:4])


def _expected(draft: Draft) -> Iterator[tuple[str, Found | Told, Date | None, list[Meeting | Outcome]]]:
    """Plans, rumours and forecasts as sentences, what they rest on, their time, and what they became."""
    came = {link.members[0]: members[1:] for link, members in draft.material.linked("forecast_resolved")}
    for told in draft.material.meetings:
        ahead = [one for one in told.tellings if one.status in ("planned", "rumoured")]
        if told.record.status in ("planned", "rumoured"):
            after = [one for telling in ahead for one in came.get(telling.id, [])]
            over = bool(after) or _is_over(draft, told.record.date)
            yield meeting_sentence(told.record, draft.names, past=over), told, told.record.date, after
        elif told.record.status == "held" and ahead:
            held = [one for one in told.tellings if one.status == "held"]
            yield meeting_sentence(ahead[0], draft.names, past=True), ahead[0], ahead[0].date, held
    for forecast in sorted(draft.material.forecasts, key=_window):
        yield forecast_sentence(forecast, draft.names), forecast, forecast.window, came.get(forecast.id, [])


def _is_over(draft: Draft, window: Date | None) -> bool:
    latest = draft.material.latest
    return window is not None and latest is not None and window.end < latest[: len(window.end)]


def _window(forecast: Forecast) -> tuple[str, str]:
    return (forecast.window.start if forecast.window is not None else "9999"), forecast.id


def bottom_line(draft: Draft) -> Iterator[str]:
    """The brief in a few sentences: who met, what came of it, where sources differ, what is next."""
    material = draft.material
    held = [told for told in material.meetings if told.record.status == "held" and told.record.participants]
    for told in sorted(held, key=lambda one: _importance(draft, one))[:2]:
        yield draft.sentence(meeting_sentence(told.record, draft.names), told)
    for told in sorted(material.outcomes, key=lambda one: _weight_of_outcome(draft, one))[:2]:
        yield draft.sentence(outcome_sentence(told.record, draft.names), told)
    conflicts = sorted(material.linked("figure_conflicts"), key=lambda pair: (-pair[0].score, pair[0].id))
    for _, members in conflicts[:1]:
        yield _difference(draft, members)
    ahead = [told for told in material.meetings if told.record.status == "planned"]
    came = {link.members[0] for link, _ in material.linked("forecast_resolved")}
    ahead = [told for told in ahead if not _is_over(draft, told.record.date)]
    ahead = [told for told in ahead if not any(one.id in came for one in told.tellings)]
    for told in sorted(ahead, key=_soonness)[:1]:
        yield draft.sentence(f"next, {meeting_sentence(told.record, draft.names)}", told)


def _soonness(told: Told) -> tuple[bool, str, str]:
    """What is next: the earliest of the plans with a day or a month, then the others."""
    date = told.record.date
    known = date is not None and date.start[:7] == date.end[:7] and len(date.start) > 4
    return not known, date.start if date is not None else "9999", told.record.id


def _weight_of_outcome(draft: Draft, told: Told) -> tuple[int, bool, bool, str]:
    """What many tell comes first, and what was signed before what was not."""
    return -draft.sources(told), told.record.action == "absent", told.record.action == "promised", told.record.id


def _difference(draft: Draft, members: list[Figure]) -> str:
    """That the sources give different numbers for one thing."""
    values = {amount(one.value, one.unit): one for one in sorted(members, key=lambda f: f.id)}
    first = members[0]
    what = measured(first)
    period = date_in_words(first.period)
    given = listed([plain(value) for value in sorted(values)], "or")
    text = f"the sources differ on {what}{f' in {period}' if period else ''}: {given}"
    return draft.sentence(text, *(values[value] for value in sorted(values)))


def _importance(draft: Draft, told: Told) -> tuple[int, int, int, str]:
    meeting: Meeting = told.record
    level = {"head": 0, "minister": 1}.get(meeting.level or "", 2)
    known = meeting.date is not None and meeting.place is not None
    return -draft.sources(told), level, -len(meeting.participants) - 2 * known, meeting.id
