-- What the audience asks, and what it wants answered.

CREATE TABLE questions (
    id TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    -- What people and organisers call it by: short, and never given twice in a session.
    number BIGINT NOT NULL,
    text TEXT NOT NULL,
    -- Who asks; null where they did not say, and once the session's data is erased.
    name TEXT,
    lang TEXT NOT NULL,
    -- held, asked, answering, answered, hidden
    state TEXT NOT NULL,
    answer TEXT,
    -- As many as there are rows of it below, at every commit, until those are erased.
    votes BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    UNIQUE (session_id, number)
);

-- One vote a device. What is kept of the device is a keyed hash of a random number that it was given.
CREATE TABLE question_votes (
    question_id TEXT NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    voter TEXT NOT NULL,
    PRIMARY KEY (question_id, voter)
);
CREATE INDEX question_votes_of_one ON question_votes (voter);

ALTER TABLE sessions ADD COLUMN last_question BIGINT NOT NULL DEFAULT 0;
