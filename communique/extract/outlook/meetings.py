"""Planned and rumoured meetings as forecasts, where the text has not told them as such."""

from communique.extract.contacts.cues import contact_cues
from communique.extract.outlook.collector import Collector
from communique.extract.outlook.cues import CONFIRMING, WORDS
from communique.extract.outlook.expectation import Expectation
from communique.extract.outlook.hedges import hedge_words, likelihood
from communique.extract.phrases import clause_verb
from communique.records import Date, Meeting

_ARRANGING = frozenset({"agree", "decide", "arrange", "invite", "accept", "set", "fix", "announce"})
_AHEAD = frozenset({"planned", "rumoured"})


class Planned:
    """The planned and rumoured meetings of one document."""

    def __init__(self, told: Collector) -> None:
        self.told, self.g = told, told.g

    def untold(self) -> list[Expectation]:
        """A forecast for each meeting ahead that no other forecast tells."""
        out = []
        for meeting in self.told.doc._.found:
            if not isinstance(meeting, Meeting) or meeting.status not in _AHEAD or self._over(meeting):
                continue
            if not any(self._tells(t, meeting) for t in self.told.found):
                made = self._expectation(meeting)
                if made is not None:
                    out.append(made)
        return out

    def _over(self, meeting: Meeting) -> bool:
        return meeting.date is not None and self.told.windows.over(meeting.date)

    def _tells(self, told: Expectation, meeting: Meeting) -> bool:
        """Whether a forecast is of this meeting: no other time, and its place or one of its people."""
        if told.window is not None and meeting.date is not None and not _overlap(told.window, meeting.date):
            return False
        start, end = self.g.sentence_span(told.at)
        here = any(e.start < end and start < e.end for e in meeting.evidence)
        words = set(_words(told.what))
        marks = [meeting.place.name] if meeting.place is not None else []
        people = [p.name.split()[-1] for p in meeting.participants] + [
            p.mention.quote for p in meeting.participants if p.mention
        ]
        place = any(set(_words(mark)) & words for mark in marks)
        person = any(set(_words(name)) & words for name in people)
        return (place or person) if here else (place and person)

    def _expectation(self, meeting: Meeting) -> Expectation | None:
        g = self.g
        for evidence in meeting.evidence:
            for start, end in g.sentences:
                if not evidence.start <= g.offset[start] < evidence.end:
                    continue
                trigger = self._trigger(start, end)
                if trigger is None:
                    continue
                at = trigger
                clauses = self.told.clauses
                what = clauses.words(at, at) if g.pos[at] in ("VERB", "AUX") else clauses.phrase(at)
                hedge = self._hedge(at)
                over = clause_verb(g, at) or at
                past = g.tag[over] == "VBD" and not hedge and g.lemma[over] not in _ARRANGING
                if past or (meeting.date is None and not hedge):
                    continue  # a word of the past, or of no time at all, foretells nothing
                band = likelihood(g, hedge) or ((0.2, 0.55) if meeting.status == "rumoured" else (0.8, 0.95))
                by = self.told.holders.by(g.offset[at])
                return Expectation(at, at, what, hedge_words(g, hedge), band, meeting.date, by, [g.sentence[at]])
        return None

    def _trigger(self, start: int, end: int) -> int | None:
        """The contact in the sentence that a word of the future stands with, else the first one."""
        g, cues = self.g, contact_cues()
        nouns = [i for i in range(start, end) if g.lemma[i] in cues.nouns and g.pos[i] in ("NOUN", "PROPN")]
        verbs = [i for i in range(start, end) if g.lemma[i] in cues.verbs and g.pos[i] == "VERB"]
        hedged = [i for i in nouns + verbs if self._hedge(i)]
        return min(hedged or nouns or verbs, default=None)

    def _hedge(self, at: int) -> set[int]:
        g = self.g
        out = {c for c in g.children[at] if g.lower[c] in WORDS and g.dep[c] in ("amod", "aux", "advmod", "acl")}
        verb = clause_verb(g, at)
        if verb is not None and verb != at:
            if g.lemma[verb] in CONFIRMING or g.lemma[verb] in ("plan", "schedule", "expect"):
                out.add(verb)
            out |= {c for c in g.children[verb] if g.dep[c] == "aux" and g.lower[c] in WORDS and g.lower[c] != "to"}
        out |= {c for c in g.children[at] if g.lower[c] == "to" and g.dep[c] == "aux"}
        return out


def _overlap(a: Date, b: Date) -> bool:
    return a.start[: len(b.end)] <= b.end[: len(a.start)] and b.start[: len(a.end)] <= a.end[: len(b.start)]


def _words(text: str) -> list[str]:
    return [w for w in "".join(c if c.isalnum() else " " for c in text.lower()).split() if len(w) > 2]
