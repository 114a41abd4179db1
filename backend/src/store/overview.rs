//! What organisers see of all at once. Each statement reads a range of one index (`0017_desk.sql`).

use domain::{DAY, Instant, RegistrationState};
use jiff::civil::Date;
use sqlx::{AnyConnection, AssertSqlSafe, Error, Row};

use super::{mail_log::STATE, rows::Columns};

/// Registrations of one session that are alike.
pub(crate) struct Group {
    pub(crate) state: RegistrationState,
    pub(crate) lang: String,
    /// Empty where it was not said.
    pub(crate) country: String,
    pub(crate) registrations: u64,
}

/// A session's registrations by state, language and country.
pub(crate) async fn groups(db: &mut AnyConnection, session_id: &str) -> Result<Vec<Group>, Error> {
    sqlx::query(
        "SELECT state, lang, COALESCE(country, '') AS of_country, COUNT(*) AS registrations FROM registrations
         WHERE session_id = $1 GROUP BY state, lang, country",
    )
    .bind(session_id)
    .fetch_all(db)
    .await?
    .iter()
    .map(|row| {
        Ok(Group {
            state: row.coded("state", RegistrationState::from_code)?,
            lang: row.try_get("lang")?,
            country: row.try_get("of_country")?,
            registrations: row.small("registrations")?,
        })
    })
    .collect()
}

/// What stays known of registrations that were erased: how many had a seat for good, by day, language and country, with
/// small groups as one ([`domain::OTHERS`]).
#[derive(Default)]
pub(crate) struct Kept {
    /// By the day's number since 1970; small days are none of these.
    pub(crate) days: Vec<(i64, u64)>,
    pub(crate) by_lang: Vec<(String, u64)>,
    pub(crate) by_country: Vec<(String, u64)>,
    pub(crate) total: u64,
}

/// What stays known of a session's registrations; none where they were not erased.
pub(crate) async fn kept(db: &mut AnyConnection, session_id: &str) -> Result<Option<Kept>, Error> {
    let rows = sqlx::query(
        "SELECT kind, value, registrations FROM registration_counts WHERE session_id = $1
         ORDER BY CASE value WHEN '*' THEN 1 ELSE 0 END, registrations DESC, value",
    )
    .bind(session_id)
    .fetch_all(db)
    .await?;
    let mut kept = Kept::default();
    for row in &rows {
        let (value, count): (String, u64) = (row.try_get("value")?, row.small("registrations")?);
        match row.try_get("kind")? {
            "lang" => kept.by_lang.push((value, count)),
            "country" => kept.by_country.push((value, count)),
            _ => {
                kept.total += count;
                kept.days.extend(value.parse().ok().map(|day| (days_since_1970(day), count)));
            }
        }
    }
    Ok(Some(kept).filter(|kept| kept.total > 0))
}

fn days_since_1970(day: Date) -> i64 {
    i64::from(Date::constant(1970, 1, 1).until(day).map_or(0, |span| span.get_days()))
}

/// How many registered on each day of UTC since `moment`, by the day's number since 1970.
pub(crate) async fn days(db: &mut AnyConnection, session_id: &str, moment: Instant) -> Result<Vec<(i64, u64)>, Error> {
    // The length of a day stands in the statement: as a parameter, PostgreSQL could not see that both are the same.
    sqlx::query(AssertSqlSafe(format!(
        "SELECT created_at / {DAY} AS day, COUNT(*) AS registrations FROM registrations
         WHERE session_id = $1 AND created_at >= $2 GROUP BY created_at / {DAY}"
    )))
    .bind(session_id)
    .bind(moment.millis())
    .fetch_all(db)
    .await?
    .iter()
    .map(|row| Ok((row.try_get("day")?, row.small("registrations")?)))
    .collect()
}

/// How many in a state can be written to.
pub(crate) async fn with_email(
    db: &mut AnyConnection,
    session_id: &str,
    state: RegistrationState,
) -> Result<u64, Error> {
    let row = sqlx::query(
        "SELECT COUNT(*) AS people FROM registrations WHERE session_id = $1 AND state = $2 AND email IS NOT NULL",
    )
    .bind(session_id)
    .bind(state.code())
    .fetch_one(db)
    .await?;
    row.small("people")
}

/// Mails that wait: how many, and when the oldest of them was caused.
pub(crate) async fn mails_waiting(db: &mut AnyConnection) -> Result<(u64, Option<Instant>), Error> {
    let sql = format!("SELECT COUNT(*) AS mails, MIN(created_at) AS oldest FROM outbox WHERE {STATE} = 'waiting'");
    let row = sqlx::query(AssertSqlSafe(sql)).fetch_one(db).await?;
    Ok((row.small("mails")?, row.moment_or_null("oldest")?))
}

/// Mails that wait after a try that failed.
pub(crate) async fn mails_tried_again(db: &mut AnyConnection) -> Result<u64, Error> {
    let row = sqlx::query(
        "SELECT COUNT(*) AS mails FROM outbox WHERE sent_at IS NULL AND given_up_reason IS NULL AND attempts > 1",
    )
    .fetch_one(db)
    .await?;
    row.small("mails")
}

/// Mails that were sent since a moment.
pub(crate) async fn mails_sent(db: &mut AnyConnection, since: Instant) -> Result<u64, Error> {
    let row = sqlx::query("SELECT COUNT(*) AS mails FROM outbox WHERE sent_at >= $1")
        .bind(since.millis())
        .fetch_one(db)
        .await?;
    row.small("mails")
}

/// Mails that were given up.
pub(crate) async fn mails_given_up(db: &mut AnyConnection) -> Result<u64, Error> {
    let sql = format!("SELECT COUNT(*) AS mails FROM outbox WHERE {STATE} = 'given-up'");
    let row = sqlx::query(AssertSqlSafe(sql)).fetch_one(db).await?;
    row.small("mails")
}

/// Reports of meetings that nobody has looked at.
pub(crate) async fn reports_waiting(db: &mut AnyConnection, campaign_id: &str) -> Result<u64, Error> {
    let row =
        sqlx::query("SELECT COUNT(*) AS reports FROM meeting_reports WHERE campaign_id = $1 AND state = 'waiting'")
            .bind(campaign_id)
            .fetch_one(db)
            .await?;
    row.small("reports")
}

/// Questions that are held until an organiser has looked at them.
pub(crate) async fn questions_held(db: &mut AnyConnection, session_id: &str) -> Result<u64, Error> {
    let row = sqlx::query("SELECT COUNT(*) AS questions FROM questions WHERE session_id = $1 AND state = 'held'")
        .bind(session_id)
        .fetch_one(db)
        .await?;
    row.small("questions")
}
