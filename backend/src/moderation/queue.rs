//! What organisers look at: the queue of what waits, the oldest first, and what was decided, the newest first.

use domain::{
    AppError, Instant, Lang, MINUTE, Matter, MeetingReport, Message, PledgeText, PublicPledge, Seen, Standing, Verdict,
    WhyHeld, held_by,
};
use sqlx::AnyConnection;

use super::WallWord;
use crate::{
    Actor, Backend,
    backend::internal,
    store::{
        decisions, moderation,
        moderation_queue::{self, Stored, Which},
    },
};

/// How long a decision can be undone, in milliseconds.
pub(crate) const UNDO_WITHIN: i64 = 10 * MINUTE;

/// How many of the last decisions are listed.
const LAST: i64 = 8;

/// Before every id.
const FIRST: &str = "0";

/// Past every id: they are hexadecimal digits and hyphens.
const PAST_EVERY_ID: &str = "g";

/// What others see of it, or would.
#[derive(Clone, PartialEq, Eq)]
pub enum ItemContent {
    /// A pledge, with its message also where that waits.
    Pledge(PublicPledge),
    /// A report of a meeting.
    Report(MeetingReport),
}

/// Something that organisers look at.
#[derive(Clone, PartialEq, Eq)]
pub struct ModeratedItem {
    /// What a decision about it names.
    pub seen: Seen,
    /// What others see, or would.
    pub content: ItemContent,
    /// Where it stands.
    pub standing: Standing,
    /// Why somebody has to look, where they have to; none where what it was held for is listed no more.
    pub why: Vec<WhyHeld>,
    /// When it was made.
    pub created_at: Instant,
    /// The last decision about it that was not undone.
    pub decision: Option<Decision>,
}

/// A decision.
#[derive(Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its id, by which it is undone.
    pub id: String,
    /// What it is about.
    pub matter: Matter,
    /// The id of what it is about.
    pub subject_id: String,
    /// What was said.
    pub verdict: Verdict,
    /// When.
    pub at: Instant,
    /// Who said it.
    pub by: Actor,
}

impl Decision {
    /// Whether it may still be undone at a moment.
    pub const fn can_be_undone(&self, now: Instant) -> bool {
        now.millis() - self.at.millis() < UNDO_WITHIN
    }
}

/// A page of what organisers look at.
#[derive(Clone, PartialEq, Eq)]
pub struct ModeratedPage {
    /// What is on it.
    pub items: Vec<ModeratedItem>,
    /// What to ask for to get the next page; none on the last one.
    pub next: Option<String>,
}

/// What of all that was decided is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ModerationFilter {
    /// Only what stands so; all where none is chosen. What is shown without a decision counts as approved.
    pub verdict: Option<Verdict>,
    /// Only what has this in the name that it shows.
    pub name: String,
    /// Only what is older than this id.
    pub before: Option<String>,
}

impl Backend {
    /// How many pledges and reports have to be looked at.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn waiting_for_moderation(&self) -> Result<u64, AppError> {
        let campaign_id = &self.published()?.campaign_id;
        let mut db = self.store().read().await.map_err(internal)?;
        let pledges = moderation::waiting(&mut db, campaign_id).await.map_err(internal)?;
        let reports = moderation_queue::waiting_reports(&mut db, campaign_id).await.map_err(internal)?;
        Ok(pledges + reports)
    }

    /// At most `limit` of what has to be looked at, the oldest first. From an id on, with what waited there and was
    /// decided in the last minutes: so a page that somebody works through keeps its places.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn moderation_queue(&self, from: Option<&str>, limit: usize) -> Result<ModeratedPage, AppError> {
        let campaign_id = &self.published()?.campaign_id;
        let mut db = self.store().read().await.map_err(internal)?;
        let waiting = Which::Waiting { from: from.unwrap_or(FIRST) };
        let mut found = both(&mut db, campaign_id, waiting, limit).await.map_err(internal)?;
        if let Some(from) = from {
            let decided = Which::Decided { from, since: self.clock().now().plus(-UNDO_WITHIN) };
            found.extend(both(&mut db, campaign_id, decided, limit).await.map_err(internal)?);
        }
        found.sort_by(|one, other| one.id.cmp(&other.id));
        let next = cut(&mut found, limit);
        let items = items(&mut db, campaign_id, found).await.map_err(internal)?;
        Ok(ModeratedPage { items, next })
    }

    /// At most `limit` of what was decided or is shown without that, the newest first.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn moderated(&self, filter: &ModerationFilter, limit: usize) -> Result<ModeratedPage, AppError> {
        let campaign_id = &self.published()?.campaign_id;
        let mut db = self.store().read().await.map_err(internal)?;
        let before = filter.before.as_deref().unwrap_or(PAST_EVERY_ID);
        let mut found = Vec::new();
        for verdict in Verdict::ALL.into_iter().filter(|verdict| filter.verdict.is_none_or(|only| only == *verdict)) {
            let which = Which::Done { before, verdict, name: filter.name.trim() };
            found.extend(both(&mut db, campaign_id, which, limit).await.map_err(internal)?);
        }
        found.sort_by(|one, other| other.id.cmp(&one.id));
        // Asked for by the last one that was seen.
        let next = cut(&mut found, limit).and_then(|_| found.last().map(|last| last.id.clone()));
        let items = items(&mut db, campaign_id, found).await.map_err(internal)?;
        Ok(ModeratedPage { items, next })
    }

    /// The last decisions that can still be undone, newest first, each with the name that its subject shows.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn last_decisions(&self) -> Result<Vec<(Decision, String)>, AppError> {
        let campaign_id = &self.published()?.campaign_id;
        let since = self.clock().now().plus(-UNDO_WITHIN);
        let mut db = self.store().read().await.map_err(internal)?;
        decisions::since(&mut db, campaign_id, since, LAST).await.map_err(internal)
    }

    /// The last decision about something that was not undone.
    ///
    /// # Errors
    /// [`AppError::Internal`] where the store fails.
    pub async fn decision_about(&self, matter: Matter, id: &str) -> Result<Option<Decision>, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        Ok(decisions::latest(&mut db, matter, &[id]).await.map_err(internal)?.pop())
    }
}

/// Pledges and reports, one more of each than are asked for: whether there are more shows by that.
async fn both(
    db: &mut AnyConnection,
    campaign_id: &str,
    which: Which<'_>,
    limit: usize,
) -> Result<Vec<Stored>, sqlx::Error> {
    let limit = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut found = moderation_queue::pledges(db, campaign_id, which, limit).await?;
    found.extend(moderation_queue::reports(db, campaign_id, which, limit).await?);
    Ok(found)
}

/// Cuts off what is past the limit; the id of the first of that.
fn cut(found: &mut Vec<Stored>, limit: usize) -> Option<String> {
    let next = found.get(limit).map(|first| first.id.clone());
    found.truncate(limit);
    next
}

async fn items(
    db: &mut AnyConnection,
    campaign_id: &str,
    found: Vec<Stored>,
) -> Result<Vec<ModeratedItem>, sqlx::Error> {
    let review_first = moderation::settings(db, campaign_id).await?.review_first;
    let words = moderation::listed_words(db, campaign_id).await?;
    let mut decided = Vec::new();
    for matter in Matter::ALL {
        let ids: Vec<&str> = found.iter().filter(|one| matter_of(one) == matter).map(|one| one.id.as_str()).collect();
        decided.extend(decisions::latest(db, matter, &ids).await?);
    }
    let item = |stored: Stored| {
        let matter = matter_of(&stored);
        let decision = decided.iter().find(|known| known.matter == matter && known.subject_id == stored.id).cloned();
        let hidden_before = decision.as_ref().is_some_and(|decision| decision.verdict == Verdict::Hidden);
        let standing = decisions::standing(stored.review, stored.held);
        ModeratedItem {
            why: why(&stored, standing, &words, hidden_before && !review_first),
            seen: Seen { matter, id: stored.id, mark: stored.mark },
            content: stored.content,
            standing,
            created_at: stored.created_at,
            decision,
        }
    };
    Ok(found.into_iter().map(item).collect())
}

const fn matter_of(stored: &Stored) -> Matter {
    match stored.content {
        ItemContent::Pledge(_) => Matter::Pledge,
        ItemContent::Report(_) => Matter::Report,
    }
}

/// Why somebody has to look, going by the words that are listed now.
fn why(stored: &Stored, standing: Standing, words: &[WallWord], hidden_before: bool) -> Vec<WhyHeld> {
    let pledge = match &stored.content {
        _ if !standing.waits() => return Vec::new(),
        ItemContent::Report(_) => return vec![WhyHeld::Report],
        ItemContent::Pledge(pledge) => pledge,
    };
    let mut why = Vec::new();
    if standing == Standing::Waiting {
        why = why_text(PledgeText::Name, &pledge.name, pledge.lang, words);
        if why.is_empty() {
            why.push(if hidden_before { WhyHeld::HiddenBefore } else { WhyHeld::ReviewFirst });
        }
    }
    if let Some(message) = pledge.message.as_deref().filter(|_| stored.held) {
        why.extend(why_text(PledgeText::Message, message, pledge.lang, words));
    }
    why
}

fn why_text(which: PledgeText, text: &str, lang: Lang, words: &[WallWord]) -> Vec<WhyHeld> {
    let suspicions = Message::parse(text).map(|text| text.suspicions()).unwrap_or_default();
    let listed = words.iter().filter(|word| word.lang.is_none_or(|only| only == lang)).map(|word| word.word.as_str());
    let word = held_by(text, listed).map(|word| WhyHeld::Word(which, word.to_owned()));
    suspicions.into_iter().map(|suspicion| WhyHeld::Seems(which, suspicion)).chain(word).collect()
}
