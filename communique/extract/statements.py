"""Statements: who said what, as somebody reports it."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc

from communique.annotate.dates import date_of, time_near
from communique.annotate.grammar import Grammar
from communique.extract.base import evidence, joined_heads, mention, party, party_of_phrase
from communique.extract.speech.clauses import Clauses
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.papers import Papers
from communique.extract.speech.quoted import Quoted
from communique.extract.speech.saying import Saying
from communique.extract.speech.speakers import Speakers
from communique.extract.speech.stance import stances
from communique.records import Article, Date, Evidence, Meeting, Mention, Party, Span, Statement, record_id

MARKS = "“”\"„«»「」‘’'`"


class Statements:
    """Direct, indirect and mixed speech with its speaker, addressee, and those who pass it on."""

    name = "statements"
    version = 1

    def __call__(self, article: Article, doc: Doc) -> Iterator[Statement]:
        """Yields the statements of one article in order of their cues."""
        g: Grammar = doc._.grammar
        if not g.size:
            return
        speakers = Speakers(doc, g)
        papers = Papers(doc, g)
        clauses = Clauses(doc, g, speakers)
        found = list(clauses.find())
        sayings = Quoted(doc, g, speakers, papers, token_blocks(article, g)).attribute(found, clauses.bare)
        sayings = [saying for saying in sayings if _worth(g, saying)]
        told = [saying for saying in _distinct(sayings) if not _only_passes_on(doc, g, saying, sayings)]
        seen: Counter[str] = Counter()
        for saying in sorted(told, key=lambda s: (s.cue, s.start)):
            yield self._statement(article, doc, g, saying, _reporters(saying, sayings), papers, seen)

    def _statement(
        self,
        article: Article,
        doc: Doc,
        g: Grammar,
        saying: Saying,
        via: list[Saying],
        papers: Papers,
        seen: Counter[str],
    ) -> Statement:
        origin = f"{self.name}@{self.version}"
        start, end = g.span(saying.start, saying.end)
        text = article.text
        mode = _mode(g, doc, saying)
        pieces = [g.span(*segment) for segment in saying.segments]
        if mode == "direct":
            pieces = [_unmarked(text, *piece) for piece in pieces]
            start, end = pieces[0][0], pieces[-1][1]
        anchor = (text[slice(*g.sentence_span(saying.cue))], saying.cue_text)
        key = record_id("statement", article.document, *anchor)
        seen[key] += 1
        identity = key if seen[key] == 1 else record_id("statement", article.document, *anchor, str(seen[key]))
        paper = papers.party(saying.speaker) if saying.speaker is not None else None
        speaker = paper or speaker_party(doc, g, saying.speaker)
        return Statement(
            id=identity,
            document=article.document,
            speaker=speaker,
            mode=mode,
            cue=saying.cue_text,
            content=" ".join(text[a:b] for a, b in pieces),
            content_span=Span(start=start, end=end),
            addressee=speaker_party(doc, g, saying.addressee),
            via=tuple(p for p in (speaker_party(doc, g, outer.speaker) for outer in via) if p is not None),
            date=_date(doc, saying),
            meeting=_meeting(doc, g, saying, speaker),
            stance=stances(g, saying),
            issues=_issues(doc, g, saying),
            evidence=_evidence(article, g, saying, origin),
        )


def token_blocks(article: Article, g: Grammar) -> list[tuple[int, int]]:
    """The article's blocks as token spans that cover the text; line by line where no blocks are known."""
    starts = [block.start for block in article.blocks]
    if not starts:
        text = article.text
        starts = [i + 1 for i, c in enumerate(text) if c == "\n"]
    edges, k = [0], 0
    for i, offset in enumerate(g.offset):
        while k < len(starts) and starts[k] <= offset:
            if starts[k] > 0 and edges[-1] != i:
                edges.append(i)
            k += 1
    return list(zip(edges, [*edges[1:], g.size], strict=True))


def speaker_party(doc: Doc, g: Grammar, head: int | None) -> Party | None:
    """The party that a speaker's phrase stands for, known by name or by its own words."""
    if head is None:
        return None
    joint = joined_heads(doc, head)
    if len(joint) > 1:
        parts = [_single(doc, i) for i in joint]
        named = [p for p in parts if p is not None and p.actor is not None and p.mention is not None]
        if len(named) == len(joint):
            return _together(doc, named)
    return _single(doc, head)


def _together(doc: Doc, parts: list[Party]) -> Party:
    """Several who speak with one voice, as one party."""
    spans = [p.mention for p in parts if p.mention is not None]
    start, end = spans[0].start, spans[-1].end
    return Party(
        name=" and ".join(p.name for p in parts),
        actor="+".join(sorted(p.actor for p in parts if p.actor is not None)),
        mention=Mention(start=start, end=end, quote=doc.text[start:end]),
    )


def _single(doc: Doc, head: int) -> Party | None:
    name = doc._.name_of.get(head)
    if name is not None and not (name.use == "modifier" and name.head != head and name.form == "name"):
        return party(doc, name)
    g: Grammar = doc._.grammar
    found = party_of_phrase(doc, head)
    if found is None and g.pos[head] == "PRON" and g.lower[head] not in ("i", "we", "you"):
        words = mention(doc, head, head + 1)  # somebody who speaks, but nobody knows who: the word itself
        return Party(name=words.quote.lower(), mention=words)
    return found


def _worth(g: Grammar, saying: Saying) -> bool:
    """Whether a saying says anything: at least a verb, a quotation or two words, and not a question of manner only."""
    words = sum(1 for start, end in saying.segments for i in range(start, end) if g.text[i][:1].isalnum())
    short = saying.rule == "preposition" or g.lemma[saying.cue] in speech_cues().pronominal
    return words > 1 or bool((saying.quoted or short) and words)


def _only_passes_on(doc: Doc, g: Grammar, saying: Saying, sayings: list[Saying]) -> bool:
    """Whether an outlet only passes on another's words: "the agency reported that the ministry said …" is one statement."""
    name = doc._.name_of.get(saying.speaker) if saying.speaker is not None else None
    media = (name is not None and name.actor.kind == "outlet") or (
        saying.speaker is not None and g.lemma[saying.speaker] in speech_cues().media
    )
    return media and any(
        other is not saying
        and other.speaker is not None
        and g.head[other.cue] == saying.cue
        and g.dep[other.cue] == "ccomp"
        for other in sayings
    )


def _distinct(sayings: list[Saying]) -> list[Saying]:
    """Each stretch of text once for each speaker; the first cue wins."""
    out: dict[tuple[int, int, int | None], Saying] = {}
    for saying in sayings:
        out.setdefault((saying.start, saying.end, saying.speaker), saying)
    return list(out.values())


def _reporters(saying: Saying, sayings: list[Saying]) -> list[Saying]:
    """The sayings that hold this one in their content, outermost first."""
    outer = [
        other
        for other in sayings
        if other is not saying
        and other.speaker != saying.speaker
        and any(
            start <= saying.cue < end and start <= saying.start and saying.end <= end for start, end in other.segments
        )
    ]
    return sorted(outer, key=lambda other: (other.start - other.end, other.cue))


def _mode(g: Grammar, doc: Doc, saying: Saying) -> Literal["direct", "indirect", "mixed"]:
    """Direct where nearly every letter is quoted, mixed where some are."""
    quoted = {i for q in doc._.quotations for i in range(q.start, q.end)}
    letters = [i for start, end in saying.segments for i in range(start, end) if g.text[i][:1].isalnum()]
    inside = sum(len(g.text[i]) for i in letters if i in quoted)
    total = sum(len(g.text[i]) for i in letters)
    if not inside or not total:
        return "indirect"
    return "direct" if inside >= 0.9 * total else "mixed"


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the quotation marks and the cue's comma at its ends."""
    while start < end - 1 and (text[start] in MARKS or text[start].isspace()):
        start += 1
    while end - 1 > start and (text[end - 1] in MARKS or text[end - 1] in ", " or text[end - 1].isspace()):
        end -= 1
    return start, end


def _evidence(article: Article, g: Grammar, saying: Saying, origin: str) -> tuple[Evidence, ...]:
    """The words said, and the sentence of the cue where it does not hold them all."""
    first, last = g.sentence_span(saying.cue)
    start, end = g.span(saying.start, saying.end)
    spans = [(first, last)] if first <= start and end <= last else [(min(first, start), max(last, end))]
    if spans[0][1] - spans[0][0] > (last - first) + (end - start) + 200:
        spans = sorted({(first, last), (start, end)})
    return tuple(evidence(article, a, b, origin) for a, b in spans)


def _date(doc: Doc, saying: Saying) -> Date | None:
    time = time_near(doc, saying.cue)
    return date_of(time) if time is not None else None


def _issues(doc: Doc, g: Grammar, saying: Saying) -> tuple[str, ...]:
    sentences = {g.sentence[i] for start, end in saying.segments for i in (start, end - 1)}
    return tuple(sorted({issue for s in sentences for issue in doc._.issues.get(s, ())}))


def _meeting(doc: Doc, g: Grammar, saying: Saying, speaker: Party | None) -> str | None:
    """The meeting that the cue's sentence says the words fell at: told in it, with the speaker among those who met."""
    if speaker is None:
        return None
    first, last = g.sentence_span(saying.cue)
    sentence = set(g.lemma[slice(*g.sentences[g.sentence[saying.cue]])])
    told = sentence & {
        "meeting",
        "talk",
        "visit",
        "summit",
        "conference",
        "call",
        "negotiation",
        "conversation",
        "trip",
    }
    best = None
    for record in doc._.found:
        if not isinstance(record, Meeting) or speaker.actor not in {p.actor for p in record.participants}:
            continue
        if any(first <= e.start < last or e.start <= first < e.end for e in record.evidence):
            return record.id
        if told and min(e.start for e in record.evidence) < first:
            best = record.id
    return best
