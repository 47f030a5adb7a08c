"""Run the revisions on the connection that :mod:`app.db.upgrade` hands over.

The transaction is the caller's: Alembic neither begins nor commits here, so that an upgrade of
many revisions stands or falls as one.
"""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True, render_as_batch=True)
context.run_migrations()
