//! Pages of registrations, by key and never by offset.
//!
//! There are two ways to a page, and the rarest thing that is looked for decides. Where few registrations have it, these
//! few are taken from the index of words, and put in order. Where many have it, the list is gone through in its order, and
//! a page is full soon. So neither way reads much more than a page, however long the list is.

use domain::{Country, RegistrationState};
use sqlx::{Any, AnyConnection, AssertSqlSafe, Error, Row, any::AnyArguments, any::AnyRow, query::Query};

use super::rows::Columns;
use crate::registrations::{RegistrationDetails, RegistrationFilter, RegistrationRow, RegistrationSight, Sought};

/// From how many registrations on a thing is found by going through the list.
const MANY: i64 = 1_000;

/// What each registration of a page has.
#[derive(Clone)]
pub(crate) struct Wanted {
    session_id: String,
    sight: RegistrationSight,
    state: Option<RegistrationState>,
    /// What few have, where there is such a thing.
    rare: Option<Sought>,
    others: Vec<Sought>,
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
        let mut rarest = (MANY, None);
        for (i, sought) in others.iter().enumerate() {
            let count = count_up_to_many(db, sought).await?;
            if count < rarest.0 {
                rarest = (count, Some(i));
            }
        }
        let rare = rarest.1.map(|i| others.remove(i));
        Ok(Self { session_id: session_id.to_owned(), sight: filter.sight, state: filter.state, rare, others })
    }

    /// The same of those in one state.
    pub(crate) fn in_state(&self, state: RegistrationState) -> Self {
        Self { state: Some(state), ..self.clone() }
    }

    /// `FROM` and `WHERE` for it; registrations are called `r`.
    fn write(&self, sql: &mut Sql) {
        sql.text += " FROM ";
        if let Some(rare) = &self.rare {
            sql.text += "(SELECT DISTINCT registration_id AS id FROM registration_words WHERE ";
            sql.sought(rare);
            // Not a plain join: SQLite keeps the order of this one.
            sql.text += ") AS found CROSS JOIN registrations AS r WHERE r.id = found.id AND";
        } else {
            sql.text += "registrations AS r WHERE";
        }
        sql.text += " r.session_id = ";
        sql.value(Value::Text(self.session_id.clone()));
        if let Some(state) = self.state {
            sql.text += " AND r.state = ";
            sql.value(Value::Text(state.code().to_owned()));
        }
        for sought in &self.others {
            sql.text += " AND EXISTS (SELECT 1 FROM registration_words WHERE registration_id = r.id AND ";
            sql.sought(sought);
            sql.text += ")";
        }
    }
}

/// A statement and its values.
#[derive(Default)]
struct Sql {
    text: String,
    values: Vec<Value>,
}

#[derive(Clone)]
enum Value {
    Text(String),
    Bytes(Vec<u8>),
}

impl Sql {
    fn value(&mut self, value: Value) {
        self.values.push(value);
        self.text += &format!("${}", self.values.len());
    }

    fn sought(&mut self, sought: &Sought) {
        match sought {
            Sought::Mark(mark) => {
                self.text += "word = ";
                self.value(Value::Bytes(mark.clone()));
            }
            Sought::Range(from, until) => {
                self.text += "word >= ";
                self.value(Value::Bytes(from.clone()));
                self.text += " AND word < ";
                self.value(Value::Bytes(until.clone()));
            }
        }
    }

    fn order(&mut self, order: &Order<'_>, limit: usize) {
        let (key, after) = match order {
            Order::Newest { after } => (" AND r.id < ", after.map(str::to_owned)),
            Order::Oldest { after } => (" AND r.id > ", after.map(str::to_owned)),
            Order::Name { after: None } => ("", None),
            Order::Name { after: Some((name, id)) } => {
                self.text += " AND (r.sort_name, r.id) > (";
                self.value(Value::Bytes(name.clone()));
                (", ", Some(id.clone()))
            }
        };
        if let Some(id) = after {
            self.text += key;
            self.value(Value::Text(id));
        }
        // The number stands in the text: as a value PostgreSQL could not know that it is small.
        self.text += &match order {
            Order::Newest { .. } => format!(" ORDER BY r.id DESC LIMIT {limit}"),
            Order::Oldest { .. } => format!(" ORDER BY r.id LIMIT {limit}"),
            Order::Name { after } => {
                let end = if after.is_some() { ")" } else { "" };
                format!("{end} ORDER BY r.sort_name, r.id LIMIT {limit}")
            }
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

/// How many registrations have something, as far as that decides.
async fn count_up_to_many(db: &mut AnyConnection, sought: &Sought) -> Result<i64, Error> {
    let mut sql =
        Sql { text: "SELECT COUNT(*) AS found FROM (SELECT 1 FROM registration_words WHERE ".into(), ..Sql::default() };
    sql.sought(sought);
    sql.text += &format!(" LIMIT {MANY}) AS those");
    sql.query().fetch_one(db).await?.try_get("found")
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
    wanted.write(&mut sql);
    sql.order(order, limit);
    sql.query().fetch_all(db).await
}

/// How many there are: each of them is counted.
pub(crate) async fn count(db: &mut AnyConnection, wanted: &Wanted) -> Result<u64, Error> {
    let mut sql = Sql { text: "SELECT COUNT(*) AS registrations".into(), ..Sql::default() };
    wanted.write(&mut sql);
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
