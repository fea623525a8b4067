"""What a reader of one form hands on: the pieces of a document in order, and what its form states about it."""

from dataclasses import dataclass, field

from communique.records import Block, Bounds, Genre, Published, Removed, Zone

BETWEEN = "\n\n"


@dataclass(slots=True)
class Piece:
    """One paragraph-like stretch of a document.

    `zone` is None until it is known; `reason` says why the piece is taken out of the text, None that it stays.
    """

    text: str
    zone: Zone | None = None
    reason: str | None = None

    @property
    def open(self) -> bool:
        """Whether nobody has said yet what this piece is."""
        return self.zone is None and self.reason is None

    @property
    def kept(self) -> bool:
        """Whether the piece stays in the text."""
        return self.reason is None


@dataclass(slots=True)
class Stated:
    """What a document's form or its giver states about it, apart from its text; None where it is silent."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    published: Published | None = None
    updated: Published | None = None
    written: Bounds | None = None
    language: str | None = None
    genre: Genre | None = None


@dataclass(slots=True)
class Draft:
    """The pieces of a document before zones are settled, and what is stated.

    `text` is set when the words are given to the letter: then nothing is taken out, and the pieces are its lines.
    `notices` say how the words were come by (`ocr`: recognized in pictures); they are told beside what is taken out.
    """

    pieces: list[Piece]
    stated: Stated = field(default_factory=Stated)
    text: str | None = None
    notices: tuple[str, ...] = ()


def lay_out(pieces: list[Piece]) -> tuple[str, tuple[Block, ...], tuple[Removed, ...]]:
    """The clean text, its blocks, and what was taken out, counted in the text of all pieces one after another."""
    texts: list[str] = []
    blocks: list[Block] = []
    removed: list[Removed] = []
    before = after = 0
    for piece in pieces:
        size = len(piece.text)
        if piece.reason is not None:
            removed.append(Removed(start=before, end=before + size, reason=piece.reason, quote=piece.text))
        else:
            texts.append(piece.text)
            blocks.append(Block(start=after, end=after + size, zone=piece.zone or "body"))
            after += size + len(BETWEEN)
        before += size + len(BETWEEN)
    return BETWEEN.join(texts), tuple(blocks), tuple(removed)


def lay_on(text: str, pieces: list[Piece]) -> tuple[Block, ...]:
    """The blocks of a text that stays as it is: its pieces, each where it stands."""
    blocks: list[Block] = []
    end = 0
    for piece in pieces:
        start = text.index(piece.text, end)
        end = start + len(piece.text)
        blocks.append(Block(start=start, end=end, zone=piece.zone or "body"))
    return tuple(blocks)
