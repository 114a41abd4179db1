-- What moderators have decided of pledges and reports of meetings: who, when, and what it was before, so that nobody does the
-- same again and what was decided can be undone for a while.

CREATE TABLE decisions (
    -- UUID version 7.
    id TEXT NOT NULL PRIMARY KEY,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    -- One of the two. What is taken back takes its decisions along.
    pledge_id TEXT REFERENCES pledges (id) ON DELETE CASCADE,
    report_id TEXT REFERENCES meeting_reports (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    -- As in audit_entries: null for a command on the server.
    organiser_id TEXT,
    who TEXT,
    -- approved, hidden
    verdict TEXT NOT NULL,
    -- waiting, shown, hidden; and whether a message waited.
    review_before TEXT NOT NULL,
    held_before SMALLINT NOT NULL,
    -- What it said and where it stood afterwards: it can be undone while this is still so.
    mark_after TEXT NOT NULL,
    -- The word that was listed with it, and for which language.
    word TEXT,
    word_lang TEXT,
    is_undone SMALLINT NOT NULL DEFAULT 0
);
CREATE INDEX decisions_by_pledge ON decisions (pledge_id) WHERE pledge_id IS NOT NULL;
CREATE INDEX decisions_by_report ON decisions (report_id) WHERE report_id IS NOT NULL;
CREATE INDEX decisions_by_age ON decisions (campaign_id, at);

-- What was decided, newest first; what waits has its index already.
CREATE INDEX pledges_decided ON pledges (campaign_id, review, id)
    WHERE state = 'counted' AND is_public = 1 AND review <> 'waiting';
CREATE INDEX meeting_reports_by_state ON meeting_reports (campaign_id, state, id);
