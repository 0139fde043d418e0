//! `lyceum serve`: shows the built site on this machine.

use std::path::Path;

use super::Status;
use super::args::ServeArgs;
use super::output::Terminal;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::serve::Server;

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
