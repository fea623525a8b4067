"""One record a measure: what several places of a document tell of the same one is put together."""

from dataclasses import replace

from communique.annotate.grammar import Grammar
from communique.extract.phrases import clause_verb
from communique.extract.restrictions.acts import Act
from communique.extract.restrictions.cues import AT_ONCE, IN_ANSWER
from communique.records import Date, Party

SANCTIONING = frozenset({"sanction", "freeze", "ban"})


def merged(g: Grammar, text: str, acts: list[Act], published: str | None) -> list[tuple[Act, list[int]]]:
    """The measures with the sentences that tell them; back references take the target of the measure before.

    `published` is the day of the article: an answer to a measure of that very day came on it too.
    """
    out: list[tuple[Act, list[int]]] = []
    told: list[Act] = []
    for act in sorted(acts, key=lambda a: a.at):
        sentences = [g.sentence[act.at]]
        if act.refers:
            before = _before(g, text, act, told)
            if before is None:
                continue
            keeps = act.kind != "other" or (act.verbal and not act.echo)
            act = replace(act, on=before.on, kind=act.kind if keeps else before.kind)
            sentences = sorted({*sentences, g.sentence[before.at]})
        if act.of_instrument and (before := _before(g, text, act, told)) is not None:
            act = replace(act, by=before.by)
            sentences = sorted({*sentences, g.sentence[before.at]})
        if not act.by and (before := _beside(g, act, told)) is not None:
            on = act.on if any(p.country or p.actor for p in act.on) else (*before.on, *act.on)
            act = replace(act, by=before.by, on=on, date=act.date or before.date)
        if act.date is None and (before := _beside(g, act, told)) is not None and _same_tense(g, before, act):
            act = replace(act, date=before.date)
        if act.date is None:
            answered = _answered(g, text, act, told)
            if answered is not None and (date := _same_day(g, act, answered, published)) is not None:
                act = replace(act, date=date)
                sentences = sorted({*sentences, g.sentence[answered.at]})
        told.append(act)
        same = next((i for i, (other, places) in enumerate(out) if _same(g, act, other)), None)
        if same is None:
            out.append((act, sentences))
        else:
            other, places = out[same]
            out[same] = (_joined(other, act), sorted({*places, *sentences}))
    return out


def _before(g: Grammar, text: str, act: Act, told: list[Act]) -> Act | None:
    """The last measure told in the same paragraph."""
    for other in reversed(told):
        first, last = g.offset[other.at], g.offset[act.at]
        if other.on and "\n" not in text[first:last].strip("\n"):
            return other
    return None


def _beside(g: Grammar, act: Act, told: list[Act]) -> Act | None:
    """The measure told before in the same sentence."""
    other = told[-1] if told else None
    return other if other is not None and g.sentence[other.at] == g.sentence[act.at] else None


def _same_tense(g: Grammar, one: Act, other: Act) -> bool:
    """Whether two measures of one sentence are told in one breath: "froze … on Monday and barred …"."""
    first, second = clause_verb(g, one.at), clause_verb(g, other.at)
    if first is None or second is None or g.tag[first] != g.tag[second] or one.status != other.status:
        return False
    helpers = [{g.lower[c] for c in g.children[verb] if g.dep[c] in ("aux", "auxpass")} for verb in (first, second)]
    return helpers[0] == helpers[1]


def _answered(g: Grammar, text: str, act: Act, told: list[Act]) -> Act | None:
    """The dated measure before that an act answers: of the side that it hits, on the side that takes it."""
    if not _in_answer(g, act) and not _at_once(g, act):
        return None
    mine, hit = _sides(act.by), _sides(act.on)
    for other in reversed(told):
        if "\n" in text[g.offset[other.at] : g.offset[act.at]].strip("\n"):
            return None
        hits_back = not mine.isdisjoint(_sides(other.on)) or not hit.isdisjoint(_sides(other.by))
        if other.date is not None and other.date.precision == "day" and hits_back:
            return other
    return None


def _in_answer(g: Grammar, act: Act) -> list[str]:
    """The words of the act's sentence that call it an answer: "return", "retaliated"."""
    start, end = g.sentences[g.sentence[act.at]]
    return [g.lower[i] for i in range(start, end) if g.lemma[i] in IN_ANSWER]


def _at_once(g: Grammar, act: Act) -> list[str]:
    """The words of the act's sentence that put it on the same day: "within hours"."""
    start, end = g.sentences[g.sentence[act.at]]
    words = f" {' '.join(g.lower[start:end])} "
    return [cue for cue in AT_ONCE if f" {cue} " in words]


def _same_day(g: Grammar, act: Act, answered: Act, published: str | None) -> Date | None:
    """The day of the measure answered, where the answer came within hours, or before that day's article."""
    at_once, date = _at_once(g, act), answered.date
    if date is None or not (at_once or date.start == published):
        return None
    return date.model_copy(update={"basis": f"relative:{(at_once or _in_answer(g, act))[0]}"})


def _sides(parties: tuple[Party, ...]) -> set[str]:
    return {key for party in parties for key in (party.country, party.actor) if key is not None}


def _same(g: Grammar, one: Act, other: Act) -> bool:
    """Whether two places tell one measure: one kind, sides that do not contradict, no other day."""
    if one.refers and _keys(one.by) != _keys(other.by):
        return False  # "parallel measures" of others are measures of their own
    close = g.sentence[one.at] == g.sentence[other.at]
    if one.kind != other.kind and not (close and {one.kind, other.kind} <= SANCTIONING and _within(g, one, other)):
        return False
    if one.date is not None and other.date is not None and not _overlap(one.date, other.date):
        return False
    if close and _within(g, one, other):
        return _agree(one.by, other.by)
    if one.status != other.status and {one.status, other.status} != {"imposed", "announced"}:
        return False
    return _agree(one.by, other.by) and _share(one.on, other.on)


def _within(g: Grammar, one: Act, other: Act) -> bool:
    """Whether a noun tells its verb's measure again: "was sanctioned …, with 25 firms falling under restrictions"."""
    first, second = (one, other) if one.at < other.at else (other, one)
    return first.verbal and not second.verbal and second.at <= g.edges[first.at][1]


def _overlap(one: Date, other: Date) -> bool:
    return (
        one.start[: len(other.start)] <= other.end[: len(one.start)]
        and other.start[: len(one.end)] <= one.end[: len(other.start)]
    )


def _keys(parties: tuple[Party, ...]) -> set[str]:
    return {party.actor or party.name.lower() for party in parties}


def _agree(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return not one or not other or not _keys(one).isdisjoint(_keys(other))


def _share(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return not _keys(one).isdisjoint(_keys(other))


def _joined(first: Act, second: Act) -> Act:
    """The first telling with the parties and the day that only the second knows."""
    return replace(
        first,
        by=first.by + tuple(p for p in second.by if (p.actor or p.name.lower()) not in _keys(first.by)),
        on=first.on + tuple(p for p in second.on if (p.actor or p.name.lower()) not in _keys(first.on)),
        date=first.date or second.date,
    )
