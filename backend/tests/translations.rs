//! Holds the keys in the sources against the messages in `locales/`: English has every key that is used and none
//! that is not; other languages have no key and no argument that English lacks.
//!
//! A key is a string literal in a call of one of the functions that [`takes_keys`] knows, or `format!` with a pattern
//! that [`built_keys`] knows all keys of.

#![allow(clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use backend::{
    AuditFilterForm, Backend, ImportColumn, ImportFile, ImportRefusal, MailState, MeetingForm, OutboxKind, PhotoFault,
    RegistrationSort, Restored, RulesForm, WallFilter, WallWord,
    drafts::{Fault, LABELS, Ordered, Section},
};
use domain::{
    AuditAction, CONSENT_TEXT_VERSION, CodeForm, Country, Embed, EmbedSiteForm, FieldProblem, InviteForm, Lang,
    MeetingReportForm, PasswordChangeForm, PledgeChangeForm, PledgeForm, PushForm, QuestionChangeForm, QuestionForm,
    QuestionState, RegistrationForm, RegistrationState, ReportState, ReviewReason, Role, SignInForm, Visibility,
    WelcomeForm,
};
use fluent_bundle::FluentResource;
use sha2::{Digest, Sha256};

/// Which arguments of a function are keys, counted from 0: of those that look messages up, and of those in the
/// sources that hand keys on to them.
fn takes_keys(function: &str) -> &'static [usize] {
    match function {
        "tr" | "tr_with" | "is_translated" | "head" | "titled" => &[1],
        "said_afterwards" | "mail_sent" => &[1, 2],
        "words" => &[1, 2, 3, 4],
        "matter_words" => &[1, 2, 3, 4, 5],
        "ask" => &[3, 4, 5, 6],
        _ => &[],
    }
}

/// The errors that belong to no field, by `AppError::code`: those of the forms.
const GENERAL_ERRORS: [&str; 6] = ["invalid", "closed", "stale-form", "too-many", "internal", "unreachable"];

/// Every pattern from which keys are built in the sources, and all that it can become.
fn built_keys() -> Vec<(&'static str, Vec<String>)> {
    let problem =
        |(field, problem): &(&str, FieldProblem)| format!("error-{}-{}", field.replace('_', "-"), problem.code());
    let forms = [
        RegistrationForm::PROBLEMS,
        PledgeForm::PROBLEMS,
        MeetingReportForm::PROBLEMS,
        QuestionForm::PROBLEMS,
        WallFilter::PROBLEMS,
        PledgeChangeForm::PROBLEMS,
        SignInForm::PROBLEMS,
        CodeForm::PROBLEMS,
        PasswordChangeForm::PROBLEMS,
        InviteForm::PROBLEMS,
        WelcomeForm::PROBLEMS,
        PushForm::PROBLEMS,
        AuditFilterForm::PROBLEMS,
        WallWord::PROBLEMS,
        QuestionChangeForm::PROBLEMS,
        EmbedSiteForm::PROBLEMS,
        RulesForm::PROBLEMS,
        MeetingForm::PROBLEMS,
        Backend::ADDING_PROBLEMS,
        ImportFile::PROBLEMS,
    ];
    let problems = forms.into_iter().flatten().map(problem).collect();
    let mail_kind = |kind: OutboxKind| format!("admin-mail-kind-{}", kind.code().replace('_', "-"));
    vec![
        ("admin-restored-{}", Restored::ALL.map(|restored| format!("admin-restored-{}", restored.code())).into()),
        ("admin-fault-{}", Fault::ALL.map(|fault| format!("admin-fault-{}", fault.code())).into()),
        ("admin-field-{}", LABELS.map(|label| format!("admin-field-{}", label.replace('_', "-"))).into()),
        ("admin-photo-{}", PhotoFault::ALL.map(|fault| format!("admin-photo-{}", fault.code())).into()),
        ("admin-import-names-{}", of_import_columns("admin-import-names")),
        ("admin-import-names-lang-{}", Lang::ALL.map(|lang| format!("admin-import-names-lang-{lang}")).into()),
        (
            "admin-import-refused-{}",
            ImportRefusal::ALL.map(|refusal| format!("admin-import-refused-{}", refusal.code())).into(),
        ),
        ("admin-import-takes-{}", of_import_columns("admin-import-takes")),
        ("admin-kind-{}", ["talk", "questions"].map(|kind| format!("admin-kind-{kind}")).into()),
        ("admin-order-hint-{}", Ordered::ALL.map(|list| format!("admin-order-hint-{}", list.code())).into()),
        ("admin-part-order-{}", Ordered::ALL.map(|list| format!("admin-part-order-{}", list.code())).into()),
        ("admin-section-{}", Section::ALL.map(|section| format!("admin-section-{}", section.code())).into()),
        ("admin-audit-{}", AuditAction::ALL.map(|action| format!("admin-audit-{action}")).into()),
        ("admin-role-{}", Role::ALL.map(|role| format!("admin-role-{role}")).into()),
        ("admin-role-{}-may", Role::ALL.map(|role| format!("admin-role-{role}-may")).into()),
        ("admin-mail-kind-{}", OutboxKind::ALL.map(mail_kind).into()),
        ("admin-mail-state-{}", MailState::CODES.map(|code| format!("admin-mail-state-{code}")).into()),
        (
            "admin-question-state-{}",
            QuestionState::ALL.map(|state| format!("admin-question-state-{}", state.code())).into(),
        ),
        (
            "admin-registration-consent-{}",
            ["taking-part", "news"].map(|kind| format!("admin-registration-consent-{kind}")).into(),
        ),
        ("admin-registration-mail-{}", mails_about_registrations()),
        (
            "admin-registrations-done-{}",
            ["checked-in", "undone", "mailed", "moved-up", "cancelled", "added", "was-there", "erased", "unchanged"]
                .map(|done| format!("admin-registrations-done-{done}"))
                .into(),
        ),
        (
            "admin-registrations-sort-{}",
            RegistrationSort::ALL.map(|sort| format!("admin-registrations-sort-{}", sort.code())).into(),
        ),
        (
            "admin-registrations-state-{}",
            RegistrationState::ALL.map(|state| format!("admin-registrations-state-{}", state.code())).into(),
        ),
        ("country-{}", countries().iter().map(|code| format!("country-{code}")).collect()),
        ("embed-{}", Embed::ALL.map(|embed| format!("embed-{embed}")).into()),
        ("embed-{}-what", Embed::ALL.map(|embed| format!("embed-{embed}-what")).into()),
        ("error-{}-{}", problems),
        ("form-error-{}", GENERAL_ERRORS.map(|code| format!("form-error-{code}")).into()),
        ("moderation-reason-{}", ReviewReason::ALL.map(|reason| format!("moderation-reason-{}", reason.code())).into()),
        (
            "registration-state-{}",
            RegistrationState::ALL.map(|state| format!("registration-state-{}", state.code())).into(),
        ),
        ("report-means-{}", ReportState::ALL.map(|state| format!("report-means-{}", state.code())).into()),
        ("report-state-{}", ReportState::ALL.map(|state| format!("report-state-{}", state.code())).into()),
        ("visibility-{}", Visibility::ALL.map(|visibility| format!("visibility-{}", visibility.code())).into()),
        (
            "visibility-{}-hint",
            Visibility::ALL.map(|visibility| format!("visibility-{}-hint", visibility.code())).into(),
        ),
    ]
}

/// The keys of a kind, one for each column that an import takes.
fn of_import_columns(kind: &str) -> Vec<String> {
    ImportColumn::ALL.map(|column| format!("{kind}-{}", column.code().replace('_', "-"))).into()
}

/// The mails that somebody who has registered may get.
fn mails_about_registrations() -> Vec<String> {
    use OutboxKind::{
        CalledOff, Changed, Confirmed, ExistingLink, Left, Missed, Registered, ReminderDay, ReminderHour,
        ReminderMinutes, SeatOffered, Thanks,
    };
    let soon = [ReminderDay, ReminderHour, ReminderMinutes, Changed, CalledOff, Thanks, Missed];
    let own = [Registered, ExistingLink, Confirmed, SeatOffered, Left];
    let key = |kind: OutboxKind| format!("admin-registration-mail-{}", kind.code().replace('_', "-"));
    soon.into_iter().chain(own).map(key).collect()
}

/// The codes of the countries that forms can offer, and the one for all others.
fn countries() -> BTreeSet<String> {
    let codes = backend::i18n::countries().iter().map(Country::as_str);
    codes.chain([Country::OTHER]).map(ToOwned::to_owned).collect()
}

#[test]
fn english_has_every_key_that_the_sources_use() {
    let english = messages(Lang::En);
    let missing: Vec<_> = used_keys().into_iter().filter(|(key, _)| !english.contains_key(key)).collect();
    assert!(missing.is_empty(), "not in locales/en (key, where it is used): {missing:#?}");
}

#[test]
fn english_has_no_key_that_nothing_uses() {
    let used = used_keys();
    let english = messages(Lang::En);
    let in_others = |key: &str| english.values().any(|message| message.mentions(key));
    let unused: Vec<_> = english.keys().filter(|key| !used.contains_key(*key) && !in_others(key)).collect();
    assert!(unused.is_empty(), "in locales/en, but used nowhere in app/, backend/ or server/: {unused:#?}");
}

#[test]
fn other_languages_hold_nothing_that_english_lacks() {
    let english = messages(Lang::En);
    for lang in others() {
        for (key, message) in messages(lang) {
            let original = english.get(&key).unwrap_or_else(|| panic!("{lang}: `{key}` is not in locales/en"));
            let unknown: Vec<_> = message.arguments().difference(&original.arguments()).cloned().collect();
            assert!(unknown.is_empty(), "{lang}: `{key}` has arguments that English has not: {unknown:?}");
        }
    }
}

/// Prints what still has to be translated (`cargo test -- --nocapture untranslated`); a message that is missing falls
/// back to English, so that none of this stops anyone.
#[test]
fn untranslated_messages_are_listed() {
    let english = messages(Lang::En);
    for lang in others() {
        let there = messages(lang);
        let missing: Vec<_> = english.keys().filter(|key| !there.contains_key(*key)).collect();
        println!("{lang}: {} of {} messages translated", english.len() - missing.len(), english.len());
        missing.iter().for_each(|key| println!("  {key}"));
        assert!(missing.iter().all(|key| !backend::i18n::is_translated(lang, key)));
    }
}

#[test]
fn every_file_is_fluent_and_no_key_stands_twice() {
    for lang in Lang::ALL {
        let mut seen = BTreeMap::new();
        for (path, text) in files(&root().join("locales").join(lang.code()), "ftl") {
            if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
                panic!("{}: {errors:?}", path.display());
            }
            for (key, _) in messages_in(&text) {
                let earlier = seen.insert(key.clone(), path.clone());
                assert!(earlier.is_none(), "{lang}: `{key}` stands in {earlier:?} and in {path:?}");
            }
        }
    }
}

/// A stored consent points at the words that were read by their version. So changed words are a new version.
#[test]
fn consents_have_the_words_of_their_version() {
    /// Each version and the first 16 hex digits of the SHA-256 of its texts.
    const VERSIONS: [(i64, &str); 2] = [(1, "66e89234a8912755"), (2, "e6fa70582bd1aef2")];
    let mut digest = Sha256::new();
    for lang in Lang::ALL {
        for key in ["consent-taking-part", "consent-news", "consent-publish", "consent-report", "consent-ask"] {
            digest.update(format!("{lang} {key} {}\n", backend::i18n::tr(lang, key)));
        }
    }
    let fingerprint = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(
        VERSIONS.last(),
        Some(&(CONSENT_TEXT_VERSION, fingerprint.as_str())),
        "a text beside a consent box has changed: raise CONSENT_TEXT_VERSION in domain/src/consent.rs and add the new \
         version with its fingerprint to VERSIONS here; until version 1 was in use, exchange its fingerprint"
    );
}

#[test]
fn the_scanner_reads_sources_as_meant() {
    let source = r##"
        // tr(lang, "in-a-comment")
        let a = tr(lang, "plain");
        let b = i18n::tr_with(visit.lang(1, 2), "with-args", &[("n", tr(lang, "inner").into())]);
        let c = tr(lang, &format!("built-{}", x.code()));
        let d = tr(lang, if x { "one" } else { "two" });
        let e = "tr(lang, \"in-a-string\")"; // and a comment, "quoted"
        fn other() { str("not-tr"); let c = '"'; }
        let f = tr(lang, key);
        fn head(visit: &Visit, key: &str) { tr(visit.lang, key) }
        fn page(visit: &Visit) { head(visit, "handed-on") }
        #[cfg(test)]
        mod tests { tr(lang, "in-a-test"); }
    "##;
    let found = keys_in(&code_of(source));
    let plain = |key: &str| Key::Literal(key.to_owned());
    assert_eq!(
        found,
        [plain("plain"), plain("with-args"), plain("inner"), Key::Built("built-{}".into())]
            .into_iter()
            .chain([plain("one"), plain("two"), Key::Unreadable("key".into()), plain("handed-on")])
            .collect::<Vec<_>>()
    );
}

// --- Keys in the sources.

/// A key as the sources name it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Key {
    Literal(String),
    /// A `format!` pattern with all its `{…}` emptied.
    Built(String),
    /// Something that no test can follow, such as a variable.
    Unreadable(String),
}

/// Every key used in the sources, with a file that uses it.
fn used_keys() -> BTreeMap<String, String> {
    let built = built_keys();
    let mut used = BTreeMap::new();
    for folder in ["app/src", "backend/src", "server/src"] {
        for (path, text) in files(&root().join(folder), "rs") {
            let place = path.strip_prefix(root()).unwrap().display().to_string();
            if place == "backend/src/i18n.rs" {
                continue; // hands keys on
            }
            for key in keys_in(&code_of(&text)) {
                match key {
                    Key::Literal(key) => _ = used.insert(key, place.clone()),
                    Key::Built(pattern) => {
                        let known = built.iter().find(|(known, _)| *known == pattern);
                        let (_, keys) = known.unwrap_or_else(|| {
                            panic!("{place} builds keys from `{pattern}`: list them in `built_keys` of this test")
                        });
                        used.extend(keys.iter().map(|key| (key.clone(), place.clone())));
                    }
                    Key::Unreadable(what) => {
                        panic!("{place}: the key `{what}` is no string literal, so that no test can find it")
                    }
                }
            }
        }
    }
    used
}

/// The code of a source file: without comments and without its test module, which stands last.
fn code_of(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            let end = rest.find('\n').unwrap_or(rest.len());
            rest = &rest[end..];
            continue;
        } else if rest.starts_with("#[cfg(test)]") {
            break;
        } else {
            literal_length(rest).unwrap_or(c.len_utf8())
        };
        code.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    code
}

/// How long the string or character literal is with which `code` starts.
fn literal_length(code: &str) -> Option<usize> {
    if code.starts_with("'\"'") {
        return Some(3);
    }
    if let Some(raw) = code.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let open = 1 + hashes + 1;
            return code[open..].find(&end).map(|at| open + at + end.len());
        }
    }
    let mut escaped = false;
    code.strip_prefix('"')?.char_indices().find_map(|(at, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends.then_some(at + 2)
    })
}

/// The keys in the calls of functions that take some, in their order. What such a function does with its own
/// parameters is its own affair: the keys stand where it is called.
fn keys_in(code: &str) -> Vec<Key> {
    let is_ident = |c: char| c.is_alphanumeric() || c == '_';
    let (mut keys, mut at, mut inside) = (Vec::new(), 0, "");
    while let Some(c) = code[at..].chars().next() {
        let here = &code[at..];
        let word = &here[..here.find(|c| !is_ident(c)).unwrap_or(here.len())];
        if let Some(length) = literal_length(here) {
            at += length;
            continue;
        } else if code[..at].ends_with("fn ") {
            inside = word;
        } else if here[word.len()..].starts_with('(') {
            let arguments = arguments(&here[word.len() + 1..]);
            let of_call = takes_keys(word).iter().filter_map(|n| arguments.get(*n));
            let hands_on = |key: &Key| matches!(key, Key::Unreadable(_)) && !takes_keys(inside).is_empty();
            keys.extend(of_call.flat_map(|argument| keys_of(argument.trim())).filter(|key| !hands_on(key)));
        }
        at += word.len().max(if is_ident(c) { 0 } else { c.len_utf8() });
    }
    keys
}

/// The arguments of a call, whose code after the opening parenthesis is given.
fn arguments(code: &str) -> Vec<&str> {
    let (mut arguments, mut depth, mut start, mut at) = (Vec::new(), 0, 0, 0);
    while let Some(c) = code[at..].chars().next() {
        if let Some(length) = literal_length(&code[at..]) {
            at += length;
            continue;
        }
        match c {
            ')' if depth == 0 => break,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                arguments.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    arguments.push(&code[start..at]);
    arguments
}

/// The keys that an argument stands for: one, or each literal of an `if` or `match`.
fn keys_of(argument: &str) -> Vec<Key> {
    let mut literals = Vec::new();
    let mut at = 0;
    while let Some(c) = argument[at..].chars().next() {
        let length = literal_length(&argument[at..]);
        if let Some(length) = length.filter(|_| c == '"') {
            literals.push(&argument[at + 1..at + length - 1]);
        }
        at += length.unwrap_or(c.len_utf8());
    }
    if literals.is_empty() {
        return vec![Key::Unreadable(argument.to_owned())];
    }
    if argument.trim_start_matches('&').starts_with("format!") {
        return vec![Key::Built(emptied(literals[0]))];
    }
    literals.into_iter().map(|key| Key::Literal(key.to_owned())).collect()
}

/// `a-{code}` as `a-{}`.
fn emptied(pattern: &str) -> String {
    let mut parts = pattern.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "{}" + part.split_once('}').map_or("", |(_, rest)| rest))
}

// --- Messages in the files.

/// The text of a message, as the file has it.
struct Message(String);

impl Message {
    /// The names of its arguments: each `$name`.
    fn arguments(&self) -> BTreeSet<String> {
        let name = |part: &str| part.chars().take_while(|c| c.is_alphanumeric() || "-_".contains(*c)).collect();
        self.0.split('$').skip(1).map(name).collect()
    }

    /// Whether it uses another message.
    fn mentions(&self, key: &str) -> bool {
        self.0.contains(&format!("{{ {key} }}"))
    }
}

fn messages(lang: Lang) -> BTreeMap<String, Message> {
    let files = files(&root().join("locales").join(lang.code()), "ftl");
    files.iter().flat_map(|(_, text)| messages_in(text)).collect()
}

/// The messages of a file: a key at the start of a line, and what follows it up to the next one.
fn messages_in(text: &str) -> Vec<(String, Message)> {
    let mut messages: Vec<(String, Message)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let key = line.split_once('=').map(|(key, _)| key.trim_end());
        let starts = |key: &&str| key.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some(key) = key.filter(starts) {
            messages.push((key.to_owned(), Message(line.to_owned())));
        } else if let Some((_, message)) = messages.last_mut() {
            message.0 += line;
        }
    }
    messages
}

fn others() -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().filter(|lang| *lang != Lang::En)
}

// --- Files.

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The files under `folder` whose name ends with `.extension`, with their texts, by path.
fn files(folder: &Path, extension: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found.sort();
    found
}
