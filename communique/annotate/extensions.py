"""What annotators hang on a spaCy `Doc`; importing this module registers it."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar

LISTS = ("actors", "names", "places", "times", "quantities", "quotations", "found")
DICTS = ("name_of", "issues")


def _grammar(doc: Doc) -> Grammar:
    """The parse as plain lists, read once the base pipeline is through."""
    grammar = doc.user_data.get("communique_grammar")
    if grammar is None:
        grammar = doc.user_data["communique_grammar"] = Grammar(doc)
    return grammar


def register() -> None:
    """Registers every extension; a second call changes nothing."""
    if Doc.has_extension("article"):
        return
    Doc.set_extension("article", default=None)
    Doc.set_extension("published", default=None)
    Doc.set_extension("grammar", getter=_grammar)
    for name in LISTS:
        Doc.set_extension(name, default=[])
    for name in DICTS:
        Doc.set_extension(name, default={})


register()
