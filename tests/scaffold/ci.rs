//! The files for continuous integration that `init` writes: what they promise, and that their commands run as they stand.
//!
//! The services themselves are played by bash: each step runs as it is written, with a `cargo` that notes what it was
//! asked for and puts the program under test where it was told to.

use std::path::PathBuf;

use serde_yaml::Value;

use super::*;

const VERSION: &str = env!("CARGO_PKG_VERSION");

#[test]
fn github_checks_out_all_history_and_uploads_whatever_was_found() {
    let site = Site::new();
    let workflow = site.yaml(".github/workflows/check.yml");
    let job = &workflow["jobs"]["site"];
    assert_eq!(step(job, "actions/checkout")["with"]["fetch-depth"], 0);
    let upload = step(job, "github/codeql-action/upload-sarif");
    assert!(text(&upload["if"]).starts_with("always()"), "a failing check is what there is to upload");
    assert_eq!(job["permissions"]["security-events"], "write");
    assert_eq!(workflow["permissions"], serde_yaml::from_str::<Value>("contents: read").unwrap());
    assert_eq!(workflow["env"]["LYCEUM_VERSION"], VERSION);
    let saved = step(job, "actions/cache/save");
    assert_eq!(saved["with"]["path"], step(job, "actions/cache/restore")["with"]["path"]);
    assert!(place(job, "actions/cache/save") < command_place(job, "lyceum check"), "saved before the check can fail");
}

#[test]
fn gitlab_fetches_all_history_and_keeps_the_reports_of_a_failing_check() {
    let site = Site::new();
    let pipeline = site.yaml(".gitlab-ci.yml");
    assert_eq!(pipeline["variables"]["GIT_DEPTH"], "0");
    assert_eq!(pipeline["variables"]["LYCEUM_VERSION"], VERSION);
    assert_eq!(pipeline["site"]["artifacts"]["when"], "always");
    assert_eq!(pipeline["site"]["cache"]["when"], "always");
    assert!(text(&pipeline["site"]["cache"]["key"]).contains("$LYCEUM_VERSION"));
    // The publishing job is what GitLab looks for by this name and this folder, and does nothing unless asked to.
    assert_eq!(pipeline["pages"]["artifacts"]["paths"][0], "public/");
    assert!(text(&pipeline["pages"]["rules"][0]["if"]).contains("$PUBLISH_PAGES == \"true\""));
}

#[test]
fn the_steps_for_github_run_as_written() {
    let site = Site::new();
    let steps = site.github_steps();
    let run = site.bash(&steps, "");
    assert_eq!(run.status, 0, "{}{}", run.data, run.said);
    assert_eq!(
        site.asked(),
        [
            "rustup toolchain install stable --profile minimal --no-self-update".to_owned(),
            format!("cargo +stable install lyceum --version {VERSION} --locked --root {}", site.home("lyceum-program")),
        ]
    );
    assert!(run.data.contains("::notice title=Lyceum::no problems"), "{}", run.data);
    let sarif: serde_json::Value = serde_json::from_str(&site.read("lyceum-report.sarif")).unwrap();
    let job = &site.yaml(".github/workflows/check.yml")["jobs"]["site"];
    assert_eq!(step(job, "github/codeql-action/upload-sarif")["with"]["sarif_file"], "lyceum-report.sarif");
    assert_eq!(sarif["runs"][0]["results"], serde_json::json!([]));
    assert!(site.read("public/index.html").contains("This is the front page"));
    assert_eq!(site.git(&["status", "--porcelain"]), "", "what the job makes is ignored");
}

#[test]
fn a_fault_stops_github_before_the_site_is_built() {
    let site = Site::new();
    site.write("content/new.md", "[[nowhere]]\n");
    let run = site.bash(&site.github_steps(), "");
    assert_eq!(run.status, 1, "{}{}", run.data, run.said);
    assert!(run.data.contains("::error file=content/new.md,line=1"), "{}", run.data);
    assert!(site.read("lyceum-report.sarif").contains("\"content/new.md\""));
    assert!(!site.path().join("public").exists());
}

#[test]
fn the_steps_for_gitlab_run_as_written() {
    let site = Site::new();
    let script = site.gitlab_script();
    let run = site.bash(&script, "");
    assert_eq!(run.status, 0, "{}{}", run.data, run.said);
    let root = site.path().join(".lyceum-program");
    let install = format!("cargo install lyceum --version {VERSION} --locked --force --root {}", root.display());
    assert_eq!(site.asked(), [install]);
    let reports = &site.yaml(".gitlab-ci.yml")["site"]["artifacts"]["reports"];
    assert_eq!(site.read(text(&reports["codequality"])).trim(), "[]");
    assert!(site.read(text(&reports["junit"])).contains("<testsuites"));
    assert!(site.read("public/index.html").contains("This is the front page"));
    assert_eq!(site.git(&["status", "--porcelain"]), "", "what the job makes is ignored");
    // The second run finds the program in the cache.
    let run = site.bash(&script, "");
    assert_eq!((run.status, site.asked().len()), (0, 1), "{}{}", run.data, run.said);
}

#[test]
fn lyceum_can_come_from_a_repository() {
    let from = "LYCEUM_REPOSITORY=https://git.example.org/lyceum.git";
    let wanted = format!("install lyceum --git https://git.example.org/lyceum.git --tag v{VERSION} --locked");
    for script in [Site::github_steps, Site::gitlab_script] {
        let site = Site::new();
        let run = site.bash(&script(&site), from);
        assert_eq!(run.status, 0, "{}{}", run.data, run.said);
        assert!(site.asked().iter().any(|asked| asked.contains(&wanted)), "{:?}", site.asked());
    }
}

#[test]
fn the_hook_checks_the_named_files_only() {
    let site = Site::new();
    let config = site.yaml(".pre-commit-config.yaml");
    let hook = &config["repos"][0]["hooks"][0];
    assert_eq!((text(&hook["language"]), &hook["pass_filenames"]), ("system", &Value::Bool(true)));
    let files = regex::Regex::new(text(&hook["files"])).unwrap();
    for (path, wanted) in [("content/a.md", true), ("b.MARKDOWN", true), ("a.md.txt", false), ("lyceum.yaml", false)] {
        assert_eq!(files.is_match(path), wanted, "{path}");
    }
    site.write("content/bad one.md", "[[nowhere]]\n");
    let entry = text(&hook["entry"]).strip_prefix("lyceum ").unwrap();
    let run_on = |names: &[&str]| run(&site.path(), &entry.split(' ').chain(names.iter().copied()).collect::<Vec<_>>());
    let bad = run_on(&["content/bad one.md", "content/index.md"]);
    assert_eq!(bad.status, 1, "{}{}", bad.data, bad.said);
    assert!(bad.data.contains("broken-link"), "{}", bad.data);
    for fine in [&["content/index.md"][..], &["README.md", "content/courses/index.md"]] {
        let good = run_on(fine);
        assert_eq!(good.status, 0, "{fine:?}: {}{}", good.data, good.said);
    }
}

#[test]
fn in_a_hook_of_a_linked_work_tree_paths_are_those_of_the_repository() {
    let site = Site::new();
    let hook = site.path().join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, "#!/bin/sh\n\"$LYCEUM\" check --format github --since HEAD\n").unwrap();
    assert!(Command::new("chmod").arg("+x").arg(&hook).status().unwrap().success());
    site.git(&["worktree", "add", "--quiet", "../linked"]);
    let linked = site.temp.path().join("linked");
    fs::write(linked.join("content/new.md"), "[[nowhere]]\n").unwrap();
    git(&linked, &["add", "--all"]);
    let commit = git(&linked, &["commit", "--message", "At fault"]);
    let said = String::from_utf8(commit.stdout).unwrap() + &String::from_utf8(commit.stderr).unwrap();
    assert!(!commit.status.success() && said.contains("::error file=content/new.md,line=1"), "{said}");
}

/// A new site under git, on a machine where `cargo` and `rustup` only note what they are asked for.
struct Site {
    temp: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let site = Self { temp: with_site() };
        fs::create_dir(site.home("")).unwrap();
        site.put_program("rustup", "");
        site.put_program(
            "cargo",
            "for word; do root=$word; done\nmkdir -p \"$root/bin\"\nln -sf \"$LYCEUM\" \"$root/bin/lyceum\"\n",
        );
        site.git(&["init", "--quiet", "."]);
        site.git(&["add", "--all"]);
        site.git(&["commit", "--quiet", "--message", "Begin"]);
        site
    }

    fn path(&self) -> PathBuf {
        self.temp.path().join("site")
    }

    /// A dot folder of the home of whoever runs the job.
    fn home(&self, name: &str) -> String {
        let home = self.temp.path().join("home");
        if name.is_empty() { home.display().to_string() } else { format!("{}/.{name}", home.display()) }
    }

    fn put_program(&self, name: &str, body: &str) {
        let bin = self.temp.path().join("bin");
        let _ = fs::create_dir(&bin);
        let text = format!("#!/bin/bash\necho {name} \"$@\" >> \"$ASKED\"\n{body}");
        fs::write(bin.join(name), text).unwrap();
        let made = Command::new("chmod").arg("+x").arg(bin.join(name)).status().unwrap();
        assert!(made.success());
    }

    /// What `cargo` and `rustup` were asked for.
    fn asked(&self) -> Vec<String> {
        let text = fs::read_to_string(self.temp.path().join("asked")).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path().join(path), text).unwrap();
    }

    fn yaml(&self, path: &str) -> Value {
        serde_yaml::from_str(&self.read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn git(&self, args: &[&str]) -> String {
        let output = git(&self.path(), args);
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The commands of the job for GitHub, with what the service does between its steps.
    fn github_steps(&self) -> String {
        let workflow = self.yaml(".github/workflows/check.yml");
        let steps = workflow["jobs"]["site"]["steps"].as_sequence().unwrap();
        let commands = steps.iter().filter_map(|step| step["run"].as_str());
        let between = "while read -r folder; do PATH=\"$folder:$PATH\"; done < \"$GITHUB_PATH\"\n";
        variables(&workflow["env"]) + &commands.map(|run| format!("{run}\n{between}")).collect::<String>()
    }

    /// The commands of the job for GitLab.
    fn gitlab_script(&self) -> String {
        let pipeline = self.yaml(".gitlab-ci.yml");
        let part = |name: &str| pipeline["site"][name].as_sequence().unwrap().clone();
        let commands = [part("before_script"), part("script")].concat();
        variables(&pipeline["variables"]) + &commands.iter().map(|line| format!("{}\n", text(line))).collect::<String>()
    }

    /// Runs commands as the services do: with bash, up to the first that fails. `setting` wins over the file's own.
    fn bash(&self, script: &str, setting: &str) -> Run {
        let script = match setting.split_once('=') {
            Some((name, value)) => script.replacen(&format!("{name}=''"), &format!("{name}='{value}'"), 1),
            None => script.to_owned(),
        };
        fs::write(self.temp.path().join("github-path"), "").unwrap();
        let path = format!("{}:{}", self.temp.path().join("bin").display(), std::env::var("PATH").unwrap());
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script])
            .current_dir(self.path())
            .env("PATH", path)
            .env("HOME", self.home(""))
            .env("GITHUB_PATH", self.temp.path().join("github-path"))
            .env("CI_PROJECT_DIR", self.path())
            .env("ASKED", self.temp.path().join("asked"))
            .env("LYCEUM", env!("CARGO_BIN_EXE_lyceum"))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Run { status: output.status.code().unwrap(), data: text(output.stdout), said: text(output.stderr) }
    }
}

/// Runs git without the settings of whoever runs the tests.
fn git(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(args);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    command.env("LYCEUM", env!("CARGO_BIN_EXE_lyceum")).output().unwrap()
}

/// Assignments for bash.
fn variables(map: &Value) -> String {
    let entries = map.as_mapping().unwrap().iter();
    entries.map(|(name, value)| format!("export {}='{}'\n", text(name), text(value))).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value:?}"))
}

/// The place among a job's steps of the one that uses an action, whatever its version.
fn place(job: &Value, action: &str) -> usize {
    let steps = job["steps"].as_sequence().unwrap();
    let uses = |step: &Value| step["uses"].as_str().is_some_and(|uses| uses.starts_with(&format!("{action}@")));
    steps.iter().position(uses).unwrap_or_else(|| panic!("no step uses {action}"))
}

fn step<'a>(job: &'a Value, action: &str) -> &'a Value {
    &job["steps"][place(job, action)]
}

fn command_place(job: &Value, command: &str) -> usize {
    let steps = job["steps"].as_sequence().unwrap();
    steps.iter().position(|step| step["run"].as_str().is_some_and(|run| run.starts_with(command))).unwrap()
}
