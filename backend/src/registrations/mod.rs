//! Registrations as organisers deal with them: finding, looking at one, what can be done with it, adding, importing,
//! exporting.
//!
//! What becomes of a registration is decided where its own person does the same (`own.rs`, `register.rs`); here it is done
//! by somebody else, and written down. Moderators see names and states alone: what they may not see is not even read.

mod acts;
mod export;
mod file;
mod filter;
mod import;
mod list;
pub(crate) mod restoring;
mod sheet;
mod words;

pub use self::{
    acts::Added,
    export::{ExportFormat, RegistrationExport},
    file::{FileConsent, FileDetails, MailMade, MailOutcome, RegistrationFile},
    filter::{RegistrationFilter, RegistrationPlace, RegistrationSight, RegistrationSort, RegistrationsForm},
    import::{
        ImportColumn, ImportFile, ImportOutlook, ImportProblem, ImportRefusal, ImportRepeat, ImportRow, ImportText,
        Imported,
    },
    list::{RegistrationDetails, RegistrationPage, RegistrationRow},
    words::sort_name,
};
pub(crate) use crate::organisers::ending;

pub(crate) use self::{
    export::ExportRow,
    list::index_older,
    words::{Findable, Sought, words_of},
};
