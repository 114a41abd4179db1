//! How a letter looks: its parts, written once as text and once as HTML.
//!
//! Mail programs know little CSS and no logical properties, so that every style stands on its element and is the same
//! in both directions. Nothing is fetched from anywhere.

use domain::Lang;

/// All that stands in a letter, from top to bottom.
pub(super) struct Frame {
    pub(super) lang: Lang,
    pub(super) subject: String,
    pub(super) parts: Vec<Part>,
}

/// A part of a letter.
pub(super) enum Part {
    /// A paragraph.
    Says(String),
    /// What it is about: a title in its language, which way it runs (`auto` for a name, which may be of another script),
    /// and lines that tell when.
    About { title: String, title_lang: Lang, title_dir: &'static str, when: Vec<String> },
    /// The one thing to do: what it is, the words on the button, and where it leads.
    Do { says: String, button: String, link: String },
    /// One more address, which matters less.
    Also { says: String, link: String },
    /// Something quiet at the end.
    Quiet(String),
    /// Whom to ask.
    Ask { says: String, address: String },
}

const PAGE: &str = "margin:0;padding:0;background:#FBFAF7;color:#14213D";
const COLUMN: &str = "max-width:36em;margin:0 auto;padding:28px 20px;background:#FBFAF7;color:#14213D;\
                      font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;\
                      font-size:16px;line-height:1.55";
const CARD: &str = "margin:20px 0;padding:16px 18px;background:#FFFFFF;border:1px solid #D9D5CA;border-radius:8px";
const BUTTON: &str = "display:inline-block;padding:12px 22px;background:#1B4DB1;color:#FFFFFF;border-radius:8px;\
                      font-weight:600;text-decoration:none";
const ADDRESS: &str = "color:#1B4DB1;word-break:break-all";
const QUIET: &str = "margin:16px 0;font-size:14px;color:#4A5568";

impl Frame {
    /// Links and addresses stand alone on their lines, with nothing around them that a mail program could take for a
    /// part of them.
    pub(super) fn text(&self) -> String {
        let parts: Vec<_> = self.parts.iter().map(Part::text).collect();
        parts.join("\n\n") + "\n"
    }

    pub(super) fn html(&self) -> String {
        let (lang, dir) = (self.lang, self.lang.dir().as_str());
        let subject = escaped(&self.subject);
        let parts: String = self.parts.iter().map(Part::html).collect();
        // Twice `dir`: web mail takes the body apart and drops what stands on its outer elements.
        format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light\">\n\
             <title>{subject}</title>\n</head>\n<body style=\"{PAGE}\">\n\
             <div lang=\"{lang}\" dir=\"{dir}\" style=\"{COLUMN}\">\n{parts}</div>\n</body>\n</html>\n"
        )
    }
}

impl Part {
    fn text(&self) -> String {
        match self {
            Self::Says(says) | Self::Quiet(says) => says.clone(),
            Self::About { title, when, .. } => format!("{title}\n{}", when.join("\n")),
            Self::Do { says, link, .. } | Self::Also { says, link } => format!("{says}\n\n{link}"),
            Self::Ask { says, address } => format!("{says}\n{address}"),
        }
    }

    fn html(&self) -> String {
        match self {
            Self::Says(says) => format!("<p style=\"margin:16px 0\">{}</p>\n", escaped(says)),
            Self::About { title, title_lang, title_dir, when } => {
                let when: String = when.iter().map(|line| format!("<br>{}", unbroken(&escaped(line)))).collect();
                let title = escaped(title);
                format!(
                    "<p style=\"{CARD}\"><strong lang=\"{title_lang}\" dir=\"{title_dir}\">{title}</strong>{when}</p>\n"
                )
            }
            Self::Do { says, button, link } => {
                let (says, button, link) = (escaped(says), escaped(button), escaped(link));
                format!(
                    "<p style=\"margin:16px 0\">{says}</p>\n\
                     <p style=\"margin:20px 0\"><a href=\"{link}\" style=\"{BUTTON}\">{button}</a></p>\n\
                     <p style=\"{QUIET}\"><bdi dir=\"ltr\" style=\"word-break:break-all\">{link}</bdi></p>\n"
                )
            }
            Self::Also { says, link } => {
                let (says, link) = (escaped(says), escaped(link));
                format!(
                    "<p style=\"{QUIET}\">{says}<br><a href=\"{link}\" style=\"{ADDRESS}\"><bdi dir=\"ltr\">{link}</bdi></a></p>\n"
                )
            }
            Self::Quiet(says) => format!("<p style=\"{QUIET}\">{}</p>\n", escaped(says)),
            Self::Ask { says, address } => {
                let (says, address) = (escaped(says), escaped(address));
                format!(
                    "<p style=\"{QUIET}\">{says}<br><a href=\"mailto:{address}\" style=\"{ADDRESS}\"><bdi dir=\"ltr\">{address}</bdi></a></p>\n"
                )
            }
        }
    }
}

/// Keeps the two ends of a range of times on one line (U+2060).
fn unbroken(text: &str) -> String {
    text.replace('–', "\u{2060}–\u{2060}")
}

/// For text and double-quoted attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(lang: Lang) -> Frame {
        Frame {
            lang,
            subject: "A & B".into(),
            parts: vec![
                Part::Says("<b>Hello</b>".into()),
                Part::About {
                    title: "Title".into(),
                    title_lang: Lang::En,
                    title_dir: "ltr",
                    when: vec!["one".into(), "two".into()],
                },
                Part::Do { says: "Do it:".into(), button: "Do".into(), link: "https://a.example/?a=1&b=2".into() },
                Part::Also { says: "Or:".into(), link: "https://a.example/or".into() },
                Part::Quiet("Why.".into()),
                Part::Ask { says: "Ask:".into(), address: "crew@a.example".into() },
            ],
        }
    }

    #[test]
    fn text_and_html_say_the_same() {
        assert_eq!(
            frame(Lang::En).text(),
            "<b>Hello</b>\n\nTitle\none\ntwo\n\nDo it:\n\nhttps://a.example/?a=1&b=2\n\nOr:\n\nhttps://a.example/or\n\n\
             Why.\n\nAsk:\ncrew@a.example\n"
        );
        let html = frame(Lang::En).html();
        for said in
            ["&lt;b&gt;Hello", "Title", "one<br>two", "Do it:", "href=\"https://a.example/?a=1&amp;b=2\"", "Why."]
        {
            assert!(html.contains(said), "{said}: {html}");
        }
    }

    #[test]
    fn nothing_is_fetched_and_nothing_leans_to_a_side() {
        let html = frame(Lang::Ar).html();
        assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">") && html.contains("<div lang=\"ar\" dir=\"rtl\""));
        for told in ["<img", "src=", "url(", "<link", "@import", "left", "right"] {
            assert!(!html.contains(told), "{told}: {html}");
        }
    }
}
