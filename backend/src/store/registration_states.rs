//! How many registrations of a session are in each state. Whoever changes a state says so here, in the same transaction
//! and under the lock of the session's row, so that the counts are exact and nobody counts a long list.

use domain::RegistrationState;
use sqlx::{AnyConnection, Error};

use super::rows::Columns;

/// Counts one registration that goes from one state to another; none stands for not being there.
pub(crate) async fn moved(
    db: &mut AnyConnection,
    session_id: &str,
    from: Option<RegistrationState>,
    to: Option<RegistrationState>,
) -> Result<(), Error> {
    if from == to {
        return Ok(());
    }
    for (state, by) in [(from, -1), (to, 1)] {
        let Some(state) = state else { continue };
        sqlx::query(
            "INSERT INTO registration_states (session_id, state, registrations) VALUES ($1, $2, $3)
             ON CONFLICT (session_id, state) DO UPDATE
                 SET registrations = registration_states.registrations + excluded.registrations",
        )
        .bind(session_id)
        .bind(state.code())
        .bind(by)
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// The counts of a session; states that nobody is in may be missing.
pub(crate) async fn counts(db: &mut AnyConnection, session_id: &str) -> Result<Vec<(RegistrationState, u64)>, Error> {
    sqlx::query("SELECT state, registrations FROM registration_states WHERE session_id = $1 AND registrations > 0")
        .bind(session_id)
        .fetch_all(db)
        .await?
        .iter()
        .map(|row| Ok((row.coded("state", RegistrationState::from_code)?, row.small("registrations")?)))
        .collect()
}
