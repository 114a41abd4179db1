-- What organisers deleted within the last minutes, so that it can be brought back. Gone for good after that.
CREATE TABLE deleted (
    -- UUID version 7.
    id TEXT NOT NULL PRIMARY KEY,
    -- The screen that it was deleted on: content, embeds, words, meeting, registrations, team
    shelf TEXT NOT NULL,
    -- All that is needed to bring it back, as JSON.
    kept TEXT NOT NULL,
    -- No reference: it may be themselves whom they removed. Null for a command on the server.
    organiser_id TEXT,
    -- Their name as it was then; null for a command on the server.
    who TEXT,
    at BIGINT NOT NULL
);
CREATE INDEX deleted_by_age ON deleted (at);
