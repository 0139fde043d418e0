//! What the server of the preview answers, and what it refuses.

use std::fs;
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use lyceum::serve::Server;

use crate::Followed;
use crate::support::TestSite;

/// A running preview.
struct Running {
    followed: Followed,
    address: SocketAddr,
    stop: mpsc::Sender<()>,
    thread: JoinHandle<lyceum::error::Result<()>>,
    site: TestSite,
}

fn running(site: TestSite, hosts: &[&str]) -> Running {
    let followed = Followed::open(&site.path());
    let server = Server::bind(IpAddr::V4(Ipv4Addr::LOCALHOST), 0).expect("a port is free");
    let address = server.address();
    let hosts: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
    let app = followed.preview.app(address, &hosts);
    let (stop, stopped) = mpsc::channel::<()>();
    let until = async {
        let _ = tokio::task::spawn_blocking(move || stopped.recv()).await;
    };
    let thread = std::thread::spawn(move || server.run(app, until));
    Running { followed, address, stop, thread, site }
}

fn garden() -> TestSite {
    TestSite::new()
        .file("content/index.md", "---\ntitle: Front\nsecurity_level: Public\n---\n\nSee [[closed]].\n")
        .file(
            "content/closed.md",
            "---\ntitle: Secret plan\nsecurity_level: Confidential\nid: closed\n---\n\nHidden words.\n",
        )
        .file("content/notes/text.txt", "a file")
        .file("content/link.md", "---\ntitle: Link\nsecurity_level: Public\n---\n\n[text](notes/text.txt)\n")
}

impl Running {
    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a time can be set");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.get_with(path, "")
    }

    fn get_with(&self, path: &str, headers: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}Connection: close\r\n\r\n", self.address))
    }

    fn stop(self) {
        self.stop.send(()).expect("it runs");
        self.thread.join().expect("it does not panic").expect("it ends well");
    }
}

#[track_caller]
fn expect(answer: &str, status: u16, body: &str) {
    assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
    assert!(answer.split_once("\r\n\r\n").is_some_and(|(_, shown)| shown.contains(body)), "{answer}");
    let head = answer.to_lowercase();
    for header in
        ["content-security-policy: default-src 'self'", "x-content-type-options: nosniff", "cache-control: no-cache"]
    {
        assert_eq!(head.matches(header).count(), 1, "{header}: {answer}");
    }
}

#[test]
fn pages_and_files_are_shown_and_a_page_has_one_script_more() {
    let site = running(garden(), &[]);
    let page = site.get("/");
    expect(&page, 200, "<h1");
    let script = "<script src=\"/__lyceum/client.js?1\"></script></body>";
    assert_eq!(page.matches("/__lyceum/").count(), 1, "{page}");
    assert!(page.contains(script), "{page}");
    expect(&site.get("/notes/text.txt"), 200, "a file");
    expect(&site.get("/__lyceum/client.js"), 200, "EventSource");
    let moved = site.get("/closed");
    expect(&moved, 307, "");
    assert!(moved.contains("location: /closed/\r\n"), "{moved}");
    expect(&site.get("/sitemap.xml"), 404, "This page does not exist");
    site.stop();
}

#[test]
fn a_file_of_the_theme_is_found_under_the_name_its_folder_had() {
    let site = running(garden(), &[]);
    expect(&site.get("/theme.0000000000/main.js"), 200, "import");
    site.stop();
}

#[test]
fn ways_out_of_the_site_lead_nowhere() {
    let site = running(garden(), &[]);
    for path in [
        "/.git/config",
        "/../lyceum.yaml",
        "/%2e%2e/lyceum.yaml",
        "/..%2flyceum.yaml",
        "//etc/passwd",
        "/lyceum.yaml",
        "/closed.md",
    ] {
        let answer = site.get(path);
        assert!(answer.starts_with("HTTP/1.1 404 ") || answer.starts_with("HTTP/1.1 400 "), "{path}: {answer}");
        assert!(!answer.contains("title: Test site"), "{path}: {answer}");
    }
    site.stop();
}

#[test]
fn foreign_names_are_refused_unless_they_are_allowed() {
    let site = running(garden(), &["preview.example"]);
    let as_host = |host: &str| site.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    expect(&as_host("evil.example"), 403, "--allow-host");
    expect(&as_host("preview.example:80"), 200, "<h1");
    expect(&as_host("localhost:1"), 200, "<h1");
    site.stop();
}

#[test]
fn an_audience_sees_what_a_build_for_it_would_write() {
    let site = running(garden(), &[]);
    expect(&site.get("/closed/"), 200, "Hidden words");
    let public = site.get_with("/closed/", "Cookie: a=b; lyceum-audience=Public\r\n");
    expect(&public, 404, "This page does not exist");
    let front = site.get_with("/", "Cookie: lyceum-audience=Public\r\n");
    assert!(!front.contains("Secret plan") && front.contains("another document"), "{front}");
    site.stop();
}

#[test]
fn a_server_for_an_audience_shows_no_wider_one() {
    let site = running(garden().config("title: T\naudience: Internal\n"), &[]);
    for cookie in [
        "",
        "Cookie: lyceum-audience=Confidential\r\n",
        "Cookie: lyceum-audience=\r\n",
        "Cookie: lyceum-audience=x\r\n",
    ] {
        expect(&site.get_with("/closed/", cookie), 404, "This page does not exist");
    }
    for path in ["/__lyceum/page?path=/closed/", "/__lyceum/report/", "/__lyceum/audiences/"] {
        let answer = site.get(path);
        assert!(!answer.contains("Secret plan") && !answer.contains("closed.md"), "{path}: {answer}");
    }
    site.stop();
}

#[test]
fn a_document_that_moved_is_followed_and_one_that_is_gone_is_not() {
    let mut site = running(garden(), &[]);
    let content = site.site.path().join("content");
    fs::create_dir(content.join("deep")).expect("it can be made");
    fs::rename(content.join("closed.md"), content.join("deep/elsewhere.md")).expect("it can be moved");
    site.followed.changed(&[content.join("closed.md"), content.join("deep")]);
    let answer = site.get("/closed/");
    assert!(answer.starts_with("HTTP/1.1 307 ") && answer.contains("location: /deep/elsewhere/\r\n"), "{answer}");
    fs::remove_file(content.join("deep/elsewhere.md")).expect("it can be removed");
    site.followed.changed(&[content.join("deep/elsewhere.md")]);
    expect(&site.get("/closed/"), 404, "This page does not exist");
    site.stop();
}

#[test]
fn nothing_is_mended_for_pages_of_others() {
    let site = running(garden(), &[]);
    let post = |headers: &str| {
        let body = "{\"key\":\"x\"}";
        let length = body.len();
        let request = format!(
            "POST /__lyceum/mend HTTP/1.1\r\nHost: {0}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}",
            site.address
        );
        site.ask(&request)
    };
    let about = site.get("/__lyceum/page?path=/");
    let token = about.split("\"token\":\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token").to_owned();
    let own = format!("Origin: http://{}\r\n", site.address);
    expect(&post(""), 403, "");
    expect(&post(&own), 403, "");
    expect(&post(&format!("Origin: http://evil.example\r\nX-Lyceum-Token: {token}\r\n")), 403, "");
    expect(&post(&format!("{own}X-Lyceum-Token: {token}\r\n")), 409, "not checked yet");
    site.stop();
}

#[test]
fn a_port_in_use_gives_the_next_one() {
    let local = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let first = Server::bind(local, 0).expect("a port is free");
    let second = Server::bind(local, first.address().port()).expect("one behind it is free");
    assert!(second.address().port() > first.address().port());
}
