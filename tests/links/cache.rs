use std::time::Duration;

use super::*;

fn cached(site: &TestSite) -> Value {
    serde_json::from_str(&support::read(&site.at(".lyceum/links.json"))).expect("the cache is JSON")
}

/// Makes all that is known older.
fn age(site: &TestSite, hours: i64) {
    let mut cache = cached(site);
    for (_, answer) in cache["pages"].as_object_mut().expect("pages") {
        let asked: jiff::Timestamp = text(&answer["asked"]).parse().expect("a time");
        let asked = asked - Duration::from_secs(hours as u64 * 3600);
        answer["asked"] = asked.to_string().into();
    }
    support::write(&site.at(".lyceum/links.json"), cache.to_string().as_bytes());
}

fn server() -> Server {
    Server::new(|path, _| match path {
        "/gone" => status(404),
        "/old" => to(301, "/ok"),
        _ => ok(""),
    })
}

#[test]
fn what_is_known_is_not_asked_again() {
    let server = server();
    let site = site(&["/ok", "/gone", "/old"].map(|path| server.url(path)));
    let first = findings(&site, &[]);
    let asked = server.asked().len();
    assert_eq!(findings(&site, &[]), first);
    assert_eq!(server.asked().len(), asked, "{:?}", server.asked());
    let keys: Vec<String> = cached(&site)["pages"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["/gone", "/ok", "/old"].map(|path| server.url(path)), "sorted, and in a normal form");
    // Of what was no good, less is believed.
    age(&site, 2);
    findings(&site, &[]);
    assert_eq!((server.count("/ok"), server.count("/gone"), server.count("/old")), (1, 2, 2));
    age(&site, 24 * 7);
    findings(&site, &[]);
    assert_eq!(server.count("/gone"), 3);
    assert_eq!(server.count("/ok"), 2);
}

#[test]
fn its_age_can_be_set() {
    let server = server();
    let site = site(&[server.url("/ok")]);
    links(&site, &[]);
    age(&site, 13);
    links(&site, &["--max-age", "14h"]);
    assert_eq!(server.count("/ok"), 1);
    links(&site, &["--max-age", "12h"]);
    assert_eq!(server.count("/ok"), 2);
    links(&site, &["--no-cache"]);
    links(&site, &["--no-cache"]);
    assert_eq!(server.count("/ok"), 4);
}

#[test]
fn offline_nobody_is_asked_and_nothing_changed() {
    let server = server();
    let site = site(&[server.url("/gone")]);
    let run = links(&site, &["--offline"]).success();
    assert!(run.stderr.contains("asked nobody, 1 not known yet"), "{run}");
    assert!(!site.at(".lyceum").exists());
    let online = findings(&site, &[]);
    age(&site, 24 * 365);
    let before = support::read(&site.at(".lyceum/links.json"));
    let site = site.file("content/b.md", &format!("<{}>\n", server.url("/ok")));
    assert_eq!(findings(&site, &["--offline"]), online);
    assert_eq!(support::read(&site.at(".lyceum/links.json")), before);
    assert_eq!(server.asked(), ["/gone"]);
}

#[test]
fn a_spoilt_cache_is_made_anew() {
    let server = server();
    let site = site(&[server.url("/ok")]).file(".lyceum/links.json", "{\"version\": 1, \"pages\": {\"http");
    let run = links(&site, &[]).success();
    assert!(run.stderr.contains("links.json` is not used and will be written anew"), "{run}");
    assert_eq!(cached(&site)["version"], 1);
    let again = links(&site, &[]).success();
    assert!(!again.stderr.contains("anew"), "{again}");
    assert_eq!(server.count("/ok"), 1);
}

#[test]
fn it_is_neither_content_nor_for_git() {
    let server = server();
    let site = TestSite::plain().file("a.md", &format!("# A\n\n<{}>\n", server.url("/ok")));
    links(&site, &[]);
    assert_eq!(support::read(&site.at(".lyceum/.gitignore")), "*\n");
    let out = site.build(&[]);
    assert!(!out.join(".lyceum/links.json").exists());
    let graph = site.graph();
    assert_eq!(graph["documents"].as_array().unwrap().len(), 1);
}

#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_keeps_what_it_has() {
    let server = Server::new(|path, _| if path == "/slow" { Reply::Hang } else { ok("") });
    let site = site(&["/a", "/b", "/slow"].map(|path| server.url(path)));
    let mut command = command(&site, &["--include-private", "--timeout", "60s"]);
    let mut child = command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    for path in ["/a", "/b", "/slow"] {
        server.wait_for(path);
    }
    // The answers to the quick ones are on their way.
    std::thread::sleep(Duration::from_secs(2));
    let id = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let status = child.wait().unwrap();
    let mut said = String::new();
    std::io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut said).unwrap();
    assert_eq!((status.code(), said.contains("stopped")), (Some(2), true), "{said}");
    assert_eq!(cached(&site)["pages"].as_object().unwrap().len(), 2);
    links(&site, &["--timeout", "100ms", "--retries", "0"]);
    assert_eq!((server.count("/a"), server.count("/b"), server.count("/slow")), (1, 1, 2));
}
