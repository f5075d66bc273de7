"""By what notices are found again, how they hang together, and where they were before."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "notice_names",
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["resource_id"], ["resources.id"], name="fk_notice_names_resource_id"),
        sa.PrimaryKeyConstraint("resource_id", "kind", "value", name="pk_notice_names"),
    )
    op.create_index("ix_notice_names_country_kind_value", "notice_names", ["country", "kind", "value"])
    op.create_table(
        "notice_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("tie", sa.String(length=20), nullable=False),
        sa.Column("other_id", sa.Integer()),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("target", sa.Text()),
        sa.Column("once", sa.Boolean(), nullable=False),
        sa.Column("found", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["resource_id"], ["resources.id"], name="fk_notice_links_resource_id"),
        sa.ForeignKeyConstraint(["other_id"], ["resources.id"], name="fk_notice_links_other_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_links"),
        sa.UniqueConstraint("resource_id", "tie", "reference", name="uq_notice_links_resource_id_tie_reference"),
    )
    op.create_index("ix_notice_links_other_id", "notice_links", ["other_id"])
    op.create_index("ix_notice_links_target", "notice_links", ["target"])
    op.create_table(
        "notice_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("found", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator_told_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["resource_id"], ["resources.id"], name="fk_notice_moves_resource_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_moves"),
    )
    op.create_index("ix_notice_moves_resource_id", "notice_moves", ["resource_id"])
    op.create_index("ix_notice_moves_found", "notice_moves", ["found"])
