"""How sure: the words of a hedge and the band of likelihood that they stand for."""

from communique.annotate.grammar import Grammar
from communique.extract.outlook.cues import (
    BANDS,
    CHANCES,
    CONFIRMING,
    LESS_CHANCE,
    MORE_CHANCE,
    RAISED,
    STRONGER,
    WORDS,
    Band,
)

_NOT = frozenset({"not", "n't", "n’t", "never", "no", "hardly", "neither", "nor", "nobody", "few"})


def hedge_words(g: Grammar, tokens: set[int]) -> str | None:
    """The words of a hedge in order, as the text writes them: "is expected to", "will probably not"."""
    return " ".join(g.text[i] for i in sorted(tokens)) or None


def likelihood(g: Grammar, tokens: set[int]) -> Band | None:
    """The band of the strongest word of a hedge, that of the event itself: a negation turns it round."""
    ordered = sorted(tokens)
    bands = [(i, WORDS[word]) for i in ordered if (word := _known(g, i)) is not None]
    if not bands:
        return None
    # A word of probability outweighs the modal it stands with: "will probably", "may well".
    telling = [(i, band) for i, band in bands if g.tag[i] != "MD" and g.tag[i] != "TO"] or bands
    at, name = next((pair for pair in telling if g.lemma[pair[0]] in CONFIRMING), telling[0])
    before = {g.lower[c] for c in g.children[at]} | {g.lower[i] for i in ordered}
    if g.lemma[at] in CHANCES:
        name = "likely" if before & MORE_CHANCE else "very_unlikely" if before & LESS_CHANCE else name
    elif before & STRONGER:
        name = RAISED.get(name, name)
    low, high = BANDS[name]
    if any(g.lower[i] in _NOT for i in ordered):
        return round(1 - high, 2), round(1 - low, 2)
    return low, high


def _known(g: Grammar, i: int) -> str | None:
    for word in (g.lower[i], g.lemma[i]):
        if word in WORDS:
            return word
    return None


def around(g: Grammar, verb: int) -> set[int]:
    """The hedging words that stand with a verb: its modal, "not", "probably", "almost certainly"."""
    out = set()
    for child in g.children[verb]:
        if g.dep[child] == "neg" or g.lower[child] == "never":
            out.add(child)
        elif g.dep[child] in ("advmod", "acomp") and g.lower[child] in WORDS and g.pos[child] in ("ADV", "ADJ"):
            out.add(child)
            out.update(c for c in g.children[child] if g.lower[c] in STRONGER)
    return out
