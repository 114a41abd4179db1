//! What organisers type to get in, and to change how they do.

use serde::{Deserialize, Serialize};

use crate::unprinted::unprinted;
use crate::{FieldErrors, FieldProblem, Lang, PersonName};

/// The first step: who it is.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    /// Their address.
    pub email: String,
    /// Their password.
    pub password: String,
    /// Where they want to go, a path.
    pub next: String,
}

impl SignInForm {
    /// Every field that can be wrong and how. There is one answer alone, which does not say whether there is such an
    /// organiser.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[("password", FieldProblem::Wrong)];
}

/// The second step: a code from the authenticator app, or a recovery code.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    /// The code.
    pub code: String,
    /// Where they want to go, a path.
    pub next: String,
}

impl CodeForm {
    /// Every field that can be wrong and how.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[("code", FieldProblem::Wrong)];
}

/// Setting up a second factor: first a code that shows that the app has it, then that the recovery codes are kept.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SetUpForm {
    /// What the site has offered, sealed.
    pub offer: String,
    /// A code of the app.
    pub code: String,
    /// What was shown last, sealed, once it is kept.
    pub kept: String,
    /// Where they want to go, a path.
    pub next: String,
}

/// The password once more, before something that asks for it.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    /// Their password.
    pub current_password: String,
    /// Where they want to go, a path.
    pub next: String,
}

/// Another password.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordChangeForm {
    /// The one that they have.
    pub current_password: String,
    /// The one that they want.
    pub password: String,
}

impl PasswordChangeForm {
    /// Every field that can be wrong and how, in the form's order.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[
        ("current_password", FieldProblem::Wrong),
        ("password", FieldProblem::Missing),
        ("password", FieldProblem::TooShort),
        ("password", FieldProblem::TooLong),
        ("password", FieldProblem::TooEasy),
    ];
}

/// What an organiser says of themselves.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountForm {
    /// What the others know them by.
    pub name: String,
    /// The code of the area's language.
    pub lang: String,
}

impl AccountForm {
    /// Checks both.
    ///
    /// # Errors
    /// All that is wrong, in the form's order.
    pub fn parse(&self) -> Result<(PersonName, Lang), FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", PersonName::parse(&self.name));
        let lang = errors.check("lang", self.lang.parse().map_err(|_| FieldProblem::UnknownChoice));
        name.zip(lang).ok_or(errors)
    }
}

unprinted!(SignInForm, CodeForm, SetUpForm, PasswordForm, PasswordChangeForm, AccountForm);
