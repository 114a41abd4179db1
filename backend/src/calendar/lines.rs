//! The lines of an iCalendar file (RFC 5545, section 3.1): escaped, folded at 75 octets, ended by CR LF.

/// The most octets of a line, its end not counted.
const FOLD_AT: usize = 75;

/// A file being written.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Writes a component: what `content` writes, between its BEGIN and END.
    pub(super) fn component(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.raw("BEGIN", name);
        content(self);
        self.raw("END", name);
    }

    /// Writes a property whose value is no text: a date, a rule, an address. `name` may carry parameters.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        // No value can start a line of its own.
        let line: String = format!("{name}:{value}").chars().filter(|c| !c.is_control()).collect();
        self.fold(&line);
    }

    /// Writes a property whose value is a text (section 3.3.11). `name` may carry parameters.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        let mut value = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => value.extend(['\\', c]),
                '\n' => value.push_str("\\n"),
                c if c.is_control() => {}
                c => value.push(c),
            }
        }
        self.raw(name, &value);
    }

    /// The whole file.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Breaks a line where it is too long, never within a character: the next one goes on after a space.
    fn fold(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > FOLD_AT {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// The value of a parameter, quoted; what cannot stand in one (section 3.2) is left out.
pub(super) fn quoted(value: &str) -> String {
    format!("\"{}\"", value.chars().filter(|c| *c != '"' && !c.is_control()).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        for text in ["x".repeat(400), "é".repeat(200), "ل".repeat(200), "🗳".repeat(100), "a🗳".repeat(90)] {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &text);
            let file = lines.finish();
            assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
            assert_eq!(file.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        }
    }

    #[test]
    fn a_line_of_75_octets_is_not_folded() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", &"x".repeat(67));
        assert_eq!(lines.finish().matches("\r\n").count(), 1);
    }

    #[test]
    fn no_text_can_add_a_line() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a\\b;c,d:e\r\nATTENDEE:x");
        lines.raw("URL", "https://example.org/\r\nATTENDEE:x");
        assert_eq!(lines.finish(), "SUMMARY:a\\\\b\\;c\\,d:e\\nATTENDEE:x\r\nURL:https://example.org/ATTENDEE:x\r\n");
        assert_eq!(quoted("The \"Crew\"; all"), "\"The Crew; all\"");
    }
}
