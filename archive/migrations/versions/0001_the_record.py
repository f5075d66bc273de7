"""The first shape of the record."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _sources()
    _resources()
    _captures()
    _changes()
    _classifications()
    _current_classification()
    _index_rows()
    _readers()
    _digests()
    _deliveries()
    _marks()


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("jurisdiction", sa.Text(), nullable=False),
        sa.Column("region", sa.Text()),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("interval_hours", sa.Integer(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("selectors", sa.JSON(), nullable=False),
        sa.Column("baseline_at", sa.DateTime(timezone=True)),
        sa.Column("last_crawled", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
    )
    op.create_index("ix_sources_jurisdiction", "sources", ["jurisdiction"])
    op.create_table(
        "crawls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("listed", sa.Integer(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("captures", sa.Integer(), nullable=False),
        sa.Column("fit_captures", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_crawls_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_crawls"),
        sa.UniqueConstraint("source_id", "started", name="uq_crawls_source_id_started"),
    )
    op.create_table(
        "source_health",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("last_crawl", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_good", sa.DateTime(timezone=True)),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("captures", sa.Integer(), nullable=False),
        sa.Column("fit_captures", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True)),
        sa.Column("operator_told_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_source_health_source_id"),
        sa.PrimaryKeyConstraint("source_id", name="pk_source_health"),
    )


def _resources() -> None:
    op.create_table(
        "resources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("first_key", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("in_baseline", sa.Boolean(), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_resources_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_resources"),
        sa.UniqueConstraint("source_id", "key", name="uq_resources_source_id_key"),
    )
    op.create_table(
        "resource_aliases",
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["resource_id"], ["resources.id"], name="fk_resource_aliases_resource_id"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_resource_aliases_source_id"),
        sa.PrimaryKeyConstraint("source_id", "address", name="pk_resource_aliases"),
    )
    op.create_index("ix_resource_aliases_resource_id", "resource_aliases", ["resource_id"])


def _captures() -> None:
    op.create_table(
        "captures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("fetched", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("final_url", sa.Text()),
        sa.Column("status", sa.Integer()),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("content_type", sa.Text()),
        sa.Column("body", sa.Text()),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("fetch_verdict", sa.String(length=20), nullable=False),
        sa.Column("fetch_why", sa.Text()),
        sa.Column("verdict", sa.String(length=20)),
        sa.Column("why", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.Column("part_of", sa.Text()),
        sa.ForeignKeyConstraint(["resource_id"], ["resources.id"], name="fk_captures_resource_id"),
        sa.PrimaryKeyConstraint("id", name="pk_captures"),
        sa.UniqueConstraint("resource_id", "fetched", name="uq_captures_resource_id_fetched"),
    )
    op.create_index("ix_captures_body", "captures", ["body"])
    op.create_index("ix_captures_verdict_fetched", "captures", ["verdict", "fetched"])
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("capture_id", sa.Integer(), nullable=False),
        sa.Column("extractor_version", sa.Text(), nullable=False),
        sa.Column("blocks", sa.LargeBinary(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("why", sa.Text()),
        sa.ForeignKeyConstraint(["capture_id"], ["captures.id"], name="fk_documents_capture_id"),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("capture_id", "extractor_version", name="uq_documents_capture_id_extractor_version"),
    )


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("old_time", sa.Text(), nullable=False),
        sa.Column("old_capture_id", sa.Integer()),
        sa.Column("new_capture_id", sa.Integer(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("region", sa.Text()),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("captured", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("substantive", sa.Boolean(), nullable=False),
        sa.Column("backfilled", sa.Boolean(), nullable=False),
        sa.Column("edits", sa.LargeBinary(), nullable=False),
        sa.Column("edit_count", sa.Integer(), nullable=False),
        sa.Column("extractor_version", sa.Text(), nullable=False),
        sa.Column("compare_version", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("classification_id", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["classification_id"], ["classifications.id"], name="fk_changes_classification_id", use_alter=True
        ),
        sa.ForeignKeyConstraint(["new_capture_id"], ["captures.id"], name="fk_changes_new_capture_id"),
        sa.ForeignKeyConstraint(["old_capture_id"], ["captures.id"], name="fk_changes_old_capture_id"),
        sa.ForeignKeyConstraint(["resource_id"], ["resources.id"], name="fk_changes_resource_id"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_changes_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        sa.UniqueConstraint("public_id", name="uq_changes_public_id"),
        sa.UniqueConstraint(
            "resource_id", "event", "old_time", "captured", name="uq_changes_resource_id_event_old_time_captured"
        ),
    )
    op.create_index("ix_changes_captured_public_id", "changes", ["captured", "public_id"])
    op.create_index("ix_changes_country_captured", "changes", ["country", "captured"])
    op.create_index("ix_changes_recorded", "changes", ["recorded"])
    op.create_index("ix_changes_source_id_captured", "changes", ["source_id", "captured"])


def _classifications() -> None:
    op.create_table(
        "classifications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("rules_version", sa.Text(), nullable=False),
        sa.Column("primary", sa.Text(), nullable=False),
        sa.Column("secondary", sa.JSON(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], name="fk_classifications_change_id"),
        sa.PrimaryKeyConstraint("id", name="pk_classifications"),
        sa.UniqueConstraint("change_id", "rules_version", name="uq_classifications_change_id_rules_version"),
    )
    op.create_index("ix_classifications_severity", "classifications", ["severity"])


def _current_classification() -> None:
    # A change names its classification and that its change; SQLite takes the circle inside CREATE TABLE only.
    if op.get_bind().dialect.name != "sqlite":
        op.create_foreign_key(
            "fk_changes_classification_id", "changes", "classifications", ["classification_id"], ["id"]
        )


def _index_rows() -> None:
    op.create_table(
        "classification_topics",
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("classification_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classification_id"], ["classifications.id"], name="fk_classification_topics_classification_id"
        ),
        sa.PrimaryKeyConstraint("topic", "classification_id", name="pk_classification_topics"),
    )
    op.create_index("ix_classification_topics_classification_id", "classification_topics", ["classification_id"])
    op.create_table(
        "classification_needs",
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("classification_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classification_id"], ["classifications.id"], name="fk_classification_needs_classification_id"
        ),
        sa.PrimaryKeyConstraint("need", "classification_id", name="pk_classification_needs"),
    )
    op.create_index("ix_classification_needs_classification_id", "classification_needs", ["classification_id"])
    op.create_table(
        "classification_origins",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("classification_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classification_id"], ["classifications.id"], name="fk_classification_origins_classification_id"
        ),
        sa.PrimaryKeyConstraint("origin", "classification_id", name="pk_classification_origins"),
    )
    op.create_index("ix_classification_origins_classification_id", "classification_origins", ["classification_id"])
    op.create_table(
        "classification_codes",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("classification_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classification_id"], ["classifications.id"], name="fk_classification_codes_classification_id"
        ),
        sa.PrimaryKeyConstraint("code", "classification_id", name="pk_classification_codes"),
    )
    op.create_index("ix_classification_codes_classification_id", "classification_codes", ["classification_id"])
    op.create_table(
        "classification_effective",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("classification_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["classification_id"], ["classifications.id"], name="fk_classification_effective_classification_id"
        ),
        sa.PrimaryKeyConstraint("day", "classification_id", name="pk_classification_effective"),
    )
    op.create_index("ix_classification_effective_classification_id", "classification_effective", ["classification_id"])


def _readers() -> None:
    op.create_table(
        "readers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_readers"),
        sa.UniqueConstraint("address", name="uq_readers_address"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("filter", sa.JSON(), nullable=False),
        sa.Column("least_severity", sa.Integer(), nullable=False),
        sa.Column("frequency", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("consent", sa.JSON(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_reason", sa.Text()),
        sa.ForeignKeyConstraint(["reader_id"], ["readers.id"], name="fk_subscriptions_reader_id"),
        sa.PrimaryKeyConstraint("id", name="pk_subscriptions"),
        sa.UniqueConstraint("public_id", name="uq_subscriptions_public_id"),
    )
    op.create_index("ix_subscriptions_reader_id", "subscriptions", ["reader_id"])
    op.create_table(
        "matches",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("recorded", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], name="fk_matches_change_id"),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscriptions.id"], name="fk_matches_subscription_id"),
        sa.PrimaryKeyConstraint("subscription_id", "change_id", name="pk_matches"),
    )
    op.create_index("ix_matches_change_id", "matches", ["change_id"])


def _digests() -> None:
    op.create_table(
        "digests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("frequency", sa.String(length=20), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("period_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("period_end", sa.DateTime(timezone=True), nullable=False),
        sa.Column("built", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("mail", sa.LargeBinary(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reader_id"], ["readers.id"], name="fk_digests_reader_id"),
        sa.PrimaryKeyConstraint("id", name="pk_digests"),
        sa.UniqueConstraint("message_id", name="uq_digests_message_id"),
        sa.UniqueConstraint("public_id", name="uq_digests_public_id"),
        sa.UniqueConstraint("reader_id", "frequency", "period", name="uq_digests_reader_id_frequency_period"),
    )
    op.create_table(
        "told",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("digest_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], name="fk_told_change_id"),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name="fk_told_digest_id"),
        sa.ForeignKeyConstraint(["reader_id"], ["readers.id"], name="fk_told_reader_id"),
        sa.PrimaryKeyConstraint("reader_id", "change_id", name="pk_told"),
    )
    op.create_index("ix_told_change_id", "told", ["change_id"])
    op.create_index("ix_told_digest_id", "told", ["digest_id"])


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.Text()),
        sa.Column("leased_until", sa.DateTime(timezone=True)),
        sa.Column("next_attempt", sa.DateTime(timezone=True)),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name="fk_deliveries_digest_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("digest_id", name="uq_deliveries_digest_id"),
    )
    op.create_index("ix_deliveries_state_next_attempt", "deliveries", ["state", "next_attempt"])
    op.create_table(
        "delivery_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(length=20)),
        sa.Column("after", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_delivery_moves_delivery_id"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery_moves"),
    )
    op.create_index("ix_delivery_moves_delivery_id", "delivery_moves", ["delivery_id"])


def _marks() -> None:
    op.create_table(
        "marks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_marks"),
    )
