//! Writing content: campaigns and sessions are found by their slugs and kept, so that what people have registered for
//! and pledged stays theirs; what only belongs to them is replaced.

use domain::{Campaign, PhotoId, Session, Speaker, Toolkit, VotingFacts};
use sqlx::{AnyConnection, Error, Row};

use super::{
    new_id,
    rows::{Columns, to_json},
};

/// Writes a campaign with all that belongs to it, and gives its id.
pub(crate) async fn put_campaign(
    db: &mut AnyConnection,
    campaign: &Campaign,
    voting: Option<&VotingFacts>,
    toolkit: Option<&Toolkit>,
) -> Result<String, Error> {
    let id: String = sqlx::query_scalar(
        "INSERT INTO campaigns (id, slug, name, hashtag, organisation, summary, reach, mandate, contact_email,
             contact_url, countries, voting_source_name, voting_source_url, toolkit)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         ON CONFLICT (slug) DO UPDATE SET name = excluded.name, hashtag = excluded.hashtag,
             organisation = excluded.organisation, summary = excluded.summary, reach = excluded.reach,
             mandate = excluded.mandate, contact_email = excluded.contact_email,
             contact_url = excluded.contact_url, countries = excluded.countries,
             voting_source_name = excluded.voting_source_name, voting_source_url = excluded.voting_source_url,
             toolkit = excluded.toolkit
         RETURNING id",
    )
    .bind(new_id())
    .bind(&campaign.slug)
    .bind(to_json(&campaign.name)?)
    .bind(&campaign.hashtag)
    .bind(to_json(&campaign.organisation)?)
    .bind(to_json(&campaign.summary)?)
    .bind(to_json(&campaign.reach)?)
    .bind(&campaign.mandate)
    .bind(&campaign.contact_email)
    .bind(&campaign.contact_url)
    .bind(to_json(&campaign.countries)?)
    .bind(voting.map(|voting| to_json(&voting.source_name)).transpose()?)
    .bind(voting.map(|voting| &voting.source_url))
    .bind(toolkit.map(to_json).transpose()?)
    .fetch_one(&mut *db)
    .await?;
    replace_milestones(db, &id, campaign).await?;
    replace_pledge_actions(db, &id, campaign).await?;
    replace_voting_countries(db, &id, voting).await?;
    Ok(id)
}

/// Writes a session with all that belongs to it, and gives its id. The seats that are taken stay taken.
pub(crate) async fn put_session(
    db: &mut AnyConnection,
    campaign_id: &str,
    session: &Session,
    speakers: &[Speaker],
) -> Result<String, Error> {
    let id: String = sqlx::query_scalar(
        "INSERT INTO sessions (id, campaign_id, slug, title, short_title, starts_at, ends_at, zone, zone_label,
             platform, audience, why, aims, after, recording_url, capacity, registration_closes_at, cancelled)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
         ON CONFLICT (campaign_id, slug) DO UPDATE SET title = excluded.title, short_title = excluded.short_title,
             starts_at = excluded.starts_at, ends_at = excluded.ends_at, zone = excluded.zone,
             zone_label = excluded.zone_label, platform = excluded.platform, audience = excluded.audience,
             why = excluded.why, aims = excluded.aims, after = excluded.after,
             recording_url = excluded.recording_url, capacity = excluded.capacity,
             registration_closes_at = excluded.registration_closes_at, cancelled = excluded.cancelled
         RETURNING id",
    )
    .bind(new_id())
    .bind(campaign_id)
    .bind(&session.slug)
    .bind(to_json(&session.title)?)
    .bind(to_json(&session.short_title)?)
    .bind(session.starts_at.millis())
    .bind(session.ends_at.millis())
    .bind(&session.zone)
    .bind(&session.zone_label)
    .bind(to_json(&session.platform)?)
    .bind(to_json(&session.audience)?)
    .bind(to_json(&session.why)?)
    .bind(to_json(&session.aims)?)
    .bind(session.after.as_ref().map(to_json).transpose()?)
    .bind(&session.recording_url)
    .bind(session.capacity)
    .bind(session.registration_closes_at.map(|moment| moment.millis()))
    .bind(i64::from(session.cancelled))
    .fetch_one(&mut *db)
    .await?;
    replace_speakers(db, &id, speakers).await?;
    replace_agenda(db, &id, session).await?;
    Ok(id)
}

/// Gives each speaker without a photo the one that the session has stored under their key.
pub(crate) async fn keep_photos(
    db: &mut AnyConnection,
    campaign_id: &str,
    session_slug: &str,
    speakers: &mut [Speaker],
) -> Result<(), Error> {
    let stored = sqlx::query(
        "SELECT key, photo FROM speakers
         WHERE photo IS NOT NULL AND session_id = (SELECT id FROM sessions WHERE campaign_id = $1 AND slug = $2)",
    )
    .bind(campaign_id)
    .bind(session_slug)
    .fetch_all(db)
    .await?;
    for row in &stored {
        let key: &str = row.try_get("key")?;
        if let Some(speaker) = speakers.iter_mut().find(|speaker| speaker.key == key && speaker.photo.is_none()) {
            speaker.photo = row.coded_or_null("photo", PhotoId::parse)?;
        }
    }
    Ok(())
}

async fn replace_milestones(db: &mut AnyConnection, campaign_id: &str, campaign: &Campaign) -> Result<(), Error> {
    sqlx::query("DELETE FROM milestones WHERE campaign_id = $1").bind(campaign_id).execute(&mut *db).await?;
    for (position, milestone) in (0_i64..).zip(&campaign.milestones) {
        sqlx::query(
            "INSERT INTO milestones (campaign_id, position, key, name, starts_at, ends_at, zone)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(campaign_id)
        .bind(position)
        .bind(&milestone.key)
        .bind(to_json(&milestone.name)?)
        .bind(milestone.starts_at.millis())
        .bind(milestone.ends_at.millis())
        .bind(&milestone.zone)
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

async fn replace_pledge_actions(db: &mut AnyConnection, campaign_id: &str, campaign: &Campaign) -> Result<(), Error> {
    sqlx::query("DELETE FROM pledge_actions WHERE campaign_id = $1").bind(campaign_id).execute(&mut *db).await?;
    for (position, action) in (0_i64..).zip(&campaign.pledge_actions) {
        sqlx::query(
            "INSERT INTO pledge_actions (campaign_id, position, key, text, needs_vote) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(campaign_id)
        .bind(position)
        .bind(&action.key)
        .bind(to_json(&action.text)?)
        .bind(i64::from(action.needs_vote))
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

async fn replace_voting_countries(
    db: &mut AnyConnection,
    campaign_id: &str,
    voting: Option<&VotingFacts>,
) -> Result<(), Error> {
    sqlx::query("DELETE FROM voting_countries WHERE campaign_id = $1").bind(campaign_id).execute(&mut *db).await?;
    let countries = voting.map(|voting| voting.countries.as_slice()).unwrap_or_default();
    for (position, country) in (0_i64..).zip(countries) {
        sqlx::query(
            "INSERT INTO voting_countries (campaign_id, position, code, seats, first_day, last_day, voting_age,
                 compulsory, zone, starts_at, ends_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(campaign_id)
        .bind(position)
        .bind(country.code.as_str())
        .bind(i64::from(country.seats))
        .bind(&country.first_day)
        .bind(&country.last_day)
        .bind(i64::from(country.voting_age))
        .bind(i64::from(country.compulsory))
        .bind(country.polling.as_ref().map(|polling| &polling.zone))
        .bind(country.polling.as_ref().map(|polling| polling.starts_at.millis()))
        .bind(country.polling.as_ref().map(|polling| polling.ends_at.millis()))
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

async fn replace_speakers(db: &mut AnyConnection, session_id: &str, speakers: &[Speaker]) -> Result<(), Error> {
    sqlx::query("DELETE FROM speakers WHERE session_id = $1").bind(session_id).execute(&mut *db).await?;
    for (position, speaker) in (0_i64..).zip(speakers) {
        sqlx::query(
            "INSERT INTO speakers (session_id, position, key, name, role, organisation, photo)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(session_id)
        .bind(position)
        .bind(&speaker.key)
        .bind(to_json(&speaker.name)?)
        .bind(to_json(&speaker.role)?)
        .bind(to_json(&speaker.organisation)?)
        .bind(speaker.photo.as_ref().map(PhotoId::as_str))
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

async fn replace_agenda(db: &mut AnyConnection, session_id: &str, session: &Session) -> Result<(), Error> {
    sqlx::query("DELETE FROM agenda_items WHERE session_id = $1").bind(session_id).execute(&mut *db).await?;
    for (position, item) in (0_i64..).zip(session.agenda.items()) {
        sqlx::query(
            "INSERT INTO agenda_items (session_id, position, starts_at, ends_at, title, kind, speakers)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(session_id)
        .bind(position)
        .bind(item.starts_at.millis())
        .bind(item.ends_at.millis())
        .bind(to_json(&item.title)?)
        .bind(to_json(&item.kind)?)
        .bind(to_json(&item.speakers)?)
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}
