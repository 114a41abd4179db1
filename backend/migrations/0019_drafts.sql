-- What organisers are about to publish.

CREATE TABLE drafts (
    id TEXT NOT NULL PRIMARY KEY,
    -- The slugs of the campaign and the session, with a slash between them: one draft for each session.
    slug TEXT NOT NULL UNIQUE,
    -- The whole event as JSON: what is published is taken from here as it stands.
    event TEXT NOT NULL,
    -- The name of the one who saved it last.
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
