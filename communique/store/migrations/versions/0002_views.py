"""Views in plain words, so that any SQLite client reads a record without us."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

VIEWS = {
    # Where each document comes from; one that was seen in several places has the least of them, as in the export.
    "source_of": """
        SELECT document, min(source) AS source FROM sighting GROUP BY document
    """,
    # One row a pair of participants, a visitor before its host.
    "who_met_whom": """
        SELECT one.name AS who, one.role AS who_role, one.country AS who_country,
               other.name AS whom, other.role AS whom_role, other.country AS whom_country,
               meeting.kind, meeting.status, meeting.date_start, meeting.date_end,
               meeting.place_name, meeting.place_country, meeting.id AS meeting, record.document, source_of.source,
               evidence.quote
        FROM meeting
        JOIN record ON record.id = meeting.id
        JOIN source_of ON source_of.document = record.document
        JOIN party AS one ON one.record = meeting.id
        JOIN party AS other ON other.record = meeting.id
        LEFT JOIN evidence ON evidence.record = meeting.id AND evidence.position = 0
        WHERE CASE WHEN one.part = other.part OR 'party' IN (one.part, other.part)
                   THEN one.position < other.position ELSE one.part = 'visitor' END
    """,
    # One row a statement; who is null where nobody is named.
    "said": """
        SELECT party.name AS who, party.role, party.country, statement.mode, statement.cue, statement.content,
               statement.date_start, statement.date_end, article.published_date AS published, statement.meeting,
               statement.id AS statement, record.document, source_of.source, evidence.quote
        FROM statement
        JOIN record ON record.id = statement.id
        JOIN article ON article.document = record.document
        JOIN source_of ON source_of.document = record.document
        LEFT JOIN party ON party.record = statement.id AND party.field = 'speaker'
        LEFT JOIN evidence ON evidence.record = statement.id AND evidence.position = 0
    """,
    # One row an outcome and party to it; action 'absent' is what did not come about.
    "came_of_it": """
        SELECT outcome.title, outcome.kind, outcome.action, party.name AS who, party.country,
               outcome.date_start, outcome.date_end, outcome.meeting, outcome.id AS outcome, record.document,
               source_of.source, evidence.quote
        FROM outcome
        JOIN record ON record.id = outcome.id
        JOIN source_of ON source_of.document = record.document
        LEFT JOIN party ON party.record = outcome.id
        LEFT JOIN evidence ON evidence.record = outcome.id AND evidence.position = 0
    """,
    # One row a figure.
    "figures": """
        SELECT figure.value, figure.unit, figure.measure, figure.subject, figure.change, figure.compared_with,
               figure.period_start, figure.period_end, party.name AS attributed_to, article.published_date AS published,
               figure.id AS figure, record.document, source_of.source, evidence.quote
        FROM figure
        JOIN record ON record.id = figure.id
        JOIN article ON article.document = record.document
        JOIN source_of ON source_of.document = record.document
        LEFT JOIN party ON party.record = figure.id
        LEFT JOIN evidence ON evidence.record = figure.id AND evidence.position = 0
    """,
    # One row a restriction and pair of who does it and whom it hits; either is null where the text names nobody.
    "who_restricts_whom": """
        SELECT doer.name AS who, doer.country AS who_country, hit.name AS whom, hit.country AS whom_country,
               restriction.kind, restriction.action, restriction.status, restriction.date_start, restriction.date_end,
               restriction.id AS restriction, record.document, source_of.source, evidence.quote
        FROM restriction
        JOIN record ON record.id = restriction.id
        JOIN source_of ON source_of.document = record.document
        LEFT JOIN party AS doer ON doer.record = restriction.id AND doer.field = 'by'
        LEFT JOIN party AS hit ON hit.record = restriction.id AND hit.field = 'on'
        LEFT JOIN evidence ON evidence.record = restriction.id AND evidence.position = 0
    """,
    # One row a forecast and who makes it.
    "expected": """
        SELECT forecast.what, forecast.hedge, forecast.likelihood_low, forecast.likelihood_high,
               forecast.window_start, forecast.window_end, party.name AS who, forecast.outlook,
               article.published_date AS published, forecast.id AS forecast, record.document, source_of.source,
               evidence.quote
        FROM forecast
        JOIN record ON record.id = forecast.id
        JOIN article ON article.document = record.document
        JOIN source_of ON source_of.document = record.document
        LEFT JOIN party ON party.record = forecast.id
        LEFT JOIN evidence ON evidence.record = forecast.id AND evidence.position = 0
    """,
    # One row an assertion and its denial by somebody.
    "denied": """
        SELECT claimant.name AS claimant, dispute.claim, denier.name AS denier, dispute.denial,
               article.published_date AS published, dispute.id AS dispute, record.document, source_of.source,
               evidence.quote
        FROM dispute
        JOIN record ON record.id = dispute.id
        JOIN article ON article.document = record.document
        JOIN source_of ON source_of.document = record.document
        LEFT JOIN party AS claimant ON claimant.record = dispute.id AND claimant.field = 'claimant'
        LEFT JOIN party AS denier ON denier.record = dispute.id AND denier.field = 'denier'
        LEFT JOIN evidence ON evidence.record = dispute.id AND evidence.position = 0
    """,
    # One row an event and pair of who acts and whom it is done to.
    "who_did_what_to_whom": """
        SELECT doer.name AS who, doer.country AS who_country, event.plover_type AS did, event.modality,
               target.name AS whom, target.country AS whom_country, event.date_start, event.date_end,
               event.place_name, event.place_country, event.id AS event, record.document, source_of.source,
               evidence.quote
        FROM event
        JOIN record ON record.id = event.id
        JOIN source_of ON source_of.document = record.document
        LEFT JOIN party AS doer ON doer.record = event.id AND doer.field = 'actors'
        LEFT JOIN party AS target ON target.record = event.id AND target.field = 'recipients'
        LEFT JOIN evidence ON evidence.record = event.id AND evidence.position = 0
    """,
    # One row a member of a link, beside the others of the same link.
    "linked": """
        SELECT link.kind, link.why, link.score, link.by, link_member.member, link.id AS link,
               coalesce(record.document, link_member.member) AS document
        FROM link
        JOIN link_member ON link_member.link = link.id
        LEFT JOIN record ON record.id = link_member.member
    """,
}


def upgrade() -> None:
    """Makes the views."""
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
