//! A device for tests: with keys of its own, by which it reads what is sent to it.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::PushForm;
use p256::{SecretKey, elliptic_curve::sec1::ToEncodedPoint};
use serde_json::Value;

use crate::{
    push::{decrypt, random_key, verified},
    secret::random_bytes,
};

/// A device at a push service.
pub struct TestDevice {
    key: SecretKey,
    auth: [u8; 16],
    endpoint: String,
}

impl TestDevice {
    /// A new one, whose messages go to `endpoint`.
    pub fn at(endpoint: impl Into<String>) -> Self {
        Self { key: random_key(), auth: random_bytes(), endpoint: endpoint.into() }
    }

    /// What its browser tells of it.
    pub fn form(&self) -> PushForm {
        PushForm {
            endpoint: self.endpoint.clone(),
            p256dh: URL_SAFE_NO_PAD.encode(self.key.public_key().to_encoded_point(false)),
            auth: URL_SAFE_NO_PAD.encode(self.auth),
        }
    }

    /// The message in the body of a request to it (RFC 8291, RFC 8188); none where it cannot be read.
    pub fn read(&self, body: &[u8]) -> Option<Value> {
        serde_json::from_slice(&decrypt(body, &self.key, &self.auth)?).ok()
    }
}

/// Of the header `Authorization` of such a request the claims, and the public key in base64url (RFC 8292); none where that
/// key has not signed them.
pub fn vapid_claims(authorization: &str) -> Option<(Value, String)> {
    verified(authorization)
}
