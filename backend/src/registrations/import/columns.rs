//! The columns of a list that are taken, by the names that a file may give them: those of the export, and what they are
//! called in each of the site's languages.

use std::{collections::HashMap, sync::LazyLock};

use domain::{Campaign, Country, Lang};

use crate::{i18n::tr, registrations::words::folded};

/// A column that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportColumn {
    /// What to call the person.
    Name,
    /// Where to write to.
    Email,
    /// The organisation they come from.
    Organisation,
    /// Where they live.
    Country,
    /// The language to write in.
    Language,
    /// What they need to take part.
    AccessNeeds,
}

/// What a column may be called, as [`plain`] has it.
static COLUMNS: LazyLock<HashMap<String, ImportColumn>> = LazyLock::new(|| {
    let of_column = |column: ImportColumn| {
        let names = Lang::ALL.into_iter().flat_map(move |lang| column.names(lang));
        names.chain([column.code().to_owned()]).map(move |name| (plain(&name), column))
    };
    ImportColumn::ALL.into_iter().flat_map(of_column).collect()
});

/// What a language may be called.
static LANGUAGES: LazyLock<HashMap<String, Lang>> = LazyLock::new(|| {
    let of_lang = |lang: Lang| {
        let names = Lang::ALL.into_iter().flat_map(move |said_in| language_names(lang, said_in));
        names.chain([lang.code().to_owned(), lang.own_name().to_owned()]).map(move |name| (plain(&name), lang))
    };
    Lang::ALL.into_iter().flat_map(of_lang).collect()
});

impl ImportColumn {
    /// All of them, in the order of the export.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Email, Self::Organisation, Self::Country, Self::Language, Self::AccessNeeds];

    /// Its name in the export.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Organisation => "organisation",
            Self::Country => "country",
            Self::Language => "language",
            Self::AccessNeeds => "access_needs",
        }
    }

    /// Its field in the registration form.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Language => "lang",
            column => column.code(),
        }
    }

    /// What it is called in a language; the usual name first.
    pub fn names(self, lang: Lang) -> Vec<String> {
        split(&tr(lang, &format!("admin-import-names-{}", self.code().replace('_', "-"))))
    }

    /// The column that a cell of the first row names.
    pub(super) fn called(cell: &str) -> Option<Self> {
        COLUMNS.get(&plain(cell)).copied()
    }
}

fn language_names(lang: Lang, said_in: Lang) -> Vec<String> {
    split(&tr(said_in, &format!("admin-import-names-lang-{}", lang.code())))
}

fn split(names: &str) -> Vec<String> {
    names.split('|').map(|name| name.trim().to_owned()).collect()
}

/// A name without what people write differently: capitals, accents, hyphens and spaces.
fn plain(name: &str) -> String {
    folded(name).join(" ")
}

/// What forms take as a language, for what a cell says; what is none stays as it is.
pub(super) fn language_code(cell: &str) -> String {
    LANGUAGES.get(&plain(cell)).map_or_else(|| cell.to_owned(), |lang| lang.code().to_owned())
}

/// The countries that a campaign's forms offer, by all their names.
pub(super) struct Countries(HashMap<String, String>);

impl Countries {
    pub(super) fn of(campaign: &Campaign) -> Self {
        let codes = campaign.countries.iter().map(Country::as_str).chain([Country::OTHER]);
        let names = |code: &str| {
            let names = Lang::ALL.map(|lang| tr(lang, &format!("country-{code}")));
            names.map(|name| (plain(&name), code.to_owned()))
        };
        Self(codes.flat_map(names).collect())
    }

    /// What forms take as a country, for what a cell says; what is none stays as it is.
    pub(super) fn code(&self, cell: &str) -> String {
        if Country::parse(&cell.to_ascii_uppercase()).is_ok() {
            return cell.to_ascii_uppercase();
        }
        self.0.get(&plain(cell)).cloned().unwrap_or_else(|| cell.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_has_a_name_in_each_language_and_that_of_the_export() {
        for (cell, column) in [
            ("access_needs", ImportColumn::AccessNeeds),
            (" E-MAIL ", ImportColumn::Email),
            ("Email address", ImportColumn::Email),
            ("Nom", ImportColumn::Name),
            ("adresse électronique", ImportColumn::Email),
            ("الاسم", ImportColumn::Name),
            ("البريد الإلكتروني", ImportColumn::Email),
            ("Pays", ImportColumn::Country),
            ("langue", ImportColumn::Language),
        ] {
            assert_eq!(ImportColumn::called(cell), Some(column), "{cell}");
        }
        for cell in ["", "id", "news", "registered_at", "First name", "Prénom"] {
            assert_eq!(ImportColumn::called(cell), None, "{cell}");
        }
    }

    #[test]
    fn no_two_columns_share_a_name() {
        let names = ImportColumn::ALL.into_iter().flat_map(|column| {
            let names = Lang::ALL.into_iter().flat_map(move |lang| column.names(lang));
            names.map(move |name| (name, column))
        });
        for (name, column) in names {
            assert_eq!(ImportColumn::called(&name), Some(column), "{name}");
        }
    }

    #[test]
    fn a_language_goes_by_its_code_and_its_names() {
        for (cell, code) in [("FR", "fr"), ("Français", "fr"), ("French", "fr"), ("arabe", "ar"), ("العربية", "ar")]
        {
            assert_eq!(language_code(cell), code, "{cell}");
        }
        assert_eq!(language_code("Klingon"), "Klingon");
    }
}
