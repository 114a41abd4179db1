-- Voting help by country, the toolkit for meeting a candidate, and reports of such meetings.

-- Null until a content file says by which clocks a country votes.
ALTER TABLE voting_countries ADD COLUMN zone TEXT;
ALTER TABLE voting_countries ADD COLUMN starts_at BIGINT;
ALTER TABLE voting_countries ADD COLUMN ends_at BIGINT;

-- The whole toolkit as one JSON object; null where there is none.
ALTER TABLE campaigns ADD COLUMN toolkit TEXT;

CREATE TABLE meeting_reports (
    -- UUID version 7.
    id TEXT NOT NULL PRIMARY KEY,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    -- waiting, shown, hidden
    state TEXT NOT NULL,
    organisation TEXT NOT NULL,
    country TEXT NOT NULL,
    party TEXT,
    -- The day of the meeting, YYYY-MM-DD.
    met_on TEXT NOT NULL,
    outcome TEXT NOT NULL,
    lang TEXT NOT NULL,
    -- A report is stored with the consent to publish it, or not at all: the version of the words that were read, in the
    -- report's language, at the moment it was made.
    consent_text_version BIGINT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);
CREATE INDEX meeting_reports_shown ON meeting_reports (campaign_id, state, met_on, id);
