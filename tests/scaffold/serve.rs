//! `lyceum serve`: the site as it lies there, over a real connection.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;
use std::time::Duration;

use super::*;

/// The program while it serves.
struct Serving {
    child: Child,
    address: String,
    said: Vec<String>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    fn start(folder: &Path, args: &[&str]) -> Self {
        let mut child = lyceum(folder, args).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        let mut said = Vec::new();
        let address = lines.find_map(|line| {
            said.push(line.clone());
            let rest = line.split_once("http://")?.1;
            Some(rest.split_once("/,")?.0.to_owned())
        });
        Self { child, address: address.unwrap_or_else(|| panic!("{said:?}")), said }
    }

    fn ask(&self, path: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[track_caller]
    fn expect(&self, path: &str, status: u16, words: &str) {
        let answer = self.ask(path, &self.address);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")) && answer.contains(words), "{path}: {answer}");
        let head = answer.to_lowercase();
        assert!(head.contains("\r\ncontent-security-policy: default-src 'self'\r\n"), "{path}: {answer}");
    }
}

#[test]
fn a_site_is_shown_without_a_build_and_nothing_else_is() {
    let temp = with_site();
    let serving = Serving::start(temp.path(), &["serve", "site", "--port", "0"]);
    assert!(serving.said.last().unwrap().contains(" documents at http://127.0.0.1:"), "{:?}", serving.said);
    serving.expect("/", 200, "<h1");
    serving.expect("/courses/first-course/", 200, "The first course");
    serving.expect("/no/such/page/", 404, "<html");
    for path in ["/.gitignore", "/../lyceum.yaml", "/%2e%2e/lyceum.yaml", "/courses/../../lyceum.yaml"] {
        serving.expect(path, 404, "<html");
    }
    assert!(!temp.path().join("site/public").exists(), "nothing is written");
    let foreign = serving.ask("/", "evil.example");
    assert!(foreign.starts_with("HTTP/1.1 403 ") && !foreign.contains("<h1"), "{foreign}");
}

#[test]
fn a_further_name_is_allowed() {
    let temp = with_site();
    let serving = Serving::start(temp.path(), &["serve", "site", "--port", "0", "--allow-host", "box.example"]);
    assert!(serving.ask("/", "box.example:8000").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_port_in_use_is_passed_over() {
    let temp = with_site();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let serving = Serving::start(temp.path(), &["serve", "site", "--port", &port]);
    assert!(serving.said[0].contains(&format!("port {port} is in use")), "{:?}", serving.said);
    serving.expect("/", 200, "<h1");
}

#[test]
fn a_site_that_cannot_be_read_is_refused() {
    let temp = with_site();
    refused(temp.path(), &["serve", "nowhere", "--port", "0"], "nowhere");
    fs::write(temp.path().join("site/lyceum.yaml"), "title: [").unwrap();
    refused(temp.path(), &["serve", "site", "--port", "0"], "lyceum.yaml");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_well() {
    let temp = with_site();
    let mut serving = Serving::start(temp.path(), &["serve", "site", "--port", "0"]);
    // A browser keeps a connection open.
    let mut open = TcpStream::connect(&serving.address).unwrap();
    write!(open, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    open.read_exact(&mut [0; 12]).unwrap();
    let id = serving.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(serving.child.wait().unwrap().code(), Some(0));
}
