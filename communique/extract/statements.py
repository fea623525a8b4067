"""Statements: who said what, as somebody reports it."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc

from communique.annotate.dates import date_of, time_near
from communique.annotate.extensions import grammar_of, quotations_of
from communique.annotate.grammar import Grammar
from communique.extract.base import evidence, mention
from communique.extract.speech.bounds import bound
from communique.extract.speech.chains import chained
from communique.extract.speech.clauses import Clauses
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.neuter import Neuter
from communique.extract.speech.papers import Papers
from communique.extract.speech.parties import speaker_party
from communique.extract.speech.quoted import Quoted, token_blocks
from communique.extract.speech.saying import Saying
from communique.extract.speech.set_phrases import SetPhrases
from communique.extract.speech.silent import Silent
from communique.extract.speech.speakers import Speakers
from communique.extract.speech.spoken import Spoken
from communique.extract.speech.stance import stances
from communique.extract.speech.told import reporters, told
from communique.extract.speech.transcripts import Transcripts
from communique.extract.speech.what import Whats
from communique.records import Article, Date, Evidence, Meeting, Party, Span, Statement, record_id

MARKS = "“”\"„«»「」‘’'`"
QUOTED = 0.9  # the share of the letters between marks from which on a statement is direct
APART = 200  # code points between a cue's sentence and its content from which on they are two pieces of evidence


class Statements:
    """Direct, indirect and mixed speech with its speaker, addressee, and those who pass it on."""

    name = "statements"
    version = 6

    def __call__(self, article: Article, doc: Doc) -> Iterator[Statement]:
        """Yields the statements of one article in order of their cues."""
        g = grammar_of(doc)
        if not g.size:
            return
        papers, speakers = Papers(doc, g), Speakers(doc)
        sayings = _sayings(article, doc, papers, speakers)
        teller = _Teller(article, doc, papers, speakers, f"{self.name}@{self.version}")
        for saying in told(doc, g, sayings):
            yield teller.statement(saying, reporters(saying, sayings))


def _sayings(article: Article, doc: Doc, papers: Papers, speakers: Speakers) -> list[Saying]:
    """What is said in a document: in turns and labelled paragraphs, by grammar, and in quotations."""
    g, quotations, blocks = grammar_of(doc), quotations_of(doc), token_blocks(article, grammar_of(doc))
    spoken = Spoken(article, doc, g)
    labelled = [saying for saying in Transcripts(g, speakers, blocks).find() if spoken.speaks(saying)]
    within = {i for saying in labelled if saying.cue > blocks[0][1] for i in range(saying.cue, saying.end)}
    speakers.in_quotation |= within
    quotations = [quotation for quotation in quotations if quotation.end - 1 not in within]
    clauses = Clauses(g, speakers, quotations)
    whats = list(Whats(g, speakers).find())
    passing = within.union(saying.cue for saying in whats)
    found = whats + [saying for saying in clauses.find() if saying.cue not in passing]
    found += SetPhrases(g, speakers).find({saying.cue for saying in found})
    chained(g, found, speakers)
    bound(g, found, speakers.in_quotation, speakers.name_of)
    silent = Silent(doc, g, speakers.in_quotation)
    found, bare = silent.without_settings(found)
    clauses.bare += bare
    quoted = Quoted(g, quotations, speakers, papers, blocks).attribute(found, clauses.bare)
    sayings = [saying for saying in quoted if not spoken.holds(saying) and not silent(saying)]
    return [saying for saying in [*spoken.sayings, *sayings, *labelled] if _worth(g, saying)]


class _Teller:
    """Makes the statements of one article from sayings."""

    def __init__(self, article: Article, doc: Doc, papers: Papers, speakers: Speakers, origin: str) -> None:
        self.article, self.doc, self.g = article, doc, grammar_of(doc)
        self.papers, self.in_quotation, self.origin = papers, speakers.in_quotation, origin
        self.relative, self.neuter = speakers.relative, Neuter(doc)
        self.meetings = [
            (record.id, {p.actor for p in record.participants}, [(e.start, e.end) for e in record.evidence])
            for record in doc._.found
            if isinstance(record, Meeting)
        ]
        self.seen: Counter[str] = Counter()

    def statement(self, saying: Saying, via: list[Saying]) -> Statement:
        """The statement that a saying makes, passed on by those of `via`, outermost first."""
        doc, g, text = self.doc, self.g, self.article.text
        start, end = g.span(saying.start, saying.end)
        mode = self._mode(saying)
        pieces = [g.span(*segment) for segment in saying.segments]
        if mode == "direct":
            pieces = [_unmarked(text, *piece) for piece in pieces]
            start, end = pieces[0][0], pieces[-1][1]
        speaker = saying.party
        if speaker is None and saying.speaker is not None:
            speaker = self.papers.party(saying.speaker)
        if speaker is None:
            speaker = self._speaker(saying)
        return Statement(
            id=self._id(saying),
            document=self.article.document,
            speaker=speaker,
            mode=mode,
            cue=saying.cue_text,
            content=" ".join(text[a:b] for a, b in pieces),
            content_span=Span(start=start, end=end),
            attitude=saying.attitude,
            addressee=speaker_party(doc, saying.addressee),
            via=self._via(saying, via),
            date=self._date(saying),
            meeting=self._meeting(saying, speaker),
            stance=stances(g, saying),
            issues=self._issues(saying),
            evidence=self._evidence(saying),
        )

    def _via(self, saying: Saying, outer: list[Saying]) -> tuple[Party, ...]:
        """Those who pass a saying on: whoever reports the words that hold it, then its own."""
        told = [other.party or speaker_party(self.doc, other.speaker) for other in outer]
        told += [speaker_party(self.doc, i) for i in saying.via]
        return tuple(party for party in told if party is not None)

    def _speaker(self, saying: Saying) -> Party | None:
        """Who speaks, by the word nearest to the cue: in "the envoy, who said …" that is "who"."""
        if saying.speaker is not None and (meant := self.neuter.stands_for(saying.speaker)) != saying.speaker:
            stood_for, words = speaker_party(self.doc, meant), mention(self.doc, saying.speaker, saying.speaker + 1)
            return stood_for.model_copy(update={"mention": words}) if stood_for is not None else None
        speaker, word = speaker_party(self.doc, saying.speaker), self.relative.get(saying.speaker or -1)
        if saying.speaker is not None and self._is_author(saying.speaker):
            words = mention(self.doc, saying.speaker, saying.speaker + 1)
            return Party(name=self.article.authors[0], mention=words)
        if speaker is None or word is None or not word < saying.cue <= self.g.edges[saying.speaker or 0][1]:
            return speaker
        return speaker.model_copy(update={"mention": mention(self.doc, word, word + 1)})

    def _is_author(self, i: int) -> bool:
        """Whether a token is the "I" of the article's only author."""
        return self.g.lower[i] == "i" and i not in self.in_quotation and len(self.article.authors) == 1

    def _id(self, saying: Saying) -> str:
        """The id by the cue and its sentence; a second statement of the same cue gets a number."""
        anchor = (self.article.text[slice(*self.g.sentence_span(saying.cue))], saying.cue_text)
        key = record_id("statement", self.article.document, *anchor)
        self.seen[key] += 1
        if self.seen[key] == 1:
            return key
        return record_id("statement", self.article.document, *anchor, str(self.seen[key]))

    def _mode(self, saying: Saying) -> Literal["direct", "indirect", "mixed"]:
        """Direct where nearly every letter is quoted, mixed where some are."""
        if saying.rule == "turn":
            return "direct"
        inside = total = 0
        for start, end in saying.segments:
            for i in range(start, end):
                word = self.g.text[i]
                if word[0].isalnum():
                    total += len(word)
                    inside += len(word) * (i in self.in_quotation)
        if not inside:
            return "indirect"
        return "direct" if inside >= QUOTED * total else "mixed"

    def _date(self, saying: Saying) -> Date | None:
        time = time_near(self.doc, saying.cue)
        return date_of(time) if time is not None else None

    def _meeting(self, saying: Saying, speaker: Party | None) -> str | None:
        """The meeting that the words fell at: told in the cue's sentence, or before it and spoken of there.

        The speaker is among those who met.
        """
        if speaker is None or not self.meetings:
            return None
        first, last = self.g.sentence_span(saying.cue)
        words = self.g.lemma[slice(*self.g.sentences[self.g.sentence[saying.cue]])]
        spoken_of = not speech_cues().contacts.isdisjoint(words)
        best = None
        for identity, actors, spans in self.meetings:
            if speaker.actor not in actors:
                continue
            if any(first <= start < last or start <= first < end for start, end in spans):
                return identity
            if spoken_of and min(spans)[0] < first:
                best = identity
        return best

    def _issues(self, saying: Saying) -> tuple[str, ...]:
        sentences = {self.g.sentence[i] for start, end in saying.segments for i in (start, end - 1)}
        return tuple(sorted({issue for s in sentences for issue in self.doc._.issues.get(s, ())}))

    def _evidence(self, saying: Saying) -> tuple[Evidence, ...]:
        """The words said, and the sentence of the cue where it does not hold them all."""
        first, last = self.g.sentence_span(saying.cue)
        start, end = self.g.span(saying.start, saying.end)
        spans = [(min(first, start), max(last, end))]
        if spans[0][1] - spans[0][0] > (last - first) + (end - start) + APART:
            spans = sorted({(first, last), (start, end)})
        return tuple(evidence(self.article, a, b, self.origin) for a, b in spans)


def _worth(g: Grammar, saying: Saying) -> bool:
    """Whether a saying says anything: two words at least; one will do in marks, behind "called for" or "denied"."""
    words = sum(1 for start, end in saying.segments for i in range(start, end) if g.text[i][0].isalnum())
    pronoun = g.pos[saying.start] == "PRON" and saying.end - saying.start == 1
    short = (saying.rule == "preposition" and not pronoun) or g.lemma[saying.cue] in speech_cues().pronominal
    short = short or (saying.attitude == "judges" and g.pos[saying.start] in ("NOUN", "PROPN"))
    return words > 1 or bool((saying.quoted or short) and words)


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the quotation marks and the cue's comma at its ends."""
    while start < end - 1 and (text[start] in MARKS or text[start].isspace()):
        start += 1
    while end - 1 > start and (text[end - 1] in MARKS or text[end - 1] in ", " or text[end - 1].isspace()):
        end -= 1
    return start, end
