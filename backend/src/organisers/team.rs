//! Who the organisers are, and what owners decide about them. The last owner stays one.

use domain::{AppError, AuditAction, Email, FieldErrors, FieldProblem, Instant, Invitation, Organiser, Role};
use sqlx::AnyConnection;

use super::{Actor, audit::ending};
use crate::{
    Backend,
    backend::internal,
    deleted::Kept,
    store::{
        Change, Job,
        audit::{self, Note},
        deleted, invitations, team,
    },
};

/// An organiser, as the owners see them.
#[derive(Clone)]
pub struct Member {
    /// Who it is.
    pub organiser: Organiser,
    /// When they joined.
    pub since: Instant,
    /// Whether they have set up a second factor, without which they get nowhere.
    pub has_second_factor: bool,
}

/// Everybody who runs the campaign, or is asked to.
#[derive(Clone)]
pub struct Team {
    /// In the order in which they came.
    pub members: Vec<Member>,
    /// Those that stand open, the newest first.
    pub invitations: Vec<Invitation>,
}

impl Backend {
    /// Everybody who runs the campaign, or is asked to.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn team(&self) -> Result<Team, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        Ok(Team {
            members: team::all(&mut db).await.map_err(internal)?,
            invitations: invitations::open(&mut db, self.clock().now()).await.map_err(internal)?,
        })
    }

    /// One organiser.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none with this id.
    pub async fn member(&self, id: &str) -> Result<Member, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        team::find(&mut db, id).await.map_err(internal)?.ok_or(AppError::NotFound)
    }

    /// The organiser with this address.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none.
    pub async fn organiser_of(&self, email: &Email) -> Result<Organiser, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        team::of_mailbox(&mut db, email).await.map_err(internal)?.ok_or(AppError::NotFound)
    }

    /// Gives an organiser another role, and ends all their sign-ins.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none with this id, [`AppError::Invalid`] for the last owner.
    pub async fn change_role(&self, by: &Actor, id: &str, role: Role) -> Result<(), AppError> {
        let job = ChangeRole { by: by.clone(), id: id.to_owned(), role, now: self.clock().now() };
        self.write(job).await?.answer()
    }

    /// Removes an organiser, and ends all their sign-ins. The account can be brought back for a while.
    ///
    /// # Errors
    /// As [`Self::change_role`].
    pub async fn remove_organiser(&self, by: &Actor, id: &str) -> Result<(), AppError> {
        let job = Remove { by: by.clone(), id: id.to_owned(), now: self.clock().now() };
        self.write(job).await?.answer()
    }

    /// Takes an invitation back: its link leads nowhere then. It can be brought back for a while.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where it was taken, or has ended.
    pub async fn withdraw_invitation(&self, by: &Actor, id: &str) -> Result<(), AppError> {
        let job = Withdraw { by: by.clone(), id: id.to_owned(), now: self.clock().now() };
        self.write(job).await?.answer()
    }
}

/// What became of a decision.
enum Decided {
    Done,
    /// There is nobody, or nothing, with this id any more.
    Gone,
    /// Nobody would be an owner then.
    LastOwner,
}

impl Decided {
    fn answer(self) -> Result<(), AppError> {
        match self {
            Self::Done => Ok(()),
            Self::Gone => Err(AppError::NotFound),
            Self::LastOwner => Err(FieldErrors::one("role", FieldProblem::LastOwner).into()),
        }
    }
}

struct ChangeRole {
    by: Actor,
    id: String,
    role: Role,
    now: Instant,
}

impl Job for ChangeRole {
    type Answer = Decided;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Decided, sqlx::Error> {
        let owners = team::count_owners_alone(db).await?;
        let Some(member) = team::find(db, &self.id).await? else { return Ok(Decided::Gone) };
        let before = member.organiser.role;
        if before == self.role {
            return Ok(Decided::Done);
        }
        if before == Role::Owner && owners == 1 {
            return Ok(Decided::LastOwner);
        }
        team::set_role(db, &self.id, self.role).await?;
        team::end_sign_ins(db, &self.id).await?;
        withdraw_all_of(db, &self.by, &self.id, self.now).await?;
        let note = Note {
            before: Some(before.code()),
            after: Some(self.role.code()),
            ..Note::that(AuditAction::RoleChanged, ending(&self.id))
        };
        audit::note(db, &self.by, self.now, note).await?;
        Ok(Decided::Done)
    }
}

struct Remove {
    by: Actor,
    id: String,
    now: Instant,
}

impl Job for Remove {
    type Answer = Decided;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Decided, sqlx::Error> {
        let owners = team::count_owners_alone(db).await?;
        let Some(member) = team::find(db, &self.id).await? else { return Ok(Decided::Gone) };
        let role = member.organiser.role;
        if role == Role::Owner && owners == 1 {
            return Ok(Decided::LastOwner);
        }
        withdraw_all_of(db, &self.by, &self.id, self.now).await?;
        let account = team::stored(db, &self.id).await?;
        deleted::keep(db, &self.by, self.now, &Kept::Organiser(Box::new(account))).await?;
        team::remove(db, &self.id).await?;
        let note = Note::that(AuditAction::OrganiserRemoved, ending(&self.id));
        audit::note(db, &self.by, self.now, Note { before: Some(role.code()), ..note }).await?;
        Ok(Decided::Done)
    }
}

struct Withdraw {
    by: Actor,
    id: String,
    now: Instant,
}

impl Job for Withdraw {
    type Answer = Decided;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Decided, sqlx::Error> {
        Ok(if withdraw(db, &self.by, &self.id, self.now).await? { Decided::Done } else { Decided::Gone })
    }
}

/// Takes one invitation back; `false` where it was gone.
async fn withdraw(db: &mut AnyConnection, by: &Actor, id: &str, now: Instant) -> Result<bool, sqlx::Error> {
    let Some(invitation) = invitations::stored(db, id).await? else { return Ok(false) };
    if !invitations::remove(db, id).await? {
        return Ok(false);
    }
    deleted::keep(db, by, now, &Kept::Invitation(Box::new(invitation))).await?;
    audit::note(db, by, now, Note::that(AuditAction::InvitationWithdrawn, ending(id))).await?;
    Ok(true)
}

/// Takes back what somebody has sent who was an owner: they might come in again by it.
async fn withdraw_all_of(db: &mut AnyConnection, by: &Actor, id: &str, now: Instant) -> Result<(), sqlx::Error> {
    for invitation in invitations::sent_by(db, id).await? {
        withdraw(db, by, &invitation, now).await?;
    }
    Ok(())
}
