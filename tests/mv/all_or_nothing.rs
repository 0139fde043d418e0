//! When a write fails, everything is as it was.

use std::process::Command;

use super::*;

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_changes_nothing() {
    let long = format!("{}\n[[b]]\n", "words ".repeat(5_000));
    let site = site(&[("a.md", "[[b]]\n"), ("b.md", "text\n"), ("z.md", &long)]);
    let before = tree(&site.path());
    // The shell's limit on the size of files stands for a full disk: `a.md` can be written, `z.md` cannot.
    let script = "trap '' XFSZ; ulimit -f 4; exec \"$0\" mv content/b.md content/sub/c.md";
    let program = env!("CARGO_BIN_EXE_lyceum");
    let output = Command::new("sh").args(["-c", script, program]).current_dir(site.path()).output().expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("z.md") && said.contains("nothing was changed"), "{said}");
    assert_eq!(difference(&before, &tree(&site.path())), "");
    assert!(!site.at("content/sub").exists(), "no folder is left behind");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_changes_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let site = site(&[("a.md", "[[b]]\n"), ("b.md", "text\n"), ("locked/z.md", "[[b]]\n")]);
    let locked = site.at("content/locked");
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o555)).expect("its permissions");
    let free = std::fs::write(locked.join("probe"), "").is_ok();
    let before = tree(&site.path());
    if !free {
        let run = mv(&site, "b.md", "c.md").ends_with(2);
        assert!(run.stderr.contains("nothing was changed"), "{run}");
        assert_eq!(difference(&before, &tree(&site.path())), "");
    }
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o755)).expect("its permissions");
}
