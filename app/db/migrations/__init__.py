"""Alembic's environment and revisions. Revisions import nothing of ours and never change later."""
