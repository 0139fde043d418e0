use super::*;

#[test]
fn a_broken_one_is_two_with_file_line_and_excerpt() {
    let site = clean().file(
        "templates/document.html",
        "{% extends \"base.html\" %}\n{% block content %}\n{{ page.title | }}\n{% endblock %}\n",
    );
    let run = site.run("build", &["--out", "nowhere"]).ends_with(2);
    assert!(
        run.stderr.contains("document.html") && run.stderr.contains('3') && run.stderr.contains("{{ page.title | }}"),
        "{run}"
    );
}

#[test]
fn one_that_fails_while_rendering_as_well() {
    let site = clean().file(
        "templates/document.html",
        "{% extends \"base.html\" %}\n{% block content %}\n<p>{{ page.nothing.at_all }}</p>\n{% endblock %}\n",
    );
    let out = site.beside("out");
    let run = site.run("build", &["--out", out.to_str().expect("UTF-8")]).ends_with(2);
    assert!(run.stderr.contains("document.html") && run.stderr.contains("page.nothing.at_all"), "{run}");
    assert_eq!(files_in(&out), [""; 0], "a build that fails writes nothing");
}

#[test]
fn an_ejected_one_overrides_the_default() {
    let site = clean();
    let folder = site.path();
    let run = lyceum(&["eject", "templates/document.html"], &folder).success();
    assert!(run.stdout.is_empty(), "{run}");
    let file = site.at("templates/document.html");
    let before = site.build(&[]);
    let plain = read(&before.join("a/index.html"));
    fs::write(&file, read(&file).replace("<h1>", "<h1 class=\"mine\">")).expect("the template is written");
    let after = read(&site.build(&[]).join("a/index.html"));
    assert!(after.contains("<h1 class=\"mine\">"), "{after}");
    assert_eq!(after.replace("<h1 class=\"mine\">", "<h1>"), plain);
}

#[test]
fn an_own_one_can_extend_the_default() {
    let own = "{% extends \"default/document.html\" %}\n{% block body %}<p>before</p>{{ super() }}<p>after</p>{% endblock body %}\n";
    let page = read(&clean().file("templates/document.html", own).build(&[]).join("a/index.html"));
    let order = ["<p>before</p>", "<p>Text with", "<p>after</p>"]
        .map(|text| page.find(text).unwrap_or_else(|| panic!("no {text}\n{page}")));
    assert!(order.is_sorted(), "{page}");
}

#[test]
fn ejecting_replaces_nothing_unasked() {
    let site = clean().file("templates/document.html", "mine");
    let folder = site.path();
    lyceum(&["eject", "templates/document.html"], &folder).ends_with(2);
    assert_eq!(read(&site.at("templates/document.html")), "mine");
    lyceum(&["eject", "--force", "templates/document.html"], &folder).success();
    assert_ne!(read(&site.at("templates/document.html")), "mine");
    let run = lyceum(&["eject", "templates/documnt.html"], &folder).ends_with(2);
    assert!(run.stderr.contains("templates/document.html"), "{run}");
}

#[test]
fn an_own_theme_file_wins() {
    let site = clean().file("theme/custom.css", "p { color: rebeccapurple }\n");
    let files = tree(&site.build(&[]));
    let custom = files.iter().find(|(path, _)| path.ends_with("/custom.css")).expect("custom.css is there");
    assert!(String::from_utf8_lossy(custom.1).contains("rebeccapurple"));
}
