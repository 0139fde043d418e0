//! `lyceum serve`: shows the built site on this machine.

use std::path::Path;

use clap::Args;

use super::Status;
use super::output::Terminal;
use super::site::{OutputArgs, SiteArgs};
use crate::config::Config;
use crate::error::{Error, Result};
use crate::serve::Server;

#[derive(Args, Debug)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    /// The port; the next free one is taken when it is in use
    #[arg(long, default_value_t = 8000)]
    pub(super) port: u16,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDR")]
    pub(super) host: std::net::IpAddr,
}

pub(super) fn run(args: &ServeArgs, terminal: Terminal) -> Result<Status> {
    let config = Config::load(&args.site.site, &args.site.overrides(Some(&args.output))?)?;
    let output = config.output.strip_prefix(".").unwrap_or(&config.output);
    if !output.join("index.html").is_file() {
        return Err(Error::new(format!(
            "`{}` holds no built site; run {} first",
            output.display(),
            build_command(&args.site.site)
        )));
    }
    let server = Server::bind(output, args.host, args.port)?;
    let address = server.address();
    if args.port != 0 && address.port() != args.port {
        terminal.say(&format!("port {} is in use, so this is port {}", args.port, address.port()));
    }
    if !address.ip().is_loopback() {
        terminal.say("everybody who reaches this machine can read the site");
    }
    terminal.say(&format!("serving {} at http://{address}/ (Ctrl-C stops)", output.display()));
    server.run(async {
        // Where the signal cannot be caught, it ends the program by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })?;
    Ok(Status::Done)
}

fn build_command(site: &Path) -> String {
    if site == Path::new(".") { "`lyceum build`".to_owned() } else { format!("`lyceum build {}`", site.display()) }
}
