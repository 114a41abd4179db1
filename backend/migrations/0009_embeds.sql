-- The sites that may show a part of a campaign's site in a frame.
CREATE TABLE embed_sites (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    -- countdown, register, wall
    embed TEXT NOT NULL,
    -- https://example.org
    origin TEXT NOT NULL,
    PRIMARY KEY (campaign_id, embed, origin)
);
