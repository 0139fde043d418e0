use super::*;

const COMMANDS: [&str; 17] = [
    "init",
    "new",
    "build",
    "check",
    "fix",
    "links",
    "mv",
    "serve",
    "routes",
    "audience",
    "graph",
    "rules",
    "explain",
    "schema",
    "eject",
    "completions",
    "man",
];

#[test]
fn of_every_command_has_an_example() {
    for name in COMMANDS {
        let run = here(&[name, "--help"]).success();
        assert!(run.stdout.contains("Example: lyceum ") && run.stderr.is_empty(), "{run}");
        assert!(run.stdout.contains(&format!("lyceum {name}")), "{run}");
    }
}

#[test]
fn names_every_command_and_the_statuses() {
    let run = here(&["--help"]).success();
    for name in COMMANDS {
        assert!(run.stdout.contains(&format!("  {name} ")), "no {name}\n{run}");
    }
    assert!(run.stdout.contains("Exit status"), "{run}");
    for name in run.stdout.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty()) {
        let name = name.split_whitespace().next().unwrap_or_default();
        assert!(COMMANDS.contains(&name) || name == "help", "`{name}` is not tested here");
    }
}

#[test]
fn the_version_is_the_packages() {
    assert_eq!(here(&["--version"]).success().stdout, format!("lyceum {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_and_the_manual_page_come_out() {
    for (shell, word) in [
        ("bash", "complete"),
        ("zsh", "#compdef"),
        ("fish", "complete -c lyceum"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let run = here(&["completions", shell]).success();
        assert!(run.stdout.contains(word) && run.stdout.contains("audience"), "{shell}");
    }
    let run = here(&["man"]).success();
    assert!(run.stdout.contains(".TH lyceum"), "{run}");
}
