//! What the server of the preview answers: pages of the newest snapshot, files beside them, and what its script asks for.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, COOKIE, LOCATION, ORIGIN};
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures_util::stream;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;
use tower_http::services::ServeFile;

use super::{OWN, Preview, Snapshot, lock};
use crate::error::Result;
use crate::page::{encode, file_of};
use crate::render::Job;
use crate::serve::guarded;

/// The cookie by which a browser asks for an audience.
const AUDIENCE: &str = "lyceum-audience";
/// What must come with a request that changes a file.
const TOKEN: &str = "x-lyceum-token";
/// The largest request that is read, in bytes.
const LARGEST: usize = 16 * 1024;

/// The script and the style of the preview, which are no part of the site.
const OWN_FILES: [(&str, &str, &[u8]); 2] = [
    ("client.js", "text/javascript; charset=utf-8", include_bytes!(concat!(env!("OUT_DIR"), "/preview/client.js"))),
    ("client.css", "text/css; charset=utf-8", include_bytes!("../../preview/client.css")),
];

type Shared = State<Arc<Preview>>;

/// Everything the server answers, behind the guard of names.
pub(super) fn app(preview: Arc<Preview>, address: SocketAddr, hosts: &[String]) -> Router {
    let own = Router::new()
        .route("/events", get(events))
        .route("/page", get(about))
        .route("/mend", post(mend))
        .route("/report/", get(report))
        .route("/audiences/", get(audiences))
        .route("/{file}", get(own_file));
    let app = Router::new().nest(&format!("/{OWN}"), own).fallback(page).with_state(preview);
    guarded(app, address.ip(), hosts)
}

/// A page or a file of the site.
async fn page(State(preview): Shared, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let (uri, headers) = (request.uri().clone(), request.headers().clone());
    // Making a page takes its time, and others wait for news.
    match tokio::task::spawn_blocking(move || answer(&preview, &uri, &headers)).await {
        Ok(Answer::Made(response)) => response,
        // A film is sent piece by piece, from where the reader is.
        Ok(Answer::File(file)) => match ServeFile::new(file).try_call(request).await {
            Ok(response) => response.into_response(),
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        },
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// An answer, or the file that is one.
enum Answer {
    Made(Response),
    File(std::path::PathBuf),
}

fn answer(preview: &Preview, uri: &Uri, headers: &HeaderMap) -> Answer {
    let Ok(path) = percent_decode_str(uri.path()).decode_utf8() else {
        return Answer::Made(StatusCode::BAD_REQUEST.into_response());
    };
    let path = path.trim_start_matches('/');
    let snapshot = preview.snapshot();
    Answer::Made(match find(&snapshot, path, cookie(headers).as_deref()) {
        Ok(Found::File(file)) => return Answer::File(file),
        Ok(Found::Page(kind, bytes)) => respond(&snapshot, StatusCode::OK, &kind, bytes),
        Ok(Found::Folder(url)) => moved(&url),
        Ok(Found::Nothing(bytes)) => {
            let new = lock(&preview.moves).follow(path, &snapshot.library).map(str::to_owned);
            new.map_or_else(|| respond(&snapshot, StatusCode::NOT_FOUND, HTML, rooted(bytes)), |url| moved(&url))
        }
        Err(error) => {
            let page = super::own_pages::failed(&error);
            respond(&snapshot, StatusCode::INTERNAL_SERVER_ERROR, HTML, page.into_bytes())
        }
    })
}

const HTML: &str = "text/html; charset=utf-8";

/// What lies at an address.
enum Found {
    Page(String, Vec<u8>),
    File(std::path::PathBuf),
    /// A page, with a `/` behind its address.
    Folder(String),
    /// The page that says that there is nothing.
    Nothing(Vec<u8>),
}

fn find(snapshot: &Snapshot, path: &str, audience: Option<&str>) -> Result<Found> {
    let site = snapshot.site(snapshot.audience(audience))?;
    // Pages that are open still ask for files of the theme by the name that its folder had.
    let path = match path.split_once('/') {
        Some((folder, file)) if folder.starts_with("theme.") => format!("{}/{file}", snapshot.theme.folder),
        _ => path.to_owned(),
    };
    if let Some(job) = site.job_at(&file_of(&path)) {
        let page = site.page(&job)?;
        return Ok(Found::Page(kind_of(&page.path), page.bytes));
    }
    if let Some((_, file)) = site.assets().into_iter().find(|(asset, _)| *asset == path) {
        return Ok(Found::File(file));
    }
    let folder = format!("{path}/");
    if !path.ends_with('/') && site.job_at(&file_of(&folder)).is_some() {
        return Ok(Found::Folder(folder));
    }
    Ok(Found::Nothing(site.page(&Job::NotFound)?.bytes))
}

/// An answer; a page gets the script of the preview.
fn respond(snapshot: &Snapshot, status: StatusCode, kind: &str, bytes: Vec<u8>) -> Response {
    let bytes = if kind == HTML { with_script(bytes, snapshot.number) } else { bytes };
    (status, [(CONTENT_TYPE, kind.to_owned())], bytes).into_response()
}

/// A page with one element more: the script that keeps it up to date, before all others begin.
pub(super) fn with_script(bytes: Vec<u8>, number: u64) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let script = format!("<script src=\"/{OWN}/client.js?{number}\"></script>");
    match bytes.windows(END.len()).rposition(|window| window == END) {
        Some(at) => [&bytes[..at], script.as_bytes(), &bytes[at..]].concat(),
        None => bytes,
    }
}

/// The page for nothing is shown at any depth, so its links start at the root.
fn rooted(bytes: Vec<u8>) -> Vec<u8> {
    String::from_utf8_lossy(&bytes).replacen("<head>", "<head><base href=\"/\">", 1).into_bytes()
}

fn moved(url: &str) -> Response {
    (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, format!("/{}", encode(url)))]).into_response()
}

/// What kind of file it is, by its ending.
fn kind_of(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let text = kind.type_() == mime_guess::mime::TEXT || kind.subtype() == mime_guess::mime::JAVASCRIPT;
    if text { format!("{}; charset=utf-8", kind.essence_str()) } else { kind.to_string() }
}

fn cookie(headers: &HeaderMap) -> Option<String> {
    let all = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == AUDIENCE).map(|(_, value)| value.to_owned())
}

/// News, for as long as the browser listens.
async fn events(State(preview): Shared) -> impl IntoResponse {
    let hello = Event::default().data(preview.hello().to_string());
    let receiver = preview.events.subscribe();
    let news = stream::unfold((Some(hello), receiver, preview), |(first, mut receiver, preview)| async move {
        let event = match first {
            Some(hello) => hello,
            None => match receiver.recv().await {
                Ok(text) => Event::default().data(text),
                // It missed something, and has to look for itself.
                Err(RecvError::Lagged(_)) => Event::default().data(preview.hello().to_string()),
                Err(RecvError::Closed) => return None,
            },
        };
        Some((Ok::<_, std::convert::Infallible>(event), (None, receiver, preview)))
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}

/// What there is to say about a page.
async fn about(State(preview): Shared, uri: Uri, headers: HeaderMap) -> Json<Value> {
    let path = uri.query().and_then(|query| query.strip_prefix("path=")).unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
    let url = path.trim_start_matches('/').trim_end_matches("index.html");
    Json(preview.about(&preview.snapshot(), url, cookie(&headers).as_deref()))
}

/// Applies a fix, for a page of this server that knows the token.
async fn mend(State(preview): Shared, headers: HeaderMap, body: Body) -> Response {
    let text =
        |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let host = text(axum::http::header::HOST);
    let own = [format!("http://{host}"), format!("https://{host}")].contains(&text(ORIGIN));
    if !own || text(HeaderName::from_static(TOKEN)) != preview.token {
        return (StatusCode::FORBIDDEN, Json(json!({"error": "only a page of this preview can do that"})))
            .into_response();
    }
    let body = axum::body::to_bytes(body, LARGEST).await.unwrap_or_else(|_| Bytes::new());
    let key = serde_json::from_slice::<Value>(&body).ok().and_then(|body| Some(body["key"].as_str()?.to_owned()));
    let Some(key) = key else { return StatusCode::BAD_REQUEST.into_response() };
    let mended = tokio::task::spawn_blocking(move || preview.mend(&key)).await;
    match mended {
        Ok(Ok(())) => Json(json!({})).into_response(),
        Ok(Err(error)) => (StatusCode::CONFLICT, Json(json!({"error": error.to_string()}))).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn report(State(preview): Shared) -> Response {
    let snapshot = preview.snapshot();
    respond(&snapshot, StatusCode::OK, HTML, preview.report_page(&snapshot).into_bytes())
}

async fn audiences(State(preview): Shared) -> Response {
    let snapshot = preview.snapshot();
    respond(&snapshot, StatusCode::OK, HTML, super::own_pages::audiences(&snapshot).into_bytes())
}

async fn own_file(uri: Uri) -> Response {
    let name = uri.path().rsplit('/').next().unwrap_or_default();
    let file = OWN_FILES.iter().find(|(known, ..)| *known == name);
    file.map_or(StatusCode::NOT_FOUND.into_response(), |(_, kind, bytes)| {
        ([(CONTENT_TYPE, *kind), (CACHE_CONTROL, "no-cache")], *bytes).into_response()
    })
}
