//! Questions to the session: what is typed, what becomes of it, and what of it everybody may see.

use serde::{Deserialize, Serialize};

use crate::unprinted::unprinted;
use crate::{Answer, FieldErrors, FieldProblem, Lang, Message, PersonName};

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionState {
    /// An organiser has to look before anybody else does.
    Held,
    /// Everybody sees it, and can vote for it.
    Asked,
    /// It is being answered now: one of a session at a time.
    Answering,
    /// It was answered, aloud or in writing.
    Answered,
    /// Organisers took it away.
    Hidden,
}

impl QuestionState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Held, Self::Asked, Self::Answering, Self::Answered, Self::Hidden];

    /// Its name in the store and for organisers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Asked => "asked",
            Self::Answering => "answering",
            Self::Answered => "answered",
            Self::Hidden => "hidden",
        }
    }

    /// The state with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether everybody sees it.
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Held | Self::Hidden)
    }

    /// Whether a vote still tells anybody something.
    pub const fn takes_votes(self) -> bool {
        matches!(self, Self::Asked | Self::Answering)
    }
}

/// The form of a question as it was sent: every field as text, nothing checked. Field names are those in the HTML.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    /// What is asked.
    pub question: String,
    /// Who asks, or empty.
    pub question_name: String,
    /// The code of the language it is written in.
    pub lang: String,
    /// The [`crate::RequestKey`] drawn with the form.
    pub key: String,
    /// The server's mark on the drawn form.
    pub stamp: String,
    /// A field that people do not see; what fills it is a program.
    pub website: String,
}

/// A question that may be stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewQuestion {
    /// What is asked.
    pub text: Message,
    /// Who asks, where they say so.
    pub name: Option<PersonName>,
    /// The language it is written in.
    pub lang: Lang,
}

impl QuestionForm {
    /// Every field that can be wrong and how, in the form's order: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] = &[
        ("question", FieldProblem::Missing),
        ("question", FieldProblem::TooLong),
        ("question_name", FieldProblem::TooLong),
        ("lang", FieldProblem::UnknownChoice),
    ];

    /// The fewest characters of a question: fewer ask nothing in any script.
    pub const SHORTEST: usize = 3;

    /// Checks every field.
    ///
    /// # Errors
    /// All that is wrong, in the form's order.
    pub fn parse(&self) -> Result<NewQuestion, FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = Message::parse(&self.question).and_then(|text| {
            let long_enough = text.as_str().chars().count() >= Self::SHORTEST;
            if long_enough { Ok(text) } else { Err(FieldProblem::Missing) }
        });
        let text = errors.check("question", text);
        let name = errors.check("question_name", PersonName::parse_optional(&self.question_name));
        let lang = errors.check("lang", self.lang.parse().map_err(|_| FieldProblem::UnknownChoice));
        match (text, name, lang) {
            (Some(text), Some(name), Some(lang)) => Ok(NewQuestion { text, name, lang }),
            _ => Err(errors),
        }
    }
}

impl NewQuestion {
    /// Where it stands at first: an organiser looks at it before others do where the text or the name may hold a link, an
    /// address or a phone number ([`Message::needs_review`]).
    pub fn first_state(&self) -> QuestionState {
        let name = self.name.as_ref().and_then(|name| Message::parse(name.as_str()).ok());
        let held = [Some(&self.text), name.as_ref()].into_iter().flatten().any(Message::needs_review);
        if held { QuestionState::Held } else { QuestionState::Asked }
    }
}

/// The answer to a question that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionTaken {
    /// Whether an organiser looks at it first.
    pub held: bool,
}

impl QuestionTaken {
    /// The page that says what happens now. `session_base` is what the session's pages stand under, such as
    /// `/sessions/spring`; empty for the session that leads.
    pub fn next_path(self, lang: Lang, session_base: &str) -> String {
        let page = if self.held { "waiting" } else { "asked" };
        format!("/{lang}{session_base}/questions/{page}")
    }
}

/// A vote for a question, or one that is taken back: the number of the question in one of the fields.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct VoteForm {
    /// The number of the question to vote for.
    pub vote: String,
    /// The number of the question to take the vote back from.
    pub unvote: String,
    /// Where the form stood: the session page, or with `questions` the page of all questions.
    pub page: String,
    /// The [`crate::RequestKey`] drawn with the form.
    pub key: String,
    /// The server's mark on the drawn form.
    pub stamp: String,
    /// A field that people do not see; what fills it is a program.
    pub website: String,
}

impl VoteForm {
    /// The question it is about, and whether the vote is given.
    pub fn choice(&self) -> Option<(i64, bool)> {
        let number = |text: &str| text.parse().ok().filter(|number| *number > 0);
        number(&self.vote).map(|number| (number, true)).or_else(|| number(&self.unvote).map(|number| (number, false)))
    }
}

/// A question with all that was said of it. Pages are given those alone whose state is public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What it is called by: 1 for the first one of its session, and so on.
    pub number: i64,
    /// What is asked.
    pub text: String,
    /// Who asks, where they said so.
    pub name: Option<String>,
    /// How many devices want it answered.
    pub votes: u64,
    /// Where it stands.
    pub state: QuestionState,
    /// The organisers' answer in writing, where there is one.
    pub answer: Option<String>,
    /// The language it is written in.
    pub lang: Lang,
}

/// What organisers do with a question.
#[derive(Clone, PartialEq, Eq)]
pub enum QuestionChange {
    /// Shows one that was held.
    Release,
    /// It is being answered now; the one before it counts as answered.
    Now,
    /// It was answered; with a text, in writing. Without, an earlier text stays.
    Answer(Option<Answer>),
    /// It waits for an answer again, whatever was said of it.
    Ask,
    /// Nobody sees it any more.
    Hide,
}

/// What an organiser sent of a question: every field as text, nothing checked. Field names are those in the HTML.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionChangeForm {
    /// The question's number.
    pub number: String,
    /// The code of the state in which it was seen.
    pub from: String,
    /// What to do: the button that was pressed.
    pub change: String,
    /// The answer in writing, or empty.
    pub question_answer: String,
}

impl QuestionChangeForm {
    /// Every field that can be wrong and how: what needs a translated message.
    pub const PROBLEMS: &'static [(&'static str, FieldProblem)] =
        &[("question_answer", FieldProblem::Missing), ("question_answer", FieldProblem::TooLong)];

    /// Which question is meant, where it was seen, and what to do with it; none where the form is none of ours.
    ///
    /// # Errors
    /// What is wrong with the answer.
    pub fn parse(&self) -> Result<Option<(i64, QuestionState, QuestionChange)>, FieldErrors> {
        let answer = |parsed: Result<_, FieldProblem>| {
            parsed.map(QuestionChange::Answer).map_err(|problem| FieldErrors::one("question_answer", problem))
        };
        let change = match self.change.as_str() {
            "release" => QuestionChange::Release,
            "now" => QuestionChange::Now,
            "ask" => QuestionChange::Ask,
            "hide" => QuestionChange::Hide,
            // With what was typed, if anything was.
            "answered" => answer(Answer::parse_optional(&self.question_answer))?,
            "answer" => answer(Answer::parse(&self.question_answer).map(Some))?,
            _ => return Ok(None),
        };
        let question = self.number.parse().ok().zip(QuestionState::from_code(&self.from));
        Ok(question.map(|(number, from)| (number, from, change)))
    }
}

unprinted!(QuestionForm, NewQuestion, VoteForm, QuestionChange, QuestionChangeForm);
