"""Finds what a cue verb or cue noun reports, by the grammar of the clause.

The patterns, each named in `Saying.rule`: a clause ("said that …"), a clause around the cue ("Tokyo, he said, will …"),
an infinitive ("vowed to …"), an object ("stressed the need …"), a preposition ("called for …"), a name given ("called X
a …"), "according to", "as X put it", and nouns ("a warning that …"). What they report may be an attitude where no
words need have fallen ("wants to …", "supports …", "is confident that …"); `Saying.attitude` tells which.
"""

from collections.abc import Iterator

from communique.annotate.grammar import DENYING, Grammar
from communique.annotate.mentions import Quotation
from communique.extract.speech.attitudes import attitude_cues
from communique.extract.speech.contents import Contents
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.deeds import is_asked
from communique.extract.speech.frames import Frames
from communique.extract.speech.ordered import Ordered
from communique.extract.speech.saying import Saying
from communique.extract.speech.speakers import Speakers
from communique.extract.speech.standing import Standing
from communique.extract.speech.stretches import Stretch, subtree, trimmed

FRAMED = 4  # tokens between "as X put it" and the participle that X goes on with
FRAMES = {"around": "clause", "quotation": "clause"}  # the frame of attitudes.yaml that a pattern is of
RAISING = frozenset({"think", "believe", "expect", "see", "consider", "feel", "recognise", "recognize", "accept"})
SILENT = frozenset({"decline", "refuse"})
OPEN = ("clause", "around", "quotation")  # what a weak cue must hold


class Clauses:
    """The sayings that the grammar of one document shows, one for each cue."""

    def __init__(self, g: Grammar, speakers: Speakers, quotations: list[Quotation]) -> None:
        """Nothing is found before `find`."""
        self.g, self.speakers = g, speakers
        self.cues, self.attitudes = speech_cues(), attitude_cues()
        self.contents, self.frames = Contents(g), Frames(g, speakers, quotations)
        self.standing = Standing(g, speakers)
        self.ordered = Ordered(g, speakers.in_quotation)
        self.spoken: list[tuple[int, int, bool]] = []  # each cue so far, its speaker, whether "as X put it"
        self.bare: list[Saying] = []  # cues with a speaker but no content of their own: a quotation may be near

    def find(self) -> Iterator[Saying]:
        """All of them, in order of their cues."""
        g, words = self.g, self.cues.words | self.attitudes.words
        for i in [i for i in range(g.size) if g.lemma[i] in words or g.lower[i] == "according"]:
            saying = self._at(i)
            if saying is not None and saying.segments and not self._thought_in_quotation(saying):
                yield saying

    def _at(self, i: int) -> Saying | None:
        """What token `i` reports, if it is a cue."""
        g, cues, lemma = self.g, self.cues, self.g.lemma[i]
        if g.pos[i] in ("VERB", "AUX") or g.tag[i].startswith("VB"):
            if lemma == "accord":
                return self.frames.according(i)
            if lemma in cues.verbs:
                return self._verb(i, lemma)
        elif g.lower[i] == "according":
            return self.frames.according(i)
        found = self._noun(i, lemma) if g.pos[i] == "NOUN" else self.standing.adjective(i, lemma)
        if found is not None:
            return found
        return self.frames.in_view(i) if lemma in cues.in_view and g.dep[i] == "pobj" else None

    def _noun(self, i: int, lemma: str) -> Saying | None:
        """What a noun reports: "the claim that …", "their plan to …", "supporters of …"."""
        found = self.frames.noun(i) if lemma in self.cues.nouns else None
        return found or self.standing.noun(i, lemma) or self.standing.holder(i, lemma)

    def _thought_in_quotation(self, saying: Saying) -> bool:
        """Whether the cue is one of somebody's own quoted words ("I welcome …"), not a report within a quotation."""
        if saying.cue not in self.speakers.in_quotation:
            return False
        name = self.speakers.name_of.get(saying.speaker) if saying.speaker is not None else None
        return name is None or name.form == "pronoun" or saying.rule not in ("clause", "according to")

    def _verb(self, v: int, lemma: str) -> Saying | None:
        """What a cue verb reports; None where nothing was said, by nobody, or a quotation may tell more."""
        g, cues = self.g, self.cues
        unreal = g.modality(v) in ("negated", "hypothetical") and not self._denied_within(v) and not self._thinks_not(v)
        if unreal or self._unsaid(v) or is_asked(g, v):
            return None
        weak = lemma in cues.weak and not self.contents.with_particle(v, lemma)
        if weak and self._only_to(v):
            return None
        speaker, framed = self._speaker(v, weak), self.frames.is_frame(v)
        if speaker is not None:
            self.spoken.append((v, speaker, framed))
        if framed:
            return None if speaker is None else self._saying(v, speaker, self.frames.around_frame(v), "as X put it")
        if speaker is not None and g.passive(v) and not g.with_dep(v, "ccomp"):
            return self._with_attitude(self._passive(v, speaker, lemma), lemma)
        segments, rule = self._content(v, lemma, speaker)
        if not segments or (speaker is None and not (lemma in cues.hearsay and g.passive(v))):
            self._keep_bare(v, lemma)
            return None
        if weak and speaker is not None and not self._minds(speaker):
            return None
        if rule not in OPEN and not self._holds(v, lemma, rule, speaker, weak=weak):
            return None
        saying = self._saying(v, speaker, segments, rule, self._addressee(v, lemma, rule))
        return self._with_attitude(saying, lemma)

    def _with_attitude(self, saying: Saying | None, lemma: str) -> Saying | None:
        """A saying with what its verb reports, where that is no speech."""
        if saying is not None and lemma not in self.cues.spoken:
            saying.attitude = self.attitudes.of(FRAMES.get(saying.rule, saying.rule), lemma)
        return saying

    def _only_to(self, v: int) -> bool:
        """Whether a verb is a bare infinitive ("to believe that"), and not one that came to be ("came to believe")."""
        g = self.g
        if g.tag[v] != "VB" or all(g.lower[c] != "to" for c in g.children[v]):
            return False
        return g.dep[v] != "xcomp" or g.lemma[g.head[v]] not in self.attitudes.aspect

    def _minds(self, speaker: int) -> bool:
        """Whether a phrase can believe or show: somebody, a paper or a picture, no "outcome" that suggests a thing."""
        lemma = self.g.lemma[speaker]
        return self.speakers.shows(speaker, weak=True) or lemma in self.attitudes.pictures

    def _holds(self, v: int, lemma: str, rule: str, speaker: int | None, *, weak: bool) -> bool:
        """Whether a verb tells more by a bare thing, infinitive or phrase than that something was done."""
        if weak and (rule, lemma) not in self.attitudes.attitude:
            return False
        if speaker is None:
            return True
        if (rule, lemma) in self.attitudes.shown:
            return self.g.lemma[speaker] in self.attitudes.pictures
        return self.speakers.shows(speaker, weak=weak)

    def _content(self, v: int, lemma: str, speaker: int | None) -> tuple[list[Stretch], str]:
        """What a verb reports: an aside by its commas, else by grammar, else by what stands behind it."""
        if speaker is not None:
            aside = self.ordered.aside(v)
            if aside is not None:
                return aside, "around"
        segments, rule = self.contents.of_verb(v, lemma, speaker)
        if not segments and speaker is not None:
            behind = self.ordered.behind(v)
            if behind is not None:
                return behind, "clause"
        return segments, rule

    def _saying(
        self, v: int, speaker: int | None, segments: list[tuple[int, int]], rule: str, addressee: int | None = None
    ) -> Saying:
        return Saying(v, speaker, segments, rule, self.g.text[v], addressee)

    def _passive(self, v: int, speaker: int, lemma: str) -> Saying | None:
        """ "X was described by Y as Z", "the opposition to X stressed by Y": the object stands before the verb."""
        g = self.g
        named = [c for c in g.children[v] if g.lower[c] == "as" and c > v]
        if named and (lemma in self.cues.naming or lemma in self.cues.as_frame):
            return self._saying(v, speaker, [trimmed(g, named[0] + 1, max(g.edges[c][1] for c in named) + 1)], "name")
        bare = lemma in self.cues.weak and ("object", lemma) not in self.attitudes.attitude
        if bare or lemma not in self.cues.object:
            return None
        if g.dep[v] == "acl":
            segments = [trimmed(g, g.edges[g.head[v]][0], v)]
        else:  # "the visit …, whose plans were confirmed by": what the relative stands for
            subjects = [self._whole_phrase(g.head[v])] if g.dep[v] == "relcl" else g.with_dep(v, "nsubjpass")
            segments = []
            for subject in subjects:
                start, end = subtree(g, subject)
                if g.pos[subject] != "PRON":
                    segments.append(trimmed(g, start, min(end, g.edges[v][0]) if g.dep[v] == "relcl" else end))
        return self._saying(v, speaker, segments, "object") if segments else None

    def _whole_phrase(self, noun: int) -> int:
        """The noun at the top of "the visit of the president to China, whose plans …", from "China"."""
        g = self.g
        while g.dep[noun] == "pobj" and g.pos[g.head[g.head[noun]]] in ("NOUN", "PROPN"):
            noun = g.head[g.head[noun]]
        return noun

    def _keep_bare(self, v: int, lemma: str) -> None:
        """Keeps a cue for a quotation beside it; there any subject may speak ("a narrator asks")."""
        if lemma not in self.cues.clause or v in self.speakers.in_quotation:
            return
        speaker = self.speakers.of_verb(v)
        if speaker is not None and speaker not in self.speakers.in_quotation:
            self.bare.append(self._saying(v, speaker, [], "quotation"))

    def _thinks_not(self, v: int) -> bool:
        """ "Does not think that …", "did not rule out": what is denied is the clause, or said to be possible."""
        g = self.g
        if g.modality(v) != "negated" or not g.with_dep(v, "neg"):
            return False
        if g.lemma[v] == "rule" and self.contents.with_particle(v, "rule"):
            return True
        return g.lemma[v] in RAISING and bool(g.with_dep(v, "ccomp"))

    def _denied_within(self, v: int) -> bool:
        """Whether the parser took a "not" or "nobody" of the words said for the cue's own."""
        g, inside = self.g, self.speakers.in_quotation
        return v not in inside and any(
            c in inside and (g.lower[c] in DENYING or g.dep[c] in ("neg", "aux", "intj", "dobj")) for c in g.children[v]
        )

    def _unsaid(self, v: int) -> bool:
        """Whether the words did not fall: "declined to say", "refused to confirm", "asked him to say"."""
        g, cues = self.g, self.cues
        if g.lemma[v] in SILENT and any(g.lemma[c] in cues.spoken for c in g.with_dep(v, "xcomp")):
            return True
        return g.dep[v] == "xcomp" and g.lemma[g.head[v]] in cues.unsaid

    def _speaker(self, v: int, weak: bool) -> int | None:
        """The speaker by the verb's grammar; for a participle that hangs on a wrong word, whoever spoke before it."""
        g, before = self.g, self._last_speaker(v)
        if g.tag[v] == "VBG" and before is not None and before[1] and g.text[v - 1] == ",":
            return before[0]
        speaker = self.speakers.of_verb(v)
        if speaker is not None and self.speakers.is_speaker(speaker, weak=weak):
            return speaker
        if before is not None and self._loose(v):
            return before[0]
        return speaker if speaker is not None and self.speakers.can_be_told(speaker) else None

    def _loose(self, v: int) -> bool:
        """Whether a participle may be of whoever spoke before, and not of a noun that it describes or a passive."""
        g = self.g
        if g.tag[v] == "VBG":
            noun = g.head[v]
            described = g.dep[v] == "acl" and noun < v and "," not in g.text[noun:v]
            return not described or g.lemma[noun] in self.cues.papers | self.cues.nouns | self.cues.occasions
        return g.tag[v] == "VBN" and not g.prep_objects(v, "by") and not g.with_dep(v, "auxpass")

    def _last_speaker(self, v: int) -> tuple[int, bool] | None:
        """Who spoke last before `v` in its sentence, and whether that was in an "as X put it" right before it."""
        for cue, speaker, framed in reversed(self.spoken):
            if self.g.sentence[cue] != self.g.sentence[v]:
                return None
            if cue < v:
                return speaker, framed and v - cue <= FRAMED
        return None

    def _addressee(self, v: int, lemma: str, rule: str) -> int | None:
        """Whom the words are for: "told reporters", "said to his guest", "urged Tokyo to"."""
        g, names = self.g, self.speakers.name_of
        direct = [c for c in g.with_dep(v, "dobj", "dative") if c in names and g.text[c] != "to"]
        if direct and (rule in ("clause", "infinitive") or lemma in self.cues.telling):
            return direct[0]
        if lemma in self.cues.telling_to:
            return next((c for c in g.prep_objects(v, "to") if c in names), None)
        return None
