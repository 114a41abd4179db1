-- Registrations as organisers look for them: counts by state, names in order, words to find them by, and who said that
-- somebody wants to take part.

-- How many registrations of a session are in each state: exact with every commit.
CREATE TABLE registration_states (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    registrations BIGINT NOT NULL,
    PRIMARY KEY (session_id, state)
);
INSERT INTO registration_states (session_id, state, registrations)
    SELECT session_id, state, COUNT(*) FROM registrations GROUP BY session_id, state;

-- The name without capitals and accents, as bytes: PostgreSQL compares texts as some language does, SQLite never does.
-- Null in rows from before this: the program fills them in when it opens the store, and their words below as well.
ALTER TABLE registrations ADD COLUMN sort_name BYTEA;

CREATE INDEX registrations_unfolded ON registrations (id) WHERE sort_name IS NULL;
CREATE INDEX registrations_newest ON registrations (session_id, id);
CREATE INDEX registrations_by_name ON registrations (session_id, sort_name, id);
CREATE INDEX registrations_by_state_and_name ON registrations (session_id, state, sort_name, id);

-- What a registration is found by: the words in it, and what it can be filtered by, each behind a letter for its kind.
CREATE TABLE registration_words (
    word BYTEA NOT NULL,
    registration_id TEXT NOT NULL REFERENCES registrations (id) ON DELETE CASCADE,
    PRIMARY KEY (word, registration_id)
);
CREATE INDEX registration_words_of_one ON registration_words (registration_id, word);

-- 1: an organiser says that they were asked to register somebody, who has read none of these words themselves.
ALTER TABLE consents ADD COLUMN by_organiser SMALLINT NOT NULL DEFAULT 0;
