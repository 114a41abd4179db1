//! Which pledges on the wall a reader wants to see.

use domain::{Country, Event, FieldErrors, FieldProblem, Lang};

use crate::forms;

/// What one part of a filter says: nothing where nothing is chosen.
type Chosen<T> = Result<Option<T>, FieldProblem>;

/// The filter as it stands in an address: every part as text, nothing checked, empty where nothing is chosen. Names are
/// those in the address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WallFilterForm {
    /// A country's code.
    pub country: String,
    /// The key of an action.
    pub action: String,
    /// A language's code.
    pub language: String,
}

/// What is let through: all that is set holds for each pledge.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WallFilter {
    /// From this country.
    pub country: Option<Country>,
    /// With the action of this key.
    pub action: Option<String>,
    /// Written in this language.
    pub lang: Option<Lang>,
}

impl WallFilter {
    /// Everything that can be wrong: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[
        ("country", FieldProblem::UnknownChoice),
        ("action", FieldProblem::UnknownChoice),
        ("language", FieldProblem::UnknownChoice),
    ];

    /// Checks a filter against what the campaign offers.
    ///
    /// # Errors
    /// All that it does not offer.
    pub fn parse(form: &WallFilterForm, event: &Event) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let offered = |country: &Country| forms::offers_country(&event.campaign, Some(country));
        let country = |code: &str| Country::parse(code).ok().filter(offered);
        let action = chosen(&form.action, |key| event.action(key).map(|action| action.key.clone()));
        let filter = Self {
            country: taken(&mut errors, "country", chosen(&form.country, country)),
            action: taken(&mut errors, "action", action),
            lang: taken(&mut errors, "language", chosen(&form.language, |code| code.parse().ok())),
        };
        if errors.is_empty() { Ok(filter) } else { Err(errors) }
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is chosen, as pairs of an address; all values are plain letters and digits.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("country", self.country.as_ref().map(Country::as_str)),
            ("action", self.action.as_deref()),
            ("language", self.lang.map(Lang::code)),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
    }
}

fn chosen<T>(typed: &str, known: impl FnOnce(&str) -> Option<T>) -> Chosen<T> {
    if typed.is_empty() { Ok(None) } else { known(typed).map(Some).ok_or(FieldProblem::UnknownChoice) }
}

/// What was chosen; nothing, and a note in `errors`, where it cannot be.
fn taken<T>(errors: &mut FieldErrors, field: &str, chosen: Chosen<T>) -> Option<T> {
    chosen.unwrap_or_else(|problem| {
        errors.add(field, problem);
        None
    })
}
