"""When it is expected: the days that the clause of an expectation names."""

from datetime import date, timedelta

from spacy.tokens import Doc

from communique.annotate.dates import date_of, time_near, times_in
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Time
from communique.extract.contacts.cues import contact_cues
from communique.records import Date, Meeting

_PAST = frozenset({"since", "after", "ago", "than"})
_DEADLINE = frozenset({"by", "before", "until", "till", "within", "ahead"})
_OPEN = frozenset({"before", "ahead"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "nothing", "nobody", "neither", "unlikely", "hardly", "few"})
_WEEKDAY = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
# So many days "within days", "in the coming weeks", "within months" may mean at most.
_VAGUE = {"PXD": 14, "PXW": 60, "PXM": 365}
FAR = 270  # days
YEAR = 400  # days: what lies further off says nothing of the time before it


class Windows:
    """Answers windows for the expectations of one document."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        self.published: str | None = doc._.published
        self.today = date.fromisoformat(self.published) if self.published and len(self.published) == 10 else None

    def of(self, verb: int, start: int, end: int) -> Date | None:
        """The window of an act: the time that belongs to it, else one in its clause, deadlines too ("by 2030")."""
        near = time_near(self.doc, verb)
        mine = near is not None and not self._in_relative_clause(near, verb)
        if near is not None and mine and near.start >= start - 12 and not self._past(near):
            return self._ahead(near, verb)
        inside = [t for t in times_in(self.doc, start, end) if t.first is not None and not self._past(t)]
        behind = [t for t in inside if t.start > verb and not self._in_relative_clause(t, verb)]
        times = behind or [t for t in inside if not self._in_relative_clause(t, verb)]
        if times:
            return self._ahead(times[0], verb)
        return (
            self._vague(start, end)
            or self._then(start, end)
            or self._occasion(verb, start, end)
            or self._of_the_clause_above(verb)
        )

    def _of_the_clause_above(self, verb: int) -> Date | None:
        """ "Next week, where she will meet the king", "June 22, when both will sign": the time before the clause."""
        g = self.g
        word = next((c for c in g.children[verb] if g.lower[c] in ("when", "where") and c < verb), None)
        if word is None or g.dep[verb] not in ("advcl", "relcl", "ccomp"):
            return None
        first = g.sentences[g.sentence[verb]][0]
        told = [time for time in times_in(self.doc, first, word) if time.first is not None and not self._past(time)]
        return self._next(told[-1]) if told else None

    def within(self, start: int, end: int) -> Date | None:
        """The days named in one piece of a list of occasions."""
        times = [t for t in times_in(self.doc, start, end) if t.first is not None]
        return self._next(times[0]) if times else None

    def over(self, window: Date) -> bool:
        """Whether a window was over when the document was published."""
        return self.published is not None and window.end[: len(self.published)] < self.published[: len(window.end)]

    def scheduled(self, verb: int) -> Date | None:
        """The time ahead of an act in the present tense: "expires in September", "choose a leader on Sunday"."""
        time = time_near(self.doc, verb)
        if time is None or self.today is None or self._past(time) or time.type == "DURATION":
            return None
        words = self.g.lower[time.start : time.end]
        if "later" in words or (time.start and self.g.lower[time.start - 1] in ("until", "till")):
            return None  # "until May goods cross free of duty": so it is now
        told = date_of(time)
        ahead = told is not None and (not self.over(told) or (len(words) == 1 and words[0] in _WEEKDAY))
        window = self._ahead(time, verb) if ahead else None
        if window is None or (told is not None and told.basis != "stated" and self._far(told)):
            return None
        return window if window.end[:10] > self.today.isoformat()[: len(window.end)] else None

    def _far(self, told: Date) -> bool:
        """Whether a day without a year lies so far ahead that the present tense tells rather of the last one."""
        return self.today is not None and (first_day(told.start) - self.today).days > FAR

    def is_time(self, token: int) -> bool:
        """Whether a token belongs to a time expression."""
        return any(time.start <= token < time.end for time in times_in(self.doc, max(0, token - 8), token + 1))

    def _vague(self, start: int, end: int) -> Date | None:
        """ "Within days", "in the coming weeks": from the day of publication on."""
        g = self.g
        for time in times_in(self.doc, start, end):
            words = {*g.lower[max(0, time.start - 1) : time.end]}
            if time.value in _VAGUE and self.today is not None and words & {"within", "coming", "next", "in"}:
                last = self.today + timedelta(days=_VAGUE[time.value])
                return Date(
                    start=self.today.isoformat(),
                    end=last.isoformat(),
                    precision="span",
                    basis=f"relative:{self.doc[time.start : time.end].text}",
                )
        return None

    def _occasion(self, verb: int, start: int, end: int) -> Date | None:
        """ "During the visit", "at the summit": the days of the meeting ahead that was told last before."""
        g = self.g
        named = [
            g.lemma[i]
            for i in range(start, end)
            if g.lower[i - 1] in ("the", "this", "that") and g.lower[i - 2] in ("during", "at") and i > verb
        ]
        if not any(lemma in contact_cues().nouns for lemma in named):
            return None
        at = g.offset[verb]
        ahead = [
            (max(e.start for e in m.evidence), m.date)
            for m in self.doc._.found
            if isinstance(m, Meeting) and m.status in ("planned", "rumoured") and m.date is not None
        ]
        before = [(where, days) for where, days in ahead if where < at and not self.over(days)]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def _then(self, start: int, end: int) -> Date | None:
        """ "Before then", "by then": up to the time that the sentence told last."""
        g = self.g
        for i in range(start + 1, end):
            if g.lower[i] != "then" or g.lower[i - 1] not in ("by", "before", "until"):
                continue
            told = [t for t in times_in(self.doc, g.sentences[g.sentence[i]][0], i) if t.first is not None]
            window = date_of(told[-1]) if told else None
            return None if window is None else self._until(window, g.lower[i - 1], "then")
        return None

    def _ahead(self, time: Time, verb: int) -> Date | None:
        """The days from publication to a deadline; for "not before May" and all else the days that are named."""
        window = self._next(time)
        first = self.g.lower[time.start]
        before = first if first in _DEADLINE else self.g.lower[time.start - 1] if time.start else ""
        if window is None or before not in _DEADLINE or (before in _OPEN and self._denied(verb)):
            return window
        out = time.end < self.g.size and self.g.lower[time.end] in ("is", "ends", "closes", "are")
        return self._until(window, "by" if out else before, self.doc[time.start : time.end].text)

    def _until(self, window: Date, before: str, words: str) -> Date:
        """From the day of publication to a deadline, if it is no more than a year away."""
        if self.today is None or (window.precision == "span" and before == "within"):
            return window
        first, last = first_day(window.start), last_day(window.end)
        if before in _OPEN and "end" not in words.lower().split():
            last = first - timedelta(days=1)
        if not 0 <= (last - self.today).days <= YEAR:
            return window
        return Date(
            start=self.today.isoformat(), end=last.isoformat(), precision="span", basis=f"relative:{before} {words}"
        )

    def _denied(self, verb: int) -> bool:
        """Whether the act is denied or unlikely, so that "before May" tells from when on it may be."""
        g, i = self.g, verb
        for _ in range(4):
            under = [i, *g.children[i], *(c for s in g.with_dep(i, "nsubj", "nsubjpass") for c in g.children[s])]
            if any(g.lower[c] in _NOT for c in under):
                return True
            if g.head[i] == i or g.dep[i] not in ("xcomp", "ccomp", "acomp"):
                return False
            i = g.head[i]
        return False

    def _next(self, time: Time) -> Date | None:
        """The date; a bare month or day that was read as the last one is the next one: "is due in October"."""
        told = date_of(time)
        if told is None or self.published is None or not self.over(told):
            return told
        if not told.basis.startswith("relative:") and told.basis != "weekday":
            return told
        words = self.doc[time.start : time.end].text
        if words.lower() in _WEEKDAY:
            day = (date.fromisoformat(told.start) + timedelta(days=7)).isoformat()
            return Date(start=day, end=day, precision=told.precision, basis=told.basis)
        if told.precision not in ("month", "day", "quarter", "season", "span") or any(
            c.isdigit() for c in words if told.precision == "month"
        ):
            return told
        if any(g in words.lower() for g in ("last", "ago", "yesterday", "earlier", "today", "this")):
            return told
        start, end = (f"{int(day[:4]) + 1}{day[4:]}" for day in (told.start, told.end))
        return Date(start=start, end=end, precision=told.precision, basis=told.basis)

    def _in_relative_clause(self, time: Time, verb: int) -> bool:
        g, i = self.g, time.start
        while i != verb and g.head[i] != i:
            if g.dep[i] == "relcl" or (g.dep[i] == "acl" and time.start < verb):
                return True
            i = g.head[i]
        return False

    def _past(self, time: Time) -> bool:
        g = self.g
        before = g.lower[time.start - 1] if time.start else ""
        window = date_of(time) if before == "from" else None
        return before in _PAST or (window is not None and self.over(window))


def first_day(text: str) -> date:
    """The first day of an ISO prefix."""
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day of an ISO prefix."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
