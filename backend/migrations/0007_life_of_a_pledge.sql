-- What becomes of a pledge after it was made: confirmed by mail, looked at, shown for a time, kept.

-- pending: waits for the button behind the link in a mail, and is not counted. counted: it stands.
ALTER TABLE pledges ADD COLUMN state TEXT NOT NULL DEFAULT 'counted';
-- Where it may be confirmed and asked about; null for one that is kept on a device, and once nothing is to be sent any more.
ALTER TABLE pledges ADD COLUMN email TEXT;
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
DROP INDEX pledges_for_the_wall;
CREATE INDEX pledges_for_the_wall ON pledges (campaign_id, is_shown, id);

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
