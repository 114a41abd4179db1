//! What organisers decide about the wall: what has to be looked at before it is shown, what was said of it, and words to
//! look out for.

use domain::{Country, Lang, Message, Review, holds_word};
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::rows::Columns;
use crate::moderation::{HeldPledge, WallWord};

/// The language of words that are looked for in every pledge.
pub(crate) const EVERY_LANG: &str = "*";

/// What a first look at a pledge says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) review: Review,
    pub(crate) message_held: bool,
}

/// Looks at what a pledge would show. A name that does not pass holds the whole card, a message only itself.
pub(crate) async fn look(
    db: &mut AnyConnection,
    campaign_id: &str,
    lang: Lang,
    name: Option<&str>,
    message: Option<&str>,
) -> Result<Look, Error> {
    let Some(name) = name else { return Ok(Look { review: Review::Shown, message_held: false }) };
    let listed: Vec<String> =
        sqlx::query_scalar("SELECT word FROM wall_words WHERE campaign_id = $1 AND lang IN ($2, $3)")
            .bind(campaign_id)
            .bind(lang.code())
            .bind(EVERY_LANG)
            .fetch_all(&mut *db)
            .await?;
    let holds = |text: &str| {
        Message::parse(text).is_ok_and(|text| text.needs_review())
            || holds_word(text, listed.iter().map(String::as_str))
    };
    let waits = settings(db, campaign_id).await?.review_first || holds(name);
    let review = if waits { Review::Waiting } else { Review::Shown };
    Ok(Look { review, message_held: message.is_some_and(holds) })
}

/// How a campaign's wall is kept.
pub(crate) struct Settings {
    pub(crate) review_first: bool,
    pub(crate) frozen: bool,
}

pub(crate) async fn settings(db: &mut AnyConnection, campaign_id: &str) -> Result<Settings, Error> {
    let row = sqlx::query("SELECT wall_review_first, wall_frozen FROM campaigns WHERE id = $1")
        .bind(campaign_id)
        .fetch_one(db)
        .await?;
    Ok(Settings { review_first: row.flag("wall_review_first")?, frozen: row.flag("wall_frozen")? })
}

/// Whether every pledge is looked at before it is shown, from now on.
pub(crate) async fn set_review_first(db: &mut AnyConnection, campaign_id: &str, first: bool) -> Result<(), Error> {
    sqlx::query("UPDATE campaigns SET wall_review_first = $2 WHERE id = $1")
        .bind(campaign_id)
        .bind(i64::from(first))
        .execute(db)
        .await?;
    Ok(())
}

/// Whether nothing new appears on the wall, from now on.
pub(crate) async fn set_frozen(db: &mut AnyConnection, campaign_id: &str, frozen: bool) -> Result<(), Error> {
    sqlx::query("UPDATE campaigns SET wall_frozen = $2 WHERE id = $1")
        .bind(campaign_id)
        .bind(i64::from(frozen))
        .execute(db)
        .await?;
    Ok(())
}

/// How many pledges have to be looked at.
pub(crate) async fn waiting(db: &mut AnyConnection, campaign_id: &str) -> Result<u64, Error> {
    let row = sqlx::query(
        "SELECT COUNT(*) AS waiting FROM pledges WHERE campaign_id = $1 AND state = 'counted' AND is_public = 1
             AND (review = 'waiting' OR message_held = 1) AND review <> 'hidden'",
    )
    .bind(campaign_id)
    .fetch_one(db)
    .await?;
    row.small("waiting")
}

/// What has to be looked at, the oldest first.
pub(crate) async fn queue(db: &mut AnyConnection, campaign_id: &str, limit: i64) -> Result<Vec<HeldPledge>, Error> {
    sqlx::query(
        "SELECT * FROM pledges WHERE campaign_id = $1 AND state = 'counted' AND is_public = 1
             AND (review = 'waiting' OR message_held = 1) AND review <> 'hidden' ORDER BY id LIMIT $2",
    )
    .bind(campaign_id)
    .bind(limit)
    .fetch_all(db)
    .await?
    .iter()
    .map(held)
    .collect()
}

fn held(row: &AnyRow) -> Result<HeldPledge, Error> {
    Ok(HeldPledge {
        id: row.try_get("id")?,
        name: row.try_get("shown_name")?,
        country: row.coded_or_null("country", |code| Country::parse(code).ok())?,
        lang: row.coded("lang", |code| code.parse().ok())?,
        message: row.try_get("message")?,
        only_message: row.coded("review", Review::from_code)? != Review::Waiting,
        created_at: row.moment("created_at")?,
    })
}

/// The ids of public pledges that end in `ending`, at most two: with more than one it says too little.
pub(crate) async fn ids_ending_in(
    db: &mut AnyConnection,
    campaign_id: &str,
    ending: &str,
) -> Result<Vec<String>, Error> {
    sqlx::query_scalar("SELECT id FROM pledges WHERE campaign_id = $1 AND is_public = 1 AND id LIKE $2 LIMIT 2")
        .bind(campaign_id)
        .bind(format!("%{ending}"))
        .fetch_all(db)
        .await
}

/// Pledges that may be shown and are not, such as after a thaw; none while the wall is frozen.
pub(crate) async fn to_show(db: &mut AnyConnection, campaign_id: &str, limit: i64) -> Result<Vec<String>, Error> {
    if settings(db, campaign_id).await?.frozen {
        return Ok(Vec::new());
    }
    sqlx::query_scalar(
        "SELECT id FROM pledges
         WHERE campaign_id = $1 AND state = 'counted' AND is_public = 1 AND review = 'shown' AND is_shown = 0
         ORDER BY id LIMIT $2",
    )
    .bind(campaign_id)
    .bind(limit)
    .fetch_all(db)
    .await
}

/// The listed words, by language.
pub(crate) async fn listed_words(db: &mut AnyConnection, campaign_id: &str) -> Result<Vec<WallWord>, Error> {
    sqlx::query("SELECT lang, word FROM wall_words WHERE campaign_id = $1 ORDER BY lang, word")
        .bind(campaign_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| {
            let lang: &str = row.try_get("lang")?;
            Ok(WallWord { lang: lang.parse().ok(), word: row.try_get("word")? })
        })
        .collect()
}

/// Lists a word; false where it is listed already.
pub(crate) async fn add_word(db: &mut AnyConnection, campaign_id: &str, word: &WallWord) -> Result<bool, Error> {
    let done =
        sqlx::query("INSERT INTO wall_words (campaign_id, lang, word) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(campaign_id)
            .bind(word.lang.map_or(EVERY_LANG, Lang::code))
            .bind(&word.word)
            .execute(db)
            .await?;
    Ok(done.rows_affected() > 0)
}

/// Takes a word off the list; whether it was there.
pub(crate) async fn remove_word(db: &mut AnyConnection, campaign_id: &str, word: &WallWord) -> Result<bool, Error> {
    let done = sqlx::query("DELETE FROM wall_words WHERE campaign_id = $1 AND lang = $2 AND word = $3")
        .bind(campaign_id)
        .bind(word.lang.map_or(EVERY_LANG, Lang::code))
        .bind(&word.word)
        .execute(db)
        .await?;
    Ok(done.rows_affected() > 0)
}
