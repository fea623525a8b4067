"""A document that speaks: the joint statement whose sections are told and quoted, on behalf of its parties.

"Quotation of a document is a statement of the document's parties": where a text goes through a joint statement that
its parties adopted ("a section on …", a list of passages), what it quotes is what they say together.
"""

from spacy.tokens import Doc

from communique.annotate.extensions import article_of, quotations_of
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Quotation
from communique.extract.base import mention
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.saying import Saying
from communique.records import Outcome, Party


class Papers:
    """The joint documents that one article tells of, found by the outcomes extractor before."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        """Reads what the extractors before found in `doc`."""
        self.doc, self.g = doc, g
        self.joint: list[Outcome] = [
            record
            for record in doc._.found
            if isinstance(record, Outcome)
            and record.kind == "joint_statement"
            and record.action != "absent"
            and len(record.parties) > 1
        ]
        article = article_of(doc)
        self.lists = [b for b in article.blocks if b.zone == "list_item"] if article is not None else []
        self.opening = {quotation.start for quotation in quotations_of(doc)}

    def outcome_before(self, token: int) -> Outcome | None:
        """The joint document told last before a token."""
        offset = self.g.offset[token]
        told = [o for o in self.joint if min(e.start for e in o.evidence) < offset]
        return told[-1] if told else None

    def quoting(self, quotation: Quotation) -> Saying | None:
        """A quotation that nobody else says, in a sentence or list that goes through the joint document."""
        g = self.g
        if self.outcome_before(quotation.start) is None:
            return None
        first, last = g.sentences[g.sentence[quotation.start]]
        part = next((i for i in range(first, last) if self._is_part(i)), None)
        if part is None and not self._listed(quotation.start):
            return None
        if part is None:
            part = quotation.start
        words = g.text[part] if part != quotation.start else "listed"
        return Saying(part, part, [(quotation.start, quotation.end)], "document", words)

    def party(self, head: int) -> Party | None:
        """The parties of the joint document whose part speaks at `head`, as one; `role` names the document."""
        if not self._is_part(head) and not (head in self.opening and self._listed(head)):
            return None
        outcome = self.outcome_before(head)
        if outcome is None:
            return None
        parts = sorted(outcome.parties, key=lambda p: p.actor or p.name)
        return Party(
            name=" and ".join(p.name for p in parts),
            actor="+".join(p.actor or p.name for p in parts),
            role=outcome.title,
            mention=mention(self.doc, head, head + 1),
        )

    def _is_part(self, i: int) -> bool:
        return self.g.pos[i] in ("NOUN", "PROPN") and self.g.lower[i] in speech_cues().parts

    def _listed(self, i: int) -> bool:
        return any(block.start <= self.g.offset[i] < block.end for block in self.lists)
