//! A text of the content, in the languages it was written in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Lang;

/// A text that an organiser wrote, in one or more languages.
///
/// In a content file it is a table by language, or one plain string where it is the same in all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// The same in every language: a name, an address.
    Same(String),
    /// One text for each language it has been written in.
    ByLang(BTreeMap<Lang, String>),
}

impl Text {
    /// The text for `lang` and the language it is really in: English where it has not been translated, else any
    /// there is, so that a page can mark it with `lang`. A plain string counts as being in `lang`.
    pub fn get(&self, lang: Lang) -> (&str, Lang) {
        match self {
            Self::Same(text) => (text, lang),
            Self::ByLang(texts) => [lang, Lang::En]
                .into_iter()
                .chain(texts.keys().copied())
                .find_map(|lang| texts.get(&lang).map(|text| (text.as_str(), lang)))
                .unwrap_or(("", lang)),
        }
    }

    /// The text for `lang`, wherever it comes from.
    pub fn as_str(&self, lang: Lang) -> &str {
        self.get(lang).0
    }

    /// Whether there is nothing to read in it, in at least one of its languages.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Same(text) => text.trim().is_empty(),
            Self::ByLang(texts) => texts.is_empty() || texts.values().any(|text| text.trim().is_empty()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_english_and_says_so() {
        let text = Text::ByLang([(Lang::En, "Welcome".into()), (Lang::Fr, "Bienvenue".into())].into());
        assert_eq!(text.get(Lang::Fr), ("Bienvenue", Lang::Fr));
        assert_eq!(text.get(Lang::Ar), ("Welcome", Lang::En));
        assert_eq!(Text::Same("Zoom".into()).get(Lang::Ar), ("Zoom", Lang::Ar));
    }

    #[test]
    fn without_english_any_language_is_better_than_nothing() {
        let text = Text::ByLang([(Lang::Ar, "أهلا".into())].into());
        assert_eq!(text.get(Lang::En), ("أهلا", Lang::Ar));
    }
}
