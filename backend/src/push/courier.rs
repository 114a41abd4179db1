//! Carries messages to push services (RFC 8030, section 5).
//!
//! The address was given by a visitor. So the name is resolved here, only addresses that may be reached are connected to,
//! and those very addresses: a name that resolves differently a second time gains nothing. No redirect is followed, and of
//! an answer only its head is read.

use std::{
    io,
    net::SocketAddr,
    sync::Arc,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http_body_util::Full;
use hyper::{
    Request, StatusCode,
    client::conn::http1,
    header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HOST, HeaderMap, RETRY_AFTER},
    rt::{Read, Write},
};
use hyper_util::rt::TokioIo;
use jiff::fmt::rfc2822;
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use tokio::{
    net::{TcpStream, lookup_host},
    time::timeout,
};
use tokio_rustls::TlsConnector;
use url::Url;

use super::reach::PushReach;

/// How long connecting to one address may take.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);

/// How long all of it may take. Less than the lease on a message: somebody else would send it as well.
const ALL_WITHIN: Duration = Duration::from_secs(45);

/// How many addresses of one name are tried.
const MOST_ADDRESSES: usize = 3;

/// The means for TLS do not load.
#[derive(Debug, thiserror::Error)]
#[error("TLS for push services cannot be set up: {0}")]
pub struct CourierError(#[from] rustls::Error);

/// Carries messages. Clones share what they know of TLS sessions.
#[derive(Clone)]
pub struct Courier {
    reach: PushReach,
    tls: TlsConnector,
}

/// A message on its way.
pub(super) struct Delivery {
    /// Encrypted.
    pub(super) body: Vec<u8>,
    pub(super) authorization: String,
    pub(super) ttl: i64,
    pub(super) urgency: &'static str,
    pub(super) topic: String,
}

/// What came of it. Reasons name nobody, and hold no word of the push service: they are logged and stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Delivered {
    /// The push service has taken it.
    Sent,
    /// There is no such device any more (404, 410).
    Gone,
    /// Another try would fail as well.
    Refused(String),
    /// It may be tried again, where that was said not before some time.
    Later { reason: String, after: Option<Duration> },
}

impl Delivered {
    fn later(reason: &str) -> Self {
        Self::Later { reason: reason.to_owned(), after: None }
    }
}

impl Courier {
    /// A courier to where `reach` allows. Nothing is sent yet. It trusts the authorities that browsers trust.
    ///
    /// # Errors
    /// Where TLS cannot be set up.
    pub fn new(reach: PushReach) -> Result<Self, CourierError> {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { reach, tls: TlsConnector::from(Arc::new(config)) })
    }

    /// Carries one message.
    pub(super) async fn deliver(&self, endpoint: &Url, delivery: &Delivery) -> Delivered {
        timeout(ALL_WITHIN, self.try_to(endpoint, delivery))
            .await
            .unwrap_or_else(|_| Delivered::later("the push service took too long"))
    }

    async fn try_to(&self, endpoint: &Url, delivery: &Delivery) -> Delivered {
        // It was looked at when it was given; settings may have changed since.
        let Some(endpoint) = self.reach.admit(endpoint.as_str()) else { return forbidden() };
        let (Some(host), Some(port)) = (endpoint.host_str(), endpoint.port_or_known_default()) else {
            return forbidden();
        };
        let Ok(found) = lookup_host((host.trim_matches(['[', ']']), port)).await else {
            return Delivered::later("the push service's name is not found");
        };
        let found: Vec<SocketAddr> = found.collect();
        let reachable: Vec<_> = found.iter().filter(|found| self.reach.admits(found.ip())).collect();
        if reachable.is_empty() && !found.is_empty() {
            return forbidden();
        }
        for address in reachable.into_iter().take(MOST_ADDRESSES) {
            let Ok(Ok(stream)) = timeout(CONNECT_WITHIN, TcpStream::connect(address)).await else { continue };
            let answered = if endpoint.scheme() == "https" {
                match self.encrypted(host, stream).await {
                    Ok(stream) => ask(TokioIo::new(stream), &endpoint, delivery).await,
                    Err(_) => return Delivered::later("no TLS with the push service"),
                }
            } else {
                ask(TokioIo::new(stream), &endpoint, delivery).await
            };
            return match answered {
                Ok((status, headers)) => meaning(status, &headers),
                Err(_) => Delivered::later("the connection to the push service ended"),
            };
        }
        Delivered::later("no connection to the push service")
    }

    async fn encrypted(&self, host: &str, stream: TcpStream) -> io::Result<tokio_rustls::client::TlsStream<TcpStream>> {
        let name = ServerName::try_from(host.trim_matches(['[', ']']).to_owned()).map_err(io::Error::other)?;
        self.tls.connect(name, stream).await
    }
}

fn forbidden() -> Delivered {
    Delivered::Refused("its address leads to where no push service is".to_owned())
}

/// Sends the request, and reads the head of the answer.
async fn ask<S: Read + Write + Unpin + Send + 'static>(
    stream: S,
    endpoint: &Url,
    delivery: &Delivery,
) -> Result<(StatusCode, HeaderMap), Box<dyn std::error::Error + Send + Sync>> {
    let (mut sender, connection) = http1::Builder::new().max_headers(64).handshake(stream).await?;
    let driving = tokio::spawn(connection);
    let host = &endpoint[url::Position::BeforeHost..url::Position::AfterPort];
    let target = &endpoint[url::Position::BeforePath..url::Position::AfterQuery];
    let request = Request::post(target)
        .header(HOST, host)
        .header(AUTHORIZATION, &delivery.authorization)
        .header(CONTENT_ENCODING, "aes128gcm")
        .header(CONTENT_TYPE, "application/notification+json")
        .header("ttl", delivery.ttl)
        .header("urgency", delivery.urgency)
        .header("topic", &delivery.topic)
        .body(Full::new(Bytes::from(delivery.body.clone())))?;
    let answer = sender.send_request(request).await;
    // What its body says is nobody's: the connection ends here.
    driving.abort();
    let (head, _) = answer?.into_parts();
    Ok((head.status, head.headers))
}

/// What an answer means for the message (RFC 8030, sections 5 and 7.3; RFC 8292, section 4.2).
fn meaning(status: StatusCode, headers: &HeaderMap) -> Delivered {
    let said = || format!("the push service answered {}", status.as_u16());
    match status.as_u16() {
        200..=299 => Delivered::Sent,
        404 | 410 => Delivered::Gone,
        // Too many, or not now.
        408 | 425 | 429 | 500..=599 => Delivered::Later { reason: said(), after: retry_after(headers) },
        // Redirects, which nobody may send us on, among them.
        _ => Delivered::Refused(said()),
    }
}

/// Seconds or a date (RFC 9110, section 10.2.3).
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let at: SystemTime = rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?.into();
    at.duration_since(SystemTime::now()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_mean_what_the_rfcs_say() {
        let of = |status: u16, header: Option<&str>| {
            let mut headers = HeaderMap::new();
            if let Some(header) = header {
                headers.insert(RETRY_AFTER, header.parse().expect("is a header"));
            }
            meaning(StatusCode::from_u16(status).expect("is a status"), &headers)
        };
        for taken in [200, 201, 202, 204] {
            assert_eq!(of(taken, None), Delivered::Sent, "{taken}");
        }
        for gone in [404, 410] {
            assert_eq!(of(gone, None), Delivered::Gone, "{gone}");
        }
        for refused in [301, 307, 400, 401, 403, 413] {
            assert!(matches!(of(refused, None), Delivered::Refused(_)), "{refused}");
        }
        let after = |delivered| match delivered {
            Delivered::Later { reason, after } => (reason, after),
            other => panic!("{other:?}"),
        };
        let (reason, none) = after(of(503, None));
        assert_eq!((reason.as_str(), none), ("the push service answered 503", None));
        assert_eq!(after(of(429, Some("120"))).1, Some(Duration::from_secs(120)));
        assert_eq!(after(of(429, Some("soon"))).1, None);
        let long = after(of(429, Some("Tue, 31 Dec 2199 23:59:59 GMT"))).1.expect("is a date to come");
        assert!(long > Duration::from_secs(1_000_000));
        assert_eq!(after(of(429, Some("Fri, 31 Dec 1999 23:59:59 GMT"))).1, None, "it is over");
    }

    #[tokio::test]
    async fn nothing_is_sent_to_this_machine() {
        let delivery = || Delivery {
            body: vec![0; 100],
            authorization: "vapid t=a, k=b".into(),
            ttl: 60,
            urgency: "normal",
            topic: "topic".into(),
        };
        let courier = Courier::new(PushReach::World).expect("TLS loads");
        // By a name, as the resolver of any machine knows it.
        let inside = Url::parse("https://localhost/device").expect("is an address");
        assert_eq!(courier.deliver(&inside, &delivery()).await, forbidden());
        let here = Url::parse("http://127.0.0.1:9/device").expect("is an address");
        assert_eq!(courier.deliver(&here, &delivery()).await, forbidden());
    }
}
