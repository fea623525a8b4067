"""Events ahead that nouns tell: confirmed plans, "the vote scheduled for May", "the upcoming election"."""

from communique.extract.outlook.collector import Collector
from communique.extract.outlook.cues import CONFIRMING, EVENT_NOUNS, EVENTS
from communique.extract.outlook.hedges import around
from communique.records import Date


class Events:
    """Reads the nouns of plans and events of one document; each rule says whether it took the word."""

    def __init__(self, told: Collector) -> None:
        self.told, self.g = told, told.g
        self.events: list[tuple[int, int, Date | None]] = []  # told in the end, where no clause tells them

    def plan(self, i: int) -> bool:
        """ "Confirmed his plans to visit Tunis", "the visit of X to Y, whose plans were confirmed by Z"."""
        g = self.g
        verb = g.head[i] if g.dep[i] in ("dobj", "nsubjpass", "ccomp") and g.pos[g.head[i]] == "VERB" else None
        confirmed = verb is not None and g.lemma[verb] in CONFIRMING and not around(g, verb) and self._plain(verb)
        by = self.told.parties(g.agents(verb)) if confirmed and verb is not None else None
        hedge = {i} | ({verb} if confirmed and verb is not None else set())
        if any(g.tag[c] == "WP$" for c in g.children[i]) and verb is not None and confirmed:
            noun = self._event_above(verb)
            if noun is not None:
                span = (g.edges[noun][0], verb)
                self.told.add(i, noun, self.told.clauses.phrase(noun), hedge, self.told.windows.within(*span), by=by)
            return noun is not None
        act = next((c for c in g.with_dep(i, "acl", "relcl", "xcomp") if self.told.is_infinitive(c)), None)
        owner = [c for c in g.with_dep(i, "poss") if self.told.worth.is_actor(c)]
        if act is None or g.lemma[act] not in EVENTS or not owner or (verb is not None and not confirmed):
            return False
        span = (g.edges[i][0], g.edges[i][1] + 1)
        self.told.add(i, act, self.told.clauses.phrase(i), hedge, self.told.windows.of(act, *span), by=by)
        return True

    def _plain(self, verb: int) -> bool:
        return not any(
            self.g.dep[c] in ("neg", "aux") and self.g.lower[c] not in ("has", "have", "had")
            for c in self.g.children[verb]
        )

    def _event_above(self, verb: int) -> int | None:
        """The noun of an event that a clause hangs on: "the visit of X, whose plans were confirmed"."""
        g = self.g
        i: int = verb
        for _ in range(6):
            i = g.head[i]
            if g.lemma[i].lower() in EVENT_NOUNS and g.pos[i] in ("NOUN", "PROPN"):
                return i
        return None

    def scheduled(self, i: int) -> bool:
        """ "The vote scheduled for May", "talks planned for next week"."""
        g = self.g
        noun = g.head[i]
        if g.dep[i] != "acl" or g.tag[i] not in ("VBN", "JJ") or g.pos[noun] not in ("NOUN", "PROPN"):
            return False
        if g.lemma[noun].lower() not in EVENT_NOUNS and not g.prep_objects(i, "for", "in", "on"):
            return False
        self.events.append((i, noun, self.told.windows.of(i, i, g.edges[i][1] + 1)))
        return True

    def announced(self, i: int) -> bool:
        """ "The upcoming election in June"."""
        g = self.g
        noun = g.head[i]
        if g.dep[i] != "amod" or g.lemma[noun].lower() not in EVENT_NOUNS:
            return False
        self.events.append((i, noun, self.told.windows.of(noun, *g.edges[noun])))
        return True

    def tell(self) -> None:
        """Tells the events that no clause has told."""
        for i, noun, window in self.events:
            self._event(i, noun, window)

    def _event(self, i: int, noun: int, window: Date | None) -> None:
        g = self.g
        if window is None or noun in self.told.acts or self.told.windows.over(window):
            return
        if any(
            g.sentence[told.at] == g.sentence[i] and noun in self.told.subjects(told.verb) for told in self.told.found
        ):
            return
        self.told.add(i, noun, self.told.clauses.phrase(noun), {i}, window)
