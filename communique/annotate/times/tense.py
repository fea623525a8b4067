"""Whether a clause looks back or ahead, by preposition, noun and verb."""

from communique.annotate.grammar import Grammar
from communique.annotate.times.lexicon import lexicon

PAST, UNKNOWN, FUTURE = -1, 0, 1
MODALS = frozenset({
    "will", "shall", "'ll", "’ll", "would", "wo", "may", "might", "should", "could", "can", "ca", "must",
})  # fmt: skip


def direction(grammar: Grammar, token: int, before: str, *, names_day: bool) -> int:
    """Whether the clause of the time at `token` looks back or ahead; `before` is the word before the expression."""
    lists = lexicon().lists
    if before in lists["back_prepositions"]:
        return PAST
    ahead = before in lists["ahead_prepositions"] or (names_day and _meant_for(grammar, token, before))
    i = token
    for _ in range(12):
        pos = grammar.pos[i]
        if pos in ("NOUN", "PROPN") and any(
            grammar.lower[c] in lists["ahead_adjectives"] and grammar.dep[c] == "amod" for c in grammar.children[i]
        ):
            return FUTURE
        if pos in ("VERB", "AUX") and i != token:
            if grammar.lemma[i] in lists["inviting"] and _leads_to(grammar, i, token):
                return FUTURE
            seen = tense(grammar, i)
            arranged = grammar.tag[i] == "VBN" and grammar.lemma[i] not in lists["ahead"]
            if before == "for" and arranged and seen == UNKNOWN:  # "is pencilled in for June"
                return FUTURE
            return FUTURE if ahead and (seen != PAST or before == "for") else seen
        if grammar.head[i] == i:
            break
        i = grammar.head[i]
    return FUTURE if ahead else UNKNOWN


def _leads_to(grammar: Grammar, verb: int, token: int) -> bool:
    """Whether an expression stands behind what one is invited to: "invited her to the summit in Lima on 3 June"."""
    return any(grammar.lower[c] == "to" and c < token for c in grammar.with_dep(verb, "prep", "dative"))


def _came(grammar: Grammar, verb: int) -> bool:
    """Whether the day has come: "was to be signed on Tuesday, when the two sat down"."""
    return any(
        grammar.tag[clause] == "VBD" and any(grammar.lower[c] == "when" for c in grammar.children[clause])
        for clause in grammar.with_dep(verb, "advcl")
    )


def _meant_for(grammar: Grammar, token: int, before: str) -> bool:
    """Whether a thing or act is meant for the day: "called a strike for Friday", "rain is forecast for Monday"."""
    if before != "for" or grammar.dep[token] != "pobj":
        return False
    return grammar.lemma[grammar.head[grammar.head[token]]] not in lexicon().lists["ahead"]


def tense(grammar: Grammar, verb: int) -> int:
    """The time of a verb's act by its form, its helpers and what it hangs on."""
    lists = lexicon().lists
    tag, lemma, dep, head = grammar.tag[verb], grammar.lemma[verb], grammar.dep[verb], grammar.head[verb]
    helpers = {grammar.lower[c]: grammar.tag[c] for c in grammar.children[verb] if grammar.dep[c] in ("aux", "auxpass")}
    if not MODALS.isdisjoint(helpers):
        return FUTURE if "have" not in helpers else PAST
    past_helper = any(helper == "VBD" for helper in helpers.values())
    present_helper = any(helper in ("VBZ", "VBP") for helper in helpers.values())
    if "to" in helpers:
        governor = grammar.lemma[head] if head != verb else ""
        if governor in lists["ahead"] or dep in ("acl", "ROOT", "relcl"):
            return FUTURE
        if governor == "be" and grammar.tag[head] == "VBD" and _came(grammar, verb):
            return PAST
        if governor in ("be", "go"):
            return FUTURE
        return tense(grammar, head) if head != verb and grammar.pos[head] in ("VERB", "AUX") else UNKNOWN
    if lemma == "be" and any(grammar.lemma[c] in lists["ahead"] for c in grammar.with_dep(verb, "acomp")):  # "is due"
        return FUTURE if tag in ("VBZ", "VBP") else UNKNOWN
    if tag == "VBN" and lemma in lists["ahead"]:
        if dep == "acl" and _over(grammar, head):  # "a round planned for May was called off"
            return UNKNOWN
        return FUTURE if present_helper or not past_helper else UNKNOWN
    if "has" in helpers or "have" in helpers or "had" in helpers or tag == "VBD" or past_helper:
        return PAST
    if tag == "VBG" and present_helper:
        return FUTURE if lemma in lists["arranged"] or lemma in lists["ahead"] else UNKNOWN
    if tag in ("VBZ", "VBP"):
        return FUTURE if lemma in lists["arranged"] or lemma in lists["ahead"] else UNKNOWN
    if tag == "VBN" and dep in ("acl", "advcl", "relcl"):
        return PAST
    if dep in ("conj", "xcomp", "advcl", "pcomp") and head != verb and grammar.pos[head] in ("VERB", "AUX"):
        return tense(grammar, head)
    return UNKNOWN


def _over(grammar: Grammar, noun: int) -> bool:
    """Whether the verb that a noun serves tells of the past."""
    verb = grammar.head[noun]
    return verb != noun and grammar.pos[verb] in ("VERB", "AUX") and tense(grammar, verb) == PAST
