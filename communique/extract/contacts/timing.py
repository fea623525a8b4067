"""When a contact took place, from the clause of its trigger."""

from collections.abc import Iterator

from spacy.tokens import Doc

from communique.annotate.dates import date_of, time_near, times_in, whole_range
from communique.annotate.entries import Entries
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Time
from communique.extract.contacts.clauses import infinitive_of, is_one_of, measured
from communique.extract.contacts.cues import contact_cues
from communique.extract.contacts.days import days_before, stretched
from communique.extract.phrases import clause_verbs
from communique.records import Date

ENDING = frozenset({"after", "during", "following", "at"})  # prepositions of a contact on whose day the rest happens
OVER = frozenset({"after", "following"})  # prepositions of a contact that is over: "flew home after a two-day visit"
SPOKEN_OF = frozenset({"announce", "decide", "confirm", "propose", "agree", "mention"})  # verbs that hold no meeting
LEADING, NEWS = 4, 4  # sentences, titles among them, that lead a report; days that it may be late
LONGEST = 15  # days: what lasts longer is no single contact


class Timing:
    """The days that the triggers of one document have."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.g: Grammar = doc._.grammar
        self.cues = contact_cues()
        self.tokens = {i for time in doc._.times for i in range(time.start, time.end)}
        self.entries = Entries(doc)
        self.durations: list[Time] = [t for t in doc._.times if t.type == "DURATION"]

    def date(self, i: int) -> Date | None:
        """The day or days of the trigger, stretched by a duration that stands with it ("a two-day visit")."""
        if self._only_spoken_of(i):
            return self.within(i, self.g.edges[i][1] + 1)
        date = next((date for date in self._dates(i) if date is not None), None)
        days = self._duration(i) if date is not None else None
        if date is None or days is None:
            return date
        verbs = clause_verbs(self.g, i)
        finished = bool(verbs) and self.g.lemma[verbs[0]] in self.cues.finishing
        over = self.g.dep[i] == "pobj" and self.g.lower[self.g.head[i]] in OVER
        return stretched(date, days, backwards=finished or over)

    def _only_spoken_of(self, noun: int) -> bool:
        """ "The meeting was announced on 3 May", "was called off on Monday": the day is not the meeting's."""
        g, verb = self.g, self.g.head[noun]
        if g.dep[noun] != "nsubjpass" or g.pos[noun] not in ("NOUN", "PROPN"):
            return False
        return g.lemma[verb] in SPOKEN_OF or is_one_of(g, verb, self.cues.cancelling)

    def lead_day(self, published: str | None) -> Date | None:
        """The first day that one of the first sentences tells, if it is that of publication or one shortly before."""
        if published is None or len(published) != len("2024-05-31"):
            return None
        opening = self.g.sentences[:LEADING]
        for time in times_in(self.doc, 0, opening[-1][1]) if opening else []:
            date = date_of(time) if time.precision == "day" else None
            if date is not None and not self._since(time):
                fresh = days_before(published, NEWS) <= date.start <= published
                return date.model_copy(update={"basis": "relative:the day of the lead"}) if fresh else None
        return None

    def live_day(self, sentence: int, published: str | None) -> Date | None:
        """The day of a page that tells it from hour to hour: that of its publication."""
        if published is None or not self.entries.live(sentence):
            return None
        return Date(start=published, end=published, precision="day", basis="metadata")

    def window(self, i: int) -> Date | None:
        """The days within which a planned contact lies: "to meet again within three months"."""
        first, last = self.g.edges[i]
        for time in self.durations:
            if i < time.start <= last and first <= time.start and self.g.lower[time.start - 1] == "within":
                return date_of(time)
        return None

    def lasts_hours(self, verb: int) -> bool:
        """Whether the clause tells a length of hours or minutes: "spoke for an hour"."""
        first, last = self.g.edges[verb]
        return any(verb < t.start <= last and t.value.startswith("PT") for t in self.durations if t.start >= first)

    def within(self, start: int, end: int) -> Date | None:
        """The first day told in a stretch of tokens."""
        for time in times_in(self.doc, start, end):
            date = date_of(whole_range(self.doc, time)) if time.first is not None else None
            if date is not None:
                return date
        return None

    def behind(self, i: int) -> Date | None:
        """The day told right at token `i`: "on April 25", "(25 April)"."""
        if i >= self.g.size or self.g.lower[i] not in ("on", "in", "("):
            return None
        times = times_in(self.doc, i, min(i + 3, self.g.size))
        return date_of(times[0]) if times else None

    def _dates(self, i: int) -> Iterator[Date | None]:
        """All candidates for `date`, the likeliest first."""
        yield self._near(i)
        infinitive = infinitive_of(self.g, i)
        if infinitive is not None:
            yield self._near(infinitive)
        yield self._above(i)
        yield self._only(i)
        yield self._of_clauses_above(i)
        yield self._planned_for(i)
        yield date_of(self.entries.day(i))

    def _near(self, i: int) -> Date | None:
        """The day that belongs to the trigger; lengths of time ("in seven years") tell no day."""
        time = time_near(self.doc, i)
        if time is None or time.type == "DURATION" or self._since(time, i):
            return None
        return date_of(time)

    def _since(self, time: Time, trigger: int | None = None) -> bool:
        """ "The first visit since 2011" was not in 2011, nor that "since taking office in April" in April.

        The trigger's own clause is another matter: "since they met in April".
        """
        g, i = self.g, time.start
        if i > 0 and g.lower[i - 1] == "since":
            return True
        while g.head[i] != i and g.dep[i] in ("pobj", "prep", "pcomp", "nummod", "compound", "npadvmod", "dobj"):
            i = g.head[i]
            if g.lower[i] == "since":
                return True
        own = i == trigger or (trigger is not None and clause_verbs(g, trigger)[:1] == [i])
        return not own and any(g.lower[c] == "since" for c in g.with_dep(i, "mark"))

    def _above(self, i: int) -> Date | None:
        """ "The last time he visited was in May", "in May, while visiting": the day of the clause above."""
        g, head = self.g, self.g.head[i]
        marks = {g.lower[c] for c in g.with_dep(i, "mark", "advmod")}
        if g.dep[i] == "advcl":
            return self._near(head) if marks & {"while", "when", "as", "where"} else None
        if g.dep[i] != "relcl":
            return None
        if head in self.tokens and "when" in marks:  # "the memorandum of 30 January, when he visited"
            here = times_in(self.doc, *g.sentences[g.sentence[i]])
            return date_of(next((time for time in here if time.start <= head < time.end), None))
        if g.lemma[head] in self.cues.occasions and g.lemma[g.head[head]] == "be":
            return self._near(g.head[head])
        above = next((v for v in clause_verbs(g, head) if v != i), None) if "where" in marks else None
        return self._near(above) if above is not None else None

    def _only(self, i: int) -> Date | None:
        """The one day that the sentence tells, where no verb stands between it and the trigger."""
        told = self._told_alone(i)
        alone = told is not None and clause_verbs(self.g, told.start)[:1] == clause_verbs(self.g, i)[:1]
        return date_of(told) if alone else None

    def _of_clauses_above(self, i: int) -> Date | None:
        """ "After talks they agreed on Friday to …": the one day of the sentence, told in a clause above."""
        g = self.g
        over = measured(g, i)
        told = self._told_alone(i) if g.dep[over] == "pobj" and g.lower[g.head[over]] in ENDING else None
        verbs = clause_verbs(g, told.start)[:1] if told is not None else ()
        return date_of(told) if verbs and verbs[0] in clause_verbs(g, i) else None

    def _planned_for(self, i: int) -> Date | None:
        """ "Her visit to Caracas, which had been planned for Friday", whatever noun the parser hangs the clause on."""
        g = self.g
        if g.pos[i] not in ("NOUN", "PROPN"):
            return None
        last = g.edges[i][1]
        planned = (j for j in range(i + 1, last + 1) if g.lemma[j] in self.cues.scheduled and g.tag[j] == "VBN")
        return next((date for j in planned if (date := self._near(j)) is not None), None)

    def _told_alone(self, i: int) -> Time | None:
        """The day, or the range of days, of the sentence of token `i` that tells one only."""
        here = times_in(self.doc, *self.g.sentences[self.g.sentence[i]])
        dates = [
            whole_range(self.doc, t) for t in here if t.first is not None and t.type == "DATE" and not self._since(t, i)
        ]
        return dates[0] if len({(t.first, t.last) for t in dates}) == 1 else None

    def _duration(self, i: int) -> int | None:
        """The whole days of a duration in the trigger's phrase or clause."""
        g = self.g
        for time in self.durations:
            days = time.value[1:-1] if time.value.startswith("P") and time.value.endswith("D") else ""
            if g.sentence[time.start] != g.sentence[i] or not days.isdigit() or not 1 < int(days) < LONGEST:
                continue
            head = g.head[time.end - 1]
            verb = clause_verbs(g, time.start)[:1]
            if i in (head, g.head[head]) or (verb and verb == clause_verbs(g, i)[:1]):
                return int(days)
        return None
