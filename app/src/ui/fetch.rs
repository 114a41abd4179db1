//! How the browser calls a server function: by its own `fetch`, and with no more than that.
//!
//! The client that comes with server functions knows streams, sockets and aborting as well, which cost every visitor ten
//! kilobytes that nothing here needs.

use bytes::Bytes;
use futures::{Sink, Stream, sink, stream};
use js_sys::{Object, Reflect};
use leptos::server_fn::{
    client::Client,
    error::{FromServerFnError, IntoAppError, ServerFnErrorErr},
    request::ClientReq,
    response::ClientRes,
};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn fetch(address: &str, how: &JsValue) -> Result<JsValue, JsValue>;
}

/// The browser's `fetch`.
pub struct Fetch;

/// A form or JSON that is to be sent.
pub struct Request {
    path: String,
    how: SendWrapper<Object>,
}

/// What was answered.
pub struct Answer(SendWrapper<web_sys::Response>);

/// What this client cannot do, and no server function here asks for.
fn unable<E: FromServerFnError>() -> E {
    failed("not by this client")
}

fn failed<E: FromServerFnError>(why: &str) -> E {
    ServerFnErrorErr::Request(why.to_owned()).into_app_error()
}

impl<E: FromServerFnError> Client<E> for Fetch {
    type Request = Request;
    type Response = Answer;

    fn send(request: Request) -> impl Future<Output = Result<Answer, E>> + Send {
        SendWrapper::new(async move {
            let answer = fetch(&request.path, &request.how).await.map_err(|_| failed("nobody answers"))?;
            Ok(Answer(SendWrapper::new(answer.unchecked_into())))
        })
    }

    async fn open_websocket(
        _path: &str,
    ) -> Result<(impl Stream<Item = Result<Bytes, Bytes>> + Send + 'static, impl Sink<Bytes> + Send + 'static), E> {
        Err::<(stream::Empty<_>, sink::Drain<_>), E>(unable())
    }

    fn spawn(future: impl Future<Output = ()> + Send + 'static) {
        leptos::task::spawn_local(future);
    }
}

impl Request {
    fn new(path: &str, kind: &str, accepts: &str, body: &JsValue, method: &str) -> Self {
        let headers = Object::new();
        let how = Object::new();
        let set = |object: &Object, name: &str, value: &JsValue| _ = Reflect::set(object, &name.into(), value);
        set(&headers, "Content-Type", &kind.into());
        set(&headers, "Accept", &accepts.into());
        set(&how, "method", &method.into());
        set(&how, "headers", &headers);
        set(&how, "body", body);
        Self { path: path.to_owned(), how: SendWrapper::new(how) }
    }
}

impl<E: FromServerFnError> ClientReq<E> for Request {
    type FormData = ();

    fn try_new_req_query(_: &str, _: &str, _: &str, _: &str, _: http::Method) -> Result<Self, E> {
        Err(unable())
    }

    fn try_new_req_text(path: &str, kind: &str, accepts: &str, body: String, method: http::Method) -> Result<Self, E> {
        Ok(Self::new(path, kind, accepts, &body.into(), method.as_str()))
    }

    fn try_new_req_bytes(path: &str, kind: &str, accepts: &str, body: Bytes, method: http::Method) -> Result<Self, E> {
        Ok(Self::new(path, kind, accepts, &js_sys::Uint8Array::from(&*body).into(), method.as_str()))
    }

    fn try_new_req_form_data(_: &str, _: &str, _: &str, (): (), _: http::Method) -> Result<Self, E> {
        Err(unable())
    }

    fn try_new_req_multipart(_: &str, _: &str, (): (), _: http::Method) -> Result<Self, E> {
        Err(unable())
    }

    fn try_new_req_streaming(
        _: &str,
        _: &str,
        _: &str,
        _: impl Stream<Item = Bytes> + Send + 'static,
        _: http::Method,
    ) -> Result<Self, E> {
        Err(unable())
    }
}

impl<E: FromServerFnError> ClientRes<E> for Answer {
    fn try_into_string(self) -> impl Future<Output = Result<String, E>> + Send {
        SendWrapper::new(async move {
            let text = self.0.text().map_err(|_| failed("no text"))?;
            let text = JsFuture::from(text).await.map_err(|_| failed("no text"))?;
            text.as_string().ok_or_else(|| failed("no text"))
        })
    }

    async fn try_into_bytes(self) -> Result<Bytes, E> {
        ClientRes::<E>::try_into_string(self).await.map(Bytes::from)
    }

    fn try_into_stream(self) -> Result<impl Stream<Item = Result<Bytes, Bytes>> + Send + Sync + 'static, E> {
        Err::<stream::Empty<_>, E>(unable())
    }

    fn status(&self) -> u16 {
        self.0.status()
    }

    fn status_text(&self) -> String {
        self.0.status_text()
    }

    fn location(&self) -> String {
        String::new()
    }

    fn has_redirect(&self) -> bool {
        false
    }
}
