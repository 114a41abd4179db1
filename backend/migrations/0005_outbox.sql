-- What is to be sent: written in the transaction of its cause, and taken by lease. No addresses and no links in here: both
-- are looked up when it is sent.

CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    -- registered, existing_link
    kind TEXT NOT NULL,
    registration_id TEXT REFERENCES registrations (id) ON DELETE CASCADE,
    lang TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Not before this moment.
    due_at BIGINT NOT NULL,
    -- How often it was taken.
    attempts BIGINT NOT NULL,
    -- Until then it is somebody's; null when nobody has taken it.
    leased_until BIGINT,
    sent_at BIGINT,
    given_up_reason TEXT
);

-- What is still to be done, by when it is due. What is done leaves the index, so that it stays as small as the work.
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL AND given_up_reason IS NULL;
CREATE INDEX outbox_by_registration ON outbox (registration_id);
