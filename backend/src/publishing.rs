//! Publishing content.

use domain::{AppError, Event, Instant};
use sqlx::AnyConnection;

use crate::{
    Backend, OutboxKind, Rules, drafts,
    push::PushCause,
    store::{
        Change, Job,
        content::{self, Dates},
        content_import, photos,
        pushes::{self, Audience},
        reminders, seats,
    },
};

impl Backend {
    /// Publishes `content`: its session beside the others of its campaign, and that campaign in place of another. A campaign
    /// or session with the same slug is the same one, and keeps its registrations and pledges. Drafts of the campaign
    /// follow where nobody has changed them. What somebody has pledged stays. Open pages are told if anything has changed; those who
    /// registered get a mail where the session was moved or called off; new seats go to those who wait. A speaker without
    /// a photo keeps the one that is stored: content files hold none.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store refuses it; nothing has changed then.
    pub async fn import(&self, content: &Event) -> Result<(), AppError> {
        let now = self.clock().now();
        self.write(Import { event: content.clone(), now, rules: self.rules(), is_file: true }).await
    }
}

/// Publishes an event, in the transaction of whoever asks for it.
pub(crate) struct Import {
    pub(crate) event: Event,
    pub(crate) now: Instant,
    pub(crate) rules: Rules,
    /// Whether it comes from a content file: that holds no photos, and need not know what people have pledged.
    pub(crate) is_file: bool,
}

impl Job for Import {
    type Answer = ();
    const CHANGES: Option<Change> = Some(Change::Everything);

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let with_pledged = if self.is_file { drafts::with_pledged(db, &self.event).await? } else { None };
        let Event { campaign, session, speakers, voting, toolkit } = with_pledged.as_ref().unwrap_or(&self.event);
        let was = content::common(db, &campaign.slug).await?;
        let campaign_id = content_import::put_campaign(db, campaign, voting.as_ref(), toolkit.as_ref()).await?;
        let before = content::dates(db, &campaign_id, &session.slug).await?;
        let mut speakers = speakers.clone();
        if self.is_file {
            content_import::keep_photos(db, &campaign_id, &session.slug, &mut speakers).await?;
        }
        let session_id = content_import::put_session(db, &campaign_id, session, &speakers).await?;
        let after = content::dates(db, &campaign_id, &session.slug).await?;
        if let Some((before, after)) = before.zip(after) {
            self.tell_of_change(db, &session_id, &before, &after).await?;
        }
        seats::lock(db, &session_id).await?;
        seats::move_line(db, &session_id, self.now, self.rules.offer_for()).await?;
        content::publish(db, &session_id).await?;
        let is = content::common(db, &campaign.slug).await?;
        if let Some((was, is)) = was.zip(is) {
            drafts::follow(db, &was, &is).await?;
        }
        photos::forget_unused(db).await
    }
}

impl Import {
    /// Tells those who registered of what their calendars have to know. Of what is over, nothing is said.
    async fn tell_of_change(
        &self,
        db: &mut AnyConnection,
        session_id: &str,
        before: &Dates,
        after: &Dates,
    ) -> Result<(), sqlx::Error> {
        if before == after {
            return Ok(());
        }
        let sequence = content::next_sequence(db, session_id).await?;
        let is_over = before.ends_at.max(after.ends_at) <= self.now;
        let (kind, cause) = match (before.cancelled, after.cancelled) {
            // What was called off and still is, was moved for nobody.
            (true, true) => return Ok(()),
            _ if is_over => return Ok(()),
            (_, true) => (OutboxKind::CalledOff, PushCause::CalledOff),
            (_, false) => (OutboxKind::Changed, PushCause::Changed),
        };
        reminders::tell_of_change(db, session_id, kind, sequence, self.now).await?;
        pushes::add(db, cause, Some(sequence), Audience::Concerned { session_id }, self.now).await.map(drop)
    }
}
