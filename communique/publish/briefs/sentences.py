"""Sentences made from records: what is not in the record is not in the sentence."""

import re
from functools import cache
from typing import Any

from communique.codebook import cues
from communique.publish.briefs.names import Names, bare
from communique.publish.briefs.notes import plain
from communique.records import (
    Date,
    Dispute,
    Figure,
    Forecast,
    Meeting,
    Outcome,
    Participant,
    Party,
    Place,
    Restriction,
    Statement,
)
from communique.wording import (
    amount,
    countries_in,
    country_name,
    country_words,
    date_in_words,
    listed,
    sentence_case,
    when,
    words_of,
)

LONGEST_QUOTE = 360  # characters of a statement that a brief repeats; its note has all of the sentence


@cache
def _words(table: str) -> Any:
    return cues("wording")[table]


@cache
def _word_set(table: str) -> frozenset[str]:
    return frozenset(_words(table).split())


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


# Meetings


def meeting_sentence(meeting: Meeting, names: Names, *, dated: bool = True, past: bool = False) -> str:
    """A meeting as a sentence without its full stop, held, planned, rumoured, cancelled or denied.

    `past` tells a plan as one whose time is over: "was due to visit".
    """
    sentence = _meeting(meeting, names, dated)
    if past and meeting.status == "planned":
        sentence = sentence.replace(" is due", " was due", 1).replace(" are due", " were due", 1)
    return f"{sentence}, which is reported and not confirmed" if meeting.status == "rumoured" else sentence


def _meeting(meeting: Meeting, names: Names, dated: bool) -> str:
    day = when(meeting.date) if dated else None
    if meeting.status in ("cancelled", "denied"):
        return _not_held(meeting, names, day)
    if not meeting.participants:
        return _nobody_named(meeting, day)
    if meeting.kind == "visit":
        return _visit(meeting, names, day)
    forms = _words("meetings")[meeting.kind]
    if len(meeting.participants) == 1:
        forms = _words("meetings_of_one").get(meeting.kind, forms)
    plural = len(meeting.participants) > 1 or meeting.kind == "letter"
    return _joined(names.all(meeting.participants), _verb(meeting, forms, plural), _where(meeting), day)


def _verb(meeting: Meeting, forms: dict[str, str], plural: bool) -> str:
    """The verb by the status: "held talks", "are due to hold talks", "may hold talks"."""
    if meeting.status == "held":
        return forms["past"]
    if meeting.status == "planned":
        return f"{'are' if plural else 'is'} due to {forms['infinitive']}"
    return f"may {forms['infinitive']}"


def _visit(meeting: Meeting, names: Names, day: str | None) -> str:
    """A visit: who goes, where to, and whom they meet there."""
    goes = [p for p in meeting.participants if p.part == "visitor"]
    receives = [p for p in meeting.participants if p.part != "visitor"]
    if not goes:
        home = meeting.place.country if meeting.place is not None else None
        goes = [p for p in meeting.participants if home is not None and p.country not in (None, home)]
        receives = [p for p in meeting.participants if p not in goes]
    if not goes:
        forms = {"past": "met during a visit", "infinitive": "meet during a visit"}
        verb = _verb(meeting, forms, len(meeting.participants) > 1)
        if len(meeting.participants) == 1:
            verb = _verb(meeting, {"past": "was on a visit", "infinitive": "go on a visit"}, False)
        return _joined(names.all(meeting.participants), verb, _where(meeting), day)
    target, hosts = _destination(meeting, receives)
    past, infinitive = (f"visited {target}", f"visit {target}") if target else ("made a visit", "make a visit")
    if hosts:
        past, infinitive = (f"{past} and met {names.all(hosts)}", f"{infinitive} and meet {names.all(hosts)}")
    return _joined(names.all(goes), _verb(meeting, {"past": past, "infinitive": infinitive}, len(goes) > 1), day)


def _destination(meeting: Meeting, receives: list[Participant]) -> tuple[str | None, list[Participant]]:
    """Where a visit goes, and the hosts that are more than the place itself."""
    people = [p for p in receives if not (p.actor or "").startswith("state:")]
    if meeting.place is not None:
        return _place(meeting.place), people
    states = [p for p in receives if p not in people]
    if states:
        return listed([bare(p) for p in states]), people
    return None, people


def _where(meeting: Meeting) -> str | None:
    return f"in {_place(meeting.place)}" if meeting.place is not None and meeting.kind != "call" else None


def _place(place: Place) -> str:
    """A place in a sentence: "Nairobi", "the United States"."""
    return bare(Party(name=place.name, actor="place:"))


def _noun(meeting: Meeting, names: Names) -> str:
    forms = _words("meetings")[meeting.kind]
    noun = forms["noun"] if forms.get("plural") else f"a {forms['noun']}"
    if not meeting.participants:
        return str(noun)
    link = "between" if len(meeting.participants) > 1 else "by" if meeting.kind == "visit" else "with"
    return f"{noun} {link} {names.all(meeting.participants)}"


def _not_held(meeting: Meeting, names: Names, day: str | None) -> str:
    noun = _joined(_noun(meeting, names), _where(meeting), day)
    if meeting.status == "denied":
        return f"reports of {noun} were denied"
    plural = _words("meetings")[meeting.kind].get("plural", False)
    return f"{noun} {'were' if plural else 'was'} cancelled"


def _nobody_named(meeting: Meeting, day: str | None) -> str:
    forms = _words("meetings")[meeting.kind]
    plural = forms.get("plural", False)
    noun = plain(meeting.title) if meeting.title else forms["noun"] if plural else f"a {forms['noun']}"
    be = ("were" if plural else "was") if meeting.status == "held" else "are" if plural else "is"
    verb = {"held": "held", "planned": "due"}.get(meeting.status, "reported to be due")
    return _joined(noun, be, verb, _where(meeting), day)


# Outcomes


def outcome_sentence(outcome: Outcome, names: Names, *, dated: bool = True) -> str:
    """An outcome as a sentence without its full stop: what was signed, and what was not."""
    day = when(outcome.date) if dated else None
    title = plain(outcome.title)
    who = names.all(outcome.parties)
    if outcome.action == "absent":
        between = f"between {who}" if len(outcome.parties) > 1 else f"from {who}" if who else None
        return _joined("there were no" if _plural(title) else "there was no", without_article(title), between, day)
    forms = _words("outcomes")[outcome.action]
    if any(f"to {outcome.title}" in evidence.quote for evidence in outcome.evidence):
        title = f"to {title}"  # the document has the title as an infinitive: "agreed to reopen the embassies"
    if re.match(r"(to|that)\s", title):
        verb = str(forms["active"]).removesuffix(" on")
        return _joined(who or "it was", verb, title, day)
    if who:
        return _joined(who, forms["active"], with_article(title), day)
    plural = _plural(title)
    return _joined(with_article(title), "were" if plural else "was", forms["passive"], day)


_DETERMINED = re.compile(
    r"(a|an|the|its|their|his|her|our|no|this|that|these|those|several|many|some|more|both|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|dozens|a number|\d\S*)\s",
    re.IGNORECASE,
)


def with_article(title: str) -> str:
    """An outcome's title with the article that it lacks: "a memorandum on transit", "the Treaty of Amity"."""
    if _DETERMINED.match(title + " "):
        return title[:1].lower() + title[1:]  # its capital was that of a sentence
    if _plural(title) or _head(title) in _word_set("uncounted"):
        return title
    if title[:1].isupper():
        return f"the {title}"
    return f"{'an' if title[:1].lower() in 'aeio' else 'a'} {title}"


def without_article(title: str) -> str:
    """An outcome's title as it stands after "no"."""
    return re.sub(r"^(a|an|the|any|no)\s+", "", title, flags=re.IGNORECASE)


def _plural(title: str) -> bool:
    """Whether the title's noun, before any "on" or "of", is plural."""
    return _head(title) in _word_set("plural_titles")


def _head(title: str) -> str:
    """The last word of a title before any "on" or "of"."""
    words = re.split(r"\s(?:on|of|for|to|with|between|in|about|over|that)\s", title.lower())[0].split()
    return words[-1] if words else ""


# Statements


def statement_sentence(statement: Statement, names: Names, publisher: str | None) -> str:
    """A statement as a sentence without its full stop; a report's own words are marked as the report's."""
    speaker = names.of(statement.speaker) if statement.speaker is not None else "an unnamed speaker"
    verb = reporting_verb(statement.cue) if statement.mode == "direct" else report_verb(statement.cue)
    own = statement.speaker.actor or statement.speaker.name if statement.speaker is not None else None
    tellers = [party for party in statement.via if (party.actor or party.name) != own]
    via = f", as told by {names.all(tellers)}," if tellers else ""
    day = when(statement.date)
    said = f"{speaker} {verb}{f' {day}' if day else ''}{via}".removesuffix(",")
    sentence = f"{said}: “{quotable(statement.content)}”"
    if statement.mode == "direct":
        return sentence
    return f"{sentence} (in the words of {plain(publisher) if publisher else 'the report'})"


def reporting_verb(cue: str | None) -> str:
    """The past of a verb that can lead a quotation; "said" for any other cue."""
    if cue is None:
        return "said"
    word = cue.casefold()
    return str(_words("present").get(word) or (word if word in _word_set("reporting") else "said"))


def report_verb(cue: str | None) -> str:
    """The past of any verb by which a report tells what somebody said: "thanked", "threatened"; else "said"."""
    word = (cue or "").casefold()
    past = word.isalpha() and (word.endswith("ed") or word in _word_set("irregular"))
    return word if past and word != "told" else reporting_verb(cue)


def quotable(text: str) -> str:
    """Words to be set in quotation marks: their own marks become single ones, and a long text ends with an ellipsis."""
    text = " ".join(text.split()).strip('“”"« »').rstrip(" ,;")
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    if len(text) > LONGEST_QUOTE:
        text = text[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return plain(re.sub(r"[“”«»\"]", "’", re.sub(r"(?<!\w)[“«\"](?=\w)", "‘", text)))


# Figures, restrictions, forecasts, disputes


def figure_sentence(figure: Figure, names: Names) -> str:
    """A figure as a sentence without its full stop: "Trade (Kenya and Ethiopia) in 2023: 950 million US dollars"."""
    moved = {"up": " (up)", "down": " (down)"}.get(figure.change or "", "")
    by = f", according to {names.of(figure.attributed_to)}" if figure.attributed_to is not None else ""
    than = f", compared with {plain(figure.compared_with)}" if figure.compared_with else ""
    value = f"**{plain(amount(figure.value, figure.unit))}**"
    return f"{_joined(measured(figure), when(figure.period))}: {value}{moved}{than}{by}"


def measured(figure: Figure) -> str:
    """What a figure measures, and of whom where its measure does not say it: "trade (Kenya and Ethiopia)"."""
    measure, subject = figure.measure, figure.subject
    if measure is None or subject is None:
        return in_sentence(plain(measure or subject or figure.unit or "value"))
    said = set(words_of(subject)) <= set(words_of(measure))
    said = said or (bool(countries_in(subject)) and countries_in(subject) <= countries_in(measure))
    return in_sentence(plain(measure)) + ("" if said else f" ({plain(subject)})")


def in_sentence(text: str) -> str:
    """Words from the beginning of a sentence as they stand within one: without the capital, if it is no name."""
    first = text.split(" ", 1)[0]
    name = not first[1:].islower() or first.casefold().removesuffix("'s").removesuffix("’s") in country_words()
    return text if name else text[:1].lower() + text[1:]


def restriction_sentence(restriction: Restriction, names: Names, *, dated: bool = True) -> str:
    """A restriction as a sentence without its full stop, with the document's own words for it."""
    noun, forms = _words("restrictions")[restriction.kind], _words("statuses")[restriction.status]
    by, on = names.all(restriction.by), names.all(restriction.on)
    day = when(restriction.date) if dated else None
    target = f"{forms['target']} {on}" if on else None
    own = f"(“{quotable(restriction.action)}”)" if restriction.action else None
    if by and report_verb(restriction.action.partition(" ")[0]) == restriction.action.partition(" ")[0]:
        return _joined(by, f"“{quotable(restriction.action)}”", f"({day})" if day else None)
    if by and restriction.kind == "warning":
        return _joined(by, "issued a warning", f"to {on}" if on else None, day, own)
    if by:
        return _joined(by, forms["verb"], noun["noun"], target, day, own)
    return _joined(noun["noun"], "were" if noun.get("plural") else "was", forms["verb"], target, day, own)


def forecast_sentence(forecast: Forecast, names: Names) -> str:
    """A forecast as a sentence without its full stop, hedged in the source's words."""
    by = f"by {names.all(forecast.by)}" if forecast.by else None
    window = expected_in(forecast.window)
    hedge = f"(in the words “{quotable(forecast.hedge)}”)" if forecast.hedge else None
    likely = None
    if forecast.likelihood is not None:
        low, high = forecast.likelihood
        likely = f"with a likelihood of {low:.0%}" + (f" to {high:.0%}" if high != low else "")
    return f"{_joined('expected', window, by, likely, hedge)}: “{quotable(forecast.what)}”"


def expected_in(window: Date | None) -> str | None:
    """The window of a forecast: "in May 2024", "between 1 June 2024 and 31 August 2024"."""
    words = when(window)
    if words is None or not words.startswith("from "):
        return words
    return f"in the time {words}"


def dispute_sentences(dispute: Dispute, names: Names) -> str:
    """A claim and its denial as one sentence without its full stop."""
    claimant = names.all(dispute.claimant)
    denier = names.all(dispute.denier)
    claim = f"{claimant} asserted" if claimant else "it was asserted"
    denial = f"{denier} denied it" if denier else "it was denied"
    return f"{claim}: “{quotable(dispute.claim)}”; {denial}: “{quotable(dispute.denial)}”"


def place_in_words(meeting: Meeting) -> str | None:
    """Where a meeting was, with its country where that says more."""
    if meeting.place is None:
        return None
    country = country_name(meeting.place.country)
    name = meeting.place.name
    return name if country is None or country == name else f"{name}, {country}"


def headline(meeting: Meeting) -> str:
    """A meeting as a title: "Talks of Musalia Otieno and Almaz Tadesse, Nairobi, 12 March 2024"."""
    noun = sentence_case(_words("meetings")[meeting.kind]["noun"])
    who = listed([bare(p) for p in meeting.participants])
    place = plain(meeting.place.name) if meeting.place is not None else None
    parts = (f"{noun} of {who}" if who else noun, place, date_in_words(meeting.date))
    return ", ".join(part for part in parts if part)
