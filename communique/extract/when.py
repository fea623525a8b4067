"""Which time expression dates what is told: the one that `annotate.dates` finds near it, then those further off.

What an act or figure has of its own is found as for everything else (`time_near`). Reports also give the time of what
they tell once for several clauses; so the clauses above are looked at next, last what opens the sentence.
"""

from collections import defaultdict

from spacy.tokens import Doc

from communique.annotate.dates import date_of, time_near, times_in, whole_range
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Time
from communique.annotate.quantities.numbers import read_number
from communique.extract.phrases import clause_verb, clause_verbs
from communique.records import Date

COMPARING = frozenset({"than", "compared", "versus", "vs", "against", "unlike"})
EARLIER = frozenset({"earlier", "before", "ago", "previous", "preceding"})
CONTRASTING = frozenset({"while", "whereas", "although", "though"})
PARTS_OF = frozenset({"first", "last", "final", "opening"})
MONTHS_OF = {"month": 1, "quarter": 3}
BOUNDING = frozenset({"after", "before", "until", "till"})
_LEADING = frozenset({"under", "at", "in", "by", "during"})
_UP = 3  # clauses above an act in which "when" may stand


def when_told(doc: Doc, i: int) -> Date | None:
    """The time that a clause with "when" explains, where token `i` stands in it: "11 May, when the two agreed"."""
    g: Grammar = doc._.grammar
    for verb in clause_verbs(g, i)[:_UP]:
        for when in g.children[verb]:
            if g.lower[when] != "when" or when > i or when < 2:
                continue
            end = when - (g.lower[when - 1] == ",")
            for time in times_in(doc, *g.sentences[g.sentence[i]]):
                if time.end == end and time.first is not None and time.type in ("DATE", "TIME"):
                    return date_of(whole_range(doc, time))
    return None


class Clock:
    """The time expressions of one document, ready to be asked what they date."""

    def __init__(self, doc: Doc) -> None:
        """Groups the times by sentence, those that only serve a comparison left out."""
        self._doc = doc
        g = self._g = doc._.grammar
        self.tokens = {i for time in doc._.times for i in range(time.start, time.end)}
        self._by_sentence: dict[int, list[tuple[int, Time]]] = defaultdict(list)
        for time in doc._.times:
            whole = time.type == "DURATION" and time.basis == "stated"  # "the first nine months of 2023"
            if time.first is not None and (time.type in ("DATE", "TIME") or whole):
                head = self._head(time)
                if (
                    COMPARING.isdisjoint(g.lower[time.start : time.end])
                    and not self._earlier(time)
                    and not self._compares(head)
                    and not self._bounds(head, time.precision)
                ):
                    self._by_sentence[g.sentence[time.start]].append((head, time))

    def date(self, i: int, *, shallow: bool = False) -> Date | None:
        """The date of what token `i` tells: the time near it, those of the clauses above, the sentence's opening.

        With `shallow`, times of the clauses below do not count: "halts aid, which came to two million in 2023".
        """
        near_by = [pair for pair in self._by_sentence.get(self._g.sentence[i], ()) if not self._apart(i, pair[1])]
        times = [pair for pair in near_by if not (shallow and self._below(i, pair[0]))]
        if not near_by:
            return when_told(self._doc, i)
        near = time_near(self._doc, i, [time for _, time in times]) if times else None
        if near is not None:
            return self._days(near)
        # What opens the sentence dates all of it, whatever clause the parser hangs it on.
        for candidates in (*self._by_clause(i, times), self._opening(i, near_by)):
            if candidates:
                # Of two at the same distance the one that follows: "rose from $1bn in 2022 to $2bn in 2023".
                nearest = min(candidates, key=lambda pair: (abs(pair[0] - i), -pair[0]))
                return self._days(whole_range(self._doc, nearest[1]))
        return when_told(self._doc, i)

    def _below(self, i: int, head: int) -> bool:
        """Whether a clause of its own stands between token `i` and a time under it."""
        g = self._g
        while head != i and g.head[head] != head:
            if g.dep[head] in ("relcl", "advcl", "ccomp") or (g.dep[head] == "conj" and g.pos[head] in ("VERB", "AUX")):
                return True
            head = g.head[head]
        return False

    def _apart(self, i: int, time: Time) -> bool:
        """Whether a semicolon parts the time from token `i`."""
        return ";" in self._g.text[min(i, time.start) : max(i, time.end)]

    def _opening(self, i: int, times: list[tuple[int, Time]]) -> list[tuple[int, Time]]:
        """The time that opens the sentence dates all of it: "Last year, she recalled, trade grew"."""
        g = self._g
        first = g.sentences[g.sentence[i]][0]
        led = g.lower[first] in _LEADING and g.dep[first] == "prep" and g.head[first] > first
        reach = g.edges[first][1] if led else first + 1  # "Under the accord reached in Lomé on 3 May, Togo cut …"
        return [
            (head, time)
            for head, time in times
            if (time.start - first <= 1 or time.start <= reach) and g.lower[time.end : time.end + 1] == [","]
        ]

    def behind(self, end: int) -> Date | None:
        """The time right behind a number: "3.1bn in 2023, as compared with 2.2bn in 2021"."""
        g = self._g
        if end >= g.size or g.lower[end] not in ("in", "for", "during"):
            return None
        near = next((t for t in self._doc._.times if end < t.start <= end + 2), None)
        if near is None or near.first is None or near.type == "SET" or near.precision == "day":
            return None
        return self._days(whole_range(self._doc, near))

    def at(self, i: int) -> Date | None:
        """The date of the time expression that token `i` belongs to."""
        for time in times_in(self._doc, *self._g.sentences[self._g.sentence[i]]):
            if time.start <= i < time.end:
                return date_of(whole_range(self._doc, time))
        return None

    def _days(self, time: Time | None) -> Date | None:
        """The days of a time; of "the first four months of this year" only these months."""
        date, g = date_of(time), self._g
        if date is None or time is None or date.precision != "year" or len(date.start) != 4:
            return date
        of = time.start - (2 if g.lower[time.start - 1 : time.start] == ["the"] else 1)
        if of < 3 or g.lower[of] != "of" or g.lemma[of - 1] not in MONTHS_OF or g.lower[of - 3] not in PARTS_OF:
            return date
        number = read_number(g, of - 2)
        months = int(number.value) * MONTHS_OF[g.lemma[of - 1]] if number is not None else 12
        if not 0 < months < 12:
            return date
        first, last = (1, months) if g.lower[of - 3] in ("first", "opening") else (13 - months, 12)
        days = {"start": f"{date.start}-{first:02}", "end": f"{date.start}-{last:02}", "precision": "span"}
        return date.model_copy(update=days)

    def _by_clause(self, i: int, times: list[tuple[int, Time]]) -> list[list[tuple[int, Time]]]:
        verbs = [(clause_verb(self._g, head), head, time) for head, time in times]
        g, chain = self._g, clause_verbs(self._g, i)
        for at, verb in enumerate(chain):  # "…, while Oslo blocked it": the clause that contrasts has its own time
            if g.dep[verb] == "advcl" and any(g.lower[c] in CONTRASTING for c in g.with_dep(verb, "mark")):
                chain = chain[: at + 1]
                break
        steps = [[(head, time) for own, head, time in verbs if own == verb] for verb in chain]
        # "40 were killed and 12 hurt on Sunday": a time at the end dates what is joined without a pause.
        for verb in chain[:1]:
            joined = [
                c
                for c in g.with_dep(verb, "conj")
                if c > verb and "," not in g.text[verb:c] and ";" not in g.text[verb:c]
            ]
            ending = [(head, time) for own, head, time in verbs if own in joined and head > verb]
            steps.append([(head, time) for head, time in ending if g.lower[g.head[head]] != "since"])
        return steps

    def _head(self, time: Time) -> int:
        g = self._g
        inside = range(time.start, time.end)
        outer = [i for i in inside if g.head[i] not in inside or g.head[i] == i]
        return outer[0] if outer else time.start

    def _bounds(self, head: int, precision: str | None) -> bool:
        """Whether the time only bounds another: "after 2018", "the lowest since 2008"."""
        g = self._g
        prep = g.head[head]
        if g.dep[head] != "pobj":
            return False
        if g.lower[prep] == "from" and precision in ("year", "month", "quarter"):
            # "up 12 percent from 2021", but not "from 2021 to 2023".
            return prep > 0 and (g.lower[prep - 1] in ("up", "down", "%", "percent", "cent") or g.tag[prep - 1] == "CD")
        return g.lower[prep] in BOUNDING or (g.lower[prep] == "since" and g.pos[g.head[prep]] not in ("VERB", "AUX"))

    def _earlier(self, time: Time) -> bool:
        """ "Down 6 percent from a year earlier": the time that a change is measured against."""
        g = self._g
        before = g.lower[time.start - 1] if time.start else ""
        return before in ("from", "on", "than", "over") and not EARLIER.isdisjoint(g.lower[time.start : time.end])

    def _compares(self, head: int) -> bool:
        """Whether the time belongs to "compared with 2022", "than in 2019"."""
        g, i = self._g, head
        for _ in range(4):
            if g.lower[i] in COMPARING:
                return True
            if g.head[i] == i or g.pos[i] == "VERB":
                return False
            i = g.head[i]
        return False
