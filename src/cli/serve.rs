//! `lyceum serve`: shows the site on this machine as it is being written, with what is wrong with it.

use std::io::Write;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use clap::Args;

use super::Status;
use super::output::Terminal;
use super::site::SiteArgs;
use super::surroundings::surroundings;
use crate::error::Result;
use crate::preview::{Happened, Preview};
use crate::report::count;
use crate::serve::Server;

#[derive(Args, Debug)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// The port; the next free one is taken when it is in use
    #[arg(long, default_value_t = 8000)]
    pub(super) port: u16,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDR")]
    pub(super) host: std::net::IpAddr,
    /// A further name under which the preview may be opened, such as that of a container or a tunnel; may be repeated
    #[arg(long, value_name = "NAME")]
    pub(super) allow_host: Vec<String>,
    /// Open the front page in the browser
    #[arg(long)]
    pub(super) open: bool,
}

pub(super) fn run(args: &ServeArgs, terminal: Terminal) -> Result<Status> {
    let start = Instant::now();
    let server = Server::bind(args.host, args.port)?;
    let address = server.address();
    let gather = Box::new(|config: &crate::config::Config| surroundings(config, None, true));
    let (preview, follower) = Preview::open(&args.site.site, args.site.overrides(None)?, gather)?;
    greet(args, &preview, address, start, terminal);
    let followed = preview.clone();
    let console =
        Console { terminal, report: format!("{}__lyceum/report/", url(address)), unchecked: Mutex::default() };
    // It holds nothing that has to be put in order when the program ends.
    std::thread::spawn(move || follower.follow(&followed, &|happened| console.tell(happened)));
    if args.open && !open(&url(address)) {
        terminal.say(&format!("no browser could be opened; go to {}", url(address)));
    }
    server.run(preview.app(address, &args.allow_host), stopped())?;
    Ok(Status::Done)
}

/// Where a browser on this machine finds the site.
fn url(mut address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        address.set_ip(if address.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
    }
    format!("http://{address}/")
}

fn greet(args: &ServeArgs, preview: &Preview, address: SocketAddr, start: Instant, terminal: Terminal) {
    if args.port != 0 && address.port() != args.port {
        terminal.say(&format!("port {} is in use, so this is port {}", args.port, address.port()));
    }
    if !address.ip().is_loopback() {
        terminal.say(
            "everybody who reaches this machine under one of its addresses can read the site, and apply fixes to it",
        );
    }
    let snapshot = preview.snapshot();
    let library = &snapshot.library;
    let audience = library.config.audience.map_or(String::new(), |level| format!(" for the audience {level}"));
    if library.entries.is_empty() {
        terminal
            .say(&format!("no Markdown lies in `{}`: is it the folder you mean?", library.config.content.display()));
    }
    if terminal.quiet {
        // Where it is, nobody could know otherwise.
        let _ = writeln!(std::io::stdout(), "{}", url(address));
    }
    terminal.say(&format!(
        "{}{audience} at {}, ready in {:.0} ms (Ctrl-C stops)",
        count(library.entries.len(), "document"),
        url(address),
        start.elapsed().as_secs_f64() * 1e3
    ));
}

/// Says in one line what was changed, and what a check found then.
struct Console {
    terminal: Terminal,
    /// Where all findings are listed.
    report: String,
    /// What is to be said of changes, with the numbers of their snapshots, once those were checked.
    unchecked: Mutex<Vec<(u64, String)>>,
}

impl Console {
    fn tell(&self, happened: Happened) {
        let mut unchecked = self.unchecked.lock().unwrap_or_else(PoisonError::into_inner);
        match happened {
            Happened::Changed { number, what, ready } => {
                unchecked.push((number, format!("changed: {what}; ready in {ready:.0} ms")));
            }
            Happened::Checked { number, came, went, errors, warnings } => {
                let newer = unchecked.partition_point(|(of, _)| *of <= number);
                let mut lines: Vec<String> = unchecked.drain(..newer).map(|(_, line)| line).collect();
                let line = lines.pop().unwrap_or_else(|| format!("all findings at {}", self.report));
                // A check that came late is told with the last of the changes that it is about.
                lines.iter().for_each(|line| self.terminal.say(line));
                self.terminal.say(&format!("{line}; {}", found(came, went, errors, warnings)));
            }
            Happened::Broken(text) => {
                unchecked.drain(..).for_each(|(_, line)| self.terminal.say(&line));
                self.terminal.say(&format!("cannot be shown: {text}\nthe last good state stays until it is mended"));
            }
        }
    }
}

fn found(came: usize, went: usize, errors: usize, warnings: usize) -> String {
    let now = match (errors, warnings) {
        (0, 0) => "no problems".to_owned(),
        _ => format!("{} and {}", count(errors, "error"), count(warnings, "warning")),
    };
    match (came, went) {
        (0, 0) => now,
        _ => format!("{} came, {went} went: {now}", count(came, "finding")),
    }
}

/// Ready when somebody wants the program to end, or the terminal is closed.
async fn stopped() {
    let interrupted = async {
        // Where the signal cannot be caught, it ends the program by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let caught = |kind| async move {
            match signal(kind) {
                Ok(mut signals) => drop(signals.recv().await),
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            () = interrupted => {}
            () = caught(SignalKind::terminate()) => {}
            () = caught(SignalKind::hangup()) => {}
        }
    }
    #[cfg(not(unix))]
    interrupted.await;
}

/// Opens an address with the program that the system has for it.
fn open(url: &str) -> bool {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let quiet = std::process::Stdio::null;
    std::process::Command::new(program).arg(url).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn().is_ok()
}
