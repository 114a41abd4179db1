//! Organisers change the rules: at once, here and in every other process, and pages say the new ones.

use domain::{AppError, AuditAction, FieldErrors, FieldProblem, Instant};
use serde::Deserialize;
use sqlx::AnyConnection;

use crate::{
    Actor, Backend, Rules,
    rules::Setting,
    store::{
        Change, Job,
        audit::{self, Note},
        settings,
    },
};

/// Between the values of the rules that a form was drawn with.
const BETWEEN: char = '/';

/// The form of the rules as it was sent: every field as text, nothing checked. Field names are those in the HTML.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct RulesForm {
    /// Hours.
    pub setting_confirm_within: String,
    /// Hours.
    pub setting_offer_for: String,
    /// Days.
    pub setting_erase_after: String,
    /// `on`, or empty where it was not ticked.
    pub setting_thanks: String,
    /// The same.
    pub setting_missed: String,
    /// Mails a minute; empty for no limit.
    pub setting_mail_rate: String,
    /// The rules that the form was drawn with. What stands as it was drawn is left alone: of two who change different
    /// rules at once, neither undoes what the other does.
    pub drawn: String,
}

impl RulesForm {
    /// Every field that can be wrong and how, in the form's order: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[
        ("setting_confirm_within", FieldProblem::OutOfRange),
        ("setting_offer_for", FieldProblem::OutOfRange),
        ("setting_erase_after", FieldProblem::OutOfRange),
        ("setting_mail_rate", FieldProblem::OutOfRange),
    ];

    /// The form filled in with rules.
    pub fn of(rules: &Rules) -> Self {
        let ticked = |setting| if rules.value(setting) == "on" { "on".to_owned() } else { String::new() };
        Self {
            setting_confirm_within: rules.value(Setting::ConfirmWithin),
            setting_offer_for: rules.value(Setting::OfferFor),
            setting_erase_after: rules.value(Setting::EraseAfter),
            setting_thanks: ticked(Setting::Thanks),
            setting_missed: ticked(Setting::Missed),
            setting_mail_rate: rules.mails_per_minute.map(|rate| rate.to_string()).unwrap_or_default(),
            drawn: Setting::ALL.map(|setting| rules.value(setting)).join(&BETWEEN.to_string()),
        }
    }

    /// Checks every field.
    ///
    /// # Errors
    /// All that is wrong, in the form's order.
    pub fn parse(&self) -> Result<Rules, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut rules = Rules::default();
        for (field, setting, typed) in self.typed() {
            match rules.with(setting, &typed) {
                Some(with) => rules = with,
                None => errors.add(field, FieldProblem::OutOfRange),
            }
        }
        if errors.is_empty() { Ok(rules) } else { Err(errors) }
    }

    /// Each field with the rule it is of, and what was typed as the rule writes it.
    fn typed(&self) -> [(&'static str, Setting, String); 6] {
        let number = |text: &str| text.trim().to_owned();
        let flag = |text: &str| if text.is_empty() { "off" } else { "on" }.to_owned();
        let or_off = |text: &str| if text.trim().is_empty() { "off".to_owned() } else { number(text) };
        [
            ("setting_confirm_within", Setting::ConfirmWithin, number(&self.setting_confirm_within)),
            ("setting_offer_for", Setting::OfferFor, number(&self.setting_offer_for)),
            ("setting_erase_after", Setting::EraseAfter, number(&self.setting_erase_after)),
            ("setting_thanks", Setting::Thanks, flag(&self.setting_thanks)),
            ("setting_missed", Setting::Missed, flag(&self.setting_missed)),
            ("setting_mail_rate", Setting::MailRate, or_off(&self.setting_mail_rate)),
        ]
    }

    /// What rule was drawn with which value; none of those that cannot be read.
    fn drawn(&self) -> Vec<(Setting, String)> {
        Setting::ALL.into_iter().zip(self.drawn.split(BETWEEN).map(ToOwned::to_owned)).collect()
    }
}

impl Backend {
    /// Changes the rules that are typed otherwise than they were drawn. They hold when this returns, and in other
    /// processes within a second.
    ///
    /// # Errors
    /// [`AppError::Invalid`]: out of bounds; or data was to be kept longer than somebody was promised. Nothing has changed
    /// then.
    pub async fn change_rules(&self, by: &Actor, form: &RulesForm) -> Result<(), AppError> {
        let typed = form.parse()?;
        let drawn = form.drawn();
        let was_changed = |setting: &Setting| !drawn.contains(&(*setting, typed.value(*setting)));
        let changes =
            Setting::ALL.into_iter().filter(was_changed).map(|setting| (setting, typed.value(setting))).collect();
        let job = ChangeRules { by: by.clone(), now: self.clock().now(), started_with: self.started_with(), changes };
        match self.write(job).await? {
            true => Ok(()),
            false => Err(FieldErrors::one("setting_erase_after", FieldProblem::OutOfRange).into()),
        }
    }
}

/// Answers whether it may be done.
struct ChangeRules {
    by: Actor,
    now: Instant,
    started_with: Rules,
    changes: Vec<(Setting, String)>,
}

impl Job for ChangeRules {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Settings);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let before = self.started_with.with_stored(&settings::all(db).await?);
        let after =
            self.changes.iter().fold(before, |rules, (setting, value)| rules.with(*setting, value).unwrap_or(rules));
        if after.erase_after_days > before.erase_after_days && settings::has_promised_erasure(db).await? {
            return Ok(false);
        }
        for setting in Setting::ALL {
            let (was, is) = (before.value(setting), after.value(setting));
            if was != is {
                settings::put(db, setting.code(), &is).await?;
                let note = Note {
                    before: Some(&was),
                    after: Some(&is),
                    ..Note::that(AuditAction::SettingChanged, setting.code())
                };
                audit::note(db, &self.by, self.now, note).await?;
            }
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_it_was_drawn() {
        for rules in [
            Rules::default(),
            Rules { thanks: false, missed: false, mails_per_minute: None, confirm_hours: 336, ..Rules::default() },
        ] {
            let form = RulesForm::of(&rules);
            assert_eq!(form.parse(), Ok(rules));
            assert!(form.drawn().into_iter().all(|(setting, value)| rules.value(setting) == value));
        }
    }

    #[test]
    fn all_that_is_out_of_bounds_is_said() {
        let form = RulesForm {
            setting_confirm_within: "0".into(),
            setting_offer_for: "a day".into(),
            setting_erase_after: "366".into(),
            setting_mail_rate: "-1".into(),
            ..RulesForm::default()
        };
        let errors = form.parse().expect_err("nothing of it is right");
        let found: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.problem)).collect();
        assert_eq!(found, RulesForm::PROBLEMS);
    }
}
