//! Invitations to become an organiser: what is typed to send one and to take it.

use serde::Deserialize;

use crate::{Email, FieldErrors, FieldProblem, Instant, Lang, PersonName, Role, unprinted::unprinted};

/// An invitation that stands open.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    /// A UUID. The organiser who comes of it gets the same.
    pub id: String,
    /// Who is invited; none for the first owner, whom whoever starts the site invites.
    pub email: Option<Email>,
    /// What they are called, where whoever invited them said so.
    pub name: Option<PersonName>,
    /// What they will be.
    pub role: Role,
    /// The language that they are written to in.
    pub lang: Lang,
    /// Who invites; none for a command on the server, and for somebody who is no organiser any more.
    pub invited_by: Option<PersonName>,
    /// Until when it can be taken.
    pub expires_at: Instant,
    /// The organiser whose password and second factor it sets anew; none for a newcomer.
    pub renews: Option<String>,
}

unprinted!(Invitation);

/// What is typed to invite somebody.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    /// Their address.
    pub email: String,
    /// What they will be: a code.
    pub role: String,
    /// The language that they are written to in: a code.
    pub lang: String,
}

unprinted!(InviteForm);

/// Whom to invite.
#[derive(Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// Their address.
    pub email: Email,
    /// What they will be.
    pub role: Role,
    /// The language that they are written to in.
    pub lang: Lang,
}

unprinted!(NewInvitation);

impl InviteForm {
    /// Every field that can be wrong and how, in the form's order: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[
        ("email", FieldProblem::NotAnEmail),
        ("email", FieldProblem::TooLong),
        ("email", FieldProblem::Taken),
        ("email", FieldProblem::InvitedAlready),
        ("role", FieldProblem::UnknownChoice),
        ("role", FieldProblem::LastOwner),
        ("lang", FieldProblem::UnknownChoice),
    ];

    /// Checks every field.
    ///
    /// # Errors
    /// All that is wrong, in the form's order.
    pub fn parse(&self) -> Result<NewInvitation, FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = errors.check("email", needed_email(&self.email));
        let role = errors.check("role", Role::from_code(&self.role).ok_or(FieldProblem::UnknownChoice));
        let lang = errors.check("lang", self.lang.parse().map_err(|_| FieldProblem::UnknownChoice));
        match (email, role, lang) {
            (Some(email), Some(role), Some(lang)) => Ok(NewInvitation { email, role, lang }),
            _ => Err(errors),
        }
    }
}

/// What is typed by whoever takes an invitation.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct WelcomeForm {
    /// What the others will know them by.
    pub name: String,
    /// Their address, where the invitation has none.
    pub email: String,
    /// The password that they choose.
    pub password: String,
    /// The language that the organisers' area will speak with them: a code.
    pub lang: String,
}

unprinted!(WelcomeForm);

/// Who takes an invitation. Their password is checked elsewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// What the others will know them by.
    pub name: PersonName,
    /// Where they get mail, and what they sign in with.
    pub email: Email,
    /// The language that the organisers' area will speak with them.
    pub lang: Lang,
}

unprinted!(Newcomer);

impl WelcomeForm {
    /// Every field that can be wrong and how, but for the password: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[
        ("name", FieldProblem::Missing),
        ("name", FieldProblem::TooLong),
        ("email", FieldProblem::NotAnEmail),
        ("email", FieldProblem::TooLong),
        ("email", FieldProblem::Taken),
        ("lang", FieldProblem::UnknownChoice),
    ];

    /// Checks every field but the password. `invited` is the address of the invitation, which then needs none typed.
    ///
    /// # Errors
    /// All that is wrong, in the form's order.
    pub fn parse(&self, invited: Option<&Email>) -> Result<Newcomer, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", PersonName::parse(&self.name));
        let email = invited.map_or_else(|| needed_email(&self.email), |email| Ok(email.clone()));
        let email = errors.check("email", email);
        let lang = errors.check("lang", self.lang.parse().map_err(|_| FieldProblem::UnknownChoice));
        match (name, email, lang) {
            (Some(name), Some(email), Some(lang)) => Ok(Newcomer { name, email, lang }),
            _ => Err(errors),
        }
    }
}

/// An address that has to be there. The words for a missing one offer to go without, which only visitors can.
fn needed_email(typed: &str) -> Result<Email, FieldProblem> {
    Email::parse(typed).map_err(|problem| match problem {
        FieldProblem::Missing => FieldProblem::NotAnEmail,
        problem => problem,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_needs_an_address_a_role_and_a_language() {
        let form = |email: &str, role: &str, lang: &str| InviteForm {
            email: email.into(),
            role: role.into(),
            lang: lang.into(),
        };
        let wrong = form(" ", "admin", "xx").parse().expect_err("nothing of it is right");
        let problems: Vec<_> = wrong.iter().map(|error| (error.field.as_str(), error.problem)).collect();
        let unknown = FieldProblem::UnknownChoice;
        assert_eq!(problems, [("email", FieldProblem::NotAnEmail), ("role", unknown), ("lang", unknown)]);
        let new = form("ada@example.org", "editor", "ar").parse().expect("all of it is right");
        assert_eq!((new.email.as_str(), new.role, new.lang), ("ada@example.org", Role::Editor, Lang::Ar));
    }

    #[test]
    fn who_is_invited_by_mail_types_no_address() {
        let form = WelcomeForm { name: "Ada".into(), lang: "fr".into(), ..WelcomeForm::default() };
        let invited = Email::parse("ada@example.org").expect("is an address");
        let newcomer = form.parse(Some(&invited)).expect("all of it is right");
        assert_eq!((newcomer.name.as_str(), newcomer.email, newcomer.lang), ("Ada", invited, Lang::Fr));
        let wrong = form.parse(None).expect_err("an address is missing");
        assert_eq!(wrong.of("email"), Some(FieldProblem::NotAnEmail));
    }
}
