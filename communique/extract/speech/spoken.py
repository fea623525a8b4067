"""What is said in the turns of a transcript or an interview, each paragraph of an answer as one saying."""

from bisect import bisect_left
from collections import Counter

from spacy.tokens import Doc

from communique.annotate.extensions import actors_of, names_of
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Actor
from communique.codebook import cues
from communique.extract.speech.saying import Saying
from communique.extract.speech.turns import Turn, turns
from communique.records import Article, Mention, Party

SHORT = 3  # letters; initials are no longer
ADDRESSED = frozenset({"you", "your"})
FIRST_PERSON = frozenset(cues("turns")["first_person"])
NO_LABELS = frozenset(cues("turns")["no_labels"])
ANSWERERS = frozenset(cues("turns")["answerers"])


class Spoken:
    """The turns of one document as sayings, and what they make of sayings found within them."""

    def __init__(self, article: Article, doc: Doc, g: Grammar) -> None:
        """Finds the turns and whoever speaks in them."""
        self.article, self.doc, self.g = article, doc, g
        self.turns, self.first = turns(article)
        self.labels = list(dict.fromkeys(turn.label for turn in self.turns))
        self.parties: dict[str, Party | None] = {}
        self.sayings = [said for turn in self.turns if not turn.asks for said in self._saying(turn)]
        self.starts = [turn.start for turn in self.turns]

    def speaks(self, saying: Saying) -> bool:
        """Whether whoever a line names before its colon can speak: no "UPDATE:", nobody within the turns."""
        return not self.covers(saying.cue) and self.g.lower[saying.cue - 1] not in NO_LABELS

    def covers(self, token: int) -> bool:
        """Whether a token stands in a turn or behind the first."""
        return self.first is not None and self.g.offset[token] >= self.first

    def holds(self, saying: Saying) -> bool:
        """Whether a saying is part of a turn, which says it as a whole, or of what a question asks."""
        if not self.turns:
            return False
        offset = self.g.offset[saying.cue]
        k = bisect_left(self.starts, offset + 1) - 1
        if k < 0 or offset >= self.turns[k].end or saying.speaker is None:
            return False
        asked = self.turns[k].asks and (
            self.g.offset[saying.speaker] < self.turns[k].start or saying.attitude in ("intends", "judges")
        )
        own = self.g.tag[saying.cue] in ("VBZ", "VBP") and saying.rule in ("object", "infinitive", "preposition")
        if own and not self.turns[k].asks:  # "Zambia welcomes the treaty", in its spokesman's mouth
            return True
        return asked or self.g.lower[saying.speaker] in FIRST_PERSON | ADDRESSED

    def _saying(self, turn: Turn) -> list[Saying]:
        """The saying of one paragraph of an answer; none where nobody knows who speaks."""
        if turn.label not in self.parties:
            self.parties[turn.label] = self._party(turn.label)
        party = self.parties[turn.label]
        start, end = bisect_left(self.g.offset, turn.start), bisect_left(self.g.offset, turn.end)
        if party is None or start >= end:
            return []
        at = self.article.text.find(turn.label, turn.label_start, turn.start) if turn.label else -1
        if at >= 0:
            words = Mention(start=at, end=at + len(turn.label), quote=turn.label)
            party = party.model_copy(update={"mention": words})
        cue = max(start - 1, 0) if at >= 0 else start
        return [Saying(cue, None, [(start, end)], "turn", ":" if at >= 0 else "", party=party)]

    def _party(self, label: str) -> Party | None:
        """Whom a label stands for; the guest where it names nobody."""
        word = label.lower().rstrip(" .:0123456789")
        if not label or word in ("a", "answer", "reply", "response", "guest"):
            return _told(self._guest()) or (Party(name=label) if len(label) > 1 else None)
        actor = self._named(label)
        if actor is None and word in ANSWERERS:
            longer = [other for other in self.labels if other.lower().startswith(word + " ")]
            actor = self._named(longer[0]) if longer else None
        return _told(actor) or Party(name=label.title() if label.isupper() and len(label) > SHORT else label)

    def _named(self, label: str) -> Actor | None:
        """The person of the document whose name, surname, initials or office a label is."""
        words = [word.casefold().strip(".,") for word in label.split()]
        people = [actor for actor in actors_of(self.doc) if actor.kind == "person" and not actor.plural]
        names = {id(actor): [w.casefold() for w in actor.name.split()] for actor in people}
        whole = [a for a in people if names[id(a)] == words[-len(names[id(a)]) :]]
        if whole:
            return whole[0]
        surnamed = [a for a in people if words[-1] in (names[id(a)][-1], *(al.casefold() for al in a.aliases))]
        if surnamed:
            return surnamed[0]
        if len(words) == 1 and label.isupper() and 1 < len(label) < 4:
            return next((a for a in people if "".join(n[0] for n in names[id(a)]) == words[0]), None)
        fits = [a for a in people if a.role is not None and set(words) - {"the"} <= set(a.role.casefold().split())]
        return fits[0] if len(fits) == 1 else None

    def _guest(self) -> Actor | None:
        """Whom the lines before the first question name most; the first of those named as often."""
        authors = " ".join(self.article.authors).casefold()
        counts: Counter[int] = Counter()
        actors: dict[int, Actor] = {}
        for name in names_of(self.doc):
            actor = name.actor
            if actor.kind != "person" or actor.plural or actor.name.casefold() in authors:
                continue
            if self.first is not None and self.g.offset[name.start] < self.first:
                actors.setdefault(id(actor), actor)
                counts[id(actor)] += 1
        return actors[counts.most_common(1)[0][0]] if counts else None


def _told(actor: Actor | None) -> Party | None:
    if actor is None:
        return None
    name = actor.name.title() if actor.name.isupper() and len(actor.name) > SHORT else actor.name
    return Party(name=name, actor=actor.id, role=actor.role, country=actor.country)
