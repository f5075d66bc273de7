"""Changes held back from mails, since the template of their host changed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "redesigns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("found", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fetched", sa.Integer(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("operator_told_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended", sa.String(length=20)),
        sa.PrimaryKeyConstraint("id", name="pk_redesigns"),
    )
    op.create_index("ix_redesigns_host", "redesigns", ["host"])
    op.create_table(
        "held_changes",
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("redesign_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], name="fk_held_changes_change_id"),
        sa.ForeignKeyConstraint(["redesign_id"], ["redesigns.id"], name="fk_held_changes_redesign_id"),
        sa.PrimaryKeyConstraint("change_id", name="pk_held_changes"),
    )
    op.create_index("ix_held_changes_redesign_id", "held_changes", ["redesign_id"])
