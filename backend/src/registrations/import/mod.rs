//! Registering many at once, from a list that organisers have: read and held against what is there first, and stored only
//! once somebody has seen what it would do. Nothing is kept in between: the list is sent again, and read again.

mod columns;
mod file;
mod storing;
mod table;

pub use self::{
    columns::ImportColumn,
    file::{ImportFile, ImportProblem, ImportRepeat, ImportRow},
    storing::{ImportOutlook, Imported},
    table::{ImportRefusal, ImportText},
};
