-- Photos of those who speak: small pictures made by the program from what was sent, never what was sent.

CREATE TABLE photos (
    -- SHA-256 of the file, in base64 for addresses.
    id TEXT NOT NULL PRIMARY KEY,
    -- The file that is served.
    jpeg BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);

-- The photo's id; null where there is none. A draft has it in its JSON.
ALTER TABLE speakers ADD COLUMN photo TEXT;
