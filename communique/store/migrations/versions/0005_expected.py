"""The view of forecasts tells what became of them, by the links: the table has what the document alone could know."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# One row a forecast and who makes it; of several links the first one counts, as in the export.
EXPECTED = """
    SELECT forecast.what, forecast.hedge, forecast.likelihood_low, forecast.likelihood_high,
           forecast.window_start, forecast.window_end, party.name AS who,
           CASE WHEN answer.member IS NULL THEN forecast.outlook
                WHEN outcome.action = 'absent' THEN 'did_not_happen' ELSE 'happened' END AS outlook,
           answer.member AS resolved_by,
           article.published_date AS published, forecast.id AS forecast, record.document, source_of.source,
           evidence.quote
    FROM forecast
    JOIN record ON record.id = forecast.id
    JOIN article ON article.document = record.document
    JOIN source_of ON source_of.document = record.document
    LEFT JOIN party ON party.record = forecast.id
    LEFT JOIN evidence ON evidence.record = forecast.id AND evidence.position = 0
    LEFT JOIN (SELECT asked.member, min(asked.link) AS link
               FROM link_member AS asked JOIN link ON link.id = asked.link
               WHERE link.kind = 'forecast_resolved' AND asked.position = 0
               GROUP BY asked.member) AS resolved ON resolved.member = forecast.id
    LEFT JOIN link_member AS answer ON answer.link = resolved.link AND answer.position = 1
    LEFT JOIN outcome ON outcome.id = answer.member
"""


def upgrade() -> None:
    """Makes the view anew."""
    op.execute("DROP VIEW expected")
    op.execute(f"CREATE VIEW expected AS {EXPECTED}")
