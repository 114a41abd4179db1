//! What the import's forms send: a file, or the rows themselves, and what to do with them.

use axum::{
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    http::StatusCode,
};
use backend::{ImportRefusal, ImportText};
use domain::Lang;

use crate::site::Site;

/// The most bytes that are read at all. Of a list that is too large, the rest is read and dropped: a browser that is cut off
/// while it sends shows that the connection broke, and not the answer.
pub(super) const MOST_READ: usize = 16 * 1_024 * 1_024;

/// The most bytes of a list that are kept: a form that sends one back may end each line with one more.
const MOST_KEPT: usize = 2 * ImportText::MAX;

/// The most bytes of anything else.
const MOST_OF_A_FIELD: usize = 1_024;

/// The form as it was sent.
#[derive(Default)]
pub(crate) struct Sent {
    /// The file that was chosen.
    file: Vec<u8>,
    /// The rows that were pasted, or sent back.
    rows: Vec<u8>,
    too_large: bool,
    /// The code of a language.
    lang: String,
    /// Whether to import, and not to look at the list alone.
    pub(super) imports: bool,
    /// By what the text is known that was looked at.
    pub(super) seen: String,
    /// Whether it is said that they asked for it.
    pub(super) asked: bool,
}

impl Sent {
    /// The list: that of the file, where one was chosen.
    pub(super) fn text(&self) -> Result<ImportText, ImportRefusal> {
        if self.too_large {
            return Err(ImportRefusal::TooLarge);
        }
        ImportText::read(if self.file.is_empty() { &self.rows } else { &self.file })
    }

    /// The rows that were pasted, to be drawn again; nothing where a file was chosen, which no form can hold.
    pub(super) fn pasted(&self) -> String {
        if self.file.is_empty() { String::from_utf8_lossy(&self.rows).replace('\0', "") } else { String::new() }
    }

    /// The language of those whose row names none.
    pub(super) fn lang(&self) -> Option<Lang> {
        self.lang.parse().ok()
    }

    async fn take(&mut self, mut field: Field<'_>) -> Result<(), MultipartError> {
        let name = field.name().unwrap_or_default().to_owned();
        let is_list = matches!(name.as_str(), "file" | "rows");
        let (bytes, all) = read(&mut field, if is_list { MOST_KEPT } else { MOST_OF_A_FIELD }).await?;
        let is = |value: &[u8]| bytes == value;
        match name.as_str() {
            "lang" => self.lang = String::from_utf8_lossy(&bytes).into_owned(),
            "seen" => self.seen = String::from_utf8_lossy(&bytes).into_owned(),
            "asked" => self.asked = is(b"yes"),
            "act" => self.imports = is(b"import"),
            "file" => self.file = bytes,
            "rows" => self.rows = bytes,
            _ => {}
        }
        self.too_large |= is_list && !all;
        Ok(())
    }
}

/// The first bytes of a field, `most` at most, and whether that is all of it.
async fn read(field: &mut Field<'_>, most: usize) -> Result<(Vec<u8>, bool), MultipartError> {
    let (mut kept, mut all) = (Vec::new(), true);
    while let Some(chunk) = field.chunk().await? {
        let room = chunk.len().min(most - kept.len());
        kept.extend_from_slice(&chunk[..room]);
        all &= room == chunk.len();
    }
    Ok((kept, all))
}

impl FromRequest<Site> for Sent {
    type Rejection = StatusCode;

    async fn from_request(request: Request, site: &Site) -> Result<Self, StatusCode> {
        let mut form = Multipart::from_request(request, site).await.map_err(|_| StatusCode::BAD_REQUEST)?;
        let mut sent = Self::default();
        loop {
            let taken = match form.next_field().await {
                Ok(Some(field)) => sent.take(field).await,
                Ok(None) => return Ok(sent),
                Err(error) => Err(error),
            };
            match taken.map_err(|error| error.status()) {
                Ok(()) => {}
                Err(StatusCode::PAYLOAD_TOO_LARGE) => return Ok(Self { too_large: true, ..sent }),
                Err(_) => return Err(StatusCode::BAD_REQUEST),
            }
        }
    }
}
