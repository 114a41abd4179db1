//! A push service for tests, on this machine: it takes everything, answers as it is told, and shows what came.

use std::{
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{HeaderMap, Request, Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, time::sleep};

use super::TestDevice;

/// A request that came.
#[derive(Debug, Clone)]
pub struct Received {
    /// Its path.
    pub path: String,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

impl Received {
    /// A header's value; empty where it is not there.
    ///
    /// # Panics
    /// Where it is no text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("it is a text"))
    }
}

/// The running service. It ends with the test.
pub struct TestPushService {
    port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    /// Status, and the header `Retry-After`.
    answer: Mutex<(u16, Option<String>)>,
    received: Mutex<Vec<Received>>,
}

impl TestPushService {
    /// Starts one that takes messages: with 201.
    ///
    /// # Panics
    /// Where no port is free.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let port = listener.local_addr().expect("it has a port").port();
        let shared = Arc::new(Shared { answer: Mutex::new((201, None)), received: Mutex::default() });
        tokio::spawn(serve(listener, Arc::clone(&shared)));
        Self { port, shared }
    }

    /// Answers with this from now on.
    pub fn answer(&self, status: u16, retry_after: Option<&str>) {
        *self.shared.answer.lock().unwrap_or_else(PoisonError::into_inner) = (status, retry_after.map(str::to_owned));
    }

    /// A new device, with an address here.
    pub fn device(&self, name: &str) -> TestDevice {
        TestDevice::at(format!("http://127.0.0.1:{}/{name}", self.port))
    }

    /// What came since this was asked last.
    pub fn received(&self) -> Vec<Received> {
        std::mem::take(&mut *self.shared.received.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The same, once something came.
    ///
    /// # Panics
    /// Where nothing comes within a minute.
    pub async fn next(&self) -> Vec<Received> {
        for _ in 0..1_200 {
            let received = self.received();
            if !received.is_empty() {
                return received;
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("nothing came");
    }
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        let shared = Arc::clone(&shared);
        let service = service_fn(move |request| take(request, Arc::clone(&shared)));
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn take(request: Request<Incoming>, shared: Arc<Shared>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let received = Received { path: head.uri.path().to_owned(), headers: head.headers, body };
    shared.received.lock().unwrap_or_else(PoisonError::into_inner).push(received);
    let (status, retry_after) = shared.answer.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let mut answer = Response::builder().status(status).header("location", "http://127.0.0.1:9/elsewhere");
    if let Some(retry_after) = retry_after {
        answer = answer.header("retry-after", retry_after);
    }
    Ok(answer.body(Full::default()).expect("it is an answer"))
}
