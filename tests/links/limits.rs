use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::*;

#[test]
fn a_host_that_asks_for_a_pause_gets_it() {
    let server = Server::new(|path, before| if path == "/busy" && before == 0 { busy(1) } else { ok("") });
    let site = site(&[server.url("/busy"), server.url("/other")]);
    assert_eq!(said(&findings(&site, &[])), [""; 0]);
    assert_eq!(server.count("/busy"), 2);
    assert!(server.pauses("/busy")[0] >= Duration::from_secs(1), "{:?}", server.pauses("/busy"));
}

#[test]
fn a_host_that_stays_busy_is_left_alone() {
    let server = Server::new(|_, _| busy(0));
    let pages: Vec<String> = (0..20).map(|n| server.url(&format!("/{n:02}"))).collect();
    let site = site(&pages);
    let found = said(&findings(&site, &["--per-host", "1", "--retries", "1"]));
    let host = server.host();
    assert_eq!(found.len(), 20);
    assert_eq!(found[0], format!("unreachable-link 1:6 `{}` answers 429 (Too Many Requests)", pages[0]));
    assert_eq!(
        found[19],
        format!("unreachable-link 20:6 `{host}` wants fewer questions, so it was not asked for this page")
    );
    assert_eq!(server.asked(), ["/00", "/00"]);
}

#[test]
fn what_fails_for_a_moment_is_asked_again() {
    let server = Server::new(|path, before| match (path, before) {
        ("/503", 0 | 1) => status(503),
        ("/drop", 0) => Reply::Drop,
        ("/500", _) => status(500),
        ("/501", _) => status(501),
        _ => ok(""),
    });
    let site = site(&["/503", "/drop", "/500", "/501"].map(|path| server.url(path)));
    assert_eq!(
        said(&findings(&site, &["--retries", "2"])),
        [
            format!("unreachable-link 3:6 `{}` answers 500 (Internal Server Error)", server.url("/500")),
            format!("unreachable-link 4:6 `{}` answers 501 (Not Implemented)", server.url("/501")),
        ]
    );
    let counts = ["/503", "/drop", "/500", "/501"].map(|path| server.count(path));
    assert_eq!(counts, [3, 2, 3, 1]);
    let pauses = server.pauses("/500");
    assert!(pauses[0] >= Duration::from_millis(450), "{pauses:?}");
    assert!(pauses[1] >= Duration::from_millis(950), "the second pause is twice as long: {pauses:?}");
}

#[test]
fn a_hanging_host_does_not_hold_the_run() {
    let hanging = Server::new(|_, _| Reply::Hang);
    let lively = Server::new(|_, _| ok(""));
    let mut pages: Vec<String> = (0..40).map(|n| hanging.url(&format!("/{n:02}"))).collect();
    pages.push(lively.url("/"));
    let site = site(&pages);
    let start = Instant::now();
    let found = said(&findings(&site, &["--timeout", "500ms", "--retries", "1", "--per-host", "2"]));
    // Twice half a second and a pause of as much, for the first pages; one after the other it would be a minute.
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    let host = hanging.host();
    assert_eq!(found.len(), 40);
    assert_eq!(found[0], format!("unreachable-link 1:6 `{}` did not answer within 0.5 s", pages[0]));
    let unasked = format!("`{host}` had stopped answering, so it was not asked for this page");
    assert!(found[39].ends_with(&unasked), "{}", found[39]);
    assert!(hanging.asked().len() <= 8, "{:?}", hanging.asked());
    assert_eq!(lively.count("/"), 1);
}

#[test]
fn an_answer_that_drips_is_no_answer() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            std::thread::spawn(move || {
                // One letter of the head after the other, without an end.
                while std::io::Write::write_all(&mut stream, b"H").is_ok() {
                    std::thread::sleep(Duration::from_millis(50));
                }
            });
        }
    });
    let site = site(&[format!("http://{address}/")]);
    let start = Instant::now();
    let found = said(&findings(&site, &["--timeout", "1s", "--retries", "0"]));
    assert!(found[0].starts_with("unreachable-link"), "{found:?}");
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

#[test]
fn a_thousand_addresses_on_ten_hosts() {
    // How many requests are open now, and how many were at most, over all hosts.
    static OPEN: [AtomicUsize; 2] = [AtomicUsize::new(0), AtomicUsize::new(0)];
    let servers: Vec<Server> = (1..=10_u8)
        .map(|n| {
            Server::on([127, 0, 0, n].into(), |path, _| {
                OPEN[1].fetch_max(OPEN[0].fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(20));
                OPEN[0].fetch_sub(1, Ordering::SeqCst);
                if path.ends_with("7") { status(404) } else { ok("") }
            })
        })
        .collect();
    let mut site = TestSite::new().config("rules: {front-matter: \"off\"}\n");
    for document in 0..100 {
        let lines: Vec<String> =
            servers.iter().map(|server| format!("- <{}>\n", server.url(&format!("/{document}")))).collect();
        // Each address stands in two documents.
        site = site.file(&format!("content/{document:03}.md"), &lines.concat());
        site = site.file(&format!("content/again/{document:03}.md"), &lines.concat());
    }
    let found = findings(&site, &["--per-host", "3"]);
    assert_eq!(found.len(), 2 * 10 * 10);
    assert!(found.iter().all(|found| found["rule"] == "dead-link"));
    for server in &servers {
        let counts = server.counts();
        assert!(counts.len() == 100 && counts.values().all(|count| *count == 1), "{counts:?}");
        assert!((1..=3).contains(&server.most_at_once()), "{}", server.most_at_once());
    }
    let open = OPEN[1].load(Ordering::SeqCst);
    assert!((2..=30).contains(&open), "{open} at once");
    let again = links(&site, &[]);
    assert!(again.stderr.contains("asked 0 pages, 1000 known from earlier runs"), "{}", again.stderr);
}
