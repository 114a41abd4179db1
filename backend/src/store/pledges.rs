//! Pledges: made, confirmed, changed, taken back. Who looks at them is in `moderation.rs`, what the clock does to them in
//! `pledge_dates.rs`.
//!
//! Every change of one that stands goes the same way: [`counted`] before it, [`settled`] after it.

use domain::{Country, Email, Event, Instant, Lang, NewPledge, OwnChoice, OwnPledge, PledgeChange, Review, Visibility};
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::{
    counts::Counted,
    decisions,
    moderation::{self, Look},
    rows::Columns,
    wall,
};

/// A pledge as it is written.
pub(crate) struct NewRow {
    pub(crate) id: String,
    pub(crate) campaign_id: String,
    pub(crate) token_hash: String,
    pub(crate) created_at: Instant,
    /// A keyed hash of the mailbox, where there is one.
    pub(crate) mailbox: Option<String>,
    /// Until when one with an address waits to be confirmed.
    pub(crate) held_until: Instant,
    /// Until when it is public, where it is.
    pub(crate) public_until: Instant,
    pub(crate) pledge: NewPledge,
}

/// Writes a pledge with its choices. It is neither counted nor shown yet: see [`settled`]. False where its mailbox has
/// pledged already, and nothing was written.
pub(crate) async fn insert(db: &mut AnyConnection, new: &NewRow) -> Result<bool, Error> {
    let pledge = &new.pledge;
    let (name, message) = (pledge.shown_name.as_deref(), pledge.message.as_ref().map(|message| message.as_str()));
    let Look { review, message_held } = moderation::look(db, &new.campaign_id, pledge.lang, name, message).await?;
    let is_public = pledge.visibility.is_public();
    let by_mail = pledge.email.is_some();
    let done = sqlx::query(
        "INSERT INTO pledges (id, campaign_id, visibility, is_public, shown_name, country, message, message_held,
             lang, token_hash, created_at, state, email, mailbox, held_until, review, public_until, ask)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
         ON CONFLICT (campaign_id, mailbox) DO NOTHING",
    )
    .bind(&new.id)
    .bind(&new.campaign_id)
    .bind(pledge.visibility.code())
    .bind(i64::from(is_public))
    .bind(name)
    .bind(pledge.country.as_ref().map(|country| country.as_str()))
    .bind(message)
    .bind(i64::from(message_held))
    .bind(pledge.lang.code())
    .bind(&new.token_hash)
    .bind(new.created_at.millis())
    .bind(if by_mail { "pending" } else { "counted" })
    .bind(pledge.email.as_ref().map(|email| email.as_str()))
    .bind(&new.mailbox)
    .bind(by_mail.then_some(new.held_until.millis()))
    .bind(review.code())
    .bind(is_public.then_some(new.public_until.millis()))
    .bind(i64::from(pledge.may_be_asked()))
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    for (position, action) in (0_i64..).zip(&pledge.actions) {
        insert_choice(db, &new.id, position, action, None).await?;
    }
    Ok(true)
}

async fn insert_choice(
    db: &mut AnyConnection,
    id: &str,
    position: i64,
    action: &str,
    is_kept: Option<bool>,
) -> Result<(), Error> {
    sqlx::query("INSERT INTO pledge_choices (pledge_id, position, action, is_kept) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(position)
        .bind(action)
        .bind(is_kept.map(i64::from))
        .execute(db)
        .await?;
    Ok(())
}

/// The id of the pledge with this token.
pub(crate) async fn id_by_token(db: &mut AnyConnection, token_hash: &str) -> Result<Option<String>, Error> {
    sqlx::query_scalar("SELECT id FROM pledges WHERE token_hash = $1").bind(token_hash).fetch_optional(db).await
}

/// The pledge with this id as far as it is counted, locked until the transaction ends; none where it does not stand.
pub(crate) async fn counted(db: &mut AnyConnection, id: &str) -> Result<Option<Counted>, Error> {
    // Writing nothing locks the row, in words that both engines know.
    let row = sqlx::query("UPDATE pledges SET state = state WHERE id = $1 AND state = 'counted' RETURNING *")
        .bind(id)
        .fetch_optional(&mut *db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (mut actions, mut kept) = (Vec::new(), Vec::new());
    for OwnChoice { action, is_kept } in choices(db, id).await? {
        if is_kept == Some(true) {
            kept.push(action.clone());
        }
        actions.push(action);
    }
    Ok(Some(Counted {
        campaign_id: row.try_get("campaign_id")?,
        is_shown: row.flag("is_shown")?,
        is_confirmed: row.flag("is_confirmed")?,
        country: country(&row)?,
        lang: row.coded("lang", |code| code.parse().ok())?,
        actions,
        kept,
    }))
}

/// To be called after every change of a pledge: puts it on the wall or takes it off, as it stands now, and counts it.
/// `before` is what [`counted`] gave before the change.
pub(crate) async fn settled(
    db: &mut AnyConnection,
    id: &str,
    before: Option<&Counted>,
    now: Instant,
) -> Result<(), Error> {
    place(db, id).await?;
    let after = counted(db, id).await?;
    wall::changed(db, id, before, after.as_ref(), now).await
}

/// On the wall is what stands, is public and may be shown; while the wall is frozen, nothing that was not there before.
async fn place(db: &mut AnyConnection, id: &str) -> Result<(), Error> {
    sqlx::query(
        "UPDATE pledges SET is_shown = CASE
             WHEN state = 'counted' AND is_public = 1 AND review = 'shown' AND (
                 is_shown = 1
                 OR (SELECT wall_frozen FROM campaigns WHERE campaigns.id = pledges.campaign_id) = 0
             ) THEN 1 ELSE 0 END
         WHERE id = $1",
    )
    .bind(id)
    .execute(db)
    .await?;
    Ok(())
}

/// Makes a pledge stand that waits to be confirmed at `now`. False for all others, and nothing has changed. It is not
/// counted yet: see [`settled`].
pub(crate) async fn confirm(db: &mut AnyConnection, id: &str, now: Instant) -> Result<bool, Error> {
    let done = sqlx::query(
        "UPDATE pledges SET state = 'counted', is_confirmed = 1, held_until = NULL
         WHERE id = $1 AND state = 'pending' AND held_until > $2",
    )
    .bind(id)
    .bind(now.millis())
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Until when a pledge waits to be confirmed; none once it stands. The outer none is for no such pledge.
pub(crate) async fn waits_until(db: &mut AnyConnection, id: &str) -> Result<Option<Option<Instant>>, Error> {
    let row = sqlx::query("SELECT held_until FROM pledges WHERE id = $1").bind(id).fetch_optional(db).await?;
    row.map(|row| row.moment_or_null("held_until")).transpose()
}

/// The id of the pledge of a mailbox, to which a mail is to go: its address is kept for that again.
pub(crate) async fn id_of_mailbox(
    db: &mut AnyConnection,
    campaign_id: &str,
    mailbox: &str,
    email: &Email,
) -> Result<Option<String>, Error> {
    sqlx::query_scalar(
        "UPDATE pledges SET email = COALESCE(email, $3) WHERE campaign_id = $1 AND mailbox = $2 RETURNING id",
    )
    .bind(campaign_id)
    .bind(mailbox)
    .bind(email.as_str())
    .fetch_optional(db)
    .await
}

/// Deletes a pledge; whether there was one. It is still counted: see [`settled`].
pub(crate) async fn delete(db: &mut AnyConnection, id: &str) -> Result<bool, Error> {
    let deleted = sqlx::query("DELETE FROM pledges WHERE id = $1").bind(id).execute(db).await?;
    Ok(deleted.rows_affected() > 0)
}

/// Writes a change of a pledge that stands and is locked. It is not settled yet: see [`settled`].
pub(crate) async fn change(
    db: &mut AnyConnection,
    id: &str,
    change: &PledgeChange,
    public_until: Instant,
) -> Result<(), Error> {
    let row = sqlx::query("SELECT * FROM pledges WHERE id = $1").bind(id).fetch_one(&mut *db).await?;
    let message = change.message.as_ref().map(|message| message.as_str());
    let same_words = row.try_get::<Option<&str>, _>("shown_name")? == change.shown_name.as_deref()
        && row.try_get::<Option<&str>, _>("message")? == message;
    let earlier: Review = row.coded("review", Review::from_code)?;
    let is_public = change.visibility.is_public();
    let look = if is_public && !same_words {
        let campaign_id: &str = row.try_get("campaign_id")?;
        let lang: Lang = row.coded("lang", |code| code.parse().ok())?;
        let look = moderation::look(db, campaign_id, lang, change.shown_name.as_deref(), message).await?;
        // What was taken off the wall does not come back by other words alone.
        if earlier == Review::Hidden { Look { review: Review::Waiting, ..look } } else { look }
    } else if is_public || earlier == Review::Hidden {
        Look { review: earlier, message_held: is_public && row.flag("message_held")? }
    } else {
        Look { review: Review::Shown, message_held: false }
    };
    let ask = change.consents.iter().find(|consent| consent.kind == domain::ConsentKind::Ask);
    sqlx::query(
        "UPDATE pledges SET visibility = $2, is_public = $3, shown_name = $4, country = $5, message = $6,
             message_held = $7, review = $8, public_until = $9, ask = COALESCE($10, ask),
             is_shown = CASE WHEN $11 = 1 THEN is_shown ELSE 0 END
         WHERE id = $1",
    )
    .bind(id)
    .bind(change.visibility.code())
    .bind(i64::from(is_public))
    .bind(&change.shown_name)
    .bind(change.country.as_ref().map(|country| country.as_str()))
    .bind(message)
    .bind(i64::from(look.message_held))
    .bind(look.review.code())
    .bind(is_public.then_some(public_until.millis()))
    .bind(ask.map(|ask| i64::from(ask.given)))
    .bind(i64::from(same_words))
    .execute(&mut *db)
    .await?;
    if !same_words {
        decisions::forget_words(db, id).await?;
    }
    replace_choices(db, id, &change.actions).await
}

/// Writes what is pledged anew; what was said of the same before stays.
async fn replace_choices(db: &mut AnyConnection, id: &str, actions: &[String]) -> Result<(), Error> {
    let earlier = choices(db, id).await?;
    sqlx::query("DELETE FROM pledge_choices WHERE pledge_id = $1").bind(id).execute(&mut *db).await?;
    for (position, action) in (0_i64..).zip(actions) {
        let is_kept = earlier.iter().find(|choice| choice.action == *action).and_then(|choice| choice.is_kept);
        insert_choice(db, id, position, action, is_kept).await?;
    }
    Ok(())
}

/// Writes whether what was pledged was done: one action, or all that nothing was said of yet.
pub(crate) async fn keep(
    db: &mut AnyConnection,
    id: &str,
    action: Option<&str>,
    is_kept: Option<bool>,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE pledge_choices SET is_kept = $2
         WHERE pledge_id = $1 AND (action = $3 OR ($3 IS NULL AND is_kept IS NULL))",
    )
    .bind(id)
    .bind(is_kept.map(i64::from))
    .bind(action)
    .execute(db)
    .await?;
    Ok(())
}

/// A pledge as the one with its link sees it; `event` is what it was made for.
pub(crate) async fn own(db: &mut AnyConnection, token_hash: &str, event: &Event) -> Result<Option<OwnPledge>, Error> {
    let Some(row) =
        sqlx::query("SELECT * FROM pledges WHERE token_hash = $1").bind(token_hash).fetch_optional(&mut *db).await?
    else {
        return Ok(None);
    };
    let has_address = row.try_get::<Option<&str>, _>("email")?.is_some();
    let ask = row.flag("ask")?;
    Ok(Some(OwnPledge {
        is_counted: row.try_get::<&str, _>("state")? == "counted",
        visibility: row.coded("visibility", Visibility::from_code)?,
        shown_name: row.try_get("shown_name")?,
        country: country(&row)?,
        choices: choices(db, row.try_get("id")?).await?,
        message: row.try_get("message")?,
        message_held: row.flag("message_held")?,
        review: row.coded("review", Review::from_code)?,
        is_shown: row.flag("is_shown")?,
        public_until: row.moment_or_null("public_until")?,
        public_at_most: event.public_at_most(row.moment("created_at")?),
        by_mail: has_address || row.flag("is_confirmed")?,
        ask: has_address.then_some(ask),
    }))
}

async fn choices(db: &mut AnyConnection, pledge_id: &str) -> Result<Vec<OwnChoice>, Error> {
    sqlx::query("SELECT action, is_kept FROM pledge_choices WHERE pledge_id = $1 ORDER BY position")
        .bind(pledge_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| {
            let is_kept: Option<i64> = row.try_get("is_kept")?;
            Ok(OwnChoice { action: row.try_get("action")?, is_kept: is_kept.map(|said| said != 0) })
        })
        .collect()
}

fn country(row: &AnyRow) -> Result<Option<Country>, Error> {
    row.coded_or_null("country", |code| Country::parse(code).ok())
}
