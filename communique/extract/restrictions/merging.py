"""One record a measure: what several places of a document tell of the same one is put together."""

from dataclasses import replace

from communique.annotate.grammar import Grammar
from communique.extract.phrases import clause_verb
from communique.extract.restrictions.acts import Act
from communique.extract.restrictions.cues import AT_ONCE, FORCES, GENERAL, IN_ANSWER, POWERS, VAGUE
from communique.records import Date, Party

SANCTIONING = frozenset({"sanction", "freeze", "ban"})
LATER = frozenset({"later", "afterwards", "subsequently", "eventually"})
_DONE = frozenset({"imposed", "announced"})
_TOLD = frozenset({"imposed", "announced", "threatened", "lifted"})


def able(act: Act) -> bool:
    """Whether somebody is told who can take a measure: a name, a state's, or a noun of power; snow closes no border."""
    return any(
        party.country is not None
        or not (party.actor or "unnamed:").startswith("unnamed:")
        or (party.name[:1].isupper() and party.name.lower() not in FORCES)
        or any(_singular(word) in POWERS for word in party.name.lower().split())
        for party in act.by
    )


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def merged(g: Grammar, text: str, acts: list[Act], published: str | None) -> list[tuple[Act, list[int]]]:
    """The measures with the sentences that tell them; back references take the target of the measure before.

    `published` is the day of the article: an answer to a measure of that very day came on it too.
    """
    out: list[tuple[Act, list[int]]] = []
    told: list[Act] = []
    for act in sorted(acts, key=lambda a: a.at):
        completed = _completed(g, text, act, told, published)
        if completed is None:
            continue
        act, sentences = completed
        told.append(act)
        same = next((i for i, (other, places) in enumerate(out) if _same(g, act, other)), None)
        if same is None:
            out.append((act, sentences))
        else:
            other, places = out[same]
            out[same] = (_joined(other, act), sorted({*places, *sentences}))
    return out


def _completed(g: Grammar, text: str, act: Act, told: list[Act], published: str | None) -> tuple[Act, list[int]] | None:
    """The act with what the measures told before add to it, and the sentences that tell it; `None` if it lacks them."""
    places = [act.at]
    beside = _beside(g, act, told)
    if beside is not None and act.date == beside.date and _told_later(g, act):
        act = replace(act, date=None)
    if act.refers:
        before = _before(g, text, act, told)
        if before is None:
            return None
        keeps = act.kind != "other" or (act.verbal and not act.echo)
        by = act.by or (before.by if act.echo or _specific(g, act) else ())
        act = replace(act, by=by, on=before.on, kind=act.kind if keeps else before.kind)
        places.append(before.at)
    if act.answers:
        struck = _struck(g, text, act, told)
        if struck is None:
            return None
        act = replace(act, on=struck.by, kind=struck.kind if act.echo else act.kind)
        places.append(struck.at)
    if act.inherits:
        alike = [other for other in reversed(told) if other.kind == act.kind and other.by and other.status != "lifted"]
        near = next((other for other in alike if _same_paragraph(g, text, act, other)), None)
        if near is None:
            return None
        act = replace(act, by=near.by)
        places.append(near.at)
    if act.relieves:
        eased = [other for other in reversed(told) if _relieved(g, text, act, other)]
        if not eased or any(_keys(other.by).isdisjoint(_keys(eased[0].by)) for other in eased):
            return None  # none, or of several authors
        before = eased[0]
        act = replace(act, by=act.by or before.by, on=act.on or before.on, kind=before.kind)
        places.append(before.at)
    if act.of_instrument and (before := _before(g, text, act, told)) is not None:
        act = replace(act, by=before.by)
        places.append(before.at)
    if not act.by and (before := _beside(g, act, told)) is not None:
        on = act.on if any(p.country or p.actor for p in act.on) else (*before.on, *act.on)
        act = replace(act, by=before.by, on=on, date=act.date or before.date)
    if act.date is None and (before := _beside(g, act, told)) is not None and _same_tense(g, before, act):
        act = replace(act, date=before.date)
    if act.date is None:
        answered = _answered(g, text, act, told)
        if answered is not None and (date := _same_day(g, act, answered, published)) is not None:
            act = replace(act, date=date)
            places.append(answered.at)
    if act.date is None and (before := _followed(g, text, act, told)) is not None:
        act = replace(act, date=before.date)
        places.append(before.at)
    return act, sorted({g.sentence[at] for at in places})


def _specific(g: Grammar, act: Act) -> bool:
    """Whether the act's own noun tells its sort, so that it may point back over paragraphs: "the embargo"."""
    return not act.verbal and not act.echo and g.lemma[act.at].lower() in GENERAL - VAGUE


def _struck(g: Grammar, text: str, act: Act, told: list[Act]) -> Act | None:
    """The last measure told before that hit the side which now answers; in the same paragraph whoever's it is."""
    mine = _keys(act.by) | _sides(act.by)
    for other in reversed(told):
        if not other.by or not mine.isdisjoint(_keys(other.by) | _sides(other.by)):
            continue
        if not mine.isdisjoint(_sides(other.on)) or (act.verbal and _same_paragraph(g, text, act, other)):
            return other
    return None


def _relieved(g: Grammar, text: str, act: Act, other: Act) -> bool:
    """Whether a relief that names no measure is from this one: a ban, tariff or sanction, of one paragraph with it."""
    near = _same_paragraph(g, text, act, other) or act.kind == other.kind
    return bool(other.by) and near and other.kind in ("tariff", "sanction", "ban") and other.status != "lifted"


def _same_paragraph(g: Grammar, text: str, one: Act, other: Act) -> bool:
    first, last = sorted((g.offset[one.at], g.offset[other.at]))
    return "\n" not in text[first:last].strip("\n")


def _followed(g: Grammar, text: str, act: Act, told: list[Act]) -> Act | None:
    """The dated measure that the act follows on the heels of: "On 3 May A did this to B. B did that to A".

    Both are told in the past tense, in one sentence after another, and they go back and forth between the same sides.
    """
    other = told[-1] if told else None
    if other is None or other.date is None or other.date.precision != "day" or not _same_paragraph(g, text, act, other):
        return None
    if not 0 < g.sentence[act.at] - g.sentence[other.at] <= 1 or act.status not in _TOLD or other.status not in _TOLD:
        return None
    if _in_answer(g, act) and not act.answers:
        return None  # an answer may take its time
    if not (_simple_past(g, other.at) and _simple_past(g, act.at)):
        return None
    mine, hit = _sides(act.by), _sides(act.on)
    back = not mine.isdisjoint(_sides(other.on)) or not hit.isdisjoint(_sides(other.by))
    forth = not mine.isdisjoint(_sides(other.by)) and not hit.isdisjoint(_sides(other.on))
    return other if back or forth else None


def _simple_past(g: Grammar, at: int) -> bool:
    """Whether what token `at` tells is told in the simple past."""
    verb = _finite(g, at)
    return verb is not None and g.tag[verb] == "VBD" and not any(g.dep[c] == "aux" for c in g.children[verb])


def _finite(g: Grammar, at: int) -> int | None:
    """The finite verb over token `at`: of "threatened to answer" and "announced tariffs, to be raised" the first."""
    verb = clause_verb(g, at)
    while verb is not None and g.head[verb] != verb and g.pos[g.head[verb]] == "VERB":
        infinite = g.tag[verb] in ("VB", "VBG") or any(g.lower[c] == "to" for c in g.with_dep(verb, "aux"))
        if not infinite or g.dep[verb] not in ("xcomp", "ccomp", "conj", "advcl"):
            break
        verb = g.head[verb]
    return verb


def _before(g: Grammar, text: str, act: Act, told: list[Act]) -> Act | None:
    """The measure that a back reference means: of its own sort, else the last one told in the same paragraph."""
    if _specific(g, act):
        alike = [other for other in reversed(told) if other.on and _alike(act.kind, other.kind)]
        own = [other for other in alike if not act.by or not _keys(act.by).isdisjoint(_keys(other.by))]
        if own or alike:
            return (own or alike)[0]
    return next((other for other in reversed(told) if other.on and _same_paragraph(g, text, act, other)), None)


def _alike(one: str, other: str) -> bool:
    """Whether a noun of one kind may point back to a measure of the other: "the sanctions" to an embargo."""
    return one == other or {one, other} <= SANCTIONING


def _beside(g: Grammar, act: Act, told: list[Act]) -> Act | None:
    """The measure told before in the same sentence."""
    other = told[-1] if told else None
    return other if other is not None and g.sentence[other.at] == g.sentence[act.at] else None


def _told_later(g: Grammar, act: Act) -> bool:
    """Whether an act came after what its sentence tells before: "and lifted the ban nine months later"."""
    return any(word in LATER for word in g.lower[act.at : g.sentences[g.sentence[act.at]][1]])


def _same_tense(g: Grammar, one: Act, other: Act) -> bool:
    """Whether two measures of one sentence are told in one breath: "froze … on Monday and barred …"."""
    first, second = _finite(g, one.at), _finite(g, other.at)
    if _told_later(g, other):
        return False
    alike = one.status == other.status or {one.status, other.status} <= _DONE
    if first is None or second is None or g.tag[first] != g.tag[second] or not alike:
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
    if close and _coordinated(g, one, other):
        return False
    if one.kind != other.kind and not (close and {one.kind, other.kind} <= SANCTIONING and _within(g, one, other)):
        return False
    if one.date is not None and other.date is not None and not _overlap(one.date, other.date):
        return False
    if close and _within(g, one, other) and (one.status == other.status or {one.status, other.status} <= _DONE):
        return _agree(one.by, other.by)
    if one.status != other.status and {one.status, other.status} != {"imposed", "announced"}:
        return False
    return _agree(one.by, other.by) and _share(one.on, other.on)


def _coordinated(g: Grammar, one: Act, other: Act) -> bool:
    """Whether two verbs side by side tell two deeds: "suspended the talks, cut its aid"."""
    first, second = sorted((one.at, other.at))
    if not (one.verbal and other.verbal) or first == second:
        return False
    at = second
    while g.dep[at] == "conj" and g.head[at] < at and g.head[at] != first:
        at = g.head[at]
    return g.dep[at] == "conj" and g.head[at] == first


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
