//! What somebody does with their pledge by the link of its own page: see, change, say whether they did it, take it back.

use domain::{AppError, FieldErrors, FieldProblem, Instant, Lang, OwnPledge, PledgeChange, PledgeChangeForm};
use sqlx::AnyConnection;

use crate::{
    Backend,
    backend::internal,
    dates,
    pledging::check_choices,
    secret::token_hash,
    store::{Change, Job, consents, pledges},
};

/// What the tokens of pledges' links are derived for.
const LINK: &str = "pledge-link";

impl Backend {
    /// What the one with this link sees of their pledge.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none, or none any more.
    pub async fn own_pledge(&self, token: &str) -> Result<OwnPledge, AppError> {
        let event = &self.published()?.event;
        let mut db = self.store().read().await.map_err(internal)?;
        pledges::own(&mut db, &token_hash(token), event).await.map_err(internal)?.ok_or(AppError::NotFound)
    }

    /// Changes a pledge that stands: what is more private now is in no answer any more when this returns. Other words are
    /// looked at as those of a new pledge.
    ///
    /// # Errors
    /// [`AppError::Invalid`], and nothing has changed; [`AppError::NotFound`] where there is none that stands.
    pub async fn change_pledge(&self, token: &str, form: &PledgeChangeForm, lang: Lang) -> Result<(), AppError> {
        let own = self.own_pledge(token).await?;
        let change = form.parse(&own)?;
        let event = &self.published()?.event;
        // What is no longer offered may stay, and cannot be chosen anew.
        let fresh: Vec<_> =
            change.actions.iter().filter(|key| !own.actions().contains(&key.as_str())).cloned().collect();
        let fresh_country = change.country.as_ref().filter(|_| change.country != own.country);
        check_choices(event, &fresh, fresh_country)?;
        let now = self.clock().now();
        let public_until = public_until(&change, &own, &event.session.zone, now)?;
        let job = ChangeIt { token_hash: token_hash(token), change, public_until, lang, now };
        if self.write(job).await? { Ok(()) } else { Err(AppError::NotFound) }
    }

    /// Notes whether what was pledged was done, or takes that back (`None`): one action by its key, or all that nothing was
    /// said of.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such pledge that stands; [`AppError::Closed`] before it can be said.
    pub async fn say_kept(&self, token: &str, action: Option<&str>, is_kept: Option<bool>) -> Result<(), AppError> {
        let now = self.clock().now();
        if now < self.published()?.event.pledges_due_at() {
            return Err(AppError::Closed);
        }
        let job = Keep { token_hash: token_hash(token), action: action.map(ToOwned::to_owned), is_kept, now };
        if self.write(job).await? { Ok(()) } else { Err(AppError::NotFound) }
    }

    /// Takes a pledge back: it is deleted, and in no answer any more when this returns.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none, or none any more.
    pub async fn withdraw_pledge(&self, token: &str) -> Result<(), AppError> {
        let withdrawn = self.write(Withdraw { token_hash: token_hash(token), now: self.clock().now() }).await?;
        if withdrawn { Ok(()) } else { Err(AppError::NotFound) }
    }

    /// The token of a pledge's own page.
    pub(crate) fn pledge_token(&self, id: &str) -> String {
        self.secret().derive_text(LINK, id.as_bytes())
    }
}

/// The moment at which a pledge stops to be public: the end of the day that was chosen, or the last that may be.
fn public_until(change: &PledgeChange, own: &OwnPledge, zone: &str, now: Instant) -> Result<Instant, FieldErrors> {
    let at_most = own.public_at_most;
    if !change.visibility.is_public() {
        return Ok(at_most);
    }
    if at_most <= now {
        return Err(FieldErrors::one("visibility", FieldProblem::OutOfRange));
    }
    let Some(day) = &change.last_day else { return Ok(at_most) };
    let out_of_range = || FieldErrors::one("public_until", FieldProblem::OutOfRange);
    if *day == dates::last_day(at_most, zone) {
        return Ok(at_most);
    }
    let end = dates::end_of_day(day, zone).ok_or_else(out_of_range)?;
    if now < end && end <= at_most { Ok(end) } else { Err(out_of_range()) }
}

/// Writes a change; answers whether there was a pledge that stands.
struct ChangeIt {
    token_hash: String,
    change: PledgeChange,
    public_until: Instant,
    lang: Lang,
    now: Instant,
}

impl Job for ChangeIt {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Wall);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let Some(id) = pledges::id_by_token(db, &self.token_hash).await? else { return Ok(false) };
        let Some(before) = pledges::counted(db, &id).await? else { return Ok(false) };
        pledges::change(db, &id, &self.change, self.public_until).await?;
        for consent in self.change.consents.iter().copied() {
            consents::change(db, consents::Subject::Pledge(&id), consent, self.lang, self.now).await?;
        }
        pledges::settled(db, &id, Some(&before), self.now).await?;
        Ok(true)
    }
}

/// Writes whether something was done; answers whether there was a pledge that stands.
struct Keep {
    token_hash: String,
    action: Option<String>,
    is_kept: Option<bool>,
    now: Instant,
}

impl Job for Keep {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Wall);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let Some(id) = pledges::id_by_token(db, &self.token_hash).await? else { return Ok(false) };
        let Some(before) = pledges::counted(db, &id).await? else { return Ok(false) };
        pledges::keep(db, &id, self.action.as_deref(), self.is_kept).await?;
        pledges::settled(db, &id, Some(&before), self.now).await?;
        Ok(true)
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
        let before = pledges::counted(db, &id).await?;
        if !pledges::delete(db, &id).await? {
            // Somebody else was faster since the first look.
            return Ok(false);
        }
        pledges::settled(db, &id, before.as_ref(), self.now).await?;
        Ok(true)
    }
}
