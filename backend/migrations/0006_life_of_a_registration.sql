-- What becomes of a registration after it was made: seats that are held for a time, the line, reminders, joining, what
-- stays once it is erased.

-- Until when a seat is held for somebody who is pending or offered one; null otherwise.
ALTER TABLE registrations ADD COLUMN held_until BIGINT;
-- The place in the line: the lowest of those who wait is the first. Given by the session's counter, under its row's lock.
ALTER TABLE registrations ADD COLUMN line BIGINT NOT NULL DEFAULT 0;
-- When they joined; null before.
ALTER TABLE registrations ADD COLUMN attended_at BIGINT;
-- The time zone their browser named.
ALTER TABLE registrations ADD COLUMN zone TEXT;

ALTER TABLE sessions ADD COLUMN last_in_line BIGINT NOT NULL DEFAULT 0;
-- Grows with every change that calendars have to hear of (RFC 5545, section 3.8.7.4).
ALTER TABLE sessions ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;

-- Which date or change of the session a mail is about; null where it is about none.
ALTER TABLE outbox ADD COLUMN about BIGINT;

UPDATE registrations SET held_until = created_at + 172800000 WHERE state = 'pending';
UPDATE registrations SET line = (
    SELECT COUNT(*) FROM registrations AS earlier
    WHERE earlier.session_id = registrations.session_id AND earlier.id <= registrations.id
);
UPDATE sessions SET last_in_line = (SELECT COUNT(*) FROM registrations WHERE registrations.session_id = sessions.id);

CREATE INDEX registrations_line ON registrations (session_id, line) WHERE state = 'waitlisted';
CREATE INDEX registrations_held ON registrations (held_until) WHERE held_until IS NOT NULL;

-- Where people meet, encrypted with a key that is not in here.
CREATE TABLE meetings (
    session_id TEXT NOT NULL PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    sealed TEXT NOT NULL
);

-- What stays of registrations that were erased: how many people had a seat for good, by day, by language, by country, each
-- by itself. Small groups are one, `*`, large enough to tell nobody apart.
CREATE TABLE registration_counts (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    -- day, lang, country
    kind TEXT NOT NULL,
    -- The day of registering, YYYY-MM-DD in UTC, or a code; empty for a country that was not said.
    value TEXT NOT NULL,
    registrations BIGINT NOT NULL,
    PRIMARY KEY (session_id, kind, value)
);

-- The words that were read beside each consent, by their version: what a stored consent points at.
CREATE TABLE consent_texts (
    kind TEXT NOT NULL,
    text_version BIGINT NOT NULL,
    lang TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (kind, text_version, lang)
);
