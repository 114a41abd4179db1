-- The wall by country, language and what is pledged: for each way to choose, one index that holds exactly those who are
-- chosen, newest last. So a page is read from the end of one range, whether thousands are chosen or three.

CREATE INDEX wall_by_country ON pledges (campaign_id, country, id) WHERE is_shown = 1;
CREATE INDEX wall_by_lang ON pledges (campaign_id, lang, id) WHERE is_shown = 1;
CREATE INDEX wall_by_country_and_lang ON pledges (campaign_id, country, lang, id) WHERE is_shown = 1;

-- Copies of the pledge's own, so that an index over its actions can hold them: written whenever the pledge changes.
ALTER TABLE pledge_choices ADD COLUMN campaign_id TEXT;
ALTER TABLE pledge_choices ADD COLUMN country TEXT;
ALTER TABLE pledge_choices ADD COLUMN lang TEXT;
ALTER TABLE pledge_choices ADD COLUMN is_shown SMALLINT NOT NULL DEFAULT 0;

UPDATE pledge_choices SET
    campaign_id = (SELECT campaign_id FROM pledges WHERE pledges.id = pledge_choices.pledge_id),
    country = (SELECT country FROM pledges WHERE pledges.id = pledge_choices.pledge_id),
    lang = (SELECT lang FROM pledges WHERE pledges.id = pledge_choices.pledge_id),
    is_shown = (SELECT is_shown FROM pledges WHERE pledges.id = pledge_choices.pledge_id);

CREATE INDEX wall_by_action ON pledge_choices (campaign_id, action, pledge_id) WHERE is_shown = 1;
CREATE INDEX wall_by_action_and_country ON pledge_choices (campaign_id, action, country, pledge_id) WHERE is_shown = 1;
CREATE INDEX wall_by_action_and_lang ON pledge_choices (campaign_id, action, lang, pledge_id) WHERE is_shown = 1;
CREATE INDEX wall_by_all_three ON pledge_choices (campaign_id, action, country, lang, pledge_id) WHERE is_shown = 1;
