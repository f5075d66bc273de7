"""The way from one shape of the database to the next, for SQLite and PostgreSQL alike (Alembic).

May enter: one module a step under `versions/`, never altered once released; no import of `archive.tables` there.
"""
