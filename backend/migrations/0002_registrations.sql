-- Who comes.

CREATE TABLE registrations (
    id TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id),
    -- pending, confirmed, attended, waitlisted, cancelled
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    -- As typed; null for those who keep their registration on their device.
    email TEXT,
    -- The same for any two spellings of one mailbox.
    mailbox TEXT,
    organisation TEXT,
    country TEXT,
    lang TEXT NOT NULL,
    access_needs TEXT,
    -- SHA-256 of the token in the link: who reads this table cannot open anybody's page.
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    -- When the link in the mail was used; null before.
    confirmed_at BIGINT,
    UNIQUE (session_id, mailbox)
);

-- The line of those who wait, and lists by state.
CREATE INDEX registrations_by_state ON registrations (session_id, state, id);

-- What makes a form sent twice one: its fingerprint, and what was answered. Kept as long as the form could be sent.
CREATE TABLE sent_forms (
    -- A keyed hash of the form's key and all its fields.
    fingerprint TEXT NOT NULL PRIMARY KEY,
    -- The id of the registration or pledge that the answer was about. No reference: an answer to a known mailbox is
    -- about nothing, and a withdrawn pledge must not come back by an old form sent again.
    subject_id TEXT NOT NULL,
    waitlisted SMALLINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX sent_forms_by_age ON sent_forms (created_at);
