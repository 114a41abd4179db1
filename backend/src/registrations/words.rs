//! What registrations are found by: the words in them, folded so that capitals, accents and the ways of writing one letter
//! do not matter, and marks for what they are filtered by. Each is bytes behind a letter for its kind, so that one index
//! holds them all and a word is found by its beginning.

use std::collections::BTreeSet;

use domain::plain_words;
use icu_normalizer::DecomposingNormalizerBorrowed;

/// A word of the name: all that moderators may look for.
const OF_NAME: u8 = b'n';
/// A word of the name, the address or the organisation.
const OF_ANYTHING: u8 = b'a';
const COUNTRY: u8 = b'c';
const LANG: u8 = b'l';
/// How they are reached: `email` or `device`.
const CONTACT: u8 = b'e';
/// They need something to take part.
const NEEDS: u8 = b'x';

/// How many words of one registration are kept: who types more is found by the first of them.
const MOST_WORDS: usize = 40;
/// How many words of a search count.
const MOST_LOOKED_FOR: usize = 6;

/// Greater than any byte of UTF-8.
const PAST_EVERY_LETTER: u8 = 0xFF;

/// What a registration is found by.
pub(crate) struct Findable<'a> {
    pub(crate) name: &'a str,
    pub(crate) email: Option<&'a str>,
    pub(crate) organisation: Option<&'a str>,
    pub(crate) country: Option<&'a str>,
    pub(crate) lang: &'a str,
    pub(crate) has_needs: bool,
}

/// What has to be there of a registration that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sought {
    /// A mark; and what says the same of the registration `r` itself, in SQL, with the value at its end where it has one.
    Mark { word: Vec<u8>, sql: &'static str, value: Option<String> },
    /// A word from the first up to, and without, the second.
    Range(Vec<u8>, Vec<u8>),
}

impl Sought {
    pub(crate) fn country(code: &str) -> Self {
        Self::Mark { word: marked(COUNTRY, code), sql: "r.country = ", value: Some(code.to_owned()) }
    }

    pub(crate) fn lang(code: &str) -> Self {
        Self::Mark { word: marked(LANG, code), sql: "r.lang = ", value: Some(code.to_owned()) }
    }

    pub(crate) fn contact(by_email: bool) -> Self {
        let sql = if by_email { "r.email IS NOT NULL" } else { "r.email IS NULL" };
        Self::Mark { word: contact(by_email), sql, value: None }
    }

    pub(crate) fn needs() -> Self {
        Self::Mark { word: vec![NEEDS], sql: "r.access_needs IS NOT NULL", value: None }
    }

    /// What has to be there for a search: each typed word is the beginning of one. `in_names` looks at names alone.
    pub(crate) fn typed(typed: &str, in_names: bool) -> Vec<Self> {
        let kind = if in_names { OF_NAME } else { OF_ANYTHING };
        let beginning = |word: String| {
            let from = marked(kind, &word);
            let mut until = from.clone();
            until.push(PAST_EVERY_LETTER);
            Self::Range(from, until)
        };
        folded(typed).into_iter().take(MOST_LOOKED_FOR).map(beginning).collect()
    }
}

/// All that a registration is found by.
pub(crate) fn words_of(findable: &Findable<'_>) -> BTreeSet<Vec<u8>> {
    let texts = [Some(findable.name), findable.organisation, findable.email];
    let words: Vec<String> = texts.into_iter().flatten().flat_map(folded).take(MOST_WORDS).collect();
    let mut all: BTreeSet<Vec<u8>> = words.iter().map(|word| marked(OF_ANYTHING, word)).collect();
    all.extend(folded(findable.name).iter().take(MOST_WORDS).map(|word| marked(OF_NAME, word)));
    all.extend(findable.country.map(|code| marked(COUNTRY, code)));
    all.insert(marked(LANG, findable.lang));
    all.insert(contact(findable.email.is_some()));
    all.extend(findable.has_needs.then(|| vec![NEEDS]));
    all
}

/// What names are in order by: their words without capitals and accents. An alef with a madda stands before all other
/// alefs, where the hamza stands among letters (CLDR, order of Arabic).
pub fn sort_name(name: &str) -> Vec<u8> {
    folded(&name.replace('آ', "ء")).join(" ").into_bytes()
}

fn marked(kind: u8, text: &str) -> Vec<u8> {
    let mut bytes = vec![kind];
    bytes.extend_from_slice(text.as_bytes());
    bytes
}

fn contact(by_email: bool) -> Vec<u8> {
    marked(CONTACT, if by_email { "email" } else { "device" })
}

/// The words of a text without capitals, accents and other differences that people do not type when they look for somebody.
pub(super) fn folded(text: &str) -> Vec<String> {
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let plain: String = apart.chars().map(without_stroke).collect();
    plain_words(&plain)
}

/// Letters that Unicode does not take apart into a letter and a mark; and the sigma at a word's end, which in capitals is
/// one with the others.
const fn without_stroke(c: char) -> char {
    match c {
        'Ł' | 'ł' => 'l',
        'Ø' | 'ø' => 'o',
        'Đ' | 'đ' | 'Ð' | 'ð' => 'd',
        'ı' => 'i',
        'ς' => 'σ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str, name: &str) -> bool {
        let findable = Findable { name, email: None, organisation: None, country: None, lang: "en", has_needs: false };
        let words = words_of(&findable);
        Sought::typed(typed, true).iter().all(|sought| match sought {
            Sought::Mark { word, .. } => words.contains(word),
            Sought::Range(from, until) => words.range(from.clone()..until.clone()).next().is_some(),
        })
    }

    #[test]
    fn a_name_is_found_by_the_beginning_of_its_words_in_any_script() {
        for (typed, name) in [
            ("ada", "Ada Lovelace"),
            ("LOVE a", "Ada Lovelace"),
            ("helene", "Hélène"),
            ("Hélène", "HELENE"),
            ("νικοσ", "Νίκος"),
            ("ΝΊΚΟΣ", "Νίκος"),
            ("lukasz", "Łukasz"),
            ("احمد", "أَحْمَد"),
            ("محمد", "مُحمّد علي"),
            ("олена", "Олена"),
            ("wang", "Ｗａｎｇ"),
        ] {
            assert!(finds(typed, name), "{typed} finds {name}");
        }
        for (typed, name) in [("lace", "Ada Lovelace"), ("ada x", "Ada Lovelace"), ("adam", "Ada")] {
            assert!(!finds(typed, name), "{typed} does not find {name}");
        }
    }

    #[test]
    fn moderators_find_nobody_by_what_they_may_not_see() {
        let findable = Findable {
            name: "Ada",
            email: Some("lamp@example.org"),
            organisation: Some("Fog Lantern"),
            country: Some("FR"),
            lang: "fr",
            has_needs: true,
        };
        let words = words_of(&findable);
        for typed in ["lamp", "example.org", "fog"] {
            let found = |in_names| {
                Sought::typed(typed, in_names).iter().all(|sought| match sought {
                    Sought::Mark { .. } => false,
                    Sought::Range(from, until) => words.range(from.clone()..until.clone()).next().is_some(),
                })
            };
            assert!(found(false) && !found(true), "{typed}");
        }
    }

    #[test]
    fn names_are_in_order_whatever_their_capitals_and_accents() {
        let mut names = ["Zoe", "élise", "Ada", "Emma", "ádám"];
        names.sort_by_key(|name| sort_name(name));
        assert_eq!(names, ["Ada", "ádám", "élise", "Emma", "Zoe"]);
        let mut names = ["إسراء", "بلال", "أحمد", "آمنة"];
        names.sort_by_key(|name| sort_name(name));
        assert_eq!(names, ["آمنة", "أحمد", "إسراء", "بلال"]);
    }
}
