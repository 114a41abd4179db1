//! Use cases and everything behind them: store, clock, live fan-out, translations, mail.
//!
//! [`Backend`] is the whole of it: one value that pages and routes hold and call. Below it, the store speaks SQL to
//! SQLite or PostgreSQL; nothing here knows about HTTP or HTML.
//!
//! A use case is one file: `register.rs`, `pledging.rs`, `publishing.rs`, `questions.rs`, `wall.rs`, `outbox.rs`, `erasure.rs`. It checks
//! what came in, hands a `Job` to the store, and answers after the commit. The jobs are made of the functions in `store/`, which
//! hold all the SQL. What everybody sees is kept in memory by `shown.rs`, and told to open pages by `live.rs`.

pub mod calendar;
pub mod clean_up;
pub mod content;
pub mod dates;
pub mod drafts;
pub mod due;
pub mod erasure;
pub mod event_data;
pub mod i18n;
pub mod mail;
pub mod picture;

mod address;
mod backend;
mod clock;
mod confirming;
mod csv_list;
mod deleted;
mod embedding;
mod feed;
mod forms;
mod joining;
mod live;
mod mail_log;
mod mailto;
mod meeting_form;
mod meeting_reports;
mod moderation;
mod news;
mod organisers;
mod outbox;
mod outgoing;
mod overview;
mod own;
mod photos;
mod pledge_confirming;
mod pledge_due;
mod pledge_limit;
mod pledge_own;
mod pledging;
mod publishing;
pub mod push;
mod questions;
mod register;
mod registrations;
mod repeat;
mod rules;
mod secret;
mod settings;
mod shown;
mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod wall;
mod wall_filter;

pub use address::address;
pub use backend::{Backend, Settings};
pub use clock::Clock;
pub use csv_list::csv_list;
pub use deleted::{DeletedThing, Deletion, Restored, Shelf};
pub use embedding::Allowed;
pub use joining::WaitingRoom;
pub use live::LiveSubscription;
pub use mail_log::{GivenUpFor, LoggedMail, MailFilter, MailFilterForm, MailLogPage, MailState};
pub use mailto::mailto;
pub use meeting_form::MeetingForm;
pub use moderation::{
    BadWord, Decision, HeldPledge, ItemContent, ModeratedItem, ModeratedPage, ModerationFilter, Outcome, Ruling,
    Undone, WallSettings, WallWord,
};
pub use news::NewsConsent;
pub use organisers::{
    Actor, AuditFilter, AuditFilterForm, AuditPage, ComesFrom, InvitationLink, Member, OwnSignIn, RecoveryCodes,
    SecondFactorOffer, SignedIn, Team, Whole, ending,
};
pub use outbox::{GivenUp, Invitee, OutboxItem, OutboxKind, Pledger, Recipient};
pub use overview::{MailHealth, NextMail, Overview, RegistrationGroups, ToLookAt};
pub use photos::{MOST_BYTES as MOST_PHOTO_BYTES, PhotoFault};
pub use pledge_limit::ClientMark;
pub use registrations::{
    Added, ExportFormat, FileConsent, FileDetails, ImportColumn, ImportFile, ImportOutlook, ImportProblem,
    ImportRefusal, ImportRepeat, ImportRow, ImportText, Imported, MailMade, MailOutcome, RegistrationDetails,
    RegistrationExport, RegistrationFile, RegistrationFilter, RegistrationPage, RegistrationPlace, RegistrationRow,
    RegistrationSight, RegistrationSort, RegistrationsForm, sort_name,
};
pub use rules::{Rules, Setting};
pub use secret::{BadSecret, Secret};
pub use settings::RulesForm;
pub use store::OpenError;
pub use wall::{WallGroups, WallPage, WallRange};
pub use wall_filter::{WallFilter, WallFilterForm};
