"""Mends what the parser often gets wrong about times and places, before rules read the tree.

Newspaper English puts the day before the subject without a comma: "On 20 June Pashinyan went to Istanbul". The parser
takes "20 June Pashinyan" for one name, so that the verb loses its day, and the man his name. And it lets a day reach
over a semicolon, which nothing does, and takes "a visit planned for June was …" for a clause with two verbs.
"""

from collections.abc import Iterable

from communique.annotate.grammar import NOUN_SUBJECTS, Grammar
from communique.annotate.mentions import Name, Time

VERBS = frozenset({"VERB", "AUX"})
LEADING = frozenset({"on", "in", "at", "since", "by", "until", "from", "during", "after", "before"})
CLAUSE_SUBJECTS = NOUN_SUBJECTS | {"csubj", "csubjpass"}
CLAUSAL = frozenset({"dobj", "aux", "auxpass", "mark"})  # what shows that a verb has a clause of its own
LOOSE = frozenset({"prep", "npadvmod", "advmod"})  # relations of what may be hung on another clause


def mend(g: Grammar, times: Iterable[Time]) -> None:
    """Changes the tree of `g` where a time stands in a name, or hangs on a clause beyond a semicolon."""
    changed = False
    for time in times:
        changed |= _part_from_name(g, time)
    for i, mark in enumerate(g.text):
        if mark == ";":
            changed |= _keep_before(g, i)
    for i, tag in enumerate(g.tag):
        if tag == "VBD" and g.dep[i] in CLAUSE_SUBJECTS:
            changed |= _reduce(g, i)
    if changed:
        g.forget_edges()


def _reduce(g: Grammar, verb: int) -> bool:
    """ "A visit planned for June was cancelled": the participle describes what the parser makes its subject."""
    over = g.head[verb]
    nouns = [c for c in g.children[verb] if c < verb and g.dep[c] in NOUN_SUBJECTS and g.pos[c] == "NOUN"]
    if over < verb or len(nouns) != 1 or any(g.dep[c] in CLAUSAL for c in g.children[verb]):
        return False
    g.hang(nouns[0], over, "nsubjpass" if any(g.dep[c] == "auxpass" for c in g.children[over]) else "nsubj")
    g.hang(verb, nouns[0], "acl")
    g.tag[verb] = "VBN"
    return True


def mend_places(g: Grammar, names: Iterable[Name]) -> None:
    """As `mend`, for a place before a person: "In Brussels Macron met"."""
    people = {i for name in names if name.actor.kind == "person" for i in range(name.start, name.end)}
    changed = False
    for name in names:
        somewhere = name.actor.kind == "state" or "capital" in name.reason
        if somewhere and name.form == "name" and name.end in people:
            changed |= _part(g, name.start, name.end, by_day=False)
            name.use = "place" if g.dep[name.head] == "pobj" else name.use
        elif somewhere and name.end + 1 in people and g.text[name.end] == ",":
            changed |= _free_subject(g, name.head, name.end + 1)
    if changed:
        g.forget_edges()


def _part_from_name(g: Grammar, time: Time) -> bool:
    """ "On 20 June Pashinyan went": the day hangs on "on", the name becomes the subject."""
    return _part(g, time.start, time.end, by_day=time.precision == "day")


def _part(g: Grammar, start: int, end: int, *, by_day: bool) -> bool:
    """Parts tokens `start` to `end`, behind a preposition, from the name that the parser makes them part of."""
    roots = [i for i in range(start, end) if not start <= g.head[i] < end and g.head[i] != i]
    preposition = start - 1
    if not roots or preposition < 0 or g.lower[preposition] not in LEADING:
        return False
    name = g.head[roots[-1]]
    if name < end or any(g.head[i] != name or g.dep[i] not in ("compound", "nummod") for i in roots):
        return False
    if g.pos[name] != "PROPN" and not (g.lower[preposition] == "on" and by_day):
        return False
    verb = g.head[preposition]
    if g.head[name] == preposition:
        if g.pos[verb] not in VERBS or verb < name or any(g.dep[c] in NOUN_SUBJECTS for c in g.children[verb]):
            return False
        passive = any(g.dep[c] == "auxpass" for c in g.children[verb])
        g.hang(name, verb, "nsubjpass" if passive else "nsubj")
    for i in roots[:-1]:
        g.hang(i, roots[-1], g.dep[i])
    g.hang(roots[-1], preposition, "pobj")
    return True


def _free_subject(g: Grammar, place: int, person: int) -> bool:
    """ "At the summit in Nairobi, Mensah and Diallo met": who follows the comma is the subject, not one more place."""
    while g.dep[person] == "compound" and g.head[person] > person:
        person = g.head[person]
    if g.dep[place] != "pobj" or g.head[person] != place or g.dep[person] not in ("conj", "appos"):
        return False
    verb = g.head[place]
    while g.pos[verb] not in VERBS and g.head[verb] != verb:
        verb = g.head[verb]
    if g.pos[verb] not in VERBS or verb < person or any(g.dep[c] in NOUN_SUBJECTS for c in g.children[verb]):
        return False
    g.hang(person, verb, "nsubjpass" if any(g.dep[c] == "auxpass" for c in g.children[verb]) else "nsubj")
    return True


def _keep_before(g: Grammar, mark: int) -> bool:
    """Hangs what stands before a semicolon, and on a verb behind it, on the last verb before."""
    first = g.sentences[g.sentence[mark]][0]
    stray = [i for i in range(first, mark) if g.head[i] > mark and g.dep[i] in LOOSE]
    changed = False
    for i in stray:
        verb = next((j for j in range(i - 1, first - 1, -1) if g.pos[j] in VERBS and g.dep[j] != "aux"), None)
        if verb is not None:
            g.hang(i, verb, g.dep[i])
            changed = True
    return changed
