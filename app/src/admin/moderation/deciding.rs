//! What the buttons of the two lists send: a decision about one or several, or one that is to be undone.

use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use backend::Ruling;
use domain::{AppError, FieldErrors, ReviewNote, ReviewReason, Seen, Verdict};
use serde::Deserialize;

use super::{address, outcome::Told};
use crate::{admin::desk::Desk, site::Failure};

/// The most that are decided at once.
const MOST: usize = 100;

/// The forms as they are sent: every field as text.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    /// What was seen, each as [`Seen`] writes it.
    item: Vec<String>,
    /// `approved`, `hidden`, or `ban` to hide it and list a word of it.
    verdict: String,
    /// A reason from the list, or empty.
    reason: String,
    /// More about it, or empty.
    note: String,
    /// The word that is to be listed.
    word: String,
    /// A decision that is to be undone.
    undo: String,
    /// In the queue: the first on the page.
    from: String,
    /// In the queue: where to go on, as an id on the page.
    next: String,
    /// In what was decided: what was asked for.
    stands: String,
    named: String,
    before: String,
}

impl DecisionForm {
    /// What was seen; nothing of it where a part is not well written.
    fn seen(&self) -> Vec<Seen> {
        let seen: Result<Vec<Seen>, _> = self.item.iter().take(MOST).map(|text| text.parse()).collect();
        seen.unwrap_or_default()
    }

    fn ruling(&self) -> Result<Option<Ruling>, AppError> {
        let note = ReviewNote::parse_optional(&self.note).map_err(|problem| FieldErrors::one("note", problem))?;
        let ban = (self.verdict == "ban").then(|| self.word.clone());
        let verdict = if ban.is_some() { Some(Verdict::Hidden) } else { Verdict::from_code(&self.verdict) };
        Ok(verdict.map(|verdict| Ruling { verdict, reason: ReviewReason::from_code(&self.reason), note, ban }))
    }
}

/// `POST /admin/moderation`: leads back to the queue as it was worked through, at what is next.
pub(super) async fn take_from_queue(desk: Desk, Form(form): Form<DecisionForm>) -> Result<Response, Failure> {
    let told = done(&desk, &form).await?;
    let mut values = told.values();
    values.push(("from", form.from.clone()));
    // Where not all was done, first of all that is said.
    let place = Some(&*form.next).filter(|next| told.is_plain() && is_place(next)).unwrap_or("queue-said");
    Ok(back("/admin/moderation", &values, place))
}

/// `POST /admin/moderation/done`: leads back to the same list.
pub(super) async fn take_from_done(desk: Desk, Form(form): Form<DecisionForm>) -> Result<Response, Failure> {
    let mut values = done(&desk, &form).await?.values();
    values.extend([("stands", form.stands), ("named", form.named), ("before", form.before)]);
    Ok(back("/admin/moderation/done", &values, "queue-said"))
}

async fn done(desk: &Desk, form: &DecisionForm) -> Result<Told, AppError> {
    let (by, backend) = (desk.actor()?, desk.backend());
    if !form.undo.is_empty() {
        return Ok(Told::undone(backend.undo_decision(&by, &form.undo).await?));
    }
    let (seen, ruling) = (form.seen(), form.ruling()?);
    let Some(ruling) = ruling.filter(|_| !seen.is_empty()) else { return Ok(Told::nothing()) };
    Ok(Told::decided(ruling.verdict, &backend.decide(&by, &seen, &ruling).await?))
}

/// Whether it can be the id of something on the page.
fn is_place(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn back(path: &str, values: &[(&str, String)], place: &str) -> Response {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Redirect::to(&format!("{}#{place}", address(path, &values))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ban_hides_and_a_bad_item_decides_nothing() {
        let form = DecisionForm { verdict: "ban".into(), word: "fool".into(), ..DecisionForm::default() };
        let ruling = form.ruling().ok().flatten().expect("it is a ruling");
        assert!(ruling.verdict == Verdict::Hidden && ruling.ban.as_deref() == Some("fool"));
        let form = DecisionForm { item: vec!["pledge.1.w".into(), "nonsense".into()], ..form };
        assert!(form.seen().is_empty());
        assert!(DecisionForm::default().ruling().is_ok_and(|ruling| ruling.is_none()));
        let long = DecisionForm { note: "x".repeat(201), ..DecisionForm::default() };
        assert!(long.ruling().is_err());
    }

    #[test]
    fn only_ids_are_places() {
        assert!(is_place("pledge-018e"));
        assert!(!is_place("") && !is_place("a?b") && !is_place("\r\n"));
    }
}
