//! What the site says, in its languages: Fluent messages from `locales/`, built into the program.
//!
//! Keys stand in the sources as string literals, so that a test (`tests/translations.rs`) can hold them against the
//! English files: none missing, none unused. English is complete; in another language a missing message falls back
//! to it. Pages do not mark that, so the same test lists what is missing.

use std::sync::LazyLock;

use domain::{Country, Lang};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

/// Every file of `locales/` as (language, file name, text); `build.rs` lists them.
const FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// One bundle for each of [`Lang::ALL`], in that order.
static BUNDLES: LazyLock<Vec<Bundle>> = LazyLock::new(|| Lang::ALL.into_iter().map(bundle).collect());

/// What [`countries`] gives: their names stand in the English file, a line each.
static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let english = FILES.iter().filter(|(code, ..)| *code == Lang::En.code()).flat_map(|(.., text)| text.lines());
    let codes = english.filter_map(|line| Country::parse(line.strip_prefix("country-")?.split_once(" = ")?.0).ok());
    codes.filter(|country| country.as_str() != Country::OTHER).collect()
});

type Bundle = FluentBundle<FluentResource>;

/// What stands for a `{ $name }` in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A text, put in as it is.
    Text(String),
    /// A number: chooses between plural forms, and is written with the language's thousands separator.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The message `key` in `lang`, or in English where it has not been translated. An unknown key gives itself, and an
/// error in the log.
pub fn tr(lang: Lang, key: &str) -> String {
    tr_with(lang, key, &[])
}

/// The same for a message with arguments: `tr_with(lang, "greeting", &[("name", name.into())])`.
///
/// A text argument that runs against the direction of the language is put between Unicode's isolates (U+2068,
/// U+2069), so that it cannot reorder the words beside it. Fluent's own isolation is off: it would put the two
/// characters around everything, where they do nothing but get into addresses, searches and copied text.
pub fn tr_with(lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
    [lang, Lang::En].into_iter().find_map(|lang| write(bundle_of(lang), lang, key, args)).unwrap_or_else(|| {
        tracing::error!(key, "no such message");
        key.to_owned()
    })
}

/// Whether `key` has a message in `lang` itself.
pub fn is_translated(lang: Lang, key: &str) -> bool {
    has(lang, key)
}

/// Every country that has a name, by code. [`Country::OTHER`] is none of them.
pub fn countries() -> &'static [Country] {
    &COUNTRIES
}

/// A whole number as the language writes it, in Latin digits: `12,345`, `12 345`. The browser's `Intl` writes the
/// same with the tag of [`crate::dates::intl_tag`].
pub fn number(lang: Lang, number: i64) -> String {
    let separator = match lang {
        Lang::En | Lang::Ar => ',',
        Lang::Fr => '\u{202F}',
    };
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

fn bundle_of(lang: Lang) -> &'static Bundle {
    &BUNDLES[lang.index()]
}

fn has(lang: Lang, key: &str) -> bool {
    bundle_of(lang).get_message(key).is_some_and(|message| message.value().is_some())
}

/// The message as `bundle` has it; `None` where it has none.
fn write(bundle: &Bundle, lang: Lang, key: &str, args: &[(&str, Arg)]) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, arg) in args {
        match arg {
            Arg::Text(text) => values.set(*name, isolated(lang, text)),
            Arg::Number(number) => values.set(*name, *number),
        }
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
    if !errors.is_empty() {
        tracing::error!(key, lang = lang.code(), ?errors, "a message could not be written as it is meant");
    }
    Some(text)
}

fn bundle(lang: Lang) -> Bundle {
    // The codes of `Lang` are language tags; the default ("und") is never reached.
    let mut bundle = FluentBundle::new_concurrent(vec![lang.code().parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::En => |value, _| formatted(Lang::En, value),
        Lang::Fr => |value, _| formatted(Lang::Fr, value),
        Lang::Ar => |value, _| formatted(Lang::Ar, value),
    }));
    for (_, file, text) in FILES.iter().filter(|(code, ..)| *code == lang.code()) {
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(what_could_be_read, errors)| {
            tracing::error!(lang = lang.code(), file, ?errors, "a file of translations has mistakes");
            what_could_be_read
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(lang = lang.code(), file, ?errors, "a message stands in two files");
        }
    }
    bundle
}

fn formatted(lang: Lang, value: &FluentValue) -> Option<String> {
    match value {
        // Whole numbers are all that `Arg` makes.
        FluentValue::Number(n) if n.value.fract() == 0.0 => Some(number(lang, n.value as i64)),
        _ => None,
    }
}

/// `text` between isolates, where a letter in it runs against the direction of `lang`.
fn isolated(lang: Lang, text: &str) -> String {
    let against = |c: char| match lang.dir() {
        domain::Dir::Ltr => is_right_to_left(c),
        domain::Dir::Rtl => c.is_alphabetic() && !is_right_to_left(c),
    };
    if text.chars().any(against) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// Whether the first letter of `text` is one of a right-to-left script: the direction that `dir="auto"` gives it.
pub(crate) fn runs_right_to_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_right_to_left)
}

/// Whether `c` lies in one of the blocks that Unicode keeps for right-to-left scripts (DerivedBidiClass.txt).
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bundle of one message, as those of `locales/` are made.
    fn said(lang: Lang, message: &str, args: &[(&str, Arg)]) -> String {
        let mut bundle = bundle(lang);
        let resource = FluentResource::try_new(format!("test-message = {message}\n")).expect("is Fluent");
        bundle.add_resource_overriding(resource);
        write(&bundle, lang, "test-message", args).expect("was added")
    }

    #[test]
    fn every_language_has_its_own_words() {
        assert_eq!(tr(Lang::En, "country-DE"), "Germany");
        assert_eq!(tr(Lang::Fr, "country-DE"), "Allemagne");
        assert_eq!(tr(Lang::Ar, "country-DE"), "ألمانيا");
        assert!(is_translated(Lang::Ar, "country-DE"));
    }

    #[test]
    fn every_country_of_the_world_has_a_name() {
        let codes: Vec<_> = countries().iter().map(Country::as_str).collect();
        assert!(codes.is_sorted() && codes.len() == 243, "{}", codes.len());
        assert!(["AF", "PS", "SY", "TW", "XK"].iter().all(|code| codes.contains(code)));
        assert!(!codes.contains(&Country::OTHER));
    }

    #[test]
    fn an_unknown_key_gives_itself() {
        assert_eq!(tr(Lang::Fr, "no-such-key"), "no-such-key");
        assert!(!is_translated(Lang::En, "no-such-key"));
    }

    #[test]
    fn arabic_has_six_plural_forms() {
        let message = "{ $n ->\n [zero] 0\n [one] 1\n [two] 2\n [few] few\n [many] many\n *[other] other\n }";
        for (n, form) in [(0, "0"), (1, "1"), (2, "2"), (3, "few"), (11, "many"), (100, "other")] {
            assert_eq!(said(Lang::Ar, message, &[("n", Arg::Number(n))]), form);
        }
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        for (n, en, fr) in [(0, "0", "0"), (999, "999", "999"), (-1_000, "-1,000", "-1\u{202F}000")] {
            assert_eq!((number(Lang::En, n).as_str(), number(Lang::Fr, n).as_str()), (en, fr));
        }
        assert_eq!(said(Lang::Ar, "{ $n }", &[("n", 1_234_567_usize.into())]), "1,234,567");
        assert_eq!(said(Lang::En, "{ $n }", &[("n", "2024".into())]), "2024", "a text stays as it is");
    }

    #[test]
    fn only_what_runs_against_the_language_is_isolated() {
        let greeting = "Hello { $name }";
        assert_eq!(said(Lang::En, greeting, &[("name", "Zoë".into())]), "Hello Zoë");
        assert_eq!(said(Lang::En, greeting, &[("name", "ليلى".into())]), "Hello \u{2068}ليلى\u{2069}");
        assert_eq!(said(Lang::Ar, "أهلا { $name }", &[("name", "ليلى".into())]), "أهلا ليلى");
        assert_eq!(said(Lang::Ar, "أهلا { $name }", &[("name", "Zoë".into())]), "أهلا \u{2068}Zoë\u{2069}");
        assert_eq!(said(Lang::Ar, "في { $time }", &[("time", "11:00".into())]), "في 11:00");
    }
}
