//! A client over a real connection: one connection a request.

use std::{error::Error, net::SocketAddr};

use axum::{
    body::Body,
    http::{Request, header},
};
use http_body_util::BodyExt;
use hyper::{body::Incoming, client::conn::http1};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::{Answer, forms};

/// Nobody answered, or not to the end: as when the server was killed.
pub(crate) type Failed = Box<dyn Error + Send + Sync>;

/// Asks the site at one address.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Client(pub(crate) SocketAddr);

impl Client {
    pub(crate) async fn get(&self, path: &str) -> Result<Answer, Failed> {
        read(self.send(Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap()).await?)
            .await
    }

    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Result<Answer, Failed> {
        let request = Request::post(path)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(forms::encoded(form)));
        read(self.send(request.unwrap()).await?).await
    }

    /// As a browser sends a form of a page of ours.
    pub(crate) async fn post_from_here(&self, path: &str, form: &[(&str, &str)]) -> Result<Answer, Failed> {
        let request = Request::post(path)
            .header(header::ACCEPT, "text/html")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(forms::encoded(form)));
        read(self.send(request.unwrap()).await?).await
    }

    /// Sends a request, and gives the answer while its body is still coming.
    pub(crate) async fn send(&self, mut request: Request<Body>) -> Result<axum::http::Response<Incoming>, Failed> {
        let stream = TcpStream::connect(self.0).await?;
        request.headers_mut().insert(header::HOST, self.0.to_string().parse().unwrap());
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(sender.send_request(request).await?)
    }
}

/// Reads an answer to its end.
pub(crate) async fn read(response: axum::http::Response<Incoming>) -> Result<Answer, Failed> {
    let (parts, body) = response.into_parts();
    let body = body.collect().await?.to_bytes().to_vec();
    Ok(Answer { status: parts.status, headers: parts.headers, body })
}
