"""Finds each telling of a contact: by verbs ("met", "was received by") and by nouns ("the Fidan-Abdelatty talks")."""

from collections.abc import Iterator

from communique.extract.contacts.alongside import side_by_side
from communique.extract.contacts.assemblies import ASSEMBLING, of_assembly
from communique.extract.contacts.captions import of_captions
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.cues import VerbCue, contact_cues
from communique.extract.contacts.earlier import earlier_contact
from communique.extract.contacts.gatherings import at_each_gathering, at_each_place
from communique.extract.contacts.nouns import Nouns
from communique.extract.contacts.reading import Reading
from communique.extract.contacts.series import in_series
from communique.extract.contacts.verbs import Verbs


class Finder:
    """The contacts that one document tells, in order of their triggers, captions behind."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.cues = reading, contact_cues()
        # Words in whose sentence "since" may tell of an earlier contact.
        self.first = {i for s in self._since() for i in range(*s)}
        self.verbs, self.nouns = Verbs(reading), Nouns(reading, self._tells)

    def find(self) -> Iterator[Contact]:
        """All tellings, each with the parties, place and day that its own clause gives; those of captions last."""
        g, reading = self.reading.g, self.reading
        for i in range(g.size):
            contact = self._told_by(i)
            tellings = self._each(contact) if contact else []
            if i in self.first:
                tellings += earlier_contact(reading, self.nouns.sides, i, contact)
            for told in tellings:
                told.sentences, told.triggers = [g.sentence[i]], [i]
                told.heading = reading.zones.get(g.sentence[i]) == "heading"
                yield told
        for caption in of_captions(reading):
            caption.sentences, caption.triggers = [g.sentence[caption.trigger]], [caption.trigger]
            yield caption

    def _each(self, contact: Contact) -> list[Contact]:
        """The contacts that one telling joins."""
        gatherings = at_each_gathering(self.reading, contact)
        joined = gatherings if len(gatherings) > 1 else in_series(self.reading, gatherings[0])
        return joined if len(joined) > 1 else [*joined, *at_each_place(self.reading, contact)]

    def _since(self) -> Iterator[tuple[int, int]]:
        """The sentences that hold "since"."""
        g = self.reading.g
        return (g.sentences[g.sentence[i]] for i, word in enumerate(g.lower) if word == "since")

    def _cue(self, verb: int) -> VerbCue | None:
        """The cue of a verb with its particle, "fly in", else of the verb alone."""
        g, cues = self.reading.g, self.cues
        for child in g.children[verb]:
            if child > verb and g.lower[child] in cues.particles and g.dep[child] in ("prt", "advmod", "prep"):
                cue = cues.phrasal.get(f"{g.lemma[verb]} {g.lower[child]}")
                if cue is not None and not g.with_dep(child, "pobj"):
                    return cue
        return cues.verbs.get(g.lemma[verb])

    def _tells(self, verb: int) -> bool:
        """Whether a verb tells who met."""
        cue = self._cue(verb)
        contact = self.verbs.contact(verb, cue) if cue is not None else None
        return contact is not None and len(contact.parties) > 1

    def _told_by(self, i: int) -> Contact | None:
        """The contact that the word at token `i` tells."""
        g, cues = self.reading.g, self.cues
        lemma = g.lemma[i]
        cue = self._cue(i) if g.tag[i].startswith("VB") else None
        if cue is not None:
            if self.reading.parties.inside_name(i):
                return None
            return self.verbs.contact(i, cue) or of_assembly(self.reading, i)
        if lemma in cues.awaiting:
            return self.verbs.awaited(i)
        if lemma in cues.alongside:
            return side_by_side(self.reading, i)
        if lemma in ASSEMBLING and g.tag[i].startswith("VB"):
            return of_assembly(self.reading, i)
        if g.pos[i] not in ("NOUN", "PROPN"):
            return None
        if lemma in cues.sequels:
            return self.nouns.sequel(i)
        kind = cues.nouns.get(lemma)
        if kind is None and g.pos[i] == "PROPN":  # "Talks", "Ministerial Conference": names keep their own form
            kind = cues.nouns.get(g.lower[i].rstrip("s"))
        if kind is None or (self.reading.parties.inside_name(i) and not self.nouns.is_held(i)):
            return None
        return self.nouns.contact(i, kind)
