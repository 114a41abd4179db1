//! The published content: one campaign, its sessions, and all that belongs to them.

use std::sync::Arc;

use domain::{
    Agenda, AgendaItem, Campaign, CountryFacts, Event, Instant, Milestone, PhotoId, PledgeAction, PollingDays, Session,
    Speaker, VotingFacts, leading, next_turn_after,
};
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::rows::Columns;
use crate::drafts::Common;

/// All that is published: the sessions of one campaign, in the order in which they begin; at least one.
#[derive(Debug, Clone)]
pub(crate) struct Programme {
    /// Grows with every change of the content.
    pub(crate) revision: i64,
    pub(crate) sessions: Vec<Arc<Published>>,
}

/// A published session with its campaign, and where they stand in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Published {
    pub(crate) campaign_id: String,
    pub(crate) session_id: String,
    /// How often the session was changed: what calendars go by.
    pub(crate) sequence: i64,
    pub(crate) event: Arc<Event>,
}

/// The revision of what is published; none before anything is.
pub(crate) async fn revision(db: &mut AnyConnection) -> Result<Option<i64>, Error> {
    sqlx::query_scalar("SELECT revision FROM site").fetch_optional(db).await
}

/// Publishes the session with this id, and with it the others of its campaign, in a new revision.
pub(crate) async fn publish(db: &mut AnyConnection, session_id: &str) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO site (id, session_id, revision) VALUES (1, $1, 1)
         ON CONFLICT (id) DO UPDATE SET session_id = excluded.session_id, revision = site.revision + 1",
    )
    .bind(session_id)
    .execute(db)
    .await
    .map(drop)
}

/// Everything that is published; none before anything is.
pub(crate) async fn published(db: &mut AnyConnection) -> Result<Option<Programme>, Error> {
    let rows = sqlx::query(
        "SELECT site.revision, sessions.* FROM site JOIN sessions AS published ON published.id = site.session_id
         JOIN sessions ON sessions.campaign_id = published.campaign_id ORDER BY sessions.starts_at, sessions.id",
    )
    .fetch_all(&mut *db)
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let revision = first.try_get("revision")?;
    let mut sessions = Vec::with_capacity(rows.len());
    for row in &rows {
        sessions.push(Arc::new(Published {
            campaign_id: row.try_get("campaign_id")?,
            session_id: row.try_get("id")?,
            sequence: row.try_get("sequence")?,
            event: Arc::new(read_event(db, row).await?),
        }));
    }
    Ok(Some(Programme { revision, sessions }))
}

impl Programme {
    /// The session that the landing page shows at `now`.
    pub(crate) fn leading(&self, now: Instant) -> &Arc<Published> {
        &self.sessions[leading(&self.in_order(), now).unwrap_or_default()]
    }

    /// The session with this slug.
    pub(crate) fn session(&self, slug: &str) -> Option<&Arc<Published>> {
        self.sessions.iter().find(|published| published.event.session.slug == slug)
    }

    /// The first moment after `now` at which something that pages show about the sessions changes by the clock alone; none
    /// where nothing more does.
    pub(crate) fn next_change_after(&self, now: Instant) -> Option<Instant> {
        let sessions = self.in_order();
        let changes = sessions.iter().filter_map(|session| session.next_change_after(now));
        changes.chain(next_turn_after(&sessions, now)).min()
    }

    fn in_order(&self) -> Vec<&Session> {
        self.sessions.iter().map(|published| &published.event.session).collect()
    }
}

/// A session, published or not, with its campaign and those who speak there.
pub(crate) async fn event_of(db: &mut AnyConnection, session_id: &str) -> Result<Event, Error> {
    let session = sqlx::query("SELECT * FROM sessions WHERE id = $1").bind(session_id).fetch_one(&mut *db).await?;
    read_event(db, &session).await
}

/// What the sessions of the campaign with this slug have in common; none where there is no such campaign.
pub(crate) async fn common(db: &mut AnyConnection, campaign_slug: &str) -> Result<Option<Common>, Error> {
    let row =
        sqlx::query("SELECT * FROM campaigns WHERE slug = $1").bind(campaign_slug).fetch_optional(&mut *db).await?;
    let Some(row) = row else { return Ok(None) };
    read_common(db, &row).await.map(Some)
}

/// When and where a session takes place: what calendars have to hear of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Dates {
    pub(crate) starts_at: Instant,
    pub(crate) ends_at: Instant,
    pub(crate) zone: String,
    pub(crate) platform: String,
    pub(crate) cancelled: bool,
}

/// The dates of a campaign's session; none where there is no such session.
pub(crate) async fn dates(db: &mut AnyConnection, campaign_id: &str, slug: &str) -> Result<Option<Dates>, Error> {
    let row = sqlx::query("SELECT * FROM sessions WHERE campaign_id = $1 AND slug = $2")
        .bind(campaign_id)
        .bind(slug)
        .fetch_optional(db)
        .await?;
    row.map(|row| {
        Ok(Dates {
            starts_at: row.moment("starts_at")?,
            ends_at: row.moment("ends_at")?,
            zone: row.try_get("zone")?,
            platform: row.try_get("platform")?,
            cancelled: row.flag("cancelled")?,
        })
    })
    .transpose()
}

/// Counts a change of a session that calendars have to hear of; gives its number.
pub(crate) async fn next_sequence(db: &mut AnyConnection, session_id: &str) -> Result<i64, Error> {
    sqlx::query_scalar("UPDATE sessions SET sequence = sequence + 1 WHERE id = $1 RETURNING sequence")
        .bind(session_id)
        .fetch_one(db)
        .await
}

async fn read_event(db: &mut AnyConnection, session: &AnyRow) -> Result<Event, Error> {
    let campaign = sqlx::query("SELECT * FROM campaigns WHERE id = $1")
        .bind(session.try_get::<&str, _>("campaign_id")?)
        .fetch_one(&mut *db)
        .await?;
    let Common { campaign, voting, toolkit } = read_common(db, &campaign).await?;
    Ok(Event {
        campaign,
        voting,
        toolkit,
        session: read_session(db, session).await?,
        speakers: speakers(db, session.try_get("id")?).await?,
    })
}

async fn read_common(db: &mut AnyConnection, campaign: &AnyRow) -> Result<Common, Error> {
    Ok(Common {
        voting: voting_facts(db, campaign).await?,
        toolkit: campaign.json_or_null("toolkit")?,
        campaign: read_campaign(db, campaign).await?,
    })
}

async fn read_campaign(db: &mut AnyConnection, row: &AnyRow) -> Result<Campaign, Error> {
    let id = row.try_get("id")?;
    Ok(Campaign {
        slug: row.try_get("slug")?,
        name: row.json("name")?,
        hashtag: row.try_get("hashtag")?,
        organisation: row.json("organisation")?,
        summary: row.json("summary")?,
        reach: row.json("reach")?,
        mandate: row.try_get("mandate")?,
        contact_email: row.try_get("contact_email")?,
        contact_url: row.try_get("contact_url")?,
        countries: row.json("countries")?,
        milestones: milestones(db, id).await?,
        pledge_actions: pledge_actions(db, id).await?,
    })
}

async fn read_session(db: &mut AnyConnection, row: &AnyRow) -> Result<Session, Error> {
    Ok(Session {
        slug: row.try_get("slug")?,
        title: row.json("title")?,
        short_title: row.json("short_title")?,
        starts_at: row.moment("starts_at")?,
        ends_at: row.moment("ends_at")?,
        zone: row.try_get("zone")?,
        zone_label: row.try_get("zone_label")?,
        platform: row.json("platform")?,
        audience: row.json("audience")?,
        why: row.json("why")?,
        aims: row.json("aims")?,
        after: row.json_or_null("after")?,
        recording_url: row.try_get("recording_url")?,
        capacity: row.try_get("capacity")?,
        registration_closes_at: row.moment_or_null("registration_closes_at")?,
        cancelled: row.flag("cancelled")?,
        agenda: agenda(db, row.try_get("id")?).await?,
    })
}

async fn milestones(db: &mut AnyConnection, campaign_id: &str) -> Result<Vec<Milestone>, Error> {
    sqlx::query("SELECT * FROM milestones WHERE campaign_id = $1 ORDER BY position")
        .bind(campaign_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| {
            Ok(Milestone {
                key: row.try_get("key")?,
                name: row.json("name")?,
                starts_at: row.moment("starts_at")?,
                ends_at: row.moment("ends_at")?,
                zone: row.try_get("zone")?,
            })
        })
        .collect()
}

async fn pledge_actions(db: &mut AnyConnection, campaign_id: &str) -> Result<Vec<PledgeAction>, Error> {
    sqlx::query("SELECT * FROM pledge_actions WHERE campaign_id = $1 ORDER BY position")
        .bind(campaign_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(pledge_action)
        .collect()
}

/// What a campaign offers to pledge and somebody has pledged, or is about to confirm.
pub(crate) async fn pledged_actions(db: &mut AnyConnection, campaign_slug: &str) -> Result<Vec<PledgeAction>, Error> {
    sqlx::query(
        "SELECT pledge_actions.* FROM pledge_actions JOIN campaigns ON campaigns.id = pledge_actions.campaign_id
         WHERE campaigns.slug = $1 AND (EXISTS (
             SELECT 1 FROM wall_counts WHERE wall_counts.campaign_id = campaigns.id
                 AND wall_counts.kind = 'action' AND wall_counts.key = pledge_actions.key AND wall_counts.pledges > 0
         ) OR EXISTS (
             SELECT 1 FROM pledges JOIN pledge_choices ON pledge_choices.pledge_id = pledges.id
             WHERE pledges.campaign_id = campaigns.id AND pledges.state = 'pending'
                 AND pledge_choices.action = pledge_actions.key
         ))
         ORDER BY pledge_actions.position",
    )
    .bind(campaign_slug)
    .fetch_all(db)
    .await?
    .iter()
    .map(pledge_action)
    .collect()
}

fn pledge_action(row: &AnyRow) -> Result<PledgeAction, Error> {
    Ok(PledgeAction { key: row.try_get("key")?, text: row.json("text")?, needs_vote: row.flag("needs_vote")? })
}

async fn voting_facts(db: &mut AnyConnection, campaign: &AnyRow) -> Result<Option<VotingFacts>, Error> {
    let (Some(source_name), Some(source_url)) =
        (campaign.json_or_null("voting_source_name")?, campaign.try_get("voting_source_url")?)
    else {
        return Ok(None);
    };
    let countries = sqlx::query("SELECT * FROM voting_countries WHERE campaign_id = $1 ORDER BY position")
        .bind(campaign.try_get::<&str, _>("id")?)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| {
            Ok(CountryFacts {
                code: row.coded("code", |code| domain::Country::parse(code).ok())?,
                seats: row.small("seats")?,
                first_day: row.try_get("first_day")?,
                last_day: row.try_get("last_day")?,
                voting_age: row.small("voting_age")?,
                compulsory: row.flag("compulsory")?,
                polling: polling_days(row)?,
            })
        })
        .collect::<Result<_, Error>>()?;
    Ok(Some(VotingFacts { source_name, source_url, countries }))
}

/// The days of a country's vote as moments; none where no content file has said by which clocks.
fn polling_days(row: &AnyRow) -> Result<Option<PollingDays>, Error> {
    let (zone, starts_at, ends_at) =
        (row.try_get("zone")?, row.moment_or_null("starts_at")?, row.moment_or_null("ends_at")?);
    Ok(match (zone, starts_at, ends_at) {
        (Some(zone), Some(starts_at), Some(ends_at)) => Some(PollingDays { zone, starts_at, ends_at }),
        _ => None,
    })
}

async fn speakers(db: &mut AnyConnection, session_id: &str) -> Result<Vec<Speaker>, Error> {
    sqlx::query("SELECT * FROM speakers WHERE session_id = $1 ORDER BY position")
        .bind(session_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| {
            Ok(Speaker {
                key: row.try_get("key")?,
                name: row.json("name")?,
                role: row.json("role")?,
                organisation: row.json("organisation")?,
                photo: row.coded_or_null("photo", PhotoId::parse)?,
            })
        })
        .collect()
}

async fn agenda(db: &mut AnyConnection, session_id: &str) -> Result<Agenda, Error> {
    let items = sqlx::query("SELECT * FROM agenda_items WHERE session_id = $1 ORDER BY position")
        .bind(session_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| {
            Ok(AgendaItem {
                starts_at: row.moment("starts_at")?,
                ends_at: row.moment("ends_at")?,
                title: row.json("title")?,
                kind: row.json("kind")?,
                speakers: row.json("speakers")?,
            })
        })
        .collect::<Result<_, Error>>()?;
    Ok(Agenda::new(items))
}
