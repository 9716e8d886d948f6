"""Alembic calls this: run migrations on the connection that was handed in."""

from alembic import context

from shujian.store.schema import Base

_connection = context.config.attributes.get("connection")
if context.is_offline_mode():
    context.configure(dialect_name="postgresql", target_metadata=Base.metadata)
else:
    context.configure(connection=_connection, target_metadata=Base.metadata, transactional_ddl=True)
context.run_migrations()
