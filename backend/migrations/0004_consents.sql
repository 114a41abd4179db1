-- What people agreed to and what not: one row a question, as it was answered.

CREATE TABLE consents (
    id TEXT NOT NULL PRIMARY KEY,
    -- Exactly one of the two is set.
    registration_id TEXT REFERENCES registrations (id) ON DELETE CASCADE,
    pledge_id TEXT REFERENCES pledges (id) ON DELETE CASCADE,
    -- taking_part, news, publish
    kind TEXT NOT NULL,
    given SMALLINT NOT NULL,
    -- Which words were read: the version of the text, and its language.
    text_version BIGINT NOT NULL,
    lang TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    CHECK ((registration_id IS NULL) <> (pledge_id IS NULL)),
    UNIQUE (registration_id, kind),
    UNIQUE (pledge_id, kind)
);
