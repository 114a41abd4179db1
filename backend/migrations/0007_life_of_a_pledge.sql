-- What becomes of a pledge after it was made: confirmed by mail, looked at, shown for a time, kept.

-- pending: waits for the button behind the link in a mail, and is not counted. counted: it stands.
ALTER TABLE pledges ADD COLUMN state TEXT NOT NULL DEFAULT 'counted';
-- Where it may be confirmed and asked about; null for one that is kept on a device, and once nothing is to be sent any more.
ALTER TABLE pledges ADD COLUMN email TEXT;
-- A keyed hash, the same for any two spellings of one mailbox: it outlives the address, so that one mailbox stays one
-- pledge.
ALTER TABLE pledges ADD COLUMN mailbox TEXT;
-- 1 while they are to be asked by mail whether they did it.
ALTER TABLE pledges ADD COLUMN ask SMALLINT NOT NULL DEFAULT 0;
-- Whether somebody pressed the button behind the link in a mail.
ALTER TABLE pledges ADD COLUMN is_confirmed SMALLINT NOT NULL DEFAULT 0;
-- Until when a pending one waits; null otherwise.
ALTER TABLE pledges ADD COLUMN held_until BIGINT;
-- What organisers have said of it: waiting, shown, hidden.
ALTER TABLE pledges ADD COLUMN review TEXT NOT NULL DEFAULT 'shown';
-- Until when more than a number is shown; null for what is only counted.
ALTER TABLE pledges ADD COLUMN public_until BIGINT;
-- Whether it is on the wall now: it stands, is public, and nobody has to look at it first. Everything that draws the wall
-- reads this alone.
ALTER TABLE pledges ADD COLUMN is_shown SMALLINT NOT NULL DEFAULT 0;
-- Whether they did it: 1 or 0 as they said; null before they did.
ALTER TABLE pledge_choices ADD COLUMN is_kept SMALLINT;

UPDATE pledges SET is_shown = is_public;
UPDATE pledges SET public_until = 2592000000 + COALESCE(
    (SELECT MAX(ends_at) FROM milestones WHERE milestones.campaign_id = pledges.campaign_id),
    (SELECT MAX(ends_at) FROM sessions WHERE sessions.campaign_id = pledges.campaign_id), created_at
) WHERE is_public = 1;
DROP INDEX pledges_for_the_wall;
CREATE INDEX pledges_for_the_wall ON pledges (campaign_id, is_shown, id);

CREATE UNIQUE INDEX pledges_by_mailbox ON pledges (campaign_id, mailbox);

-- What the clock looks for once a second: each index is as small as the work.
CREATE INDEX pledges_to_confirm ON pledges (held_until) WHERE state = 'pending';
CREATE INDEX pledges_to_hide ON pledges (public_until) WHERE is_public = 1;
CREATE INDEX pledges_to_show ON pledges (campaign_id, id)
    WHERE state = 'counted' AND is_public = 1 AND review = 'shown' AND is_shown = 0;
CREATE INDEX pledges_to_ask ON pledges (campaign_id) WHERE ask = 1;
CREATE INDEX pledges_with_email ON pledges (id) WHERE email IS NOT NULL;
-- What organisers have to look at.
CREATE INDEX pledges_to_review ON pledges (campaign_id, id)
    WHERE state = 'counted' AND is_public = 1 AND (review = 'waiting' OR message_held = 1);

-- Words that hold a pledge until somebody has looked.
CREATE TABLE wall_words (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    -- The language of the pledges that they are looked for in; `*` for all.
    lang TEXT NOT NULL,
    -- As organisers typed it.
    word TEXT NOT NULL,
    PRIMARY KEY (campaign_id, lang, word)
);

-- Mail about a pledge: then there is no registration.
ALTER TABLE outbox ADD COLUMN pledge_id TEXT REFERENCES pledges (id) ON DELETE CASCADE;
CREATE INDEX outbox_by_pledge ON outbox (pledge_id) WHERE pledge_id IS NOT NULL;

-- How the wall may be kept: whether every pledge is looked at before it is shown, and whether it stands still for now.
ALTER TABLE campaigns ADD COLUMN wall_review_first SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE campaigns ADD COLUMN wall_frozen SMALLINT NOT NULL DEFAULT 0;

-- Counted in the transaction that writes, changes or deletes a pledge: as many as there are rows, at every commit. Those on
-- the wall and those who are not are counted apart, since everybody can count the former.
DROP TABLE pledge_counts;
CREATE TABLE wall_counts (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    -- total and changes (each with an empty key), unconfirmed (the same), action, kept, country, lang
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    is_shown SMALLINT NOT NULL,
    pledges BIGINT NOT NULL,
    -- Of those who are not on the wall: how many everybody may know of since the last round.
    published BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (campaign_id, kind, key, is_shown)
);

-- All pledges that stood at the end of a day: what everybody could have written down.
CREATE TABLE wall_days (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    -- Days of UTC since 1970.
    day BIGINT NOT NULL,
    pledges BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, day)
);

INSERT INTO wall_counts (campaign_id, kind, key, is_shown, pledges)
    SELECT campaign_id, 'total', '', 0, COUNT(*) FROM pledges GROUP BY campaign_id;
INSERT INTO wall_counts (campaign_id, kind, key, is_shown, pledges)
    SELECT campaign_id, 'changes', '', 0, COUNT(*) FROM pledges WHERE is_shown = 0 GROUP BY campaign_id;
INSERT INTO wall_counts (campaign_id, kind, key, is_shown, pledges)
    SELECT campaign_id, 'unconfirmed', '', 0, COUNT(*) FROM pledges GROUP BY campaign_id;
INSERT INTO wall_counts (campaign_id, kind, key, is_shown, pledges)
    SELECT campaign_id, 'country', country, is_shown, COUNT(*) FROM pledges WHERE country IS NOT NULL
    GROUP BY campaign_id, country, is_shown;
INSERT INTO wall_counts (campaign_id, kind, key, is_shown, pledges)
    SELECT campaign_id, 'lang', lang, is_shown, COUNT(*) FROM pledges GROUP BY campaign_id, lang, is_shown;
INSERT INTO wall_counts (campaign_id, kind, key, is_shown, pledges)
    SELECT campaign_id, 'action', action, is_shown, COUNT(*)
    FROM pledges JOIN pledge_choices ON pledge_choices.pledge_id = pledges.id
    GROUP BY campaign_id, action, is_shown;
