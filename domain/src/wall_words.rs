//! Words that hold a pledge until somebody has looked: how they are found in what people type.

/// The words of a text as they are compared: without capitals, without what can be added to a letter to look different
/// (Arabic vowel marks, the tatweel that stretches a word, combining accents), the forms of the alef as one, and each
/// run of one letter as one letter.
pub fn folded_words(text: &str) -> Vec<String> {
    plain_words(text)
        .into_iter()
        .map(|word| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.dedup();
            letters.into_iter().collect()
        })
        .collect()
}

/// The same with runs of letters as they are: what people are looked for by.
pub fn plain_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let plain = text.chars().filter(|c| !is_decoration(*c)).flat_map(char::to_lowercase);
    // Lower case of some letters is a letter and an accent.
    for c in plain.filter(|c| !is_decoration(*c)).map(as_one) {
        if !c.is_alphanumeric() {
            words.push(String::new());
        } else if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The first of the listed words that a text holds as a whole word, as it is listed. One that is listed as several words is
/// found where they follow each other.
pub fn held_by<'a>(text: &str, listed: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let text = folded_words(text);
    listed.into_iter().find(|listed| {
        let word = folded_words(listed);
        !word.is_empty() && text.windows(word.len()).any(|part| part == word)
    })
}

/// Whether a text holds one of the listed words.
pub fn holds_word<'a>(text: &str, listed: impl IntoIterator<Item = &'a str>) -> bool {
    held_by(text, listed).is_some()
}

/// The words of a text as they were typed, each once however it is dressed up, for organisers to choose one from.
pub fn words_in(text: &str) -> Vec<&str> {
    let mut known = Vec::new();
    let mut words = Vec::new();
    // A decoration belongs to its word; what is no letter parts words, as in `folded_words`.
    for word in text.split(|c: char| !c.is_alphanumeric() && !is_decoration(c)) {
        let folded = folded_words(word);
        if !folded.is_empty() && !known.contains(&folded) {
            known.push(folded);
            words.push(word);
        }
    }
    words
}

/// What can stand on or between letters without being one.
const fn is_decoration(c: char) -> bool {
    matches!(c,
        // Combining accents; Arabic marks, vowels and the tatweel; joiners and marks of direction.
        '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6ED}' | '\u{200B}'..='\u{200F}' | '\u{AD}')
}

/// Letters that are written one for the other in a hurry.
const fn as_one(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_it_is_dressed_up() {
        for (text, word) in [
            ("You FOOL", "fool"),
            ("you fooool!", "fool"),
            ("what a f\u{301}ool.", "Fool"),
            ("anti-fool-ish", "fool"),
            ("أَحْمَق", "احمق"),
            ("يا أحمـــــق", "أحمق"),
            ("احممممق", "أحمق"),
            ("a bad  apple, that", "Bad Apple"),
        ] {
            assert!(holds_word(text, [word]), "{word} in {text}");
        }
    }

    #[test]
    fn only_whole_words_are_found() {
        for (text, word) in
            [("foolish", "fool"), ("a footing", "foot"), ("bad red apple", "bad apple"), ("", "a"), ("a", "")]
        {
            assert!(!holds_word(text, [word]), "{word} in {text}");
        }
        assert_eq!(held_by("one two", ["zero", "two", "one"]), Some("two"));
    }

    #[test]
    fn each_word_of_a_text_is_offered_once() {
        assert_eq!(words_in("You fool, you FOOOL: don’t!"), ["You", "fool", "don", "t"]);
        assert_eq!(words_in("يا أَحْمَق"), ["يا", "أَحْمَق"]);
        assert!(words_in("… !").is_empty());
    }
}
