//! A client that keeps its connection, as browsers do.

use std::net::SocketAddr;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{Request, Response, StatusCode, client::conn::http1, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::Failed;

/// One connection to a site.
pub(crate) struct Client {
    host: String,
    sender: http1::SendRequest<Full<Bytes>>,
}

impl Client {
    pub(crate) async fn connect(addr: SocketAddr) -> Result<Self, Failed> {
        let stream = TcpStream::connect(addr).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { host: addr.to_string(), sender })
    }

    /// The text of a page.
    pub(crate) async fn page(&mut self, path: &str) -> Result<String, Failed> {
        let request = Request::get(path).body(Full::default())?;
        let (status, body) = self.send(request).await?.into_parts();
        if status.status != StatusCode::OK {
            return Err(format!("{path} was answered with {}", status.status).into());
        }
        Ok(String::from_utf8(body.into())?)
    }

    /// Sends a form as a browser without scripts does.
    pub(crate) async fn post(&mut self, path: &str, form: String) -> Result<Response<Bytes>, Failed> {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Full::new(form.into()))?;
        self.send(request).await
    }

    async fn send(&mut self, mut request: Request<Full<Bytes>>) -> Result<Response<Bytes>, Failed> {
        let headers = request.headers_mut();
        headers.insert(header::HOST, self.host.parse()?);
        headers.insert(header::ACCEPT, header::HeaderValue::from_static("text/html"));
        self.sender.ready().await?;
        let (parts, body) = self.sender.send_request(request).await?.into_parts();
        Ok(Response::from_parts(parts, body.collect().await?.to_bytes()))
    }
}
