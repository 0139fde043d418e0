//! A web server on this machine, for the people who work on a site. Knows nothing of what it answers with.
//!
//! It says what a strict host would say: no script or style of a page's own, no type guessed; and it answers only under
//! names that are its own.

mod guard;

use std::future::Future;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
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
}

impl Server {
    /// Takes a port: the wanted one or, where that is in use, the next free one.
    ///
    /// # Errors
    /// None of the ports can be had.
    pub fn bind(host: IpAddr, port: u16) -> Result<Self> {
        let listener = listen(host, port)?;
        let address = listener.local_addr().map_err(|e| Error::new(format!("cannot listen on {host}: {e}")))?;
        Ok(Self { listener, address })
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
    pub fn run(self, app: Router, stop: impl Future<Output = ()>) -> Result<()> {
        let failed = |e: std::io::Error| Error::new(format!("cannot serve the site: {e}"));
        self.listener.set_nonblocking(true).map_err(failed)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let done = runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            tokio::select! {
                done = axum::serve(listener, app).into_future() => done,
                () = stop => Ok(()),
            }
        });
        // Dropping it would wait for pages that are still being made.
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

/// An application behind the guard of names, with the headers on every answer, refusals too. `hosts` are names beside those
/// of this machine under which it may be asked.
pub fn guarded(app: Router, ip: IpAddr, hosts: &[String]) -> Router {
    let guard = Arc::new(Guard::new(ip, hosts));
    app.layer(middleware::from_fn_with_state(guard, answer))
        .layer(header(CONTENT_SECURITY_POLICY, "default-src 'self'"))
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(CACHE_CONTROL, "no-cache"))
}

async fn answer(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    if !guard.knows_host(request.headers()) {
        let sentence = "This preview does not answer to this name: open it as http://localhost with its port, or start it with --allow-host and this name.\n";
        return (StatusCode::FORBIDDEN, sentence).into_response();
    }
    next.run(request).await
}

fn header(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}
