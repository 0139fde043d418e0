use super::*;

fn server() -> Server {
    Server::new(|path, _| match path {
        "/old" => to(301, "/older"),
        "/older" => to(308, "/new"),
        "/half" => to(301, "/now"),
        "/now" => to(302, "/new"),
        "/away" => to(302, "/new"),
        "/slash" => to(301, "/slash/"),
        "/front" => to(301, "/"),
        "/dead" => to(301, "/nothing"),
        "/circle" => to(302, "/circle2"),
        "/circle2" => to(302, "/circle"),
        "/self" => to(301, "/self"),
        "/nowhere" => status(301),
        "/mail" => to(301, "mailto:a@a.test"),
        "/nothing" => status(404),
        _ => ok("<p id=a>"),
    })
}

#[test]
fn what_has_moved_for_good() {
    let server = server();
    let site = site(&["/old", "/old#a", "/half", "/away", "/slash", "/front", "/new"].map(|path| server.url(path)));
    let found = findings(&site, &[]);
    assert_eq!(
        said(&found),
        [
            format!("moved-link 1:6 `{}` has moved for good (308)", server.url("/old")),
            format!("moved-link 2:6 `{}` has moved for good (308)", server.url("/old#a")),
            format!("moved-link 3:6 `{}` has moved for good (301)", server.url("/half")),
            format!("moved-link 6:6 `{}` seems to be gone: it leads to a front page for good", server.url("/front")),
        ]
    );
    let helps: Vec<&str> = found.iter().map(|found| text(&found["help"])).collect();
    let write = |path: &str| format!("write `{}`", server.url(path));
    let look = format!("look for its new place from `{}`, or remove the link", server.url("/"));
    assert_eq!(helps, [write("/new"), write("/new#a"), write("/now"), look]);
    assert_eq!(found[3]["fix"], Value::Null);
    let fix = &found[1]["fix"];
    assert_eq!((&fix["safe"], &fix["edits"][0]["text"]), (&false.into(), &server.url("/new#a").into()));
}

#[test]
fn what_leads_nowhere() {
    let server = server();
    let site = site(&["/dead", "/circle", "/self", "/nowhere", "/mail"].map(|path| server.url(path)));
    assert_eq!(
        said(&findings(&site, &[])),
        [
            format!(
                "dead-link 1:6 `{}` does not exist: its host answers 404, after leading on to `{}`",
                server.url("/dead"),
                server.url("/nothing")
            ),
            format!("unreachable-link 2:6 `{}` leads on and on without an end", server.url("/circle")),
            format!("unreachable-link 3:6 `{}` leads on and on without an end", server.url("/self")),
            format!("unreachable-link 4:6 `{}` answers 301 (Moved Permanently)", server.url("/nowhere")),
            format!("unreachable-link 5:6 `{}` answers 301 (Moved Permanently)", server.url("/mail")),
        ]
    );
}

#[test]
fn fix_writes_the_new_address_wherever_it_stands() {
    let server = Server::new(|address, _| match address {
        "http://pages.dev/old" => to(301, "/new"),
        _ => ok(""),
    });
    let (old, new) = ("http://pages.dev/old", "http://pages.dev/new");
    let text = |at: &str| {
        format!(
            "---\nsource: '{at}' # ours\nrelations: [\"{at}\"]\n---\n[a]({at} \"t\") ![b](<{at}>) {at}, <{at}>\r\n\n\
            | [c]({at}) |\n|---|\n\n<a href=\"{at}\">d</a> `{old}`\n"
        )
    };
    let site = TestSite::new().config("rules: {front-matter: \"off\"}\n").file("content/a.md", &text(old));
    assert_eq!(findings_through(&server, &site).len(), 8);
    site.run("fix", &["--unsafe", "--select", "moved-link"]).success();
    assert_eq!(support::read(&site.at("content/a.md")), text(new));
    assert_eq!(said(&findings_through(&server, &site)), [""; 0]);
    let again = site.run("fix", &["--unsafe", "--select", "moved-link"]).success();
    assert!(again.stderr.contains("nothing to mend"), "{again}");
}

#[test]
fn a_way_into_a_private_network_is_not_taken() {
    let inside = Server::new(|_, _| ok("secret"));
    let way = inside.url("/secret");
    // Stands for the outside world: the program asks it as a proxy for every host, so none is really asked.
    let world = Server::new(move |_, _| to(301, &way));
    let site = site(&["http://1.1.1.1/page", "http://169.254.169.254/meta", "http://localhost/a", "http://wiki/b"]);
    let mut command = command(&site, &["--format", "json"]);
    let run = run(command.env("http_proxy", world.url("")));
    assert_eq!(run.status, 0, "{run}");
    assert!(run.stdout.contains("leads into a private network"), "{run}");
    assert!(run.stderr.contains("asked 1 page, 3 in private networks and not asked"), "{run}");
    assert_eq!(inside.asked(), [""; 0]);
    assert!(world.asked().iter().all(|asked| asked == "http://1.1.1.1/page"), "{:?}", world.asked());
}
