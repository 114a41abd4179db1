//! Connections: accepted, answered over HTTP/1.1, ended. HTTP/2 and TLS are for the proxy in front.

use std::{io, net::SocketAddr, pin::pin, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    time::{sleep, timeout},
};
use tower::Service;

use crate::stop::Stopper;

/// Connections that may wait to be accepted: enough for all who come at the stroke of the hour.
const BACKLOG: u32 = 4_096;
/// How long a connection may take to send a request's head, or stay open without one.
const HEAD_ARRIVES_WITHIN: Duration = Duration::from_secs(60);
/// How long what was sent may stay unreceived before the client counts as gone (RFC 5482).
#[cfg(target_os = "linux")]
const RECEIVED_WITHIN: Duration = Duration::from_secs(60);
/// How long requests in flight may take once the server is to end.
const FINISHED_WITHIN: Duration = Duration::from_secs(10);
/// The pause after a connection could not be accepted, as when too many files are open.
const PAUSE: Duration = Duration::from_millis(100);

/// Listens on `addr`, and says on which port.
pub(crate) fn bind(addr: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let socket = if addr.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A server that starts again must not wait for the connections of the one before to be forgotten.
    socket.set_reuseaddr(true)?;
    socket.bind(addr)?;
    let listener = socket.listen(BACKLOG)?;
    let addr = listener.local_addr()?;
    Ok((listener, addr))
}

/// Serves until `asked_to_stop`, then says so through `stopper` and waits for requests in flight.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    asked_to_stop: impl Future<Output = ()>,
    stopper: &Stopper,
) {
    let open = GracefulShutdown::new();
    let mut asked_to_stop = pin!(asked_to_stop);
    loop {
        let (stream, peer) = tokio::select! {
            () = &mut asked_to_stop => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    sleep(PAUSE).await;
                    continue;
                }
            },
        };
        tokio::spawn(answered(stream, peer, router.clone(), open.watcher()));
    }
    tracing::info!("asked to end: finishing what is in flight");
    drop(listener);
    stopper.stop();
    if timeout(FINISHED_WITHIN, open.shutdown()).await.is_err() {
        tracing::warn!("some requests took too long and were cut off");
    }
}

/// Answers the requests of one connection, until it ends or `watcher` hears that the server does.
async fn answered(stream: TcpStream, peer: SocketAddr, router: Router, watcher: Watcher) {
    // Without it small answers wait for the acknowledgement of those before: 24 ms at the median.
    let _ = stream.set_nodelay(true);
    #[cfg(target_os = "linux")]
    let _ = socket2::SockRef::from(&stream).set_tcp_user_timeout(Some(RECEIVED_WITHIN));
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        // A router is always ready.
        router.clone().call(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_ARRIVES_WITHIN)
        .serve_connection(TokioIo::new(stream), service);
    // How a connection ends concerns nobody: most often the client goes away.
    let _ = watcher.watch(connection).await;
}
