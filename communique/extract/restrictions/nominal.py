"""Measures told by a noun: "US sanctions on", "the blacklisting of … by", "a ban on", "those restrictions"."""

from dataclasses import replace

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.base import parties_of_phrase
from communique.extract.restrictions.acts import LONGEST_ACTION, Act
from communique.extract.restrictions.authors import Authors
from communique.extract.restrictions.cues import (
    AUTHOR_PREPS,
    BACK,
    EFFECT,
    FACING,
    FORMS,
    GENERAL,
    HITTING,
    MODES,
    NOUNS,
    PARALLEL,
    RATES,
    STATUS,
    STATUS_FORMS,
    SUFFERING,
    SUFFERING_PREPS,
    TARGET_PREPS,
    WARNED_OF,
    NounCue,
    Status,
)
from communique.extract.restrictions.noun_frames import NounFrame, NounFrames
from communique.extract.restrictions.noun_sides import NounSides
from communique.extract.restrictions.sides import Sides
from communique.extract.restrictions.standing import of_noun
from communique.extract.when import BOUNDING, Clock
from communique.records import Date

ACRONYM_AUTHORS = frozenset({"state:us", "state:uk", "org:eu", "org:un", "org:g7"})


class Nominal:
    """Reads measures from nouns."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock) -> None:
        self.doc, self.sides, self.clock = doc, sides, clock
        self.g: Grammar = doc._.grammar
        self.authors = Authors(doc, sides)
        self.frames, self.parties = NounFrames(doc, sides, clock), NounSides(doc, sides, clock, self.authors)

    def cue(self, i: int) -> NounCue | None:
        """The cue of a measure noun that stands with what it needs; `None` for a modifier ("sanctions pressure")."""
        g = self.g
        if g.lemma[i] == "measure" and self.parties.counter(i):
            return NOUNS["countermeasure"]
        cue = NOUNS.get(g.lemma[i].lower()) or NOUNS.get(FORMS.get(g.lower[i], ""))
        if cue is None or not self.frames.is_noun(i, cue):
            return None
        if g.dep[i] in ("compound", "amod", "nmod", "poss") and g.head[i] > i:
            return None
        if not cue.beside:
            return cue
        near = {g.lemma[j].lower() for j in range(max(0, i - 5), min(g.size, i + 9)) if g.sentence[j] == g.sentence[i]}
        near |= {g.lower[j] for j in range(max(0, i - 2), min(g.size, i + 2))}
        return cue if near & cue.beside else None

    def measures(self, noun: int, cue: NounCue) -> list[Act]:
        """The measure of a noun, and of "lifted the ban that it had imposed in May" the one that is over too."""
        frame = self.frames.of(noun)
        act = self._measure(frame, cue)
        if act is None:
            return []
        before = self._told_before(frame, act)
        more = self._at_another_rate(frame, act) if cue.kind == "tariff" else []
        more += self._then(frame, act)
        return [act, *more] if before is None else [act, before, *more]

    def _at_another_rate(self, frame: NounFrame, act: Act) -> list[Act]:
        """The tariffs of the same words at other rates: "of 25 percent on cars and of 10 percent on oil from Peru"."""
        g = self.g
        end = g.sentences[g.sentence[frame.noun]][1]
        out = []
        for i in range(act.end, min(end, act.end + LONGEST_ACTION)):
            if g.lower[i] != "on" or g.lemma[g.head[i]] not in RATES or g.pos[g.head[i]] == "VERB":
                continue
            heads = [j for j in g.with_dep(i, "pobj") if j not in self.clock.tokens]
            on = self.sides.of(heads) or tuple(p for j in heads for p in parties_of_phrase(self.doc, j))
            if on and not {p.name for p in on} & {p.name for p in act.on}:
                stop = self.sides.phrase_end(self.sides.listed(heads[0])[-1])
                out.append(replace(act, at=i, start=max(act.end, i - 4), end=stop, on=on))
        return out

    def _then(self, frame: NounFrame, act: Act) -> list[Act]:
        """What became of the measure afterwards: "was extended in June and lifted in December"."""
        g, verb = self.g, frame.verb
        if verb is None or frame.role != "nsubjpass" or g.lemma[verb] not in STATUS:
            return []
        out = []
        for later in g.with_dep(verb, "conj"):
            standing = of_noun(g, later, None)
            alone = g.lemma[later] in STATUS and not g.with_dep(later, "nsubj", "nsubjpass")
            if alone and standing is not None and standing != "open" and standing != act.status:
                date = self.clock.date(later, shallow=True)
                out.append(replace(act, at=later, start=later, end=later + 1, status=standing, date=date))
        return out

    def _told_before(self, frame: NounFrame, act: Act) -> Act | None:
        """The imposing that a relative clause tells of a measure which is now lifted, eased or extended."""
        clause = frame.told_in
        if clause is None or act.status not in ("lifted", "extended") or STATUS[self.g.lemma[clause]] != "imposed":
            return None
        if self.g.negated(clause):
            return None
        start, end = min(act.start, frame.noun), self.g.edges[clause][1] + 1
        start = self.g.edges[frame.noun][0] if start < frame.noun else start
        date = self.clock.date(clause, shallow=True)
        return replace(act, at=clause, start=start, end=min(end, start + LONGEST_ACTION), status="imposed", date=date)

    def _measure(self, frame: NounFrame, cue: NounCue) -> Act | None:
        """The measure of a noun; `None` where neither side is told, or it is only asked for."""
        noun = frame.noun
        g = self.g
        standing = of_noun(g, frame.verb, frame.container)
        if frame.verb is None:
            standing = self._headline(noun) or standing
        if standing is None or self._imagined(frame):
            return None
        if any(g.dep[c] == "neg" or g.lower[c] == "no" for c in g.children[noun]):
            return None  # "but not the travel ban", "no sanctions"
        by = self.parties.by(frame, cue)
        if not by and cue.of:
            by, on = self.parties.sender(frame)
        else:
            goods = by or self._takes_effect(frame)
            on = self.parties.on(frame, cue) or (self.parties.goods(frame, cue) if goods else ())
        status = self.authors.settled(standing, noun if frame.verb is None else frame.verb, by)
        if status is None:
            return None
        status = cue.status or status
        mine = {p.actor or p.name for p in by}
        on = tuple(p for p in on if (p.actor or p.name) not in mine)
        if frame.verb is not None and frame.role == "dobj" and g.lemma[frame.verb] in FACING:
            told = not any(self.sides.modifiers(i) for i in frame.held)  # of "buyers face sanctions" only who says so
            status = "threatened" if told or g.modality(frame.verb) == "hypothetical" else status
        explicit = frame.container is not None or (frame.verb is not None and g.lemma[frame.verb] in STATUS)
        refers = not on and self._refers(noun, explicit)
        # A measure that nobody is told to suffer hits whoever struck first: "Lagos announced tariffs of its own".
        answers = not on and not refers and bool(by) and (explicit or cue is NOUNS["countermeasure"])
        if not (on or refers or answers):
            return None
        inherits = not by and self._takes_effect(frame)
        if not by and not explicit and not inherits and self._headline(noun) is None:
            return None  # "supports the embargo on Sudan" tells of a measure that it does not report
        start, end = self._action(frame, status)
        act = Act(noun, cue.kind, start, end, by, on, status, self._date(frame), refers)
        act.answers, act.inherits = answers, inherits
        return act

    def _takes_effect(self, frame: NounFrame) -> bool:
        """Whether the measure begins to hold, whoever took it: "took effect", "will fall on"."""
        g, verb = self.g, frame.verb
        if verb is None or frame.role not in ("nsubj", "nsubjpass") or g.lemma[verb] not in EFFECT:
            return False
        words = EFFECT[g.lemma[verb]]
        near = [*g.children[verb], *(j for prep in g.with_dep(verb, "prep") for j in g.children[prep])]
        return not words or any(g.lower[i] in words for i in near)

    def _headline(self, noun: int) -> Status | None:
        """The standing that a headline's verb tells, which the tagger takes for a name: "US Lifts Travel Ban"."""
        g = self.g
        start = g.sentences[g.sentence[noun]][0]
        for i in range(noun - 1, max(start, noun - 6), -1):
            if g.pos[i] in ("PROPN", "NOUN") and g.text[i][0].isupper() and g.lower[i] in STATUS_FORMS:
                return STATUS_FORMS[g.lower[i]]
        return None

    def general(self, noun: int) -> Act | None:
        """ "those restrictions", "parallel measures": a measure told before, now extended, lifted or joined."""
        if any(self.g.lemma[i].lower() in NOUNS for i in self.g.prep_objects(noun, "of")):
            return None  # "a package of sanctions": the sanctions have their own rule
        frame = self.frames.of(noun)
        if frame.told_in is not None and frame.under.get("on"):
            cue = replace(NOUNS["sanction"], kind="other")
            return self._measure(frame, cue)  # "the measures that Quito had imposed on Lima"
        if not self._refers(noun, True):
            return self._against(frame)
        if frame.verb is None or self.g.lemma[frame.verb] not in STATUS:
            return None
        by = self.parties.by(frame, NOUNS["sanction"])
        status = self.authors.settled(of_noun(self.g, frame.verb, frame.container), frame.verb, by)
        if status is None or not by:
            return None
        on = self.parties.under(frame, "to", "on", "against") if status in ("extended", "threatened") else ()
        start, end = self._action(frame, status)
        return Act(noun, "other", start, end, by, on, status, self._date(frame), not on)

    def _against(self, frame: NounFrame) -> Act | None:
        """ "The EU's measures against Mali", "retaliatory steps against Accra"."""
        by, on = self.parties.by(frame, NOUNS["sanction"]), self.parties.under(frame, "against", named=True)
        status = self.authors.settled(of_noun(self.g, frame.verb, frame.container), frame.noun, by)
        mine = {p.actor or p.name for p in by}
        on = tuple(p for p in on if (p.actor or p.name) not in mine)
        if status is None or not by or not on or self._imagined(frame):
            return None
        start, end = self._action(frame, status)
        return Act(frame.noun, "other", start, end, by, on, status, self._date(frame))

    def warning(self, noun: int) -> Act | None:
        """ "the US warning to third countries": who warns whom, of sanctions or of consequences."""
        g, frame = self.g, self.frames.of(noun)
        end = g.sentences[g.sentence[noun]][1]
        if not any(g.lemma[i].lower() in WARNED_OF for i in range(noun, min(end, noun + 16))):
            return None
        by = self.sides.parties(self.sides.modifiers(noun)) or self.parties.under(frame, "by", "from")
        by = by or self.sides.of(g.with_dep(noun, "nsubj"))  # the parser takes "a US warning" for a verb now and then
        on = self.parties.under(frame, "to", "against", "for")
        if not (by and on):
            return None
        start, stop = self._action(frame, "threatened")
        return Act(noun, "warning", start, stop, by, on, "threatened", self._date(frame))

    def _imagined(self, frame: NounFrame) -> bool:
        """Whether the measure is only thought of: "a tariff on medicine would hurt more than a battalion"."""
        g, verb = self.g, frame.verb
        if verb is None or frame.role not in ("nsubj", "nsubjpass") or g.lemma[verb] in STATUS:
            return False
        helpers = {g.lower[c] for c in g.children[verb] if g.dep[c] == "aux"}
        return bool(helpers & (MODES | {"would"})) and any(g.lower[c] in ("a", "an") for c in g.children[frame.noun])

    def _refers(self, noun: int, explicit: bool) -> bool:
        """Whether the noun points back: "those restrictions", "parallel sanctions"."""
        g = self.g
        if g.lemma[noun].lower() not in GENERAL or not explicit:
            return False
        words = {g.lower[c] for c in g.children[noun] if c < noun}
        return bool(words & BACK or words & PARALLEL)

    def _action(self, frame: NounFrame, status: Status) -> tuple[int, int]:
        g = self.g
        verb, start = frame.verb, frame.noun - 1
        in_force = status == "imposed" and frame.container in ("lifted", "extended")
        if g.pos[frame.top] != "VERB":
            top = frame.noun if in_force else frame.top
            start = max(min(g.edges[frame.noun][0], g.edges[top][0]), frame.noun - LONGEST_ACTION)
        if (
            verb is not None
            and frame.noun - LONGEST_ACTION < verb < frame.noun
            and not in_force
            and self._governs(frame, verb)
        ):
            # "failed to lift the ban" leaves it in force: the verb is no part of what was done.
            undone = status == "imposed" and STATUS.get(self.g.lemma[verb]) in ("lifted", "extended")
            start = start if undone else verb
        end = frame.noun + 1
        for prep in TARGET_PREPS | AUTHOR_PREPS:
            for i in frame.under.get(prep, ()):
                if frame.noun < i < frame.noun + LONGEST_ACTION:
                    end = max(end, self.sides.phrase_end(self.sides.listed(i)[-1]))
        if verb is not None and frame.noun < verb < frame.noun + 8 and frame.role == "nsubjpass":
            end = max(end, verb + 1)
        return start, end

    def _governs(self, frame: NounFrame, verb: int) -> bool:
        """Whether the action begins with the verb: "imposed sanctions", "hit Minsk with sanctions"."""
        lemma = self.g.lemma[verb]
        if frame.role in ("dobj", "ccomp", "nsubjpass"):
            return lemma in STATUS or lemma in SUFFERING
        return (frame.role == "with" and lemma in HITTING) or (frame.role in SUFFERING_PREPS and lemma in SUFFERING)

    def _date(self, frame: NounFrame) -> Date | None:
        g = self.g
        ended = frame.verb is not None and STATUS.get(g.lemma[frame.verb]) in ("lifted", "extended")
        if frame.told_in is not None and ended:
            return self._lifted_on(frame)
        near = [
            i
            for prep, nouns in frame.under.items()
            if prep not in BOUNDING and prep != "since"
            for i in nouns
            if i in self.clock.tokens and i > frame.top
        ]
        for i in sorted(near):
            date = self.clock.at(i)
            if date is not None:
                return date
        return self.clock.date(frame.told_in if frame.told_in is not None else frame.noun, shallow=True)

    def _lifted_on(self, frame: NounFrame) -> Date | None:
        """The day of the lifting itself, not of the imposing that a relative clause tells."""
        clause, verb = frame.told_in, frame.verb
        assert clause is not None and verb is not None  # the caller asks only then
        first, last = self.g.edges[clause]
        times = [t for t in self.doc._.times if self.g.sentence[t.start] == self.g.sentence[verb]]
        outside = [t for t in times if not first <= t.start <= last and t.first is not None]
        return self.clock.at(min(outside, key=lambda t: abs(t.start - verb)).start) if outside else None
