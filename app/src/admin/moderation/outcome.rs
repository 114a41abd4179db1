//! What became of a decision, told on the page that follows: in its address, so that it can be loaded again.

use backend::{
    Decision, Outcome, Undone, dates,
    i18n::{tr, tr_with},
};
use domain::{AppError, Instant, Matter, Verdict};
use leptos::prelude::*;
use serde::Deserialize;

use super::item::{Place, UndoButton};
use crate::admin::desk::Desk;

/// What is told, as it stands in the address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    /// `approved`, `hidden`, `undone`, `too-late`, `not-undone`, `nothing`; empty where nothing is.
    pub(super) said: String,
    /// How many were done.
    pub(super) n: usize,
    /// The decision, where it was one.
    pub(super) did: String,
    /// How many had been decided already.
    pub(super) late: usize,
    /// The first of those: `pledge` or `report`, a dot, and its id.
    pub(super) about: String,
    /// How many say something else now.
    pub(super) changed: usize,
    /// How many were taken back.
    pub(super) gone: usize,
}

impl Told {
    /// Nothing was ticked, or nothing that can be decided was sent.
    pub(super) fn nothing() -> Self {
        Self { said: "nothing".to_owned(), ..Self::default() }
    }

    pub(super) fn decided(verdict: Verdict, outcomes: &[Outcome]) -> Self {
        let mut told = Self { said: verdict.code().to_owned(), ..Self::default() };
        for outcome in outcomes {
            match outcome {
                Outcome::Done(id) => {
                    told.n += 1;
                    told.did = if outcomes.len() == 1 { id.clone() } else { String::new() };
                }
                Outcome::Already(decision) => {
                    told.late += 1;
                    if told.about.is_empty() {
                        told.about = format!("{}.{}", decision.matter.code(), decision.subject_id);
                    }
                }
                Outcome::Changed => told.changed += 1,
                Outcome::Gone => told.gone += 1,
            }
        }
        told
    }

    pub(super) fn undone(undone: Undone) -> Self {
        let said = match undone {
            Undone::Done => "undone",
            Undone::TooLate => "too-late",
            Undone::Changed => "not-undone",
        };
        Self { said: said.to_owned(), ..Self::default() }
    }

    /// Whether all that was asked for was done.
    pub(super) fn is_plain(&self) -> bool {
        self.late + self.changed + self.gone == 0 && matches!(&*self.said, "approved" | "hidden" | "undone")
    }

    /// The same for an address.
    pub(super) fn values(&self) -> Vec<(&'static str, String)> {
        let number = |n: usize| if n == 0 { String::new() } else { n.to_string() };
        vec![
            ("said", self.said.clone()),
            ("n", number(self.n)),
            ("did", self.did.clone()),
            ("late", number(self.late)),
            ("about", self.about.clone()),
            ("changed", number(self.changed)),
            ("gone", number(self.gone)),
        ]
    }

    /// In words.
    async fn words(&self, desk: &Desk) -> Result<Vec<String>, AppError> {
        let lang = desk.lang;
        let count = |n: usize| [("count", n.into())];
        let mut words = Vec::new();
        match &*self.said {
            "approved" if self.n > 0 => words.push(tr_with(lang, "moderation-said-approved", &count(self.n))),
            "hidden" if self.n > 0 => words.push(tr_with(lang, "moderation-said-hidden", &count(self.n))),
            "undone" => words.push(tr(lang, "moderation-said-undone")),
            "too-late" => words.push(tr(lang, "moderation-said-too-late")),
            "not-undone" => words.push(tr(lang, "moderation-said-not-undone")),
            "nothing" => words.push(tr(lang, "moderation-said-nothing")),
            _ => {}
        }
        if self.late == 1
            && let Some(decision) = self.quicker(desk).await?
        {
            words.push(format!("{} {}", tr(lang, "moderation-said-late-one"), who_decided(desk, &decision)));
        } else if self.late > 0 {
            words.push(tr_with(lang, "moderation-said-late", &count(self.late)));
        }
        if self.changed > 0 {
            words.push(tr_with(lang, "moderation-said-changed", &count(self.changed)));
        }
        if self.gone > 0 {
            words.push(tr_with(lang, "moderation-said-gone", &count(self.gone)));
        }
        Ok(words)
    }

    /// The decision that was made before.
    async fn quicker(&self, desk: &Desk) -> Result<Option<Decision>, AppError> {
        let Some((matter, id)) = self.about.split_once('.') else { return Ok(None) };
        let Some(matter) = Matter::ALL.into_iter().find(|known| known.code() == matter) else { return Ok(None) };
        desk.backend().decision_about(matter, id).await
    }

    /// In words, with a button that undoes it where that was one decision a moment ago.
    pub(super) async fn view(
        &self,
        desk: &Desk,
        last: &[(Decision, String)],
        place: Place,
    ) -> Result<AnyView, AppError> {
        let words: Vec<_> = self.words(desk).await?.into_iter().map(|text| view! { <span>{text}</span> " " }).collect();
        let undo = last.iter().find(|(decision, _)| decision.id == self.did).map(|(decision, name)| {
            view! { <UndoButton lang=desk.lang decision=decision.clone() name=name.clone() place is_key=false /> }
        });
        // The first is always there: what comes into it is read aloud.
        Ok(view! {
            <div class="moderation-told">
                <p id="queue-said" role="status" tabindex="-1">{words}</p>
                <div id="queue-undo">{undo}</div>
            </div>
        }
        .into_any())
    }
}

/// `Ada hid it at 10:57.`
pub(super) fn who_decided(desk: &Desk, decision: &Decision) -> String {
    let lang = desk.lang;
    let at = ("time", when(desk, decision.at).into());
    let own = desk.signed_in.as_ref().map(|signed_in| signed_in.organiser.id.as_str());
    match (&decision.by, decision.verdict) {
        (backend::Actor::Organiser { id, .. }, Verdict::Approved) if own == Some(id.as_str()) => {
            tr_with(lang, "moderation-you-approved", &[at])
        }
        (backend::Actor::Organiser { id, .. }, Verdict::Hidden) if own == Some(id.as_str()) => {
            tr_with(lang, "moderation-you-hid", &[at])
        }
        (backend::Actor::Organiser { name, .. }, Verdict::Approved) => {
            tr_with(lang, "moderation-who-approved", &[("who", name.as_str().into()), at])
        }
        (backend::Actor::Organiser { name, .. }, Verdict::Hidden) => {
            tr_with(lang, "moderation-who-hid", &[("who", name.as_str().into()), at])
        }
        (backend::Actor::Command, Verdict::Approved) => tr_with(lang, "moderation-command-approved", &[at]),
        (backend::Actor::Command, Verdict::Hidden) => tr_with(lang, "moderation-command-hid", &[at]),
    }
}

/// The time of day, with the day where that is another.
pub(super) fn when(desk: &Desk, at: Instant) -> String {
    let (lang, zone) = (desk.lang, desk.zone());
    let time = dates::time(lang, at, &zone);
    if dates::iso_day(at, &zone) == dates::iso_day(desk.now(), &zone) {
        return time;
    }
    tr_with(
        lang,
        "moderation-day-and-time",
        &[("day", dates::short_date(lang, at, &zone).into()), ("time", time.into())],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_and_what_was_not_is_counted() {
        let outcomes = [Outcome::Done("a".into()), Outcome::Gone, Outcome::Changed, Outcome::Done("b".into())];
        let told = Told::decided(Verdict::Hidden, &outcomes);
        assert_eq!((&*told.said, told.n, told.late, told.changed, told.gone), ("hidden", 2, 0, 1, 1));
        assert!(told.did.is_empty() && !told.is_plain());
        let one = Told::decided(Verdict::Approved, &outcomes[..1]);
        assert!(one.did == "a" && one.is_plain());
        assert!(!Told::undone(Undone::TooLate).is_plain() && !Told::nothing().is_plain());
    }
}
