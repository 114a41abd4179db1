-- What people pledge. What a pledge does not show to others is not in here at all.

CREATE TABLE pledges (
    -- UUID version 7: grows with time, so that newest first is an index read backwards.
    id TEXT NOT NULL PRIMARY KEY,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    -- counted, initials, pseudonym, named
    visibility TEXT NOT NULL,
    -- Whether others see more than a number: 1 for every visibility but `counted`.
    is_public SMALLINT NOT NULL,
    shown_name TEXT,
    country TEXT,
    message TEXT,
    -- 1 while the message waits for an organiser's look.
    message_held SMALLINT NOT NULL,
    lang TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);
CREATE INDEX pledges_for_the_wall ON pledges (campaign_id, is_public, id);

CREATE TABLE pledge_choices (
    pledge_id TEXT NOT NULL REFERENCES pledges (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    -- No reference: what was pledged stays so when organisers take the action off the form.
    action TEXT NOT NULL,
    PRIMARY KEY (pledge_id, action)
);

-- Counted in the transaction that writes or deletes a pledge: as many as there are rows, at every commit.
CREATE TABLE pledge_counts (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    -- total (with an empty key), action, country
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    pledges BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, kind, key)
);
