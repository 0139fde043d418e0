use super::*;

#[test]
fn private_hosts_are_not_asked() {
    let server = Server::new(|_, _| status(404));
    let port = server.host().rsplit(':').next().unwrap().to_owned();
    let names = ["localhost", "127.0.0.1", "[::1]", "intranet", "a.localhost", "2130706433", "[::ffff:127.0.0.1]"];
    let site = site(&names.map(|name| format!("http://{name}:{port}/")));
    let run = run(&mut command(&site, &[])).success();
    assert!(run.stderr.contains("asked 0 pages, 6 in private networks and not asked"), "{run}");
    assert_eq!(server.asked(), [""; 0]);
}

#[test]
fn addresses_can_be_left_out() {
    let server = Server::new(|_, _| status(404));
    let site = site(&["/a", "/b", "/c"].map(|path| server.url(path)));
    let site = site.config("rules: {front-matter: \"off\"}\nlinks:\n  exclude: ['/a$']\n");
    let run = links(&site, &["--exclude", "/b"]);
    assert!(run.stderr.contains("asked 1 page, 2 left out"), "{run}");
    assert_eq!(server.asked(), ["/c"]);
    let wrong = links(&site, &["--exclude", "("]).ends_with(2);
    assert!(wrong.stderr.contains("--exclude"), "{wrong}");
}

#[test]
fn examples_are_not_asked() {
    let site = site(&["https://example.com/", "https://docs.example.org/a"]);
    let run = run(&mut command(&site, &["--timeout", "1s"])).success();
    assert!(run.stderr.contains("asked 0 pages, 2 left out"), "{run}");
}

#[test]
fn no_network_is_no_dead_link() {
    // No name server is asked for names with so long a part, and none of them exists.
    let nowhere: Vec<String> = (0..20).map(|n| format!("https://{}{n}.dev/", "a".repeat(70))).collect();
    let site = site(&nowhere);
    let alone = links(&site, &[]).ends_with(2);
    assert!(alone.stderr.contains("no host can be reached"), "{alone}");
    assert_eq!(alone.stdout, "");
    // One host that answers shows that there is a network.
    let server = Server::new(|_, _| ok(""));
    let site = self::site(&[nowhere[..7].to_vec(), vec![server.url("/")]].concat());
    assert_eq!(findings(&site, &[]).len(), 7);
}
