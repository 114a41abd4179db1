-- What was done is counted with those who are not on the wall, whoever did it: no card says it, so that it is told in rounds.
INSERT INTO wall_counts (campaign_id, kind, key, is_shown, pledges)
    SELECT campaign_id, kind, key, 0, pledges FROM wall_counts WHERE kind = 'kept' AND is_shown = 1
    ON CONFLICT (campaign_id, kind, key, is_shown) DO UPDATE SET pledges = wall_counts.pledges + excluded.pledges;
DELETE FROM wall_counts WHERE kind = 'kept' AND is_shown = 1;
