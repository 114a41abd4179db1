-- What organisers publish.
--
-- One schema for SQLite and PostgreSQL. Ids are made by the program. Texts that people read are JSON: a string, or an
-- object by language. Moments are milliseconds since 1970 in UTC. Flags are 0 or 1: sqlx's `Any` reads no BOOLEAN of
-- SQLite. `position` keeps the order of the content file, from 0.

CREATE TABLE campaigns (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    hashtag TEXT,
    organisation TEXT NOT NULL,
    summary TEXT NOT NULL,
    reach TEXT NOT NULL,
    mandate TEXT,
    contact_email TEXT,
    contact_url TEXT,
    -- A JSON list of country codes.
    countries TEXT NOT NULL,
    -- Both are null where the campaign is not about a vote.
    voting_source_name TEXT,
    voting_source_url TEXT
);

CREATE TABLE milestones (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    zone TEXT NOT NULL,
    PRIMARY KEY (campaign_id, key)
);

CREATE TABLE pledge_actions (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL,
    needs_vote SMALLINT NOT NULL,
    PRIMARY KEY (campaign_id, key)
);

CREATE TABLE voting_countries (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    code TEXT NOT NULL,
    seats BIGINT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    voting_age BIGINT NOT NULL,
    compulsory SMALLINT NOT NULL,
    PRIMARY KEY (campaign_id, code)
);

CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    short_title TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    zone TEXT NOT NULL,
    zone_label TEXT,
    platform TEXT NOT NULL,
    audience TEXT NOT NULL,
    why TEXT NOT NULL,
    -- A JSON list of texts.
    aims TEXT NOT NULL,
    after TEXT,
    recording_url TEXT,
    -- Null where there is no limit.
    capacity BIGINT,
    -- How many registrations hold a seat: counted here, so that one statement can take a seat or find none left.
    seats_taken BIGINT NOT NULL DEFAULT 0,
    registration_closes_at BIGINT,
    cancelled SMALLINT NOT NULL,
    UNIQUE (campaign_id, slug)
);

CREATE TABLE speakers (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    PRIMARY KEY (session_id, key)
);

CREATE TABLE agenda_items (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    title TEXT NOT NULL,
    -- A JSON string: the kind's name.
    kind TEXT NOT NULL,
    -- A JSON list of speakers' keys, in the order in which they speak.
    speakers TEXT NOT NULL,
    PRIMARY KEY (session_id, position)
);

-- One row: what the landing page shows. `revision` grows with every change of the content, by which other processes see
-- that theirs is out of date.
CREATE TABLE site (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    session_id TEXT NOT NULL REFERENCES sessions (id),
    revision BIGINT NOT NULL
);
