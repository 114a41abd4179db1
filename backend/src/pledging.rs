//! Pledging, by mail or on the device alone.

use domain::{AppError, Event, FieldErrors, FieldProblem, HOUR, PledgeForm, Pledged};
use sqlx::AnyConnection;

use crate::{
    Backend, ClientMark, OutboxKind, forms,
    secret::{token_for_nothing, token_hash},
    store::{
        self, Change, Job, consents,
        outbox::{self, About},
        pledges, sent_forms,
    },
};

/// How long a pledge waits for the button of its mail, in milliseconds.
const CONFIRM_WITHIN: i64 = 48 * HOUR;

/// What mailboxes are made unreadable for.
const MAILBOX: &str = "pledge-mailbox";

impl Backend {
    /// Takes a pledge, in one transaction. Without an address it is counted at once, as one that nobody has confirmed, and
    /// shown when this returns. With one it waits for the button behind the link in a mail. The same form sent twice gets
    /// the same answer and is stored once. A mailbox that has pledged already gets its link again, and the answer is the
    /// one that a new mailbox would have got.
    ///
    /// # Errors
    /// [`AppError::StaleForm`], [`AppError::Invalid`]; nothing is stored then. [`AppError::NotFound`] where nothing
    /// is published.
    pub async fn pledge(&self, form: &PledgeForm) -> Result<Pledged, AppError> {
        self.pledge_from(None, form).await
    }

    /// The same for somebody from a network: ten within an hour may pledge from there without an address.
    ///
    /// # Errors
    /// As above; [`FieldProblem::TooManyHere`] for the address of the eleventh.
    pub async fn pledge_from(&self, client: Option<ClientMark>, form: &PledgeForm) -> Result<Pledged, AppError> {
        if !form.website.is_empty() {
            return Ok(Pledged { token: form.pledge_email.is_empty().then(token_for_nothing) });
        }
        let now = self.clock().now();
        forms::check_stamp(self.secret(), now, &form.stamp)?;
        let pledge = form.parse()?;
        let published = self.published()?;
        let fingerprint = forms::fingerprint(self.secret(), &published.campaign_id, &form.key, &pledge)?;
        check_choices(&published.event, &pledge.actions, pledge.country.as_ref())?;
        let by_device = pledge.email.is_none();
        if by_device && client.is_some_and(|client| !self.pledge_limit().take(client, &fingerprint, now)) {
            return Err(FieldErrors::one("pledge_email", FieldProblem::TooManyHere).into());
        }
        let id = store::new_id();
        let key = pledge.email.as_ref().map(|email| email.same_mailbox_key());
        let row = pledges::NewRow {
            token_hash: token_hash(&self.pledge_token(&id)),
            id,
            campaign_id: published.campaign_id.clone(),
            created_at: now,
            mailbox: key.map(|key| self.secret().derive_text(MAILBOX, key.as_bytes())),
            held_until: now.plus(CONFIRM_WITHIN),
            public_until: published.event.public_at_most(now),
            pledge,
        };
        let id = self.write(Pledge { fingerprint, row }).await?;
        Ok(Pledged { token: by_device.then(|| self.pledge_token(&id)) })
    }
}

/// Whether the campaign offers what was chosen.
pub(crate) fn check_choices(
    event: &Event,
    actions: &[String],
    country: Option<&domain::Country>,
) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    if actions.iter().any(|action| event.action(action).is_none()) {
        errors.add("actions", FieldProblem::UnknownChoice);
    }
    if !forms::offers_country(&event.campaign, country) {
        errors.add("pledge_country", FieldProblem::UnknownChoice);
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// A pledge with its choices, its consents, its counters and its mail; answers its id, or that of the same form's first
/// sending.
struct Pledge {
    fingerprint: String,
    row: pledges::NewRow,
}

impl Job for Pledge {
    type Answer = String;
    const CHANGES: Option<Change> = Some(Change::Wall);

    async fn run(&self, db: &mut AnyConnection) -> Result<String, sqlx::Error> {
        let (row, pledge) = (&self.row, &self.row.pledge);
        if let Some(earlier) = sent_forms::claim(db, &self.fingerprint, &row.id, row.created_at).await? {
            return Ok(earlier.subject_id);
        }
        if !pledges::insert(db, row).await? {
            self.remind(db).await?;
            return Ok(row.id.clone());
        }
        consents::insert(db, consents::Subject::Pledge(&row.id), &pledge.consents, pledge.lang, row.created_at).await?;
        if pledge.email.is_some() {
            outbox::add(db, OutboxKind::PledgeConfirm, About::Pledge(&row.id), pledge.lang, row.created_at).await?;
        } else {
            pledges::settled(db, &row.id, None, row.created_at).await?;
        }
        Ok(row.id.clone())
    }
}

impl Pledge {
    /// Sends a mailbox that has pledged already its link again.
    async fn remind(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let row = &self.row;
        let (Some(mailbox), Some(email)) = (&row.mailbox, &row.pledge.email) else { return Ok(()) };
        // None where it was taken back in this very moment.
        match pledges::id_of_mailbox(db, &row.campaign_id, mailbox, email).await? {
            Some(id) => {
                outbox::add(db, OutboxKind::PledgeExisting, About::Pledge(&id), row.pledge.lang, row.created_at).await
            }
            None => Ok(()),
        }
    }
}
