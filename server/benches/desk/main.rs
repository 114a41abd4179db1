//! The organisers' list of 100,000 registrations against one of 1,000, on both engines: how long an answer takes with a page
//! of it, found by words, by filters, in each order and in the middle. `cargo bench -p server --bench desk` prints a table
//! of ratios.

#[path = "../pages/mod.rs"]
mod pages;

use std::process::ExitCode;

use domain::Role;
use pages::{Comparison, compare};

const DESK: Comparison = Comparison {
    few: 1_000,
    many: 100_000,
    rounds: 100,
    aim: 2.0,
    fill: &[REGISTRATIONS, COUNTS],
    asked_by: Some(Role::Editor),
    items: "registrations",
    path: "/admin/registrations",
    after: "after",
    mark: "id=\"row-",
    pages: &[
        ("newest", "", false),
        ("newest, middle", "", true),
        ("by name", "sort=name", false),
        ("by name, middle", "sort=name", true),
        ("by state", "sort=state", false),
        ("a state, by name", "state=confirmed&sort=name", false),
        ("a rare state, by name", "state=offered&sort=name", false),
        ("a word of many", "q=ada", false),
        ("a word of few", "q=number7919", false),
        ("two words", "q=grace+lantern", false),
        ("two that seldom meet", "q=%D0%BD%D0%B8%D0%BA%D0%BE%D0%BB%D0%B0%D0%B9+number1", false),
        ("an address", "q=person500x%40example.org", false),
        ("a country, middle", "country=DE", true),
        ("a rare country", "country=MT", false),
        ("filters and a word", "q=grace&country=FR&language=fr&state=confirmed", false),
    ],
};

/// Seven names in turn, a number that is rare, and three from Malta, however many there are.
const REGISTRATIONS: &str = "
    INSERT INTO registrations (id, session_id, state, name, email, mailbox, organisation, country, lang, access_needs,
        token_hash, created_at)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
    SELECT '018f0000-0000-7000-8000-' || substr('000000000000' || i, length('000000000000' || i) - 11), sessions.id,
        CASE WHEN i IN (5, 55, 555) THEN 'offered' WHEN i % 10 < 6 THEN 'confirmed' WHEN i % 10 < 8 THEN 'pending'
            WHEN i % 10 = 8 THEN 'waitlisted' ELSE 'cancelled' END,
        CASE i % 7 WHEN 0 THEN 'Ada' WHEN 1 THEN 'Grace' WHEN 2 THEN 'Élise' WHEN 3 THEN 'Николай' WHEN 4 THEN 'ليلى'
            WHEN 5 THEN 'Zoe' ELSE 'Emma' END || ' Number' || (i * 7919 % 100003),
        'person' || i || 'x@example.org', 'person' || i || 'x@example.org', 'Lantern ' || (i % 50),
        CASE WHEN i IN (7, 77, 777) THEN 'MT' WHEN i % 3 = 0 THEN 'DE' WHEN i % 3 = 1 THEN 'FR' ELSE 'BE' END,
        CASE WHEN i % 5 < 2 THEN 'fr' WHEN i % 500 = 4 THEN 'ar' ELSE 'en' END,
        CASE WHEN i % 40 = 0 THEN 'captions' END, 'token ' || i, 1709114100000 + i
    FROM n, sessions";

const COUNTS: &str = "
    INSERT INTO registration_states (session_id, state, registrations)
    SELECT session_id, state, COUNT(*) FROM registrations GROUP BY session_id, state";

fn main() -> ExitCode {
    compare(&DESK)
}
