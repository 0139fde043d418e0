use super::*;

#[test]
fn any_folder_of_markdown_builds_with_no_set_up() {
    let site = TestSite::plain()
        .file("Notes/One.md", "Text [[Two]].\n")
        .file("Two.md", "")
        .file("content/three.md", "")
        .file("templates/t.md", "")
        .file("theme/x.md", "");
    let out = site.at("public");
    lyceum(&["build"], &site.path()).success();
    for page in [
        "index.html",
        "notes/one/index.html",
        "two/index.html",
        "content/three/index.html",
        "templates/t/index.html",
        "404.html",
    ] {
        assert!(out.join(page).is_file(), "no {page}");
    }
    lyceum(&["build"], &site.path()).success();
    assert!(!out.join("public").exists(), "the output is no content");
}

#[test]
fn only_a_configured_folder_has_content() {
    let site = clean().file("outside.md", "no content");
    assert_eq!(site.check().json["summary"]["documents"], 2);
}

#[test]
fn a_foreign_page_is_never_overwritten() {
    let site = clean();
    let out = site.beside("out");
    support::write(&out.join("index.html"), b"somebody's page");
    let run = site.run("build", &["--out", out.to_str().expect("UTF-8")]).ends_with(2);
    assert!(run.stderr.contains("index.html"), "{run}");
    assert_eq!(files_in(&out), ["index.html"]);
    assert_eq!(read(&out.join("index.html")), "somebody's page");
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let site = clean().file("out", "a file");
    site.run("build", &["--out", site.at("out").to_str().expect("UTF-8")]).ends_with(2);
    assert_eq!(read(&site.at("out")), "a file");
}

#[test]
fn the_content_folder_is_no_output() {
    let site = clean();
    let before = tree(&site.path());
    site.run("build", &["--out", site.at("content").to_str().expect("UTF-8")]).ends_with(2);
    assert_eq!(tree(&site.path()), before);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_content_folder_is_not_followed() {
    use std::os::unix::fs::symlink;
    let site = clean().file("secret/plan.md", "the secret").file("content/deep/x.md", "");
    // One text at two paths has one title.
    let site = site.config("title: Clean\nrules: {front-matter: \"off\", seo: \"off\", orphan-document: \"off\"}\n");
    symlink(site.at("secret"), site.at("content/folder")).expect("a link");
    symlink(site.at("secret/plan.md"), site.at("content/file.md")).expect("a link");
    symlink(site.at("content/deep"), site.at("content/inside")).expect("a link");
    symlink(site.at("content"), site.at("content/deep/loop")).expect("a link");
    let out = site.build(&[]);
    for (path, bytes) in tree(&out) {
        assert!(!String::from_utf8_lossy(&bytes).contains("the secret"), "{path}");
    }
    // But nobody has to wonder where its documents are.
    assert_eq!(
        site.check().places(),
        [
            "unreadable-file deep/loop:1:1",
            "unreadable-file file.md:1:1",
            "unreadable-file folder:1:1",
            "unreadable-file inside/loop:1:1"
        ]
    );
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_a_finding_and_stops_nothing() {
    let site = clean();
    std::os::unix::fs::symlink("nowhere", site.at("content/dangling.md")).expect("a link");
    let report = site.check();
    assert_eq!(report.places(), ["unreadable-file dangling.md:1:1"]);
    assert!(site.build(&[]).join("a/index.html").is_file());
}

#[test]
fn a_file_over_the_configured_size_is_a_finding() {
    let site = clean()
        .config("max_file_size: 1024\nrules: {front-matter: \"off\", orphan-document: \"off\"}\n")
        .file("content/big.md", &"word ".repeat(300));
    assert_eq!(site.check().places(), ["unreadable-file big.md:1:1"]);
    site.build(&[]);
}

#[test]
fn a_hundred_folders_deep() {
    let path = format!("content/{}leaf.md", "d/".repeat(100));
    let site = clean().file(&path, "deep text [[b]]\n");
    assert_eq!(site.check().json["summary"]["documents"], 3, "no document is lost in the depth");
    let out = site.build(&[]);
    assert!(read(&out.join(format!("{}leaf/index.html", "d/".repeat(100)))).contains("deep text"));
}

#[test]
fn files_with_nothing_in_them() {
    for text in [
        "",
        "---\n",
        "---",
        "---\n---\n",
        "\u{feff}",
        "\n",
        "\r\n",
        "---\n\n",
        "%%",
        "$$",
        "```",
        "[",
        "![[",
        "[[",
        "|",
        "> [!",
        "<",
        "&",
    ] {
        let site = clean().file("content/c.md", text);
        assert_eq!(site.check().json["summary"]["documents"], 3);
        assert!(site.build(&[]).join("c/index.html").is_file(), "{text:?}");
    }
}
