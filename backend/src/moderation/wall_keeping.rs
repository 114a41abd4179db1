//! How the wall is kept: what is looked at before it is shown, whether it stands still, and the words to look out for.

use std::fmt;

use domain::{AppError, AuditAction, Country, FieldProblem, Instant, Lang, Matter, Verdict, folded_words};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use crate::{
    Actor, Backend,
    backend::internal,
    deleted::Kept,
    store::{
        Change, Job,
        audit::{self, Note},
        deleted, moderation,
    },
};

/// How the wall is kept, and how much is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WallSettings {
    /// Whether every pledge is looked at before it is shown; otherwise only what seems to need it.
    pub review_first: bool,
    /// Whether nothing new appears, while counting goes on.
    pub frozen: bool,
    /// How many pledges, or messages of pledges, have to be looked at.
    pub waiting: u64,
}

/// A pledge that has to be looked at, with what it would show.
#[derive(Clone, PartialEq, Eq)]
pub struct HeldPledge {
    /// Its id; its ending is enough to say which one is meant.
    pub id: String,
    /// What it shows as its name.
    pub name: String,
    /// The country it shows.
    pub country: Option<Country>,
    /// The language it was written in.
    pub lang: Lang,
    /// Its message.
    pub message: Option<String>,
    /// Whether it is only its message that waits.
    pub only_message: bool,
    /// When it was made.
    pub created_at: Instant,
}

/// Never prints what nobody has looked at: `Debug` output ends in logs.
impl fmt::Debug for HeldPledge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeldPledge").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A word to look out for, in pledges of one language or of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallWord {
    /// The language; none for all.
    pub lang: Option<Lang>,
    /// The word as it was typed, or several that follow each other.
    pub word: String,
}

/// What was given is nothing to look out for: no letter in it, or too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a word has at least one letter and at most {} characters", WallWord::LONGEST)]
pub struct BadWord;

impl WallWord {
    /// The most characters of a listed word.
    pub const LONGEST: usize = 60;

    /// What can be wrong with one that is typed into a form: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] =
        &[("word", FieldProblem::Missing), ("word", FieldProblem::OutOfRange)];

    /// Takes what was typed.
    ///
    /// # Errors
    /// [`BadWord`].
    pub fn new(lang: Option<Lang>, typed: &str) -> Result<Self, BadWord> {
        let word = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = word.chars().count() <= Self::LONGEST && !folded_words(&word).is_empty();
        if fits { Ok(Self { lang, word }) } else { Err(BadWord) }
    }
}

impl Backend {
    /// How the wall is kept.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn wall_settings(&self) -> Result<WallSettings, AppError> {
        let campaign_id = &self.published()?.campaign_id;
        let mut db = self.store().read().await.map_err(internal)?;
        let moderation::Settings { review_first, frozen } =
            moderation::settings(&mut db, campaign_id).await.map_err(internal)?;
        let waiting = moderation::waiting(&mut db, campaign_id).await.map_err(internal)?;
        Ok(WallSettings { review_first, frozen, waiting })
    }

    /// Whether every pledge is looked at before it is shown, from now on.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn set_review_first(&self, by: &Actor, first: bool) -> Result<(), AppError> {
        self.keep_wall(by, Keeping::ReviewFirst(first)).await.map(drop)
    }

    /// Lets nothing new appear on the wall, while counting goes on; or ends that, and what has waited is there when this
    /// returns.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn freeze_wall(&self, by: &Actor, frozen: bool) -> Result<(), AppError> {
        self.keep_wall(by, Keeping::Freeze(frozen)).await?;
        // Whoever is interrupted here leaves it to what the clock brings.
        self.show_what_may_be_shown(self.clock().now()).await.map(drop)
    }

    /// What has to be looked at, the oldest first, at most `limit`.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn held_pledges(&self, limit: usize) -> Result<Vec<HeldPledge>, AppError> {
        let campaign_id = &self.published()?.campaign_id;
        let mut db = self.store().read().await.map_err(internal)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        moderation::queue(&mut db, campaign_id, limit).await.map_err(internal)
    }

    /// Says of the public pledge whose id ends in `ending` whether it may be shown, wherever it stands. Approved is all of
    /// it, its message as well. What was hidden can be approved, and the other way round. It is done everywhere when this
    /// returns.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where no public pledge has such an id, or more than one.
    pub async fn review_pledge(&self, by: &Actor, ending: &str, may_be_shown: bool) -> Result<(), AppError> {
        let id = self.public_pledge_id(ending).await?;
        let verdict = if may_be_shown { Verdict::Approved } else { Verdict::Hidden };
        self.decide_unseen(by, Matter::Pledge, id, verdict).await
    }

    /// The listed words.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn wall_words(&self) -> Result<Vec<WallWord>, AppError> {
        let campaign_id = &self.published()?.campaign_id;
        let mut db = self.store().read().await.map_err(internal)?;
        moderation::listed_words(&mut db, campaign_id).await.map_err(internal)
    }

    /// Lists a word: pledges from now on are held by it.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn add_wall_word(&self, by: &Actor, word: WallWord) -> Result<(), AppError> {
        self.keep_wall(by, Keeping::AddWord(word)).await.map(drop)
    }

    /// Takes a word off the list; whether it was there. It can be brought back for a while.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn remove_wall_word(&self, by: &Actor, word: WallWord) -> Result<bool, AppError> {
        self.keep_wall(by, Keeping::RemoveWord(word)).await
    }

    async fn keep_wall(&self, by: &Actor, keeping: Keeping) -> Result<bool, AppError> {
        let campaign_id = self.published()?.campaign_id.clone();
        self.write(Keep { campaign_id, keeping, by: by.clone(), now: self.clock().now() }).await
    }

    async fn public_pledge_id(&self, ending: &str) -> Result<String, AppError> {
        let ending = ending.to_ascii_lowercase();
        let is_ending = !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        if !is_ending {
            return Err(AppError::NotFound);
        }
        let campaign_id = &self.published()?.campaign_id;
        let mut db = self.store().read().await.map_err(internal)?;
        let mut ids = moderation::ids_ending_in(&mut db, campaign_id, &ending).await.map_err(internal)?;
        if ids.len() == 1 { ids.pop().ok_or(AppError::NotFound) } else { Err(AppError::NotFound) }
    }
}

enum Keeping {
    ReviewFirst(bool),
    Freeze(bool),
    AddWord(WallWord),
    RemoveWord(WallWord),
}

/// Writes how the wall is kept; answers whether that has changed anything.
struct Keep {
    campaign_id: String,
    keeping: Keeping,
    by: Actor,
    now: Instant,
}

impl Job for Keep {
    type Answer = bool;
    /// What appears by it is written afterwards.
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let id = &self.campaign_id;
        let before = moderation::settings(db, id).await?;
        match &self.keeping {
            Keeping::ReviewFirst(first) => {
                moderation::set_review_first(db, id, *first).await?;
                self.note_switch(db, "review", ["after", "first"], before.review_first, *first).await
            }
            Keeping::Freeze(frozen) => {
                moderation::set_frozen(db, id, *frozen).await?;
                self.note_switch(db, "frozen", ["no", "yes"], before.frozen, *frozen).await
            }
            Keeping::AddWord(word) => {
                let changed = moderation::add_word(db, id, word).await?;
                self.note_word(db, changed, word, None, Some(&word.word)).await
            }
            Keeping::RemoveWord(word) => {
                let changed = moderation::remove_word(db, id, word).await?;
                if changed {
                    let kept = Kept::WallWord { campaign_id: id.clone(), word: word.clone() };
                    deleted::keep(db, &self.by, self.now, &kept).await?;
                }
                self.note_word(db, changed, word, Some(&word.word), None).await
            }
        }
    }
}

impl Keep {
    /// Writes down that a switch has two other values, by what they are called.
    async fn note_switch(
        &self,
        db: &mut AnyConnection,
        subject: &str,
        names: [&str; 2],
        before: bool,
        after: bool,
    ) -> Result<bool, sqlx::Error> {
        if before == after {
            return Ok(false);
        }
        let (before, after) = (Some(names[usize::from(before)]), Some(names[usize::from(after)]));
        let note = Note { before, after, ..Note::that(AuditAction::WallChanged, subject) };
        audit::note(db, &self.by, self.now, note).await?;
        Ok(true)
    }

    async fn note_word(
        &self,
        db: &mut AnyConnection,
        changed: bool,
        word: &WallWord,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Result<bool, sqlx::Error> {
        if changed {
            let lang = word.lang.map_or(moderation::EVERY_LANG, Lang::code);
            let note = Note { before, after, ..Note::that(AuditAction::WordsChanged, lang) };
            audit::note(db, &self.by, self.now, note).await?;
        }
        Ok(changed)
    }
}
