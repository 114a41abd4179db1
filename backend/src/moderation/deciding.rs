//! Deciding: what is approved or hidden, by whom and why, and how that is undone.
//!
//! A decision is made on what somebody has seen. In its transaction it is held against what is there now, under the lock of
//! the row: where somebody else has decided meanwhile, or its owner has written other words, nothing is done and that is
//! said. So no two do the same twice, and nothing is approved that nobody has read.

use domain::{
    AppError, AuditAction, Instant, Lang, Matter, Review, ReviewNote, ReviewReason, Seen, Standing, Verdict, holds_word,
};
use sqlx::AnyConnection;

use super::{Decision, UNDO_WITHIN, WallWord};
use crate::{
    Actor, Backend,
    backend::internal,
    store::{
        Change, Job,
        audit::{self, Note},
        counts::Counted,
        decisions::{self, Found, NewDecision},
        moderation, pledges,
    },
};

/// How much of an id says which one is meant, in audit entries.
const ENDING: usize = 12;

/// What is said of one or of several, and why.
#[derive(Clone, PartialEq, Eq)]
pub struct Ruling {
    /// What is said.
    pub verdict: Verdict,
    /// Why, from the list.
    pub reason: Option<ReviewReason>,
    /// Why, in own words. It is kept for good.
    pub note: Option<ReviewNote>,
    /// A word of it that is listed from now on, in pledges of its language.
    pub ban: Option<String>,
}

impl From<Verdict> for Ruling {
    fn from(verdict: Verdict) -> Self {
        Self { verdict, reason: None, note: None, ban: None }
    }
}

impl Ruling {
    /// `hidden; spam; the same twenty times`: for the audit entry.
    fn written(&self, after: Standing) -> String {
        let parts = [self.reason.map(ReviewReason::code), self.note.as_ref().map(ReviewNote::as_str)];
        parts.into_iter().flatten().fold(after.code().to_owned(), |text, part| text + "; " + part)
    }
}

/// What became of a decision.
#[derive(Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is done everywhere: the decision's id.
    Done(String),
    /// Somebody had decided already, and that stands.
    Already(Decision),
    /// It does not say what it said, or does not stand where it stood. Nothing was done.
    Changed,
    /// There is nothing any more that others could see.
    Gone,
}

/// What became of undoing a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// It is as it was before.
    Done,
    /// It was decided too long ago: it can only be decided anew.
    TooLate,
    /// Something has become of it since, or it is gone. Nothing was done.
    Changed,
}

impl Backend {
    /// Says of what somebody has seen whether others may see it. All pledges are done together, and all reports are. It
    /// shows everywhere when this returns. The outcomes come in no order.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn decide(&self, by: &Actor, seen: &[Seen], ruling: &Ruling) -> Result<Vec<Outcome>, AppError> {
        let of = |matter: Matter| {
            let mut of_it: Vec<_> = seen.iter().filter(|seen| seen.matter == matter).collect();
            // Rows are always locked in the same order, and none twice.
            of_it.sort_by(|one, other| one.id.cmp(&other.id));
            of_it.dedup_by(|one, other| one.id == other.id);
            of_it.into_iter().map(|seen| (seen.id.clone(), Some(seen.mark.clone()))).collect::<Vec<_>>()
        };
        let mut outcomes = self.decide_all(by, Matter::Pledge, of(Matter::Pledge), ruling).await?;
        outcomes.extend(self.decide_all(by, Matter::Report, of(Matter::Report), ruling).await?);
        Ok(outcomes)
    }

    /// The same for one of which only the id is known: it holds whatever it says and wherever it stands.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none that others could see.
    pub(crate) async fn decide_unseen(
        &self,
        by: &Actor,
        matter: Matter,
        id: String,
        verdict: Verdict,
    ) -> Result<(), AppError> {
        let outcomes = self.decide_all(by, matter, vec![(id, None)], &verdict.into()).await?;
        if outcomes.iter().any(|outcome| matches!(outcome, Outcome::Done(_))) {
            Ok(())
        } else {
            Err(AppError::NotFound)
        }
    }

    async fn decide_all(
        &self,
        by: &Actor,
        matter: Matter,
        what: Vec<(String, Option<String>)>,
        ruling: &Ruling,
    ) -> Result<Vec<Outcome>, AppError> {
        if what.is_empty() {
            return Ok(Vec::new());
        }
        let deciding = Deciding { matter, what, ruling: ruling.clone(), by: by.clone(), now: self.clock().now() };
        match matter {
            Matter::Pledge => self.write(OnTheWall(deciding)).await,
            Matter::Report => self.write(AmongReports(deciding)).await,
        }
    }

    /// Makes it as it was before a decision, with the word that was listed along with it, where that was decided within
    /// the last ten minutes and nothing has become of it since.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn undo_decision(&self, by: &Actor, id: &str) -> Result<Undone, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        let stored = decisions::find(&mut db, id).await.map_err(internal)?;
        drop(db);
        let Some(stored) = stored else { return Ok(Undone::Changed) };
        let undoing = Undoing { id: id.to_owned(), by: by.clone(), now: self.clock().now() };
        match stored.decision.matter {
            Matter::Pledge => self.write(OnTheWall(undoing)).await,
            Matter::Report => self.write(AmongReports(undoing)).await,
        }
    }
}

/// What is written in one transaction, whatever it is about.
trait Write: Send + Sync + 'static {
    type Answer: Send + 'static;
    fn run(&self, db: &mut AnyConnection) -> impl Future<Output = Result<Self::Answer, sqlx::Error>> + Send;
}

/// About pledges: the wall is read again afterwards.
struct OnTheWall<W>(W);

/// About reports: they are read again afterwards.
struct AmongReports<W>(W);

impl<W: Write> Job for OnTheWall<W> {
    type Answer = W::Answer;
    const CHANGES: Option<Change> = Some(Change::Wall);

    async fn run(&self, db: &mut AnyConnection) -> Result<W::Answer, sqlx::Error> {
        self.0.run(db).await
    }
}

impl<W: Write> Job for AmongReports<W> {
    type Answer = W::Answer;
    const CHANGES: Option<Change> = Some(Change::Reports);

    async fn run(&self, db: &mut AnyConnection) -> Result<W::Answer, sqlx::Error> {
        self.0.run(db).await
    }
}

/// Something that is locked until the transaction ends.
struct Locked {
    matter: Matter,
    id: String,
    found: Found,
    /// How a pledge is counted.
    counted: Option<Counted>,
}

impl Locked {
    /// None where others can see nothing of it any more.
    async fn find(db: &mut AnyConnection, matter: Matter, id: &str) -> Result<Option<Self>, sqlx::Error> {
        let (found, counted) = match matter {
            Matter::Pledge => {
                let counted = pledges::counted(db, id).await?;
                (decisions::pledge(db, id).await?, counted)
            }
            Matter::Report => (decisions::report(db, id).await?, None),
        };
        Ok(found.map(|found| Self { matter, id: id.to_owned(), found, counted }))
    }

    /// Writes where it stands from now on, and gives its mark as it is then.
    async fn set(
        &self,
        db: &mut AnyConnection,
        review: Review,
        held: bool,
        now: Instant,
    ) -> Result<String, sqlx::Error> {
        decisions::set(db, self.matter, &self.id, review, held).await?;
        if self.matter == Matter::Pledge {
            pledges::settled(db, &self.id, self.counted.as_ref(), now).await?;
        }
        Ok(decisions::mark(decisions::standing(review, held), &self.found.texts))
    }

    /// Enough of its id to know it by.
    fn ending(&self) -> &str {
        &self.id[self.id.len().saturating_sub(ENDING)..]
    }
}

struct Deciding {
    matter: Matter,
    /// Ids, with the mark of what was seen.
    what: Vec<(String, Option<String>)>,
    ruling: Ruling,
    by: Actor,
    now: Instant,
}

impl Write for Deciding {
    type Answer = Vec<Outcome>;

    async fn run(&self, db: &mut AnyConnection) -> Result<Vec<Outcome>, sqlx::Error> {
        let mut outcomes = Vec::with_capacity(self.what.len());
        for (id, mark) in &self.what {
            let outcome = match Locked::find(db, self.matter, id).await? {
                None => Outcome::Gone,
                Some(locked) => match mark {
                    Some(mark) if *mark != locked.found.mark() => self.refused(db, &locked, mark).await?,
                    _ => self.decide(db, &locked).await?,
                },
            };
            outcomes.push(outcome);
        }
        Ok(outcomes)
    }
}

impl Deciding {
    /// Why what was seen is not what is there: somebody has decided, or its words were changed.
    async fn refused(&self, db: &mut AnyConnection, locked: &Locked, seen: &str) -> Result<Outcome, sqlx::Error> {
        let standing = locked.found.standing();
        if standing.waits() || decisions::is_mark_of(standing, seen) {
            return Ok(Outcome::Changed);
        }
        let latest = decisions::latest(db, self.matter, &[&locked.id]).await?.pop();
        Ok(latest.map_or(Outcome::Changed, Outcome::Already))
    }

    async fn decide(&self, db: &mut AnyConnection, locked: &Locked) -> Result<Outcome, sqlx::Error> {
        let Locked { matter, id, found, .. } = locked;
        let word = match self.word_of(found) {
            Ok(word) => word,
            Err(NoWordOfIt) => return Ok(Outcome::Changed),
        };
        let (verdict, before) = (self.ruling.verdict, found.standing());
        // Approved is all of it, its message as well; hidden, it keeps what waited.
        let (review, held) = match verdict {
            Verdict::Approved => (Review::Shown, false),
            Verdict::Hidden => (Review::Hidden, found.held),
        };
        let mark_after = locked.set(db, review, held, self.now).await?;
        let word = match word {
            Some(word) => self.listed(db, &found.campaign_id, word).await?,
            None => None,
        };
        let (by, at, word) = (&self.by, self.now, word.as_ref());
        let new = NewDecision {
            matter: *matter,
            subject_id: id,
            by,
            at,
            verdict,
            before: found,
            mark_after: &mark_after,
            word,
        };
        let decision = decisions::insert(db, &new).await?;
        let action = match (matter, verdict) {
            (Matter::Report, _) => AuditAction::ReportReviewed,
            (Matter::Pledge, Verdict::Approved) => AuditAction::PledgeApproved,
            (Matter::Pledge, Verdict::Hidden) => AuditAction::PledgeHidden,
        };
        let after = self.ruling.written(decisions::standing(review, held));
        let note = Note { before: Some(before.code()), after: Some(&after), ..Note::that(action, locked.ending()) };
        audit::note(db, by, at, note).await?;
        Ok(Outcome::Done(decision))
    }

    /// The word that is to be listed. It has to be one of those that are there: moderators list no others.
    fn word_of(&self, found: &Found) -> Result<Option<WallWord>, NoWordOfIt> {
        let Some(typed) = &self.ruling.ban else { return Ok(None) };
        let word = WallWord::new(Some(found.lang), typed).map_err(|_| NoWordOfIt)?;
        let is_there = found.texts.iter().any(|text| holds_word(text, [word.word.as_str()]));
        if is_there && self.matter == Matter::Pledge { Ok(Some(word)) } else { Err(NoWordOfIt) }
    }

    /// Lists a word; none where it was listed before, and undoing this must not take it away.
    async fn listed(
        &self,
        db: &mut AnyConnection,
        campaign_id: &str,
        word: WallWord,
    ) -> Result<Option<WallWord>, sqlx::Error> {
        if !moderation::add_word(db, campaign_id, &word).await? {
            return Ok(None);
        }
        let lang = word.lang.map_or(moderation::EVERY_LANG, Lang::code);
        let note = Note { after: Some(&word.word), ..Note::that(AuditAction::WordsChanged, lang) };
        audit::note(db, &self.by, self.now, note).await?;
        Ok(Some(word))
    }
}

/// What is to be listed is no word of what was seen.
struct NoWordOfIt;

struct Undoing {
    id: String,
    by: Actor,
    now: Instant,
}

impl Write for Undoing {
    type Answer = Undone;

    async fn run(&self, db: &mut AnyConnection) -> Result<Undone, sqlx::Error> {
        let Some(stored) = decisions::find(db, &self.id).await? else { return Ok(Undone::Changed) };
        let decision = &stored.decision;
        if self.now.millis() - decision.at.millis() >= UNDO_WITHIN {
            return Ok(Undone::TooLate);
        }
        let Some(locked) = Locked::find(db, decision.matter, &decision.subject_id).await? else {
            return Ok(Undone::Changed);
        };
        // The second condition is for two who undo it at once: the row is locked by now.
        if locked.found.mark() != stored.mark_after || !decisions::undo(db, &self.id).await? {
            return Ok(Undone::Changed);
        }
        locked.set(db, stored.review_before, stored.held_before, self.now).await?;
        let action = match decision.matter {
            Matter::Pledge => AuditAction::PledgeReviewUndone,
            Matter::Report => AuditAction::ReportReviewed,
        };
        let after = decisions::standing(stored.review_before, stored.held_before);
        let (before, after) = (Some(locked.found.standing().code()), Some(after.code()));
        audit::note(db, &self.by, self.now, Note { before, after, ..Note::that(action, locked.ending()) }).await?;
        if let Some(word) = &stored.word
            && moderation::remove_word(db, &locked.found.campaign_id, word).await?
        {
            let lang = word.lang.map_or(moderation::EVERY_LANG, Lang::code);
            let note = Note { before: Some(&word.word), ..Note::that(AuditAction::WordsChanged, lang) };
            audit::note(db, &self.by, self.now, note).await?;
        }
        Ok(Undone::Done)
    }
}
