"""The cue table of disputes, read once."""

from typing import Any

from communique.codebook import cues

TABLE: dict[str, Any] = cues("disputes")


def words(name: str) -> frozenset[str]:
    """A list of the table as a set."""
    return frozenset(TABLE[name])


DENYING, REJECTING, WITHHELD, ASSERTIONS = words("denying"), words("rejecting"), words("withheld"), words("assertions")
PARTICLES = {verb: frozenset(particles) for verb, particles in TABLE["particles"].items()}
MADE_BY = {noun: frozenset(verbs) for noun, verbs in TABLE["made_by"].items()}
ACCUSING, ASSERTING, ANSWERING = words("accusing"), words("asserting"), words("answering")
BLAMING, STANDING_ALONE = words("blaming"), words("standing_alone")
FALSITY, NAMING, TRUTH, DENIALS = words("falsity"), words("naming"), words("truth"), words("denials")
INSISTING, UNRECOGNISED, EXISTING = words("insisting"), words("unrecognised"), words("existing")
POINTING = words("pointing")
