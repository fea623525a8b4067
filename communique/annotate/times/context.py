"""What an expression is read against: publication, the narrative's last date, the tense of its clause."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from communique.annotate.grammar import Grammar
from communique.annotate.times.lexicon import Atoms, lexicon
from communique.annotate.times.periods import FINENESS, Period
from communique.annotate.times.tense import FUTURE, PAST, UNKNOWN, direction

if TYPE_CHECKING:
    from communique.annotate.times.rules import Match

# Days behind publication that a clause looking ahead may still tell of: headlines speak of yesterday as of tomorrow.
NEWS = 14
# Where the clause shows no tense, a date ahead must be this much nearer than the one behind.
FUTURE_COST = 1.7
# A story seldom leaps over more years than this in the middle of a sentence.
ASIDE = 2
# So many tokens may stand before a date that opens its sentence.
OPENING = 3
# The story has come to the next year where it goes back by at least so many months.
TURN_OF_YEAR = 9
# So many sentences a date governs "the year" and "the end of the month" in news.
PASSAGE = 1


@dataclass(slots=True)
class Context:
    """The anchors while a text is read from front to back.

    `published` is the day (month, year) of publication; `anchor` the last date the text told, `anchor_basis` how it
    was known. In a `history` years come from the narrative, in news from publication; where that is not known, what is
    still to come is of the `last_year` that the text names.
    """

    grammar: Grammar
    atoms: Atoms
    published: Period | None = None
    anchor: Period | None = None
    anchor_token: int = -1
    history: bool = False
    before_christ: bool = False
    quarter: Period | None = None
    sentence: int = 0
    next_year: int | None = None
    last_year: int | None = None
    _last_day: Period | None = None
    _last_day_token: int = 0
    _directions: dict[int, int] = field(default_factory=dict)

    @property
    def anchor_year(self) -> int | None:
        """The year that the narrative has come to."""
        return None if self.anchor is None else self.anchor.year

    @property
    def told_in_sentence(self) -> bool:
        """Whether the sentence at hand has told a date already."""
        return self.anchor_token >= 0 and self.grammar.sentence[self.anchor_token] == self.sentence

    def today(self, unit: str) -> Period | None:
        """The publication's day, week, month …; None where it is not known so finely."""
        return None if self.published is None else self.published.to(unit)

    def here(self, unit: str) -> Period | None:
        """The day, week, month … that the narrative has come to; the publication's before it has any date."""
        if self.anchor is not None:
            there = self.anchor.to(unit)
            # News that has come to "in October" means by "the same day" the last day that it told.
            return self._last_day.to(unit) if there is None and self._last_day is not None else there
        return None if self.history else self.today(unit)

    def passage(self, unit: str) -> Period | None:
        """The narrative's year, month … while its last date is close by; in news else the publication's."""
        if self.history or self.published is None:
            return self.here(unit)
        near = self.anchor_token >= 0 and self.sentence - self.grammar.sentence[self.anchor_token] <= PASSAGE
        return (self.here(unit) if near else None) or self.today(unit)

    def day_of_clock(self, within: int = PASSAGE) -> Period | None:
        """The day of a bare time of day: in news the last day told `within` so many sentences, else today."""
        if self.history or self.published is None:
            return self.here("day")
        if self._last_day is None:
            return self.today("day")
        near = self.sentence - self.grammar.sentence[self._last_day_token] <= within
        return self._last_day if near else self.today("day") or self._last_day

    def note(self, period: Period, token: int) -> None:
        """The narrative has come to `period`."""
        if period.year is None:
            return
        if period.unit == "quarter" and (
            self.published is None or self.published.year in (period.year, period.year + 1)
        ):
            same = self.quarter is not None and period.year < (self.quarter.year or 0)
            self.quarter = self.quarter if same else period
        if self._aside(period, token) or (not self.history and self._looks_back(token)):
            return
        finer = self.anchor is not None and self._holds(period, self.anchor)
        if finer and self.anchor_token >= 0 and self._same_sentence(token):
            return
        self.anchor, self.anchor_token = period, token
        if period.unit == "day" and not self.history:
            self._last_day, self._last_day_token = period, token
        self.before_christ = period.before_christ

    def opens(self, match: "Match") -> bool:
        """Whether a match stands at the start of its sentence."""
        first = self.atoms.tokens[match.start]
        return first - self.grammar.sentences[self.grammar.sentence[first]][0] <= OPENING

    def names_a_thing(self, match: "Match") -> bool:
        """Whether a month or year only says which thing is meant: "the May 2007 high", "the 1978 treaty"."""
        grammar, token = self.grammar, self.token(match)
        if grammar.dep[token] not in ("compound", "nummod", "nmod", "amod") or match.has("day"):
            return False
        return grammar.pos[grammar.head[token]] in ("NOUN", "PROPN") and grammar.head[token] > token

    def _aside(self, period: Period, token: int) -> bool:
        """Whether a year is only mentioned ("the treaty of 1812"): far from the story's and not opening a sentence."""
        if period.unit != "year" or self.anchor is None or self.anchor.year is None or period.year is None:
            return period.unit in ("decade", "century", "millennium") and self.anchor is not None
        opens = token - self.grammar.sentences[self.grammar.sentence[token]][0] <= OPENING
        return abs(period.year - self.anchor.year) > ASIDE and not opens

    def _looks_back(self, token: int) -> bool:
        """Whether a day only tells which thing is meant, or since when: "the agreement of 10 March", "since May"."""
        grammar = self.grammar
        preposition = grammar.head[token]
        if grammar.dep[token] != "pobj":
            return False
        if grammar.lower[preposition] == "since":
            return True
        over = grammar.head[preposition]
        named = grammar.pos[over] == "NOUN" and grammar.lemma[over] not in lexicon().lists["stretches"]
        return grammar.lower[preposition] == "of" and named and over < preposition

    def _in_clause_behind(self, token: int) -> bool:
        """Whether a date stands in a clause about what had been: "money frozen in May", "since they met in 2023"."""
        grammar, i = self.grammar, token
        while grammar.pos[i] not in ("VERB", "AUX") and grammar.head[i] != i:
            i = grammar.head[i]
        if grammar.dep[i] in ("acl", "relcl"):
            return grammar.tag[i] in ("VBN", "VBD") and grammar.dep[grammar.head[i]] != "ROOT"
        return grammar.dep[i] == "advcl" and any(grammar.lower[c] == "since" for c in grammar.with_dep(i, "mark"))

    @staticmethod
    def _holds(coarse: Period, fine: Period) -> bool:
        return FINENESS.index(coarse.unit) > FINENESS.index(fine.unit) and fine.to(coarse.unit) == coarse

    def _same_sentence(self, token: int) -> bool:
        return self.grammar.sentence[token] == self.grammar.sentence[self.anchor_token]

    def token(self, match: "Match") -> int:
        """The token of the match that the rest of the sentence governs."""
        tokens = self.atoms.tokens[match.start : match.end]
        head = self.grammar.head
        inside = range(tokens[0], tokens[-1] + 1)
        for i in tokens:
            if head[i] not in inside or head[i] == i:
                return i
        return tokens[0]

    def before(self, match: "Match", count: int = 1) -> str:
        """The word `count` atoms before the match, or nothing."""
        return self.atoms.words[match.start - count] if match.start >= count else ""

    def after(self, match: "Match", count: int = 1) -> str:
        """The word `count` atoms after the match, or nothing."""
        place = match.end + count - 1
        return self.atoms.words[place] if place < len(self.atoms.words) else ""

    def direction(self, match: "Match") -> int:
        """Whether the clause looks back or ahead, by preposition, noun and verb."""
        token = self.token(match)
        known = self._directions.get(token)
        if known is None:
            day = match.has("day") or match.has("weekday")
            known = self._directions[token] = direction(self.grammar, token, self.before(match), names_day=day)
        return known

    def year_for(self, match: "Match", month: int, day: int | None = None) -> int | None:
        """The year of a date that has none: of the next date in its list, the narrative, or the publication."""
        if self.next_year is not None:
            return self.next_year
        if self.last_year is not None and self.last_year > (self.anchor_year or 0) and self.direction(match) == FUTURE:
            return self.last_year
        if self._told_by_narrative(match, month, day):
            return self._year_on(month)
        if self.published is None or self.published.year is None:
            return None
        return self._year_near(self.published, month, day, self.direction(match))

    def _told_by_narrative(self, match: "Match", month: int, day: int | None) -> bool:
        """Whether the year comes from the text: in a history, and in news while a passage goes on."""
        if self.anchor is None or self.anchor.year is None:
            return False
        if self.history:
            return True
        if self.published is None or self.anchor.year == self.published.year or self.anchor_token < 0:
            return False
        if self.anchor.unit in ("decade", "century", "millennium", "year"):
            return False
        told, dated = self.anchor.days, Period("day", self.anchor.year, month, day or 28).days
        if told is None or dated is None or dated[0] < told[0]:
            return False
        today = self.published.days
        if today is not None and dated[0] > today[1]:  # what has happened is no plan for next year
            return False
        distance = self.grammar.sentence[self.atoms.tokens[match.start]] - self.grammar.sentence[self.anchor_token]
        if distance and self._in_clause_behind(self.anchor_token):
            return False
        return distance <= 1 and self.direction(match) == PAST and not self._reported(match)

    def _reported(self, match: "Match") -> bool:
        head = self.grammar.head
        i = self.token(match)
        while head[i] != i and self.grammar.pos[i] not in ("VERB", "AUX"):
            i = head[i]
        return self.grammar.lemma[i] in lexicon().lists["reporting"]

    def _year_on(self, month: int) -> int:
        """The narrative's year, or the next when it tells of winter and goes on in spring."""
        anchor = self.anchor
        assert anchor is not None and anchor.year is not None
        fine = anchor.to("month")
        if fine is not None and not anchor.before_christ and fine.number - month >= TURN_OF_YEAR:
            return anchor.year + 1
        if fine is not None and fine.year is not None:
            return fine.year
        return anchor.year

    @staticmethod
    def _year_near(base: Period, month: int, day: int | None, direction: int) -> int:
        assert base.year is not None
        if base.unit == "year":
            return base.year
        days = base.days
        assert days is not None
        if direction == UNKNOWN and base.unit == "month":
            days = (days[1], days[1])
        candidates = []
        for year in (base.year - 1, base.year, base.year + 1):
            there = Period("day", year, month, min(day or 15, 28))
            first = there.days
            assert first is not None
            away = (first[0] - days[1]).days
            if day is None and (year, month) == (base.year, days[0].month):
                away = 0
            if (direction == PAST and away > 0) or (
                direction == FUTURE and (first[0] - days[0]).days < -NEWS and away != 0
            ):
                continue
            candidates.append((abs(away) * (FUTURE_COST if direction == UNKNOWN and away > 0 else 1), year))
        return min(candidates)[1] if candidates else base.year


def with_year(period: Period, year: int | None) -> Period:
    """The same day, month … of another year."""
    return replace(period, year=year)
