//! Those who run the campaign, and what each of them may do.

use std::fmt;

use crate::{Email, Lang, PersonName, unprinted::unprinted};

/// What an organiser may do. Each role may do all that the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Role {
    /// Sees how it goes, in numbers, and what everybody may see soon. No personal data.
    #[default]
    Viewer,
    /// Decides what is shown on the wall and which questions are asked; checks people in.
    Moderator,
    /// Edits the session and the campaign, sees and changes registrations, exports, writes mail again.
    Editor,
    /// Decides who else is an organiser, and reads what everybody did.
    Owner,
}

impl Role {
    /// All of them, the least first.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Moderator, Self::Editor, Self::Owner];

    /// A stable name, for the store and translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Moderator => "moderator",
            Self::Editor => "editor",
            Self::Owner => "owner",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether this role may do what `needed` may.
    pub fn may(self, needed: Self) -> bool {
        self >= needed
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Somebody who runs the campaign.
#[derive(Clone, PartialEq, Eq)]
pub struct Organiser {
    /// A UUID.
    pub id: String,
    /// What the others know them by.
    pub name: PersonName,
    /// Where they get mail, and what they sign in with.
    pub email: Email,
    /// What they may do.
    pub role: Role,
    /// The language that the organisers' area speaks with them.
    pub lang: Lang,
}

unprinted!(Organiser);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_do_what_those_before_it_may() {
        for (place, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(Role::from_code(role.code()), Some(role));
            for (other_place, other) in Role::ALL.into_iter().enumerate() {
                assert_eq!(role.may(other), place >= other_place, "{role} as {other}");
            }
        }
        assert_eq!(Role::from_code("admin"), None);
    }
}
