//! Questions to the session: asked by anybody, voted for once a device, answered or taken away by organisers.

use std::sync::Arc;

use domain::{
    AppError, AuditAction, Instant, Question, QuestionChange, QuestionForm, QuestionState, QuestionTaken, VoteForm,
};
use sqlx::AnyConnection;

use crate::{
    Actor, Backend,
    backend::internal,
    forms,
    secret::token_for_nothing,
    store::{
        self, Change, Job,
        audit::{self, Note},
        questions, sent_forms,
    },
};

/// What a device's token is derived for, from the key of the form with its first vote.
const DEVICE: &str = "device";

/// What is stored of a device is derived for.
const VOTER: &str = "question-voter";

/// Characters of a device's token: 128 bits in base64url.
const TOKEN_LENGTH: usize = 22;

impl Backend {
    /// Takes a question. The same form sent twice is one question.
    ///
    /// # Errors
    /// [`AppError::StaleForm`], [`AppError::Invalid`], [`AppError::Closed`] once the session is over; nothing is stored
    /// then. [`AppError::NotFound`] where nothing is published.
    pub async fn ask(&self, form: &QuestionForm) -> Result<QuestionTaken, AppError> {
        if !form.website.is_empty() {
            return Ok(QuestionTaken { held: false });
        }
        let now = self.clock().now();
        forms::check_stamp(self.secret(), now, &form.stamp)?;
        let question = form.parse()?;
        let published = self.published()?;
        if !published.event.session.takes_questions_at(now) {
            return Err(AppError::Closed);
        }
        let fingerprint = forms::fingerprint(self.secret(), &published.session_id, &form.key, &question)?;
        let taken = QuestionTaken { held: question.first_state() == QuestionState::Held };
        let session_id = published.session_id.clone();
        let row = questions::NewRow { id: store::new_id(), session_id, created_at: now, question };
        self.write(Ask { fingerprint, row }).await?;
        Ok(taken)
    }

    /// The questions of the session that everybody may see: the one that is being answered, those that wait by
    /// their votes and then by their age, those that were answered.
    pub fn questions(&self) -> Arc<Vec<Question>> {
        self.published().map(|published| self.shown().questions(&published.session_id)).unwrap_or_default()
    }

    /// Gives a vote or takes it back; a device has one for each question. Gives the device's token: the one it has, or a
    /// new one, which is the same for each sending of one drawn form, so that a double click is one vote.
    ///
    /// # Errors
    /// [`AppError::StaleForm`]; [`AppError::Closed`] once the session is over; [`AppError::NotFound`] where there is no
    /// such question any more that takes votes. Nothing is stored then.
    pub async fn vote(&self, form: &VoteForm, device: Option<&str>) -> Result<String, AppError> {
        if !form.website.is_empty() {
            return Ok(token_for_nothing().chars().take(TOKEN_LENGTH).collect());
        }
        let now = self.clock().now();
        forms::check_stamp(self.secret(), now, &form.stamp)?;
        let key = domain::RequestKey::parse(&form.key).map_err(|_| AppError::StaleForm)?;
        let (number, given) = form.choice().ok_or(AppError::NotFound)?;
        let published = self.published()?;
        if !published.event.session.takes_questions_at(now) {
            return Err(AppError::Closed);
        }
        let device = device.filter(|device| is_token(device)).map_or_else(
            || self.secret().derive_text(DEVICE, key.as_str().as_bytes())[..TOKEN_LENGTH].to_owned(),
            ToOwned::to_owned,
        );
        let session_id = published.session_id.clone();
        let found = self.write(Vote { session_id, number, voter: self.voter(&device), given }).await?;
        if found { Ok(device) } else { Err(AppError::NotFound) }
    }

    /// The numbers of the questions that a device has voted for.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn voted(&self, device: &str) -> Result<Vec<i64>, AppError> {
        if !is_token(device) {
            return Ok(Vec::new());
        }
        let session_id = &self.published()?.session_id;
        let mut db = self.store().read().await.map_err(internal)?;
        questions::voted(&mut db, session_id, &self.voter(device)).await.map_err(internal)
    }

    /// Every question of the session by its number, with those that are held or hidden: for organisers.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn every_question(&self) -> Result<Vec<Question>, AppError> {
        let session_id = &self.published()?.session_id;
        let mut db = self.store().read().await.map_err(internal)?;
        questions::every(&mut db, session_id).await.map_err(internal)
    }

    /// Does with a question what an organiser wants; open pages show it at once. Gives whether there is a question with
    /// this number for which that makes sense: only one that is held can be released.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn change_question(&self, by: &Actor, number: i64, change: QuestionChange) -> Result<bool, AppError> {
        self.change_question_if(by, number, None, change).await
    }

    /// The same, only if the question still stands where the organiser has seen it: of two who decide at once, the second
    /// does not undo what the first has done.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn change_question_from(
        &self,
        by: &Actor,
        number: i64,
        from: QuestionState,
        change: QuestionChange,
    ) -> Result<bool, AppError> {
        self.change_question_if(by, number, Some(from), change).await
    }

    async fn change_question_if(
        &self,
        by: &Actor,
        number: i64,
        from: Option<QuestionState>,
        change: QuestionChange,
    ) -> Result<bool, AppError> {
        let session_id = self.published()?.session_id.clone();
        self.write(ChangeQuestion { session_id, number, from, change, by: by.clone(), now: self.clock().now() }).await
    }

    /// What is stored of a device: nobody who reads the store can make its token from it, or try tokens out.
    fn voter(&self, device: &str) -> String {
        self.secret().derive_text(VOTER, device.as_bytes())
    }
}

/// Whether a text can be a device's token.
fn is_token(text: &str) -> bool {
    text.len() == TOKEN_LENGTH && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

struct Ask {
    fingerprint: String,
    row: questions::NewRow,
}

impl Job for Ask {
    type Answer = ();
    const CHANGES: Option<Change> = Some(Change::Questions);

    async fn run(&self, db: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let row = &self.row;
        let earlier = sent_forms::claim(db, &self.fingerprint, &row.id, row.created_at).await?;
        if earlier.is_none() { questions::insert(db, row).await } else { Ok(()) }
    }
}

/// A vote, or one that is taken back; answers whether there is such a question that takes votes.
struct Vote {
    session_id: String,
    number: i64,
    voter: String,
    given: bool,
}

impl Job for Vote {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Questions);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        match questions::find(db, &self.session_id, self.number).await? {
            Some((id, state)) if state.takes_votes() => {
                questions::vote(db, &id, &self.voter, self.given).await?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }
}

struct ChangeQuestion {
    session_id: String,
    number: i64,
    /// Where it has to stand; none where that does not matter.
    from: Option<QuestionState>,
    change: QuestionChange,
    by: Actor,
    now: Instant,
}

impl ChangeQuestion {
    /// Writes down where it stood and where it stands, with the answer that organisers wrote.
    async fn note(&self, db: &mut AnyConnection, was: QuestionState, is: QuestionState) -> Result<(), sqlx::Error> {
        let after = match &self.change {
            QuestionChange::Answer(Some(text)) => format!("{}: {}", is.code(), text.as_str()),
            _ => is.code().to_owned(),
        };
        let number = self.number.to_string();
        let what = Note::that(AuditAction::QuestionChanged, &number);
        let note = Note { before: Some(was.code()), after: Some(&after), ..what };
        audit::note(db, &self.by, self.now, note).await
    }
}

impl Job for ChangeQuestion {
    type Answer = bool;
    const CHANGES: Option<Change> = Some(Change::Questions);

    async fn run(&self, db: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        // Two organisers at once: one after the other, so that one question alone is being answered.
        questions::lock(db, &self.session_id).await?;
        let Some((id, state)) = questions::find(db, &self.session_id, self.number).await? else { return Ok(false) };
        if self.from.is_some_and(|from| from != state) {
            return Ok(false);
        }
        let next = match &self.change {
            QuestionChange::Release if state != QuestionState::Held => return Ok(false),
            QuestionChange::Release | QuestionChange::Ask => QuestionState::Asked,
            QuestionChange::Now => {
                questions::end_answering(db, &self.session_id).await?;
                QuestionState::Answering
            }
            QuestionChange::Answer(text) => {
                if let Some(text) = text {
                    questions::set_answer(db, &id, text.as_str()).await?;
                }
                QuestionState::Answered
            }
            QuestionChange::Hide => QuestionState::Hidden,
        };
        questions::set_state(db, &id, next).await?;
        self.note(db, state, next).await?;
        Ok(true)
    }
}
