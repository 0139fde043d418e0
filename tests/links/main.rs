//! `lyceum links` against servers that the tests start on loopback addresses. Nothing here reaches another machine.

#![cfg(feature = "linkcheck")]

#[path = "../support/mod.rs"]
mod support;

mod answers;
mod cache;
mod hosts;
mod limits;
mod redirects;
mod report;
mod server;

use std::ffi::OsStr;
use std::process::Command;

use serde_json::Value;
use server::{Reply, Server, busy, ok, status, to};
use support::{Run, TestSite};

const PROXIES: [&str; 8] =
    ["http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];

/// A site with one document, whose lines are links to addresses; the first stands on line 1, column 5.
fn site<S: AsRef<str>>(addresses: &[S]) -> TestSite {
    let lines: Vec<String> = addresses.iter().map(|address| format!("[a](<{}>)\n", address.as_ref())).collect();
    TestSite::new().config("rules: {front-matter: \"off\"}\n").file("content/a.md", &lines.concat())
}

/// The command, not started yet, on a site; loopback hosts are asked, and no proxy.
fn command(site: &TestSite, arguments: &[&str]) -> Command {
    let mut all = vec![OsStr::new("links").to_owned(), site.path().into_os_string()];
    all.extend(arguments.iter().map(|argument| OsStr::new(argument).to_owned()));
    let mut command = support::command(&all, &site.path());
    for name in PROXIES {
        command.env_remove(name);
    }
    command
}

fn run(command: &mut Command) -> Run {
    let output = command.output().expect("the program starts");
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
    Run {
        arguments: arguments.join(" "),
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    }
}

/// Runs the command on loopback hosts.
fn links(site: &TestSite, arguments: &[&str]) -> Run {
    let mut all = vec!["--include-private"];
    all.extend(arguments);
    run(&mut command(site, &all))
}

/// The findings of a run with more arguments: each with the line it stands on.
fn findings(site: &TestSite, arguments: &[&str]) -> Vec<Value> {
    let mut all = vec!["--include-private", "--format", "json"];
    all.extend(arguments);
    findings_of(&mut command(site, &all))
}

/// The findings of a run that reaches every host through a server, so that addresses may name any host.
fn findings_through(server: &Server, site: &TestSite) -> Vec<Value> {
    let mut command = command(site, &["--include-private", "--format", "json"]);
    findings_of(command.env("http_proxy", server.url("")))
}

fn findings_of(command: &mut Command) -> Vec<Value> {
    let run = run(command);
    assert!(run.status < 2, "{run}");
    let report: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("no JSON: {error}\n{run}"));
    let found = report["diagnostics"].as_array().expect("a list of findings").clone();
    found.iter().for_each(well_said);
    found
}

/// The findings, each as `rule line:column message`.
fn said(found: &[Value]) -> Vec<String> {
    let one = |found: &Value| {
        let start = &found["range"]["start"];
        format!("{} {}:{} {}", text(&found["rule"]), start["line"], start["column"], text(&found["message"]))
    };
    found.iter().map(one).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// What holds for the findings of every rule.
fn well_said(found: &Value) {
    let (message, help) = (text(&found["message"]), text(&found["help"]));
    let lower = message.starts_with(|c: char| !c.is_uppercase());
    assert!(lower && !message.ends_with(['.', '!']) && !message.contains('\n'), "{found}");
    assert!(!help.is_empty() && !help.ends_with('.'), "{found}");
}
