//! News by mail: who wants them, with the proof that they said so.

use std::{collections::BTreeMap, fmt};

use domain::{AppError, CONSENT_TEXT_VERSION, ConsentKind, Instant, Lang};
use sqlx::AnyConnection;

use crate::{
    Backend,
    backend::internal,
    i18n::tr,
    store::{Change, Job, consents},
};

/// Somebody who wants news, and how they said so.
#[derive(Clone, PartialEq, Eq)]
pub struct NewsConsent {
    /// Where the news go.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The language they want them in.
    pub lang: Lang,
    /// When they agreed.
    pub given_at: Instant,
    /// The version of the words they agreed to.
    pub text_version: i64,
    /// The language of those words.
    pub text_lang: Lang,
    /// The words themselves; none for a consent older than the first program that kept them.
    pub text: Option<String>,
}

impl Backend {
    /// Everybody who wants news and has shown that the address is theirs, oldest consent first. Of somebody who
    /// registered for several sessions, what they said last counts.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn news_list(&self) -> Result<Vec<NewsConsent>, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        let answers = consents::news(&mut db).await.map_err(internal)?;
        let last: BTreeMap<String, consents::NewsAnswer> =
            answers.into_iter().map(|answer| (answer.mailbox.clone(), answer)).collect();
        let mut list: Vec<_> = last.into_values().filter(|answer| answer.given).map(|answer| answer.consent).collect();
        list.sort_by_key(|consent| consent.given_at);
        Ok(list)
    }
}

/// Whose address it is stays unsaid: `Debug` output ends in logs.
impl fmt::Debug for NewsConsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewsConsent")
            .field("given_at", &self.given_at)
            .field("text_version", &self.text_version)
            .finish_non_exhaustive()
    }
}

/// Keeps the words beside the consent boxes as this program says them. A version that is there stays as it is: a
/// stored consent points at it.
pub(crate) struct KeepWords;

impl Job for KeepWords {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        for lang in Lang::ALL {
            for (kind, words) in [
                (ConsentKind::TakingPart, tr(lang, "consent-taking-part")),
                (ConsentKind::News, tr(lang, "consent-news")),
                (ConsentKind::Publish, tr(lang, "consent-publish")),
                (ConsentKind::Report, tr(lang, "consent-report")),
                (ConsentKind::Ask, tr(lang, "consent-ask")),
            ] {
                consents::keep_words(db, kind, CONSENT_TEXT_VERSION, lang, &words).await?;
            }
        }
        Ok(())
    }
}
