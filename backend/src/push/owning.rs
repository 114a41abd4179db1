//! What somebody does about reminders on their devices, by the link of their own page: begin, choose, stop.

use domain::{AppError, Instant, Lang, PushDevice, PushForm, PushKind, PushKindsForm};
use sqlx::AnyConnection;

use super::{
    PushReach,
    subscription::{Subscription, device},
};
use crate::{
    Backend,
    backend::internal,
    secret::token_hash,
    store::{
        Change, Job, pledges,
        push_subscriptions::{self, NewDevice, Put, Subject},
    },
};

/// The most devices that are reminded of one registration or pledge.
const MOST_DEVICES: i64 = 5;

/// Whose devices, by the token of their own page.
#[derive(Clone, Copy)]
pub enum PushOwner<'a> {
    /// `/{lang}/r/{token}`.
    Registration(&'a str),
    /// `/{lang}/p/{token}`.
    Pledge(&'a str),
}

impl PushOwner<'_> {
    /// What they can be told of.
    pub const fn kinds(&self) -> &'static [PushKind] {
        match self {
            Self::Registration(_) => &PushKind::OF_REGISTRATION,
            Self::Pledge(_) => &PushKind::OF_PLEDGE,
        }
    }
}

impl Backend {
    /// The key that browsers subscribe for: an uncompressed point of P-256 in base64url. None where reminders on devices are
    /// switched off.
    pub fn push_key(&self) -> Option<&str> {
        (self.push_reach() != PushReach::Off).then(|| self.vapid().public())
    }

    /// The devices that are reminded, the oldest first.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such registration or pledge.
    pub async fn push_devices(&self, owner: PushOwner<'_>) -> Result<Vec<PushDevice>, AppError> {
        let id = self.push_subject(owner).await?;
        let mut db = self.store().read().await.map_err(internal)?;
        push_subscriptions::all(&mut db, id.subject()).await.map_err(internal)
    }

    /// Reminds a device from now on, of all there is, in this language. One that is reminded already gets its keys and
    /// language anew, and keeps what is switched on.
    ///
    /// # Errors
    /// [`AppError::Invalid`] where nothing can be sent to it, or five others are reminded; [`AppError::NotFound`].
    pub async fn remind_device(&self, owner: PushOwner<'_>, form: &PushForm, lang: Lang) -> Result<(), AppError> {
        Subscription::parse(form, self.push_reach()).ok_or_else(PushForm::refused)?;
        let id = self.push_subject(owner).await?;
        let job = PutDevice {
            id,
            device: device(&form.endpoint),
            sealed: Subscription::seal(form, self.secret()),
            lang,
            kinds: owner.kinds(),
            now: self.clock().now(),
        };
        match self.write(job).await? {
            Put::Done => Ok(()),
            Put::TooMany => Err(PushForm::one_too_many().into()),
            Put::NoSubject => Err(AppError::NotFound),
        }
    }

    /// Switches on what was ticked for one device, and all else off. Does nothing where it is not reminded any more.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such registration or pledge.
    pub async fn switch_pushes(&self, owner: PushOwner<'_>, form: &PushKindsForm) -> Result<(), AppError> {
        let id = self.push_subject(owner).await?;
        self.write(Switch { id, device: form.device.clone(), kinds: form.kinds(owner.kinds()) }).await
    }

    /// Reminds one device of this no more; a second time changes nothing.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such registration or pledge.
    pub async fn stop_pushes(&self, owner: PushOwner<'_>, device: &str) -> Result<(), AppError> {
        let id = self.push_subject(owner).await?;
        self.write(Stop { id, device: device.to_owned() }).await
    }

    /// Reminds the device with this address of nothing any more. Who knows the address is the device itself, or its push
    /// service, which could drop all messages anyway.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn forget_push_device(&self, endpoint: &str) -> Result<(), AppError> {
        self.write(ForgetDevice { device: device(endpoint) }).await
    }

    async fn push_subject(&self, owner: PushOwner<'_>) -> Result<SubjectId, AppError> {
        match owner {
            PushOwner::Registration(token) => self.id_by_token(token).await.map(SubjectId::Registration),
            PushOwner::Pledge(token) => {
                let mut db = self.store().read().await.map_err(internal)?;
                let id = pledges::id_by_token(&mut db, &token_hash(token)).await.map_err(internal)?;
                id.map(SubjectId::Pledge).ok_or(AppError::NotFound)
            }
        }
    }
}

enum SubjectId {
    Registration(String),
    Pledge(String),
}

impl SubjectId {
    fn subject(&self) -> Subject<'_> {
        match self {
            Self::Registration(id) => Subject::Registration(id),
            Self::Pledge(id) => Subject::Pledge(id),
        }
    }
}

struct PutDevice {
    id: SubjectId,
    device: String,
    sealed: String,
    lang: Lang,
    kinds: &'static [PushKind],
    now: Instant,
}

impl Job for PutDevice {
    type Answer = Put;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<Put, sqlx::Error> {
        let new =
            NewDevice { device: &self.device, sealed: &self.sealed, lang: self.lang, kinds: self.kinds, now: self.now };
        push_subscriptions::put(db, self.id.subject(), &new, MOST_DEVICES).await
    }
}

struct Switch {
    id: SubjectId,
    device: String,
    kinds: Vec<PushKind>,
}

impl Job for Switch {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        push_subscriptions::switch(db, self.id.subject(), &self.device, &self.kinds).await
    }
}

struct Stop {
    id: SubjectId,
    device: String,
}

impl Job for Stop {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        push_subscriptions::end(db, self.id.subject(), &self.device).await
    }
}

struct ForgetDevice {
    device: String,
}

impl Job for ForgetDevice {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        push_subscriptions::end_device(db, &self.device).await
    }
}

/// Prints no token: `Debug` output ends in logs.
impl std::fmt::Debug for PushOwner<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PushOwner(…)")
    }
}
