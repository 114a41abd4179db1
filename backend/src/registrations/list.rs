//! The list of registrations, a page at a time, and how many there are.

use domain::{AppError, Country, Instant, Lang, RegistrationState};
use sqlx::AnyConnection;

use super::{RegistrationFilter, RegistrationPlace, RegistrationSort};
use crate::{
    Backend,
    backend::internal,
    store::{
        Change, Job, Store, StoreError,
        registration_list::{self, Order, Wanted},
        registration_states, registration_words,
    },
};

/// How many are on a page.
const ON_A_PAGE: usize = 50;

/// How many registrations from before there was an index get theirs in one transaction.
const INDEXED_AT_ONCE: i64 = 500;

/// A registration in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct RegistrationRow {
    /// Its id.
    pub id: String,
    /// What the person is called.
    pub name: String,
    /// Where it stands.
    pub state: RegistrationState,
    /// The rest; none for those who may not see it.
    pub details: Option<RegistrationDetails>,
}

/// What editors see of a registration in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct RegistrationDetails {
    /// Where they get mail; none for those who keep it on their device.
    pub email: Option<String>,
    /// The organisation they come from.
    pub organisation: Option<String>,
    /// Where they live.
    pub country: Option<Country>,
    /// The language to write in.
    pub lang: Lang,
    /// Whether they need something to take part.
    pub has_needs: bool,
    /// When it was made.
    pub created_at: Instant,
}

/// A page of the list.
#[derive(Clone, PartialEq, Eq)]
pub struct RegistrationPage {
    /// Its registrations.
    pub rows: Vec<RegistrationRow>,
    /// After which one the next page begins; none on the last one.
    pub next: Option<RegistrationPlace>,
}

impl Backend {
    /// A page of the published session's registrations: those that `filter` lets through, from the first, or from the one
    /// after `place`. Where that one is gone, and the order is by name, it is the first page.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn registrations(
        &self,
        filter: &RegistrationFilter,
        place: Option<&RegistrationPlace>,
    ) -> Result<RegistrationPage, AppError> {
        let session_id = &self.published()?.session_id;
        let mut db = self.store().read().await.map_err(internal)?;
        read(&mut db, session_id, filter, place).await.map_err(internal)
    }

    /// How many registrations the published session has in each state, in the order of [`RegistrationState::ALL`]; states
    /// that nobody is in are left out.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where nothing is published.
    pub async fn registration_counts(&self) -> Result<Vec<(RegistrationState, u64)>, AppError> {
        let session_id = &self.published()?.session_id;
        let mut db = self.store().read().await.map_err(internal)?;
        let counts = registration_states::counts(&mut db, session_id).await.map_err(internal)?;
        let count = |state| counts.iter().find(|(counted, _)| *counted == state).copied();
        Ok(RegistrationState::ALL.into_iter().filter_map(count).collect())
    }
}

async fn read(
    db: &mut AnyConnection,
    session_id: &str,
    filter: &RegistrationFilter,
    place: Option<&RegistrationPlace>,
) -> Result<RegistrationPage, sqlx::Error> {
    let wanted = Wanted::new(db, session_id, filter).await?;
    let after = place.map(|place| place.id.as_str());
    // One more than there is room for tells whether there is a next page.
    let limit = ON_A_PAGE + 1;
    let mut rows = match filter.sort {
        RegistrationSort::Newest => registration_list::page(db, &wanted, Order::Newest { after }, limit).await?,
        RegistrationSort::Name => {
            let after = match after {
                Some(id) => registration_list::name_key(db, id).await?,
                None => None,
            };
            registration_list::page(db, &wanted, Order::Name { after }, limit).await?
        }
        RegistrationSort::State => by_state(db, &wanted, filter, place, limit).await?,
    };
    let is_last = rows.len() <= ON_A_PAGE;
    rows.truncate(ON_A_PAGE);
    let by_state = filter.sort == RegistrationSort::State;
    let place_of =
        |row: &RegistrationRow| RegistrationPlace { state: by_state.then_some(row.state), id: row.id.clone() };
    let next = if is_last { None } else { rows.last().map(place_of) };
    Ok(RegistrationPage { rows, next })
}

/// One state after another, each in its own order, so that none is read that is not shown.
async fn by_state(
    db: &mut AnyConnection,
    wanted: &Wanted,
    filter: &RegistrationFilter,
    place: Option<&RegistrationPlace>,
    limit: usize,
) -> Result<Vec<RegistrationRow>, sqlx::Error> {
    let first = place.and_then(|place| place.state);
    let mut rows = Vec::new();
    for state in RegistrationState::ALL.into_iter().skip_while(|state| first.is_some_and(|first| first != *state)) {
        if filter.state.is_some_and(|only| only != state) {
            continue;
        }
        let after = place.filter(|_| Some(state) == first).map(|place| place.id.as_str());
        let of_state = wanted.in_state(state);
        rows.extend(registration_list::page(db, &of_state, Order::Newest { after }, limit - rows.len()).await?);
        if rows.len() == limit {
            break;
        }
    }
    Ok(rows)
}

/// Indexes registrations that were made before there was an index. To be called before anybody looks for any.
pub(crate) async fn index_older(store: &Store) -> Result<(), StoreError> {
    let mut indexed = 0;
    loop {
        match store.write(IndexOlder).await? {
            0 => break,
            more => indexed += more,
        }
    }
    if indexed > 0 {
        tracing::info!(registrations = indexed, "can be searched now");
    }
    Ok(())
}

struct IndexOlder;

impl Job for IndexOlder {
    type Answer = usize;
    const CHANGES: Option<Change> = None;

    async fn run(&self, db: &mut AnyConnection) -> Result<usize, sqlx::Error> {
        registration_words::index_older(db, INDEXED_AT_ONCE).await
    }
}
