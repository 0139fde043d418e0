use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use super::*;

const LOOPBACK: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

/// A server in a thread of its own, over a site made for the test.
struct Running {
    address: SocketAddr,
    stop: mpsc::Sender<()>,
    thread: JoinHandle<Result<()>>,
    _dir: tempfile::TempDir,
}

fn running() -> Running {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("public");
    for (path, text) in [
        ("index.html", "front page"),
        ("404.html", "own page for nothing"),
        ("growth/index.html", "growth page"),
        ("a b/ü.txt", "text"),
        (".lyceum", "list of files"),
        (".git/config", "secret"),
    ] {
        let file = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    fs::write(dir.path().join("secret.txt"), "secret").unwrap();
    #[cfg(unix)]
    links(&root);
    let server = Server::bind(&root, LOOPBACK, 0).unwrap();
    let (address, (stop, stopped)) = (server.address(), mpsc::channel::<()>());
    let until = async {
        let _ = tokio::task::spawn_blocking(move || stopped.recv()).await;
    };
    let thread = std::thread::spawn(move || server.run(until));
    Running { address, stop, thread, _dir: dir }
}

#[cfg(unix)]
fn links(root: &Path) {
    use std::os::unix::fs::symlink;
    symlink("../secret.txt", root.join("out.txt")).unwrap();
    symlink("..", root.join("up")).unwrap();
    symlink(".lyceum", root.join("list.txt")).unwrap();
    fs::create_dir(root.join("folder")).unwrap();
    symlink("../../secret.txt", root.join("folder/index.html")).unwrap();
    symlink("growth/index.html", root.join("inside.html")).unwrap();
}

impl Running {
    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    fn get_as(&self, host: &str) -> String {
        self.ask(&format!("GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"))
    }

    fn stop(self) {
        self.stop.send(()).unwrap();
        self.thread.join().unwrap().unwrap();
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
fn pages_are_shown() {
    let site = running();
    expect(&site.get("/"), 200, "front page");
    expect(&site.get("/growth/?q=1"), 200, "growth page");
    expect(&site.get("/a%20b/%C3%BC.txt"), 200, "text");
    let moved = site.get("/growth");
    expect(&moved, 307, "");
    assert!(moved.contains("location: /growth/\r\n"), "{moved}");
    site.stop();
}

#[test]
fn what_is_not_there_has_the_sites_own_page() {
    let site = running();
    for path in ["/missing/", "/growth/index.html/x", "/%00", "/a%ff"] {
        let answer = site.get(path);
        expect(&answer, 404, "own page for nothing");
        assert!(answer.contains("content-type: text/html"), "{answer}");
    }
    let posted = site
        .ask(&format!("POST / HTTP/1.1\r\nHost: {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", site.address));
    expect(&posted, 405, "");
    site.stop();
}

#[test]
fn hidden_files_and_files_outside_are_not_shown() {
    let site = running();
    for path in [
        "/.lyceum",
        "/%2elyceum",
        "/.git/config",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//growth",
    ] {
        expect(&site.get(path), 404, "own page for nothing");
    }
    site.stop();
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site_are_not_followed() {
    let site = running();
    for path in ["/out.txt", "/up/secret.txt", "/up/", "/list.txt", "/folder/", "/folder/index.html"] {
        expect(&site.get(path), 404, "own page for nothing");
    }
    expect(&site.get("/inside.html"), 200, "growth page");
    site.stop();
}

#[test]
fn foreign_names_are_refused() {
    let site = running();
    for host in ["Host: evil.example\r\n", "", "Host: localhost\r\nHost: evil.example\r\n"] {
        let answer = site.get_as(host);
        assert!(!answer.contains("front page"), "{answer}");
    }
    expect(&site.get_as("Host: evil.example\r\n"), 403, "localhost");
    expect(&site.get_as("Host: localhost:1\r\n"), 200, "front page");
    site.stop();
}

#[test]
fn a_port_in_use_gives_the_next_one() {
    let dir = tempfile::tempdir().unwrap();
    let first = Server::bind(dir.path(), LOOPBACK, 0).unwrap();
    let second = Server::bind(dir.path(), LOOPBACK, first.address().port()).unwrap();
    assert!(second.address().port() > first.address().port());
    assert!(second.address().port() - first.address().port() <= NEXT_PORTS);
}

#[test]
fn an_open_connection_does_not_keep_it_running() {
    let site = running();
    let mut silent = TcpStream::connect(site.address).unwrap();
    silent.write_all(b"GET / HT").unwrap();
    expect(&site.get("/"), 200, "front page");
    site.stop();
}
