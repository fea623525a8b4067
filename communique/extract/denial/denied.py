"""One denial, by tokens: the step between the parse and a dispute."""

from dataclasses import dataclass, field

from communique.records import Party


@dataclass(slots=True)
class Denied:
    """What a trigger word denies; `claim` is None where the text says it nowhere.

    `noun` is the word of assertion that points to the claim ("the accusation"), `sentences` those that tell it.
    `words` name the claim where nothing before it tells it; `cut` is the token where the claim of the same sentence
    ends ("X said that …, a charge that Y denies").
    """

    at: int
    denial: str
    deniers: tuple[Party, ...]
    claim: str | None = None
    claimants: tuple[Party, ...] = ()
    noun: str | None = None
    sentences: list[int] = field(default_factory=list)
    words: str | None = None
    cut: int | None = None
