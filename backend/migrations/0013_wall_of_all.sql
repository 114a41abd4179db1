-- The wall without a filter, in an index as those for its filters are: it holds who is shown, and nobody else.

DROP INDEX pledges_for_the_wall;
CREATE INDEX wall_of_all ON pledges (campaign_id, id) WHERE is_shown = 1;
