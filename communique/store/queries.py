"""What queries may tell beside their rows: where a document was found, when and by whom published, what is linked."""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, or_, select

from communique.store import schema


def with_source(query: Select[Any]) -> Select[Any]:
    """The query with `source`: where the row's document was found; of several places the least."""
    sighting = schema.sighting
    least = (
        select(func.min(sighting.c.source))
        .where(sighting.c.document == schema.document.c.id)
        .correlate(schema.document)
        .scalar_subquery()
    )
    return query.add_columns(least.label("source"))


def with_dating(query: Select[Any]) -> Select[Any]:
    """The query with the columns of `dating`, each called `told_...`, as `dated` lays them over an article."""
    table = schema.dating
    columns = (column.label(f"told_{column.name}") for column in table.columns if column.name != "document")
    return query.outerjoin(table, table.c.document == schema.document.c.id).add_columns(*columns)


def with_publisher(query: Select[Any]) -> Select[Any]:
    """The query with `publisher_id`: who publishes the row's document."""
    table = schema.publication
    joined = query.outerjoin(table, table.c.document == schema.document.c.id)
    return joined.add_columns(table.c.source.label("publisher_id"))


def with_links(query: Select[Any], *kinds: str, member: ColumnElement[str]) -> Select[Any]:
    """The query with `links`: how many links of some kinds the row's record or document is in."""
    link, members = schema.link, schema.link_member
    count = (
        select(func.count())
        .select_from(members.join(link, members.c.link == link.c.id))
        .where(members.c.member == member, or_(*(is_of(link, kind) for kind in kinds)))
        .scalar_subquery()
    )
    return query.add_columns(count.label("links"))


def is_of(link: Any, kind: str) -> ColumnElement[bool]:
    """Whether a link is of a kind, said so that SQLite looks at the few links of a member, not at all of the kind."""
    same: ColumnElement[bool] = link.c.kind.concat("") == literal(kind)
    return same


def with_answer(query: Select[Any]) -> Select[Any]:
    """The query with `links`, as in `with_links`, and the `answer` of the first of them; whether it is `missing`."""
    link, first, second = schema.link, schema.link_member.alias(), schema.link_member.alias()
    answers = schema.record.alias()
    leading = (
        select(func.min(first.c.link))
        .select_from(first.join(link, first.c.link == link.c.id))
        .where(first.c.member == schema.record.c.id, first.c.position == 0, is_of(link, "forecast_resolved"))
        .correlate(schema.record)
        .scalar_subquery()
    )
    answer = (
        select(answers.c.id)
        .select_from(second.join(answers, answers.c.id == second.c.member))
        .where(second.c.link == leading, second.c.position == 1)
        .scalar_subquery()
    )
    missing = select(schema.outcome.c.action == "absent").where(schema.outcome.c.id == answer).scalar_subquery()
    query = with_links(query, "forecast_resolved", member=schema.record.c.id)
    return query.add_columns(answer.label("answer"), missing.label("missing"))
