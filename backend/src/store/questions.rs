//! Questions, and the votes for them.

use domain::{Instant, Lang, NewQuestion, Question, QuestionState};
use sqlx::{AnyConnection, Error, Row, any::AnyRow};

use super::rows::Columns;

/// A question as it is written.
pub(crate) struct NewRow {
    pub(crate) id: String,
    pub(crate) session_id: String,
    pub(crate) created_at: Instant,
    pub(crate) question: NewQuestion,
}

/// Writes a question under the session's next number.
pub(crate) async fn insert(db: &mut AnyConnection, new: &NewRow) -> Result<(), Error> {
    let number: i64 = sqlx::query_scalar(
        "UPDATE sessions SET last_question = last_question + 1 WHERE id = $1 RETURNING last_question",
    )
    .bind(&new.session_id)
    .fetch_one(&mut *db)
    .await?;
    let question = &new.question;
    sqlx::query(
        "INSERT INTO questions (id, session_id, number, text, name, lang, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(&new.id)
    .bind(&new.session_id)
    .bind(number)
    .bind(question.text.as_str())
    .bind(question.name.as_ref().map(|name| name.as_str()))
    .bind(question.lang.code())
    .bind(question.first_state().code())
    .bind(new.created_at.millis())
    .execute(db)
    .await
    .map(drop)
}

/// At most `limit` of the questions that everybody may see: the one that is being answered, those that wait by their votes
/// and then by their age, and those that were answered in the same order. What is held or hidden is not even read.
pub(crate) async fn public(db: &mut AnyConnection, session_id: &str, limit: i64) -> Result<Vec<Question>, Error> {
    sqlx::query(
        "SELECT * FROM questions WHERE session_id = $1 AND state IN ('answering', 'asked', 'answered')
         ORDER BY CASE state WHEN 'answering' THEN 0 WHEN 'asked' THEN 1 ELSE 2 END, votes DESC, number LIMIT $2",
    )
    .bind(session_id)
    .bind(limit)
    .fetch_all(db)
    .await?
    .iter()
    .map(question)
    .collect()
}

/// Every question of a session in the order of their numbers: for organisers.
pub(crate) async fn every(db: &mut AnyConnection, session_id: &str) -> Result<Vec<Question>, Error> {
    sqlx::query("SELECT * FROM questions WHERE session_id = $1 ORDER BY number")
        .bind(session_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(question)
        .collect()
}

fn question(row: &AnyRow) -> Result<Question, Error> {
    Ok(Question {
        number: row.try_get("number")?,
        text: row.try_get("text")?,
        name: row.try_get("name")?,
        votes: row.try_get::<i64, _>("votes")?.unsigned_abs(),
        state: row.coded("state", QuestionState::from_code)?,
        answer: row.try_get("answer")?,
        lang: row.coded("lang", |code| code.parse::<Lang>().ok())?,
    })
}

/// Lets nobody else change what is being answered in a session until the end of the transaction.
pub(crate) async fn lock(db: &mut AnyConnection, session_id: &str) -> Result<(), Error> {
    sqlx::query("UPDATE sessions SET last_question = last_question WHERE id = $1")
        .bind(session_id)
        .execute(db)
        .await
        .map(drop)
}

/// Where a question stands, with its id; none where there is no such question.
pub(crate) async fn find(
    db: &mut AnyConnection,
    session_id: &str,
    number: i64,
) -> Result<Option<(String, QuestionState)>, Error> {
    let row = sqlx::query("SELECT id, state FROM questions WHERE session_id = $1 AND number = $2")
        .bind(session_id)
        .bind(number)
        .fetch_optional(db)
        .await?;
    row.map(|row| Ok((row.try_get("id")?, row.coded("state", QuestionState::from_code)?))).transpose()
}

/// What was being answered counts as answered.
pub(crate) async fn end_answering(db: &mut AnyConnection, session_id: &str) -> Result<(), Error> {
    sqlx::query("UPDATE questions SET state = 'answered' WHERE session_id = $1 AND state = 'answering'")
        .bind(session_id)
        .execute(db)
        .await
        .map(drop)
}

/// Puts a question into a state.
pub(crate) async fn set_state(db: &mut AnyConnection, id: &str, state: QuestionState) -> Result<(), Error> {
    sqlx::query("UPDATE questions SET state = $1 WHERE id = $2").bind(state.code()).bind(id).execute(db).await.map(drop)
}

/// Writes the answer to a question.
pub(crate) async fn set_answer(db: &mut AnyConnection, id: &str, answer: &str) -> Result<(), Error> {
    sqlx::query("UPDATE questions SET answer = $1 WHERE id = $2").bind(answer).bind(id).execute(db).await.map(drop)
}

/// Gives a device's vote to a question, or takes it back, and counts that. Nothing changes where it was so already.
pub(crate) async fn vote(db: &mut AnyConnection, id: &str, voter: &str, given: bool) -> Result<(), Error> {
    let (sql, by) = if given {
        ("INSERT INTO question_votes (question_id, voter) VALUES ($1, $2) ON CONFLICT DO NOTHING", 1_i64)
    } else {
        ("DELETE FROM question_votes WHERE question_id = $1 AND voter = $2", -1)
    };
    let done = sqlx::query(sql).bind(id).bind(voter).execute(&mut *db).await?;
    if done.rows_affected() == 1 {
        sqlx::query("UPDATE questions SET votes = votes + $1 WHERE id = $2").bind(by).bind(id).execute(db).await?;
    }
    Ok(())
}

/// The numbers of the session's questions that a device has voted for.
pub(crate) async fn voted(db: &mut AnyConnection, session_id: &str, voter: &str) -> Result<Vec<i64>, Error> {
    sqlx::query_scalar(
        "SELECT number FROM questions JOIN question_votes ON question_votes.question_id = questions.id
         WHERE session_id = $1 AND voter = $2 ORDER BY number",
    )
    .bind(session_id)
    .bind(voter)
    .fetch_all(db)
    .await
}

/// Forgets who asked and who voted in sessions that ended before a moment; what was asked and how many wanted it
/// answered stays. Gives how many rows had something to forget.
pub(crate) async fn erase_ended_before(db: &mut AnyConnection, moment: Instant) -> Result<u64, Error> {
    let names = sqlx::query(
        "UPDATE questions SET name = NULL
         WHERE name IS NOT NULL AND session_id IN (SELECT id FROM sessions WHERE ends_at < $1)",
    )
    .bind(moment.millis())
    .execute(&mut *db)
    .await?;
    let votes = sqlx::query(
        "DELETE FROM question_votes WHERE question_id IN (
             SELECT questions.id FROM questions JOIN sessions ON sessions.id = questions.session_id
             WHERE sessions.ends_at < $1
         )",
    )
    .bind(moment.millis())
    .execute(db)
    .await?;
    Ok(names.rows_affected() + votes.rows_affected())
}
