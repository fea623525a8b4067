"""The things that outcomes are: which nouns, under which title, between whom."""

from collections.abc import Iterable

from spacy.tokens import Doc

from communique.annotate.dates import date_of, time_near, times_in
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Name
from communique.annotate.nominals import is_person_noun
from communique.extract.base import parties_of_phrase
from communique.extract.outcome.cues import (
    ADOPTED_PAPERS,
    AGREED_PAPERS,
    DEEDS,
    DIPLOMATIC,
    GATHERING,
    JOINT,
    MADE_OF,
    SIGNED_PAPERS,
    TERMS,
    THINGS,
    UNSIGNED,
    WEAK,
    VerbCue,
    lemma_of,
    plain,
    words,
)
from communique.extract.phrases import noun_phrase, phrase_text
from communique.records import Date, Party
from communique.records.outcome import OutcomeKind

_QUANTIFIERS = frozenset(
    {
        "list",
        "number",
        "series",
        "package",
        "set",
        "range",
        "dozen",
        "string",
        "raft",
        "host",
        "variety",
        "batch",
        "couple",
        "handful",
        "lot",
        "total",
        "bundle",
        "round",
        "version",
        "text",
        "draft",
        "copy",
        "part",
        "some",
        "several",
        "all",
        "both",
        "one",
        "two",
        "three",
        "many",
        "most",
        "each",
        "dozens",
        "slew",
    }
)
_COMPLEMENTS = frozenset(
    {
        "of",
        "on",
        "for",
        "with",
        "to",
        "against",
        "about",
        "concerning",
        "regarding",
        "between",
        "over",
        "into",
        "toward",
        "towards",
        "under",
        "banning",
        "covering",
        "among",
    }
)
_TEXTS = frozenset({"text", "paper", "document"})  # "the joint text"
_INVITING = frozenset({"to", "from", "of"})
_TERMS = frozenset({"until", "till", "through", "for", "by", "before", "since"})
_LOOSE = frozenset({"on", "of", "for", "about", "concerning", "regarding", "to", "against"})
_ACTORS = frozenset({"person", "state", "organisation", "body", "ministry", "group", "company", "unnamed"})
_VAGUE = words("vague_nouns")
_PAPERS = words("papers")
LONGEST = 24  # tokens of a title


class Things:
    """Answers what a noun is as an outcome, for one document."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        self.times = {i for time in doc._.times for i in range(time.start, time.end)}
        self.places = {i for place in doc._.places for i in range(place.start, place.end)}
        self.name_of: dict[int, Name] = doc._.name_of

    def inner(self, noun: int) -> int:
        """The thing itself for a noun that counts it: "a list of 10 agreements", "two of the treaties"."""
        g = self.g
        for _ in range(2):
            if lemma_of(g, noun) not in _QUANTIFIERS and g.tag[noun] != "CD":
                return noun
            under = g.prep_objects(noun, "of")
            if not under:
                return noun
            noun = under[0]
        return noun

    def kind(self, noun: int, cue: VerbCue) -> OutcomeKind | None:
        """The kind of a noun under a verb of outcomes; None where together they tell no outcome."""
        g = self.g
        noun = self.inner(noun)
        kind = self.known(noun)
        if kind is None or (cue.action == "extended" and kind not in cue.kinds):
            return self._paper(noun, cue)
        if kind not in cue.kinds or (kind == "other" and not (cue.plain or self.diplomatic(noun))):
            return None
        if cue.action == "announced" and lemma_of(g, noun) in WEAK and not self._described(noun, MADE_OF):
            return None
        if lemma_of(g, noun) == "statement" and cue.action == "announced" and not self._described(noun, JOINT):
            return None
        if (
            kind == "decision"
            and cue.action == "agreed"
            and not any(g.dep[c] in ("acl", "prep") and c > noun for c in g.children[noun])
        ):
            return None
        return kind

    def diplomatic(self, noun: int) -> bool:
        """Whether relations are those between states in so many words."""
        return self._described(self.inner(noun), DIPLOMATIC)

    def _paper(self, noun: int, cue: VerbCue) -> OutcomeKind | None:
        """The kind of what only the verb makes an outcome: "signed the minutes", "extended the mission's mandate"."""
        g, lemma = self.g, lemma_of(self.g, noun)
        if noun in self.times or g.pos[noun] not in ("NOUN", "PROPN"):
            return None
        if cue.takes_any and g.pos[noun] == "NOUN" and cue.action == "signed":
            if lemma in UNSIGNED or noun in self.name_of or is_person_noun(g.lower[noun]):
                return None
            return "decision" if lemma in SIGNED_PAPERS else "agreement"
        if cue.takes_any and self._text_like(noun):
            return "other"
        if cue.action == "adopted" and lemma in ADOPTED_PAPERS:
            return "decision"
        if cue.action == "agreed" and lemma in AGREED_PAPERS:
            return "agreement"
        return "decision" if cue.action == "extended" and lemma in TERMS else None

    def ahead(self, verb: int) -> bool:
        """Whether a verb in the present tells what lies ahead: "the treaty is signed in June", written in May."""
        g, published = self.g, self.doc._.published
        helpers = [c for c in g.children[verb] if g.dep[c] in ("aux", "auxpass")]
        present = g.tag[verb] in ("VBZ", "VBP") or any(g.lower[c] in ("is", "are") for c in helpers)
        if not present or published is None:
            return False
        time = time_near(self.doc, verb)
        return (
            time is not None and time.first is not None and time.first[: len(published)] > published[: len(time.first)]
        )

    def known(self, noun: int) -> OutcomeKind | None:
        """The kind that the table gives a noun."""
        g = self.g
        if g.pos[noun] not in ("NOUN", "PROPN", "ADJ", "VERB") and g.lower[noun] != "mou" and "[" not in g.text[noun]:
            return None
        if g.lower[noun] in _TEXTS and self._described(noun, JOINT):
            return "joint_statement"
        if g.lower[noun] == "line" and g.lower[noun - 1] in ("swap", "credit"):
            return "agreement"
        return THINGS.get(lemma_of(g, noun)) or THINGS.get(g.lower[noun].rstrip("s"))

    def gathers(self, noun: int) -> bool:
        """Whether a plural noun gathers texts without telling what they are: "the following documents"."""
        g = self.g
        plural = g.tag[noun] in ("NNS", "NNPS") or plain(g.lower[noun]).endswith("s")
        return plural and lemma_of(g, noun) in GATHERING

    def vague(self, noun: int) -> bool:
        """Whether a noun says nothing concrete: "agreed on the importance of …"."""
        return lemma_of(self.g, noun) in _VAGUE or self.g.pos[noun] in ("PRON", "DET") or noun in self.times

    def is_deed(self, noun: int) -> bool:
        """Whether a noun is an act on a thing: "the creation of a joint commission"."""
        return lemma_of(self.g, noun) in DEEDS and bool(self.g.prep_objects(noun, "of"))

    def title(self, noun: int) -> str | None:
        """The thing in the document's words, with its complements."""
        start, end = self.span(noun)
        text = phrase_text(self.doc, self.g, start, min(end, start + LONGEST))
        return None if text is None else plain(text.split(")")[0] if "(" not in text else text)

    def span(self, noun: int) -> tuple[int, int]:
        """The tokens of a thing's title."""
        g = self.g
        asked = self.known(noun) == "invitation"
        start, end = noun_phrase(g, noun, _INVITING if asked else _COMPLEMENTS, self.times)
        first, last = g.sentences[g.sentence[noun]]
        # "10 jointly signed agreements", of which the parser makes a clause.
        if start > first and g.tag[start - 1] == "VBN" and g.head[noun] == start - 1 and not self._finite(start - 1):
            start -= 1
            while start > first and (g.tag[start - 1] in ("RB", "JJ", "CD")):
                start -= 1
        for _ in range(3):
            more = self._more(noun, end, last)
            if more == end:
                break
            end = more
        return start, end

    def _finite(self, verb: int) -> bool:
        return any(self.g.dep[c] in ("aux", "auxpass", "neg", "nsubj") for c in self.g.children[verb])

    def _more(self, noun: int, end: int, last: int) -> int:
        """The end with one more complement that the parser hung elsewhere or that only then follows."""
        g = self.g
        if end >= last:
            return end
        word, dep = g.lower[end], g.dep[end]
        if (
            dep == "prep"
            and lemma_of(g, noun) != "invitation"
            and (word in _LOOSE or word == "in" or word == "between" or word == "with")
        ):
            inside = noun <= g.head[end] < end
            objects = g.with_dep(end, "pobj")
            if objects and objects[0] not in self.times and (inside or word in _LOOSE):
                if word == "in" and (objects[0] in self.places or not inside):
                    return end
                return noun_phrase(g, objects[0], _COMPLEMENTS, self.times)[1]
            return end
        if (
            g.tag[end] == "VBG"
            and dep == "acl"
            and word
            in (
                "covering",
                "establishing",
                "creating",
                "regulating",
                "providing",
                "aimed",
                "banning",
                "governing",
                "concerning",
                "regarding",
                "allowing",
            )
        ):
            return self._before_time(end, g.edges[end][1] + 1)
        if (
            g.tag[end] == "TO"
            and g.head[end] > end
            and g.head[g.head[end]] == noun
            and g.dep[g.head[end]] in ("acl", "relcl")
        ):
            return self._before_time(end, g.edges[g.head[end]][1] + 1)
        return end

    def _before_time(self, start: int, end: int) -> int:
        g = self.g
        for i in range(start, min(end, start + LONGEST)):
            if i in self.times:
                return i - 1 if g.pos[i - 1] == "ADP" else i
        return min(end, start + LONGEST)

    def date(self, i: int) -> Date | None:
        """When the act at token `i` was done; an end ("until 2027") or a term ("for 2025") is no date of it."""
        time = time_near(self.doc, i)
        if time is None:
            return self._entry(i)
        if time.start > 0 and self.g.lower[time.start - 1] in _TERMS:
            return None
        if (time.first or "")[:4] != (time.last or "")[:4]:
            return None  # "a roadmap for cooperation in 2025-2026": nothing is signed over two years
        return self._entry(i) if self._heads(time.start, time.end) else date_of(time)

    def _entry(self, i: int) -> Date | None:
        """The day that heads the line of token `i`, as in a chronology: "26 May. Ministers sign the accord"."""
        g = self.g
        first = g.sentences[g.sentence[i]][0]
        for _ in range(4):  # the date may be a sentence of its own
            if first == 0 or "\n" in g.text[first - 1]:
                break
            first = g.sentences[g.sentence[first - 1]][0]
        for time in times_in(self.doc, first, first + 2):
            date = date_of(time) if self._heads(time.start, time.end) and time.precision == "day" else None
            if date is not None:
                return made_by(date, self.doc._.published) if date.basis != "stated" else date
        return None

    def _heads(self, start: int, end: int) -> bool:
        """Whether a day heads its line, as in a chronology: "3 March - Ministers sign"."""
        g = self.g
        opens = start == 0 or "\n" in g.text[start - 1] or (g.lower[start - 1] == "on" and start == 1)
        return opens and end < g.size and g.text[end] in ".:-–—"

    def dated_in_name(self, noun: int) -> Date | None:
        """The year in front of a thing: "the 1979 peace treaty"."""
        before = [t for t in self.doc._.times if noun - 5 <= t.start < noun and t.first is not None]
        return next((date_of(t) for t in before if self.g.edges[noun][0] <= t.start), None)

    def dated_behind(self, noun: int, end: int) -> Date | None:
        """The day or month in a paper's own name: "the memorandum of understanding of January 2024"."""
        g = self.g
        for time in times_in(self.doc, noun, min(end, noun + 8)):
            named = g.lower[time.start - 1] == "of" or (g.lower[time.start - 2 : time.start] == ["of", "the"])
            if named and time.precision in ("day", "month") and self.known(noun) is not None:
                return date_of(time)
        return None

    def parties(self, heads: Iterable[int]) -> tuple[Party, ...]:
        """The parties that phrases name; things and places are none."""
        out: dict[str, Party] = {}
        for i in heads:
            name = self.name_of.get(i)
            if (
                name is None
                or name.actor.kind not in _ACTORS
                or (name.use == "place" and name.head == i)
                or self._of_paper(i)
            ):
                continue
            for party in parties_of_phrase(self.doc, i):
                out.setdefault(party.actor or party.name, party)
        return tuple(out.values())

    def sides(self, thing: int, verb: int | None = None) -> tuple[Party, ...]:
        """The parties that a thing's own words name: "between A and B", "with A", "the A-B treaty"."""
        g = self.g
        start, end = self.span(thing)
        nouns = [i for i in range(start, end) if g.pos[i] in ("NOUN", "PROPN")]
        under = [j for i in nouns for j in g.prep_objects(i, "between", "with", "among")]
        if verb is not None:
            under += g.prep_objects(verb, "between", "with")
        # "the Sino-Russian treaty" names its sides, "a Chilean plan" only whose it is.
        before = [i for i in range(start, thing) if i in self.name_of and self.name_of[i].head == i and self._plain(i)]
        actors = {self.name_of[i].actor.id for i in before}
        return self.parties([*(before if len(actors) > 1 else ()), *under])

    def _plain(self, i: int) -> bool:
        """Not "U.S.-brokered": a name that only tells who helped."""
        g = self.g
        return not (
            i + 2 < g.size
            and g.text[i + 1] in "-–"
            and g.tag[i + 2] in ("VBN", "VBD", "JJ")
            and g.lower[i + 2].endswith("ed")
        )

    def _of_paper(self, i: int) -> bool:
        return lemma_of(self.g, i) in _PAPERS

    def _described(self, noun: int, wanted: frozenset[str]) -> bool:
        g = self.g
        return any(g.lower[i] in wanted for i in range(noun_phrase(g, noun, frozenset(), self.times)[0], noun)) or (
            wanted is MADE_OF and any(g.lower[c] in ("of", "for", "on", "to") for c in g.children[noun] if c > noun)
        )

    def _text_like(self, noun: int) -> bool:
        """Names of texts that the table does not know: "signed the Windsor Framework", "inked the Protocol of Fes"."""
        g = self.g
        name = self.name_of.get(noun)
        if name is not None and name.actor.kind in ("person", "state"):
            return False
        return g.pos[noun] == "PROPN" and any(g.dep[c] == "det" for c in g.children[noun]) and noun not in self.places


def made_by(date: Date, published: str | None) -> Date:
    """The day of a paper that exists: not one behind the publication, where its year is not told."""
    if published is None or date.start[: len(published)] <= published[: len(date.start)]:
        return date
    start, end = (f"{int(day[:4]) - 1}{day[4:]}" for day in (date.start, date.end))
    return Date(start=start, end=end, precision=date.precision, basis=date.basis)
