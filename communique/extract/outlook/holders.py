"""Whose forecast it is: the speaker of the words that hold it, else nobody but the author."""

from spacy.tokens import Doc

from communique.records import Party, Statement


class Holders:
    """The statements of one document by their stretches, to be asked who holds a token."""

    def __init__(self, doc: Doc) -> None:
        self._held = sorted(
            (
                (record.content_span.end - record.content_span.start, record.content_span.start, record.id, record)
                for record in doc._.found
                if isinstance(record, Statement) and record.speaker is not None
            ),
            key=lambda each: each[:3],
        )

    def of(self, offset: int) -> Statement | None:
        """The innermost statement whose words hold the code point at `offset`."""
        for _, start, _, record in self._held:
            if start <= offset < record.content_span.end:
                return record
        return None

    def by(self, offset: int) -> tuple[Party, ...]:
        """The speaker of the words at `offset`."""
        found = self.of(offset)
        return () if found is None or found.speaker is None else (found.speaker,)
