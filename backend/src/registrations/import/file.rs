//! A list as registrations: which rows can be taken, which name somebody twice, and what is wrong with the others.

use std::collections::HashMap;

use domain::{Campaign, Contact, FieldErrors, FieldProblem, Lang, NewRegistration, RegistrationForm};

use super::{
    ImportColumn, ImportRefusal, ImportText,
    columns::{Countries, language_code},
    table::{Table, TableRow},
};
use crate::{csv_list::meant, forms};

/// A list that was read. Nothing of it is stored yet.
pub struct ImportFile {
    /// What the columns are called that are not taken.
    pub ignored: Vec<String>,
    /// Rows that can be registered, in their order; each person once.
    pub good: Vec<ImportRow>,
    /// Rows that name somebody once more.
    pub repeated: Vec<ImportRepeat>,
    /// What is wrong, in the order of the rows.
    pub problems: Vec<ImportProblem>,
}

/// A row that can be registered.
#[derive(Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// As spreadsheets count: the row with the columns' names is 1.
    pub number: u64,
    /// What is registered.
    pub registration: NewRegistration,
}

/// A row that names the same person as one before it.
#[derive(Clone, PartialEq, Eq)]
pub struct ImportRepeat {
    /// The row.
    pub number: u64,
    /// What it calls the person.
    pub name: String,
    /// The row before it.
    pub same_as: u64,
}

/// Something that is wrong with a row.
#[derive(Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The row.
    pub number: u64,
    /// The column; none where it is the row as a whole.
    pub column: Option<ImportColumn>,
    /// What stands there.
    pub found: String,
    /// The field of the registration form that the column is, or `row`.
    pub field: &'static str,
    /// What is wrong with it.
    pub problem: FieldProblem,
}

/// By what somebody is known again. Who has no address is taken for one who has none either, with the same name and
/// organisation: else a list that is sent twice would register them twice.
#[derive(PartialEq, Eq, Hash)]
enum Person {
    Mailbox(String),
    WithoutAddress(String, Option<String>),
}

impl Person {
    fn of(registration: &NewRegistration) -> Self {
        match &registration.contact {
            Contact::Email(email) => Self::Mailbox(email.same_mailbox_key()),
            Contact::Device => Self::WithoutAddress(
                registration.name.to_string(),
                registration.organisation.as_ref().map(ToString::to_string),
            ),
        }
    }
}

impl ImportFile {
    /// What can be wrong with a row, besides what can be wrong with a registration form: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[("row", FieldProblem::TooLong)];

    /// Reads a list by the rules of the registration form. `lang` is the language of those whose row names none.
    ///
    /// # Errors
    /// Where nothing of it can be taken.
    pub fn read(text: &ImportText, lang: Lang, campaign: &Campaign) -> Result<Self, ImportRefusal> {
        let Table { columns, ignored, rows } = Table::read(text)?;
        let mut file = Self { ignored, good: Vec::new(), repeated: Vec::new(), problems: Vec::new() };
        let reading = Reading { columns, lang, campaign, countries: Countries::of(campaign) };
        let mut seen = HashMap::new();
        for row in &rows {
            match reading.registration(row) {
                Ok(registration) => match seen.get(&Person::of(&registration)) {
                    Some(&same_as) => {
                        let name = registration.name.to_string();
                        file.repeated.push(ImportRepeat { number: row.number, name, same_as });
                    }
                    None => {
                        seen.insert(Person::of(&registration), row.number);
                        file.good.push(ImportRow { number: row.number, registration });
                    }
                },
                Err(problems) => file.problems.extend(problems),
            }
        }
        Ok(file)
    }

    /// How many rows have something wrong.
    pub fn wrong_rows(&self) -> usize {
        self.problems.chunk_by(|one, next| one.number == next.number).count()
    }
}

/// What reading a row needs.
struct Reading<'a> {
    columns: Vec<Option<ImportColumn>>,
    lang: Lang,
    campaign: &'a Campaign,
    countries: Countries,
}

impl Reading<'_> {
    fn registration(&self, row: &TableRow) -> Result<NewRegistration, Vec<ImportProblem>> {
        let beyond: Vec<_> = row.cells.iter().skip(self.columns.len()).filter(|cell| !cell.trim().is_empty()).collect();
        if !beyond.is_empty() {
            let (field, problem) = ("row", FieldProblem::TooLong);
            return Err(vec![ImportProblem {
                number: row.number,
                column: None,
                found: beyond.join(" "),
                field,
                problem,
            }]);
        }
        let errors = match self.form(row).parse() {
            Ok(new) if forms::offers_country(self.campaign, new.country.as_ref()) => return Ok(new),
            Ok(_) => FieldErrors::one(ImportColumn::Country.field(), FieldProblem::UnknownChoice),
            Err(errors) => errors,
        };
        Err(self.problems(row, &errors))
    }

    /// The registration form, filled in with what the row says. Whether they asked for it is asked of whoever imports it.
    fn form(&self, row: &TableRow) -> RegistrationForm {
        let cell = |column| self.cell(row, column).to_owned();
        let (email, lang) = (cell(ImportColumn::Email), cell(ImportColumn::Language));
        RegistrationForm {
            name: cell(ImportColumn::Name),
            contact: if email.is_empty() { "device" } else { "email" }.to_owned(),
            email,
            organisation: cell(ImportColumn::Organisation),
            country: self.countries.code(&cell(ImportColumn::Country)),
            lang: if lang.is_empty() { self.lang.code().to_owned() } else { language_code(&lang) },
            access_needs: cell(ImportColumn::AccessNeeds),
            taking_part: "yes".to_owned(),
            ..RegistrationForm::default()
        }
    }

    fn cell<'a>(&self, row: &'a TableRow, column: ImportColumn) -> &'a str {
        let place = self.columns.iter().position(|there| *there == Some(column));
        place.and_then(|place| row.cells.get(place)).map_or("", |cell| meant(cell.trim()))
    }

    fn problems(&self, row: &TableRow, errors: &FieldErrors) -> Vec<ImportProblem> {
        let columns = ImportColumn::ALL.into_iter();
        let wrong = columns.filter_map(|column| Some((column, errors.of(column.field())?)));
        wrong
            .map(|(column, problem)| ImportProblem {
                number: row.number,
                column: Some(column),
                found: self.cell(row, column).to_owned(),
                field: column.field(),
                problem,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use domain::{Country, Text};

    use super::*;

    fn campaign() -> Campaign {
        let text = || Text::Same("x".into());
        Campaign {
            slug: "lamps".into(),
            name: text(),
            hashtag: None,
            organisation: text(),
            summary: text(),
            reach: text(),
            mandate: None,
            contact_email: None,
            contact_url: None,
            countries: ["DE", "FR"].map(|code| Country::parse(code).unwrap()).into(),
            milestones: Vec::new(),
            pledge_actions: Vec::new(),
        }
    }

    fn read(text: &str) -> ImportFile {
        ImportFile::read(&ImportText::read(text.as_bytes()).unwrap(), Lang::En, &campaign()).unwrap()
    }

    /// Row, column, what stands there, and what is wrong.
    fn problems(text: &str) -> Vec<(u64, &'static str, String, FieldProblem)> {
        let file = read(text);
        let problem = |problem: ImportProblem| (problem.number, problem.field, problem.found, problem.problem);
        file.problems.into_iter().map(problem).collect()
    }

    #[test]
    fn a_good_row_is_taken_as_the_form_would_take_it() {
        let file = read(
            "Nom;E-mail;Organisation;Pays;Langue;access_needs\n  Zoë   B ;Zoe@Example.org;Fog;allemagne;Arabe;a  lift\n\
             Sam;;;zz;;\n",
        );
        assert!(file.problems.is_empty() && file.repeated.is_empty());
        let [zoe, sam] = file.good.as_slice() else { panic!("both are good") };
        assert_eq!(zoe.number, 2);
        let new = &zoe.registration;
        assert_eq!(new.name.as_str(), "Zoë B");
        assert!(matches!(&new.contact, Contact::Email(email) if email.as_str() == "Zoe@Example.org"));
        assert_eq!(new.organisation.as_ref().unwrap().as_str(), "Fog");
        assert_eq!((new.country.as_ref().unwrap().as_str(), new.lang), ("DE", Lang::Ar));
        assert_eq!(new.access_needs.as_ref().unwrap().as_str(), "a lift");
        assert!(new.consents.iter().all(|consent| consent.given == (consent.kind == domain::ConsentKind::TakingPart)));
        let new = &sam.registration;
        assert_eq!((&new.contact, new.lang), (&Contact::Device, Lang::En));
        assert_eq!(new.country.as_ref().unwrap().as_str(), Country::OTHER);
    }

    #[test]
    fn each_problem_is_told_with_its_row_its_column_and_what_stands_there() {
        let long = |length| "x".repeat(length);
        let header = "name,email,organisation,country,language,access_needs";
        let row = |text: &str| text.to_owned();
        for (row, field, found, problem) in [
            (row(",a@b.c"), "name", String::new(), FieldProblem::Missing),
            (long(81) + ",", "name", long(81), FieldProblem::TooLong),
            (row("Ada,ada at b.c"), "email", row("ada at b.c"), FieldProblem::NotAnEmail),
            (format!("Ada,{}@b.c", long(260)), "email", long(260) + "@b.c", FieldProblem::TooLong),
            (format!("Ada,,{}", long(121)), "organisation", long(121), FieldProblem::TooLong),
            (row("Ada,,,Atlantis"), "country", row("Atlantis"), FieldProblem::UnknownChoice),
            // A country, and none of the campaign's.
            (row("Ada,,,gr"), "country", row("gr"), FieldProblem::UnknownChoice),
            (row("Ada,,,,Klingon"), "lang", row("Klingon"), FieldProblem::UnknownChoice),
            (format!("Ada,,,,,{}", long(501)), "access_needs", long(501), FieldProblem::TooLong),
            (row("Ada,,,,,a lift, a ramp"), "row", row(" a ramp"), FieldProblem::TooLong),
        ] {
            assert_eq!(problems(&format!("{header}\nBoy,\n{row}\n")), [(3, field, found, problem)], "{row}");
        }
        let many = format!("{header}\n,x,,x,x\nBoy,\n,\nAda,x,,,\n");
        let fields: Vec<_> = problems(&many).into_iter().map(|(row, field, ..)| (row, field)).collect();
        assert_eq!(fields, [(2, "name"), (2, "email"), (2, "country"), (2, "lang"), (5, "email")]);
        assert_eq!((read(&many).wrong_rows(), read(&many).good.len()), (2, 1));
    }

    #[test]
    fn each_person_is_taken_once() {
        let file = read(
            "name,email,organisation\nAda,ada@b.c,\nBoy,,Fog\nAda L,ADA@B.C,Fog\nBoy,,\nBoy,,Fog\nBoy,boy@b.c,Fog\n,ada@b.c,\n",
        );
        let repeated: Vec<_> = file.repeated.iter().map(|repeat| (repeat.number, repeat.same_as)).collect();
        assert_eq!(repeated, [(4, 2), (6, 3)]);
        assert_eq!(file.good.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 3, 5, 7]);
        assert_eq!(file.wrong_rows(), 1);
    }

    #[test]
    fn what_an_export_has_defused_is_read_as_it_was() {
        let file = read("name,email\n'=1+1,\n'Ada,\n");
        let names: Vec<_> = file.good.iter().map(|row| row.registration.name.as_str()).collect();
        assert_eq!(names, ["=1+1", "'Ada"]);
    }
}
