"""Denials without a word of denying: an answer to an accusation that says no."""

from collections.abc import Iterator

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.denial.claims import Claim, Claims
from communique.extract.denial.cues import ACCUSING, ANSWERING
from communique.extract.denial.denied import Denied
from communique.records import Statement

_NO = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nothing", "none"})
NEAR = 2  # sentences between an accusation and its answer


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
            if not self._says_no(at, record):
                continue
            deniers = (record.speaker,)
            answering = self.claims.cue(record) in ANSWERING or self._answers(record)
            claim = self.claims.before(at, deniers, None)
            if claim is None or self.g.sentence[at] - claim.sentence > NEAR + (2 if answering else 0):
                continue
            if not self.claims.about(claim, deniers) or not (answering or claim.cue in ACCUSING):
                continue
            sentences = sorted({self.g.sentence[at], self.g.sentence[self._cue_token(record, at)]})
            yield Denied(at, record.content, deniers, sentences=sentences), claim

    def _says_no(self, at: int, record: Statement) -> bool:
        """Whether the first clause of the words said is denied."""
        g = self.g
        end = min(g.sentences[g.sentence[at]][1], at + 30)
        for i in range(at, end):
            if g.offset[i] >= record.content_span.end or g.text[i] in ";":
                break
            if g.lower[i] in _NO:
                return True
        return False

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
