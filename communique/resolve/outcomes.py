"""`same_outcome`: one agreement, statement or decision as several documents tell it."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.records import Link, Outcome
from communique.resolve.blocking import Part
from communique.resolve.clusters import clusters, weakest
from communique.resolve.corpus import Corpus, make_link
from communique.resolve.days import Window, window
from communique.resolve.sides import blocs_of
from communique.resolve.words import contained, content_words, shared

THRESHOLD = 0.6
NEAR = 30  # days between two tellings of which one or both give no day

_STAGES = {"signed": "made", "agreed": "made", "adopted": "made", "announced": "made"}
_FORMS = {"agreement": "text", "memorandum": "text", "joint_statement": "joint", "treaty": "text", "decision": "act",
          "commitment": "act", "programme": "act", "invitation": "invitation"}  # fmt: skip


@dataclass(frozen=True)
class Result:
    """An outcome as resolvers compare it."""

    id: str
    document: str
    title: str
    form: str | None
    stage: str
    blocs: frozenset[str]
    words: frozenset[str]
    days: Window | None
    dated: bool


def result(outcome: Outcome, published: Window | None) -> Result:
    """An outcome as resolvers compare it."""
    days = window(outcome.date)
    dated = days is not None and days.length <= 31
    if not dated and published is not None:
        days = published.widened(NEAR, NEAR)
    return Result(
        id=outcome.id,
        document=outcome.document,
        title=outcome.title,
        form=_FORMS.get(outcome.kind),
        stage=_STAGES.get(outcome.action, outcome.action),
        blocs=blocs_of(outcome.parties),
        words=content_words(outcome.title),
        days=days,
        dated=dated,
    )


def compare(a: Result, b: Result) -> float | None:
    """How sure it is that two outcomes are one: the words of their titles, the parties, the days; None if they differ.

    What was signed and what is said to be missing are never one.
    """
    if a.document == b.document or a.stage != b.stage:
        return None
    if a.form is not None and b.form is not None and a.form != b.form:
        return None
    if a.days is None or b.days is None or not a.days.overlaps(b.days):
        return None
    if a.blocs and b.blocs and not (a.blocs <= b.blocs or b.blocs <= a.blocs):
        return None
    words = 0.5 * shared(a.words, b.words) + 0.5 * contained(a.words, b.words)
    who = 1.0 if a.blocs and a.blocs == b.blocs else 0.6 if a.blocs and b.blocs else 0.3
    near = 1.0 if a.dated and b.dated else 0.5
    if len(a.words & b.words) < 2 and not (a.form == "joint" == b.form and who == 1.0):
        return 0.0
    return round(0.6 * words + 0.25 * who + 0.15 * near, 6)


class SameOutcome:
    """Groups the tellings of one outcome: kind, parties and days fit and the titles have their words in common."""

    name = "same_outcome"
    version = 3

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each outcome that two or more documents tell of."""
        blocks = corpus.blocks()
        for outcome in corpus.records("outcome"):
            one = result(outcome, corpus.published(outcome.document))
            blocks.add(one, _in_short(one), _keys(one))
        for part in blocks.parts(_sure):
            yield from _links(corpus, part)


def _sure(a: Result, b: Result) -> float | None:
    score = compare(a, b)
    return score if score is not None and score >= THRESHOLD else None


def _links(corpus: Corpus, part: Part[Result]) -> Iterator[Link]:
    known = part.known

    def compatible(a: str, b: str) -> bool:
        return compare(known[a], known[b]) is not None

    groups = clusters(part.edges, compatible, lambda id: known[id].document)
    for members, score in zip(groups, weakest(groups, part.edges), strict=True):
        title = min((known[i].title for i in members), key=lambda t: (len(t), t))
        documents = corpus.tellers(known[i].document for i in members)
        why = f"{documents} tell of “{title}” with words, parties and days that fit."
        yield make_link("same_outcome", members, why, score)


def _in_short(one: Result) -> str:
    """Words first: of many papers of one month those with one title lie together."""
    return "\x1f".join((*sorted(one.words), "", *sorted(one.blocs), "" if one.days is None else str(one.days.first)))


def _keys(one: Result) -> Iterator[tuple[str, str, str]]:
    months = list(one.days.months()) if one.days is not None else []
    for month in months:
        for word in sorted(one.words):
            yield month, one.stage, word
        if one.form == "joint":
            yield month, one.stage, "|".join(sorted(one.blocs))
