"""Denials without a word of denying: an answer to an accusation that says no."""

from collections.abc import Iterator

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.denial.claims import STEM, Claim, Claims
from communique.extract.denial.cues import ANSWERING, BLAMING
from communique.extract.denial.denied import Denied
from communique.extract.words import content
from communique.records import Statement

_NO = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nothing", "none"})
NEAR, FAR = 2, 4  # sentences between an accusation and its answer, and one that says it is an answer


class Answers:
    """The statements of one document that answer what was asserted of their speakers."""

    def __init__(self, doc: Doc, g: Grammar, claims: Claims) -> None:
        self.doc, self.g, self.claims = doc, g, claims

    def find(self) -> Iterator[tuple[Denied, Claim]]:
        """Each answer that says no, with what it answers."""
        for record in self.doc._.found:
            if not isinstance(record, Statement) or record.speaker is None:
                continue
            at = self.claims.token(record.content_span.start)
            if not says_no(self.g, at, record) or record.content.lower().startswith("not to "):
                continue  # "asked not to be named" contradicts nobody
            deniers = (record.speaker,)
            answering = self.claims.cue(record) in ANSWERING or self._answers(record)
            claim = self.claims.before(at, deniers, None)
            distance = self.g.sentence[at] - claim.sentence if claim is not None else 0
            if (
                claim is None
                or not 0 < distance <= (FAR if answering else NEAR)
                or not self.claims.about(claim, deniers)
            ):
                continue
            if not answering and claim.cue not in BLAMING and not _shares(claim.text, record.content):
                continue
            sentences = sorted({self.g.sentence[at], self.g.sentence[self._cue_token(record, at)]})
            yield Denied(at, record.content, deniers, sentences=sentences), claim

    def _answers(self, record: Statement) -> bool:
        """Whether the cue hangs on a verb of answering: "retorted to this by saying …", "hit back, saying …"."""
        g = self.g
        for piece in record.evidence:
            for i in self.claims.tokens(piece.start, piece.end):
                if g.lemma[i] in ("retort", "counter", "rejoin", "respond", "reply") and g.pos[i] == "VERB":
                    return g.offset[i] < record.content_span.start or g.offset[i] >= record.content_span.end
        return False

    def _cue_token(self, record: Statement, at: int) -> int:
        for piece in record.evidence:
            for i in self.claims.tokens(piece.start, piece.end):
                if self.g.lower[i] == (record.cue or "").lower():
                    return i
        return at


def _shares(claim: str, answer: str) -> bool:
    """Whether an answer takes up the words of a claim: "for security reasons", "there was no security reason"."""
    said, answered = content(claim, STEM), content(answer, STEM)
    return len(said & answered) >= max(2, min(len(said), len(answered)) / 2)


def says_no(g: Grammar, at: int, record: Statement) -> bool:
    """Whether the first clause of the words said, which begin at token `at`, is denied."""
    end = min(g.sentences[g.sentence[at]][1], at + 30)
    inside = [i for i in range(at, end) if g.offset[i] < record.content_span.end]
    verb = next(
        (i for i in inside if (g.pos[i] in ("VERB", "AUX") and g.head[i] not in inside) or g.head[i] == i), None
    )
    if verb is None:
        return False
    return any(g.lower[i] in _NO and (g.head[i] == verb or i - at < 3 or g.head[g.head[i]] == verb) for i in inside)
