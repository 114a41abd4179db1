//! Types and rules that browser and server share.
//!
//! Everything here is plain data and pure functions: no I/O, no clock of its own, no framework. A value of a
//! newtype (an [`Email`], a [`Message`]) has been checked once, at the edge, and cannot hold a bad value.

mod agenda;
mod audit;
mod campaign;
mod consent;
mod countdown;
mod counts;
mod day;
mod embed;
mod error;
mod event;
mod fields;
mod invitation;
mod lang;
mod live;
mod meeting_report;
mod moderation;
mod organiser;
mod photo;
mod pledge;
mod pledge_change;
mod programme;
mod push;
mod question;
mod registration;
mod session;
mod sign_in;
mod text;
mod time;
mod toolkit;
mod unprinted;
mod wall_words;

pub use agenda::{Agenda, AgendaItem, AgendaKind, AgendaNow, Speaker, Window};
pub use audit::{AuditAction, AuditEntry};
pub use campaign::{Campaign, Milestone, MilestoneState, PledgeAction};
pub use consent::{CONSENT_TEXT_VERSION, Consent, ConsentKind};
pub use countdown::{ANNOUNCED_SECONDS, Remaining};
pub use counts::{GroupCount, OTHERS, SMALL_GROUP, fold_small_groups};
pub use day::Day;
pub use embed::{Embed, EmbedSiteForm, Origin};
pub use error::AppError;
pub use event::{CountryFacts, Event, PollingDays, VotingFacts};
pub use fields::{
    AccessNeeds, Answer, Counterpart, Country, Email, FieldError, FieldErrors, FieldProblem, Message, Organisation,
    Outcome, PersonName, RequestKey, ReviewNote, ZoneName,
};
pub use invitation::{Invitation, InviteForm, NewInvitation, Newcomer, WelcomeForm};
pub use lang::{Dir, Lang};
pub use live::{LiveMessage, Part, WallUpdate};
pub use meeting_report::{
    MeetingReport, MeetingReportForm, MeetingReported, MeetingReports, ModeratedReport, NewMeetingReport, ReportState,
};
pub use moderation::{Matter, NotSeen, PledgeText, ReviewReason, Seen, Standing, Suspicion, Verdict, WhyHeld};
pub use organiser::{Organiser, Role};
pub use photo::PhotoId;
pub use pledge::{NewPledge, OwnChoice, OwnPledge, PledgeForm, Pledged, PublicPledge, Review, Visibility, initials_of};
pub use pledge_change::{PledgeChange, PledgeChangeForm};
pub use programme::{leading, next_turn_after};
pub use push::{PushDevice, PushForm, PushKind, PushKindsForm};
pub use question::{
    NewQuestion, Question, QuestionChange, QuestionChangeForm, QuestionForm, QuestionState, QuestionTaken, VoteForm,
};
pub use registration::{
    ChangeForm, Confirmation, Contact, Meeting, NewRegistration, OwnRegistration, Registered, RegistrationChange,
    RegistrationForm, RegistrationState,
};
pub use session::{DOORS_OPEN_BEFORE, RegistrationWindow, Session, SessionState, offer_until};
pub use sign_in::{AccountForm, CodeForm, PasswordChangeForm, PasswordForm, SetUpForm, SignInForm};
pub use text::Text;
pub use time::{ClockReading, DAY, HOUR, Instant, MINUTE, SECOND};
pub use toolkit::Toolkit;
pub use wall_words::{folded_words, held_by, holds_word, plain_words, words_in};
