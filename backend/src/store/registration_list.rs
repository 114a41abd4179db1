//! Pages of registrations, by key and never by offset.
//!
//! There are three ways to a page, and what is looked for decides. Where few registrations have some part of it, these few
//! are taken from the index of words, and put in order. Where many have each part, and one of them is a whole word, those
//! with that word are gone through: the index has them in the order of their ids, and what other words they have is looked
//! up before any of them is read. Else the list is gone through in its
//! order. A page is full soon then, so that none of the ways reads much more than a page, however long the list is.

use domain::{Country, RegistrationState};
use sqlx::{Any, AnyConnection, AssertSqlSafe, Error, Row, any::AnyArguments, any::AnyRow, query::Query};

use super::{postgres, registration_states, rows::Columns};
use crate::registrations::{
    RegistrationDetails, RegistrationFilter, RegistrationRow, RegistrationSight, RegistrationSort, Sought,
};

/// From how many registrations on a thing is found by going through the list.
const MANY: i64 = 1_000;

/// A state is common where at least one registration of so many is in it.
const COMMON: u64 = 5;

/// What each registration of a page has.
#[derive(Clone)]
pub(crate) struct Wanted {
    session_id: String,
    sight: RegistrationSight,
    state: Option<RegistrationState>,
    lead: Lead,
    /// What else is looked for.
    others: Vec<Sought>,
    is_postgres: bool,
}

/// What of all that is looked for leads to the registrations.
#[derive(Clone)]
enum Lead {
    /// What few have.
    Rare(Sought),
    /// A word that many have, where nothing is rare, and the states in which many of those with it are.
    Word { word: Vec<u8>, common_states: Vec<RegistrationState> },
    /// Nothing: the list is gone through.
    Nothing,
}

/// In which order, and after which one.
pub(crate) enum Order<'a> {
    /// Newest first, after this id.
    Newest { after: Option<&'a str> },
    /// Oldest first, after this id.
    Oldest { after: Option<&'a str> },
    /// By name, after this name and id.
    Name { after: Option<(Vec<u8>, String)> },
}

impl Wanted {
    /// What a filter asks for, of one session.
    pub(crate) async fn new(
        db: &mut AnyConnection,
        session_id: &str,
        filter: &RegistrationFilter,
    ) -> Result<Self, Error> {
        let mut others = filter.sought();
        let mut found = look_up(db, &others).await?;
        let rarest = (0..found.len()).min_by_key(|i| found[*i].registrations);
        let lead = if let Some(rare) = rarest.filter(|i| found[*i].registrations < MANY) {
            Lead::Rare(others.remove(rare))
        } else if let Some((i, word)) = found.iter_mut().enumerate().find_map(|(i, it)| Some((i, it.word.take()?))) {
            others.remove(i);
            let is_by_state = filter.state.is_some() || filter.sort == RegistrationSort::State;
            let common_states = if is_by_state { common_states(db, session_id).await? } else { Vec::new() };
            Lead::Word { word, common_states }
        } else {
            Lead::Nothing
        };
        let (sight, state) = (filter.sight, filter.state);
        let is_postgres = postgres::is_at(db);
        Ok(Self { session_id: session_id.to_owned(), sight, state, lead, others, is_postgres })
    }

    /// The same of those in one state.
    pub(crate) fn in_state(&self, state: RegistrationState) -> Self {
        Self { state: Some(state), ..self.clone() }
    }

    /// Where the ids stand, in an order by id or in another one.
    fn ids(&self, by_id: bool) -> &'static str {
        if by_id && self.is_led() { "led.registration_id" } else { "r.id" }
    }

    /// Whether those with a word are gone through. Few may be in a state: these are not looked for among them.
    fn is_led(&self) -> bool {
        let Lead::Word { common_states, .. } = &self.lead else { return false };
        self.state.is_none_or(|state| common_states.contains(&state))
    }

    /// `FROM` and `WHERE` for it; registrations are called `r`.
    fn write(&self, sql: &mut Sql, by_id: bool) {
        let (ids, is_led) = (self.ids(by_id), by_id && self.is_led());
        sql.hides_values = self.is_postgres && is_led;
        // Not plain joins: SQLite keeps the order of these.
        match &self.lead {
            Lead::Rare(rare) => {
                sql.text += " FROM (SELECT DISTINCT registration_id AS id FROM registration_words WHERE ";
                sql.among_words(rare);
                sql.text += ") AS found CROSS JOIN registrations AS r WHERE r.id = found.id AND";
            }
            Lead::Word { word, .. } if is_led => {
                sql.text += " FROM registration_words AS led CROSS JOIN registrations AS r WHERE led.word = ";
                sql.value(Value::Bytes(word.clone()));
                sql.text += " AND r.id = led.registration_id AND";
            }
            Lead::Word { word, .. } => {
                sql.text += " FROM registrations AS r WHERE";
                sql.has_word(ids, |sql| sql.equals(word));
                sql.text += " AND";
            }
            Lead::Nothing => sql.text += " FROM registrations AS r WHERE",
        }
        sql.text += " r.session_id = ";
        sql.value(Value::Text(self.session_id.clone()));
        if let Some(state) = self.state {
            sql.text += " AND r.state = ";
            sql.value(Value::Text(state.code().to_owned()));
        }
        for sought in &self.others {
            sql.text += " AND";
            match sought {
                Sought::Mark { sql: says, value, .. } => {
                    sql.text += " ";
                    sql.text += says;
                    if let Some(value) = value {
                        sql.value(Value::Text(value.clone()));
                    }
                }
                Sought::Range(..) => sql.has_word(ids, |sql| sql.among_words(sought)),
            }
        }
    }
}

/// The states that are common in a session.
async fn common_states(db: &mut AnyConnection, session_id: &str) -> Result<Vec<RegistrationState>, Error> {
    let counts = registration_states::counts(db, session_id).await?;
    let all: u64 = counts.iter().map(|(_, count)| count).sum();
    Ok(counts.into_iter().filter(|(_, count)| count * COMMON >= all).map(|(state, _)| state).collect())
}

/// What the index of words says of something that is looked for.
struct Indexed {
    /// How many registrations have it, as far as that decides.
    registrations: i64,
    /// The word, where just one is meant: no other begins with what was typed.
    word: Option<Vec<u8>>,
}

/// Looks all of it up in one statement.
async fn look_up(db: &mut AnyConnection, all: &[Sought]) -> Result<Vec<Indexed>, Error> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql { text: "SELECT ".into(), ..Sql::default() };
    for (i, sought) in all.iter().enumerate() {
        sql.text += if i == 0 { "" } else { ", " };
        sql.text += "(SELECT COUNT(*) FROM (SELECT 1 FROM registration_words WHERE ";
        sql.among_words(sought);
        sql.text += &format!(" LIMIT {MANY}) AS those) AS registrations_{i}");
        for (name, order) in [("lowest", ""), ("highest", " DESC")] {
            sql.text += ", (SELECT word FROM registration_words WHERE ";
            sql.among_words(sought);
            sql.text += &format!(" ORDER BY word{order} LIMIT 1) AS {name}_{i}");
        }
    }
    let row = sql.query().fetch_one(db).await?;
    let read = |(i, sought): (usize, &Sought)| {
        let lowest: Option<Vec<u8>> = row.try_get(format!("lowest_{i}").as_str())?;
        let highest: Option<Vec<u8>> = row.try_get(format!("highest_{i}").as_str())?;
        let is_word = matches!(sought, Sought::Range(..)) && lowest == highest;
        let registrations = row.try_get(format!("registrations_{i}").as_str())?;
        Ok(Indexed { registrations, word: lowest.filter(|_| is_word) })
    };
    all.iter().enumerate().map(read).collect()
}

/// A statement and its values.
#[derive(Default)]
struct Sql {
    text: String,
    values: Vec<Value>,
    /// Keeps the values from PostgreSQL's planner. It would see that many have the word, and read all registrations beside
    /// the index of words to save itself looking each of them up; and a plan that knows no values is made once and kept.
    /// SQLite, which plans in no time, would read each value again for each registration.
    hides_values: bool,
}

#[derive(Clone)]
enum Value {
    Text(String),
    Bytes(Vec<u8>),
}

impl Sql {
    fn value(&mut self, value: Value) {
        self.values.push(value);
        let number = self.values.len();
        self.text += &if self.hides_values { format!("(SELECT ${number})") } else { format!("${number}") };
    }

    /// That a registration has a word of which something holds. `ids` is the column with its id.
    fn has_word(&mut self, ids: &str, that: impl FnOnce(&mut Self)) {
        self.text += &format!(" EXISTS (SELECT 1 FROM registration_words WHERE registration_id = {ids} AND ");
        that(self);
        self.text += ")";
    }

    fn equals(&mut self, word: &[u8]) {
        self.text += "word = ";
        self.value(Value::Bytes(word.to_vec()));
    }

    fn among_words(&mut self, sought: &Sought) {
        match sought {
            Sought::Mark { word, .. } => self.equals(word),
            Sought::Range(from, until) => {
                self.text += "word >= ";
                self.value(Value::Bytes(from.clone()));
                self.text += " AND word < ";
                self.value(Value::Bytes(until.clone()));
            }
        }
    }

    /// `ids` is the column in whose order the ids are.
    fn order(&mut self, order: &Order<'_>, ids: &str, limit: usize) {
        let after = match order {
            Order::Newest { after } => after.map(|id| (" < ", id)),
            Order::Oldest { after } => after.map(|id| (" > ", id)),
            Order::Name { after } => {
                if let Some((name, id)) = after {
                    self.text += " AND (r.sort_name, r.id) > (";
                    self.value(Value::Bytes(name.clone()));
                    self.text += ", ";
                    self.value(Value::Text(id.clone()));
                    self.text += ")";
                }
                None
            }
        };
        if let Some((is, id)) = after {
            self.text += &format!(" AND {ids}{is}");
            self.value(Value::Text(id.to_owned()));
        }
        // The number stands in the text: as a value PostgreSQL could not know that it is small.
        self.text += &match order {
            Order::Newest { .. } => format!(" ORDER BY {ids} DESC LIMIT {limit}"),
            Order::Oldest { .. } => format!(" ORDER BY {ids} LIMIT {limit}"),
            Order::Name { .. } => format!(" ORDER BY r.sort_name, r.id LIMIT {limit}"),
        };
    }

    fn query(self) -> Query<'static, Any, AnyArguments> {
        let query = sqlx::query(AssertSqlSafe(self.text));
        self.values.into_iter().fold(query, |query, value| match value {
            Value::Text(text) => query.bind(text),
            Value::Bytes(bytes) => query.bind(bytes),
        })
    }
}

/// At most `limit` registrations.
pub(crate) async fn page(
    db: &mut AnyConnection,
    wanted: &Wanted,
    order: Order<'_>,
    limit: usize,
) -> Result<Vec<RegistrationRow>, Error> {
    let columns = match wanted.sight {
        RegistrationSight::Names => "r.id, r.name, r.state",
        RegistrationSight::Everything => {
            "r.id, r.name, r.state, r.email, r.organisation, r.country, r.lang, r.access_needs, r.created_at"
        }
    };
    let rows = select(db, columns, wanted, &order, limit).await?;
    rows.iter().map(|row| listed(row, wanted.sight)).collect()
}

/// At most `limit` rows of what else somebody wants to read of the same registrations.
pub(crate) async fn select(
    db: &mut AnyConnection,
    columns: &str,
    wanted: &Wanted,
    order: &Order<'_>,
    limit: usize,
) -> Result<Vec<AnyRow>, Error> {
    let mut sql = Sql { text: format!("SELECT {columns}"), ..Sql::default() };
    let by_id = !matches!(order, Order::Name { .. });
    wanted.write(&mut sql, by_id);
    sql.order(order, wanted.ids(by_id), limit);
    sql.query().fetch_all(db).await
}

/// How many there are: each of them is counted.
pub(crate) async fn count(db: &mut AnyConnection, wanted: &Wanted) -> Result<u64, Error> {
    let mut sql = Sql { text: "SELECT COUNT(*) AS registrations".into(), ..Sql::default() };
    wanted.write(&mut sql, true);
    sql.query().fetch_one(db).await?.small("registrations")
}

/// What the list by name goes on after; none where that registration is gone.
pub(crate) async fn name_key(db: &mut AnyConnection, id: &str) -> Result<Option<(Vec<u8>, String)>, Error> {
    let key: Option<Vec<u8>> =
        sqlx::query_scalar("SELECT sort_name FROM registrations WHERE id = $1").bind(id).fetch_optional(db).await?;
    Ok(key.map(|name| (name, id.to_owned())))
}

fn listed(row: &AnyRow, sight: RegistrationSight) -> Result<RegistrationRow, Error> {
    let details = match sight {
        RegistrationSight::Names => None,
        RegistrationSight::Everything => Some(RegistrationDetails {
            email: row.try_get("email")?,
            organisation: row.try_get("organisation")?,
            country: row.coded_or_null("country", |code| Country::parse(code).ok())?,
            lang: row.coded("lang", |code| code.parse().ok())?,
            has_needs: row.try_get::<Option<&str>, _>("access_needs")?.is_some(),
            created_at: row.moment("created_at")?,
        }),
    };
    Ok(RegistrationRow {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        state: row.coded("state", RegistrationState::from_code)?,
        details,
    })
}
