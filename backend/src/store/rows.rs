//! Columns as the schema means them: JSON, flags, moments, codes.

use domain::Instant;
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{Error, Row, any::AnyRow};

/// Reads columns that are more than a text or a number.
pub(super) trait Columns {
    /// A value that is kept as JSON.
    fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T, Error>;
    /// A value that is kept as JSON, or null.
    fn json_or_null<T: DeserializeOwned>(&self, column: &str) -> Result<Option<T>, Error>;
    /// A value that is kept by its code; `parse` knows the codes.
    fn coded<T>(&self, column: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Error>;
    /// The same, or null.
    fn coded_or_null<T>(&self, column: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Error>;
    /// A whole number in a smaller type than the schema's 64 bits.
    fn small<T: TryFrom<i64>>(&self, column: &str) -> Result<T, Error>;
    /// 0 or 1.
    fn flag(&self, column: &str) -> Result<bool, Error>;
    /// A moment.
    fn moment(&self, column: &str) -> Result<Instant, Error>;
    /// A moment or null.
    fn moment_or_null(&self, column: &str) -> Result<Option<Instant>, Error>;
}

impl Columns for AnyRow {
    fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T, Error> {
        from_json(column, self.try_get(column)?)
    }

    fn json_or_null<T: DeserializeOwned>(&self, column: &str) -> Result<Option<T>, Error> {
        let text: Option<&str> = self.try_get(column)?;
        text.map(|text| from_json(column, text)).transpose()
    }

    fn coded<T>(&self, column: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Error> {
        from_code(column, self.try_get(column)?, parse)
    }

    fn coded_or_null<T>(&self, column: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Error> {
        let code: Option<&str> = self.try_get(column)?;
        code.map(|code| from_code(column, code, parse)).transpose()
    }

    fn small<T: TryFrom<i64>>(&self, column: &str) -> Result<T, Error> {
        self.try_get::<i64, _>(column)?.try_into().map_err(|_| unreadable(column))
    }

    fn flag(&self, column: &str) -> Result<bool, Error> {
        self.try_get::<i64, _>(column).map(|flag| flag != 0)
    }

    fn moment(&self, column: &str) -> Result<Instant, Error> {
        self.try_get(column).map(Instant::from_millis)
    }

    fn moment_or_null(&self, column: &str) -> Result<Option<Instant>, Error> {
        self.try_get::<Option<i64>, _>(column).map(|millis| millis.map(Instant::from_millis))
    }
}

/// How a value is kept as JSON.
pub(super) fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Encode(error.into()))
}

/// Which column it was is said; what stood in it is not, as errors are logged.
fn from_json<T: DeserializeOwned>(column: &str, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|_| unreadable(column))
}

fn from_code<T>(column: &str, code: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Error> {
    parse(code).ok_or_else(|| unreadable(column))
}

fn unreadable(column: &str) -> Error {
    Error::Decode(format!("the column `{column}` holds what this version cannot read").into())
}
