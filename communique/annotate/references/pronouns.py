"""Whom "he", "she", "it" and "they" stand for: by grammar, gender and recency."""

from communique.annotate.grammar import NOUN_SUBJECTS
from communique.annotate.mentions import Actor, Gender
from communique.annotate.references.foreground import Foreground, Heard, together
from communique.codebook import cues

GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
IT = frozenset({"it", "its"})
THEY = frozenset({"they", "them", "their", "both"})
IMPERSONAL = frozenset(cues("references")["impersonal"])
REACH = 6  # sentences that "he" and "she" look back
REACH_OF_IT, REACH_OF_THEY = 1, 2
NEAR = 12  # names heard last, among which those of the pronoun's own clause are
SURE = 1.0  # points by which the best must lead the second


class Pronouns:
    """Resolves the pronouns of one document."""

    def __init__(self, foreground: Foreground) -> None:
        """Reads and adds to what the document has named so far."""
        self.foreground, self.g = foreground, foreground.g

    def resolve(self, i: int, word: str) -> None:
        """Adds a name for the pronoun `word` at token `i` if somebody fits."""
        g = self.g
        if word in GENDERS:
            self._personal(i, GENDERS[word])
        elif word in IT:
            if g.dep[i] in (*NOUN_SUBJECTS, "poss") and g.lemma[g.head[i]] not in IMPERSONAL:
                self._it(i, word)
        elif word in THEY:
            self._they(i)

    def _add(self, i: int, actor: Actor, reason: str, *, sure: bool) -> None:
        self.foreground.add(i, i + 1, i, actor, "pronoun", f"{self.g.lower[i]!r}: {reason}", sure=sure)

    def _personal(self, i: int, gender: Gender) -> None:
        """The person that "he" or "she" stands for, whose gender it tells."""
        ahead = self._ahead(i, gender)
        if ahead is not None:
            self._add(i, ahead, "the subject that follows", sure=True)
            return
        best = self._best(i, gender)
        if best is None:
            return
        heard, sure = best
        actor = heard.name.actor
        if actor.gender is None and sure:
            actor.gender = gender
        self._add(i, actor, "the person last in the foreground", sure=sure)
        self._share_office(i, actor)

    def _ahead(self, i: int, gender: Gender) -> Actor | None:
        """ "During his visit to Ankara, Fidan said": in an opening phrase the pronoun looks ahead to the subject."""
        g, names = self.g, self.foreground.names
        if g.dep[i] != "poss" or i in self.foreground.in_quotation:
            return None
        first, last = g.sentences[g.sentence[i]]
        if any(j in names and names[j].actor.kind == "person" for j in range(first, i)):
            return None
        top = i
        while g.head[top] != top and not (g.dep[top] in ("prep", "advcl") and g.pos[g.head[top]] in ("VERB", "AUX")):
            top = g.head[top]
        for subject in g.children[g.head[top]]:
            name = self.foreground.name_at.get(subject)
            if name is None or not i < subject < last or g.dep[subject] not in NOUN_SUBJECTS:
                continue
            if name.actor.kind == "person" and name.actor.gender in (None, gender) and name.form == "name":
                return name.actor
        return None

    def _share_office(self, i: int, actor: Actor) -> None:
        """ "His Egyptian counterpart Badr Abdelatty" bears the office that "his" stands for."""
        name = self.foreground.name_at.get(i + 1)
        if name is None or name.actor.kind != "person" or name.actor.role is not None:
            return
        if "counterpart" in self.g.lower[name.start : name.end]:
            name.actor.role = actor.role

    def _best(self, i: int, gender: Gender) -> tuple[Heard, bool] | None:
        """The person whom a pronoun at `i` stands for, and whether no other comes near."""
        here, heard_all = self.g.sentence[i], self.foreground.heard
        beside = {
            heard.name.actor.id
            for heard in heard_all[-NEAR:]
            if heard.sentence == here and self._same_clause(heard.name.head, i)
        }
        scores: dict[str, tuple[float, int]] = {}
        for index in range(len(heard_all) - 1, -1, -1):
            heard = heard_all[index]
            if here - heard.sentence > REACH:
                break
            actor = heard.name.actor
            if actor.kind not in ("person", "unnamed") or actor.plural or actor.gender not in (None, gender):
                continue
            if heard.name.use == "place" or actor.id in beside:
                continue
            score = self._score(heard, i, gender)
            if actor.id not in scores or score > scores[actor.id][0]:
                scores[actor.id] = (score, index)
        if not scores:
            return None
        ranked = sorted(scores.values(), key=lambda pair: (-pair[0], pair[1]))
        sure = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= SURE
        return heard_all[ranked[0][1]], sure

    def _score(self, heard: Heard, i: int, gender: Gender) -> float:
        """How well a name fits a pronoun at `i`: near, a subject, of its gender, quoted or not as it is."""
        away, actor = self.g.sentence[i] - heard.sentence, heard.name.actor
        quoted = i in self.foreground.in_quotation
        score = -1.5 * away + 2.0 * heard.subject + 0.75 * (actor.gender == gender) - 0.01 * (i - heard.name.end)
        score += 0.5 * (heard.name.form == "pronoun") + 0.5 * (self.g.dep[i] in NOUN_SUBJECTS and heard.subject)
        score += 1.0 * heard.main
        score -= 1.0 * (heard.quoted and not quoted) + 1.5 * (quoted and not heard.quoted and away == 0)
        score -= 1.5 * (heard.name.use == "modifier" and not heard.subject)
        score -= 0.75 * (actor.kind == "unnamed")
        return score

    def _same_clause(self, other: int, i: int) -> bool:
        """Whether both hang on one verb, so that "him" cannot be its subject ("Lavrov told him")."""
        g = self.g
        if g.dep[i] == "poss" or g.lower[i].endswith("self"):
            return False
        verb = g.head[i] if g.dep[i] != "pobj" else g.head[g.head[i]]
        top = other if g.dep[other] != "pobj" else g.head[other]
        return g.head[top] == verb and g.pos[verb] in ("VERB", "AUX")

    def _it(self, i: int, word: str) -> None:
        """The body, state or organisation that "it" stands for."""
        here = self.g.sentence[i]
        for heard in reversed(self.foreground.heard):
            if here - heard.sentence > REACH_OF_IT:
                return
            if heard.name.actor.kind in ("person", "unnamed", "group") or heard.name.use == "place":
                continue
            if heard.subject or (word == "its" and heard.sentence == here and heard.name.use == "actor"):
                self._add(i, heard.name.actor, "the body last in the foreground", sure=False)
                return

    def _they(self, i: int) -> None:
        """The group, or those named together, that "they" stands for."""
        here, heard_all = self.g.sentence[i], self.foreground.heard
        for index in range(len(heard_all) - 1, -1, -1):
            heard = heard_all[index]
            if here - heard.sentence > REACH_OF_THEY:
                return
            if heard.name.actor.plural and heard.name.use != "modifier":
                self._add(i, heard.name.actor, "the group last named", sure=True)
                return
            joined = self._joined(heard) or self._met(index, i)
            if joined is not None:
                self._add(i, joined, "those named together", sure=True)
                return

    def _joined(self, heard: Heard) -> Actor | None:
        """The group of all whom "and" joins to a name, if it is the last of them."""
        g, head = self.g, heard.name.head
        if g.dep[head] != "conj":
            return None
        while g.dep[head] == "conj" and g.head[head] != head:
            head = g.head[head]
        heads = set(g.conjuncts(head))
        members = [other.name.actor for other in self.foreground.heard if other.name.head in heads]
        return together(members) if len(members) > 1 else None

    def _met(self, index: int, i: int) -> Actor | None:
        """Two people told of in the sentence of "their": "Ilic shakes hands with Vadas ahead of their talks"."""
        here, heard_all = self.g.sentence[i], self.foreground.heard
        if heard_all[index].sentence != here:
            return None
        people: dict[str, Actor] = {}
        for heard in heard_all[: index + 1]:
            if heard.sentence == here and heard.name.actor.kind == "person" and heard.name.use == "actor":
                people.setdefault(heard.name.actor.id, heard.name.actor)
        return together(list(people.values())) if len(people) == 2 else None
