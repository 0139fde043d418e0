use super::*;

#[test]
fn each_address_is_asked_once_and_found_wherever_it_stands() {
    let server = Server::new(|address, _| if address.ends_with("/ok") { ok("") } else { status(404) });
    let (ok, gone) = ("http://pages.dev/ok", "http://pages.dev/gone");
    let text = format!(
        "---\ntitle: A\nrelations:\n  - \"{gone}\"\n  - {{to: {gone}, type: related}}\nsource: '{gone}'\nmore:\n  deep: [{gone}, {ok}]\n---\n\
        See [gone]({gone}), [ok]({ok}) and ![picture]({gone}).\n\nBare {gone}, <{gone}>, and [by name][x].\n\n\
        <a href=\"{gone}\">html</a> <img src='{gone}'>\n\n`{gone}`\n\n```\n{gone}\n```\n\n[x]: {gone}\n"
    );
    let site = TestSite::new().config("rules: {front-matter: \"off\"}\n").file("content/a.md", &text);
    let found = findings_through(&server, &site);
    let places: Vec<String> = found
        .iter()
        .map(|found| {
            assert_eq!(found["rule"], "dead-link", "{found}");
            format!("{}:{}", found["range"]["start"]["line"], found["range"]["start"]["column"])
        })
        .collect();
    let length = gone.len();
    let expected = [
        "4:5".to_owned(),
        "5:10".to_owned(),
        "6:9".to_owned(),
        "8:10".to_owned(),
        "10:12".to_owned(),
        format!("10:{}", 12 + length + 7 + ok.len() + 1 + ") and ![picture](".len()),
        "12:6".to_owned(),
        format!("12:{}", 6 + length + 3),
        format!("12:{}", 6 + length + 3 + length + ">, and ".len()),
        "14:10".to_owned(),
        format!("14:{}", 10 + length + "\">html</a> <img src='".len()),
    ];
    assert_eq!(places, expected);
    let mut asked = server.asked();
    asked.sort();
    assert_eq!(asked, [gone, ok]);
}

#[test]
fn what_is_gone() {
    let server = Server::new(|path, _| status(if path == "/a" { 404 } else { 410 }));
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    // No name server is asked for a name with so long a part.
    let nowhere = format!("{}.dev", "a".repeat(70));
    let site = site(&[
        server.url("/a"),
        server.url("/b"),
        format!("http://{free}/"),
        format!("https://{nowhere}/x"),
        "https://".to_owned(),
    ]);
    assert_eq!(
        said(&findings(&site, &[])),
        [
            format!("dead-link 1:6 `{}` does not exist: its host answers 404", server.url("/a")),
            format!("dead-link 2:6 `{}` is gone for good: its host answers 410", server.url("/b")),
            format!("dead-link 3:6 `{free}` takes no connections"),
            format!("dead-link 4:6 there is no host `{nowhere}`"),
            "dead-link 5:6 `https://` is no address that a browser could open".to_owned(),
        ]
    );
    assert_eq!(links(&site, &[]).status, 1);
}

#[test]
fn what_cannot_be_told() {
    let server = Server::new(|path, _| match path {
        "/forbidden" => status(403),
        "/odd" => status(999),
        "/not-changed" => status(304),
        "/drop" => Reply::Drop,
        _ => ok(""),
    });
    let site = site(&["/ok", "/forbidden", "/odd", "/not-changed", "/drop"].map(|path| server.url(path)));
    let (host, found) = (server.host(), findings(&site, &["--retries", "0"]));
    let said = said(&found);
    let answers =
        |at: &str, path: &str, what: &str| format!("unreachable-link {at} `{}` answers {what}", server.url(path));
    assert_eq!(
        said[..3],
        [
            answers("2:6", "/forbidden", "403 (Forbidden)"),
            answers("3:6", "/odd", "999"),
            answers("4:6", "/not-changed", "304 (Not Modified)"),
        ]
    );
    assert!(said[3].starts_with(&format!("unreachable-link 5:6 the connection to `{host}` broke off: ")), "{said:?}");
    assert!(found.iter().all(|found| found["level"] == "warning"), "{found:?}");
    assert_eq!(links(&site, &["--retries", "0"]).status, 0);
    assert_eq!(links(&site, &["--retries", "0", "--strict"]).status, 1);
}

#[test]
fn a_status_can_be_accepted() {
    let server = Server::new(|path, _| status(path[1..].parse().unwrap()));
    let site = site(&["/401", "/403", "/404", "/500"].map(|path| server.url(path)));
    let rules = |arguments: &[&str]| {
        let found = findings(&site, &[&["--retries", "0", "--no-cache"], arguments].concat());
        found.iter().map(|found| found["range"]["start"]["line"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(rules(&["--accept", "200..299,403"]), [1, 3, 4]);
    assert_eq!(rules(&["--accept", "401..404"]), [4]);
    let site = site.config("rules: {front-matter: \"off\"}\nlinks: {accept: [401, \"500..599\"], retries: 0}\n");
    assert_eq!(said(&findings(&site, &["--no-cache"])).len(), 2);
}

#[test]
fn a_bad_certificate_is_called_one() {
    let certified = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivatePkcs8KeyDer::from(certified.signing_key.serialize_der());
    let provider = std::sync::Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key.into())
        .unwrap();
    let config = std::sync::Arc::new(config);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut connection = rustls::ServerConnection::new(config.clone()).unwrap();
            while connection.is_handshaking() && connection.complete_io(&mut stream).is_ok() {}
        }
    });
    let site = site(&[format!("https://localhost:{port}/a"), format!("https://localhost:{port}/b")]);
    let says = format!(
        "the certificate of `localhost:{port}` cannot be trusted: nobody whom this machine trusts has signed it"
    );
    assert_eq!(
        said(&findings(&site, &[])),
        [format!("unreachable-link 1:6 {says}"), format!("unreachable-link 2:6 {says}")]
    );
}

#[test]
fn anchors_are_looked_for_when_asked() {
    let page = "<h1 id=here>A</h1><a name=old></a><p id='b%20c'>";
    let server = Server::new(move |path, _| match path {
        "/text" => Reply::Is(200, "Content-Type: text/plain\r\n".into(), "here".into()),
        "/moved" => to(302, "/page"),
        _ => ok(page),
    });
    let paths = [
        "/page#here",
        "/page#old",
        "/page#gone",
        "/page",
        "/page#top",
        "/page#/route",
        "/text#any",
        "/moved#here",
        "/moved#gone",
    ];
    let site = site(&paths.map(|path| server.url(path)));
    assert_eq!(said(&findings(&site, &[])), [""; 0]);
    let before = server.count("/page");
    let gone = |at: &str, path: &str| {
        format!("broken-remote-anchor {at} `{}` exists, but it has no anchor `gone`", server.url(path))
    };
    let expected = [gone("3:6", "/page"), gone("9:6", "/moved")];
    assert_eq!(said(&findings(&site, &["--anchors"])), expected);
    // Once for the page itself, and at most once more at the end of the redirect.
    assert!(server.count("/page") <= before + 2, "{:?}", server.asked());
    let site = site.config("rules: {front-matter: \"off\"}\nlinks: {anchors: true}\n");
    assert_eq!(said(&findings(&site, &[])), expected);
}

#[test]
fn an_archive_is_asked_only_when_one_is_named() {
    let archive = Server::new(|path, _| {
        let has = path.contains("kept");
        let copy = r#"{"closest": {"available": true, "url": "http://archive.test/1/kept", "status": "200", "timestamp": "1"}}"#;
        Reply::Is(200, String::new(), format!(r#"{{"archived_snapshots": {}}}"#, if has { copy } else { "{}" }))
    });
    let server = Server::new(|path, _| if path == "/ok" { ok("") } else { status(404) });
    let site = site(&["/kept?a=b&c", "/lost", "/ok"].map(|path| server.url(path)));
    let helps = |arguments: &[&str]| {
        findings(&site, arguments).iter().map(|found| text(&found["help"]).to_owned()).collect::<Vec<_>>()
    };
    let none = "link to another page, or remove the link";
    assert_eq!(helps(&["--no-cache"]), [none, none]);
    assert_eq!(archive.asked(), [""; 0]);
    let copy = "an archive has a copy: `http://archive.test/1/kept`; link to it or to another page";
    assert_eq!(helps(&["--archive", &archive.url("/available")]), [copy, none]);
    let question = format!("/available?url={}", server.url("/kept?a=b&c").replace(':', "%3A").replace('/', "%2F"));
    assert_eq!(archive.asked()[0], question.replace('?', "%3F").replacen("%3F", "?", 1).replace("a=b&c", "a%3Db%26c"));
    assert_eq!(archive.asked().len(), 2);
}
