"""Noun phrases and clauses as the words of the document, for extractors that quote what they found."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar

_LEFT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "case", "quantmod", "advmod", "predet"})
_STOPS = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "mark", "advcl", "parataxis"})
_DROPPED = frozenset({"DT", "PRP$", "PDT", "WP$", "CC", "``", "''", "-LRB-", "-RRB-", ",", ":", "_SP"})
CLAUSES = frozenset({"VERB", "AUX"})


def noun_phrase(g: Grammar, head: int, preps: frozenset[str], times: set[int]) -> tuple[int, int]:
    """The tokens of the noun phrase of `head`: what stands before it, and its complements under `preps`.

    Ends before relative clauses, appositions and what is joined by "and", and before a phrase of time.
    """
    start = head
    for child in sorted((c for c in g.children[head] if c < head), reverse=True):
        if g.dep[child] not in _LEFT or child in times:
            break
        start = min(start, g.edges[child][0])
    end = head + 1
    for child in sorted(c for c in g.children[head] if c > head):
        if g.dep[child] == "case" or (child == end and g.dep[child] == "punct" and g.text[child] in "-–"):
            end = child + 1
            continue
        if g.dep[child] != "prep" or g.lower[child] not in preps:
            if g.dep[child] in _STOPS or g.dep[child] == "prep":
                break
            continue
        objects = g.with_dep(child, "pobj")
        if not objects or objects[0] in times or g.edges[child][0] > end:
            break
        end = noun_phrase(g, joined(g, objects[0]), preps, times)[1]
    return start, end


def joined(g: Grammar, noun: int) -> int:
    """The last noun of a short list without numbers that begins with `noun`: "loans and grants"."""
    last = noun
    for conjunct in g.conjuncts(noun):
        between = range(last + 1, conjunct + 1)
        if conjunct < noun or (conjunct > noun and g.pos[conjunct] not in ("NOUN", "PROPN")):
            break
        if len(between) > 6 or any(g.tag[i] == "CD" or g.pos[i] in CLAUSES for i in between):
            break
        last = conjunct
    return last


def phrase_text(doc: Doc, g: Grammar, start: int, end: int) -> str | None:
    """The words of tokens `start` to `end` as the document writes them, determiners and marks at the ends left out."""
    while start < end and (g.tag[start] in _DROPPED or g.text[start] in "-–"):
        start += 1
    while end > start and (
        g.tag[end - 1] in _DROPPED or g.tag[end - 1] in ("POS", "IN", "TO", ".") or g.text[end - 1] in "-–"
    ):
        end -= 1
    if start >= end:
        return None
    return " ".join(doc[start:end].text.split())


def clause_verb(g: Grammar, i: int) -> int | None:
    """The verb that governs token `i` most closely, itself included."""
    while g.pos[i] not in CLAUSES:
        if g.head[i] == i:
            return None
        i = g.head[i]
    # "has been told": the helper hangs on its verb.
    while g.dep[i] in ("aux", "auxpass") and g.head[i] != i:
        i = g.head[i]
    return i


def clause_verbs(g: Grammar, i: int) -> list[int]:
    """The verbs above token `i`, the closest first, up to the sentence's root."""
    out: list[int] = []
    verb = clause_verb(g, i)
    while verb is not None and verb not in out:
        out.append(verb)
        verb = None if g.head[verb] == verb else clause_verb(g, g.head[verb])
    return out
