"""Alembic's entry: runs the migrations on the connection that ``storage/migrate.py`` opened, or prints their SQL."""

from alembic import context

if context.is_offline_mode():
    context.configure(dialect_name="postgresql")
    with context.begin_transaction():
        context.run_migrations()
        context.get_context().impl.static_output(context.config.attributes["functions"])
else:
    # The transaction is the caller's: migrations and functions commit together or not at all.
    context.configure(connection=context.config.attributes["connection"])
    context.run_migrations()
