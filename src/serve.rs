//! A web server for a built site, for the people who work on it: files as they lie in the output, and nothing else.
//!
//! It shows what a strict host would: no script or style of a page's own, no type guessed. Knows nothing of documents.

mod guard;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::error::{Error, Result};
use guard::Guard;

/// How many ports behind the wanted one are tried.
const NEXT_PORTS: u16 = 20;

/// A server that has its port and waits to be run.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    root: PathBuf,
}

impl Server {
    /// Takes a port for the site in a folder: the wanted one or, where that is in use, the next free one.
    ///
    /// # Errors
    /// The folder does not exist, or none of the ports can be had.
    pub fn bind(root: &Path, host: IpAddr, port: u16) -> Result<Self> {
        let root = root.canonicalize().map_err(|e| Error::io("serve", root, &e))?;
        let listener = listen(host, port)?;
        let address = listener.local_addr().map_err(|e| Error::new(format!("cannot listen on {host}: {e}")))?;
        Ok(Self { listener, address, root })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `stop` is ready. What is being sent then is cut off: a browser that keeps a connection open must not
    /// keep the program running.
    ///
    /// # Errors
    /// The machine gives no runtime for it.
    pub fn run(self, stop: impl Future<Output = ()>) -> Result<()> {
        let failed = |e: std::io::Error| Error::new(format!("cannot serve the site: {e}"));
        self.listener.set_nonblocking(true).map_err(failed)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let done = runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            let app = app(self.root, self.address.ip());
            tokio::select! {
                done = axum::serve(listener, app).into_future() => done,
                () = stop => Ok(()),
            }
        });
        // Dropping it would wait for files that are still being read.
        runtime.shutdown_background();
        done.map_err(failed)
    }
}

fn listen(host: IpAddr, port: u16) -> Result<TcpListener> {
    let last = port.saturating_add(if port == 0 { 0 } else { NEXT_PORTS });
    for port in port..=last {
        match TcpListener::bind((host, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                let address = SocketAddr::new(host, port).to_string();
                let failed = Error::io("listen on", Path::new(&address), &error);
                return Err(Error::new(format!("{failed}; choose another --port or --host")));
            }
        }
    }
    Err(Error::new(format!("the ports {port} to {last} are all in use; choose another with --port")))
}

/// The files of the site behind the guard, with the headers on every answer, refusals too.
fn app(root: PathBuf, ip: IpAddr) -> Router {
    let files = ServeDir::new(&root).fallback(not_found.with_state(root.clone()));
    let guard = Arc::new(Guard::new(root, ip));
    Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn_with_state(guard, answer))
        .layer(header(CONTENT_SECURITY_POLICY, "default-src 'self'"))
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(CACHE_CONTROL, "no-cache"))
}

async fn answer(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    if !guard.knows_host(request.headers()) {
        let sentence = "This server answers only to the name localhost: open it as http://localhost with its port.\n";
        return (StatusCode::FORBIDDEN, sentence).into_response();
    }
    if !guard.lets_through(request.uri().path()) {
        return not_found(State(guard.root().to_owned())).await;
    }
    next.run(request).await
}

/// The site's own page for addresses that lead nowhere.
async fn not_found(State(root): State<PathBuf>) -> Response {
    match std::fs::read(root.join("404.html")) {
        Ok(page) => {
            // Its links start at the page itself, which here may be asked for at any depth.
            let page = String::from_utf8_lossy(&page).replacen("<head>", "<head><base href=\"/\">", 1);
            (StatusCode::NOT_FOUND, Html(page)).into_response()
        }
        Err(_) => (StatusCode::NOT_FOUND, "There is no page at this address.\n").into_response(),
    }
}

fn header(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}
