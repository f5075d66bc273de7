"""Runs the migrations on the connection that `archive.database.upgrade` hands over, in its one transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # SQLite rolls back tables made in a transaction as PostgreSQL does: a killed migration leaves nothing half done.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
