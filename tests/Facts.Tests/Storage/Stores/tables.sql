-- Schema.Number 6
CREATE TABLE IF NOT EXISTS facts.acts (
    claim    varchar    NOT NULL,
    event    uuid       NOT NULL,
CONSTRAINT pkey_acts_claim_event PRIMARY KEY (claim, event)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE TABLE IF NOT EXISTS facts.answered (
    caller         varchar        NOT NULL,
    key            varchar        NOT NULL,
    request        bytea          NOT NULL,
    status         integer        NOT NULL,
    type           varchar        NOT NULL,
    location       varchar        NULL,
    etag           varchar        NULL,
    body           bytea          NOT NULL,
    answered_at    timestamptz    NOT NULL,
CONSTRAINT pkey_answered_caller_key PRIMARY KEY (caller, key)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE INDEX answered_by_time ON facts.answered USING btree (answered_at);
CREATE TABLE IF NOT EXISTS facts.api_keys (
    name             varchar        NOT NULL,
    prefix           varchar        NOT NULL,
    hash             bytea          NOT NULL,
    roles            text[]         NOT NULL,
    organizations    text[]         NULL,
    created_at       timestamptz    NOT NULL,
    expires_at       timestamptz    NULL,
    revoked_at       timestamptz    NULL,
CONSTRAINT pkey_api_keys_name PRIMARY KEY (name)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE UNIQUE INDEX api_keys_by_hash ON facts.api_keys USING btree (hash);
CREATE TABLE IF NOT EXISTS facts.checkpoints (
    id      bigserial    NOT NULL,
    size    bigint       NOT NULL,
    note    varchar      NOT NULL,
CONSTRAINT pkey_checkpoints_id PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE TABLE IF NOT EXISTS facts.claims (
    id              varchar    NOT NULL,
    event           uuid       NOT NULL,
    organization    varchar    NOT NULL,
    source          varchar    NOT NULL,
    post            bigint     NULL,
    person          varchar    NULL,
    claim           jsonb      NULL,
CONSTRAINT pkey_claims_id PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE INDEX claims_by_post ON facts.claims USING btree (post, person);

CREATE INDEX claims_by_person ON facts.claims USING btree (person);

CREATE INDEX claims_by_source ON facts.claims USING btree (source, organization);

CREATE INDEX claims_naming ON facts.claims USING gin (claim jsonb_path_ops) WHERE (post is null);

CREATE INDEX claims_off_posts ON facts.claims USING btree (organization) WHERE (post is null);
CREATE TABLE IF NOT EXISTS facts.ended_sessions (
    session     varchar        NOT NULL,
    ended_at    timestamptz    NOT NULL,
CONSTRAINT pkey_ended_sessions_session PRIMARY KEY (session)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE TABLE IF NOT EXISTS facts.former_wordings (
    post      bigint     NOT NULL,
    person    varchar    NOT NULL,
    claim     varchar    NOT NULL,
CONSTRAINT pkey_former_wordings_post_person_claim PRIMARY KEY (post, person, claim)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE TABLE IF NOT EXISTS facts.identities (
    organization    varchar    NOT NULL,
    person          varchar    NOT NULL,
    same_as         varchar    NOT NULL,
CONSTRAINT pkey_identities_organization_person_same_as PRIMARY KEY (organization, person, same_as)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE INDEX identities_by_person ON facts.identities USING btree (person);

CREATE INDEX identities_by_same_as ON facts.identities USING btree (same_as);
CREATE TABLE IF NOT EXISTS facts.identity_decisions (
    organization    varchar        NOT NULL,
    number          bigint         NOT NULL,
    person          varchar        NOT NULL,
    other           varchar        NOT NULL,
    same            boolean        NOT NULL,
    recorded_at     timestamptz    NOT NULL,
CONSTRAINT pkey_identity_decisions_organization_number PRIMARY KEY (organization, number)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE INDEX identity_decisions_by_person ON facts.identity_decisions USING btree (person);

CREATE INDEX identity_decisions_by_other ON facts.identity_decisions USING btree (other);
CREATE TABLE IF NOT EXISTS facts.leaves (
    index       bigint    NOT NULL,
    event       uuid      NOT NULL,
    sequence    bigint    NOT NULL,
    leaf        bytea     NOT NULL,
CONSTRAINT pkey_leaves_index PRIMARY KEY (index)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE UNIQUE INDEX leaves_by_event ON facts.leaves USING btree (event);

CREATE UNIQUE INDEX leaves_by_sequence ON facts.leaves USING btree (sequence);
CREATE TABLE IF NOT EXISTS facts.mt_doc_deadletterevent (
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_deadletterevent_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS facts.mt_event_progression (
    name                         varchar                     NOT NULL,
    last_seq_id                  bigint                      NULL,
    last_updated                 timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mode                         varchar                     NULL DEFAULT 'none',
    rebuild_threshold            integer                     NULL DEFAULT 0,
    assigned_node                integer                     NULL DEFAULT 0,
    heartbeat                    timestamp with time zone    NULL,
    agent_status                 varchar(20)                 NULL,
    pause_reason                 text                        NULL,
    running_on_node              integer                     NULL,
    warning_behind_threshold     bigint                      NULL,
    critical_behind_threshold    bigint                      NULL,
    failure_category             varchar(50)                 NULL,
    failure_event_sequence       bigint                      NULL,
    failure_event_type           varchar(500)                NULL,
    failure_event_tenant_id      varchar(500)                NULL,
CONSTRAINT pk_mt_event_progression PRIMARY KEY (name)
);
CREATE TABLE IF NOT EXISTS facts.mt_event_projection_floors (
    name            varchar                     NOT NULL,
    tenant_id       varchar                     NOT NULL,
    floor           bigint                      NOT NULL,
    last_updated    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
CONSTRAINT pkey_mt_event_projection_floors_name_tenant_id PRIMARY KEY (name, tenant_id)
);
CREATE TABLE IF NOT EXISTS facts.mt_events (
    seq_id            bigint                      NOT NULL,
    id                uuid                        NOT NULL,
    stream_id         varchar                     NULL,
    version           bigint                      NOT NULL,
    data              jsonb                       NOT NULL,
    bdata             bytea                       NULL,
    type              varchar(500)                NOT NULL,
    timestamp         timestamp with time zone    NOT NULL DEFAULT '(now())',
    tenant_id         varchar                     NULL DEFAULT '*DEFAULT*',
    mt_dotnet_type    varchar                     NULL,
    correlation_id    varchar                     NULL,
    causation_id      varchar                     NULL,
    headers           jsonb                       NULL,
    user_name         varchar                     NULL,
    is_archived       bool                        NULL DEFAULT FALSE,
CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id)
);

DO $do$
BEGIN
ALTER TABLE facts.mt_events
ADD CONSTRAINT fkey_mt_events_stream_id FOREIGN KEY(stream_id)
REFERENCES facts.mt_streams(id)ON DELETE CASCADE
;
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;

CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON facts.mt_events USING btree (stream_id, version);

CREATE UNIQUE INDEX idx_mt_events_event_id ON facts.mt_events USING btree (id);
CREATE TABLE IF NOT EXISTS facts.mt_high_water_skips (
    ending_sequence      bigint                      NOT NULL,
    starting_sequence    bigint                      NOT NULL,
    timestamp            timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
CONSTRAINT pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)
);
CREATE TABLE IF NOT EXISTS facts.mt_streams (
    id                   varchar        NOT NULL,
    type                 varchar        NULL,
    version              bigint         NULL,
    timestamp            timestamptz    NOT NULL DEFAULT (now()),
    created              timestamptz    NOT NULL DEFAULT (now()),
    tenant_id            varchar        NULL DEFAULT '*DEFAULT*',
    compacted_version    bigint         NOT NULL DEFAULT 0,
    is_archived          bool           NULL DEFAULT FALSE,
CONSTRAINT pkey_mt_streams_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS facts.organizations (
    id             varchar        NOT NULL,
    name           varchar        NULL,
    aliases        text[]         NULL,
    recorded_at    timestamptz    NOT NULL,
    former         text[]         NULL,
    rule           varchar        NULL,
CONSTRAINT pkey_organizations_id PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, fillfactor = 90);

CREATE INDEX organizations_renamed ON facts.organizations USING btree (id) WHERE (former IS NOT NULL);

CREATE INDEX organizations_by_name ON facts.organizations USING btree (lower(COALESCE(name, id)) COLLATE "C");

CREATE INDEX organizations_with_aliases ON facts.organizations USING btree (id) WHERE (cardinality(aliases) > 0);
CREATE TABLE IF NOT EXISTS facts.people (
    id             varchar        NOT NULL,
    name           varchar        NOT NULL,
    aliases        text[]         NOT NULL,
    recorded_at    timestamptz    NOT NULL,
    home           text[]         NULL,
    former         text[]         NULL,
    kind           text           NULL,
CONSTRAINT pkey_people_id PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE INDEX people_renamed ON facts.people USING btree (id) WHERE (former IS NOT NULL);

CREATE INDEX people_by_name ON facts.people USING btree (lower(name) COLLATE "C");

CREATE INDEX people_with_aliases ON facts.people USING btree (id) WHERE (cardinality(aliases) > 0);
CREATE TABLE IF NOT EXISTS facts.posts (
    key             bigserial    NOT NULL,
    organization    varchar      NOT NULL,
    id              varchar      NOT NULL,
    name            varchar      NULL,
    seats           integer      NULL,
CONSTRAINT pkey_posts_key PRIMARY KEY (key)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE UNIQUE INDEX posts_by_id ON facts.posts USING btree (organization, id);
CREATE TABLE IF NOT EXISTS facts.proposals (
    id               varchar        NOT NULL,
    kind             varchar        NOT NULL,
    act              jsonb          NOT NULL,
    claim            varchar        NULL,
    version          bigint         NULL,
    organizations    text[]         NOT NULL,
    proposed_by      varchar        NOT NULL,
    proposed_at      timestamptz    NOT NULL,
    state            varchar        NOT NULL,
    decided_by       varchar        NULL,
    decided_at       timestamptz    NULL,
    note             varchar        NULL,
    events           uuid[]         NOT NULL,
CONSTRAINT pkey_proposals_id PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE INDEX proposals_by_state ON facts.proposals USING btree (state, proposed_at, id);
CREATE TABLE IF NOT EXISTS facts.protection_keys (
    id         bigserial      NOT NULL,
    name       varchar        NOT NULL,
    element    varchar        NOT NULL,
    made_at    timestamptz    NOT NULL,
CONSTRAINT pkey_protection_keys_id PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE TABLE IF NOT EXISTS facts.salts (
    leaf      bigint     NOT NULL,
    fields    text[]     NOT NULL,
    salts     bytea[]    NOT NULL,
CONSTRAINT pkey_salts_leaf PRIMARY KEY (leaf)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE TABLE IF NOT EXISTS facts.search (
    kind            varchar     NOT NULL,
    organization    varchar     NOT NULL,
    id              varchar     NOT NULL,
    leaf            bigint      NOT NULL,
    words           tsvector    NOT NULL,
CONSTRAINT pkey_search_kind_organization_id PRIMARY KEY (kind, organization, id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE INDEX search_by_words ON facts.search USING gin (words);
CREATE TABLE IF NOT EXISTS facts.set_asides (
    id        bigserial    NOT NULL,
    post      bigint       NOT NULL,
    person    varchar      NOT NULL,
    valid     tstzrange    NOT NULL,
    known     tstzrange    NOT NULL,
    claim     varchar      NOT NULL,
    why       varchar      NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE INDEX set_asides_by_time ON facts.set_asides USING gist (post, valid, known);

CREATE INDEX set_asides_believed ON facts.set_asides USING btree (post, person) WHERE (upper_inf(known));
CREATE TABLE IF NOT EXISTS facts.settings (
    name     varchar    NOT NULL,
    value    varchar    NOT NULL,
CONSTRAINT pkey_settings_name PRIMARY KEY (name)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE TABLE IF NOT EXISTS facts.source_revisions (
    source      varchar    NOT NULL,
    revision    integer    NOT NULL,
    event       uuid       NOT NULL,
CONSTRAINT pkey_source_revisions_source_revision PRIMARY KEY (source, revision)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE TABLE IF NOT EXISTS facts.sources (
    id             varchar        NOT NULL,
    source         jsonb          NOT NULL,
    recorded_at    timestamptz    NOT NULL,
    former         text[]         NULL,
CONSTRAINT pkey_sources_id PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE TABLE IF NOT EXISTS facts.tenures (
    id         bigserial    NOT NULL,
    post       bigint       NOT NULL,
    person     varchar      NOT NULL,
    valid      tstzrange    NOT NULL,
    known      tstzrange    NOT NULL,
    certain    tstzrange    NOT NULL,
    span       smallint     NOT NULL,
    detail     text         NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE INDEX tenures_by_start ON facts.tenures USING btree (post, upper_inf(known), span, lower(valid));

CREATE INDEX tenures_lingering ON facts.tenures USING btree (post) WHERE (upper_inf(known) AND detail ~~ '%"lingering":%');

CREATE UNIQUE INDEX tenures_believed ON facts.tenures USING btree (post, person, lower(valid), md5(detail)) WHERE (upper_inf(known));
CREATE TABLE IF NOT EXISTS facts.tiles (
    level     integer    NOT NULL,
    index     bigint     NOT NULL,
    hashes    bytea      NOT NULL,
    root      bytea      NOT NULL,
CONSTRAINT pkey_tiles_level_index PRIMARY KEY (level, index)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
CREATE TABLE IF NOT EXISTS facts.webhook_deliveries (
    id              varchar        NOT NULL,
    webhook         varchar        NOT NULL,
    leaf            bigint         NOT NULL,
    organization    varchar        NOT NULL,
    known_at        timestamptz    NOT NULL,
    state           varchar        NOT NULL,
    attempts        integer        NOT NULL,
    due_at          timestamptz    NOT NULL,
    tried_at        timestamptz    NULL,
    status          integer        NULL,
    problem         varchar        NULL,
CONSTRAINT pkey_webhook_deliveries_id PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

DO $do$
BEGIN
ALTER TABLE facts.webhook_deliveries
ADD CONSTRAINT webhook_deliveries_webhook FOREIGN KEY(webhook)
REFERENCES facts.webhooks(id)ON DELETE CASCADE
;
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;

CREATE INDEX webhook_deliveries_by_due ON facts.webhook_deliveries USING btree (webhook, state, due_at);

CREATE INDEX webhook_deliveries_by_leaf ON facts.webhook_deliveries USING btree (webhook, leaf, id);
CREATE TABLE IF NOT EXISTS facts.webhooks (
    id               varchar        NOT NULL,
    url              varchar        NOT NULL,
    organization     varchar        NULL,
    created_by       varchar        NOT NULL,
    created_at       timestamptz    NOT NULL,
    since            bigint         NOT NULL,
    secret           varchar        NOT NULL,
    former_secret    varchar        NULL,
    former_until     timestamptz    NULL,
    rest_until       timestamptz    NULL,
    disabled_at      timestamptz    NULL,
CONSTRAINT pkey_webhooks_id PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
