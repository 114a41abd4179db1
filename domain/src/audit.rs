//! What organisers did, as it is written down for good.

use std::fmt;

use crate::Instant;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AuditAction {
    /// Somebody got in: password and second factor were right.
    SignedIn,
    /// Somebody ended a sign-in, their own or another.
    SignedOut,
    /// The first owner was made, or an invitation was taken.
    OrganiserJoined,
    /// Somebody was invited.
    OrganiserInvited,
    /// An invitation was taken back.
    InvitationWithdrawn,
    /// An organiser got another role.
    RoleChanged,
    /// An organiser is none any more.
    OrganiserRemoved,
    /// A password was changed.
    PasswordChanged,
    /// A second factor was set up anew.
    SecondFactorChanged,
    /// Recovery codes were made anew.
    RecoveryCodesMade,
    /// The published content was changed.
    ContentChanged,
    /// A draft was changed.
    DraftChanged,
    /// The session was moved to another time.
    SessionMoved,
    /// The session was called off.
    SessionCancelled,
    /// The meeting's address was set or cleared.
    MeetingChanged,
    /// A registration was added by hand or by an import.
    RegistrationAdded,
    /// A registration was changed.
    RegistrationChanged,
    /// Somebody was checked in, or that was undone.
    CheckedIn,
    /// Somebody was moved up from the line.
    MovedUp,
    /// A person's data was erased.
    PersonErased,
    /// Something was taken out of use, and can be brought back for a while.
    Deleted,
    /// What was deleted was brought back.
    Restored,
    /// Mail was sent again.
    MailSentAgain,
    /// Data left the site as a file.
    Exported,
    /// A pledge was approved for the wall.
    PledgeApproved,
    /// A pledge was hidden from the wall.
    PledgeHidden,
    /// What was said of a pledge was taken back.
    PledgeReviewUndone,
    /// How the wall is kept was changed.
    WallChanged,
    /// The words to look out for were changed.
    WordsChanged,
    /// A question was released, put on, answered or hidden.
    QuestionChanged,
    /// A report of a meeting was shown or hidden.
    ReportReviewed,
    /// The sites that may show an embed were changed.
    EmbedsChanged,
    /// A setting was changed.
    SettingChanged,
}

impl AuditAction {
    /// All of them.
    pub const ALL: [Self; 33] = [
        Self::SignedIn,
        Self::SignedOut,
        Self::OrganiserJoined,
        Self::OrganiserInvited,
        Self::InvitationWithdrawn,
        Self::RoleChanged,
        Self::OrganiserRemoved,
        Self::PasswordChanged,
        Self::SecondFactorChanged,
        Self::RecoveryCodesMade,
        Self::ContentChanged,
        Self::DraftChanged,
        Self::SessionMoved,
        Self::SessionCancelled,
        Self::MeetingChanged,
        Self::RegistrationAdded,
        Self::RegistrationChanged,
        Self::CheckedIn,
        Self::MovedUp,
        Self::PersonErased,
        Self::Deleted,
        Self::Restored,
        Self::MailSentAgain,
        Self::Exported,
        Self::PledgeApproved,
        Self::PledgeHidden,
        Self::PledgeReviewUndone,
        Self::WallChanged,
        Self::WordsChanged,
        Self::QuestionChanged,
        Self::ReportReviewed,
        Self::EmbedsChanged,
        Self::SettingChanged,
    ];

    /// A stable name, for the store and translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::SignedOut => "signed-out",
            Self::OrganiserJoined => "organiser-joined",
            Self::OrganiserInvited => "organiser-invited",
            Self::InvitationWithdrawn => "invitation-withdrawn",
            Self::RoleChanged => "role-changed",
            Self::OrganiserRemoved => "organiser-removed",
            Self::PasswordChanged => "password-changed",
            Self::SecondFactorChanged => "second-factor-changed",
            Self::RecoveryCodesMade => "recovery-codes-made",
            Self::ContentChanged => "content-changed",
            Self::DraftChanged => "draft-changed",
            Self::SessionMoved => "session-moved",
            Self::SessionCancelled => "session-cancelled",
            Self::MeetingChanged => "meeting-changed",
            Self::RegistrationAdded => "registration-added",
            Self::RegistrationChanged => "registration-changed",
            Self::CheckedIn => "checked-in",
            Self::MovedUp => "moved-up",
            Self::PersonErased => "person-erased",
            Self::Deleted => "deleted",
            Self::Restored => "restored",
            Self::MailSentAgain => "mail-sent-again",
            Self::Exported => "exported",
            Self::PledgeApproved => "pledge-approved",
            Self::PledgeHidden => "pledge-hidden",
            Self::PledgeReviewUndone => "pledge-review-undone",
            Self::WallChanged => "wall-changed",
            Self::WordsChanged => "words-changed",
            Self::QuestionChanged => "question-changed",
            Self::ReportReviewed => "report-reviewed",
            Self::EmbedsChanged => "embeds-changed",
            Self::SettingChanged => "setting-changed",
        }
    }

    /// The action with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }
}

impl fmt::Display for AuditAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One thing that was done. It is written in the transaction that does it, and never changed.
///
/// It holds no personal data but the organiser's own name: what it is about is said by an id or a number, and what was
/// before and after are settings and texts that organisers wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// A UUID that grows with time.
    pub id: String,
    /// When.
    pub at: Instant,
    /// By whom: their name as it was then; none for a command on the server.
    pub who: Option<String>,
    /// What.
    pub action: AuditAction,
    /// What it is about: the end of an id, a number, a name of a setting. May be empty.
    pub subject: String,
    /// What was there before; none where that says nothing.
    pub before: Option<String>,
    /// What is there now.
    pub after: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_action_has_a_code_of_its_own() {
        for action in AuditAction::ALL {
            assert_eq!(AuditAction::from_code(action.code()), Some(action));
        }
    }
}
