//! What organisers and commands did, to be read by page and filter, and as a list. Nothing changes it.

use bytes::Bytes;
use domain::{AppError, AuditAction, AuditEntry, FieldErrors, FieldProblem, Instant};
use futures::{Stream, stream};
use serde::Deserialize;
use sqlx::AnyConnection;

use super::Actor;
use crate::{
    Backend,
    backend::internal,
    csv_list::csv_list,
    dates,
    store::{
        Change, Job,
        audit::{self, Note},
    },
};

/// How many entries stand on one page.
const PAGE: usize = 50;

/// How many are read at once for a list.
const PART: usize = 1_000;

/// How a command on the server is called in addresses and lists.
const COMMAND: &str = "command";

/// The end of an id: enough to tell rows apart, and to find them again.
pub fn ending(id: &str) -> &str {
    &id[id.len().saturating_sub(8)..]
}

/// The filter as it stands in an address: every part as text, nothing checked, empty where nothing is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AuditFilterForm {
    /// An organiser's id, or `command`.
    pub who: String,
    /// The code of an action.
    pub what: String,
    /// A day, as `YYYY-MM-DD`.
    pub day: String,
}

/// Which entries are wanted: all that is set holds for each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    pub(crate) who: Option<Who>,
    pub(crate) action: Option<AuditAction>,
    /// From the first moment on, before the second.
    pub(crate) day: Option<(Instant, Instant)>,
}

/// Whose entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    Command,
    /// The organiser with this id.
    Organiser(String),
}

impl AuditFilterForm {
    /// Everything that can be wrong: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] =
        &[("what", FieldProblem::UnknownChoice), ("day", FieldProblem::NotADay)];

    /// Checks it; a day is one of `zone`.
    ///
    /// # Errors
    /// An action that there is not, and what is no day.
    pub fn parse(&self, zone: &str) -> Result<AuditFilter, FieldErrors> {
        let mut errors = FieldErrors::default();
        let who = Some(self.who.as_str()).filter(|who| !who.is_empty()).map(|who| match who {
            COMMAND => Who::Command,
            id => Who::Organiser(id.to_owned()),
        });
        let action = AuditAction::from_code(&self.what);
        if action.is_none() && !self.what.is_empty() {
            errors.add("what", FieldProblem::UnknownChoice);
        }
        let day = dates::bounds_of_day(&self.day, zone);
        if day.is_none() && !self.day.is_empty() {
            errors.add("day", FieldProblem::NotADay);
        }
        if errors.is_empty() { Ok(AuditFilter { who, action, day }) } else { Err(errors) }
    }

    /// What is chosen, as the query of an address; empty where nothing is.
    pub fn query(&self) -> String {
        let parts = [("who", &self.who), ("what", &self.what), ("day", &self.day)];
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        parts.into_iter().filter(|(_, value)| !value.is_empty()).for_each(|(name, value)| {
            query.append_pair(name, value);
        });
        query.finish()
    }
}

/// A part of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPage {
    /// The newest first.
    pub entries: Vec<AuditEntry>,
    /// The id before which the next page begins; none where there is no more.
    pub next: Option<String>,
}

impl Backend {
    /// A page of the log, from the newest on, or from what is older than the entry with the id `before`.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn audit_page(&self, filter: &AuditFilter, before: Option<&str>) -> Result<AuditPage, AppError> {
        self.audit_part(filter, before, PAGE).await
    }

    /// Whose entries there are: id and name as it was last, by name.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub async fn audited(&self) -> Result<Vec<(String, String)>, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        audit::people(&mut db).await.map_err(internal)
    }

    /// The log as CSV, in parts, the newest first, as it is when each part is read: moment (UTC), who, action, what it is
    /// about, before, after. That it was asked for is written down first, with `chosen`, the filter as an address has it.
    ///
    /// # Errors
    /// [`AppError::Internal`], also within the list.
    pub async fn export_audit(
        &self,
        by: &Actor,
        filter: AuditFilter,
        chosen: &str,
    ) -> Result<impl Stream<Item = Result<Bytes, AppError>> + Send + 'static, AppError> {
        let exported = Exported { by: by.clone(), chosen: chosen.to_owned(), now: self.clock().now() };
        self.write(exported).await?;
        let state = Some((self.clone(), filter, None::<String>));
        Ok(stream::try_unfold(state, async |state| {
            let Some((backend, filter, before)) = state else { return Ok(None) };
            let page = backend.audit_part(&filter, before.as_deref(), PART).await?;
            let text = list(&page.entries, before.is_none())?;
            Ok(Some((text, page.next.map(|next| (backend, filter, Some(next))))))
        }))
    }

    async fn audit_part(
        &self,
        filter: &AuditFilter,
        before: Option<&str>,
        limit: usize,
    ) -> Result<AuditPage, AppError> {
        let mut db = self.store().read().await.map_err(internal)?;
        let more = i64::try_from(limit + 1).unwrap_or(i64::MAX);
        let mut entries = audit::page(&mut db, filter, before, more).await.map_err(internal)?;
        let is_more = entries.len() > limit;
        entries.truncate(limit);
        let next = entries.last().filter(|_| is_more).map(|last| last.id.clone());
        Ok(AuditPage { entries, next })
    }
}

/// Entries as CSV.
fn list(entries: &[AuditEntry], with_head: bool) -> Result<Bytes, AppError> {
    let head = ["at", "who", "action", "subject", "before", "after"].map(str::to_owned);
    let rows = entries.iter().map(|entry| {
        [
            dates::iso_utc(entry.at),
            entry.who.clone().unwrap_or_else(|| COMMAND.to_owned()),
            entry.action.code().to_owned(),
            entry.subject.clone(),
            entry.before.clone().unwrap_or_default(),
            entry.after.clone().unwrap_or_default(),
        ]
    });
    let list = csv_list(with_head.then_some(head).into_iter().chain(rows));
    list.map(Bytes::from).map_err(|error| {
        tracing::error!(%error, "the audit log cannot be written as a list");
        AppError::Internal
    })
}

struct Exported {
    by: Actor,
    chosen: String,
    now: Instant,
}

impl Job for Exported {
    type Answer = ();
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let chosen = Some(self.chosen.as_str()).filter(|chosen| !chosen.is_empty());
        let note = Note { after: chosen, ..Note::that(AuditAction::Exported, "audit-log") };
        audit::note(db, &self.by, self.now, note).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_stands_in_an_address_and_is_checked() {
        let form = AuditFilterForm { who: "a b".into(), what: "exported".into(), day: "2024-02-28".into() };
        assert_eq!(form.query(), "who=a+b&what=exported&day=2024-02-28");
        let filter = form.parse("Europe/Brussels").expect("all of it is right");
        assert_eq!(filter.who, Some(Who::Organiser("a b".into())));
        assert_eq!(filter.day.map(|(from, until)| until.millis() - from.millis()), Some(24 * 60 * domain::MINUTE));
        let wrong = AuditFilterForm { what: "none".into(), day: "2024-02-30".into(), ..form };
        let errors = wrong.parse("UTC").expect_err("there is no such day");
        let problems: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.problem)).collect();
        assert_eq!(problems, AuditFilterForm::PROBLEMS);
        assert_eq!(AuditFilterForm::default().parse("UTC"), Ok(AuditFilter::default()));
    }
}
