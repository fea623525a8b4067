"""Whose measure a noun tells, and on whom it is: "US sanctions on", "the suspension of Swedish aid to"."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Name
from communique.extract.base import mention, parties_of_phrase
from communique.extract.restrictions.acts import LONGEST_ACTION
from communique.extract.restrictions.authors import Authors
from communique.extract.restrictions.cues import (
    ANSWERING,
    EFFECT,
    ENTRIES,
    FACING,
    GENERAL,
    HITTING,
    NOT_GOODS,
    NOT_THINGS,
    NOUNS,
    RATES,
    REASONS,
    SHARING,
    STATUS,
    SUFFERING,
    SUFFERING_PREPS,
    TARGETS,
    NounCue,
)
from communique.extract.restrictions.noun_frames import NounFrame
from communique.extract.restrictions.sides import BOTH, Sides
from communique.extract.when import Clock
from communique.records import Party

ACRONYM_AUTHORS = frozenset({"state:us", "state:uk", "org:eu", "org:un", "org:g7"})


class NounSides:
    """Answers who and whom for the frames of measure nouns."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock, authors: Authors) -> None:
        self.doc, self.sides, self.clock, self.authors = doc, sides, clock, authors
        self.g: Grammar = doc._.grammar

    def _own_target(self, noun: int, name: Name) -> bool:
        """Whether a state's name before the noun is hit, not the author: "Iran sanctions", but "US sanctions"."""
        actor = name.actor
        return (
            actor.kind == "state"
            and self.g.dep[name.head] == "compound"
            and actor.id not in ACRONYM_AUTHORS
            and self.g.text[name.head] == actor.name
        )

    def counter(self, noun: int) -> bool:
        """Whether the noun is the second half of "counter-measures", which the tokenizer splits."""
        return noun > 1 and self.g.lower[noun - 2 : noun] == ["counter", "-"]

    def by(self, frame: NounFrame, cue: NounCue) -> tuple[Party, ...]:
        """Whose measure it is: by its words, its owner, or the verb above."""
        g, verb = self.g, frame.verb
        by = self.under(frame, "by")
        if not by:
            hyphened = [frame.noun - 2] if self.counter(frame.noun) else []
            names = [n for i in (*frame.held, *hyphened) for n in self.sides.modifiers(i) if not self._own_target(i, n)]
            by = self.sides.parties(names)
        if not by and frame.told_in is not None:
            subjects = [s for s in g.with_dep(frame.told_in, "nsubj") if g.tag[s] not in ("WDT", "WP")]
            by = self.sides.of(subjects)
        if not by:
            by = self._by_verb(frame)
        elif verb is not None and g.lemma[verb] in SHARING and frame.role in ("dobj", "with", "to"):
            by = (*by, *(p for p in self.authors.of(verb) if p.actor not in {b.actor for b in by}))
        if not by and not cue.of:
            preps = ("of",) if cue.kind == "tariff" else ("of", "from")
            owners = [i for prep in preps for i in frame.under.get(prep, ()) if i in frame.direct]
            by = self.sides.of([i for i in owners if i not in frame.held and i not in self.clock.tokens], named=True)
        if not by and verb is not None and g.lemma[verb] in FACING:
            by = self.authors.reporter(verb)  # "The US said that buyers of its coal risk sanctions"
        if not by and verb is not None and frame.role == "nsubj" and g.lemma[verb] in EFFECT:
            by = self.authors.reporter(verb, announced=True)  # "Serbia announced that the duties would take effect"
        return by or self.sides.bloc(frame.noun)

    def _by_verb(self, frame: NounFrame) -> tuple[Party, ...]:
        """The author that the verb above names: "imposed …", "retaliated with …", "will go ahead with …"."""
        g, verb = self.g, frame.verb
        if verb is None:
            return ()
        if g.dep[verb] == "amod" and verb - 1 in self.doc._.name_of:
            return self.sides.parties([self.doc._.name_of[verb - 1]])
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
            found = self.sides.of([j for j in later if j not in self.clock.tokens], named=True)
            return found or self.authors.reporter(verb, announced=True)
        for subject in g.subjects(verb):
            if g.lemma[subject] in GENERAL:
                told = [j for clause in g.with_dep(subject, "acl", "relcl") for j in g.prep_objects(clause, "by")]
                return self.sides.parties(self.sides.modifiers(subject)) or self.sides.of(told)
        return ()

    def on(self, frame: NounFrame, cue: NounCue) -> tuple[Party, ...]:
        """Whom the measure hits, as far as a party is told."""
        g, verb = self.g, frame.verb
        if cue.of:
            on = self.under(frame, "of") or self.under(frame, "with", "to", "from", named=True)
            if on:
                return on
        struck = g.with_dep(frame.noun, "dobj")  # the headline "UK sanctions two judges", read as a noun
        on = (
            self._target(frame)
            or self.sides.of(struck)
            or (self.under(frame, "for", "of", "from", named=True) if cue.for_ else ())
        )
        if not on and verb is None and frame.role == "under":
            on = self.sides.of([g.head[g.head[frame.top]]])  # "the firm, under European sanctions since 2021, …"
        if on or verb is None:
            return on
        if g.lemma[verb] in STATUS and STATUS[g.lemma[verb]] == "extended":
            wider = self.under(frame, "to", named=True)
            if wider:
                return wider
        compounds = [n for n in self.sides.modifiers(frame.noun) if self._own_target(frame.noun, n)]
        if compounds:
            return self.sides.parties(compounds)
        if frame.role in ("with", "by", "of") and g.lemma[verb] in HITTING:
            both = [verb + 1] if g.lower[verb + 1] in BOTH and g.sentence[verb + 1] == g.sentence[verb] else []
            return self.sides.of(g.objects(verb) or both)
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

    def _target(self, frame: NounFrame) -> tuple[Party, ...]:
        """The target under "on" or "against"; of "a ban on arms exports to Mali" it is Mali."""
        places = [i for prep in ("on", "against", "upon", "towards", "toward") for i in frame.under.get(prep, ())]
        named = self.sides.of([i for i in places if i not in self.clock.tokens], named=True)
        if named:
            return named
        for i in places:
            of = self.g.lemma[i] in TARGETS or self.g.lemma[i] in ENTRIES
            preps = ("to", "from", "of", "with") if of else ("to", "from", "with")
            inner = self.sides.of(self.g.prep_objects(i, *preps), named=True)
            inner = inner or self.under(frame, "from", named=True)
            if inner:
                return inner
        # "over", "for" and the like lead to a reason more often than to a target: only a name itself counts there.
        loose = [i for prep in ("over", "to", "for", "at", "from") for i in frame.under.get(prep, ())]
        others = self.sides.of([i for i in loose if i in self.doc._.name_of], named=True)
        return others or self.sides.of([i for i in places if i not in self.clock.tokens]) or self._far_target(frame)

    def goods(self, frame: NounFrame, cue: NounCue) -> tuple[Party, ...]:
        """What a tariff lies on where no side is named: "threatened a tax on electricity"."""
        g = self.g
        preps = ("on", "of") if cue.of else ("on", "against", "for") if cue.for_ else ("on", "against")
        goods = [i for prep in preps for i in frame.under.get(prep, ()) if i not in frame.held]
        before = [i for held in frame.held for i in g.with_dep(held, "compound", "nmod") if g.pos[i] == "NOUN"]
        goods += [i for i in before if g.lemma[i] not in NOT_GOODS]
        for i in goods:
            if i not in self.clock.tokens and g.lemma[i] not in REASONS and g.lemma[i] not in RATES:
                inner = [j for j in g.prep_objects(i, "of", "in", "worth") if j not in self.clock.tokens]
                if inner and (g.tag[i] == "CD" or g.lemma[i] in NOT_THINGS):
                    i = inner[0]
                return parties_of_phrase(self.doc, i)
        return ()

    def sender(self, frame: NounFrame) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Of "the suspension of Swedish aid to Burundi" who stops it and whom it hits."""
        g = self.g
        for flow in frame.under.get("of", ()):
            names = self.sides.modifiers(flow)
            on = self.sides.of(g.prep_objects(flow, "to", "with", "for"), named=True)
            on = on or self.under(frame, "to", "with", "for", named=True)
            if names and on:
                return self.sides.parties(names), on
        return (), self.on(frame, NOUNS[g.lemma[frame.noun].lower()]) if g.lemma[frame.noun].lower() in NOUNS else ()

    def _far_target(self, frame: NounFrame) -> tuple[Party, ...]:
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

    def under(self, frame: NounFrame, *preps: str, named: bool = False) -> tuple[Party, ...]:
        """The parties under prepositions of the frame."""
        heads = [i for prep in preps for i in frame.under.get(prep, ()) if i not in self.clock.tokens]
        heads = [i for i in heads if i not in frame.held]
        return self.sides.of(heads, named=named)
