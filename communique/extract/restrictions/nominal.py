"""Measures told by a noun: "US sanctions on", "the blacklisting of … by", "a ban on", "those restrictions"."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Name
from communique.extract.base import mention, parties_of_phrase
from communique.extract.restrictions.acts import LONGEST_ACTION, Act
from communique.extract.restrictions.authors import Authors
from communique.extract.restrictions.cues import (
    ANSWERING,
    AUTHOR_PREPS,
    BACK,
    CONTAINERS,
    FACING,
    FORMS,
    GENERAL,
    HITTING,
    MODES,
    NOT_GOODS,
    NOT_THINGS,
    NOUNS,
    PARALLEL,
    RATES,
    REASONS,
    STATUS,
    STATUS_FORMS,
    SUFFERING,
    SUFFERING_PREPS,
    TARGET_PREPS,
    TARGETS,
    WARNED_OF,
    NounCue,
    Status,
)
from communique.extract.restrictions.sides import Sides
from communique.extract.restrictions.standing import of_noun
from communique.extract.when import BOUNDING, Clock
from communique.records import Date, Party

ACRONYM_AUTHORS = frozenset({"state:us", "state:uk", "org:eu", "org:un", "org:g7"})


@dataclass(slots=True)
class _Frame:
    """A measure noun with the nouns that contain it, the verb above, and the prepositions around."""

    noun: int
    top: int
    container: Status | None
    verb: int | None
    role: str
    under: dict[str, list[int]] = field(default_factory=dict)
    direct: set[int] = field(default_factory=set)
    held: list[int] = field(default_factory=list)
    told_in: int | None = None


class Nominal:
    """Reads measures from nouns."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock) -> None:
        self.doc, self.sides, self.clock = doc, sides, clock
        self.g: Grammar = doc._.grammar
        self.authors = Authors(doc, sides)

    def cue(self, i: int) -> NounCue | None:
        """The cue of a measure noun that stands with what it needs; `None` for a modifier ("sanctions pressure")."""
        g = self.g
        cue = NOUNS.get(g.lemma[i].lower()) or NOUNS.get(FORMS.get(g.lower[i], ""))
        if cue is None or not self._is_noun(i, cue):
            return None
        if g.dep[i] in ("compound", "amod", "nmod", "poss") and g.head[i] > i:
            return None
        if not cue.beside:
            return cue
        near = {g.lemma[j].lower() for j in range(max(0, i - 5), min(g.size, i + 9)) if g.sentence[j] == g.sentence[i]}
        near |= {g.lower[j] for j in range(max(0, i - 2), min(g.size, i + 2))}
        return cue if near & cue.beside else None

    def _is_noun(self, i: int, cue: NounCue) -> bool:
        """Whether the word is the noun; "asset freezes" is often parsed as a verb."""
        g = self.g
        if g.pos[i] in ("NOUN", "PROPN"):
            return True
        return i > 0 and g.lower[i].endswith("s") and g.lemma[i - 1] in cue.beside and g.pos[i - 1] == "NOUN"

    def measures(self, noun: int, cue: NounCue) -> list[Act]:
        """The measure of a noun, and of "lifted the ban that it had imposed in May" the one that is over too."""
        frame = self._frame(noun)
        act = self._measure(frame, cue)
        if act is None:
            return []
        before = self._told_before(frame, act)
        more = self._at_another_rate(frame, act) if cue.kind == "tariff" else []
        return [act, *more] if before is None else [act, before, *more]

    def _at_another_rate(self, frame: _Frame, act: Act) -> list[Act]:
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

    def _told_before(self, frame: _Frame, act: Act) -> Act | None:
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

    def _measure(self, frame: _Frame, cue: NounCue) -> Act | None:
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
        by = self._by(frame, cue)
        if not by and cue.of:
            by, on = self._sender(frame)
        else:
            on = self._on(frame, cue) or (self._goods(frame, cue) if by else ())
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
        if not on and not refers:
            return None
        if not by and not explicit and self._headline(noun) is None:
            return None  # "supports the embargo on Sudan" tells of a measure that it does not report
        start, end = self._action(frame, status)
        return Act(noun, cue.kind, start, end, by, on, status, self._date(frame), refers)

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
        frame = self._frame(noun)
        if not self._refers(noun, True):
            return self._against(frame)
        if frame.verb is None or self.g.lemma[frame.verb] not in STATUS:
            return None
        by = self._by(frame, NOUNS["sanction"])
        status = self.authors.settled(of_noun(self.g, frame.verb, frame.container), frame.verb, by)
        if status is None or not by:
            return None
        on = self._under(frame, "to", "on", "against") if status in ("extended", "threatened") else ()
        start, end = self._action(frame, status)
        return Act(noun, "other", start, end, by, on, status, self._date(frame), not on)

    def _against(self, frame: _Frame) -> Act | None:
        """ "The EU's measures against Mali", "retaliatory steps against Accra"."""
        by, on = self._by(frame, NOUNS["sanction"]), self._under(frame, "against", named=True)
        status = self.authors.settled(of_noun(self.g, frame.verb, frame.container), frame.noun, by)
        mine = {p.actor or p.name for p in by}
        on = tuple(p for p in on if (p.actor or p.name) not in mine)
        if status is None or not by or not on or self._imagined(frame):
            return None
        start, end = self._action(frame, status)
        return Act(frame.noun, "other", start, end, by, on, status, self._date(frame))

    def warning(self, noun: int) -> Act | None:
        """ "the US warning to third countries": who warns whom, of sanctions or of consequences."""
        g, frame = self.g, self._frame(noun)
        end = g.sentences[g.sentence[noun]][1]
        if not any(g.lemma[i].lower() in WARNED_OF for i in range(noun, min(end, noun + 16))):
            return None
        by = self.sides.parties(self.sides.modifiers(noun)) or self._under(frame, "by", "from")
        by = by or self.sides.of(g.with_dep(noun, "nsubj"))  # the parser takes "a US warning" for a verb now and then
        on = self._under(frame, "to", "against", "for")
        if not (by and on):
            return None
        start, stop = self._action(frame, "threatened")
        return Act(noun, "warning", start, stop, by, on, "threatened", self._date(frame))

    # The frame -------------------------------------------------------------------------------------------------

    def _frame(self, noun: int) -> _Frame:
        g = self.g
        top, container = noun, None
        nouns = [noun]
        for _ in range(3):
            above = self._contained_in(top)
            if above is None:
                break
            top = above
            nouns.append(top)
            container = _stronger(container, CONTAINERS[g.lemma[top]])
        head = g.head[top]
        role = g.dep[top]
        while role == "conj" and head != top and g.pos[head] not in ("VERB", "AUX"):
            role, head = g.dep[head], g.head[head]
        if role in ("pobj", "pcomp") and g.pos[head] == "ADP":
            role, head = g.lower[head], g.head[head]
        if role == "with" and g.dep[head] == "dobj" and g.lemma[g.head[head]] in HITTING:
            head = g.head[head]  # "threatened foreign lenders with sanctions"
        verb = head if g.pos[head] in ("VERB", "AUX") and head != top else None
        misread = NOUNS.get(g.lemma[verb]) if verb is not None else None
        if g.pos[top] == "VERB" or (verb is not None and misread is not None and self._is_noun(verb, misread)):
            # "imposed travel bans and asset freezes": where "freezes" is taken for a verb, the true one stands before.
            first = max(g.sentences[g.sentence[noun]][0], noun - 12)
            before = [i for i in range(noun - 1, first - 1, -1) if g.lemma[i] in STATUS and g.pos[i] == "VERB"]
            if before:
                verb = before[0]
                role = "with" if "with" in g.lower[verb:noun] else "dobj"
        frame = _Frame(noun, top, container, verb, role, held=nouns)
        for holder in nouns:
            self._gather(frame, holder)
        if verb is not None and role in ("dobj", "nsubjpass", "nsubj", "ccomp") and g.lemma[verb] in STATUS:
            self._gather(frame, verb)
        for participle in g.with_dep(noun, "acl"):
            if g.lemma[participle] in STATUS and g.tag[participle] == "VBN":
                self._gather(frame, participle)  # "sanctions imposed on Harare by the EU"
        for clause in g.with_dep(noun, "relcl"):
            if g.lemma[clause] in STATUS and not g.passive(clause) and not g.negated(clause):
                self._gather(frame, clause)  # "the price cap that the G7 imposed on Russian oil"
                frame.told_in = clause
        return frame

    def _contained_in(self, noun: int) -> int | None:
        """The noun that holds the measure: "a package of sanctions", "the introduction on March 2 of sanctions"."""
        g, head = self.g, self.g.head[noun]
        if g.dep[noun] != "pobj" or g.lower[head] not in ("of", "in"):
            return None
        above = g.head[head]
        while above in self.clock.tokens and g.head[above] != above:
            above = g.head[above]
        if g.pos[above] == "ADP":
            above = g.head[above]
        return above if g.lemma[above] in CONTAINERS and above < noun else None

    def _gather(self, frame: _Frame, holder: int) -> None:
        """Prepositions with their nouns: those of the grammar, and those that follow word by word."""
        g = self.g
        preps = [c for c in g.children[holder] if g.dep[c] in ("prep", "agent") and c > holder]
        at = holder + 1
        while holder in frame.held and at < g.size and g.sentence[at] == g.sentence[holder]:
            if g.dep[at] not in ("prep", "agent"):
                break
            if at not in preps:
                preps.append(at)
            objects = g.with_dep(at, "pobj")
            if not objects:
                break
            at = g.edges[objects[0]][1] + 1 if objects[0] in self.clock.tokens else self.sides.phrase_end(objects[0])
        for prep in sorted(preps):
            for noun in g.with_dep(prep, "pobj"):
                place = frame.under.setdefault(g.lower[prep], [])
                if noun not in place:
                    place.append(noun)
                if g.head[prep] == holder and holder in frame.held:
                    frame.direct.add(noun)

    def _under(self, frame: _Frame, *preps: str, named: bool = False) -> tuple[Party, ...]:
        heads = [i for prep in preps for i in frame.under.get(prep, ()) if i not in self.clock.tokens]
        heads = [i for i in heads if i not in frame.held]
        return self.sides.of(heads, named=named)

    # The sides -------------------------------------------------------------------------------------------------

    def _own_target(self, noun: int, name: Name) -> bool:
        """Whether a state's name before the noun is hit, not the author: "Iran sanctions", but "US sanctions"."""
        actor = name.actor
        return (
            actor.kind == "state"
            and self.g.dep[name.head] == "compound"
            and actor.id not in ACRONYM_AUTHORS
            and self.g.text[name.head] == actor.name
        )

    def _by(self, frame: _Frame, cue: NounCue) -> tuple[Party, ...]:
        g, verb = self.g, frame.verb
        by = self._under(frame, "by")
        if not by:
            names = [n for i in frame.held for n in self.sides.modifiers(i) if not self._own_target(i, n)]
            by = self.sides.parties(names)
        if not by and frame.told_in is not None:
            subjects = [s for s in g.with_dep(frame.told_in, "nsubj") if g.tag[s] not in ("WDT", "WP")]
            by = self.sides.of(subjects)
        if not by:
            by = self._by_verb(frame)
        if not by and not cue.of:
            preps = ("of",) if cue.kind == "tariff" else ("of", "from")
            owners = [i for prep in preps for i in frame.under.get(prep, ()) if i in frame.direct]
            by = self.sides.of([i for i in owners if i not in frame.held and i not in self.clock.tokens], named=True)
        if not by and verb is not None and g.lemma[verb] in FACING:
            by = self.authors.reporter(verb)  # "The US said that buyers of its coal risk sanctions"
        return by or self.sides.bloc(frame.noun)

    def _by_verb(self, frame: _Frame) -> tuple[Party, ...]:
        """The author that the verb above names: "imposed …", "retaliated with …", "will go ahead with …"."""
        g, verb = self.g, frame.verb
        if verb is None:
            return ()
        if g.lemma[verb] in STATUS:
            hits = frame.role in ("dobj", "ccomp", "with", "of", "in", "on", "to", "for", "nsubjpass")
            if hits and not (frame.role == "dobj" and g.lemma[verb] in SUFFERING):
                return self.authors.of(verb) or self._behind(verb)
        elif frame.role in ("with", "by", "on") and g.lemma[verb] in ANSWERING:
            return self.authors.of(verb)
        return ()

    def _behind(self, verb: int) -> tuple[Party, ...]:
        """The author that stands elsewhere: "a ban was placed on flights by …", "the measures, announced by …"."""
        g = self.g
        if g.passive(verb):
            end = g.sentences[g.sentence[verb]][1]
            later = [j for i in range(verb, end) if g.lower[i] == "by" for j in g.with_dep(i, "pobj")]
            return self.sides.of([j for j in later if j not in self.clock.tokens], named=True)
        for subject in g.subjects(verb):
            if g.lemma[subject] in GENERAL:
                told = [j for clause in g.with_dep(subject, "acl", "relcl") for j in g.prep_objects(clause, "by")]
                return self.sides.parties(self.sides.modifiers(subject)) or self.sides.of(told)
        return ()

    def _on(self, frame: _Frame, cue: NounCue) -> tuple[Party, ...]:
        g, verb = self.g, frame.verb
        if cue.of:
            on = self._under(frame, "of")
            if on:
                return on
        on = self._target(frame)
        if on or verb is None:
            return on
        if g.lemma[verb] in STATUS and STATUS[g.lemma[verb]] == "extended":
            wider = self._under(frame, "to", named=True)
            if wider:
                return wider
        compounds = [n for n in self.sides.modifiers(frame.noun) if self._own_target(frame.noun, n)]
        if compounds:
            return self.sides.parties(compounds)
        if frame.role in ("with", "by", "of") and g.lemma[verb] in HITTING:
            return self.sides.of(g.objects(verb))
        if g.lemma[verb] in SUFFERING and (frame.role == "dobj" or frame.role in SUFFERING_PREPS):
            return self.sides.of(g.subjects(verb)) or self._anybody(verb)
        if frame.role == "under" and g.passive(verb):
            return self.sides.of(g.objects(verb))
        if frame.role == "with" and frame.container is not None and g.lemma[verb] not in STATUS:
            # "Minsk is in the spotlight with the introduction of EU sanctions": the clause tells whom they hit.
            return self.sides.of(g.subjects(verb), named=True)
        return ()

    def _anybody(self, verb: int) -> tuple[Party, ...]:
        """Who is hit where no party is: "anybody who buys the oil risks sanctions"."""
        g = self.g
        heads = [
            i for i in g.subjects(verb) if g.pos[i] in ("NOUN", "PRON") and g.tag[i] not in ("PRP", "WDT", "WP", "EX")
        ]
        return tuple(
            Party(name=" ".join(words.quote.split()), mention=words)
            for i in heads[:1]
            for words in [mention(self.doc, g.edges[i][0], min(g.edges[i][1] + 1, i + LONGEST_ACTION))]
        )

    def _target(self, frame: _Frame) -> tuple[Party, ...]:
        """The target under "on" or "against"; of "a ban on arms exports to Mali" it is Mali."""
        places = [i for prep in ("on", "against", "upon", "towards", "toward") for i in frame.under.get(prep, ())]
        named = self.sides.of([i for i in places if i not in self.clock.tokens], named=True)
        if named:
            return named
        for i in places:
            preps = ("to", "from", "of", "with") if self.g.lemma[i] in TARGETS else ("to", "from", "with")
            inner = self.sides.of(self.g.prep_objects(i, *preps), named=True)
            inner = inner or self._under(frame, "from", named=True)
            if inner:
                return inner
        # "over", "for" and the like lead to a reason more often than to a target: only a name itself counts there.
        loose = [i for prep in ("over", "to", "for", "at", "from") for i in frame.under.get(prep, ())]
        others = self.sides.of([i for i in loose if i in self.doc._.name_of], named=True)
        return others or self.sides.of([i for i in places if i not in self.clock.tokens]) or self._far_target(frame)

    def _goods(self, frame: _Frame, cue: NounCue) -> tuple[Party, ...]:
        """What a tariff lies on where no side is named: "threatened a tax on electricity"."""
        g = self.g
        preps = ("on", "of") if cue.of else ("on", "against")
        goods = [i for prep in preps for i in frame.under.get(prep, ()) if i not in frame.held]
        goods += [i for held in frame.held for i in g.with_dep(held, "compound", "nmod") if g.pos[i] == "NOUN"]
        for i in goods:
            if i not in self.clock.tokens and g.lemma[i] not in REASONS and g.lemma[i] not in NOT_GOODS:
                inner = [j for j in g.prep_objects(i, "of", "in", "worth") if j not in self.clock.tokens]
                if inner and (g.tag[i] == "CD" or g.lemma[i] in NOT_THINGS):
                    i = inner[0]
                return parties_of_phrase(self.doc, i)
        return ()

    def _imagined(self, frame: _Frame) -> bool:
        """Whether the measure is only thought of: "a tariff on medicine would hurt more than a battalion"."""
        g, verb = self.g, frame.verb
        if verb is None or frame.role not in ("nsubj", "nsubjpass") or g.lemma[verb] in STATUS:
            return False
        helpers = {g.lower[c] for c in g.children[verb] if g.dep[c] == "aux"}
        return bool(helpers & (MODES | {"would"})) and any(g.lower[c] in ("a", "an") for c in g.children[frame.noun])

    def _sender(self, frame: _Frame) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Of "the suspension of Swedish aid to Burundi" who stops it and whom it hits."""
        g = self.g
        for flow in frame.under.get("of", ()):
            names = self.sides.modifiers(flow)
            on = self.sides.of(g.prep_objects(flow, "to", "with", "for"), named=True)
            on = on or self._under(frame, "to", "with", "for", named=True)
            if names and on:
                return self.sides.parties(names), on
        return (), self._on(frame, NOUNS[g.lemma[frame.noun].lower()]) if g.lemma[frame.noun].lower() in NOUNS else ()

    def _far_target(self, frame: _Frame) -> tuple[Party, ...]:
        """The target behind an insertion: "imposed sanctions, including travel bans, on Mali's generals"."""
        g, verb = self.g, frame.verb
        if verb is None or g.lemma[verb] not in STATUS or frame.role not in ("dobj", "nsubjpass", "ccomp"):
            return ()
        end = g.sentences[g.sentence[frame.noun]][1]
        for i in range(frame.noun + 1, min(end, frame.noun + 20)):
            if g.lower[i] in ("on", "against") and g.dep[i] == "prep":
                found = self.sides.of([j for j in g.with_dep(i, "pobj") if j not in self.clock.tokens], named=True)
                if found:
                    return found
        return ()

    def _refers(self, noun: int, explicit: bool) -> bool:
        """Whether the noun points back: "those restrictions", "parallel sanctions"."""
        g = self.g
        if g.lemma[noun].lower() not in GENERAL or not explicit:
            return False
        words = {g.lower[c] for c in g.children[noun] if c < noun}
        return bool(words & BACK or words & PARALLEL)

    # Words and day ---------------------------------------------------------------------------------------------

    def _action(self, frame: _Frame, status: Status) -> tuple[int, int]:
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

    def _governs(self, frame: _Frame, verb: int) -> bool:
        """Whether the action begins with the verb: "imposed sanctions", "hit Minsk with sanctions"."""
        lemma = self.g.lemma[verb]
        if frame.role in ("dobj", "ccomp", "nsubjpass"):
            return lemma in STATUS or lemma in SUFFERING
        return (frame.role == "with" and lemma in HITTING) or (frame.role in SUFFERING_PREPS and lemma in SUFFERING)

    def _date(self, frame: _Frame) -> Date | None:
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

    def _lifted_on(self, frame: _Frame) -> Date | None:
        """The day of the lifting itself, not of the imposing that a relative clause tells."""
        clause, verb = frame.told_in, frame.verb
        assert clause is not None and verb is not None  # the caller asks only then
        first, last = self.g.edges[clause]
        times = [t for t in self.doc._.times if self.g.sentence[t.start] == self.g.sentence[verb]]
        outside = [t for t in times if not first <= t.start <= last and t.first is not None]
        return self.clock.at(min(outside, key=lambda t: abs(t.start - verb)).start) if outside else None


def _stronger(one: Status | None, other: Status) -> Status:
    """Of two containers the one that tells more than "imposed": "the threat of a new round of sanctions"."""
    return other if one is None or one == "imposed" else one
