//! Pledging, and taking it back.

use domain::{AppError, Event, FieldErrors, FieldProblem, Instant, NewPledge, OwnPledge, PledgeForm, Pledged};
use sqlx::AnyConnection;

use crate::{
    Backend,
    backend::internal,
    forms,
    secret::{token_for_nothing, token_hash},
    store::{self, Change, Job, consents, pledges, sent_forms, wall},
};

/// What the tokens of pledges' links are derived for.
const LINK: &str = "pledge-link";

impl Backend {
    /// Takes a pledge and counts it, in one transaction; the wall shows it when this returns. The same form sent twice
    /// gets the same answer and is stored once.
    ///
    /// # Errors
    /// [`AppError::StaleForm`], [`AppError::Invalid`]; nothing is stored then. [`AppError::NotFound`] where nothing
    /// is published.
    pub async fn pledge(&self, form: &PledgeForm) -> Result<Pledged, AppError> {
        if !form.website.is_empty() {
            return Ok(Pledged { token: token_for_nothing() });
        }
        forms::check_stamp(self.secret(), self.clock().now(), &form.stamp)?;
        let pledge = form.parse()?;
        let published = self.published()?;
        let fingerprint = forms::fingerprint(self.secret(), &published.campaign_id, &form.key, &pledge)?;
        check_choices(&published.event, &pledge)?;
        let id = store::new_id();
        let token_hash = token_hash(&self.pledge_token(&id));
        let campaign_id = published.campaign_id.clone();
        let row = pledges::NewRow { id, campaign_id, token_hash, created_at: self.clock().now(), pledge };
        let id = self.write(Pledge { fingerprint, row }).await?;
        Ok(Pledged { token: self.pledge_token(&id) })
    }

    /// What the one with this link sees of their pledge.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none, or none any more.
    pub async fn own_pledge(&self, token: &str) -> Result<OwnPledge, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        pledges::own(&mut db, &token_hash(token)).await.map_err(internal)?.ok_or(AppError::NotFound)
    }

    /// Takes a pledge back: it is deleted, and in no answer any more when this returns.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none, or none any more.
    pub async fn withdraw_pledge(&self, token: &str) -> Result<(), AppError> {
        let withdrawn = self.write(Withdraw { token_hash: token_hash(token), now: self.clock().now() }).await?;
        if withdrawn { Ok(()) } else { Err(AppError::NotFound) }
    }

    fn pledge_token(&self, id: &str) -> String {
        self.secret().derive_text(LINK, id.as_bytes())
    }
}

/// Whether the campaign offers what was chosen.
fn check_choices(event: &Event, pledge: &NewPledge) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    if pledge.actions.iter().any(|action| event.action(action).is_none()) {
        errors.add("actions", FieldProblem::UnknownChoice);
    }
    if !forms::offers_country(&event.campaign, pledge.country.as_ref()) {
        errors.add("pledge_country", FieldProblem::UnknownChoice);
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// A pledge with its choices, its consent and its counters; answers its id, or that of the same form's first sending.
struct Pledge {
    fingerprint: String,
    row: pledges::NewRow,
}

impl Job for Pledge {
    type Answer = String;
    const CHANGES: Option<Change> = Some(Change::Wall);

    async fn run(&self, db: &mut AnyConnection) -> Result<String, sqlx::Error> {
        let row = &self.row;
        if let Some(earlier) = sent_forms::claim(db, &self.fingerprint, &row.id, row.created_at).await? {
            return Ok(earlier.subject_id);
        }
        pledges::insert(db, row).await?;
        let subject = consents::Subject::Pledge(&row.id);
        consents::insert(db, subject, &row.pledge.consents, row.pledge.lang, row.created_at).await?;
        let counted = pledges::counted(db, &row.id).await?;
        wall::changed(db, &row.id, None, counted.as_ref(), row.created_at).await?;
        Ok(row.id.clone())
    }
}

/// Taking a pledge back; answers whether there was one.
struct Withdraw {
    token_hash: String,
    now: Instant,
}

impl Job for Withdraw {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Wall);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let Some(id) = pledges::id_by_token(db, &self.token_hash).await? else { return Ok(false) };
        let counted = pledges::counted(db, &id).await?;
        if !pledges::delete(db, &id).await? {
            // Somebody else was faster since the first look.
            return Ok(false);
        }
        wall::changed(db, &id, counted.as_ref(), None, self.now).await?;
        Ok(true)
    }
}
