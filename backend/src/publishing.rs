//! Publishing content.

use domain::{AppError, Event};
use sqlx::AnyConnection;

use crate::{
    Backend,
    store::{Change, Job, content, content_import},
};

impl Backend {
    /// Publishes `content` in place of what was published before. A campaign or session with the same slug is the
    /// same one, and keeps its registrations and pledges. Open pages are told if anything has changed.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store refuses it; nothing has changed then.
    pub async fn import(&self, content: &Event) -> Result<(), AppError> {
        self.write(Import(content.clone())).await
    }
}

struct Import(Event);

impl Job for Import {
    type Answer = ();
    const CHANGES: Option<Change> = Some(Change::Everything);

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let Event { campaign, session, speakers, voting } = &self.0;
        let campaign_id = content_import::put_campaign(db, campaign, voting.as_ref()).await?;
        let session_id = content_import::put_session(db, &campaign_id, session, speakers).await?;
        content::publish(db, &session_id).await
    }
}
