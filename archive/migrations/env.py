"""Runs the migrations on the connection that `archive.database.upgrade` hands over, in its one transaction."""

from alembic import context

from archive.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # SQLite rolls back tables made in a transaction as PostgreSQL does: a killed migration leaves nothing half done.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
