"""Disputes: who asserts, who denies, also where the denial stands in another paragraph or quotes no one."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.base import evidence
from communique.extract.denial.answers import Answers
from communique.extract.denial.claims import STEM, Claim, Claims
from communique.extract.denial.cues import POINTING
from communique.extract.denial.denied import Denied
from communique.extract.denial.finder import TRIGGERS, Finder
from communique.extract.denial.versions import Versions
from communique.extract.words import content
from communique.records import Article, Dispute, Party, Statement, record_id

_NEAR = 3  # sentences between two denials of one party
_LIKE = 0.6  # share of the words of one claim in another for both to be one


class Disputes:
    """Reads the disputes of one article; a denial told twice is one record."""

    name = "disputes"
    version = 4

    def __call__(self, article: Article, doc: Doc) -> Iterator[Dispute]:
        """Yields one record a denial, in order of the text."""
        g: Grammar = doc._.grammar
        triggers = [i for i, lemma in enumerate(g.lemma) if lemma in TRIGGERS]
        if not triggers and not any(isinstance(record, Statement) for record in doc._.found):
            return
        claims, finder = Claims(doc, g), Finder(doc, g)
        found = [settled(denied, claims) for i in triggers if (denied := finder.find(i)) is not None]
        told = {s for denied in found for s in denied.sentences[:1]}
        for answer, claim in (*Answers(doc, g, claims).find(), *Versions(doc, g, claims).find()):
            if not told & set(answer.sentences):
                found.append(_with_claim(answer, claim))
        seen: dict[str, int] = {}
        for denied in _merged(_completed(g, article.text, found, claims)):
            if denied.claim is not None and denied.deniers:
                yield self._dispute(article, g, denied, seen)

    def _dispute(self, article: Article, g: Grammar, denied: Denied, seen: dict[str, int]) -> Dispute:
        anchor = (article.text[slice(*g.sentence_span(denied.at))], g.text[denied.at])
        identity = record_id("dispute", article.document, *anchor)
        seen[identity] = seen.get(identity, 0) + 1
        if seen[identity] > 1:
            identity = record_id("dispute", article.document, *anchor, str(seen[identity]))
        origin = f"{self.name}@{self.version}"
        return Dispute(
            id=identity,
            document=article.document,
            claim=denied.claim or "",
            claimant=denied.claimants,
            denial=denied.denial,
            denier=denied.deniers,
            evidence=tuple(evidence(article, *g.span(*g.sentences[i]), origin) for i in denied.sentences),
        )


def settled(denied: Denied, claims: Claims) -> Denied:
    """A denial with the claim that it points to, and with who made it."""
    at, deniers = denied.at, denied.deniers
    if denied.cut is not None:
        inside = claims.around(at)
        if inside is not None:
            claimed = _with_claim(denied, inside)
            return replace(claimed, claim=claims.cut(inside, denied.cut))
    asked = claims.question(at)
    if denied.claim is not None:
        points = _points(denied)
        if denied.claimants and not points:
            return denied
        claim = claims.like(at, denied.claim, deniers) or claims.after(at, deniers) or asked
        if claim is None and points:
            return _answering(denied, claims)
        claim = claim or claims.context(at, denied.claim, deniers)
        if claim is None:
            return denied
        sentences = sorted({*denied.sentences, claim.sentence})
        return replace(denied, claimants=denied.claimants or claim.speakers, sentences=sentences)
    here_too = denied.noun == "denial"
    claim = claims.before(at, deniers, denied.noun) or claims.after(at, deniers, here_too=here_too)
    far = claim is None or abs(claims.g.sentence[at] - claim.sentence) > 1
    if asked is not None and (far or denied.noun is None):
        claim = asked
    elif far and (denied.noun is None or (claim is None and denied.words is None)):
        claim = claims.last_told(at) or claim  # "X disputes this": what the sentence before tells
    return replace(denied, claim=denied.words) if claim is None else _with_claim(denied, claim)


def _completed(g: Grammar, text: str, found: list[Denied], claims: Claims) -> list[Denied]:
    """The denials with whoever denied just before, where a passive names nobody, and with what they add at once."""
    out: list[Denied] = []
    for denied in sorted(found, key=lambda d: d.at):
        before = out[-1] if out else None
        if (
            not denied.deniers
            and before is not None
            and g.passive(denied.at)
            and _one_paragraph(g, text, before, denied)
        ):
            sentences = sorted({*denied.sentences, g.sentence[before.at]})
            denied = replace(denied, deniers=before.deniers, sentences=sentences)
        if denied.claim is not None and denied.noun is not None:
            more = [c.sentence for c in claims.added(denied.at, denied.deniers)]
            denied = replace(denied, sentences=sorted({*denied.sentences, *more}))
        out.append(denied)
    return out


def _one_paragraph(g: Grammar, text: str, one: Denied, other: Denied) -> bool:
    near = g.sentence[other.at] - g.sentence[one.at] <= _NEAR
    return near and "\n" not in text[g.offset[one.at] : g.offset[other.at]].strip("\n")


def _points(denied: Denied) -> bool:
    """Whether what is denied points to what was said before: "any part in it", "any collision"."""
    words = (denied.claim or "").lower().split()
    if words[-2:] == ["at", "all"] or denied.denial.lower().split()[-2:] == ["at", "all"]:
        return True  # "denies that there was a list at all"
    return not POINTING.isdisjoint(words) or "any" in denied.denial.lower().split()


def _answering(denied: Denied, claims: Claims) -> Denied:
    """A denial in its own words, with the sentence before that tells what it answers."""
    before = claims.before(denied.at, denied.deniers, None)
    here = claims.g.sentence[denied.at]
    if before is None or here - before.sentence > 1:
        before = claims.last_told(denied.at)
    if before is None:
        return denied
    sentences = sorted({*denied.sentences, before.sentence})
    return replace(denied, claimants=denied.claimants or before.speakers, sentences=sentences)


def _with_claim(denied: Denied, claim: Claim) -> Denied:
    told = claim if claim.told is None else claim.told
    return replace(
        denied,
        claim=told.text,
        claimants=denied.claimants or claim.speakers,
        sentences=sorted({*denied.sentences, claim.sentence, told.sentence}),
    )


def _merged(found: list[Denied]) -> list[Denied]:
    """One record a dispute: the same claim denied by the same parties."""
    out: list[Denied] = []
    for one in sorted(found, key=lambda d: d.at):
        k = next((k for k, other in enumerate(out) if _same(one, other)), None)
        if k is None:
            out.append(one)
        else:
            out[k] = replace(
                out[k],
                claimants=out[k].claimants or one.claimants,
                sentences=sorted({*out[k].sentences, *one.sentences}),
            )
    return out


def _same(one: Denied, other: Denied) -> bool:
    if _keys(one.deniers).isdisjoint(_keys(other.deniers)) and (one.deniers or other.deniers):
        return False
    a, b = content(one.claim or "", STEM), content(other.claim or "", STEM)
    if not a or not b:
        return False
    return len(a & b) >= _LIKE * min(len(a), len(b))


def _keys(parties: tuple[Party, ...]) -> set[str]:
    return {p.country or p.actor or p.name for p in parties}
