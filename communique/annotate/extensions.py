"""What annotators hang on a spaCy `Doc`, and typed access to it; importing this module registers it.

`doc._` has no types of its own: rules that care read it through the functions below.
"""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Actor, Name, Quotation
from communique.records import Article

LISTS = ("actors", "names", "places", "times", "quantities", "quotations", "found")
DICTS = ("name_of", "issues")


def article_of(doc: Doc) -> Article | None:
    """The article whose text this is; None for a text that no article brought."""
    article: Article | None = doc._.article
    return article


def text_of(doc: Doc) -> str:
    """The document's text, without joining its tokens anew where the article has it."""
    article = article_of(doc)
    return doc.text if article is None else article.text


def grammar_of(doc: Doc) -> Grammar:
    """The parse as plain lists, read once the base pipeline is through."""
    grammar: Grammar | None = doc.user_data.get("communique_grammar")
    if grammar is None:
        grammar = doc.user_data["communique_grammar"] = Grammar(doc)
    return grammar


def actors_of(doc: Doc) -> list[Actor]:
    """The actors of the document, in the order in which they were found."""
    actors: list[Actor] = doc._.actors
    return actors


def names_of(doc: Doc) -> list[Name]:
    """The names of the document, by their first token."""
    names: list[Name] = doc._.names
    return names


def name_at(doc: Doc) -> dict[int, Name]:
    """The innermost name on each token that has one."""
    names: dict[int, Name] = doc._.name_of
    return names


def quotations_of(doc: Doc) -> list[Quotation]:
    """The quotations of the document, in order."""
    quotations: list[Quotation] = doc._.quotations
    return quotations


def register() -> None:
    """Registers every extension; a second call changes nothing."""
    if Doc.has_extension("article"):
        return
    Doc.set_extension("article", default=None)
    Doc.set_extension("published", default=None)
    Doc.set_extension("grammar", getter=grammar_of)
    for name in LISTS:
        Doc.set_extension(name, default=[])
    for name in DICTS:
        Doc.set_extension(name, default={})


register()
