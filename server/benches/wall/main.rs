//! The wall with a million pledges against the wall with a thousand, on both engines: how long an answer takes with a
//! page of it, drawn for this one visitor, with each kind of filter. `cargo bench -p server --bench wall` prints a table of
//! ratios.

#[path = "../pages/mod.rs"]
mod pages;

use std::process::ExitCode;

use pages::{Comparison, compare};

/// An empty filter is one as well, whose answer is not kept for others.
const WALL: Comparison = Comparison {
    few: 1_000,
    many: 1_000_000,
    rounds: 300,
    aim: 1.3,
    fill: &[PLEDGES, CHOICES, MORE_CHOICES],
    asked_by: None,
    items: "pledges",
    path: "/en/pledges",
    after: "before",
    mark: "class=\"pledge\"",
    pages: &[
        ("newest", "country=", false),
        ("from the middle", "country=", true),
        ("a country", "country=DE", false),
        ("an action", "action=vote", false),
        ("a language", "language=fr", false),
        ("all three, middle", "country=DE&action=vote&language=fr", true),
        ("country, language", "country=DE&language=fr", false),
        ("a rare country", "country=MT", false),
        ("a rare action", "action=bring", false),
        ("all three, nobody", "country=MT&action=bring&language=ar", false),
    ],
};

/// Three live in Malta, however many there are.
const PLEDGES: &str = "
    INSERT INTO pledges (id, campaign_id, visibility, is_public, shown_name, country, message, message_held, lang,
        token_hash, created_at, is_shown)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
    SELECT '018f0000-0000-7000-8000-' || substr('000000000000' || i, length('000000000000' || i) - 11),
        campaigns.id, 'named', 1, 'Pledger ' || i,
        CASE WHEN i IN (7, 77, 777) THEN 'MT' WHEN i % 3 = 0 THEN 'DE' WHEN i % 3 = 1 THEN 'FR' ELSE 'BE' END,
        'See you there.', 0, CASE WHEN i % 5 < 2 THEN 'fr' WHEN i % 500 = 4 THEN 'ar' ELSE 'en' END,
        'token ' || i, 1709114100000 + i, 1
    FROM n, campaigns";

/// Everybody votes.
const CHOICES: &str = "
    INSERT INTO pledge_choices (pledge_id, position, action, campaign_id, country, lang, is_shown)
    SELECT id, 0, 'vote', campaign_id, country, lang, is_shown FROM pledges";

/// And does one thing more: three in a hundred bring somebody.
const MORE_CHOICES: &str = "
    INSERT INTO pledge_choices (pledge_id, position, action, campaign_id, country, lang, is_shown)
    SELECT id, 1, CASE WHEN id LIKE '%00' OR id LIKE '%20' OR id LIKE '%60' THEN 'bring' WHEN id LIKE '%1' THEN 'meet' ELSE 'join' END,
        campaign_id, country, lang, is_shown
    FROM pledges";

fn main() -> ExitCode {
    compare(&WALL)
}
