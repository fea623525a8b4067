"""Stretches of text that a cue reports, as half-open token spans."""

from communique.annotate.grammar import NOUN_SUBJECTS, Grammar

Stretch = tuple[int, int]

LOOSE = ",.;:–—-"  # punctuation that belongs to no content when it stands at its end


def subtree(g: Grammar, i: int) -> Stretch:
    """Token `i` with all that hangs on it."""
    first, last = g.edges[i]
    return first, last + 1


def trimmed(g: Grammar, start: int, end: int) -> Stretch:
    """A stretch without "that" and bare punctuation at its ends; quotation marks of a whole quotation stay."""
    while start < end and (
        g.text[start] in LOOSE or g.pos[start] == "SPACE" or (g.lower[start] == "that" and g.dep[start] == "mark")
    ):
        start += 1
    while end > start and (
        g.text[end - 1] in LOOSE
        or g.pos[end - 1] == "SPACE"
        or (g.lower[end - 1] in ("and", "but", "that") and g.dep[end - 1] in ("cc", "mark"))
    ):
        end -= 1
    return start, end


def merge(stretches: list[Stretch]) -> list[Stretch]:
    """Stretches in order without empty ones, those that touch or overlap as one."""
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def around(g: Grammar, first: int, start: int, end: int, last: int, *, least: int = 1) -> list[Stretch]:
    """What `first` to `last` holds beside `start` to `end`: both sides, each of at least so many tokens."""
    sides = (trimmed(g, first, start), trimmed(g, end, last))
    return merge([side for side in sides if side[1] - side[0] >= least])


def shed(g: Grammar, start: int, end: int, cues: frozenset[str]) -> Stretch:
    """A clause without the next cue of the same speaker at its end: "…, arguing that …", "… and warned that …"."""
    for i in range(start + 1, end):
        if g.lemma[i] not in cues or g.dep[i] not in ("advcl", "conj"):
            continue
        first, last = g.edges[i]
        if last < end - 1 or first <= start:
            continue
        if g.dep[i] == "advcl":
            behind_while = g.lower[first] in ("while", "whilst") and all(
                g.pos[k] in ("ADV", "SCONJ") for k in range(first, i)
            )
            joined = g.tag[i] == "VBG" and (behind_while or (first == i and g.text[first - 1] == ","))
        else:
            joined = g.tag[i] == "VBD" and g.tag[g.head[i]] != "VBD" and not g.with_dep(i, *NOUN_SUBJECTS)
        if joined:
            return trimmed(g, start, first)
    return start, end
