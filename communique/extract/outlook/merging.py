"""One record an expectation: a headline and its body tell the same one."""

from dataclasses import replace

from communique.extract.outlook.expectation import Expectation
from communique.extract.words import content

LIKE = 0.75  # share of the shorter one's words


def merged(told: list[Expectation]) -> list[Expectation]:
    """The expectations in order of the text, those of the same words, window and holder as one."""
    out: list[Expectation] = []
    for one in sorted(told, key=lambda e: (e.at, e.verb)):
        k = next((k for k, other in enumerate(out) if _same(one, other)), None)
        if k is None:
            out.append(one)
        else:
            known = out[k]
            out[k] = replace(
                known,
                window=known.window or one.window,
                by=known.by or one.by,
                sentences=sorted({*known.sentences, *one.sentences}),
            )
    return out


def _same(one: Expectation, other: Expectation) -> bool:
    if one.sentences == other.sentences:
        return one.verb == other.verb and one.what == other.what
    if one.by and other.by and {p.actor or p.name for p in one.by}.isdisjoint(p.actor or p.name for p in other.by):
        return False
    if one.window is not None and other.window is not None and one.window.start != other.window.start:
        return False
    a, b = content(one.what), content(other.what)
    small = min(len(a), len(b))
    return small > 1 and len(a & b) >= LIKE * small and len(a & b) > 1
