"""What Alembic asks for: where the database is. It is given, open and within a transaction."""

from alembic import context

from communique.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
