//! Invitations: how somebody becomes an organiser, the first owner among them, and how one who is locked out gets in
//! again. The link is made from the invitation's id and is stored nowhere; it is good once, and for a week.

use domain::{
    AppError, AuditAction, DAY, Email, FieldErrors, FieldProblem, Instant, Invitation, Lang, NewInvitation, Newcomer,
    PersonName, Role, WelcomeForm,
};
use sqlx::AnyConnection;

use super::{Actor, NewOrganiser, PasswordHash, audit::ending, hash_new_password, insert_organiser};
use crate::{
    Backend,
    backend::internal,
    outbox::OutboxKind,
    secret::{token_for_nothing, token_hash},
    store::{
        Change, Job,
        audit::{self, Note},
        invitations::{self, NewRow},
        new_id,
        outbox::{self, About},
        sign_ins, team,
    },
};

/// What the tokens of invitations are signed for.
const INVITATION: &str = "invitation";

/// How long an invitation can be taken: a week.
const LASTS: i64 = 7 * DAY;

/// What stands in the log where an invitation is for a new password.
pub(super) const NEW_PASSWORD: &str = "new-password";

/// A link that a command has made.
#[derive(Clone)]
pub struct InvitationLink {
    /// Its path, `/admin/welcome/{token}`.
    pub path: String,
    /// The role of the organiser who gets in again by it; none where it makes a new one.
    pub renews: Option<Role>,
}

impl Backend {
    /// Invites somebody by mail.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where they are an organiser, or invited already.
    pub async fn invite(&self, by: &Actor, new: NewInvitation) -> Result<(), AppError> {
        let invite = Invite { by: by.clone(), id: new_id(), new, now: self.clock().now() };
        let problem = self.write(invite).await?;
        problem.map_or(Ok(()), |problem| Err(FieldErrors::one("email", problem).into()))
    }

    /// Makes a link for an address, for a command on the server to print. It takes the place of an earlier one. For an
    /// organiser it sets a new password and second factor, and their role stays.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn invite_by_command(
        &self,
        new: NewInvitation,
        name: Option<PersonName>,
    ) -> Result<InvitationLink, AppError> {
        let id = new_id();
        let renews = self.write(InviteByCommand { id: id.clone(), new, name, now: self.clock().now() }).await?;
        Ok(InvitationLink { path: self.invitation_path(&id), renews })
    }

    /// The path of the link that makes the first owner: none once there is an organiser, or somebody else is invited to
    /// be an owner.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn first_owners_link(&self) -> Result<Option<String>, AppError> {
        let id = self.write(InviteFirst { id: new_id(), now: self.clock().now() }).await?;
        Ok(id.map(|id| self.invitation_path(&id)))
    }

    /// The path of an invitation's link.
    pub fn invitation_path(&self, id: &str) -> String {
        format!("/admin/welcome/{}", self.secret().sign_id(INVITATION, id))
    }

    /// The invitation that a link is for.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it has ended, or never was.
    pub async fn invitation(&self, token: &str) -> Result<Invitation, AppError> {
        let id = self.secret().signed_id(INVITATION, token).ok_or(AppError::NotFound)?;
        self.open_invitation(&id).await
    }

    /// The invitation with this id, where it stands open.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it does not.
    pub async fn open_invitation(&self, id: &str) -> Result<Invitation, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        let found = invitations::find(&mut db, id, self.clock().now()).await.map_err(internal)?;
        found.ok_or(AppError::NotFound)
    }

    /// Takes the invitation that a link is for: somebody is an organiser then, or one has a new password. Gives the token
    /// of their sign-in, which still lacks the second factor.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it has ended, [`AppError::Invalid`].
    pub async fn take_invitation(&self, token: &str, form: &WelcomeForm) -> Result<String, AppError> {
        let invitation = self.invitation(token).await?;
        let cookie = token_for_nothing();
        let outcome = match invitation.renews.clone() {
            Some(organiser_id) => self.take_anew(&invitation, organiser_id, &cookie, form).await?,
            None => self.take_as_newcomer(&invitation, &cookie, form).await?,
        };
        match outcome {
            Outcome::Done => Ok(cookie),
            Outcome::Ended => Err(AppError::NotFound),
            Outcome::Taken => Err(FieldErrors::one("email", FieldProblem::Taken).into()),
        }
    }

    async fn take_as_newcomer(
        &self,
        invitation: &Invitation,
        cookie: &str,
        form: &WelcomeForm,
    ) -> Result<Outcome, AppError> {
        let typed = form.parse(invitation.email.as_ref());
        let address = invitation.email.as_ref().map_or(form.email.as_str(), Email::as_str);
        let hashed = hash_new_password(&form.password, &[&form.name, address]).await?;
        let (newcomer, password) = match (typed, hashed) {
            (Ok(newcomer), Ok(password)) => (newcomer, password),
            (typed, hashed) => {
                let mut errors = typed.err().unwrap_or_default();
                hashed.err().into_iter().for_each(|problem| errors.add("password", problem));
                return Err(errors.into());
            }
        };
        let (id, role, now) = (invitation.id.clone(), invitation.role, self.clock().now());
        self.write(Join { id, role, newcomer, password, token_hash: token_hash(cookie), now }).await
    }

    async fn take_anew(
        &self,
        invitation: &Invitation,
        organiser_id: String,
        cookie: &str,
        form: &WelcomeForm,
    ) -> Result<Outcome, AppError> {
        let name = invitation.name.as_ref().map(PersonName::as_str).unwrap_or_default();
        let address = invitation.email.as_ref().map(Email::as_str).unwrap_or_default();
        let hashed = hash_new_password(&form.password, &[name, address]).await?;
        let password = hashed.map_err(|problem| FieldErrors::one("password", problem))?;
        let (id, now) = (invitation.id.clone(), self.clock().now());
        self.write(TakeAnew { id, organiser_id, password, token_hash: token_hash(cookie), now }).await
    }
}

/// What became of an invitation that somebody wants to take.
enum Outcome {
    Done,
    /// It was taken, or taken back, a moment ago.
    Ended,
    /// Somebody else has this mailbox.
    Taken,
}

struct Invite {
    by: Actor,
    id: String,
    new: NewInvitation,
    now: Instant,
}

impl Job for Invite {
    type Answer = Option<FieldProblem>;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Self::Answer, sqlx::Error> {
        let NewInvitation { email, role, lang } = &self.new;
        if team::of_mailbox(db, email).await?.is_some() {
            return Ok(Some(FieldProblem::Taken));
        }
        invitations::remove_ended_of(db, &email.same_mailbox_key(), self.now).await?;
        let invited_by = match &self.by {
            Actor::Organiser { id, .. } => Some(id.as_str()),
            Actor::Command => None,
        };
        let row = NewRow { invited_by, ..row(&self.id, *role, *lang, self.now) };
        if !invitations::add(db, &NewRow { email: Some(email), ..row }).await? {
            return Ok(Some(FieldProblem::InvitedAlready));
        }
        outbox::add(db, OutboxKind::Invited, About::Invitation(&self.id), *lang, self.now).await?;
        audit::note(db, &self.by, self.now, invited(&self.id, role.code())).await?;
        Ok(None)
    }
}

struct InviteByCommand {
    id: String,
    new: NewInvitation,
    name: Option<PersonName>,
    now: Instant,
}

impl Job for InviteByCommand {
    /// The role of the organiser that it is for.
    type Answer = Option<Role>;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Self::Answer, sqlx::Error> {
        let NewInvitation { email, role, lang } = &self.new;
        invitations::remove_of_mailbox(db, &email.same_mailbox_key()).await?;
        let organiser = team::of_mailbox(db, email).await?;
        let row = match &organiser {
            Some(known) => NewRow {
                email: Some(&known.email),
                name: Some(&known.name),
                renews: Some(&known.id),
                ..row(&self.id, known.role, known.lang, self.now)
            },
            None => NewRow { email: Some(email), name: self.name.as_ref(), ..row(&self.id, *role, *lang, self.now) },
        };
        invitations::add(db, &row).await?;
        let note = match &organiser {
            Some(known) => invited(&known.id, NEW_PASSWORD),
            None => invited(&self.id, role.code()),
        };
        audit::note(db, &Actor::Command, self.now, note).await?;
        Ok(organiser.map(|known| known.role))
    }
}

struct InviteFirst {
    id: String,
    now: Instant,
}

impl Job for InviteFirst {
    type Answer = Option<String>;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Self::Answer, sqlx::Error> {
        if team::is_anybody(db).await? {
            return Ok(None);
        }
        let open = invitations::open(db, self.now).await?;
        if let Some(owners) = open.iter().find(|invitation| invitation.role == Role::Owner) {
            return Ok(owners.email.is_none().then(|| owners.id.clone()));
        }
        invitations::remove_ended_of(db, "", self.now).await?;
        if !invitations::add(db, &row(&self.id, Role::Owner, Lang::default(), self.now)).await? {
            // Another process has made it in this very moment, and says so.
            return Ok(None);
        }
        audit::note(db, &Actor::Command, self.now, invited(&self.id, Role::Owner.code())).await?;
        Ok(Some(self.id.clone()))
    }
}

/// A new invitation without an address.
fn row(id: &str, role: Role, lang: Lang, now: Instant) -> NewRow<'_> {
    let (created_at, expires_at) = (now, now.plus(LASTS));
    NewRow { id, email: None, name: None, role, lang, invited_by: None, renews: None, created_at, expires_at }
}

fn invited<'a>(id: &'a str, to: &'a str) -> Note<'a> {
    Note { after: Some(to), ..Note::that(AuditAction::OrganiserInvited, ending(id)) }
}

struct Join {
    id: String,
    role: Role,
    newcomer: Newcomer,
    password: PasswordHash,
    token_hash: String,
    now: Instant,
}

impl Job for Join {
    type Answer = Outcome;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Outcome, sqlx::Error> {
        let Newcomer { name, email, lang } = &self.newcomer;
        if invitations::find(db, &self.id, self.now).await?.is_none() {
            return Ok(Outcome::Ended);
        }
        if team::of_mailbox(db, email).await?.is_some() {
            return Ok(Outcome::Taken);
        }
        if !invitations::remove(db, &self.id).await? {
            return Ok(Outcome::Ended);
        }
        let new = NewOrganiser {
            id: self.id.clone(),
            name: name.clone(),
            email: email.clone(),
            role: self.role,
            lang: *lang,
            password: self.password.clone(),
            created_at: self.now,
        };
        if !insert_organiser(db, &new).await? {
            // Somebody with the same mailbox came in between: nothing of this may stay.
            return Err(sqlx::Error::RowNotFound);
        }
        invitations::remove_of_mailbox(db, &email.same_mailbox_key()).await?;
        sign_ins::open_one(db, &new_id(), &self.id, &self.token_hash, false, self.now).await?;
        let by = Actor::Organiser { id: self.id.clone(), name: name.as_str().to_owned() };
        let note = Note::that(AuditAction::OrganiserJoined, ending(&self.id));
        audit::note(db, &by, self.now, Note { after: Some(self.role.code()), ..note }).await.map(|()| Outcome::Done)
    }
}

struct TakeAnew {
    id: String,
    organiser_id: String,
    password: PasswordHash,
    token_hash: String,
    now: Instant,
}

impl Job for TakeAnew {
    type Answer = Outcome;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Outcome, sqlx::Error> {
        let Some(member) = team::find(db, &self.organiser_id).await? else { return Ok(Outcome::Ended) };
        if !invitations::remove(db, &self.id).await? {
            return Ok(Outcome::Ended);
        }
        team::renew(db, &self.organiser_id, self.password.as_str()).await?;
        sign_ins::open_one(db, &new_id(), &self.organiser_id, &self.token_hash, false, self.now).await?;
        let by = Actor::Organiser { id: self.organiser_id.clone(), name: member.organiser.name.as_str().to_owned() };
        audit::note(db, &by, self.now, Note::that(AuditAction::PasswordChanged, ending(&self.organiser_id))).await?;
        Ok(Outcome::Done)
    }
}

/// Forgets invitations that nobody has taken in time.
pub(crate) struct ForgetInvitations {
    /// Those that ended before this moment.
    pub(crate) before: Instant,
}

impl Job for ForgetInvitations {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        invitations::forget_ended(db, self.before).await
    }
}
